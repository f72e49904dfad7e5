/* SPDX-License-Identifier: MIT */
/* The table of formats, with their readers and writers. */
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
	/* Reads a file into an empty unit; returns false after reporting an error. NULL: source, or write-only. */
	bool (*read)(const char *path, const uint8_t *bytes, size_t size, struct names *names, struct diag_sink *sink,
		     struct cim_unit *unit);
	/* Appends the units to `out`; after reporting an error returns false and appends nothing. */
	bool (*write)(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out);
	/* The same for a format with typed values, which needs the repository that the units were applied to. */
	bool (*write_repository)(const struct repository *repository, const struct cim_unit *const *units, size_t count,
				 struct diag_sink *sink, struct buffer *out);
	const char *description; /* one line of help */
};

/* Returns whether files in this format can be compiled. */
bool format_is_read(const struct format *format);

/* Returns whether the format can be written, by either function. */
bool format_is_written(const struct format *format);

/* Returns the format with an index; NULL after the last. */
const struct format *format_at(size_t index);

/* Find a format by name, in any case, or by the suffix of a path; NULL if there is none. */
const struct format *format_find(const char *name);
const struct format *format_of_path(const char *path);

#endif
