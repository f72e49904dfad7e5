/* SPDX-License-Identifier: MIT */
/* Which fixes other programs can apply, and in which form. */
#ifndef MOFKIT_DIAG_FIX_H
#define MOFKIT_DIAG_FIX_H

#include <stdbool.h>

#include "base/buffer.h"
#include "diag/diag.h"

/* Whether there is a fix whose places are known and whose texts can be written as UTF-8 unchanged. */
bool fix_is_complete(const struct diagnostic *diagnostic);

/*
 * Whether its lines and columns are moreover those of the files that it changes: behind a #line marker they
 * are those of another file.
 */
bool fix_is_by_line(const struct diagnostic *diagnostic);

/*
 * The same fix as one edit, for formats that know no more: *span is all that it touches, and its new text is
 * appended. False, and nothing appended, if there is none, if it reaches outside the file of the diagnostic, if
 * edits overlap or lie further apart than a reader can judge, or if the text between them is no UTF-8.
 */
bool fix_join(const struct diagnostic *diagnostic, struct span *span, struct buffer *out);

#endif
