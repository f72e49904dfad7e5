/* SPDX-License-Identifier: MIT */
/* Makes text from untrusted files safe to print: cleaned for a terminal, a log, XML or JSON. */
#ifndef MOFKIT_DIAG_CLEAN_H
#define MOFKIT_DIAG_CLEAN_H

#include "base/buffer.h"
#include "base/text.h"

enum clean {
	CLEAN_UTF8, /* U+FFFD for what is not Unicode text: lone surrogates, invalid bytes */
	CLEAN_XML,  /* also for the characters that XML 1.0 (2.2) excludes */
	CLEAN_LINE, /* '?' for these and for characters that end lines, move cursors or change the direction of text */
};

void clean_append(struct buffer *out, struct text text, enum clean clean);

#endif
