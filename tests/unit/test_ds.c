/* SPDX-License-Identifier: MIT */
/* The compressed stream of a binary MOF: written as Microsoft's compiler writes it, and read strictly. */
#include "formats/bmf/ds.h"

#include "suites.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "formats/bmf/ds_match.h"

/* A stream written token by token, a bit at a time, so that it may be wrong in any way. */
struct stream {
	struct buffer bytes;
	unsigned used; /* bits of the last byte */
};

static void put_bits(struct stream *stream, unsigned value, unsigned count)
{
	for (unsigned bit = 0; bit < count; bit++) {
		if (stream->used % 8 == 0) {
			buffer_put_byte(&stream->bytes, 0);
			stream->used = 0;
		}
		stream->bytes.bytes[stream->bytes.size - 1] |= (uint8_t)((value >> bit & 1) << stream->used++);
	}
}

static struct stream start(void)
{
	struct stream stream = {0};

	buffer_put(&stream.bytes, "DS\0\1", 4);
	return stream;
}

static void put_literal(struct stream *stream, uint8_t byte)
{
	put_bits(stream, byte >= 0x80 ? 1 : 2, 2);
	put_bits(stream, byte & 0x7F, 7);
}

static void put_offset(struct stream *stream, unsigned offset)
{
	if (offset < 64) {
		put_bits(stream, 0, 2);
		put_bits(stream, offset, 6);
	} else if (offset < 320) {
		put_bits(stream, 3, 3);
		put_bits(stream, offset - 64, 8);
	} else {
		put_bits(stream, 7, 3);
		put_bits(stream, offset - 320, 12);
	}
}

static void put_match(struct stream *stream, unsigned offset, unsigned length)
{
	unsigned zeros = 0;

	put_offset(stream, offset);
	while (2u << zeros <= length - 1)
		zeros++;
	put_bits(stream, 0, zeros);
	put_bits(stream, 1, 1);
	put_bits(stream, length - 1 - (1u << zeros), zeros);
}

static void put_sync(struct stream *stream)
{
	put_offset(stream, 4415);
}

/* The rule as it is told: of all positions in the window the longest run, the nearest of equal ones. */
static struct ds_match told_match(const uint8_t *plain, size_t at, size_t limit)
{
	struct ds_match best = {0, 1};

	for (size_t offset = 1; offset <= at && offset <= 4414 && best.length < limit; offset++) {
		size_t length = 0;

		while (length < limit && plain[at - offset + length] == plain[at + length])
			length++;
		if (length > best.length)
			best = (struct ds_match){offset, length};
	}
	return best;
}

static struct buffer told_stream(const uint8_t *plain, size_t size)
{
	struct stream stream = start();

	for (size_t at = 0; at < size;) {
		size_t block_end = at - at % 512 + 512;
		struct ds_match match = told_match(plain, at, (block_end < size ? block_end : size) - at);

		if (match.length >= 2)
			put_match(&stream, (unsigned)match.offset, (unsigned)match.length);
		else
			put_literal(&stream, plain[at]);
		at += match.length;
		if (at == block_end || at == size)
			put_sync(&stream);
	}
	return stream.bytes;
}

/* Plaintexts made to be hard on one thing or another. */
static const struct pattern {
	unsigned alphabet;
	unsigned period; /* 0: never the same again */
	unsigned gap;    /* zeros between any two bytes */
} patterns[] = {
	{1, 0, 0},     {2, 0, 0},      {3, 0, 0},      {4, 0, 0},     {16, 0, 0},   {256, 0, 0},
	{256, 2, 0},   {256, 3, 0},    {256, 5, 0},    {3, 64, 0},    {256, 65, 0}, {256, 319, 0},
	{256, 511, 0}, {256, 512, 0},  {256, 513, 0},  {256, 600, 0}, {2, 600, 0},  {2, 4414, 0},
	{2, 4415, 0},  {256, 4414, 0}, {256, 4415, 0}, {256, 0, 1},   {8, 0, 2},    {2, 0, 3},
};

enum { PATTERNS = sizeof patterns / sizeof *patterns };

