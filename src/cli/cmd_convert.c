/* SPDX-License-Identifier: MIT */
/* mof convert: any form of a unit to any other. */
#include <string.h>

#include "cli/options.h"
#include "formats/formats.h"

/* MOF text is what the compiler reads, so it has no row among the formats; it is what is read if nothing says else. */
static bool is_mof(const struct options *options)
{
	if (options->from)
		return strcmp(options->from, "mof") == 0;
	return format_of_path(options->files[0]) == NULL;
}

int cmd_convert(const struct options *options)
{
	const struct format *from = NULL, *to;

	if (options->file_count != 1)
		return cli_usage(options, "one file is converted at a time");
	if (!is_mof(options)) {
		from = options->from ? format_find(options->from) : format_of_path(options->files[0]);
		if (from == NULL || from->read == NULL)
			return cli_usage(options, "--from is mof or json, not '%s'", from ? from->name : options->from);
	}
	to = cli_output_format(options);
	return to ? cli_translate(options, from, to) : EXIT_USAGE;
}
