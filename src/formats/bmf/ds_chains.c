/* SPDX-License-Identifier: MIT */
#include "formats/bmf/ds_match.h"

#include "base/memory.h"

enum {
	PAIR = 2,
	QUAD = 4,
	HEAD_BITS = 14,
	RING = 8192,             /* a power of two above the window */
	NO_MATCH = DS_WINDOW + 1 /* the distance that ends a chain */
};

/*
 * Entries of `newest` are stored NO_MATCH too high, so that zero means none. Different bytes may share a chain, and
 * once positions wrap around at 2^32 a chain may lead anywhere in the window: all candidates are compared.
 */
struct chain {
	uint32_t newest[1 << HEAD_BITS]; /* by hash of the first bytes, modulo 2^32 */
	uint16_t older[RING];            /* distance from a position to the next older one of its chain */
};

struct ds_chains {
	const uint8_t *plain;
	size_t size;
	uint64_t steps;
	struct chain pairs, quads; /* by the first two bytes, and by the first four */
};

struct ds_chains *ds_chains_new(const uint8_t *plain, size_t size)
{
	struct ds_chains *chains = mem_zero(sizeof *chains);

	chains->plain = plain;
	chains->size = size;
	return chains;
}

uint64_t ds_chains_steps(const struct ds_chains *chains)
{
	return chains->steps;
}

static uint32_t hash_pair(const uint8_t *bytes)
{
	return (bytes[0] | (uint32_t)bytes[1] << 8) * 0x9E3779B1u >> (32 - HEAD_BITS);
}

static uint32_t hash_quad(const uint8_t *bytes)
{
	return (bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24) *
		       0x9E3779B1u >>
	       (32 - HEAD_BITS);
}

/* The distance from `at` to the newest position of a chain; above the window if there is none. */
static uint32_t distance(const struct chain *chain, uint32_t hash, size_t at)
{
	return (uint32_t)at + NO_MATCH - chain->newest[hash];
}

static void link(struct chain *chain, uint32_t hash, size_t at)
{
	uint32_t offset = distance(chain, hash, at);

	chain->older[at % RING] = (uint16_t)(offset < NO_MATCH ? offset : NO_MATCH);
	chain->newest[hash] = (uint32_t)at + NO_MATCH;
}

void ds_chains_pass(struct ds_chains *chains, size_t begin, size_t end)
{
	for (size_t at = begin; at < end && PAIR <= chains->size - at; at++)
		link(&chains->pairs, hash_pair(chains->plain + at), at);
	for (size_t at = begin; at < end && QUAD <= chains->size - at; at++)
		link(&chains->quads, hash_quad(chains->plain + at), at);
}

/* The match of `shortest` to `longest` bytes within one chain, from the newest position on, `offset` before `at`. */
static inline struct ds_match walk(struct ds_chains *chains, const struct chain *chain, size_t at, size_t offset,
				   size_t shortest, size_t longest)
{
	const uint8_t *here = chains->plain + at;
	struct ds_match best = {0, shortest - 1};

	for (; offset <= DS_WINDOW; offset += chain->older[(at - offset) % RING]) {
		size_t tail = best.length + 1 - shortest, length;

		chains->steps++;
		if (memcmp(here - offset + tail, here + tail, shortest) != 0)
			continue; /* not longer than the best */
		length = ds_common(here - offset, here, longest);
		chains->steps += length / sizeof(uint64_t);
		if (length <= best.length)
			continue;
		best = (struct ds_match){offset, length};
		if (length == longest)
			break;
	}
	return best;
}

struct ds_match ds_chains_find(struct ds_chains *chains, size_t at, size_t limit)
{
	const uint8_t *here = chains->plain + at;
	struct ds_match match = {0, 1};

	if (limit >= QUAD) {
		match = walk(chains, &chains->quads, at, distance(&chains->quads, hash_quad(here), at), QUAD, limit);
		if (match.length >= QUAD)
			return match;
		limit = QUAD - 1; /* there is none of four bytes */
	}
	if (limit >= PAIR)
		match = walk(chains, &chains->pairs, at, distance(&chains->pairs, hash_pair(here), at), PAIR, limit);
	return match;
}
