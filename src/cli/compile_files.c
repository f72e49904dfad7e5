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

/* Starts a compilation, and reads the base. `progress` must outlive what follows. */
static void start(const struct options *options, bool keep_trees, struct progress *progress,
		  struct compilation *compilation)
{
	struct compile_options compile_options = {.code_page = options->code_page,
						  .include_folders = options->include_directories.items,
						  .include_folder_count = options->include_directories.count,
						  .environment = options->environment.items,
						  .environment_count = options->environment.count,
						  .keep_includes = options->command == COMMAND_LOCALIZE_SPLIT,
						  .jobs = cli_jobs(options),
						  .verbose = options->verbose,
						  .progress = cli_show_progress,
						  .progress_context = progress,
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
	cli_start_progress(progress);
	compilation_add_base(compilation, options->base_files.items, options->base_files.count);
}

void cli_compile(const struct options *options, bool keep_trees, struct compilation *compilation)
{
	struct progress progress;

	start(options, keep_trees, &progress, compilation);
	compilation_add_files(compilation, options->files.items, options->files.count);
	compilation->options.progress = NULL;
}

void cli_compile_again(const struct options *options, const struct compilation *first, const struct text *texts,
		       struct compilation *compilation)
{
	struct progress progress;
	size_t next = 0;

	start(options, false, &progress, compilation);
	for (size_t i = 0; i < options->files.count; i++) {
		const char *path = options->files.items[i];

		if (strcmp(path, "-") == 0)
			path = options->stdin_name ? options->stdin_name : "<stdin>";
		if (next == first->count || strcmp(first->files[next]->source->path, path) != 0)
			compilation_add_file(compilation, options->files.items[i]);
		else if (texts[next].bytes)
			compilation_add_bytes(compilation, path, (const uint8_t *)texts[next].bytes,
					      texts[next].length);
		else
			compilation_add_file(compilation, path);
		next += next < first->count && strcmp(first->files[next]->source->path, path) == 0;
	}
	compilation->options.progress = NULL;
}
