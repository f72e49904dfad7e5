/* SPDX-License-Identifier: MIT */
/* Text of a diagnostic that several formats share. */
#ifndef MOFKIT_DIAG_DESCRIBE_H
#define MOFKIT_DIAG_DESCRIBE_H

#include "base/buffer.h"
#include "diag/diag.h"

/* Appends the message and, if there is help, a line "help: ...". */
void describe(struct buffer *out, const struct diagnostic *diagnostic);

/* Formats a score, "9.0": always with a point, whatever the locale. */
void describe_score(struct buffer *out, double score);

#endif
