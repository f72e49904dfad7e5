/* SPDX-License-Identifier: MIT */
/* Diagnostics for people: the quoted line, its carets, notes and help. */
#include "diag/render.h"

#include <string.h>

#include "support.h"

static struct diag_sink sink;
static struct source *source;
static struct buffer out;

static void start(void)
{
	diag_sink_init(&sink);
}

static void finish(void)
{
	diag_sink_free(&sink);
	source_free(source);
	source = NULL;
	buffer_free(&out);
}

static void open_text(struct text text)
{
	source = source_new("a.mof", (const uint8_t *)text.bytes, text.length, NULL);
}

static struct span span(uint32_t begin, uint32_t end)
{
	return (struct span){source, begin, end};
}

static const char *render(void)
{
	out.size = 0;
	diag_sort(&sink);
	render_text(&sink, false, &out);
	return buffer_text(&out);
}

/* Spans of texts, and how they are shown. */
static const struct {
	struct text text;
	uint32_t begin, end;
	const char *location, *lines;
} excerpts[] = {
	{TEXT("class Foo {};\n"), 6, 9, "1:7",
	 "    1 | class Foo {};\n"
	 "      |       ^~~\n"},
	{TEXT("class Foo {};\n"), 9, 10, "1:10",
	 "    1 | class Foo {};\n"
	 "      |          ^\n"},
	/* Nothing is marked by one caret, at the end of the line and of the text too. */
	{TEXT("class Foo {}\nx"), 12, 12, "1:13",
	 "    1 | class Foo {}\n"
	 "      |             ^\n"},
	{TEXT("ab\n"), 3, 3, "2:1", "    2 | \n      | ^\n"},
	{TEXT(""), 0, 0, "1:1", "    1 | \n      | ^\n"},
	{TEXT("ab"), 5, 9, "1:3", "    1 | ab\n      |   ^\n"},
	/* What continues over the line end is marked up to there. */
	{TEXT("a \"b\nc\" d"), 2, 7, "1:3", "    1 | a \"b\n      |   ^~\n"},
	{TEXT("a\r\nb"), 1, 4, "1:2", "    1 | a\n      |  ^\n"},
	/* Tabs stay tabs, so that the caret is aligned at any tab width. */
	{TEXT("\tuint8\tx;"), 7, 8, "1:8", "    1 | \tuint8\tx;\n      | \t     \t^\n"},
	/* Wide characters take two columns of a terminal and one in the location. */
	{TEXT("\xE6\xBC\xA2\xE5\xAD\x97 x"), 7, 8, "1:4", "    1 | \xE6\xBC\xA2\xE5\xAD\x97 x\n      |      ^\n"},
	{TEXT("x \xE6\xBC\xA2\xE5\xAD\x97"), 2, 8, "1:3", "    1 | x \xE6\xBC\xA2\xE5\xAD\x97\n      |   ^~~~\n"},
	{TEXT("e\xCC\x81x"), 3, 4, "1:3", "    1 | e\xCC\x81x\n      |  ^\n"},
	{TEXT("\xF0\x9F\x98\x80x"), 4, 5, "1:2", "    1 | \xF0\x9F\x98\x80x\n      |   ^\n"},
	/* Controls would move the cursor. */
	{TEXT("a\033[2Jb"), 5, 6, "1:6", "    1 | a?[2Jb\n      |      ^\n"},
	{TEXT("\x01\x7F\b\vx"), 4, 5, "1:5", "    1 | ????x\n      |     ^\n"},
	{TEXT("\xC2\x9B"
	      "31mx"),
	 5, 6, "1:5", "    1 | ?31mx\n      |     ^\n"},
	{TEXT("\xE2\x80\xAEx"), 3, 4, "1:2", "    1 | ?x\n      |  ^\n"},
	{TEXT("\xFF\xFE\x3D\xD8x\0"), 3, 4, "1:2", "    1 | ?x\n      |  ^\n"},
};

