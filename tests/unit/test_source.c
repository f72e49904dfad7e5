/* SPDX-License-Identifier: MIT */
/* Sources: the text of a file in any encoding, and where in it things stand. */
#include "base/source.h"

#include <string.h>

#include "base/buffer.h"
#include "base/code_page.h"
#include "support.h"

static struct source *source;

static void finish(void)
{
	source_free(source);
	source = NULL;
}

static void open_bytes(struct text bytes, const char *code_page)
{
	source = source_new("a.mof", (const uint8_t *)bytes.bytes, bytes.length, code_page);
	ck_assert_ptr_nonnull(source);
}

static void open_text(const char *text)
{
	open_bytes(text_of(text), NULL);
}

/* What a file holds, how that is read, and the text that it is. */
struct file {
	struct text bytes;
	const char *code_page;
	enum encoding encoding;
	struct text text;
};

#define SRI "\xE0\xAE\xB8\xE0\xAF\x8D\xE0\xAE\xB0\xE0\xAF\x80" /* four characters, which TSCII has as one byte */

static const struct file whole[] = {
	{TEXT(""), NULL, ENCODING_UTF8, TEXT("")},
	{TEXT("class A {};"), NULL, ENCODING_UTF8, TEXT("class A {};")},
	{TEXT("// \xC3\xA9\xF0\x9F\x98\x80"), NULL, ENCODING_UTF8, TEXT("// \xC3\xA9\xF0\x9F\x98\x80")},
	{TEXT("\xEF\xBB\xBF"
	      "abc"),
	 NULL, ENCODING_UTF8_BOM, TEXT("abc")},
	{TEXT("\xEF\xBB\xBF"), NULL, ENCODING_UTF8_BOM, TEXT("")},
	{TEXT("\xEF\xBB\xBF"
	      "a\xC3\xA9"),
	 "CP437", ENCODING_UTF8_BOM, TEXT("a\xC3\xA9")},
	{TEXT("\xFF\xFE"
	      "a\0\xE9\0"),
	 NULL, ENCODING_UTF16LE, TEXT("a\xC3\xA9")},
	{TEXT("\xFE\xFF"
	      "\0a\0\xE9"),
	 NULL, ENCODING_UTF16BE, TEXT("a\xC3\xA9")},
	{TEXT("\xFF\xFE"), NULL, ENCODING_UTF16LE, TEXT("")},
	{TEXT("\xFE\xFF"), NULL, ENCODING_UTF16BE, TEXT("")},
	{TEXT("\xFF\xFE"
	      "\x3D\xD8\x00\xDE"),
	 NULL, ENCODING_UTF16LE, TEXT("\xF0\x9F\x98\x80")},
	{TEXT("\xFE\xFF"
	      "\xD8\x3D\xDE\x00"),
	 NULL, ENCODING_UTF16BE, TEXT("\xF0\x9F\x98\x80")},
	{TEXT("\xFF\xFE"
	      "\x3D\xD8x\0"),
	 NULL, ENCODING_UTF16LE, TEXT("\xED\xA0\xBDx")},
	/* Without a mark what is not UTF-8 is text of a code page. */
	{TEXT("caf\xE9"), NULL, ENCODING_CODE_PAGE, TEXT("caf\xC3\xA9")},
	{TEXT("\xA9 \x80 \x99"), NULL, ENCODING_CODE_PAGE, TEXT("\xC2\xA9 \xE2\x82\xAC \xE2\x84\xA2")},
	{TEXT("\xE9\xC3\xA9"), NULL, ENCODING_CODE_PAGE, TEXT("\xC3\xA9\xC3\x83\xC2\xA9")},
	{TEXT("\xED\xA0\x80"), NULL, ENCODING_CODE_PAGE, TEXT("\xC3\xAD\xC2\xA0\xE2\x82\xAC")},
	{TEXT("caf\x82"), "CP437", ENCODING_CODE_PAGE, TEXT("caf\xC3\xA9")},
	{TEXT("\xCF\xF0"), "CP1251", ENCODING_CODE_PAGE, TEXT("\xD0\x9F\xD1\x80")},
	{TEXT("\x93\xFA"), "CP932", ENCODING_CODE_PAGE, TEXT("\xE6\x97\xA5")},
	/* One that was asked for reads text of 7 bits, too. */
	{TEXT("abc"), "CP1252", ENCODING_CODE_PAGE, TEXT("abc")},
	{TEXT("a\x1B$BF|\x1B(B"), "ISO-2022-JP", ENCODING_CODE_PAGE, TEXT("a\xE6\x97\xA5")},
	{TEXT("a\0\xE9\0"), "UTF-16LE", ENCODING_CODE_PAGE, TEXT("a\xC3\xA9")},
	{TEXT("a\0\0\0\xE5\x65\0\0"), "UTF-32LE", ENCODING_CODE_PAGE, TEXT("a\xE6\x97\xA5")},
	/* A byte may be several characters, and the last one be held back, as it may combine with the next. */
	{TEXT("\x82\x82"), "TSCII", ENCODING_CODE_PAGE, TEXT(SRI SRI)},
	{TEXT("a\xA5\xAB"), "EUC-JISX0213", ENCODING_CODE_PAGE, TEXT("a\xE3\x82\xAB")},
	{TEXT("\xC5\xC4"), "CP1255", ENCODING_CODE_PAGE, TEXT("\xD6\xB5\xD6\xB4")},
};

