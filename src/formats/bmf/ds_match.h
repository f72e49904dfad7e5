/* SPDX-License-Identifier: MIT */
/*
 * Finds the match that Microsoft's compiler uses at a position: the longest among the 4414 positions before it, and of
 * equally long ones the nearest. A match may extend over the position itself (overlap).
 *
 * Two finders give the same answer. Chains are fast on real files but hostile input makes them slow; ranks cost the
 * same whatever the bytes. Each position in turn is passed to them, and they are queried only for the first position
 * that has not been passed.
 */
#ifndef MOFKIT_FORMATS_BMF_DS_MATCH_H
#define MOFKIT_FORMATS_BMF_DS_MATCH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "formats/bmf/ds.h"

/* Without a match, the length is below DS_MIN_MATCH. */
struct ds_match {
	size_t offset;
	size_t length;
};

/* Earlier positions in chains, newest first, by the bytes that start there. */
struct ds_chains;

/* Returns empty chains; free() them. They refer to the bytes until then. */
struct ds_chains *ds_chains_new(const uint8_t *plain, size_t size);

/* Finds the match of at most `limit` bytes, which must not extend past the end of the plaintext. */
void ds_chains_pass(struct ds_chains *chains, size_t begin, size_t end);
struct ds_match ds_chains_find(struct ds_chains *chains, size_t at, size_t limit);

/* The cost of all searches so far, in comparisons of about a word. */
uint64_t ds_chains_steps(const struct ds_chains *chains);

/* the maximum size of a piece, plus one: a window of history, and 55 blocks */
enum { DS_RANKS = 32768, DS_RANKS_BLOCKS = (DS_RANKS - 1 - DS_WINDOW) / DS_BLOCK };

/* The positions of one piece of the plaintext, sorted by the bytes that start there. */
struct ds_ranks;

/* Returns ranks without a piece; free() them. */
struct ds_ranks *ds_ranks_new(void);

/* Starts a piece of at least one byte, with no position passed. Refers to the bytes until the next start. */
void ds_ranks_start(struct ds_ranks *ranks, const uint8_t *piece, size_t size);

/* Positions count from the start of the piece; `limit` is at most DS_BLOCK and ends in the piece. */
void ds_ranks_pass(struct ds_ranks *ranks, size_t begin, size_t end);
struct ds_match ds_ranks_find(const struct ds_ranks *ranks, size_t at, size_t limit);

/* The length of the common prefix of a and b, at most `limit`. */
static inline size_t ds_common(const uint8_t *a, const uint8_t *b, size_t limit)
{
	size_t length = 0;

	while (length + 8 <= limit && memcmp(a + length, b + length, 8) == 0)
		length += 8;
	while (length < limit && a[length] == b[length])
		length++;
	return length;
}

#endif
