/* SPDX-License-Identifier: MIT */
#include "compile/output.h"

#include <stdlib.h>

/* Such a format needs a repository to which the units were applied without an error. */
static bool write_repository(const struct format *format, struct compilation *compilation,
			     const struct cim_unit *const *units, struct buffer *out)
{
	if (compilation->repository == NULL)
		compilation_apply(compilation);
	return compilation->sink.by_severity[SEVERITY_ERROR] == 0 &&
	       format->write_repository(compilation->repository, units, compilation->count, &compilation->sink, out);
}

bool output_write(const struct format *format, struct compilation *compilation, struct buffer *out)
{
	const struct cim_unit **units = compilation_units(compilation);
	bool written = format->write ? format->write(units, compilation->count, &compilation->sink, out)
				     : write_repository(format, compilation, units, out);

	free(units);
	return written;
}
