/* SPDX-License-Identifier: MIT */
/* The sink: what is reported is kept in order, counted, and bounded. */
#include "diag/diag.h"

#include <string.h>

#include "support.h"

static struct diag_sink sink;
static struct source *first, *second;
static struct buffer out;

static struct source *open_source(const char *path, unsigned order)
{
	struct source *source = source_new(path, (const uint8_t *)"0123456789", 10, NULL);

	source->order = order;
	return source;
}

static void start(void)
{
	diag_sink_init(&sink);
	first = open_source("z.mof", 0);
	second = open_source("a.mof", 1);
}

static void finish(void)
{
	diag_sink_free(&sink);
	source_free(first);
	source_free(second);
	buffer_free(&out);
}

/* The messages of the sink, one after the other. */
static const char *messages(void)
{
	out.size = 0;
	for (size_t i = 0; i < sink.count; i++)
		buffer_put_text(&out, sink.items[i]->message);
	return buffer_text(&out);
}

static void report(const struct source *source, uint32_t begin, const char *message)
{
	diag_report(&sink, MOF805, (struct span){source, begin, begin}, "%s", message);
}

/* ---- sorting ---- */

START_TEST(sources_come_in_their_order_and_what_has_no_place_last)
{
	report(NULL, 0, "e");
	report(second, 1, "d");
	report(first, 9, "b");
	report(second, 0, "c");
	report(first, 2, "a");
	diag_sort(&sink);
	ck_assert_str_eq(messages(), "abcde");
}
END_TEST

START_TEST(reports_of_one_place_stay_as_they_were_made)
{
	char message[2] = "";

	for (int i = 0; i < 26; i++) {
		message[0] = (char)('a' + i);
		report(first, 5, message);
	}
	diag_sort(&sink);
	ck_assert_str_eq(messages(), "abcdefghijklmnopqrstuvwxyz");
}
END_TEST

START_TEST(an_empty_sink_can_be_sorted)
{
	diag_sort(&sink);
	ck_assert_uint_eq(sink.count, 0);
}
END_TEST

/* ---- what belongs to a report ---- */

START_TEST(a_report_has_the_severity_of_its_code)
{
	ck_assert_int_eq(diag_report(&sink, MOF001, (struct span){0}, "x")->severity, SEVERITY_ERROR);
	ck_assert_int_eq(diag_report(&sink, MOF804, (struct span){0}, "x")->severity, SEVERITY_WARNING);
	ck_assert_int_eq(diag_report(&sink, MOF805, (struct span){0}, "x")->severity, SEVERITY_NOTE);
	for (enum severity severity = SEVERITY_NOTE; severity <= SEVERITY_ERROR; severity++)
		ck_assert_uint_eq(sink.by_severity[severity], 1);
}
END_TEST

START_TEST(strict_makes_errors_of_doubts_alone)
{
	sink.strict = true;
	for (enum diag_code code = 0; code < DIAG_CODE_COUNT; code++) {
		const struct diag_info *info = diag_info(code);
		enum severity expected = info->doubtful ? SEVERITY_ERROR : info->severity;

		ck_assert_int_eq(diag_report(&sink, code, (struct span){0}, "x")->severity, expected);
	}
	ck_assert_int_eq(diag_severity(&sink, MOF801), SEVERITY_ERROR);
	ck_assert_int_eq(diag_severity(&sink, MOF805), SEVERITY_NOTE);
}
END_TEST

START_TEST(notes_stay_in_their_order)
{
	struct diagnostic *diagnostic = diag_report(&sink, MOF005, (struct span){first, 4, 5}, "twice");

	diag_add_note(&sink, diagnostic, (struct span){first, 1, 2}, "note %d", 1);
	diag_add_note(&sink, diagnostic, (struct span){second, 2, 3}, "note %d", 2);
	ck_assert_str_eq(diagnostic->notes->message, "note 1");
	ck_assert_ptr_eq(diagnostic->notes->next->span.source, second);
	ck_assert_str_eq(diagnostic->notes->next->message, "note 2");
	ck_assert_ptr_null(diagnostic->notes->next->next);
}
END_TEST

