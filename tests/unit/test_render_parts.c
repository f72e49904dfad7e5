/* SPDX-License-Identifier: MIT */
/* What the renderers are made of: locations, clean text, URIs, fixes, fingerprints, limits. */
#include "suites.h"
#include <stdlib.h>
#include <string.h>

#include "diag/clean.h"
#include "diag/fingerprint.h"
#include "diag/fix.h"
#include "diag/locations.h"
#include "diag/uri.h"

static struct diag_sink sink;
static struct source *source, *other;

static struct source *make_source(const char *path, const char *text, unsigned order)
{
	struct source *made = source_new(path, (const uint8_t *)text, strlen(text), NULL);

	made->order = order;
	return made;
}

static void use_text(const char *text)
{
	source_free(source);
	source = make_source("a.mof", text, 0);
}

static void setup(void)
{
	diag_sink_init(&sink);
	source = make_source("a.mof", "class A {};\n", 0);
	other = make_source("b.mof", "class B {};\n", 1);
}

static void teardown(void)
{
	diag_sink_free(&sink);
	source_free(source);
	source_free(other);
}

static struct span span(uint32_t begin, uint32_t end)
{
	return (struct span){source, begin, end};
}

/* Places */

START_TEST(locations_are_those_of_source_locate)
{
	static const char text[] = "\xC3\xA4\tb\r\n\xF0\x9F\x98\x80"
				   "c\r\rd\n\ne\xED\xA0\x80z";
	struct locations locations;

	use_text(text);
	for (uint32_t i = 0; i <= source->size; i++)
		if ((source->text[i] & 0xC0) != 0x80)
			diag_report(&sink, MOF001, span(i, i), "x");
	locations_find(&locations, &sink);
	for (size_t i = 0; i < sink.count; i++) {
		uint32_t offset = sink.items[i]->span.begin;
		struct location got = locations_at(&locations, source, offset), want = source_locate(source, offset);

		ck_assert_uint_eq(got.line, want.line);
		ck_assert_uint_eq(got.column, want.column);
		ck_assert_uint_eq(got.line_begin, want.line_begin);
		ck_assert_uint_eq(got.line_end, want.line_end);
	}
	locations_free(&locations);
}
END_TEST

START_TEST(a_place_that_was_not_collected_is_found_too)
{
	struct locations locations;

	locations_find(&locations, &sink);
	ck_assert_uint_eq(locations_at(&locations, source, 6).column, 7);
	locations_free(&locations);
}
END_TEST

START_TEST(a_range_does_not_reach_into_another_file)
{
	struct locations locations = {0};
	struct range range;

	use_text("class A\n# 9 \"x\"\n{};\n");
	source_add_marker(source, 16, 9, text_of("x.h"));
	range = locations_range(&locations, span(6, 18));
	ck_assert_str_eq(range.end.file, "a.mof");
	ck_assert_uint_eq(range.end.line, 1);
	ck_assert_uint_eq(range.end.column, 7);
}
END_TEST

START_TEST(line_zero_of_a_marker_counts_as_line_one)
{
	struct locations locations = {0};

	source_add_marker(source, 0, 0, text_of("<built-in>"));
	ck_assert_uint_eq(locations_range(&locations, span(0, 5)).begin.line, 1);
	ck_assert_uint_eq(locations_range(&locations, span(0, 5)).end.column, 6);
}
END_TEST

/* Clean text */

static void check_clean(enum clean clean, const char *text, const char *wanted)
{
	struct buffer out = {0};

	clean_append(&out, text_of(text), clean);
	ck_assert_str_eq(buffer_text(&out), wanted);
	buffer_free(&out);
}

START_TEST(lone_surrogates_and_stray_bytes_become_replacement_characters)
{
	check_clean(CLEAN_UTF8, "\xC3\xA4\x01\xED\xA0\x80\xFF\xF0\x9F\x98\x80",
		    "\xC3\xA4\x01\xEF\xBF\xBD\xEF\xBF\xBD\xF0\x9F\x98\x80");
}
END_TEST

START_TEST(xml_has_no_controls_but_white_space)
{
	check_clean(CLEAN_XML, "\t\n\r\x01\x0B\x1F\xEF\xBF\xBE\x7F",
		    "\t\n\r\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\x7F");
}
END_TEST

