/* SPDX-License-Identifier: MIT */
/* The table of formats: names and suffixes to writers. */
#ifndef MOFKIT_FORMATS_FORMATS_H
#define MOFKIT_FORMATS_FORMATS_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "model/unit.h"

struct format {
	const char *name;                       /* of --to */
	const char *suffix;                     /* ".bmf" */
	/* Appends the units to `out`; false, with nothing appended, after an error, which is in the sink. */
	bool (*write)(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out);
	const char *words;
};

/* The i-th format; NULL behind the last. */
const struct format *format_at(size_t index);

/* By name, any case; by the suffix of a path. NULL when there is none. */
const struct format *format_find(const char *name);
const struct format *format_of_path(const char *path);

#endif
