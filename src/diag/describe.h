/* SPDX-License-Identifier: MIT */
/* What several formats say of a diagnostic in the same words. */
#ifndef MOFKIT_DIAG_DESCRIBE_H
#define MOFKIT_DIAG_DESCRIBE_H

#include "base/buffer.h"
#include "diag/diag.h"

/* The message and, if there is help, a line "help: ..." below. */
void describe(struct buffer *out, const struct diagnostic *diagnostic);

/* "9.0": always with a point, whatever the locale. */
void describe_score(struct buffer *out, double score);

#endif
