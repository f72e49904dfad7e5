/* SPDX-License-Identifier: MIT */
/* Text: WTF-8 and UTF-16 both ways, comparing, measuring. */
#include "base/text.h"

#include <string.h>

#include "base/buffer.h"
#include "support.h"

enum { BAD = 0xFFFD };

/* The first character of each, and the bytes that it takes. */
static const struct {
	struct text text;
	uint32_t code_point;
	size_t size;
} decoded[] = {
	{TEXT("A"), 'A', 1},
	{TEXT("\0"), 0, 1},
	{TEXT("\x7F"), 0x7F, 1},
	{TEXT("\xC2\x80"), 0x80, 2},
	{TEXT("\xC3\xA9x"), 0xE9, 2},
	{TEXT("\xDF\xBF"), 0x7FF, 2},
	{TEXT("\xE0\xA0\x80"), 0x800, 3},
	{TEXT("\xE2\x82\xAC"), 0x20AC, 3},
	{TEXT("\xEF\xBF\xBF"), 0xFFFF, 3},
	{TEXT("\xF0\x90\x80\x80"), 0x10000, 4},
	{TEXT("\xF4\x8F\xBF\xBF"), 0x10FFFF, 4},
	{TEXT("\xED\x9F\xBF"), 0xD7FF, 3},
	{TEXT("\xEE\x80\x80"), 0xE000, 3},
	{TEXT("\xED\xA0\x80"), 0xD800, 3},
	{TEXT("\xED\xBF\xBF"), 0xDFFF, 3},
	/* What begins no character, is too long for it, or is cut. */
	{TEXT("\x80"), BAD, 1},
	{TEXT("\xBF\xBF"), BAD, 1},
	{TEXT("\xFE\xFF"), BAD, 1},
	{TEXT("\xC0\x80"), BAD, 1},
	{TEXT("\xC1\xBF"), BAD, 1},
	{TEXT("\xE0\x9F\xBF"), BAD, 1},
	{TEXT("\xF0\x8F\xBF\xBF"), BAD, 1},
	{TEXT("\xF4\x90\x80\x80"), BAD, 1},
	{TEXT("\xF5\x80\x80\x80"), BAD, 1},
	{TEXT("\xC3"), BAD, 1},
	{TEXT("\xE2\x82"), BAD, 1},
	{TEXT("\xF0\x90\x80"), BAD, 1},
	{TEXT("\xC3\x41"), BAD, 1},
	{TEXT("\xE2\x41\xAC"), BAD, 1},
	{TEXT("\xE2\x82\xC3"), BAD, 1},
};

START_TEST(a_character_is_decoded_or_one_byte_replaced)
{
	char exact[4];
	uint32_t code_point;

	memcpy(exact, decoded[_i].text.bytes, decoded[_i].text.length);
	ck_assert_uint_eq(wtf8_decode(exact, decoded[_i].text.length, &code_point), decoded[_i].size);
	ck_assert_uint_eq(code_point, decoded[_i].code_point);
}
END_TEST

START_TEST(every_code_point_is_decoded_as_it_was_appended)
{
	struct buffer out = {0};

	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		uint32_t back;

		out.size = 0;
		wtf8_append(&out, c);
		if (wtf8_decode((const char *)out.bytes, out.size, &back) != out.size || back != c)
			ck_abort_msg("U+%04X is decoded as U+%04X", (unsigned)c, (unsigned)back);
	}
	buffer_free(&out);
}
END_TEST

/* UTF-16 units, and the WTF-8 that they are. */
static const struct {
	const uint16_t units[6];
	size_t count;
	struct text text;
} encodings[] = {
	{{0}, 0, TEXT("")},
	{{'M', 'O', 'F'}, 3, TEXT("MOF")},
	{{0}, 1, TEXT("\0")},
	{{0xE9, 0x20AC, 0xFFFF}, 3, TEXT("\xC3\xA9\xE2\x82\xAC\xEF\xBF\xBF")},
	{{0xD83D, 0xDE00}, 2, TEXT("\xF0\x9F\x98\x80")},
	{{0xD800, 0xDC00}, 2, TEXT("\xF0\x90\x80\x80")},
	{{0xDBFF, 0xDFFF}, 2, TEXT("\xF4\x8F\xBF\xBF")},
	{{0xD83D}, 1, TEXT("\xED\xA0\xBD")},
	{{0xDE00}, 1, TEXT("\xED\xB8\x80")},
	{{0xDE00, 0xD83D}, 2, TEXT("\xED\xB8\x80\xED\xA0\xBD")},
	{{0xD83D, 0xD83D, 0xDE00}, 3, TEXT("\xED\xA0\xBD\xF0\x9F\x98\x80")},
	{{0xD83D, 'x', 0xDE00}, 3, TEXT("\xED\xA0\xBDx\xED\xB8\x80")},
	{{0xD83D, 0xDE00, 0xDE00}, 3, TEXT("\xF0\x9F\x98\x80\xED\xB8\x80")},
};