static uint32_t random_below(uint64_t *state, uint32_t limit)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*state >> 32) * limit >> 32);
}

static void add_pattern(struct buffer *plain, struct pattern pattern, size_t size)
{
	size_t begin = plain->size;
	uint64_t state = 1 + size;

	for (size_t i = 0; i < size; i++) {
		uint8_t byte = (uint8_t)random_below(&state, pattern.alphabet);

		if (i % (pattern.gap + 1) != 0)
			byte = 0;
		if (pattern.period && i >= pattern.period)
			byte = plain->bytes[begin + i - pattern.period];
		buffer_put_byte(plain, byte);
	}
}

/* Packs a plaintext, expects what the rule gives, unpacks that and expects the plaintext; frees it. */
static void expect_told(struct buffer *plain)
{
	struct buffer packed = {0}, unpacked = {0}, told = told_stream(plain->bytes, plain->size);
	struct ds_error error = {0};

	ds_compress(plain->bytes, plain->size, &packed);
	ck_assert_uint_eq(packed.size, told.size);
	ck_assert_mem_eq(packed.bytes, told.bytes, told.size);
	ck_assert_msg(ds_decompress(packed.bytes, packed.size, plain->size, &unpacked, &error), "expected %s at %zu",
		      error.expected, error.offset);
	ck_assert_uint_eq(unpacked.size, plain->size);
	ck_assert_mem_eq(unpacked.bytes, plain->bytes, plain->size);
	buffer_free(plain);
	buffer_free(&packed);
	buffer_free(&unpacked);
	buffer_free(&told);
}

START_TEST(four_letters_give_the_bytes_that_start_every_blob)
{
	static const uint8_t expected[] = {0x44, 0x53, 0x00, 0x01, 0x1A, 0x7D, 0xDA, 0x54, 0xF8, 0xFF, 0x07};
	struct buffer packed = {0};

	ds_compress((const uint8_t *)"FOMB", 4, &packed);
	ck_assert_uint_eq(packed.size, sizeof expected);
	ck_assert_mem_eq(packed.bytes, expected, sizeof expected);
	buffer_free(&packed);
}
END_TEST

START_TEST(nothing_is_the_magic_alone)
{
	struct buffer packed = {0}, unpacked = {0};
	struct ds_error error;

	ds_compress(NULL, 0, &packed);
	ck_assert_uint_eq(packed.size, 4);
	ck_assert(ds_decompress(packed.bytes, packed.size, 0, &unpacked, &error));
	ck_assert_uint_eq(unpacked.size, 0);
	buffer_free(&packed);
	buffer_free(&unpacked);
}
END_TEST

START_TEST(every_pattern_of_every_size_is_packed_by_the_rule)
{
	static const size_t sizes[] = {1, 2, 3, 4, 5, 511, 512, 513, 1024, 1025, 5500};
	struct buffer plain = {0};

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		add_pattern(&plain, patterns[_i], sizes[i]);
		expect_told(&plain);
	}
}
END_TEST

START_TEST(small_random_texts_are_packed_by_the_rule)
{
	struct buffer plain = {0};
	uint64_t state = 7;

	for (int round = 0; round < 400; round++) {
		size_t size = 1 + random_below(&state, 1400);
		unsigned alphabet = 1 + random_below(&state, 5);

		while (plain.size < size) {
			size_t copied = plain.size ? random_below(&state, 40) : 0;
			size_t back = plain.size ? 1 + random_below(&state, (uint32_t)plain.size) : 0;

			while (copied-- > 0)
				buffer_put_byte(&plain, plain.bytes[plain.size - back]);
			buffer_put_byte(&plain, (uint8_t)random_below(&state, alphabet));
		}
		expect_told(&plain);
	}
}
END_TEST

/* Bytes that make chains give up, then more than ranks take over for at a time, then the first kind again. */
START_TEST(a_change_of_method_does_not_show)
{
	struct buffer plain = {0};

	add_pattern(&plain, (struct pattern){2, 0, 3}, 6000);
	add_pattern(&plain, (struct pattern){256, 700, 0}, 40000);
	add_pattern(&plain, (struct pattern){2, 0, 3}, 16000);
	expect_told(&plain);
}
END_TEST

