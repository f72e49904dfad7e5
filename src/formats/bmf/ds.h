/* SPDX-License-Identifier: MIT */
/*
 * The compressed stream inside a binary MOF: DoubleSpace, "DS-0-1". The plaintext is cut into blocks of 512 bytes; a
 * block is a sequence of literals and matches, bits least significant first, and ends with a sync token.
 *
 *      literal b   2-bit code: 1 when b >= 0x80, 2 when below; then the low 7 bits of b
 *      match       an offset, then the length - 1 in Elias' gamma code: k zero bits, a one, k more bits
 *      offset      code 0 and 6 bits: 1..63; code 3, a 0 and 8 bits: 64..319; code 3, a 1 and 12 bits: 320..4414
 *      sync        the encoding of an offset of 4415, without a length
 */
#ifndef MOFKIT_FORMATS_BMF_DS_H
#define MOFKIT_FORMATS_BMF_DS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

#define DS_MAGIC "DS\0\1"

enum {
	DS_MAGIC_SIZE = 4,
	DS_BLOCK = 512,   /* plain bytes; a match never crosses the end of its block */
	DS_MIDDLE = 64,   /* the first offset that takes 8 bits */
	DS_FAR = 320,     /* the first offset that takes 12 bits */
	DS_WINDOW = 4414, /* the largest offset of a match */
	DS_SYNC = 4415,
	DS_MIN_MATCH = 2,  /* bytes of a match; the longest is a block */
	DS_LENGTH_BITS = 8 /* the largest k: length - 1 is below 512 */
};

/* The reason why a stream was refused. */
struct ds_error {
	size_t offset;        /* of the byte in the stream where the offending token starts */
	const char *expected; /* what should be there, as a noun phrase; a constant */
};

/*
 * Appends plain[0..size) as a stream, magic included, to *out: the same bytes that Microsoft's compiler writes. Time is
 * near-linear in the size, whatever the bytes.
 */
void ds_compress(const uint8_t *plain, size_t size, struct buffer *out);

/*
 * Decompresses stream[0..size), magic included, appends its plain_size bytes to *out, and returns true. A stream that
 * does not give exactly that many bytes, or that no compressor would write, is refused: returns false, *out is
 * unchanged and *error set. A plain_size that no stream of this size could have is refused before memory is allocated.
 */
bool ds_decompress(const uint8_t *stream, size_t size, size_t plain_size, struct buffer *out, struct ds_error *error);

#endif
