/* SPDX-License-Identifier: MIT */
/* What all commands do: compile what is named, print what was found, choose the exit status. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/options.h"
#include "compile/compile.h"
#include "compile/dialect.h"
#include "compile/output.h"
#include "diag/render.h"

int cli_usage(const struct options *options, const char *format, ...)
{
	const char *command = command_at(options->command)->name;
	va_list arguments;

	fprintf(stderr, "mof %s: ", command);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fprintf(stderr, "\n'mof %s --help' shows how it is used.\n", command);
	return EXIT_USAGE;
}

int cli_print(const struct buffer *text, int stream)
{
	FILE *file = stream == STDOUT_FILENO ? stdout : stderr;

	if (text->size == 0 || (fwrite(text->bytes, 1, text->size, file) == text->size && fflush(file) == 0))
		return EXIT_CLEAN;
	if (stream == STDOUT_FILENO)
		fprintf(stderr, "mof: cannot write to standard output: %s\n", strerror(errno));
	return EXIT_UNREADABLE;
}

bool cli_color(const struct options *options, int stream)
{
	const char *no_color = getenv("NO_COLOR");

	if (options->color && strcmp(options->color, "always") == 0)
		return true;
	if (options->color && strcmp(options->color, "never") == 0)
		return false;
	return isatty(stream) && (no_color == NULL || *no_color == 0);
}

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

/* How many findings are as severe as --fail-level says; unless it is given, errors, and warnings of the linter. */
static size_t count_failing(const struct options *options, const struct diag_sink *sink)
{
	enum severity level = options->command == COMMAND_LINT ? SEVERITY_WARNING : SEVERITY_ERROR;
	size_t count = 0;

	for (enum severity named = SEVERITY_NOTE; options->fail_level && named <= SEVERITY_ERROR; named++)
		if (strcmp(options->fail_level, severity_name(named)) == 0)
			level = named;
	for (; level <= SEVERITY_ERROR; level++)
		count += sink->by_severity[level];
	return count;
}

/* GitHub's runners show what is written in their own form at the line of a pull request. */
static const char *default_format(void)
{
	const char *actions = getenv("GITHUB_ACTIONS");

	return actions && strcmp(actions, "true") == 0 ? "github" : "text";
}

const struct renderer *cli_renderer(const struct options *options)
{
	bool has_formats = options->command == COMMAND_CHECK || options->command == COMMAND_LINT;
	const struct renderer *renderer;

	if (!has_formats)
		return render_find("text");
	renderer = render_find(options->format ? options->format : default_format());
	if (renderer == NULL)
		cli_usage(options, "there is no format '%s'; 'mof %s --help' lists them", options->format,
			  command_at(options->command)->name);
	else if (renderer->render == NULL)
		cli_usage(options, "the format %s needs %s, without which this mof was built", renderer->name, renderer->needs);
	return renderer && renderer->render ? renderer : NULL;
}

int cli_report(const struct options *options, struct compilation *compilation, const struct renderer *renderer, int stream)
{
	struct diag_sink *sink = &compilation->sink;
	struct buffer text = {0};
	int status;

	diag_drop_repeats(sink);
	diag_sort(sink);
	diag_limit(sink, options->most ? strtoul(options->most, NULL, 10) : renderer->per_code);
	if (strcmp(renderer->name, "text") == 0)
		render_text(sink, cli_color(options, stream), &text);
	else
		renderer->render(sink, &text);
	status = cli_print(&text, stream);
	text.size = 0;
	if (options->statistics) {
		render_statistics(sink, &text);
		cli_print(&text, STDERR_FILENO);
	}
	buffer_free(&text);
	if (compilation->unreadable || status != EXIT_CLEAN)
		return EXIT_UNREADABLE;
	return count_failing(options, sink) > 0 ? EXIT_FINDINGS : EXIT_CLEAN;
}
