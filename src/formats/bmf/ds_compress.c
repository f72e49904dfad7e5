/* SPDX-License-Identifier: MIT */
#include "formats/bmf/ds.h"

#include <stdlib.h>

#include "formats/bmf/ds_match.h"

/*
 * The budget of chains before ranks take over for a piece: steps per byte, and steps on credit, so that a single
 * difficult block does not cost a sort. Real files take 1 to 3 steps per byte; ranks cost about as much as 40.
 */
enum { STEPS_PER_BYTE = 12, STEPS_ON_CREDIT = STEPS_PER_BYTE * 4096 };

struct finder {
	const uint8_t *plain;
	size_t size;
	struct ds_chains *chains;
	size_t chained_from;    /* where chains were last switched on */
	uint64_t steps;         /* steps of chains at that point */
	struct ds_ranks *ranks; /* NULL until they are needed */
	size_t piece;           /* where their piece starts */
	size_t ranked_to;       /* and ends: at or before the next position while chains are in use */
};

/* The output as bits that are not yet bytes. */
struct bits {
	uint8_t *end;     /* where the next byte goes */
	uint64_t pending; /* lowest first */
	unsigned count;   /* of pending bits, below 8 between calls */
};

/* Appends the `count` low bits of a value, at most 32; its other bits are zero. */
static void put(struct bits *bits, uint64_t value, unsigned count)
{
	bits->pending |= value << bits->count;
	for (bits->count += count; bits->count >= 8; bits->count -= 8) {
		*bits->end++ = (uint8_t)bits->pending;
		bits->pending >>= 8;
	}
}

static void put_literal(struct bits *bits, uint8_t byte)
{
	put(bits, (byte & 0x80 ? 1u : 2u) | (byte & 0x7Fu) << 2, 9);
}

static void put_offset(struct bits *bits, size_t offset)
{
	if (offset < DS_MIDDLE)
		put(bits, offset << 2, 8);
	else if (offset < DS_FAR)
		put(bits, 3 | (offset - DS_MIDDLE) << 3, 11);
	else
		put(bits, 7 | (offset - DS_FAR) << 3, 15);
}

static void put_length(struct bits *bits, size_t length)
{
	unsigned zeros = 0;

	while ((length - 1) >> zeros > 1)
		zeros++;
	put(bits, (size_t)1 << zeros, zeros + 1);
	put(bits, length - 1 - ((size_t)1 << zeros), zeros);
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Sorts the positions from the window before `at` to the end of a block, as many as fit. */
static void start_ranks(struct finder *finder, size_t at)
{
	size_t block = at - at % DS_BLOCK;

	if (finder->ranks == NULL)
		finder->ranks = ds_ranks_new();
	finder->piece = at > DS_WINDOW ? at - DS_WINDOW : 0;
	finder->ranked_to = block + smaller(finder->size - block, DS_RANKS_BLOCKS * DS_BLOCK);
	ds_ranks_start(finder->ranks, finder->plain + finder->piece, finder->ranked_to - finder->piece);
	ds_ranks_pass(finder->ranks, 0, at - finder->piece);
	finder->chained_from = finder->ranked_to;
	finder->steps = ds_chains_steps(finder->chains);
}

static bool too_costly(const struct finder *finder, size_t at)
{
	return ds_chains_steps(finder->chains) - finder->steps >
	       STEPS_ON_CREDIT + (uint64_t)STEPS_PER_BYTE * (at - finder->chained_from);
}

static struct ds_match find(struct finder *finder, size_t at, size_t limit)
{
	if (at >= finder->ranked_to && too_costly(finder, at))
		start_ranks(finder, at);
	if (at < finder->ranked_to)
		return ds_ranks_find(finder->ranks, at - finder->piece, limit);
	return ds_chains_find(finder->chains, at, limit);
}

static void pass(struct finder *finder, size_t at, size_t count)
{
	ds_chains_pass(finder->chains, at, at + count);
	if (at < finder->ranked_to)
		ds_ranks_pass(finder->ranks, at - finder->piece, at - finder->piece + count);
}

/* Greedy: the match at each position, or its byte if there is none. */
static void put_block(struct bits *bits, struct finder *finder, size_t at, size_t block_end)
{
	while (at < block_end) {
		struct ds_match match = find(finder, at, block_end - at);

		if (match.length >= DS_MIN_MATCH) {
			put_offset(bits, match.offset);
			put_length(bits, match.length);
		} else {
			put_literal(bits, finder->plain[at]);
			match.length = 1;
		}
		pass(finder, at, match.length);
		at += match.length;
	}
	put_offset(bits, DS_SYNC);
}

/* The size of a stream of literals: a match never takes more bits than the literals that it replaces. */
static size_t largest_stream(size_t size)
{
	size_t blocks = size / DS_BLOCK + (size % DS_BLOCK > 0);

	return DS_MAGIC_SIZE + (9 * size + 15 * blocks + 7) / 8;
}

void ds_compress(const uint8_t *plain, size_t size, struct buffer *out)
{
	struct finder finder = {.plain = plain, .size = size};
	struct bits bits = {0};

	buffer_put(out, DS_MAGIC, DS_MAGIC_SIZE);
	bits.end = buffer_reserve(out, largest_stream(size));
	finder.chains = ds_chains_new(plain, size);
	for (size_t at = 0; at < size; at += DS_BLOCK)
		put_block(&bits, &finder, at, at + smaller(size - at, DS_BLOCK));
	if (bits.count > 0)
		put(&bits, 0, 8 - bits.count);
	out->size = (size_t)(bits.end - out->bytes);
	free(finder.chains);
	free(finder.ranks);
}
