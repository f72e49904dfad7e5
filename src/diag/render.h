/* SPDX-License-Identifier: MIT */
/* Diagnostics as text: one function per format, all writing into a buffer. */
#ifndef MOFKIT_DIAG_RENDER_H
#define MOFKIT_DIAG_RENDER_H

#include "base/buffer.h"
#include "diag/diag.h"

/*
 * file:line:col: error: message [MOF120 class-without-key], the quoted line with carets, notes and help.
 * The sink is sorted. Colour is ECMA-48. Closes with a line that counts errors and warnings if there are any.
 */
void render_text(struct diag_sink *sink, bool color, struct buffer *out);

/* One diagnostic of the above. */
void render_text_one(const struct diagnostic *diagnostic, bool color, struct buffer *out);

/* file:line:col: error: message [MOF120], one line each, as gcc prints. */
void render_gcc(struct diag_sink *sink, struct buffer *out);

/* file (line): error SYNTAX 0X8004400c: message, as mofcomp prints (mof-language 6.4). */
void render_mofcomp(struct diag_sink *sink, struct buffer *out);

/* What `mof explain` says of a code. */
void render_explanation(enum diag_code code, bool color, struct buffer *out);

#endif