static void expect_match(struct ds_match match, struct ds_match told)
{
	if (told.length < 2) {
		ck_assert_uint_lt(match.length, 2);
		return;
	}
	ck_assert_uint_eq(match.length, told.length);
	ck_assert_uint_eq(match.offset, told.offset);
}

START_TEST(ranks_and_chains_find_the_same_at_every_position)
{
	struct ds_ranks *ranks = ds_ranks_new();
	struct ds_chains *chains;
	struct buffer plain = {0};

	add_pattern(&plain, patterns[_i], 5500);
	chains = ds_chains_new(plain.bytes, plain.size);
	ds_ranks_start(ranks, plain.bytes, plain.size);
	for (size_t at = 0; at < plain.size; at++) {
		size_t room = 512 - at % 512, limit = plain.size - at < room ? plain.size - at : room;
		struct ds_match told = told_match(plain.bytes, at, limit);

		expect_match(ds_chains_find(chains, at, limit), told);
		expect_match(ds_ranks_find(ranks, at, limit), told);
		ds_chains_pass(chains, at, at + 1);
		ds_ranks_pass(ranks, at, at + 1);
	}
	free(ranks);
	free(chains);
	buffer_free(&plain);
}
END_TEST

START_TEST(the_window_ends_at_4414)
{
	struct buffer plain = {0};

	for (unsigned distance = 4414; distance <= 4415; distance++) {
		buffer_put_text(&plain, "<>");
		for (unsigned i = 0; plain.size < distance; i++)
			buffer_put_byte(&plain, (uint8_t)(i % 2 ? 0x80 + i / 512 : i / 2));
		buffer_put_text(&plain, "<>");
		ck_assert_uint_eq(told_match(plain.bytes, distance, 2).length, distance == 4414 ? 2 : 1);
		expect_told(&plain);
	}
}
END_TEST

START_TEST(packing_and_unpacking_append)
{
	struct buffer packed = {0}, unpacked = {0};
	struct ds_error error;

	buffer_put_text(&packed, "1234");
	buffer_put_text(&unpacked, "before ");
	ds_compress((const uint8_t *)"after", 5, &packed);
	ck_assert(ds_decompress(packed.bytes + 4, packed.size - 4, 5, &unpacked, &error));
	ck_assert_str_eq(buffer_text(&unpacked), "before after");
	buffer_free(&packed);
	buffer_free(&unpacked);
}
END_TEST

START_TEST(all_matches_of_the_three_forms_are_read)
{
	static const unsigned offsets[] = {1, 63, 64, 319, 320, 4414};
	static const unsigned lengths[] = {2, 3, 4, 5, 256, 257, 511, 512};

	for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) {
		for (size_t j = 0; j < sizeof lengths / sizeof *lengths; j++) {
			struct stream stream = start();
			struct buffer out = {0};
			struct ds_error error;

			for (unsigned at = 0; at < 9 * 512; at++) {
				put_literal(&stream, (uint8_t)(at * at >> 5));
				if (at % 512 == 511)
					put_sync(&stream);
			}
			put_match(&stream, offsets[i], lengths[j]);
			put_sync(&stream);
			ck_assert(ds_decompress(stream.bytes.bytes, stream.bytes.size, 9 * 512 + lengths[j], &out,
						&error));
			for (size_t at = 9 * 512; at < out.size; at++)
				ck_assert_uint_eq(out.bytes[at], out.bytes[at - offsets[i]]);
			buffer_free(&stream.bytes);
			buffer_free(&out);
		}
	}
}
END_TEST

enum token_kind { TOKEN_NONE, TOKEN_LITERALS, TOKEN_MATCH, TOKEN_OFFSET, TOKEN_SYNC, TOKEN_BITS };

/* The tokens of a stream: so many literals, a match, a match without its length, the sync, any bits. */
#define LITERALS(count)                  \
	{                                \
		TOKEN_LITERALS, count, 0 \
	}