START_TEST(edits_stay_in_their_order_and_own_their_text)
{
	struct diagnostic *diagnostic = diag_report(&sink, MOF018, (struct span){first, 4, 5}, "x");
	char text[] = "{";

	diag_add_edit(&sink, diagnostic, (struct span){first, 1, 2}, text);
	diag_add_edit(&sink, diagnostic, (struct span){first, 8, 9}, "}");
	text[0] = 'x';
	ck_assert_str_eq(diagnostic->edits->text, "{");
	ck_assert_str_eq(diagnostic->edits->next->text, "}");
	ck_assert_uint_eq(diagnostic->edits->next->span.begin, 8);
	ck_assert_ptr_null(diagnostic->edits->next->next);
}
END_TEST

START_TEST(help_is_absent_until_it_is_set)
{
	struct diagnostic *diagnostic = diag_report(&sink, MOF001, (struct span){0}, "x");

	ck_assert_ptr_null(diagnostic->help);
	diag_set_help(&sink, diagnostic, "write %s", "';'");
	ck_assert_str_eq(diagnostic->help, "write ';'");
}
END_TEST

START_TEST(a_long_message_is_cut_between_characters)
{
	char name[3001];
	bool ascii;

	for (size_t i = 0; i < sizeof name - 1; i++)
		name[i] = "\xE2\x82\xAC"[i % 3];
	name[sizeof name - 1] = 0;
	for (size_t prefix = 0; prefix < 3; prefix++) {
		const char *message =
			diag_report(&sink, MOF001, (struct span){0}, "%.*s%s", (int)prefix, "ab", name)->message;

		ck_assert_uint_lt(strlen(message), 1010);
		ck_assert_uint_gt(strlen(message), 990);
		ck_assert(utf8_valid((const uint8_t *)message, strlen(message), &ascii));
		ck_assert_str_eq(message + strlen(message) - 3, "...");
	}
}
END_TEST

START_TEST(a_message_of_the_greatest_length_is_whole)
{
	ck_assert_uint_eq(strlen(diag_report(&sink, MOF001, (struct span){0}, "%1000s", "x")->message), 1000);
	ck_assert_uint_eq(strlen(diag_report(&sink, MOF001, (struct span){0}, "%1001s", "x")->message), 1002);
}
END_TEST

/* ---- the limit ---- */

static void fill(size_t count)
{
	for (size_t i = 0; i < count; i++)
		diag_report(&sink, MOF804, (struct span){0}, "x");
}

START_TEST(reports_beyond_the_limit_are_counted_and_dropped)
{
	fill(DIAG_LIMIT + 5);
	ck_assert_uint_eq(sink.count, DIAG_LIMIT);
	ck_assert_uint_eq(sink.dropped, 5);
	ck_assert_uint_eq(sink.by_severity[SEVERITY_WARNING], DIAG_LIMIT + 5);
}
END_TEST

START_TEST(reports_with_huge_names_are_dropped_sooner)
{
	struct buffer name = {0};

	buffer_fill(&name, 'n', 1 << 24);
	for (int i = 0; i < 10; i++)
		diag_report(&sink, MOF001, (struct span){0}, "'%s' is long", buffer_text(&name));
	ck_assert_uint_eq(sink.count, 4);
	ck_assert_uint_eq(sink.dropped, 6);
	buffer_free(&name);
}
END_TEST

START_TEST(an_error_beyond_the_limit_is_still_an_error)
{
	fill(DIAG_LIMIT);
	diag_report(&sink, MOF001, (struct span){0}, "x");
	ck_assert_uint_eq(sink.by_severity[SEVERITY_ERROR], 1);
}
END_TEST

START_TEST(what_belongs_to_a_dropped_report_is_dropped)
{
	struct diagnostic *diagnostic;
	size_t before;

	fill(DIAG_LIMIT);
	before = sink.arena.left;
	for (int i = 0; i < 1000; i++) {
		diagnostic = diag_report(&sink, MOF001, (struct span){0}, "x");
		diag_add_note(&sink, diagnostic, (struct span){0}, "note");
		diag_add_edit(&sink, diagnostic, (struct span){0}, "edit");
		diag_set_help(&sink, diagnostic, "help");
	}
	ck_assert_uint_eq(sink.arena.left, before);
	ck_assert_ptr_null(diagnostic->notes);
	ck_assert_ptr_null(diagnostic->help);
}
END_TEST

