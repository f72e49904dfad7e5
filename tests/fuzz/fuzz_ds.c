/* SPDX-License-Identifier: MIT */
/*
 * Binary MOF streams: any bytes may be unpacked, any bytes come back from packing and unpacking, and both ways of
 * finding matches agree. As a stream the input is two bytes of plain size and what follows the magic.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/bmf/ds.h"
#include "formats/bmf/ds_match.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void unpack(const uint8_t *data, size_t size)
{
	struct buffer stream = {0}, out = {0};
	struct ds_error error;
	size_t plain_size = get_u16le(data);

	buffer_put(&stream, DS_MAGIC, DS_MAGIC_SIZE);
	buffer_put(&stream, data + 2, size - 2);
	if (ds_decompress(stream.bytes, stream.size, plain_size, &out, &error)) {
		if (out.size != plain_size || error.expected)
			abort();
	} else if (out.size != 0 || error.expected == NULL || error.offset > stream.size) {
		abort();
	}
	buffer_free(&stream);
	buffer_free(&out);
}

static void pack_and_unpack(const uint8_t *data, size_t size)
{
	struct buffer packed = {0}, out = {0};
	struct ds_error error;

	ds_compress(data, size, &packed);
	if (!ds_decompress(packed.bytes, packed.size, size, &out, &error) || out.size != size ||
	    (size > 0 && memcmp(out.bytes, data, size) != 0))
		abort();
	buffer_free(&packed);
	buffer_free(&out);
}

static void match_both_ways(const uint8_t *data, size_t size)
{
	struct ds_chains *chains = ds_chains_new(data, size);
	struct ds_ranks *ranks = ds_ranks_new();

	ds_ranks_start(ranks, data, size);
	for (size_t at = 0; at < size; at++) {
		size_t room = DS_BLOCK - at % DS_BLOCK, limit = size - at < room ? size - at : room;
		struct ds_match chained = ds_chains_find(chains, at, limit);
		struct ds_match ranked = ds_ranks_find(ranks, at, limit);

		if (chained.length < DS_MIN_MATCH ? ranked.length >= DS_MIN_MATCH
						  : ranked.length != chained.length || ranked.offset != chained.offset)
			abort();
		ds_chains_pass(chains, at, at + 1);
		ds_ranks_pass(ranks, at, at + 1);
	}
	free(chains);
	free(ranks);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size >= 2)
		unpack(data, size);
	pack_and_unpack(data, size);
	if (size > 0 && size < DS_RANKS)
		match_both_ways(data, size);
	return 0;
}