#define MATCH(offset, length)               \
	{                                   \
		TOKEN_MATCH, offset, length \
	}
#define OFFSET(offset)                  \
	{                               \
		TOKEN_OFFSET, offset, 0 \
	}
#define SYNC                     \
	{                        \
		TOKEN_SYNC, 0, 0 \
	}
#define BITS(value, count)               \
	{                                \
		TOKEN_BITS, value, count \
	}

/* Streams after the magic that no compressor writes, and what the reader says of them. */
static const struct refusal {
	const char *stream; /* what is wrong with it */
	struct {
		enum token_kind kind;
		unsigned value; /* how many literals; the offset; the bits */
		unsigned size;  /* of a match; of the bits */
	} tokens[6];
	size_t plain_size;
	size_t offset;
	const char *expected;
} refusals[] = {
	{"a size just above the bound",
	 {BITS(0, 32), BITS(0, 8)},
	 513,
	 0,
	 "a plain size of at most 102.4 times the bytes after the magic"},
	{"the largest size of all",
	 {LITERALS(8), SYNC},
	 SIZE_MAX,
	 0,
	 "a plain size of at most 102.4 times the bytes after the magic"},
	{"offset 0", {LITERALS(8), MATCH(0, 2), SYNC}, 10, 4 + 9, "a match offset of 1 or more"},
	{"an offset before the start",
	 {LITERALS(8), MATCH(9, 2), SYNC},
	 10,
	 4 + 9,
	 "a match offset within the preceding data"},
	{"a match at the very start", {MATCH(1, 2), SYNC}, 2, 4, "a match offset within the preceding data"},
	{"nine zeros before a length",
	 {LITERALS(8), OFFSET(1), BITS(1 << 9, 19), SYNC},
	 10,
	 4 + 9,
	 "a match length of 2 to 512"},
	{"a match over the end of a block",
	 {LITERALS(8), MATCH(8, 505), SYNC, LITERALS(1), SYNC},
	 514,
	 4 + 9,
	 "a match that ends inside its block"},
	{"a match over the end of the data",
	 {LITERALS(8), MATCH(8, 3), SYNC},
	 10,
	 4 + 9,
	 "a match that ends inside its block"},
	{"no sync between blocks", {LITERALS(520), SYNC}, 520, 4 + 9 * 512 / 8, "a sync token at the end of the block"},
	{"no sync at the end", {LITERALS(8)}, 8, 4 + 9, "a sync token at the end of the block"},
	{"a match in the place of a sync",
	 {LITERALS(8), MATCH(4414, 2)},
	 8,
	 4 + 9,
	 "a sync token at the end of the block"},
	{"a sync inside a block",
	 {LITERALS(8), SYNC, LITERALS(1), SYNC},
	 9,
	 4 + 9,
	 "more of the block before its sync token"},
	{"a second sync at the end", {LITERALS(8), SYNC, SYNC}, 8, 4 + 9 + 1, "the end of the stream"},
	{"a byte after the end", {LITERALS(8), SYNC, BITS(0, 9)}, 8, 4 + 9 + 1, "the end of the stream"},
	{"a whole byte of padding", {LITERALS(9), SYNC, BITS(0, 8)}, 9, 4 + 12, "the end of the stream"},
	{"a set bit after the end",
	 {LITERALS(8), SYNC, BITS(1, 1)},
	 8,
	 4 + 9 + 1,
	 "zero bits up to the end of the last byte"},
	{"the end inside a literal", {LITERALS(8), BITS(2, 7)}, 9, 4 + 9, "more bytes before the end of the stream"},
	{"the end inside an offset", {LITERALS(8), BITS(7, 7)}, 10, 4 + 9, "more bytes before the end of the stream"},
	{"the end inside a length", {LITERALS(8), OFFSET(8)}, 10, 4 + 9, "more bytes before the end of the stream"},
};

enum { REFUSALS = sizeof refusals / sizeof *refusals };

static struct stream refused_stream(const struct refusal *refusal)
{
	struct stream stream = start();