/* Bytes that the encoding does not have. */
static const struct file damaged[] = {
	{TEXT("a\x81"
	      "b\x8D\x8F\x90\x9D"),
	 NULL, ENCODING_CODE_PAGE,
	 TEXT("a\xEF\xBF\xBD"
	      "b\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD")},
	{TEXT("a\x93"), "CP932", ENCODING_CODE_PAGE, TEXT("a\xEF\xBF\xBD")},
	{TEXT("\xFF\xFE"
	      "a\0b"),
	 NULL, ENCODING_UTF16LE, TEXT("a")},
	{TEXT("\xEF\xBB\xBF"
	      "a\xE9\x80\x80"
	      "b\xC3"),
	 NULL, ENCODING_UTF8_BOM,
	 TEXT("a\xE9\x80\x80"
	      "b\xEF\xBF\xBD")},
	{TEXT("\xEF\xBB\xBF"
	      "\xE9x\x80"),
	 NULL, ENCODING_UTF8_BOM, TEXT("\xEF\xBF\xBDx\xEF\xBF\xBD")},
	{TEXT("\xEF\xBB\xBF"
	      "\xED\xA0\xBD\xED\xB8\x80"),
	 NULL, ENCODING_UTF8_BOM, TEXT("\xF0\x9F\x98\x80")},
};

/* The file is read so, and two NULs follow its text. */
static void expect_read(const struct file *file)
{
	open_bytes(file->bytes, file->code_page);
	ck_assert_int_eq(source->encoding, file->encoding);
	ck_assert_uint_eq(source->size, file->text.length);
	ck_assert_mem_eq(source->text, file->text.bytes, file->text.length);
	ck_assert_mem_eq(source->text + source->size, "\0", 2);
	ck_assert(!source->cut_at_nul);
}

START_TEST(a_file_is_read_in_its_encoding)
{
	expect_read(&whole[_i]);
	ck_assert(!source->is_repaired);
}
END_TEST

START_TEST(bytes_that_are_no_text_are_replaced)
{
	expect_read(&damaged[_i]);
	ck_assert(source->is_repaired);
}
END_TEST

START_TEST(what_was_read_is_written_in_the_same_encoding)
{
	struct buffer out = {0};

	open_bytes(whole[_i].bytes, whole[_i].code_page);
	ck_assert(source_encode(source, (struct text){source->text, source->size}, &out));
	ck_assert_uint_eq(out.size, whole[_i].bytes.length);
	if (out.size > 0)
		ck_assert_mem_eq(out.bytes, whole[_i].bytes.bytes, out.size);
	buffer_free(&out);
}
END_TEST

START_TEST(what_lost_bytes_in_reading_is_not_written)
{
	struct buffer out = {0};

	open_bytes(damaged[_i].bytes, damaged[_i].code_page);
	ck_assert(!source_encode(source, text_of("a"), &out));
	ck_assert_uint_eq(out.size, 0);
	buffer_free(&out);
}
END_TEST

