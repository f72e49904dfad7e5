/* SPDX-License-Identifier: MIT */
/* Access decisions on known and unknown facts. */
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
	struct namespace_bases bases = {.items = &base, .count = 1};
	enum access_verdict verdict = VERDICT_SKIPPED;
	struct compilation compilation;
	struct access_scenario scenario;
	struct access_decision decision;

	compile_text(&compilation, text_of(mof));
	compilation_apply(&compilation);
	access_scenario_init(&scenario);
	ck_assert_ptr_null(access_scenario_set(&scenario, "user", "S-1-5-21-1-2-3-1001"));
	ck_assert_ptr_null(access_scenario_set(&scenario, "from", "local"));
	ck_assert_ptr_null(access_scenario_set(&scenario, "elevated", elevated));
	ck_assert_ptr_null(access_scenario_set(&scenario, "groups", groups));
	ck_assert_ptr_null(access_scenario_finish(&scenario, false));
	access_decide(&scenario, RULES_DOCUMENTED, "root\\Acme", repository_journal(compilation.repository), &bases,
		      &decision);
	for (size_t i = 0; i < decision.count; i++)
		if (strcmp(decision.steps[i].name, "rights") == 0)
			verdict = decision.steps[i].verdict;
	access_decision_free(&decision);
	access_scenario_free(&scenario);
	compilation_free(&compilation);
	return verdict;
}

START_TEST(an_ace_for_the_user_grants_access_whatever_the_groups)
{
	ck_assert_int_eq(verdict_on(SECURED("(A;;CC;;;S-1-5-21-1-2-3-1001)"), "unknown", "yes"), VERDICT_PASS);
}
END_TEST

START_TEST(a_deny_ace_for_a_possible_group_is_undecided)
{
	ck_assert_int_eq(verdict_on(SECURED("(D;;CC;;;BU)(A;;CC;;;S-1-5-21-1-2-3-1001)"), "unknown", "yes"),
			 VERDICT_UNKNOWN);
	ck_assert_int_eq(verdict_on(SECURED("(D;;CC;;;BU)(A;;CC;;;S-1-5-21-1-2-3-1001)"), "none", "yes"), VERDICT_PASS);
	ck_assert_int_eq(verdict_on(SECURED("(D;;CC;;;BU)(A;;CC;;;S-1-5-21-1-2-3-1001)"), "BU", "yes"), VERDICT_FAIL);
}
END_TEST

START_TEST(an_allow_ace_for_a_possible_group_is_undecided)
{
	ck_assert_int_eq(verdict_on(SECURED("(A;;CC;;;BU)"), "unknown", "yes"), VERDICT_UNKNOWN);
	ck_assert_int_eq(verdict_on(SECURED("(A;;CC;;;BU)"), "none", "yes"), VERDICT_FAIL);
}
END_TEST

START_TEST(a_named_user_is_never_anonymous)
{
	ck_assert_int_eq(verdict_on(SECURED("(A;;CC;;;AN)"), "unknown", "yes"), VERDICT_FAIL);
}
END_TEST

START_TEST(an_administrator_without_elevation_has_no_administrator_rights)
{
	ck_assert_int_eq(verdict_on(SECURED("(A;;CC;;;BA)"), "BA", "no"), VERDICT_FAIL);
	ck_assert_int_eq(verdict_on(SECURED("(A;;CC;;;BA)"), "BA", "yes"), VERDICT_PASS);
	ck_assert_int_eq(verdict_on(SECURED("(A;;CC;;;BA)"), "BA", "unknown"), VERDICT_UNKNOWN);
}
END_TEST

START_TEST(deny_aces_for_administrators_apply_without_elevation)
{
	ck_assert_int_eq(verdict_on(SECURED("(D;;CC;;;BA)(A;;CC;;;WD)"), "BA", "no"), VERDICT_FAIL);
}
END_TEST

START_TEST(a_condition_on_unknown_groups_is_undecided)
{
	ck_assert_int_eq(verdict_on(SECURED("(XA;;CC;;;WD;(Not_Member_of {SID(BG)}))"), "unknown", "yes"),
			 VERDICT_UNKNOWN);
}
END_TEST

START_TEST(unknown_facts_are_refused)
{
	struct access_scenario scenario;

	access_scenario_init(&scenario);
	ck_assert_str_eq(access_scenario_set(&scenario, "colour", "red"),
			 "unknown fact 'colour'; mof-access(1) lists all facts");
	access_scenario_free(&scenario);
}
END_TEST

Suite *decision_suite(void)
{
	Suite *suite = suite_create("decision");
	TCase *tcase = tcase_create("decision");

	tcase_add_test(tcase, an_ace_for_the_user_grants_access_whatever_the_groups);
	tcase_add_test(tcase, a_deny_ace_for_a_possible_group_is_undecided);
	tcase_add_test(tcase, an_allow_ace_for_a_possible_group_is_undecided);
	tcase_add_test(tcase, a_named_user_is_never_anonymous);
	tcase_add_test(tcase, an_administrator_without_elevation_has_no_administrator_rights);
	tcase_add_test(tcase, deny_aces_for_administrators_apply_without_elevation);
	tcase_add_test(tcase, a_condition_on_unknown_groups_is_undecided);
	tcase_add_test(tcase, unknown_facts_are_refused);
	suite_add_tcase(suite, tcase);
	return suite;
}
