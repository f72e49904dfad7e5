/* SPDX-License-Identifier: MIT */
/* Applying fixes: the edits of diagnostics, and a diff of the result. */
#ifndef MOFKIT_LINT_FIX_H
#define MOFKIT_LINT_FIX_H

#include "base/buffer.h"
#include "diag/diag.h"

/*
 * Appends the text of a source with the fixes of a sorted sink applied: all edits of a fix or none, and of overlapping
 * fixes only the first. Returns the number of fixes applied.
 */
size_t fix_apply(const struct diag_sink *sink, const struct source *source, struct buffer *text);

/* Appends a unified diff of a text before and after fix_apply(); nothing if they are equal. */
void fix_diff(const char *path, struct text before, struct text after, struct buffer *out);

#endif
