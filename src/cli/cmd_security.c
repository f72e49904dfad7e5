/* SPDX-License-Identifier: MIT */
/* mof security: the namespaces that files create or change, and their security. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/diagnostics.h"
#include "cli/inputs.h"
#include "cli/terminal.h"
#include "cli/translate.h"
#include "report/report.h"

/* ---- formats ---- */

static bool print_text(const struct report *report, struct buffer *out)
{
	report_text(report, out);
	return true;
}

static bool print_html(const struct report *report, struct buffer *out)
{
	report_html(report, out);
	return true;
}

/* SARIF contains only findings, so its renderer takes the place of the report. */
static const struct report_format {
	const char *name;
	bool (*print)(const struct report *report, struct buffer *out);
} report_formats[] = {{"text", print_text}, {"json", report_json}, {"html", print_html}, {"sarif", NULL}};

/* The option is one of them, the first by default. */
static const struct report_format *find_format(const char *name)
{
	const struct report_format *format = report_formats;

	while (name && strcmp(format->name, name) != 0)
		format++;
	return format;
}

static int write_report(const struct options *options, const struct report_format *format, const struct report *report)
{
	struct buffer text = {0};
	int status = EXIT_USAGE;

	if (format->print(report, &text))
		status = cli_write(options->output, &text);
	else
		cli_usage(options, "--format=json is not supported: this mof was built without jansson");
	buffer_free(&text);
	return status;
}

static int run_report(const struct options *options, const struct report_format *format,
		      const struct renderer *renderer, struct namespace_bases *bases)
{
	struct compilation compilation;
	struct report report;
	struct lint lint = {.profile = LINT_PRODUCT, .scope = LINT_NAMESPACES};
	int status, written = EXIT_CLEAN;

	cli_compile(options, false, &compilation);
	report_make(cli_apply(&compilation, bases), bases, &compilation.sink, &report);
	cli_lint(&compilation, &report.facts, &lint);
	if (format->print)
		status = cli_report(options, &compilation, renderer, STDERR_FILENO);
	else
		status = cli_report_to_output(options, &compilation, renderer);
	if (format->print && !compilation.unreadable)
		written = write_report(options, format, &report);
	report_free(&report);
	compilation_free(&compilation);
	return written == EXIT_CLEAN ? status : written;
}

int cmd_security(const struct options *options)
{
	struct namespace_bases bases = {.count = options->base_descriptors.count};
	struct arena arena = {0};
	const struct report_format *format = find_format(options->format);
	const struct renderer *renderer = render_find(format->print ? "text" : format->name);
	int status = EXIT_USAGE;

	if (renderer->render == NULL)
		return cli_usage(options, "--format=%s is not supported: this mof was built without %s", renderer->name,
				 renderer->needs);
	bases.items = cli_base_descriptors(options, &arena);
	if (bases.items)
		status = run_report(options, format, renderer, &bases);
	arena_free(&arena);
	return status;
}
