/* SPDX-License-Identifier: MIT */
/* mof security: which namespaces files create or touch, and what they do to their security. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/report.h"
#include "cli/options.h"
#include "compile/compile.h"
#include "diag/render.h"
#include "lint/lint.h"

/* ---- the report_formats of the report ---- */

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

/* SARIF has findings alone, which take the place of the report. */
static const struct report_format {
	const char *name;
	bool (*print)(const struct report *report, struct buffer *out);
} report_formats[] = {{"text", print_text}, {"json", report_json}, {"html", print_html}, {"sarif", NULL}};

static const struct report_format *find_format(const struct options *options)
{
	for (size_t i = 0; i < sizeof report_formats / sizeof *report_formats; i++)
		if (options->format == NULL || strcmp(options->format, report_formats[i].name) == 0)
			return &report_formats[i];
	cli_usage(options, "--format is text, json, html or sarif, not '%s'", options->format);
	return NULL;
}

static int print_report(const struct options *options, const struct report_format *format, const struct report *report)
{
	struct buffer text = {0};
	int status = EXIT_USAGE;

	if (format->print(report, &text))
		status = cli_print(&text, STDOUT_FILENO);
	else
		cli_usage(options, "this mof was built without JSON");
	buffer_free(&text);
	return status;
}

static int run_report(const struct options *options, const struct report_format *format,
		      const struct renderer *renderer, struct namespaces_world *world)
{
	struct compilation compilation;
	struct report report;
	struct lint lint = {.sink = &compilation.sink, .profile = LINT_PRODUCT};
	const struct cim_unit **units;
	int status, printed = EXIT_CLEAN;
	size_t count;

	cli_compile(options, false, &compilation);
	units = cli_all_units(&compilation, &count);
	world->units_before = compilation.base_count;
	report_make(units, count, world, &compilation.sink, &report);
	lint_namespaces(&lint, &report.facts);
	status = cli_report(options, &compilation, renderer, format->print ? STDERR_FILENO : STDOUT_FILENO);
	if (format->print && !compilation.unreadable)
		printed = print_report(options, format, &report);
	free(units);
	report_free(&report);
	compilation_free(&compilation);
	return printed == EXIT_CLEAN ? status : printed;
}

/* An option of generate does nothing in a report, and is not passed over. */
static bool check_report_options(const struct options *options)
{
	bool generates = options->require_encryption || options->no_encryption || options->sddl || options->template ||
			 options->grants.count || options->denials.count || options->remote || options->inherit ||
			 options->create || options->autorecover || options->undo || options->verify;

	if (generates)
		cli_usage(options, "an option is for 'mof security generate NAMESPACE' alone; see its help");
	return !generates;
}

int cmd_security(const struct options *options)
{
	struct namespaces_world world = {.base_count = options->base_descriptors.count};
	struct arena arena = {0};
	const struct report_format *format;
	const struct renderer *renderer;
	int status = EXIT_USAGE;

	if (strcmp(options->files[0], "generate") == 0)
		return cli_security_generate(options);
	if (!check_report_options(options))
		return EXIT_USAGE;
	format = find_format(options);
	if (format == NULL)
		return EXIT_USAGE;
	renderer = render_find(format->print ? "text" : format->name);
	if (renderer->render == NULL)
		return cli_usage(options, "the format %s needs %s, without which this mof was built", renderer->name,
				 renderer->needs);
	world.bases = cli_base_descriptors(options, &arena);
	if (world.bases)
		status = run_report(options, format, renderer, &world);
	arena_free(&arena);
	return status;
}
