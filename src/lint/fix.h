/* SPDX-License-Identifier: MIT */
/* Fixes: which can be made, the text with them, whether they made it worse, and the difference as a diff. */
#ifndef MOFKIT_LINT_FIX_H
#define MOFKIT_LINT_FIX_H

#include "base/buffer.h"
#include "diag/diag.h"

/*
 * Chooses the fixes of a sorted sink that can be made together: no suggestions, only edits of sources that may change,
 * and of fixes that overlap the first. free() the array; the diagnostics belong to the sink.
 */
const struct diagnostic **fix_choose(const struct diag_sink *sink,
				     bool (*may_change)(void *context, const struct source *source), void *context,
				     size_t *count);

/* Appends the text of a source with chosen fixes made. Edits of other sources are left out. */
void fix_apply(const struct diagnostic *const *fixes, size_t count, const struct source *source, struct buffer *text);

/*
 * Whether fixes did their work: `before` is what was found without them, `after` what is found with them. False if
 * there are more errors, if a code as severe as one of the fixed findings or more is found more often (*worse names it),
 * or if a fixed finding is still there (*worse is its code).
 */
bool fix_check(const struct diag_sink *before, const struct diag_sink *after, const struct diagnostic *const *fixes,
	       size_t count, enum diag_code *worse);

/* Appends a unified diff of two texts that differ in the places of a source's fixes; nothing when they are equal. */
void fix_diff(const char *path, struct text before, struct text after, struct buffer *out);

#endif