/* ---- the table of codes ---- */

START_TEST(every_code_is_found_by_id_and_name_in_any_case)
{
	for (enum diag_code code = 0; code < DIAG_CODE_COUNT; code++) {
		char upper[64] = "";
		const char *name = diag_info(code)->name;

		ck_assert_int_eq(diag_find_code(diag_info(code)->id), code);
		ck_assert_int_eq(diag_find_code(name), code);
		for (size_t i = 0; name[i]; i++)
			upper[i] = name[i] >= 'a' && name[i] <= 'z' ? (char)(name[i] - 32) : name[i];
		ck_assert_int_eq(diag_find_code(upper), code);
	}
}
END_TEST

START_TEST(what_is_no_code_is_not_found)
{
	static const char *const texts[] = {"", "MOF", "MOF1", "MOF0011", "MOF999", "syntax", "syntax-error "};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		ck_assert_int_eq(diag_find_code(texts[i]), DIAG_CODE_COUNT);
}
END_TEST

START_TEST(codes_stand_in_order_and_say_all_of_themselves)
{
	for (enum diag_code code = 0; code < DIAG_CODE_COUNT; code++) {
		const struct diag_info *info = diag_info(code);
		const char *before = code ? diag_info(code - 1)->id : "";

		ck_assert_msg(strncmp(before, info->id, 3) != 0 || strcmp(before, info->id) < 0,
			      "%s is listed after %s", info->id, before);
		ck_assert_msg(*info->title && *info->explanation && *info->source, "%s is incomplete", info->id);
		ck_assert_msg(info->score >= 0 && info->score <= 10, "%s has a score of %f", info->id, info->score);
		ck_assert_msg(strspn(info->name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(info->name),
			      "%s is called '%s'", info->id, info->name);
	}
}
END_TEST

START_TEST(severities_have_names)
{
	ck_assert_str_eq(severity_name(SEVERITY_ERROR), "error");
	ck_assert_str_eq(severity_name(SEVERITY_WARNING), "warning");
	ck_assert_str_eq(severity_name(SEVERITY_NOTE), "note");
}
END_TEST

Suite *diag_suite(void)
{
	Suite *suite = suite_create("diag");
	TCase *tcase = tcase_create("diag");

	tcase_add_checked_fixture(tcase, start, finish);
	tcase_add_test(tcase, sources_come_in_their_order_and_what_has_no_place_last);
	tcase_add_test(tcase, reports_of_one_place_stay_as_they_were_made);
	tcase_add_test(tcase, an_empty_sink_can_be_sorted);
	tcase_add_test(tcase, a_report_has_the_severity_of_its_code);
	tcase_add_test(tcase, strict_makes_errors_of_doubts_alone);
	tcase_add_test(tcase, notes_stay_in_their_order);
	tcase_add_test(tcase, edits_stay_in_their_order_and_own_their_text);
	tcase_add_test(tcase, help_is_absent_until_it_is_set);
	tcase_add_test(tcase, a_long_message_is_cut_between_characters);
	tcase_add_test(tcase, a_message_of_the_greatest_length_is_whole);
	tcase_add_test(tcase, reports_beyond_the_limit_are_counted_and_dropped);
	tcase_add_test(tcase, reports_with_huge_names_are_dropped_sooner);
	tcase_add_test(tcase, an_error_beyond_the_limit_is_still_an_error);
	tcase_add_test(tcase, what_belongs_to_a_dropped_report_is_dropped);
	tcase_add_test(tcase, every_code_is_found_by_id_and_name_in_any_case);
	tcase_add_test(tcase, what_is_no_code_is_not_found);
	tcase_add_test(tcase, codes_stand_in_order_and_say_all_of_themselves);
	tcase_add_test(tcase, severities_have_names);
	suite_add_tcase(suite, tcase);
	return suite;
}
