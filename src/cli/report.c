/* SPDX-License-Identifier: MIT */
/* What was found: printed in the format that was asked for, and turned into an exit status. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/options.h"
#include "compile/compile.h"
#include "diag/render.h"

/* How many findings are at or above --fail-level; its default is warning where rules are what is asked for, else error. */
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
		cli_usage(options, "the format %s needs %s, without which this mof was built", renderer->name,
			  renderer->needs);
	return renderer && renderer->render ? renderer : NULL;
}

int cli_report(const struct options *options, struct compilation *compilation, const struct renderer *renderer,
	       int stream)
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
