/* SPDX-License-Identifier: MIT */
/* Files in, one output out: what compile and convert share. The output is written only if nothing was wrong. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/options.h"
#include "compile/compile.h"
#include "compile/output.h"

static void explain_formats(const struct options *options, const char *name)
{
	struct buffer names = {0};

	buffer_put_text(&names, output_find("mof")->name);
	for (size_t i = 0; format_at(i); i++)
		if (format_is_written(format_at(i)))
			buffer_printf(&names, ", %s", format_at(i)->name);
	if (name)
		cli_usage(options, "--to is one of %s; not '%s'", buffer_text(&names), name);
	else
		cli_usage(options, "say what to write with --to: %s", buffer_text(&names));
	buffer_free(&names);
}

const struct format *cli_output_format(const struct options *options)
{
	const struct format *format =
		options->to ? output_find(options->to) : output_of_path(options->output ? options->output : "-");

	if (format && format_is_written(format))
		return format;
	explain_formats(options, options->to);
	return NULL;
}

int cli_write(const char *path, const struct buffer *bytes)
{
	const char *error = file_write(path, bytes->bytes, bytes->size);

	if (error == NULL)
		return EXIT_CLEAN;
	fprintf(stderr, "mof: cannot write %s: %s\n", path, error);
	return EXIT_UNREADABLE;
}

int cli_translate(const struct options *options, const struct format *to)
{
	const char *output = options->output ? options->output : "-";
	struct compilation compilation;
	struct buffer bytes = {0};
	int status;

	if (options->base.count > 0 && to->write_repository == NULL)
		return cli_usage(options,
				 "--base is for --to cimxml: %s has nothing that the world before would change",
				 to->name);
	cli_compile(options, false, &compilation);
	for (size_t i = 0; i < compilation.count; i++)
		compilation.files[i]->unit.old_binary_form |= options->old_form;
	if (compilation.sink.by_severity[SEVERITY_ERROR] == 0)
		output_write(to, &compilation, &bytes);
	status = cli_report(options, &compilation, cli_renderer(options), STDERR_FILENO);
	if (status == EXIT_CLEAN)
		status = cli_write(output, &bytes);
	if (status == EXIT_CLEAN && options->dependencies) {
		bytes.size = 0;
		cli_dependencies(output, &compilation, &bytes);
		status = cli_write(options->dependencies, &bytes);
	}
	buffer_free(&bytes);
	compilation_free(&compilation);
	return status;
}