/* Where a NUL ends the text, in each encoding. */
static const struct text cut[] = {
	TEXT("ab\0class"),
	TEXT("\xEF\xBB\xBF"
	     "ab\0c"),
	TEXT("\xFF\xFE"
	     "a\0b\0\0\0c\0"),
	TEXT("\xFE\xFF"
	     "\0a\0b\0\0\0c"),
};

START_TEST(text_that_grows_in_conversion_is_whole)
{
	enum { COUNT = 100000 };
	struct buffer bytes = {0};

	buffer_fill(&bytes, 0x82, COUNT);
	open_bytes((struct text){(const char *)bytes.bytes, bytes.size}, "TSCII");
	ck_assert_uint_eq(source->size, COUNT * strlen(SRI));
	for (size_t at = 0; at < source->size; at += strlen(SRI))
		ck_assert_mem_eq(source->text + at, SRI, strlen(SRI));
	ck_assert(!source->is_repaired);
	buffer_free(&bytes);
}
END_TEST

START_TEST(a_number_that_is_no_character_is_replaced)
{
	open_bytes((struct text)TEXT("\0\x11\0\0\0\0\0\x61"), "UCS-4BE");
	ck_assert_str_eq(source->text, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
				       "a");
	ck_assert(source->is_repaired);
}
END_TEST

START_TEST(text_that_would_be_read_otherwise_is_not_written)
{
	struct buffer out = {0};

	/* CP932 is given a yen sign as a backslash. */
	open_bytes((struct text)TEXT("\x93\xFA"), "CP932");
	ck_assert(!source_encode(source, text_of("\xC2\xA5"), &out));
	ck_assert_uint_eq(out.size, 0);
	buffer_free(&out);
}
END_TEST

START_TEST(a_nul_ends_the_text)
{
	open_bytes(cut[_i], NULL);
	ck_assert_uint_eq(source->size, 2);
	ck_assert_str_eq(source->text, "ab");
	ck_assert(source->cut_at_nul);
}
END_TEST

START_TEST(the_bytes_are_not_kept)
{
	char bytes[] = "class A {};", path[] = "a.mof";

	source = source_new(path, (const uint8_t *)bytes, sizeof bytes - 1, NULL);
	memset(bytes, 'x', sizeof bytes);
	memset(path, 'x', sizeof path);
	ck_assert_str_eq(source->text, "class A {};");
	ck_assert_str_eq(source->path, "a.mof");
}
END_TEST

START_TEST(an_unknown_code_page_is_refused)
{
	ck_assert_ptr_null(source_new("a.mof", (const uint8_t *)"\xE9", 1, "NO-SUCH-PAGE"));
	ck_assert(!code_page_is_known("NO-SUCH-PAGE"));
	ck_assert(!code_page_is_known(""));
	ck_assert(!code_page_is_known("CP1252//IGNORE"));
	ck_assert(code_page_is_known("CP1252//"));
	ck_assert(code_page_is_known("CP1252"));
}
END_TEST

START_TEST(a_character_outside_the_code_page_can_not_be_written)
{
	struct buffer out = {0};

	open_bytes((struct text)TEXT("caf\xE9"), NULL);
	buffer_put_text(&out, "before");
	ck_assert(!source_encode(source, text_of("\xE6\x97\xA5"), &out));
	ck_assert_str_eq(buffer_text(&out), "before");
	buffer_free(&out);
}
END_TEST

/* ---- locations ---- */

static const char mixed_ends[] = "a\nb\r\nc\rd\n\r\re";

/* The line and column of each offset of mixed_ends, and the bounds of that line. */
static const struct {
	uint32_t offset, line, column, begin, end;
} mixed_places[] = {
	{0, 1, 1, 0, 1},    {1, 1, 2, 0, 1},
	{2, 2, 1, 2, 3},    {3, 2, 2, 2, 3},
	{5, 3, 1, 5, 6},    {6, 3, 2, 5, 6},
	{7, 4, 1, 7, 8},    {8, 4, 2, 7, 8},
	{9, 5, 1, 9, 9},    {10, 6, 1, 10, 10},
	{11, 7, 1, 11, 12}, {12, 7, 2, 11, 12},
	{13, 7, 2, 11, 12}, {UINT32_MAX, 7, 2, 11, 12},
};

