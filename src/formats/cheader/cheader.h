/* SPDX-License-Identifier: MIT */
/* The C header of a driver's classes, with the names that Microsoft's wmimofck generates (mof-language 5.4.4). */
#ifndef MOFKIT_FORMATS_CHEADER_CHEADER_H
#define MOFKIT_FORMATS_CHEADER_CHEADER_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "model/unit.h"

/*
 * Appends a header for C and C++ of all classes with the WMI qualifier: GUIDs, structures, ids, sizes, methods. A
 * structure whose layout is not fixed becomes a comment; names that are invalid in C are changed. Never fails.
 */
bool cheader_write(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out);

#endif