START_TEST(a_line_has_no_controls_but_the_tab)
{
	check_clean(CLEAN_LINE, "a\tb\nc\rd\x1B[31m\x7F\xC2\x9B", "a\tb?c?d?[31m??");
}
END_TEST

START_TEST(a_line_shows_what_turns_the_direction_of_text)
{
	check_clean(CLEAN_LINE,
		    "a\xE2\x80\xAE"
		    "b\xE2\x81\xA6"
		    "c\xE2\x80\xA8",
		    "a?b?c?");
}
END_TEST

/* URIs */

static void check_path(const char *path, const char *wanted)
{
	struct buffer uri = {0};

	uri_put_path(&uri, path);
	ck_assert_str_eq(buffer_text(&uri), wanted);
	buffer_free(&uri);
}

START_TEST(a_relative_path_is_a_relative_reference)
{
	check_path("src/a-b_c.~1.mof", "src/a-b_c.~1.mof");
	check_path("././src/a.mof", "src/a.mof");
	check_path("../a.mof", "../a.mof");
}
END_TEST

START_TEST(an_absolute_path_is_a_file_uri)
{
	check_path("/tmp/a.mof", "file:///tmp/a.mof");
	check_path("//tmp/a.mof", "file:///tmp/a.mof");
}
END_TEST

START_TEST(other_bytes_of_a_path_are_percent_encoded)
{
	check_path("a b%\xC3\xA4\xFF#?.mof", "a%20b%25%C3%A4%FF%23%3F.mof");
}
END_TEST

START_TEST(a_colon_in_a_path_makes_no_scheme)
{
	check_path("c:a.mof", "c%3Aa.mof");
}
END_TEST

static void check_help(enum diag_code code, const char *wanted)
{
	struct buffer uri = {0};

	ck_assert_int_eq(uri_put_help(&uri, code), wanted != NULL);
	if (wanted)
		ck_assert_str_eq(buffer_text(&uri), wanted);
	buffer_free(&uri);
}

START_TEST(the_help_of_a_code_is_the_page_that_its_row_cites)
{
	check_help(MOF013, "https://learn.microsoft.com/windows/win32/wmisdk/cim-datetime");
	check_help(MOF014, "https://learn.microsoft.com/windows/win32/api/wbemcli/nf-wbemcli-iwbemservices-putclass");
	check_help(MOF808, "https://learn.microsoft.com/windows-hardware/drivers/kernel/"
			   "troubleshooting-specific-wmi-problems");
}
END_TEST

START_TEST(an_error_of_windows_without_a_page_leads_to_the_list_of_errors)
{
	check_help(MOF501, "https://learn.microsoft.com/windows/win32/wmisdk/wmi-error-constants");
}
END_TEST

START_TEST(a_code_of_ours_has_no_page)
{
	check_help(MOF804, NULL);
}
END_TEST

/* Fixes */

static struct diagnostic *report(uint32_t begin, uint32_t end)
{
	return diag_report(&sink, MOF001, span(begin, end), "x");
}

static void check_join(const struct diagnostic *diagnostic, uint32_t begin, uint32_t end, const char *wanted)
{
	struct buffer out = {0};
	struct span joined;

	ck_assert(fix_join(diagnostic, &joined, &out));
	ck_assert_uint_eq(joined.begin, begin);
	ck_assert_uint_eq(joined.end, end);
	ck_assert_str_eq(buffer_text(&out), wanted);
	buffer_free(&out);
}

static void check_no_join(const struct diagnostic *diagnostic)
{
	struct buffer out = {0};
	struct span joined;

	ck_assert(!fix_join(diagnostic, &joined, &out));
	ck_assert_uint_eq(out.size, 0);
}

START_TEST(edits_are_joined_in_the_order_of_their_places)
{
	struct diagnostic *item = report(0, 5);

	diag_add_edit(&sink, item, span(8, 10), "{ }");
	diag_add_edit(&sink, item, span(6, 7), "B");
	check_join(item, 6, 10, "B { }");
}
END_TEST

START_TEST(an_insertion_stands_before_what_is_replaced_there)
{
	struct diagnostic *item = report(0, 5);

	diag_add_edit(&sink, item, span(6, 7), "B");
	diag_add_edit(&sink, item, span(6, 6), "My_");
	check_join(item, 6, 7, "My_B");
}
END_TEST

