/* SPDX-License-Identifier: MIT */
/* mof convert: any form of a unit to any other. */
#include "cli/options.h"
#include "compile/output.h"
#include "formats/formats.h"

int cmd_convert(const struct options *options)
{
	const struct format *from, *to;

	if (options->file_count != 1)
		return cli_usage(options, "one file is converted at a time");
	from = options->from ? output_find(options->from) : output_of_path(options->files[0]);
	if (options->from && from == NULL)
		return cli_usage(options, "there is no format '%s' to read", options->from);
	to = cli_output_format(options);
	if (to == NULL)
		return EXIT_USAGE;
	/* MOF text has no reader of its own: it is what the compiler reads when it is told nothing else. */
	return cli_translate(options, from && from->read ? from : NULL, to);
}