START_TEST(carets_are_below_what_is_meant)
{
	struct buffer expected = {0};

	open_text(excerpts[_i].text);
	diag_report(&sink, MOF805, span(excerpts[_i].begin, excerpts[_i].end), "unknown");
	buffer_printf(&expected, "a.mof:%s: note: unknown [MOF805 not-checked]\n%s", excerpts[_i].location,
		      excerpts[_i].lines);
	ck_assert_str_eq(render(), buffer_text(&expected));
	buffer_free(&expected);
}
END_TEST

/* ---- long lines ---- */

static void open_long(size_t before, size_t after)
{
	struct buffer text = {0};

	buffer_fill(&text, 'b', before);
	buffer_put_text(&text, "HERE");
	buffer_fill(&text, 'e', after);
	open_text((struct text){(const char *)text.bytes, text.size});
	buffer_free(&text);
	diag_report(&sink, MOF805, span((uint32_t)before, (uint32_t)before + 4), "x");
}

START_TEST(a_long_line_is_cut_around_what_is_meant)
{
	const char *quoted, *carets;

	open_long(1000, 1000);
	quoted = strchr(render(), '\n') + 1;
	carets = strchr(quoted, '\n') + 1;
	ck_assert_ptr_nonnull(strstr(quoted, "    1 | ...bbb"));
	ck_assert_ptr_nonnull(strstr(quoted, "eee...\n"));
	ck_assert_uint_lt((size_t)(carets - quoted), 200);
	ck_assert_int_eq(strstr(quoted, "HERE") - quoted, strchr(carets, '^') - carets);
	ck_assert_ptr_nonnull(strstr(carets, "^~~~\n"));
}
END_TEST

START_TEST(the_start_of_a_long_line_is_not_cut_off)
{
	open_long(10, 1000);
	ck_assert_ptr_nonnull(strstr(render(), "    1 | bbbbbbbbbbHEREeee"));
	ck_assert_ptr_nonnull(strstr(render(), "eee...\n      |           ^~~~\n"));
}
END_TEST

START_TEST(the_end_of_a_long_line_is_not_cut_off)
{
	open_long(1000, 10);
	ck_assert_ptr_nonnull(strstr(render(), "HEREeeeeeeeeee\n"));
}
END_TEST

START_TEST(a_long_span_is_cut_with_its_line)
{
	const char *carets;

	open_long(1000, 1000);
	diag_report(&sink, MOF805, span(500, 2004), "x");
	carets = strchr(strchr(render(), '\n') + 1, '\n') + 1;
	ck_assert_uint_lt(strcspn(carets, "\n"), 200);
}
END_TEST

START_TEST(characters_are_not_cut_in_two)
{
	struct buffer text = {0};
	const char *quoted;
	bool ascii;

	for (int i = 0; i < 300; i++)
		buffer_put_text(&text, "\xE2\x82\xAC");
	buffer_put_text(&text, "x");
	open_text((struct text){(const char *)text.bytes, text.size});
	for (uint32_t at = 0; at < text.size; at += 3) {
		sink.count = 0;
		diag_report(&sink, MOF805, span(at, at + 1), "x");
		quoted = render();
		ck_assert(utf8_valid((const uint8_t *)quoted, strlen(quoted), &ascii));
	}
	buffer_free(&text);
}
END_TEST

START_TEST(bytes_that_are_no_text_do_not_lead_outside_the_line)
{
	struct buffer text = {0};

	buffer_put_text(&text, "\xEF\xBB\xBF");
	buffer_fill(&text, 0x80, 300);
	open_text((struct text){(const char *)text.bytes, text.size});
	for (uint32_t at = 0; at < source->size; at++)
		diag_report(&sink, MOF805, span(at, at + 1), "x");
	ck_assert_ptr_nonnull(strstr(render(), "a.mof:1:300: note: x"));
	buffer_free(&text);
}
END_TEST

/* ---- the rest of a message ---- */

