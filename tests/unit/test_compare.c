/* SPDX-License-Identifier: MIT */
#include "suites.h"

#include "base/arena.h"
#include "security/compare.h"
#include "security/sddl.h"

static struct arena arena;

static void setup(void)
{
	arena_init(&arena);
}

static void teardown(void)
{
	arena_free(&arena);
}

static struct sd_descriptor *parse(const char *text)
{
	struct sddl_error error;
	struct sd_descriptor *sd = sddl_parse(&arena, text_of(text), NULL, &error);

	ck_assert_msg(sd != NULL, "%s: %s", text, sd ? "" : error.message);
	return sd;
}

static const struct {
	const char *a, *b;
	bool same;
} pairs[] = {
	{"D:(A;;CC;;;AU)(A;;DC;;;BU)", "D:(A;;DC;;;BU)(A;;CC;;;AU)", true},
	{"D:(A;;CC;;;AU)(A;;DC;;;AU)", "D:(A;;CCDC;;;AU)", true},
	{"D:(A;;CC;;;AU)(A;;CC;;;AU)", "D:(A;;CC;;;AU)", true},
	{"D:(A;ID;CC;;;AU)", "D:(A;;CC;;;AU)", true},
	{"D:(A;CI;CC;;;AU)", "D:(A;;CC;;;AU)(A;CIIO;CC;;;AU)", true},
	{"O:BA", "O:BAD:NO_ACCESS_CONTROL", true},
	{"D:(A;;CC;;;AU)", "D:AI(A;;CC;;;AU)", true},
	{"D:(D;;CC;;;BG)(A;;DC;;;AU)", "D:(A;;DC;;;AU)(D;;CC;;;BG)", true},
	{"D:(A;;CC;;;AU)(D;;CC;;;AU)", "D:(A;;CC;;;AU)", true},
	{"D:(A;;CC;;;AU)(D;;CC;;;AU)(A;;CC;;;BU)", "D:(A;;CC;;;BU)(A;;CC;;;AU)", true},
	{"S:(AU;SA;CC;;;WD)(AU;FA;DC;;;BU)", "S:(AU;FA;DC;;;BU)(AU;SA;CC;;;WD)", true},
	{"D:(XA;;CC;;;AU;(a))", "D:(XA;;CC;;;AU;( a ))", true},
	{"D:(D;;CC;;;BG)(A;;CC;;;AU)", "D:(A;;CC;;;AU)(D;;CC;;;BG)", false},
	{"D:(A;;CC;;;AU)", "D:(A;;CC;;;BU)", false},
	{"D:(A;;CC;;;AU)", "D:(A;;CCDC;;;AU)", false},
	{"D:(A;;CC;;;AU)", "D:(A;CI;CC;;;AU)", false},
	{"D:(A;CI;CC;;;AU)", "D:(A;CINP;CC;;;AU)", false},
	{"D:(A;;CC;;;AU)", "D:P(A;;CC;;;AU)", false},
	{"D:", "D:NO_ACCESS_CONTROL", false},
	{"O:BA", "O:SY", false},
	{"G:BA", "", false},
	{"S:(AU;SA;CC;;;WD)", "S:(AU;FA;CC;;;WD)", false},
	{"D:(XA;;CC;;;AU;(a))", "D:(XA;;CC;;;AU;(b))", false},
	{"D:(XA;;CC;;;AU;(a))", "D:(A;;CC;;;AU)", false},
	{"D:(OA;;CC;;;AU)", "D:(OA;;CC;bf967aba-0de6-11d0-a285-00aa003049e2;;AU)", false},
};

START_TEST(meaning_is_what_is_compared)
{
	struct sd_descriptor *a = parse(pairs[_i].a), *b = parse(pairs[_i].b);

	ck_assert_int_eq(sd_same_meaning(a, b), pairs[_i].same);
	ck_assert_int_eq(sd_same_meaning(b, a), pairs[_i].same);
	ck_assert(sd_same_meaning(a, a));
}
END_TEST

