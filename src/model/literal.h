/* SPDX-License-Identifier: MIT */
/* String literals between their spelling in a file and the text that they mean (mof-language 1.7). */
#ifndef MOFKIT_MODEL_LITERAL_H
#define MOFKIT_MODEL_LITERAL_H

#include "base/source.h"
#include "base/text.h"

/*
 * Decodes the escape at text[0..length), text[0] being its backslash, into *unit and returns its length; 0 if
 * MOF does not have it: then the backslash stands for itself.
 */
size_t cim_escape_decode(const char *text, size_t length, uint16_t *unit);

/*
 * A way through a literal, or several that are joined, beside the text that was decoded from it. Asked for places in
 * ascending order it goes through the literal once; it goes back where it must.
 */
struct literal_walk {
	struct span literal;            /* from the first quotation mark to the last */
	size_t length;                  /* of the decoded text */
	bool is_exact;                  /* else every place is the whole literal */
	bool is_plain;                  /* one literal without escapes: places need no walk */
	uint32_t at;                    /* the next piece, an offset in the source */
	size_t decoded;                 /* bytes of the text that stand before it */
	bool is_open, behind_surrogate; /* inside of quotation marks; behind a high surrogate */
};

/* Starts a walk. A literal without a place, or one that does not decode to so many bytes, gives no exact places. */
void literal_walk_start(struct literal_walk *walk, struct span literal, struct text decoded);

/*
 * Where bytes [begin, end) of the decoded text are written: from the first letter or escape of theirs to the end of
 * the last. With begin == end, the empty place before what follows; all of the literal if there is no exact place.
 */
struct span literal_walk_to(struct literal_walk *walk, size_t begin, size_t end);

/* The same for one place. */
struct span literal_place(struct span literal, struct text decoded, size_t begin, size_t end);

#endif