	for (size_t i = 0; refusal->tokens[i].kind != TOKEN_NONE; i++) {
		unsigned value = refusal->tokens[i].value, size = refusal->tokens[i].size;

		switch (refusal->tokens[i].kind) {
		case TOKEN_LITERALS:
			for (unsigned j = 0; j < value; j++)
				put_literal(&stream, (uint8_t)('a' + j % 26));
			break;
		case TOKEN_MATCH:
			put_match(&stream, value, size);
			break;
		case TOKEN_OFFSET:
			put_offset(&stream, value);
			break;
		case TOKEN_BITS:
			put_bits(&stream, value, size);
			break;
		default:
			put_sync(&stream);
		}
	}
	return stream;
}

START_TEST(what_no_compressor_writes_is_refused_where_it_stands)
{
	const struct refusal *refusal = &refusals[_i];
	struct stream stream = refused_stream(refusal);
	struct buffer out = {0};
	struct ds_error error = {0};

	buffer_put_text(&out, "before");
	ck_assert_msg(!ds_decompress(stream.bytes.bytes, stream.bytes.size, refusal->plain_size, &out, &error),
		      "%s: taken", refusal->stream);
	ck_assert_msg(strcmp(error.expected, refusal->expected) == 0, "%s: expected %s", refusal->stream,
		      error.expected);
	ck_assert_msg(error.offset == refusal->offset, "%s: found at %zu", refusal->stream, error.offset);
	ck_assert_str_eq(buffer_text(&out), "before");
	buffer_free(&out);
	buffer_free(&stream.bytes);
}
END_TEST

START_TEST(other_magic_is_refused)
{
	static const uint8_t stream[] = {0x44, 0x53, 0x00, 0x02, 0xC2, 0xFE, 0xFF};
	struct buffer out = {0};
	struct ds_error error;

	for (size_t size = 0; size <= sizeof stream; size++) {
		ck_assert(!ds_decompress(stream, size, 1, &out, &error));
		ck_assert_str_eq(error.expected, "the magic bytes 44 53 00 01");
		ck_assert_uint_eq(error.offset, 0);
	}
	buffer_free(&out);
}
END_TEST

/* A text with literals of both kinds and matches of all three forms, packed. */
static struct buffer packed_mixture(size_t *plain_size)
{
	struct buffer plain = {0}, packed = {0};

	add_pattern(&plain, (struct pattern){256, 40, 0}, 700);
	add_pattern(&plain, (struct pattern){256, 250, 0}, 700);
	add_pattern(&plain, (struct pattern){256, 700, 0}, 1500);
	ds_compress(plain.bytes, plain.size, &packed);
	*plain_size = plain.size;
	buffer_free(&plain);
	return packed;
}

START_TEST(a_stream_that_is_cut_anywhere_is_refused)
{
	size_t plain_size;
	struct buffer packed = packed_mixture(&plain_size), out = {0};
	struct ds_error error;

	for (size_t size = 0; size < packed.size; size++) {
		uint8_t *cut = mem_alloc(size); /* of its very size, so that reading on is caught */

		memcpy(cut, packed.bytes, size);
		ck_assert(!ds_decompress(cut, size, plain_size, &out, &error));
		ck_assert_uint_le(error.offset, size);
		free(cut);
	}
	ck_assert_uint_eq(out.size, 0);
	buffer_free(&packed);
	buffer_free(&out);
}
END_TEST

START_TEST(a_stream_is_refused_for_any_other_plain_size)
{
	size_t plain_size;
	struct buffer packed = packed_mixture(&plain_size), out = {0};
	struct ds_error error;

	for (size_t size = 0; size < 2 * plain_size; size++)
		ck_assert(ds_decompress(packed.bytes, packed.size, size, &out, &error) == (size == plain_size));
	buffer_free(&packed);
	buffer_free(&out);
}
END_TEST

