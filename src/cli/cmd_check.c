/* SPDX-License-Identifier: MIT */
/* mof check: everything that can be said of MOF files, all at once. */
#include <string.h>
#include <unistd.h>

#include "cli/options.h"
#include "compile/compile.h"

int cmd_check(const struct options *options)
{
	static const char *const formats[] = {"text", "gcc", "mofcomp"};
	struct compilation compilation;
	size_t i = 0;
	int status;

	while (options->format && i < sizeof formats / sizeof *formats && strcmp(formats[i], options->format) != 0)
		i++;
	if (i == sizeof formats / sizeof *formats)
		return cli_usage(options, "--format is text, gcc or mofcomp, not '%s'", options->format);
	cli_compile(options, false, &compilation);
	status = cli_report(options, &compilation, STDOUT_FILENO);
	compilation_free(&compilation);
	return status;
}