/* Each with the one change that is to be found. */
static const struct {
	const char *old, *new, *sid;
	enum sd_scope scope;
	uint32_t gained, lost, denied, undenied;
} changes[] = {
	{"D:(A;;0x3;;;AU)", "D:(A;;0x23;;;AU)", "AU", SD_SCOPE_OBJECT, 0x20, 0, 0, 0},
	{"D:(A;;0x23;;;AU)", "D:(A;;0x5;;;AU)", "AU", SD_SCOPE_OBJECT, 0x4, 0x22, 0, 0},
	{"D:", "D:(A;;0x6003F;;;WD)", "WD", SD_SCOPE_OBJECT, 0x6003F, 0, 0, 0},
	{"D:(A;;CC;;;AU)", "D:", "AU", SD_SCOPE_OBJECT, 0, 0x1, 0, 0},
	{"D:", "D:(D;;CC;;;BG)", "BG", SD_SCOPE_OBJECT, 0, 0, 0x1, 0},
	{"D:(D;;CC;;;BG)", "D:", "BG", SD_SCOPE_OBJECT, 0, 0, 0, 0x1},
	{"D:(A;;CC;;;AU)", "D:(D;;CC;;;AU)(A;;CC;;;AU)", "AU", SD_SCOPE_OBJECT, 0, 0x1, 0x1, 0},
	{"D:(A;;CC;;;AU)", "D:(A;CI;CC;;;AU)", "AU", SD_SCOPE_CHILDREN, 0x1, 0, 0, 0},
	{"D:", "D:(A;CIIO;CC;;;AU)", "AU", SD_SCOPE_CHILDREN, 0x1, 0, 0, 0},
};

START_TEST(who_gained_and_lost_what_is_told)
{
	struct sd_difference difference = sd_compare(&arena, parse(changes[_i].old), parse(changes[_i].new));
	const struct sd_change *change = difference.changes;
	struct sid sid;

	sid_parse(changes[_i].sid, 2, NULL, &sid);
	ck_assert_uint_eq(difference.count, 1);
	ck_assert(sid_equal(&change->sid, &sid));
	ck_assert_int_eq(change->scope, changes[_i].scope);
	ck_assert_uint_eq(change->gained, changes[_i].gained);
	ck_assert_uint_eq(change->lost, changes[_i].lost);
	ck_assert_uint_eq(change->denied, changes[_i].denied);
	ck_assert_uint_eq(change->undenied, changes[_i].undenied);
	ck_assert(!sd_difference_is_empty(&difference));
}
END_TEST

START_TEST(a_dacl_that_appears_takes_everything_from_everyone)
{
	struct sd_difference difference = sd_compare(&arena, parse("O:BA"), parse("O:BAD:"));

	ck_assert(difference.dacl);
	ck_assert_uint_eq(difference.count, 1);
	ck_assert_uint_eq(difference.changes[0].lost, UINT32_MAX);
}
END_TEST

START_TEST(swapped_entries_are_a_change_of_order)
{
	struct sd_difference difference =
		sd_compare(&arena, parse("D:(D;;CC;;;BG)(A;;CC;;;AU)"), parse("D:(A;;CC;;;AU)(D;;CC;;;BG)"));

	ck_assert_uint_eq(difference.count, 0);
	ck_assert(difference.order);
}
END_TEST

START_TEST(a_changed_condition_is_told_with_its_entries)
{
	struct sd_difference difference =
		sd_compare(&arena, parse("D:(XA;;CC;;;AU;(a))"), parse("D:(XA;;CC;;;AU;(b))"));

	ck_assert_uint_eq(difference.count, 2);
	ck_assert_ptr_nonnull(difference.changes[0].restricted);
	ck_assert_uint_eq(difference.changes[0].lost | difference.changes[1].lost, 1);
	ck_assert_uint_eq(difference.changes[0].gained | difference.changes[1].gained, 1);
}
END_TEST

START_TEST(an_entry_of_an_unknown_type_is_a_difference)
{
	struct sd_descriptor *a = parse("D:(A;;CC;;;AU)(A;;CC;;;AU)"), *b = parse("D:(A;;CC;;;AU)");

	a->dacl.aces[1] =
		(struct sd_ace){.type = 0x15, .opaque = true, .data = (const uint8_t *)"abcd", .data_size = 4};
	ck_assert(sd_compare(&arena, a, b).unknown);
	ck_assert(!sd_same_meaning(a, b));
}
END_TEST

Suite *compare_suite(void)
{
	Suite *suite = suite_create("compare");
	TCase *tcase = tcase_create("meaning");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, meaning_is_what_is_compared, 0, sizeof pairs / sizeof *pairs);
	tcase_add_loop_test(tcase, who_gained_and_lost_what_is_told, 0, sizeof changes / sizeof *changes);
	tcase_add_test(tcase, a_dacl_that_appears_takes_everything_from_everyone);
	tcase_add_test(tcase, swapped_entries_are_a_change_of_order);
	tcase_add_test(tcase, a_changed_condition_is_told_with_its_entries);
	tcase_add_test(tcase, an_entry_of_an_unknown_type_is_a_difference);
	suite_add_tcase(suite, tcase);
	return suite;
}
