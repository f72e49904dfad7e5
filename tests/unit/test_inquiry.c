/* SPDX-License-Identifier: MIT */
/* Facts of a question about access, and what is made of those that nobody states. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "access/decision.h"

#define SECURED(entries)                                                                    \
	"#pragma namespace(\"root\")\n[NamespaceSecuritySDDL(\"O:BAG:BAD:" entries "\")]\n" \
	"instance of __Namespace { Name = \"Acme\"; };\n"

/* The verdict on the rights of S-1-5-21-1-2-3-1001 in a namespace that it connects to on the computer itself. */
static enum access_verdict verdict_on(const char *mof, const char *groups, const char *elevated)
{
	struct namespace_base base = {"root", TEXT("O:BAG:BAD:")};
	struct namespaces_world world = {.bases = &base, .base_count = 1};
	enum access_verdict verdict = VERDICT_SKIPPED;
	struct compilation compilation;
	struct access_scenario question;
	struct access_decision inquiry;
	const struct cim_unit **units;

	compile_text(&compilation, text_of(mof));
	units = compilation_units(&compilation);
	access_scenario_init(&question);
	ck_assert_ptr_null(access_scenario_state(&question, "user", "S-1-5-21-1-2-3-1001"));
	ck_assert_ptr_null(access_scenario_state(&question, "from", "local"));
	ck_assert_ptr_null(access_scenario_state(&question, "elevated", elevated));
	ck_assert_ptr_null(access_scenario_state(&question, "groups", groups));
	ck_assert_ptr_null(access_scenario_finish(&question, false));
	access_decide(&question, RULES_DOCUMENTED, "root\\Acme", units, 1, &world, &inquiry);
	for (size_t i = 0; i < inquiry.count; i++)
		if (strcmp(inquiry.steps[i].name, "rights") == 0)
			verdict = inquiry.steps[i].verdict;
	access_decision_free(&inquiry);
	access_scenario_free(&question);
	free(units);
	compilation_free(&compilation);
	return verdict;
}

START_TEST(an_entry_for_the_user_lets_it_in_whatever_its_groups)
{
	ck_assert_int_eq(verdict_on(SECURED("(A;;CC;;;S-1-5-21-1-2-3-1001)"), "unknown", "yes"), VERDICT_PASS);
}
END_TEST

START_TEST(a_denial_for_a_group_in_which_the_user_may_be_is_open)
{
	ck_assert_int_eq(verdict_on(SECURED("(D;;CC;;;BU)(A;;CC;;;S-1-5-21-1-2-3-1001)"), "unknown", "yes"),
			 VERDICT_UNKNOWN);
	ck_assert_int_eq(verdict_on(SECURED("(D;;CC;;;BU)(A;;CC;;;S-1-5-21-1-2-3-1001)"), "none", "yes"), VERDICT_PASS);
	ck_assert_int_eq(verdict_on(SECURED("(D;;CC;;;BU)(A;;CC;;;S-1-5-21-1-2-3-1001)"), "BU", "yes"), VERDICT_FAIL);
}
END_TEST

START_TEST(an_entry_for_a_group_in_which_the_user_may_be_is_open)
{
	ck_assert_int_eq(verdict_on(SECURED("(A;;CC;;;BU)"), "unknown", "yes"), VERDICT_UNKNOWN);
	ck_assert_int_eq(verdict_on(SECURED("(A;;CC;;;BU)"), "none", "yes"), VERDICT_FAIL);
}
END_TEST

START_TEST(nobody_is_anonymous_who_does_not_say_so)
{
	ck_assert_int_eq(verdict_on(SECURED("(A;;CC;;;AN)"), "unknown", "yes"), VERDICT_FAIL);
}
END_TEST

START_TEST(an_administrator_who_is_not_elevated_has_no_rights_of_one)
{
	ck_assert_int_eq(verdict_on(SECURED("(A;;CC;;;BA)"), "BA", "no"), VERDICT_FAIL);
	ck_assert_int_eq(verdict_on(SECURED("(A;;CC;;;BA)"), "BA", "yes"), VERDICT_PASS);
	ck_assert_int_eq(verdict_on(SECURED("(A;;CC;;;BA)"), "BA", "unknown"), VERDICT_UNKNOWN);
}
END_TEST

START_TEST(denials_for_administrators_hold_without_elevation)
{
	ck_assert_int_eq(verdict_on(SECURED("(D;;CC;;;BA)(A;;CC;;;WD)"), "BA", "no"), VERDICT_FAIL);
}
END_TEST

START_TEST(a_condition_on_groups_that_are_not_known_is_open)
{
	ck_assert_int_eq(verdict_on(SECURED("(XA;;CC;;;WD;(Not_Member_of {SID(BG)}))"), "unknown", "yes"),
			 VERDICT_UNKNOWN);
}
END_TEST

START_TEST(facts_that_do_not_exist_are_refused)
{
	struct access_scenario question;

	access_scenario_init(&question);
	ck_assert_str_eq(access_scenario_state(&question, "colour", "red"),
			 "there is no fact 'colour'; mof-access(1) lists them");
	access_scenario_free(&question);
}
END_TEST

Suite *inquiry_suite(void)
{
	Suite *suite = suite_create("inquiry");
	TCase *tcase = tcase_create("inquiry");

	tcase_add_test(tcase, an_entry_for_the_user_lets_it_in_whatever_its_groups);
	tcase_add_test(tcase, a_denial_for_a_group_in_which_the_user_may_be_is_open);
	tcase_add_test(tcase, an_entry_for_a_group_in_which_the_user_may_be_is_open);
	tcase_add_test(tcase, nobody_is_anonymous_who_does_not_say_so);
	tcase_add_test(tcase, an_administrator_who_is_not_elevated_has_no_rights_of_one);
	tcase_add_test(tcase, denials_for_administrators_hold_without_elevation);
	tcase_add_test(tcase, a_condition_on_groups_that_are_not_known_is_open);
	tcase_add_test(tcase, facts_that_do_not_exist_are_refused);
	suite_add_tcase(suite, tcase);
	return suite;
}