START_TEST(edits_that_overlap_are_not_joined)
{
	struct diagnostic *item = report(0, 5);

	diag_add_edit(&sink, item, span(0, 7), "x");
	diag_add_edit(&sink, item, span(6, 8), "y");
	check_no_join(item);
}
END_TEST

START_TEST(edits_of_another_file_are_not_joined)
{
	struct diagnostic *item = report(0, 5);

	diag_add_edit(&sink, item, span(6, 7), "x");
	diag_add_edit(&sink, item, (struct span){other, 6, 7}, "y");
	ck_assert(fix_is_by_line(item));
	check_no_join(item);
}
END_TEST

START_TEST(edits_after_the_end_of_the_text_are_not_joined)
{
	struct diagnostic *item = report(0, 5);

	diag_add_edit(&sink, item, span(6, 70), "x");
	check_no_join(item);
}
END_TEST

START_TEST(a_fix_that_is_no_unicode_text_is_not_complete)
{
	struct diagnostic *item = report(0, 5);

	diag_add_edit(&sink, item, span(6, 7), "\xED\xA0\x80");
	ck_assert(!fix_is_complete(item));
}
END_TEST

START_TEST(a_fix_in_a_file_with_markers_has_no_lines)
{
	struct diagnostic *item = report(0, 5);

	source_add_marker(source, 0, 7, text_of("x.h"));
	diag_add_edit(&sink, item, span(6, 7), "x");
	ck_assert(fix_is_complete(item));
	ck_assert(!fix_is_by_line(item));
}
END_TEST

/* Fingerprints */

static struct fingerprint *fingerprints(void)
{
	struct fingerprint *made;
	struct locations locations;

	diag_sort(&sink);
	locations_find(&locations, &sink);
	made = fingerprint_all(&sink, &locations);
	locations_free(&locations);
	return made;
}

static struct fingerprint fingerprint_of(const char *text, enum diag_code code, uint32_t offset)
{
	struct fingerprint *made, result;

	use_text(text);
	diag_sink_free(&sink);
	diag_report(&sink, code, span(offset, offset), "x");
	made = fingerprints();
	result = *made;
	free(made);
	return result;
}

START_TEST(a_fingerprint_survives_lines_above_and_new_blanks)
{
	struct fingerprint before = fingerprint_of("class A {};\n", MOF001, 0);
	struct fingerprint after = fingerprint_of("\n// new\n\tclass  A { };\r\n", MOF001, 9);

	ck_assert_uint_eq(before.hash, after.hash);
	ck_assert_uint_eq(before.number, after.number);
}
END_TEST

START_TEST(a_fingerprint_depends_on_the_line_and_on_the_code)
{
	uint64_t hash = fingerprint_of("class A {};\n", MOF001, 0).hash;

	ck_assert_uint_ne(hash, fingerprint_of("class B {};\n", MOF001, 0).hash);
	ck_assert_uint_ne(hash, fingerprint_of("class A {};\n", MOF002, 0).hash);
}
END_TEST

START_TEST(equal_lines_of_a_file_are_numbered)
{
	struct fingerprint *made;

	use_text("x;\ny;\nx;\n");
	diag_report(&sink, MOF001, span(0, 1), "x");
	diag_report(&sink, MOF001, span(3, 4), "y");
	diag_report(&sink, MOF001, span(6, 7), "x");
	made = fingerprints();
	ck_assert_uint_eq(made[0].number, 1);
	ck_assert_uint_eq(made[1].number, 1);
	ck_assert_uint_eq(made[2].number, 2);
	ck_assert_uint_eq(made[0].hash, made[2].hash);
	free(made);
}
END_TEST

START_TEST(each_file_numbers_its_own_lines)
{
	struct fingerprint *made;

	use_text("class B {};\n");
	diag_report(&sink, MOF001, span(0, 1), "x");
	diag_report(&sink, MOF001, (struct span){other, 0, 1}, "x");
	made = fingerprints();
	ck_assert_uint_eq(made[0].hash, made[1].hash);
	ck_assert_uint_eq(made[1].number, 1);
	free(made);
}
END_TEST

/* Limits */

static void report_five(void)
{
	for (int i = 0; i < 3; i++)
		diag_report(&sink, MOF501, span(0, 1), "first %d", i);
	diag_report(&sink, MOF004, span(0, 1), "second");
	diag_report(&sink, MOF502, span(0, 1), "third");
}

