/* SPDX-License-Identifier: MIT */
#include "formats/bmf/ds_match.h"

#include "base/memory.h"

/*
 * A suffix array of the piece. The longest match of a position within the window is with its nearest neighbour in the
 * sorted order, below or above, that is in the window; and all positions with this match are adjacent. There are two
 * trees over the order: one finds the neighbours and the newest position of a range, the other the ends of the range.
 *
 * A tree has a number per rank and in each node the maximum of its two children: 1 is the root, DS_RANKS + rank a leaf.
 */
struct ds_ranks {
	const uint8_t *piece;
	size_t size;
	uint16_t *order;                  /* the positions, sorted */
	uint16_t *rank;                   /* by position: its index in the order */
	uint16_t *next_order, *next_rank; /* the same for the next round of the sort */
	uint16_t arrays[4][DS_RANKS];     /* storage of the four above */
	uint16_t fill[DS_RANKS];          /* by first index of a class: where its next position goes */
	uint16_t newest[2 * DS_RANKS];    /* tree of position + 1, 0 for those not passed */
	uint16_t apart[2 * DS_RANKS];     /* tree of DS_BLOCK - the length in common with the rank below */
};

enum side { LOWER, HIGHER };

struct ds_ranks *ds_ranks_new(void)
{
	struct ds_ranks *ranks = mem_alloc(sizeof *ranks);

	ranks->order = ranks->arrays[0];
	ranks->rank = ranks->arrays[1];
	ranks->next_order = ranks->arrays[2];
	ranks->next_rank = ranks->arrays[3];
	return ranks;
}

static uint16_t max(uint16_t a, uint16_t b)
{
	return a > b ? a : b;
}

static void swap(uint16_t **a, uint16_t **b)
{
	uint16_t *a_was = *a;

	*a = *b;
	*b = a_was;
}

/* Sorts by the first byte. A class, the positions not yet distinguished, has its first index as rank. */
static void sort_by_byte(struct ds_ranks *ranks)
{
	size_t first[256 + 1] = {0};

	for (size_t at = 0; at < ranks->size; at++)
		first[ranks->piece[at] + 1]++;
	for (size_t byte = 0; byte < 256; byte++)
		first[byte + 1] += first[byte];
	for (size_t at = 0; at < ranks->size; at++)
		ranks->rank[at] = (uint16_t)first[ranks->piece[at]];
	for (size_t at = 0; at < ranks->size; at++)
		ranks->order[first[ranks->piece[at]]++] = (uint16_t)at;
}

static void place(struct ds_ranks *ranks, size_t at)
{
	ranks->next_order[ranks->fill[ranks->rank[at]]++] = (uint16_t)at;
}

/* The rank of the text `distance` after a position; the end of the piece sorts first. */
static size_t rank_after(const struct ds_ranks *ranks, size_t at, size_t distance)
{
	return at + distance < ranks->size ? ranks->rank[at + distance] + 1u : 0;
}

/*
 * Given an order by `known` bytes, sorts by twice as many: each class by the ranks `known` bytes on. Returns the number
 * of classes.
 */
static size_t sort_by_twice(struct ds_ranks *ranks, size_t known)
{
	size_t classes = 0, first = 0, rank_before = DS_RANKS, after_first = 0;

	for (size_t i = 0; i < ranks->size; i++)
		ranks->fill[i] = (uint16_t)i;
	for (size_t at = ranks->size - known; at < ranks->size; at++)
		place(ranks, at);
	for (size_t i = 0; i < ranks->size; i++)
		if (ranks->order[i] >= known)
			place(ranks, ranks->order[i] - known);
	for (size_t i = 0; i < ranks->size; i++) {
		size_t at = ranks->next_order[i], rank = ranks->rank[at], rank_at = rank_after(ranks, at, known);

		if (rank != rank_before || rank_at != after_first) {
			first = i;
			classes++;
		}
		rank_before = rank;
		after_first = rank_at;
		ranks->next_rank[at] = (uint16_t)first;
	}
	swap(&ranks->order, &ranks->next_order);
	swap(&ranks->rank, &ranks->next_rank);
	return classes;
}