enum { ENCODINGS = sizeof encodings / sizeof *encodings };

static void put_units(struct buffer *out, const uint16_t *units, size_t count, bool big_endian)
{
	for (size_t i = 0; i < count; i++)
		buffer_put_u16le(out, big_endian ? (uint16_t)(units[i] << 8 | units[i] >> 8) : units[i]);
}

static void expect_bytes(struct buffer *buffer, struct text expected)
{
	ck_assert_uint_eq(buffer->size, expected.length);
	if (expected.length > 0)
		ck_assert_mem_eq(buffer->bytes, expected.bytes, expected.length);
	buffer_free(buffer);
}

START_TEST(utf16_of_either_order_is_read)
{
	for (int big_endian = 0; big_endian < 2; big_endian++) {
		struct buffer units = {0}, out = {0};

		put_units(&units, encodings[_i].units, encodings[_i].count, big_endian);
		wtf8_append_from_utf16(&out, units.bytes, units.size, big_endian);
		expect_bytes(&out, encodings[_i].text);
		buffer_free(&units);
	}
}
END_TEST

START_TEST(utf16_is_written_as_it_was_read)
{
	struct buffer units = {0}, out = {0};

	put_units(&units, encodings[_i].units, encodings[_i].count, false);
	wtf8_append_utf16le(&out, encodings[_i].text);
	ck_assert_uint_eq(wtf8_utf16_length(encodings[_i].text), encodings[_i].count);
	expect_bytes(&out, (struct text){(const char *)units.bytes, units.size});
	buffer_free(&units);
}
END_TEST

START_TEST(surrogates_that_are_appended_one_by_one_are_joined)
{
	struct buffer out = {0};

	for (size_t i = 0; i < encodings[_i].count; i++)
		wtf8_append(&out, encodings[_i].units[i]);
	expect_bytes(&out, encodings[_i].text);
}
END_TEST

START_TEST(any_three_units_survive_a_round_trip)
{
	static const uint16_t units[] = {0,      'A',    0x7F,   0x80,   0x7FF,  0x800, 0xD7FF,
					 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000, 0xFFFF};
	enum { COUNT = sizeof units / sizeof *units };

	for (size_t i = 0; i < COUNT * COUNT * COUNT; i++) {
		const uint16_t three[] = {units[i % COUNT], units[i / COUNT % COUNT], units[i / COUNT / COUNT]};
		struct buffer in = {0}, text = {0}, out = {0};

		put_units(&in, three, 3, false);
		wtf8_append_from_utf16(&text, in.bytes, in.size, false);
		wtf8_append_utf16le(&out, (struct text){(const char *)text.bytes, text.size});
		ck_assert_mem_eq(out.bytes, in.bytes, in.size);
		buffer_free(&in);
		buffer_free(&text);
		buffer_free(&out);
	}
}
END_TEST

START_TEST(a_byte_that_is_no_character_is_written_as_the_replacement)
{
	struct buffer out = {0};

	wtf8_append_utf16le(&out, (struct text)TEXT("a\x80\xC3"));
	expect_bytes(&out, (struct text)TEXT("a\0\xFD\xFF\xFD\xFF"));
}
END_TEST

static const struct {
	struct text text;
	bool valid, ascii;
} validities[] = {
	{TEXT(""), true, true},
	{TEXT("class \x7F\0"), true, true},
	{TEXT("\xC3\xA9"), true, false},
	{TEXT("\xE2\x82\xAC\xF0\x9F\x98\x80"), true, false},
	{TEXT("caf\xE9"), false, false},
	{TEXT("\xED\xA0\x80"), false, false},
	{TEXT("\xED\xBF\xBF"), false, false},
	{TEXT("\xEF\xBF\xBD"), true, false},
	{TEXT("abc\xC3"), false, false},
	{TEXT("\xC0\x80"), false, false},
	{TEXT("\xF4\x90\x80\x80"), false, false},
};

