/* SPDX-License-Identifier: MIT */
/* Decides which fixes other programs can apply, and in which form. */
#ifndef MOFKIT_DIAG_FIX_H
#define MOFKIT_DIAG_FIX_H

#include <stdbool.h>

#include "base/buffer.h"
#include "diag/diag.h"

/* Whether there is a fix whose locations are known and whose texts can be written as UTF-8 unchanged. */
bool fix_is_complete(const struct diagnostic *diagnostic);

/*
 * Whether, in addition, its lines and columns are those of the file that it changes: after a #line marker they belong
 * to another file.
 */
bool fix_is_by_line(const struct diagnostic *diagnostic);

/*
 * Joins a fix into one edit, for formats that support no more: *span covers all edits, and its new text is appended.
 * Returns false, with nothing appended, if there is no fix, if it reaches outside the file of the diagnostic, if edits
 * overlap or are too far apart to review, or if the text between them is not valid UTF-8.
 */
bool fix_join(const struct diagnostic *diagnostic, struct span *span, struct buffer *out);

#endif
