/* SPDX-License-Identifier: MIT */
#include "diag/fingerprint.h"

#include <stdlib.h>

#include "base/memory.h"

/* FNV-1a, 64 bits: a short identifier is wanted, not protection against deliberate collisions. */
static const uint64_t fnv_basis = 0xCBF29CE484222325u, fnv_prime = 0x100000001B3u;

static uint64_t hash_text(uint64_t hash, struct text text)
{
	for (size_t i = 0; i < text.length; i++) {
		unsigned char byte = (unsigned char)text.bytes[i];

		if (byte > ' ')
			hash = (hash ^ byte) * fnv_prime;
	}
	return hash;
}

struct keyed {
	const struct source *source;
	uint64_t hash;
	size_t index;
};

static int compare_keyed(const void *a, const void *b)
{
	const struct keyed *left = a, *right = b;

	if (left->source != right->source)
		return (uintptr_t)left->source < (uintptr_t)right->source ? -1 : 1;
	if (left->hash != right->hash)
		return left->hash < right->hash ? -1 : 1;
	return left->index < right->index ? -1 : left->index > right->index;
}

/* The line that was hashed last: neighbours in a sorted sink share it. */
struct hashed_line {
	const struct source *source;
	uint32_t begin;
	uint64_t hash;
};

static uint64_t hash_line(struct hashed_line *line, const struct locations *locations, struct span span)
{
	struct location location = locations_at(locations, span.source, span.begin);

	if (line->source != span.source || line->begin != location.line_begin) {
		*line = (struct hashed_line){span.source, location.line_begin, fnv_basis};
		line->hash = hash_text(fnv_basis, (struct text){span.source->text + location.line_begin,
								location.line_end - location.line_begin});
	}
	return line->hash;
}

static struct keyed *make_keys(const struct diag_sink *sink, const struct locations *locations)
{
	struct keyed *keys = mem_alloc(sink->count * sizeof *keys);
	struct hashed_line line = {0};

	for (size_t i = 0; i < sink->count; i++) {
		const struct diagnostic *item = sink->items[i];
		uint64_t hash = item->span.source ? hash_line(&line, locations, item->span)
						  : hash_text(fnv_basis, text_of(item->message));

		hash = hash_text(hash, text_of(diag_info(item->code)->id));
		keys[i] = (struct keyed){item->span.source, hash, i};
	}
	return keys;
}

struct fingerprint *fingerprint_all(const struct diag_sink *sink, const struct locations *locations)
{
	struct fingerprint *fingerprints = mem_alloc(sink->count * sizeof *fingerprints);
	struct keyed *keys = make_keys(sink, locations);
	size_t number = 0;

	qsort(keys, sink->count, sizeof *keys, compare_keyed);
	for (size_t i = 0; i < sink->count; i++) {
		bool repeated = i > 0 && keys[i].source == keys[i - 1].source && keys[i].hash == keys[i - 1].hash;

		number = repeated ? number + 1 : 1;
		fingerprints[keys[i].index] = (struct fingerprint){keys[i].hash, number};
	}
	free(keys);
	return fingerprints;
}
