/* SPDX-License-Identifier: MIT */
/* The table of formats: names and suffixes to writers. */
#ifndef MOFKIT_FORMATS_FORMATS_H
#define MOFKIT_FORMATS_FORMATS_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "model/unit.h"
#include "repository/repository.h"

struct format {
	const char *name;   /* of --to */
	const char *suffix; /* ".bmf" */
	bool is_source;     /* the compiler parses it, and `read` is NULL */
	/* Reads a file into an empty unit; false after an error, which is in the sink. NULL: source, or only written. */
	bool (*read)(const char *path, const uint8_t *bytes, size_t size, struct names *names, struct diag_sink *sink,
		     struct cim_unit *unit);
	/* Appends the units to `out`; false, with nothing appended, after an error, which is in the sink. */
	bool (*write)(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out);
	/* The same for a format that has types of values: it needs the repository to which the units were applied. */
	bool (*write_repository)(const struct repository *repository, const struct cim_unit *const *units, size_t count,
				 struct diag_sink *sink, struct buffer *out);
	const char *description; /* one line of help */
};

/* Whether files in it can be compiled. */
bool format_is_read(const struct format *format);

/* Whether it is written in either way. */
bool format_is_written(const struct format *format);

/* The i-th format; NULL after the last. */
const struct format *format_at(size_t index);

/* By name, any case; by the suffix of a path. NULL when there is none. */
const struct format *format_find(const char *name);
const struct format *format_of_path(const char *path);

#endif
