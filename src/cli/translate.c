/* SPDX-License-Identifier: MIT */
/* Files in, one output out: what compile and convert share. The output is written only if nothing was wrong. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/options.h"
#include "compile/compile.h"
#include "formats/formats.h"

static void explain_formats(const struct options *options, const char *name)
{
	struct buffer names = {0};

	for (size_t i = 0; format_at(i); i++)
		if (format_at(i)->write)
			buffer_printf(&names, "%s%s", names.size ? ", " : "", format_at(i)->name);
	if (name)
		cli_usage(options, "--to is one of %s; not '%s'", buffer_text(&names), name);
	else
		cli_usage(options, "say what to write with --to: %s", buffer_text(&names));
	buffer_free(&names);
}

const struct format *cli_output_format(const struct options *options)
{
	const struct format *format = options->to ? format_find(options->to)
						  : format_of_path(options->output ? options->output : "-");

	if (format && format->write)
		return format;
	explain_formats(options, options->to);
	return NULL;
}

static int write_output(const char *path, const struct buffer *bytes)
{
	const char *error = file_write(path, bytes->bytes, bytes->size);

	if (error == NULL)
		return EXIT_CLEAN;
	fprintf(stderr, "mof: cannot write %s: %s\n", path, error);
	return EXIT_UNREADABLE;
}

int cli_translate(const struct options *options, const struct format *from, const struct format *to)
{
	const char *output = options->output ? options->output : "-";
	struct compilation compilation;
	struct buffer bytes = {0};
	int status;

	cli_compile(options, from, false, &compilation);
	if (compilation.sink.by_severity[SEVERITY_ERROR] == 0) {
		const struct cim_unit **units = compilation_units(&compilation);

		to->write(units, compilation.count, &compilation.sink, &bytes);
		free(units);
	}
	status = cli_report(options, &compilation, cli_renderer(options), STDERR_FILENO);
	if (status == EXIT_CLEAN)
		status = write_output(output, &bytes);
	buffer_free(&bytes);
	compilation_free(&compilation);
	return status;
}
