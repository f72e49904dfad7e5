/* SPDX-License-Identifier: MIT */
/* Text from the files under test, made harmless for those who read our output. */
#ifndef MOFKIT_DIAG_CLEAN_H
#define MOFKIT_DIAG_CLEAN_H

#include "base/buffer.h"
#include "base/text.h"

enum clean {
	CLEAN_UTF8, /* U+FFFD for what is no Unicode text: lone surrogates, stray bytes */
	CLEAN_XML,  /* and for the characters that XML 1.0 (2.2) leaves out */
	CLEAN_LINE, /* '?' for these and for what ends lines, moves cursors or turns text */
};

void clean_append(struct buffer *out, struct text text, enum clean clean);

#endif
