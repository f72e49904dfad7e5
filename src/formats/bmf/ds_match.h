/* SPDX-License-Identifier: MIT */
/*
 * What Microsoft's compiler matches a position with: among the 4414 positions before it the one with the longest
 * common run, and of equally long ones the nearest. The run may go on over the position itself (overlap).
 *
 * Two finders give this same answer. Chains are fast on what is found in real files but can be made to walk far;
 * ranks cost the same whatever the bytes. Both are told of every position in turn by their pass function, and are
 * asked only about the first position that has not been passed.
 */
#ifndef MOFKIT_FORMATS_BMF_DS_MATCH_H
#define MOFKIT_FORMATS_BMF_DS_MATCH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "formats/bmf/ds.h"

/* No match is a length below DS_SHORTEST. */
struct ds_match {
	size_t offset;
	size_t length;
};

/* Earlier positions, chained newest first by the bytes that start there. */
struct ds_chains;

/* Returns chains that no position has been added to; free() them. The bytes are borrowed until then. */
struct ds_chains *ds_chains_new(const uint8_t *plain, size_t size);

/* The match is no longer than `limit`, which must not reach over the end of the plaintext. */
void ds_chains_pass(struct ds_chains *chains, size_t begin, size_t end);
struct ds_match ds_chains_find(struct ds_chains *chains, size_t at, size_t limit);

/* How much has been done to find matches so far, in comparisons of about a word. */
uint64_t ds_chains_steps(const struct ds_chains *chains);

/* A piece has fewer positions than this: its history, a window, and 55 blocks. */
enum { DS_RANKS = 32768, DS_RANKS_BLOCKS = (DS_RANKS - 1 - DS_WINDOW) / DS_BLOCK };

/* The positions of one piece of the plaintext, by the order of what starts there. */
struct ds_ranks;

/* Returns ranks without a piece; free() them. */
struct ds_ranks *ds_ranks_new(void);

/* Starts a piece, of which no position is passed. The bytes, at least one, are borrowed until the next start. */
void ds_ranks_start(struct ds_ranks *ranks, const uint8_t *piece, size_t size);

/* Positions count from the start of the piece; `limit` is at most DS_BLOCK and ends in the piece. */
void ds_ranks_pass(struct ds_ranks *ranks, size_t begin, size_t end);
struct ds_match ds_ranks_find(const struct ds_ranks *ranks, size_t at, size_t limit);

/* How many bytes, at most `limit`, are the same from a and from b on. */
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