START_TEST(any_bit_may_be_wrong)
{
	size_t plain_size;
	struct buffer packed = packed_mixture(&plain_size), out = {0};
	struct ds_error error;

	for (size_t bit = 0; bit < packed.size * 8; bit++) {
		packed.bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
		out.size = 0;
		if (ds_decompress(packed.bytes, packed.size, plain_size, &out, &error))
			ck_assert_uint_eq(out.size, plain_size);
		else
			ck_assert_uint_eq(out.size, 0);
		packed.bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
	}
	buffer_free(&packed);
	buffer_free(&out);
}
END_TEST

/* Unpacks a blob, packs it again and expects its very bytes. */
static void expect_blob(const char *path)
{
	enum { HEADER = 16, LIMIT = 1 << 22 };
	struct buffer plain = {0}, packed = {0};
	struct ds_error error = {0};
	uint8_t *blob = mem_alloc(LIMIT);
	FILE *file = fopen(path, "rb");
	size_t size;

	ck_assert_ptr_nonnull(file);
	size = fread(blob, 1, LIMIT, file);
	fclose(file);
	ck_assert_uint_gt(size, HEADER);
	ck_assert_msg(ds_decompress(blob + HEADER, size - HEADER, get_u32le(blob + 12), &plain, &error),
		      "%s: expected %s at %zu", path, error.expected, error.offset);
	ds_compress(plain.bytes, plain.size, &packed);
	ck_assert_msg(packed.size == size - HEADER && memcmp(packed.bytes, blob + HEADER, packed.size) == 0,
		      "%s: packed to other bytes", path);
	free(blob);
	buffer_free(&plain);
	buffer_free(&packed);
}

START_TEST(real_blobs_are_packed_to_their_very_bytes)
{
	static const char *const folders[] = {"bmf", "pairs"};
	const char *srcdir = getenv("srcdir");
	struct buffer path = {0};

	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		struct dirent *entry;
		size_t root;
		DIR *directory;

		path.size = 0;
		buffer_printf(&path, "%s/../shared/corpus/%s/", srcdir ? srcdir : ".", folders[i]);
		root = path.size;
		directory = opendir(buffer_text(&path));
		while (directory && (entry = readdir(directory)) != NULL) {
			size_t length = strlen(entry->d_name);

			if (length < 4 || strcmp(entry->d_name + length - 4, ".bmf") != 0)
				continue;
			path.size = root;
			buffer_put_text(&path, entry->d_name);
			expect_blob(buffer_text(&path));
		}
		if (directory)
			closedir(directory);
	}
	buffer_free(&path);
}
END_TEST

static TCase *writing(void)
{
	TCase *tcase = tcase_create("writing");

	tcase_add_test(tcase, four_letters_give_the_bytes_that_start_every_blob);
	tcase_add_test(tcase, nothing_is_the_magic_alone);
	tcase_add_loop_test(tcase, every_pattern_of_every_size_is_packed_by_the_rule, 0, PATTERNS);
	tcase_add_test(tcase, small_random_texts_are_packed_by_the_rule);
	tcase_add_test(tcase, a_change_of_method_does_not_show);
	tcase_add_loop_test(tcase, ranks_and_chains_find_the_same_at_every_position, 0, PATTERNS);
	tcase_add_test(tcase, the_window_ends_at_4414);
	tcase_add_test(tcase, packing_and_unpacking_append);
	tcase_add_test(tcase, real_blobs_are_packed_to_their_very_bytes);
	return tcase;
}

static TCase *reading(void)
{
	TCase *tcase = tcase_create("reading");

	tcase_add_test(tcase, all_matches_of_the_three_forms_are_read);
	tcase_add_test(tcase, other_magic_is_refused);
	tcase_add_loop_test(tcase, what_no_compressor_writes_is_refused_where_it_stands, 0, REFUSALS);
	tcase_add_test(tcase, a_stream_that_is_cut_anywhere_is_refused);
	tcase_add_test(tcase, a_stream_is_refused_for_any_other_plain_size);
	tcase_add_test(tcase, any_bit_may_be_wrong);
	return tcase;
}

Suite *ds_suite(void)
{
	Suite *suite = suite_create("ds");

	suite_add_tcase(suite, writing());
	suite_add_tcase(suite, reading());
	return suite;
}