START_TEST(utf8_is_valid_without_surrogates_and_long_forms)
{
	bool ascii;

	ck_assert(utf8_valid((const uint8_t *)validities[_i].text.bytes, validities[_i].text.length, &ascii) ==
		  validities[_i].valid);
	if (validities[_i].valid)
		ck_assert(ascii == validities[_i].ascii);
}
END_TEST

static const struct {
	struct text text;
	size_t columns, code_points;
} widths[] = {
	{TEXT(""), 0, 0},
	{TEXT("abc"), 3, 3},
	{TEXT("\t"), 1, 1},
	{TEXT("\xC3\xA9"), 1, 1},
	{TEXT("\xE6\xBC\xA2\xE5\xAD\x97"), 4, 2},
	{TEXT("e\xCC\x81"), 1, 2},
	{TEXT("\xF0\x9F\x98\x80"), 2, 1},
	{TEXT("\x80\x80"), 2, 2},
	{TEXT("\xEF\xBC\xA1"), 2, 1},
};

START_TEST(width_is_what_a_terminal_shows)
{
	ck_assert_uint_eq(text_width(widths[_i].text), widths[_i].columns);
}
END_TEST

START_TEST(code_points_are_counted_without_regard_to_width)
{
	ck_assert_uint_eq(text_code_points(widths[_i].text), widths[_i].code_points);
}
END_TEST

START_TEST(names_are_compared_without_ascii_case)
{
	ck_assert(text_same_name(text_of("ToInstance"), text_of("TOINSTANCE")));
	ck_assert(!text_same_name(text_of("ToInstance"), text_of("ToInstances")));
	ck_assert(!text_same_name(text_of("\xC3\xA9"), text_of("\xC3\x89")));
	ck_assert(text_same_name((struct text){0}, text_of("")));
}
END_TEST

START_TEST(texts_are_equal_byte_by_byte)
{
	ck_assert(text_equal((struct text)TEXT("a\0b"), (struct text)TEXT("a\0b")));
	ck_assert(!text_equal((struct text)TEXT("a\0b"), (struct text)TEXT("a\0c")));
	ck_assert(!text_equal(text_of("a"), text_of("A")));
	ck_assert(text_equal((struct text){0}, text_of("")));
}
END_TEST

START_TEST(folded_comparing_is_an_order)
{
	ck_assert_int_eq(text_compare_folded("ROOT\\cimv2", "root\\CIMV2"), 0);
	ck_assert_int_lt(text_compare_folded("root", "ROOT2"), 0);
	ck_assert_int_gt(text_compare_folded("rooT2", "root"), 0);
	ck_assert_int_lt(text_compare_folded("Z", "_"), 0x20);
	ck_assert_int_gt(text_compare_folded("\xC3\xA9", "z"), 0);
}
END_TEST

static TCase *encoding(void)
{
	TCase *tcase = tcase_create("encoding");

	ADD_ROWS(tcase, a_character_is_decoded_or_one_byte_replaced, decoded);
	tcase_add_test(tcase, every_code_point_is_decoded_as_it_was_appended);
	tcase_add_loop_test(tcase, utf16_of_either_order_is_read, 0, ENCODINGS);
	tcase_add_loop_test(tcase, utf16_is_written_as_it_was_read, 0, ENCODINGS);
	tcase_add_loop_test(tcase, surrogates_that_are_appended_one_by_one_are_joined, 0, ENCODINGS);
	tcase_add_test(tcase, any_three_units_survive_a_round_trip);
	tcase_add_test(tcase, a_byte_that_is_no_character_is_written_as_the_replacement);
	ADD_ROWS(tcase, utf8_is_valid_without_surrogates_and_long_forms, validities);
	return tcase;
}

static TCase *measuring(void)
{
	TCase *tcase = tcase_create("measuring");

	ADD_ROWS(tcase, width_is_what_a_terminal_shows, widths);
	ADD_ROWS(tcase, code_points_are_counted_without_regard_to_width, widths);
	tcase_add_test(tcase, names_are_compared_without_ascii_case);
	tcase_add_test(tcase, texts_are_equal_byte_by_byte);
	tcase_add_test(tcase, folded_comparing_is_an_order);
	return tcase;
}

Suite *text_suite(void)
{
	Suite *suite = suite_create("text");

	suite_add_tcase(suite, encoding());
	suite_add_tcase(suite, measuring());
	return suite;
}
