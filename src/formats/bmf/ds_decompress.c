/* SPDX-License-Identifier: MIT */
#include "formats/bmf/ds.h"

#include <string.h>

/* The stream as bits; zeros follow its last byte, and the reader checks that it used none of them. */
struct bits {
	const uint8_t *bytes;
	size_t size;
	uint64_t at; /* the next bit */
	uint64_t end;
};

/* The output so far, from `first` to `end`, where the next byte goes. */
struct plain {
	uint8_t *first;
	uint8_t *end;
};

enum { LITERAL_BITS = 9, SYNC_BITS = 15, SYNC_TOKEN = 0x7FFF };

static const char more_bytes[] = "more bytes before the end of the stream";

/* The next bits, at least 57 of them, the first one lowest. */
static uint64_t peek(const struct bits *bits)
{
	size_t byte = (size_t)(bits->at >> 3);
	const uint8_t *p = bits->bytes + byte;
	uint64_t value = 0;

	if (bits->size - byte >= 8) {
		value = p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
			(uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
	} else {
		for (size_t i = 0; i < bits->size - byte; i++)
			value |= (uint64_t)p[i] << 8 * i;
	}
	return value >> (bits->at & 7);
}

static bool has(const struct bits *bits, unsigned count)
{
	return bits->end - bits->at >= count;
}

/* The offset at the start of `token`; *used is set to its number of bits. */
static size_t match_offset(uint64_t token, unsigned *used)
{
	if ((token & 3) == 0) {
		*used = 8;
		return token >> 2 & 0x3F;
	}
	if ((token & 4) == 0) {
		*used = 11;
		return DS_MIDDLE + (token >> 3 & 0xFF);
	}
	*used = 15;
	return DS_FAR + (token >> 3 & 0xFFF);
}

/* Appends `length` bytes that were written `offset` bytes ago. Source and destination may overlap. */
static void copy(struct plain *plain, size_t offset, size_t length)
{
	const uint8_t *from = plain->end - offset;

	while (length > offset) { /* the output repeats, so each step doubles it */
		memcpy(plain->end, from, offset);
		plain->end += offset;
		length -= offset;
		offset *= 2;
	}
	memcpy(plain->end, from, length);
	plain->end += length;
}

/* Reads a match, whose bits begin in `token`, in a block that has room for `room` more bytes. */
static const char *read_match(struct bits *bits, uint64_t token, struct plain *plain, size_t room)
{
	unsigned used, zeros;
	size_t offset = match_offset(token, &used);
	size_t length;

	if (!has(bits, used))
		return more_bytes;
	if (offset == 0)
		return "a match offset of 1 or more";
	if (offset == DS_SYNC)
		return "more of the block before its sync token";
	if (offset > (size_t)(plain->end - plain->first))
		return "a match offset within the preceding data";
	token >>= used;
	zeros = (unsigned)__builtin_ctzll(token | 1u << (DS_LENGTH_BITS + 1));
	used += 2 * zeros + 1;
	if (!has(bits, used))
		return more_bytes;
	if (zeros > DS_LENGTH_BITS)
		return "a match length of 2 to 512";
	length = 1 + ((size_t)1 << zeros) + (token >> (zeros + 1) & ((1u << zeros) - 1));
	if (length > room)
		return "a match that ends inside its block";
	copy(plain, offset, length);
	bits->at += used;
	return NULL;
}

/* Reads a block of `room` plain bytes and its sync. Returns NULL, or what was expected at bits->at. */
static const char *read_block(struct bits *bits, struct plain *plain, size_t room)
{
	const uint8_t *block_end = plain->end + room;

	while (plain->end < block_end) {
		uint64_t token = peek(bits);
		unsigned code = token & 3;

		if (code == 1 || code == 2) {
			if (!has(bits, LITERAL_BITS))
				return more_bytes;
			*plain->end++ = (uint8_t)((token >> 2 & 0x7F) | (code & 1) << 7);
			bits->at += LITERAL_BITS;
		} else {
			const char *expected = read_match(bits, token, plain, (size_t)(block_end - plain->end));

			if (expected)
				return expected;
		}
	}
	if (!has(bits, SYNC_BITS) || (peek(bits) & SYNC_TOKEN) != SYNC_TOKEN)
		return "a sync token at the end of the block";
	bits->at += SYNC_BITS;
	return NULL;
}

/* Reads all blocks of plain_size bytes, then the end of the stream. */
static const char *read_blocks(struct bits *bits, struct plain *plain, size_t plain_size)
{
	while (plain_size > 0) {
		size_t room = plain_size < DS_BLOCK ? plain_size : DS_BLOCK;
		const char *expected = read_block(bits, plain, room);

		if (expected)
			return expected;
		plain_size -= room;
	}
	if (bits->end - bits->at >= 8)
		return "the end of the stream";
	if (peek(bits) != 0)
		return "zero bits up to the end of the last byte";
	return NULL;
}

/*
 * Whether `size` bytes of tokens can encode plain_size bytes: a block of 512 takes at least a match (25 bits) and a
 * sync (15 bits), which is five bytes.
 */
static bool plausible(size_t size, size_t plain_size)
{
	return plain_size <= (uint64_t)size * DS_BLOCK / 5;
}

bool ds_decompress(const uint8_t *stream, size_t size, size_t plain_size, struct buffer *out, struct ds_error *error)
{
	struct bits bits = {.bytes = stream, .size = size, .at = DS_MAGIC_SIZE * 8, .end = (uint64_t)size * 8};
	struct plain plain;

	if (size < DS_MAGIC_SIZE || memcmp(stream, DS_MAGIC, DS_MAGIC_SIZE) != 0) {
		*error = (struct ds_error){0, "the magic bytes 44 53 00 01"};
		return false;
	}
	if (!plausible(size - DS_MAGIC_SIZE, plain_size)) {
		*error = (struct ds_error){0, "a plain size of at most 102.4 times the bytes after the magic"};
		return false;
	}
	plain.first = plain.end = buffer_reserve(out, plain_size);
	error->expected = read_blocks(&bits, &plain, plain_size);
	error->offset = (size_t)(bits.at >> 3);
	if (error->expected)
		return false;
	out->size += plain_size;
	return true;
}
