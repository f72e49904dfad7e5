/* SPDX-License-Identifier: MIT */
/* Binary MOF, what `mofcomp -B:` writes and drivers and firmware carry. */
#ifndef MOFKIT_FORMATS_BMF_BMF_H
#define MOFKIT_FORMATS_BMF_BMF_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "model/unit.h"

/*
 * Appends the binary MOF of the units, in their order, to `out`: the bytes that Microsoft's compiler writes.
 * Where no genuine blob tells them, the form is inferred and a note (MOF801) says so, once for each kind of
 * construct. Returns false, with nothing appended, after an error: a construct that has no binary form.
 */
bool bmf_write(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out);

/* The same without file header and compression: the bytes that are compressed. */
bool bmf_write_plain(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out);

#endif
