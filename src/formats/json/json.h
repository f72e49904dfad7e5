/* SPDX-License-Identifier: MIT */
/* The JSON form of a unit, mof-json(5): everything that a unit says but the locations in its sources. */
#ifndef MOFKIT_FORMATS_JSON_JSON_H
#define MOFKIT_FORMATS_JSON_JSON_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "model/unit.h"

struct json_options {
	bool positions; /* "file", "line" and "column" too, which the reader skips */
};

/*
 * Appends the unit as indented JSON that ends with a line end; equal units give equal text. Options may be NULL for
 * none. Bytes that are no WTF-8 are written as U+FFFD.
 */
void json_write_unit(const struct cim_unit *unit, const struct json_options *options, struct buffer *out);

/*
 * Reads what json_write_unit writes into `unit`, which is initialised and empty. The unit owns all that it refers to
 * but the names; its spans have no source. `path` is for messages. Anything else than the documented form is refused
 * with one error (MOF840 to MOF848): false is returned and the unit is empty. The caller bounds `size`; memory may be
 * about a hundred times as much.
 */
bool json_read_unit(const char *path, const uint8_t *bytes, size_t size, struct names *names, struct diag_sink *sink,
		    struct cim_unit *unit);

#endif