START_TEST(a_limit_keeps_the_first_of_each_code_and_tells_of_the_rest)
{
	report_five();
	diag_limit(&sink, 1);
	ck_assert_uint_eq(sink.count, 4);
	ck_assert_str_eq(sink.items[0]->message, "first 0");
	ck_assert_str_eq(sink.items[2]->message, "third");
	ck_assert_int_eq(sink.items[3]->code, MOF809);
	ck_assert_str_eq(sink.items[3]->message, "2 more of MOF501 expected-qualifier-name are not shown");
}
END_TEST

START_TEST(what_a_limit_hides_stays_counted)
{
	report_five();
	diag_limit(&sink, 1);
	ck_assert_uint_eq(sink.by_severity[SEVERITY_ERROR], 5);
	ck_assert_uint_eq(sink.by_code[MOF501], 3);
}
END_TEST

START_TEST(no_limit_keeps_all)
{
	report_five();
	diag_limit(&sink, 0);
	ck_assert_uint_eq(sink.count, 5);
}
END_TEST

START_TEST(a_limit_that_is_not_exceeded_adds_nothing)
{
	report_five();
	diag_limit(&sink, 3);
	ck_assert_uint_eq(sink.count, 5);
}
END_TEST

START_TEST(what_the_sink_had_no_room_for_is_told)
{
	ck_assert_ptr_null(diag_overflow(&sink));
	for (int i = 0; i <= DIAG_LIMIT; i++)
		diag_report(&sink, MOF001, span(0, 1), "x");
	ck_assert_str_eq(diag_overflow(&sink)->message, "1 more is not shown");
}
END_TEST

static void add_tests(Suite *suite, const char *name, const TTest *const *tests, size_t count)
{
	TCase *tcase = tcase_create(name);

	tcase_add_checked_fixture(tcase, setup, teardown);
	for (size_t i = 0; i < count; i++)
		tcase_add_test(tcase, tests[i]);
	suite_add_tcase(suite, tcase);
}

Suite *render_parts_suite(void)
{
	Suite *suite = suite_create("render_parts");
	const TTest *const locations[] = {locations_are_those_of_source_locate,
					  a_place_that_was_not_collected_is_found_too,
					  a_range_does_not_reach_into_another_file,
					  line_zero_of_a_marker_counts_as_line_one};
	const TTest *const clean[] = {lone_surrogates_and_stray_bytes_become_replacement_characters,
				      xml_has_no_controls_but_white_space, a_line_has_no_controls_but_the_tab,
				      a_line_shows_what_turns_the_direction_of_text};
	const TTest *const uris[] = {a_relative_path_is_a_relative_reference,
				     an_absolute_path_is_a_file_uri,
				     other_bytes_of_a_path_are_percent_encoded,
				     a_colon_in_a_path_makes_no_scheme,
				     the_help_of_a_code_is_the_page_that_its_row_cites,
				     an_error_of_windows_without_a_page_leads_to_the_list_of_errors,
				     a_code_of_ours_has_no_page};
	const TTest *const fixes[] = {edits_are_joined_in_the_order_of_their_places,
				      an_insertion_stands_before_what_is_replaced_there,
				      edits_that_overlap_are_not_joined,
				      edits_of_another_file_are_not_joined,
				      edits_after_the_end_of_the_text_are_not_joined,
				      a_fix_that_is_no_unicode_text_is_not_complete,
				      a_fix_in_a_file_with_markers_has_no_lines};
	const TTest *const names[] = {a_fingerprint_survives_lines_above_and_new_blanks,
				      a_fingerprint_depends_on_the_line_and_on_the_code,
				      equal_lines_of_a_file_are_numbered, each_file_numbers_its_own_lines};
	const TTest *const limits[] = {a_limit_keeps_the_first_of_each_code_and_tells_of_the_rest,
				       what_a_limit_hides_stays_counted, no_limit_keeps_all,
				       a_limit_that_is_not_exceeded_adds_nothing,
				       what_the_sink_had_no_room_for_is_told};

#define ADD(tests) add_tests(suite, #tests, tests, sizeof tests / sizeof *tests)
	ADD(locations);
	ADD(clean);
	ADD(uris);
	ADD(fixes);
	ADD(names);
	ADD(limits);
#undef ADD
	return suite;
}
