/* SPDX-License-Identifier: MIT */
/* mof compile: MOF files to one output, which is written only if nothing was wrong. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/options.h"
#include "compile/compile.h"
#include "formats/formats.h"

static int unknown_format(const struct options *options, const char *name)
{
	struct buffer names = {0};
	int status;

	for (size_t i = 0; format_at(i); i++)
		buffer_printf(&names, "%s%s", i ? ", " : "", format_at(i)->name);
	if (name)
		status = cli_usage(options, "--to is one of %s; not '%s'", buffer_text(&names), name);
	else
		status = cli_usage(options, "say what to write with --to: %s", buffer_text(&names));
	buffer_free(&names);
	return status;
}

static int write_output(const char *path, const struct buffer *bytes)
{
	const char *error = file_write(path, bytes->bytes, bytes->size);

	if (error == NULL)
		return EXIT_CLEAN;
	fprintf(stderr, "mof: cannot write %s: %s\n", path, error);
	return EXIT_UNREADABLE;
}

static int compile_to(const struct options *options, const struct format *format, const char *output)
{
	struct compilation compilation;
	struct buffer bytes = {0};
	int status;

	cli_compile(options, false, &compilation);
	if (compilation.sink.by_severity[SEVERITY_ERROR] == 0) {
		const struct cim_unit **units = compilation_units(&compilation);

		format->write(units, compilation.count, &compilation.sink, &bytes);
		free(units);
	}
	status = cli_report(options, &compilation, cli_renderer(options), STDERR_FILENO);
	if (status == EXIT_CLEAN)
		status = write_output(output, &bytes);
	buffer_free(&bytes);
	compilation_free(&compilation);
	return status;
}

int cmd_compile(const struct options *options)
{
	const char *output = options->output ? options->output : "-";
	const struct format *format = options->to ? format_find(options->to) : format_of_path(output);

	if (format == NULL)
		return unknown_format(options, options->to);
	if (!options->output && isatty(STDOUT_FILENO))
		return cli_usage(options, "name the file to write with -o; a terminal can't show it");
	return compile_to(options, format, output);
}