/*
 * Fills the tree of differences between neighbours. From one position to the next the common length drops by at most
 * one.
 */
static void measure(struct ds_ranks *ranks)
{
	uint16_t *apart = ranks->apart;
	size_t run = 0;

	memset(apart, 0, sizeof ranks->apart);
	for (size_t at = 0; at < ranks->size; at++) {
		size_t rank = ranks->rank[at], below, longest;

		if (rank > 0) {
			below = ranks->order[rank - 1];
			longest = ranks->size - (at > below ? at : below);
			run += ds_common(ranks->piece + at + run, ranks->piece + below + run, longest - run);
		} else {
			run = 0;
		}
		apart[DS_RANKS + rank] = (uint16_t)(run < DS_BLOCK ? DS_BLOCK - run : 0);
		run -= run > 0;
	}
	apart[DS_RANKS + ranks->size] = DS_BLOCK;
	for (size_t node = DS_RANKS - 1; node > 0; node--)
		apart[node] = max(apart[2 * node], apart[2 * node + 1]);
}

void ds_ranks_start(struct ds_ranks *ranks, const uint8_t *piece, size_t size)
{
	ranks->piece = piece;
	ranks->size = size;
	sort_by_byte(ranks);
	for (size_t known = 1; sort_by_twice(ranks, known) < size; known *= 2)
		; /* terminates: no two positions are equally far from the end of the piece */
	measure(ranks);
	memset(ranks->newest, 0, sizeof ranks->newest);
}

void ds_ranks_pass(struct ds_ranks *ranks, size_t begin, size_t end)
{
	for (size_t at = begin; at < end; at++)
		for (size_t node = DS_RANKS + ranks->rank[at]; node > 0; node /= 2)
			ranks->newest[node] = (uint16_t)(at + 1);
}

/* The leaf nearest to that of a rank, on one side of it, that is greater than `floor`; the root if there is none. */
static size_t closest(const uint16_t *tree, size_t rank, size_t floor, enum side side)
{
	size_t node = DS_RANKS + rank;

	while (node > 1 && (node % 2 == side || tree[node ^ 1] <= floor))
		node /= 2;
	if (node == 1)
		return node;
	node ^= 1;
	while (node < DS_RANKS) {
		node = 2 * node + (side == LOWER);
		node ^= tree[node] <= floor;
	}
	return node;
}

/* The length that a position has in common with its nearest neighbour on one side that is in the window. */
static size_t neighbour_run(const struct ds_ranks *ranks, size_t at, size_t limit, enum side side)
{
	size_t oldest = at > DS_WINDOW ? at - DS_WINDOW : 0;
	size_t leaf = closest(ranks->newest, ranks->rank[at], oldest, side);

	return leaf == 1 ? 0 : ds_common(ranks->piece + ranks->newest[leaf] - 1, ranks->piece + at, limit);
}

/* The newest position that starts with the same `length` bytes. */
static size_t newest_with(const struct ds_ranks *ranks, size_t at, size_t length)
{
	size_t low = closest(ranks->apart, ranks->rank[at] + 1u, DS_BLOCK - length, LOWER);
	size_t high = closest(ranks->apart, ranks->rank[at], DS_BLOCK - length, HIGHER);
	uint16_t newest = 0;

	for (; low < high; low /= 2, high /= 2) {
		if (low % 2 == 1)
			newest = max(newest, ranks->newest[low++]);
		if (high % 2 == 1)
			newest = max(newest, ranks->newest[--high]);
	}
	return newest - 1u;
}

struct ds_match ds_ranks_find(const struct ds_ranks *ranks, size_t at, size_t limit)
{
	size_t below = neighbour_run(ranks, at, limit, LOWER);
	size_t above = neighbour_run(ranks, at, limit, HIGHER);
	struct ds_match match = {0, below > above ? below : above};

	if (match.length >= DS_MIN_MATCH)
		match.offset = at - newest_with(ranks, at, match.length);
	return match;
}
