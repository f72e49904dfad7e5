/* SPDX-License-Identifier: MIT */
/* Binary MOF for builds: as hexadecimal text, and as a line of a resource script. */
#ifndef MOFKIT_FORMATS_BYTES_BYTES_H
#define MOFKIT_FORMATS_BYTES_BYTES_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "model/unit.h"

/* Appends bytes as "0x46, 0x4F, ...", 16 to a line after `indent`, with a line end after the last. */
void hex_put(const uint8_t *bytes, size_t size, const char *indent, struct buffer *out);

/* Appends the binary MOF of the units in this form, as the initializer of a C array. Fails as bmf_write does. */
bool hex_write(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out);

/*
 * Appends the line of a resource script that puts the binary MOF into a driver under the name that Windows looks for:
 * MofResourceName MOFDATA "x.bmf". x is the base name of the first source ("driver" without one), since compiling x.mof
 * to binary MOF gives x.bmf. Fails as bmf_write does: a file that cannot be encoded gets no line.
 */
bool rc_write(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out);

#endif
