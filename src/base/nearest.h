/* SPDX-License-Identifier: MIT */
/* Finds the known name nearest to a misspelt one, for "did you mean". */
#ifndef MOFKIT_BASE_NEAREST_H
#define MOFKIT_BASE_NEAREST_H

#include "base/text.h"

/* A search: start it, offer each candidate, then read `name`. Of equally near candidates the first one wins. */
struct nearest {
	struct text wanted;
	const char *name; /* the nearest candidate so far, as it was offered; NULL while none is near enough */
	unsigned limit;   /* a candidate must take fewer edits than this */
};

/*
 * Starts a search for a name that is mistyped by a few edits: one from four characters on, two from eight on.
 * Shorter names have too many neighbours for a useful guess.
 */
struct nearest nearest_start(struct text wanted);

/* Keeps the candidate if it is nearer than all before it; the string must outlive the search. */
void nearest_offer(struct nearest *nearest, const char *candidate);

/*
 * The number of edits (insert, delete, replace, swap of neighbours) that turn one name into the other, without
 * regard to ASCII case; stops at `limit` and returns it. Names of more than 64 bytes count as `limit` apart.
 */
unsigned nearest_distance(struct text a, struct text b, unsigned limit);

#endif