START_TEST(lines_end_with_cr_lf_or_both)
{
	struct location location;

	open_text(mixed_ends);
	location = source_locate(source, mixed_places[_i].offset);
	ck_assert_uint_eq(location.line, mixed_places[_i].line);
	ck_assert_uint_eq(location.column, mixed_places[_i].column);
	ck_assert_uint_eq(location.line_begin, mixed_places[_i].begin);
	ck_assert_uint_eq(location.line_end, mixed_places[_i].end);
}
END_TEST

START_TEST(the_end_after_a_line_end_is_on_a_line_of_its_own)
{
	struct location location;

	open_text("ab\r\n");
	location = source_locate(source, 4);
	ck_assert_uint_eq(location.line, 2);
	ck_assert_uint_eq(location.column, 1);
	ck_assert_uint_eq(location.line_begin, 4);
	ck_assert_uint_eq(location.line_end, 4);
}
END_TEST

START_TEST(an_empty_text_has_one_place)
{
	struct location location;

	open_text("");
	location = source_locate(source, 0);
	ck_assert_uint_eq(location.line, 1);
	ck_assert_uint_eq(location.column, 1);
	ck_assert_str_eq(location.file, "a.mof");
}
END_TEST

START_TEST(columns_count_code_points)
{
	open_text("\n\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80x\n");
	ck_assert_uint_eq(source_locate(source, 3).column, 2);
	ck_assert_uint_eq(source_locate(source, 6).column, 3);
	ck_assert_uint_eq(source_locate(source, 10).column, 4);
}
END_TEST

START_TEST(columns_of_utf16_count_code_points_too)
{
	open_bytes((struct text)TEXT("\xFF\xFE\x3D\xD8\x00\xDE\xE9\0x\0"), NULL);
	ck_assert_uint_eq(source_locate(source, 6).column, 3);
}
END_TEST

START_TEST(a_tab_is_one_column)
{
	open_text("\t\tx");
	ck_assert_uint_eq(source_locate(source, 2).column, 3);
}
END_TEST

START_TEST(every_offset_of_a_long_text_has_its_location)
{
	enum { LINES = 300, WIDTH = 401 };
	struct buffer text = {0};

	for (unsigned line = 0; line < LINES; line++)
		for (unsigned i = 0; i < WIDTH; i++)
			buffer_put_text(&text, i + 1 == WIDTH ? "\n" : i % 3 ? "x" : "\xC3\xA9");
	open_bytes((struct text){(const char *)text.bytes, text.size}, NULL);
	for (uint32_t at = 0, line = 1, column = 1; at < text.size; at++) {
		struct location location;

		if ((text.bytes[at] & 0xC0) == 0x80)
			continue;
		location = source_locate(source, at);
		if (location.line != line || location.column != column)
			ck_abort_msg("offset %u is at %u:%u", (unsigned)at, (unsigned)location.line,
				     (unsigned)location.column);
		column++;
		if (text.bytes[at] == '\n')
			line++, column = 1;
	}
	buffer_free(&text);
}
END_TEST

START_TEST(locations_on_a_long_line_are_counted_from_the_block_before)
{
	enum { LENGTH = 1 << 20 };
	struct buffer text = {0};

	for (unsigned i = 0; i < LENGTH / 2; i++)
		buffer_put_text(&text, "\xC3\xA9");
	open_bytes((struct text){(const char *)text.bytes, text.size}, NULL);
	for (uint32_t at = 0; at < LENGTH; at += 64)
		if (source_locate(source, at).column != at / 2 + 1)
			ck_abort_msg("offset %u has another column", (unsigned)at);
	for (uint32_t block = 0; block <= LENGTH / 1024; block++)
		ck_assert_uint_eq(source->points_before[block], block * 1024 / 2);
	buffer_free(&text);
}
END_TEST

/* ---- markers ---- */

START_TEST(a_marker_renames_what_follows)
{
	struct location location;

	open_text("one\ntwo\nthree\nfour\n");
	source_add_marker(source, 4, 100, text_of("b.mof"));
	ck_assert_str_eq(source_locate(source, 3).file, "a.mof");
	ck_assert_uint_eq(source_locate(source, 3).line, 1);
	location = source_locate(source, 4);
	ck_assert_str_eq(location.file, "b.mof");
	ck_assert_uint_eq(location.line, 100);
	ck_assert_uint_eq(location.line_begin, 4);
	ck_assert_uint_eq(source_locate(source, 14).line, 102);
}
END_TEST

