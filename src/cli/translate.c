/* SPDX-License-Identifier: MIT */
#include "cli/translate.h"

#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/diagnostics.h"
#include "cli/inputs.h"
#include "cli/terminal.h"
#include "compile/output.h"

static void refuse_format(const struct options *options)
{
	const struct format *format;
	struct buffer names = {0};

	for (size_t i = 0; (format = format_at(i)); i++)
		if (format_is_written(format))
			buffer_printf(&names, "%s%s", names.size > 0 ? ", " : "", format->name);
	if (options->to)
		cli_usage(options, "invalid --to '%s': expected one of %s", options->to, buffer_text(&names));
	else
		cli_usage(options, "missing output format: use --to with one of %s", buffer_text(&names));
	buffer_free(&names);
}

const struct format *cli_output_format(const struct options *options)
{
	const struct format *format = options->to       ? format_find(options->to)
				      : options->output ? format_of_path(options->output)
							: NULL;

	if (format && format_is_written(format))
		return format;
	refuse_format(options);
	return NULL;
}

int cli_write(const char *path, const struct buffer *bytes)
{
	const char *error = file_write(path ? path : "-", bytes->bytes, bytes->size);

	if (error == NULL)
		return EXIT_CLEAN;
	fprintf(stderr, "mof: cannot write %s: %s\n", path ? path : "standard output", error);
	return EXIT_UNREADABLE;
}

int cli_translate(const struct options *options, const struct format *to)
{
	struct compilation compilation;
	struct buffer bytes = {0};
	int status;

	if (options->base.count > 0 && to->write_repository == NULL)
		return cli_usage(options, "--base has no effect on --to=%s", to->name);
	cli_compile(options, false, &compilation);
	for (size_t i = 0; i < compilation.count; i++)
		compilation.files[i]->unit.old_binary_form |= options->old_form;
	if (compilation.sink.by_severity[SEVERITY_ERROR] == 0)
		output_write(to, &compilation, &bytes);
	status = cli_report(options, &compilation, cli_renderer(options), STDERR_FILENO);
	if (status == EXIT_CLEAN)
		status = cli_write(options->output, &bytes);
	if (status == EXIT_CLEAN && options->dependencies) {
		bytes.size = 0;
		cli_dependencies(options->output, &compilation, &bytes);
		status = cli_write(options->dependencies, &bytes);
	}
	buffer_free(&bytes);
	compilation_free(&compilation);
	return status;
}
