/* SPDX-License-Identifier: MIT */
/* The options of the command line into a compilation of the files that it names. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/options.h"
#include "compile/compile.h"
#include "compile/dialect.h"
#include "compile/output.h"

size_t cli_largest_plain(const struct options *options)
{
	const char *text = options->max_expanded;
	unsigned long megabytes;

	if (text == NULL || *text == 0 || text[strspn(text, "0123456789")])
		return 0;
	megabytes = strtoul(text, NULL, 10);
	return megabytes <= MOST_EXPANDED ? megabytes << 20 : 0;
}

size_t cli_jobs(const struct options *options)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	unsigned long jobs = processors > 0 ? (unsigned long)processors : 1;

	if (options->jobs) {
		if (*options->jobs == 0 || options->jobs[strspn(options->jobs, "0123456789")])
			return 0;
		jobs = strtoul(options->jobs, NULL, 10);
		return jobs <= MOST_JOBS ? jobs : 0;
	}
	return jobs < MOST_JOBS ? jobs : MOST_JOBS;
}

void cli_compile(const struct options *options, bool keep_trees, struct compilation *compilation)
{
	struct progress progress;
	struct compile_options compile_options = {.code_page = options->code_page,
						  .include_folders = options->include_folders.items,
						  .include_folder_count = options->include_folders.count,
						  .environment = options->environment.items,
						  .environment_count = options->environment.count,
						  .keep_includes = options->command == COMMAND_LOCALIZE,
						  .jobs = cli_jobs(options),
						  .verbose = options->verbose,
						  .progress = cli_show_progress,
						  .progress_context = &progress,
						  .largest_plain = cli_largest_plain(options),
						  .start_namespace = options->start_namespace,
						  .stdin_name = options->stdin_name,
						  .preprocess = options->cpp ? cli_preprocess : NULL,
						  .preprocess_context = (void *)options,
						  .from = options->from ? output_find(options->from) : NULL,
						  .syntax_only = options->syntax,
						  .closed = options->closed,
						  .keep_trees = keep_trees};

	if (options->dialect)
		dialect_find(options->dialect, &compile_options.dialect, &compile_options.finds_dialect);
	compilation_init(compilation, &compile_options);
	compilation->sink.strict = options->strict;
	cli_start_progress(&progress);
	compilation_add_base(compilation, options->base_inputs.items, options->base_inputs.count);
	compilation_add_files(compilation, options->files, options->file_count);
	compilation->options.progress = NULL;
}