START_TEST(notes_have_lines_of_their_own)
{
	struct diagnostic *diagnostic;

	open_text((struct text)TEXT("one\ntwo\n"));
	diagnostic = diag_report(&sink, MOF805, span(4, 7), "again");
	diag_add_note(&sink, diagnostic, span(0, 3), "the first one");
	diag_add_note(&sink, diagnostic, (struct span){0}, "nowhere");
	ck_assert_str_eq(render(), "a.mof:2:1: note: again [MOF805 not-checked]\n"
				   "    2 | two\n"
				   "      | ^~~\n"
				   "a.mof:1:1: note: the first one\n"
				   "    1 | one\n"
				   "      | ^~~\n"
				   "mof: note: nowhere\n");
}
END_TEST

START_TEST(help_follows_the_carets)
{
	open_text((struct text)TEXT("clas A {};"));
	diag_set_help(&sink, diag_report(&sink, MOF805, span(0, 4), "x"), "did you mean '%s'?", "class");
	ck_assert_ptr_nonnull(strstr(render(), "      | ^~~~ help: did you mean 'class'?\n"));
}
END_TEST

START_TEST(what_has_no_place_has_no_lines)
{
	diag_set_help(&sink, diag_report(&sink, MOF800, (struct span){0}, "cannot read a.mof"), "look for it");
	ck_assert_str_eq(render(), "mof: error: cannot read a.mof [MOF800 unreadable-file]\nhelp: look for it\n"
				   "1 error, 0 warnings\n");
}
END_TEST

START_TEST(a_message_is_clean_text_too)
{
	diag_report(&sink, MOF805, (struct span){0}, "a\033[31m\nb");
	ck_assert_str_eq(render(), "mof: note: a?[31m?b [MOF805 not-checked]\n");
}
END_TEST

START_TEST(errors_and_warnings_are_counted_at_the_end)
{
	diag_report(&sink, MOF001, (struct span){0}, "x");
	diag_report(&sink, MOF001, (struct span){0}, "x");
	diag_report(&sink, MOF804, (struct span){0}, "x");
	diag_report(&sink, MOF805, (struct span){0}, "x");
	ck_assert_ptr_nonnull(strstr(render(), "\n2 errors, 1 warning\n"));
}
END_TEST

START_TEST(colour_is_put_back_at_every_line_end)
{
	size_t lines = 0;

	open_text((struct text)TEXT("class A {};"));
	diag_set_help(&sink, diag_report(&sink, MOF001, span(0, 5), "x"), "y");
	render_text(&sink, true, &out);
	for (char *line = strtok((char *)buffer_text(&out), "\n"); line; line = strtok(NULL, "\n"), lines++) {
		const char *last = strrchr(line, '\033');

		ck_assert(last == NULL || strncmp(last, "\033[0m", 4) == 0);
	}
	ck_assert_uint_eq(lines, 4);
}
END_TEST

static TCase *quoting(void)
{
	TCase *tcase = tcase_create("quoting");

	tcase_add_checked_fixture(tcase, start, finish);
	ADD_ROWS(tcase, carets_are_below_what_is_meant, excerpts);
	tcase_add_test(tcase, a_long_line_is_cut_around_what_is_meant);
	tcase_add_test(tcase, the_start_of_a_long_line_is_not_cut_off);
	tcase_add_test(tcase, the_end_of_a_long_line_is_not_cut_off);
	tcase_add_test(tcase, a_long_span_is_cut_with_its_line);
	tcase_add_test(tcase, characters_are_not_cut_in_two);
	tcase_add_test(tcase, bytes_that_are_no_text_do_not_lead_outside_the_line);
	return tcase;
}

static TCase *messages(void)
{
	TCase *tcase = tcase_create("messages");

	tcase_add_checked_fixture(tcase, start, finish);
	tcase_add_test(tcase, notes_have_lines_of_their_own);
	tcase_add_test(tcase, help_follows_the_carets);
	tcase_add_test(tcase, what_has_no_place_has_no_lines);
	tcase_add_test(tcase, a_message_is_clean_text_too);
	tcase_add_test(tcase, errors_and_warnings_are_counted_at_the_end);
	tcase_add_test(tcase, colour_is_put_back_at_every_line_end);
	return tcase;
}

Suite *render_text_suite(void)
{
	Suite *suite = suite_create("render_text");

	suite_add_tcase(suite, quoting());
	suite_add_tcase(suite, messages());
	return suite;
}
