/* SPDX-License-Identifier: MIT */
/* Places in a decoded string, found again in its spelling. */
#include <check.h>
#include <string.h>

#include "model/literal.h"
#include "support.h"

/* Whether bytes [begin, end) of `decoded` are written as `expected`; NULL: the whole literal is the answer. */
static void check_place(const char *spelled, const char *decoded, size_t begin, size_t end, const char *expected)
{
	struct source *source = source_new("a.mof", (const uint8_t *)spelled, strlen(spelled), NULL);
	struct span literal = {source, 0, (uint32_t)strlen(spelled)};
	struct span place = literal_locate(literal, text_of(decoded), begin, end);
	struct text text = span_text(place), wanted = text_of(expected ? expected : spelled);

	ck_assert_uint_le(place.begin, place.end);
	ck_assert_msg(text_equal(text, wanted), "'%.*s'", (int)text.length, text.bytes);
	source_free(source);
}

START_TEST(a_plain_literal_is_counted_off)
{
	check_place("\"O:BAG:BA\"", "O:BAG:BA", 2, 4, "BA");
}
END_TEST

START_TEST(escapes_before_the_place_are_longer_than_what_they_mean)
{
	check_place("\"\\x41\\\\\\\"bcd\"", "A\\\"bcd", 4, 5, "c");
}
END_TEST

START_TEST(an_escape_in_the_place_is_taken_whole)
{
	check_place("\"a\\x42z\"", "aBz", 1, 2, "\\x42");
}
END_TEST

START_TEST(a_place_may_lie_in_the_second_of_joined_literals)
{
	check_place("\"O:BA\"\n\t\"G:XX\"", "O:BAG:XX", 6, 8, "XX");
}
END_TEST

START_TEST(a_place_may_reach_over_joined_literals)
{
	check_place("\"ab\" \"cd\"", "abcd", 1, 3, "b\" \"c");
}
END_TEST

START_TEST(a_place_ends_where_its_literal_does)
{
	check_place("\"ab\" \"cd\"", "abcd", 1, 2, "b");
}
END_TEST

START_TEST(quotation_marks_in_comments_between_literals_do_not_count)
{
	check_place("\"ab\" // \"no\"\n /* \"nor this\" */ \"cd\"", "abcd", 2, 3, "c");
}
END_TEST

START_TEST(slashes_in_a_literal_are_no_comment)
{
	check_place("\"a//b\" \"/*c\"", "a//b/*c", 6, 7, "c");
}
END_TEST

START_TEST(what_is_no_escape_is_a_backslash)
{
	check_place("\"a\\qb\" \"c\"", "a\\qbc", 3, 4, "b");
}
END_TEST

START_TEST(two_escaped_surrogates_are_one_character)
{
	check_place("\"\\xD83D\\xDE00b\"",
		    "\xF0\x9F\x98\x80"
		    "b",
		    4, 5, "b");
}
END_TEST

START_TEST(a_place_of_no_length_stands_before_what_follows)
{
	check_place("\"\\x41z\"", "Az", 1, 1, "");
}
END_TEST

START_TEST(the_end_of_the_text_is_before_the_last_quotation_mark)
{
	struct source *source = source_new("a.mof", (const uint8_t *)"\"\\x41\" \"b\"", 10, NULL);
	struct span place = literal_locate((struct span){source, 0, 10}, text_of("Ab"), 2, 2);

	ck_assert_uint_eq(place.begin, 9);
	ck_assert_uint_eq(place.end, 9);
	source_free(source);
}
END_TEST

START_TEST(what_does_not_decode_to_that_text_has_no_exact_place)
{
	check_place("\"a\\x42z\"", "aBzz", 1, 2, NULL);
	check_place("abc", "abc", 1, 2, NULL);
	check_place("\"abc\"", "abc", 2, 4, NULL);
}
END_TEST

START_TEST(a_walk_can_go_back)
{
	const char *spelled = "\"\\x41yz\"";
	struct source *source = source_new("a.mof", (const uint8_t *)spelled, strlen(spelled), NULL);
	struct literal_walk walk;

	literal_walk_start(&walk, (struct span){source, 0, (uint32_t)strlen(spelled)}, text_of("Ayz"));
	ck_assert_uint_eq(literal_walk_to(&walk, 2, 3).begin, 6);
	ck_assert_uint_eq(literal_walk_to(&walk, 0, 1).begin, 1);
	ck_assert_uint_eq(literal_walk_to(&walk, 1, 3).begin, 5);
	source_free(source);
}
END_TEST

START_TEST(the_end_of_a_source_bounds_a_literal_that_is_broken_off)
{
	check_place("\"\\", "", 0, 0, NULL);
	check_place("\"ab\" /* \"", "ab", 1, 2, "b");
}
END_TEST

Suite *literal_suite(void)
{
	Suite *suite = suite_create("literal");
	TCase *cases = tcase_create("literal");

	tcase_add_test(cases, a_plain_literal_is_counted_off);
	tcase_add_test(cases, escapes_before_the_place_are_longer_than_what_they_mean);
	tcase_add_test(cases, an_escape_in_the_place_is_taken_whole);
	tcase_add_test(cases, a_place_may_lie_in_the_second_of_joined_literals);
	tcase_add_test(cases, a_place_may_reach_over_joined_literals);
	tcase_add_test(cases, a_place_ends_where_its_literal_does);
	tcase_add_test(cases, quotation_marks_in_comments_between_literals_do_not_count);
	tcase_add_test(cases, slashes_in_a_literal_are_no_comment);
	tcase_add_test(cases, what_is_no_escape_is_a_backslash);
	tcase_add_test(cases, two_escaped_surrogates_are_one_character);
	tcase_add_test(cases, a_place_of_no_length_stands_before_what_follows);
	tcase_add_test(cases, the_end_of_the_text_is_before_the_last_quotation_mark);
	tcase_add_test(cases, what_does_not_decode_to_that_text_has_no_exact_place);
	tcase_add_test(cases, a_walk_can_go_back);
	tcase_add_test(cases, the_end_of_a_source_bounds_a_literal_that_is_broken_off);
	suite_add_tcase(suite, cases);
	return suite;
}
