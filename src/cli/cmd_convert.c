/* SPDX-License-Identifier: MIT */
/* mof convert: any form of a unit to any other. */
#include "cli/options.h"

int cmd_convert(const struct options *options)
{
	const struct format *to;

	if (options->file_count != 1)
		return cli_usage(options, "one file is converted at a time");
	to = cli_output_format(options);
	return to ? cli_translate(options, to) : EXIT_USAGE;
}
