/* SPDX-License-Identifier: MIT */
/* Compiles the files of the command line with its options. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/inputs.h"
#include "compile/dialect.h"
#include "formats/formats.h"

size_t cli_max_expanded(const struct options *options)
{
	const char *text = options->max_expanded;
	unsigned long megabytes;

	if (text == NULL || *text == 0 || text[strspn(text, "0123456789")])
		return 0;
	megabytes = strtoul(text, NULL, 10);
	return megabytes <= MAX_EXPANDED ? megabytes << 20 : 0;
}

size_t cli_jobs(const struct options *options)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	unsigned long jobs = processors > 0 ? (unsigned long)processors : 1;

	if (options->jobs) {
		if (*options->jobs == 0 || options->jobs[strspn(options->jobs, "0123456789")])
			return 0;
		jobs = strtoul(options->jobs, NULL, 10);
		return jobs <= MAX_JOBS ? jobs : 0;
	}
	return jobs < MAX_JOBS ? jobs : MAX_JOBS;
}

void cli_compile(const struct options *options, bool keep_trees, struct compilation *compilation)
{
	struct progress progress;
	struct compile_options compile_options = {.code_page = options->code_page,
						  .include_folders = options->include_directories.items,
						  .include_folder_count = options->include_directories.count,
						  .environment = options->environment.items,
						  .environment_count = options->environment.count,
						  .keep_includes = options->command == COMMAND_LOCALIZE_SPLIT,
						  .jobs = cli_jobs(options),
						  .verbose = options->verbose,
						  .progress = cli_show_progress,
						  .progress_context = &progress,
						  .max_plain = cli_max_expanded(options),
						  .start_namespace = options->start_namespace,
						  .stdin_name = options->stdin_name,
						  .preprocess = options->runs_cpp ? cli_preprocess : NULL,
						  .preprocess_context = (void *)options,
						  .from = options->from ? format_find(options->from) : NULL,
						  .syntax_only = options->syntax_only,
						  .closed = options->closed,
						  .keep_trees = keep_trees};

	if (options->dialect)
		dialect_find(options->dialect, &compile_options.dialect, &compile_options.finds_dialect);
	compilation_init(compilation, &compile_options);
	compilation->sink.strict = options->strict;
	cli_start_progress(&progress);
	compilation_add_base(compilation, options->base_files.items, options->base_files.count);
	compilation_add_files(compilation, options->files.items, options->files.count);
	compilation->options.progress = NULL;
}
