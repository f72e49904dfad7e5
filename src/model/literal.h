/* SPDX-License-Identifier: MIT */
/* Maps string literals between their spelling in a file and the decoded text (mof-language 1.7). */
#ifndef MOFKIT_MODEL_LITERAL_H
#define MOFKIT_MODEL_LITERAL_H

#include "base/source.h"
#include "base/text.h"

/*
 * Decodes the escape at text[0..length), text[0] being its backslash, into *unit and returns its length; 0 if MOF does
 * not have that escape: then the backslash is an ordinary character.
 */
size_t cim_escape_decode(const char *text, size_t length, uint16_t *unit);

/*
 * A walk through a literal, or several that are joined, in parallel to its decoded text. Locations that are asked for
 * in ascending order cost one pass through the literal in total; it restarts where it must.
 */
struct literal_walk {
	struct span literal;           /* from the first quotation mark to the last */
	size_t length;                 /* of the decoded text */
	bool is_exact;                 /* false: every location is the whole literal */
	bool is_plain;                 /* one literal without escapes: locations need no walk */
	uint32_t at;                   /* the next piece, an offset in the source */
	size_t decoded;                /* bytes of the decoded text before it */
	bool is_open, after_surrogate; /* inside of quotation marks; after a high surrogate */
};

/*
 * Starts a walk. A literal without a location, or one that does not decode to `length` bytes, has no exact locations.
 */
void literal_walk_start(struct literal_walk *walk, struct span literal, struct text decoded);

/*
 * Returns the span of bytes [begin, end) of the decoded text: from their first letter or escape to the end of the last.
 * With begin == end, the empty span before what follows. The whole literal if there is no exact location.
 */
struct span literal_walk_to(struct literal_walk *walk, size_t begin, size_t end);

/* Returns the span of a single range, without a walk of the caller's. */
struct span literal_locate(struct span literal, struct text decoded, size_t begin, size_t end);

#endif
