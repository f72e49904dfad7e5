/* SPDX-License-Identifier: MIT */
/* mof security: which namespaces files create or touch, and what they do to their security. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "access/namespaces.h"
#include "cli/options.h"
#include "compile/compile.h"

static int generate(const struct options *options)
{
	struct buffer text = {0};
	int status = EXIT_CLEAN;

	if (options->file_count < 2)
		return cli_usage(options, "name the namespace to secure: mof security generate 'root\\MyNamespace'");
	for (size_t i = 1; i < options->file_count && status == EXIT_CLEAN; i++) {
		const char *fault = compile_namespace_fault(options->files[i]);

		if (fault)
			status = cli_usage(options, "the namespace path '%s' %s", options->files[i], fault);
		else
			access_generate(options->files[i], &text);
		if (i + 1 < options->file_count)
			buffer_put_byte(&text, '\n');
	}
	if (status == EXIT_CLEAN)
		status = cli_print(&text, STDOUT_FILENO);
	buffer_free(&text);
	return status;
}

static int report(const struct options *options, bool as_json)
{
	struct compilation compilation;
	struct access_report access;
	const struct cim_unit **units;
	struct buffer text = {0};
	int status, printed = EXIT_CLEAN;

	cli_compile(options, NULL, false, &compilation);
	units = compilation_units(&compilation);
	access_report_make(units, compilation.count, &compilation.sink, &access);
	status = cli_report(options, &compilation, cli_renderer(options), STDERR_FILENO);
	if (!as_json)
		access_report_text(&access, &text);
	else if (!access_report_json(&access, &text))
		printed = cli_usage(options, "this mof was built without JSON");
	if (printed == EXIT_CLEAN && !compilation.unreadable)
		printed = cli_print(&text, STDOUT_FILENO);
	buffer_free(&text);
	free(units);
	access_report_free(&access);
	compilation_free(&compilation);
	return printed == EXIT_CLEAN ? status : printed;
}

int cmd_security(const struct options *options)
{
	bool as_json = options->format && strcmp(options->format, "json") == 0;

	if (strcmp(options->files[0], "generate") == 0)
		return generate(options);
	if (options->format && !as_json && strcmp(options->format, "text") != 0)
		return cli_usage(options, "--format is text or json, not '%s'", options->format);
	return report(options, as_json);
}
