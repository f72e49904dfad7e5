/* SPDX-License-Identifier: MIT */
/* mof convert: a file from one format to another. */
#include "cli/translate.h"

int cmd_convert(const struct options *options)
{
	const struct format *to = cli_output_format(options);

	return to ? cli_translate(options, to) : EXIT_USAGE;
}
