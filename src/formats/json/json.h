/* SPDX-License-Identifier: MIT */
/* The JSON form of a unit, mof-json(5): everything except the locations in its sources. */
#ifndef MOFKIT_FORMATS_JSON_JSON_H
#define MOFKIT_FORMATS_JSON_JSON_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "model/unit.h"

struct json_options {
	bool positions; /* write "file", "line" and "column" too; the reader skips them */
};

/*
 * Appends the unit as indented JSON with a final line end; equal units give equal text. `options` may be NULL. Bytes that
 * are not WTF-8 are written as U+FFFD.
 */
void json_write_unit(const struct cim_unit *unit, const struct json_options *options, struct buffer *out);

/*
 * Reads JSON as json_write_unit writes it into `unit`, which must be initialised and empty. The unit owns everything it
 * refers to except the names; its spans have no source. `path` is for messages. Input of any other form is refused
 * with one error (MOF840 to MOF848): returns false, and the unit is empty. The caller limits `size`; the memory used may
 * be a hundred times as large.
 */
bool json_read_unit(const char *path, const uint8_t *bytes, size_t size, struct names *names, struct diag_sink *sink,
		    struct cim_unit *unit);

#endif
