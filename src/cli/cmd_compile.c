/* SPDX-License-Identifier: MIT */
/* mof compile: MOF files to one output. */
#include <unistd.h>

#include "cli/options.h"

int cmd_compile(const struct options *options)
{
	const struct format *format = cli_output_format(options);

	if (format == NULL)
		return EXIT_USAGE;
	if (!options->output && isatty(STDOUT_FILENO))
		return cli_usage(options, "name the file to write with -o; a terminal can't show it");
	if (options->dependencies && !options->output)
		return cli_usage(options, "-MF needs the name of what depends: -o FILE");
	return cli_translate(options, format);
}