START_TEST(a_marker_without_a_file_keeps_the_one_before)
{
	open_text("one\ntwo\nthree\n");
	source_add_marker(source, 4, 7, (struct text){0});
	ck_assert_str_eq(source_locate(source, 4).file, "a.mof");
	ck_assert_uint_eq(source_locate(source, 4).line, 7);
	source_add_marker(source, 8, 9, text_of("b.mof"));
	source_add_marker(source, 8, 1, (struct text){0});
	ck_assert_str_eq(source_locate(source, 8).file, "b.mof");
	ck_assert_uint_eq(source_locate(source, 8).line, 1);
}
END_TEST

START_TEST(the_last_marker_before_an_offset_counts)
{
	struct buffer text = {0};

	buffer_fill(&text, '\n', 1000);
	open_bytes((struct text){(const char *)text.bytes, text.size}, NULL);
	for (uint32_t at = 0; at < 1000; at += 2)
		source_add_marker(source, at, at * 10 + 1, text_of("m"));
	for (uint32_t at = 0; at < 1000; at++)
		ck_assert_uint_eq(source_locate(source, at).line, (at & ~1u) * 10 + 1 + (at & 1));
	buffer_free(&text);
}
END_TEST

/* ---- spans ---- */

START_TEST(a_span_is_a_piece_of_the_text)
{
	struct span name, body;

	open_text("class Foo {};");
	name = (struct span){source, 6, 9};
	body = (struct span){source, 10, 12};
	ck_assert(text_equal(span_text(name), text_of("Foo")));
	ck_assert(text_equal(span_text(span_join(name, body)), text_of("Foo {}")));
}
END_TEST

static TCase *reading(void)
{
	TCase *tcase = tcase_create("reading");

	tcase_add_checked_fixture(tcase, NULL, finish);
	ADD_ROWS(tcase, a_file_is_read_in_its_encoding, whole);
	ADD_ROWS(tcase, bytes_that_are_no_text_are_replaced, damaged);
	ADD_ROWS(tcase, what_was_read_is_written_in_the_same_encoding, whole);
	ADD_ROWS(tcase, what_lost_bytes_in_reading_is_not_written, damaged);
	tcase_add_test(tcase, text_that_grows_in_conversion_is_whole);
	tcase_add_test(tcase, a_number_that_is_no_character_is_replaced);
	tcase_add_test(tcase, text_that_would_be_read_otherwise_is_not_written);
	ADD_ROWS(tcase, a_nul_ends_the_text, cut);
	tcase_add_test(tcase, the_bytes_are_not_kept);
	tcase_add_test(tcase, an_unknown_code_page_is_refused);
	tcase_add_test(tcase, a_character_outside_the_code_page_can_not_be_written);
	return tcase;
}

static TCase *locations(void)
{
	TCase *tcase = tcase_create("locations");

	tcase_add_checked_fixture(tcase, NULL, finish);
	ADD_ROWS(tcase, lines_end_with_cr_lf_or_both, mixed_places);
	tcase_add_test(tcase, the_end_after_a_line_end_is_on_a_line_of_its_own);
	tcase_add_test(tcase, an_empty_text_has_one_place);
	tcase_add_test(tcase, columns_count_code_points);
	tcase_add_test(tcase, columns_of_utf16_count_code_points_too);
	tcase_add_test(tcase, a_tab_is_one_column);
	tcase_add_test(tcase, every_offset_of_a_long_text_has_its_location);
	tcase_add_test(tcase, locations_on_a_long_line_are_counted_from_the_block_before);
	tcase_add_test(tcase, a_marker_renames_what_follows);
	tcase_add_test(tcase, a_marker_without_a_file_keeps_the_one_before);
	tcase_add_test(tcase, the_last_marker_before_an_offset_counts);
	tcase_add_test(tcase, a_span_is_a_piece_of_the_text);
	return tcase;
}

Suite *source_suite(void)
{
	Suite *suite = suite_create("source");

	suite_add_tcase(suite, reading());
	suite_add_tcase(suite, locations());
	return suite;
}
