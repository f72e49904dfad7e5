/* SPDX-License-Identifier: MIT */
#include "cli/diagnostics.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/terminal.h"
#include "cli/translate.h"

/* How many findings have at least the severity of --fail-level: by default warning for commands that run rules, else error. */
static size_t count_failing(const struct options *options, const struct diag_sink *sink)
{
	bool runs_rules = options->command == COMMAND_LINT || options->command == COMMAND_SECURITY;
	enum severity level = runs_rules ? SEVERITY_WARNING : SEVERITY_ERROR;
	size_t count = 0;

	for (enum severity named = SEVERITY_NOTE; options->fail_level && named <= SEVERITY_ERROR; named++)
		if (strcmp(options->fail_level, severity_name(named)) == 0)
			level = named;
	for (; level <= SEVERITY_ERROR; level++)
		count += sink->by_severity[level];
	return count;
}

/* GitHub Actions shows workflow commands at the lines of a pull request. */
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
		cli_usage(options, "invalid --format '%s'", options->format);
	else if (renderer->render == NULL)
		cli_usage(options, "--format=%s is not supported: this mof was built without %s", renderer->name,
			  renderer->needs);
	return renderer && renderer->render ? renderer : NULL;
}

/* Draws the diagnostics and appends them to `text`. */
static void draw(const struct options *options, struct diag_sink *sink, const struct renderer *renderer, bool color,
		 struct buffer *text)
{
	diag_drop_repeats(sink);
	diag_sort(sink);
	diag_limit(sink, options->max_findings ? strtoul(options->max_findings, NULL, 10) : renderer->per_code);
	if (strcmp(renderer->name, "text") == 0)
		render_text(sink, color, text);
	else
		renderer->render(sink, text);
}

/* The exit status, `printed` being that of the output. */
static int finish(const struct options *options, struct compilation *compilation, int printed)
{
	struct buffer text = {0};

	if (options->statistics) {
		render_statistics(&compilation->sink, &text);
		cli_print(&text, STDERR_FILENO);
		buffer_free(&text);
	}
	if (compilation->unreadable || printed != EXIT_CLEAN)
		return EXIT_UNREADABLE;
	return count_failing(options, &compilation->sink) > 0 ? EXIT_FINDINGS : EXIT_CLEAN;
}

int cli_report(const struct options *options, struct compilation *compilation, const struct renderer *renderer,
	       int stream)
{
	struct buffer text = {0};
	int status;

	draw(options, &compilation->sink, renderer, cli_color(options, stream), &text);
	status = finish(options, compilation, cli_print(&text, stream));
	buffer_free(&text);
	return status;
}

int cli_report_to_output(const struct options *options, struct compilation *compilation,
			 const struct renderer *renderer)
{
	struct buffer text = {0};
	int status;

	if (options->output == NULL)
		return cli_report(options, compilation, renderer, STDOUT_FILENO);
	draw(options, &compilation->sink, renderer, false, &text);
	status = finish(options, compilation, cli_write(options->output, &text));
	buffer_free(&text);
	return status;
}
