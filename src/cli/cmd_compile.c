/* SPDX-License-Identifier: MIT */
/* mof compile: MOF files to one output file. */
#include <unistd.h>

#include "cli/terminal.h"
#include "cli/translate.h"

int cmd_compile(const struct options *options)
{
	const struct format *format = cli_output_format(options);

	if (format == NULL)
		return EXIT_USAGE;
	if (!options->output && isatty(STDOUT_FILENO))
		return cli_usage(options, "missing -o FILE: the output is not for a terminal");
	if (options->dependencies && !options->output)
		return cli_usage(options, "-MF needs -o FILE, the target of the rule");
	return cli_translate(options, format);
}
