/* SPDX-License-Identifier: MIT */
/* Fixes applied: the edits of diagnostics made to the text, and what they change shown as a diff. */
#ifndef MOFKIT_LINT_FIX_H
#define MOFKIT_LINT_FIX_H

#include "base/buffer.h"
#include "diag/diag.h"

/*
 * Appends the text of a source with the fixes of a sorted sink made: all edits of a fix or none, and of fixes that
 * overlap the first. Returns how many fixes were made.
 */
size_t fix_apply(const struct diag_sink *sink, const struct source *source, struct buffer *text);

/* Appends a unified diff of two texts that differ in the places of a source's fixes; nothing when they are equal. */
void fix_diff(const char *path, struct text before, struct text after, struct buffer *out);

#endif
