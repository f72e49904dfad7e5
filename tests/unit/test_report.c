/* SPDX-License-Identifier: MIT */
/* Who has which rights in a namespace, by the report on security. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "report/report.h"
#include "lint/lint.h"

#define SECURED(sddl)                                                          \
	"#pragma namespace(\"root\")\n[NamespaceSecuritySDDL(\"" sddl "\")]\n" \
	"instance of __Namespace { Name = \"Acme\"; };\n"

enum column { ENABLE, EXECUTE, FULL, PARTIAL, PROVIDER, REMOTE, READ, EDIT };

struct reported {
	struct compilation compilation;
	struct report report;
	struct buffer text;
};

static void report_on(struct reported *reported, const char *text)
{
	struct lint lint = {.sink = &reported->compilation.sink, .profile = LINT_PRODUCT, .scope = LINT_NAMESPACES};

	*reported = (struct reported){0};
	compile_text(&reported->compilation, text_of(text));
	compilation_apply(&reported->compilation);
	report_make(repository_journal(reported->compilation.repository), NULL, &reported->compilation.sink,
		    &reported->report);
	lint.facts = &reported->report.facts;
	lint_run(&lint);
}

static void release(struct reported *reported)
{
	report_free(&reported->report);
	compilation_free(&reported->compilation);
	buffer_free(&reported->text);
}

/* The namespace that was made last. */
static const struct report_namespace *last_of(const struct reported *reported)
{
	return &reported->report.namespaces[reported->report.count - 1];
}

static const struct principal *find(const struct reported *reported, const char *alias)
{
	const struct report_namespace *space = last_of(reported);
	struct sid sid;

	ck_assert_uint_gt(sid_parse(alias, strlen(alias), NULL, &sid), 0);
	for (size_t i = 0; i < space->principals.count; i++)
		if (sid_equal(&space->principals.items[i].sid, &sid))
			return &space->principals.items[i];
	ck_abort_msg("no principal is called %s", alias);
	return NULL;
}

/* ---- cells ---- */

static const struct {
	const char *sddl, *alias;
	enum column column;
	enum right_state state;
	int ace;
} cells[] = {
	{"O:BAG:BAD:(A;;CC;;;BU)", "BU", ENABLE, STATE_ALLOWED, 0},
	{"O:BAG:BAD:(A;;CC;;;BU)", "BU", FULL, STATE_NONE, -1},
	{"O:BAG:BAD:(D;;CC;;;BU)(A;;CC;;;BU)", "BU", ENABLE, STATE_DENIED, 0},
	{"O:BAG:BAD:(A;;CC;;;BU)(D;;CC;;;BU)", "BU", ENABLE, STATE_ALLOWED, 0},
	{"O:BAG:BAD:(A;CIIO;CC;;;IU)(A;;DC;;;IU)", "IU", EXECUTE, STATE_ALLOWED, 1},
	{"O:BAG:BAD:(A;;CC;;;WD)(A;;WP;;;IU)", "IU", ENABLE, STATE_ALLOWED, 0},
	{"O:BAG:BAD:(D;;WP;;;WD)(A;;CCWP;;;IU)", "IU", REMOTE, STATE_DENIED, 0},
	{"O:BAG:BAD:(A;;WP;;;AU)(A;;CC;;;AN)", "AN", REMOTE, STATE_NONE, -1},
	{"O:BAG:BAD:(A;;WP;;;BA)(A;;CC;;;SY)", "SY", REMOTE, STATE_ALLOWED, 0},
	{"O:IUG:BAD:(A;;CC;;;BA)", "IU", EDIT, STATE_BY_OWNERSHIP, -1},
	{"O:IUG:BAD:(A;;WD;;;IU)", "IU", EDIT, STATE_ALLOWED, 0},
	{"O:IUG:BAD:(A;;RC;;;OW)", "OW", READ, STATE_ALLOWED, 0},
	{"O:BAG:BAD:(XA;;LC;;;IU;(@User.a==1))", "IU", FULL, STATE_CONDITIONAL, 0},
	{"O:BAG:BAD:(XD;;LC;;;IU;(@User.a==1))", "IU", FULL, STATE_CONDITIONAL, 0},
	{"O:BAG:BAD:(XA;;LC;;;IU;(@User.a==1))(A;;LC;;;IU)", "IU", FULL, STATE_ALLOWED, 1},
	{"O:BAG:BAD:NO_ACCESS_CONTROL", "WD", FULL, STATE_NO_DACL, -1},
};

START_TEST(a_right_is_decided_by_an_entry)
{
	struct reported reported;
	struct buffer text = {0};
	const struct principal_right *cell;

	buffer_printf(&text, SECURED("%s"), cells[_i].sddl);
	report_on(&reported, buffer_text(&text));
	cell = &find(&reported, cells[_i].alias)->cells[cells[_i].column];
	ck_assert_int_eq(cell->state, cells[_i].state);
	ck_assert_int_eq(cell->ace, cells[_i].ace);
	release(&reported);
	buffer_free(&text);
}
END_TEST

/* ---- principals ---- */

START_TEST(remote_needs_enable_as_well)
{
	struct reported reported;

	report_on(&reported, SECURED("O:BAG:BAD:(A;;WP;;;IU)(A;;CCWP;;;NU)"));
	ck_assert(find(&reported, "NU")->connects_remotely);
	ck_assert(principal_connects(find(&reported, "NU")));
	release(&reported);
}
END_TEST

START_TEST(who_connects_as_everyone_is_not_named)
{
	struct reported reported;

	report_on(&reported, SECURED("O:BAG:BAD:(A;;CCWP;;;WD)(A;;DC;;;IU)"));
	ck_assert(find(&reported, "IU")->connects_remotely);
	ck_assert(!principal_connects(find(&reported, "IU")));
	ck_assert(principal_connects(find(&reported, "WD")));
	release(&reported);
}
END_TEST

static const struct {
	const char *alias;
	uint32_t right;
	bool look;
} surprises[] = {
	{"BA", RIGHT_WRITE_DAC, false},
	{"WD", RIGHT_WRITE_DAC, true},
	{"NS", WBEM_FULL_WRITE, true},
	{"AU", WBEM_WRITE_PROVIDER, false},
	{"WD", WBEM_WRITE_PROVIDER, true},
	{"NS", WBEM_WRITE_PROVIDER, false},
	{"AU", WBEM_REMOTE_ENABLE, true},
	{"RM", WBEM_REMOTE_ENABLE, false},
	{"S-1-5-21-1-2-3-1104", WBEM_REMOTE_ENABLE, false},
	{"WD", WBEM_ENABLE, false},
};

START_TEST(what_windows_does_not_allow_is_to_be_looked_at)
{
	struct sid sid;

	ck_assert_uint_gt(sid_parse(surprises[_i].alias, strlen(surprises[_i].alias), NULL, &sid), 0);
	ck_assert_int_eq(principal_right_is_unusual(&sid, surprises[_i].right), surprises[_i].look);
}
END_TEST

START_TEST(appended_entries_are_counted)
{
	struct reported reported;

	report_on(&reported, SECURED("O:BAG:BAD:(A;;CC;;;BU)"));
	ck_assert_uint_eq(last_of(&reported)->appended, 4);
	release(&reported);
}
END_TEST

static void name_others(const struct principal *principal, size_t index, bool is_other, void *context)
{
	(void)index;
	if (is_other)
		sddl_format_sid(&principal->sid, NULL, context);
}

START_TEST(where_no_reading_is_wider_those_of_the_other_are_named_too)
{
	struct reported reported;

	report_on(&reported,
		  SECURED("O:BAG:BAD:P(A;CI;0x6003F;;;BA)(A;CIIO;CCWP;;;NU)") "#pragma "
									      "namespace(\"root\\\\Acme\")\ninstance "
									      "of __Namespace { Name = \"Inner\"; };");
	ck_assert_uint_eq(report_visit_principals(last_of(&reported), principal_connects, name_others, &reported.text),
			  2);
	ck_assert_str_eq(buffer_text(&reported.text), "NU");
	release(&reported);
}
END_TEST

/* ---- findings and forms ---- */

START_TEST(findings_are_reported)
{
	struct reported reported;

	report_on(&reported, SECURED("O:BAG:BAD:") "[NamespaceSecuritySDDL(\"o:BAg:BA\")] instance of __Namespace { "
						   "Name = \"B\"; };\n"
						   "instance of __EventFilter { Name = \"F\"; Query = \"select * from "
						   "__Event\"; QueryLanguage = \"WQL\"; EventAccess = \"?\"; };");
	ck_assert_str_eq(found_codes(&reported.compilation.sink, &reported.text), "NSS207 NSS215 NSS229");
	release(&reported);
}
END_TEST

START_TEST(an_error_in_a_descriptor_is_shown_at_its_letter)
{
	struct reported reported;

	report_on(&reported, "#pragma namespace(\"root\")\n"
			     "[NamespaceSecuritySDDL(\"O:\\x0042AG:BAD:\" // owner\n"
			     "  \"(A;;CQ;;;WD)\")] instance of __Namespace { Name = \"A\"; };\n"
			     "instance of __Win32Provider { Name = \"P\"; SecurityDescriptor =\n"
			     "\"O:BA\"\n\"G:\\x58Y\"; };\n");
	ck_assert_str_eq(findings(&reported.compilation.sink, &reported.text), "NSS241:2:24 NSS229:3:8 NSS229:6:4");
	release(&reported);
}
END_TEST

START_TEST(text_from_files_cannot_become_markup)
{
	struct reported reported;
	const char *page;

	report_on(&reported, "#pragma namespace(\"root\")\n[NamespaceSecuritySDDL(\"<script>\")]\n"
			     "instance of __Namespace { Name = \"<img src='x'>&\\x202e\"; };\n"
			     "instance of __Win32Provider { Name = \"\\\"><i>\"; HostingModel = \"Decoupled:Com\"; "
			     "SecurityDescriptor = \"</code>\"; };");
	report_html(&reported.report, &reported.text);
	page = buffer_text(&reported.text);
	ck_assert_ptr_null(strstr(page, "<script"));
	ck_assert_ptr_null(strstr(page, "<img"));
	ck_assert_ptr_null(strstr(page, "\"><i>"));
	ck_assert_ptr_null(strstr(page, "\xE2\x80\xAE"));
	ck_assert_ptr_nonnull(strstr(page, "&lt;img src=&#39;x&#39;&gt;&amp;?"));
	release(&reported);
}
END_TEST

START_TEST(clients_get_code_in_three_languages)
{
	struct buffer code = {0};
	const char *name;
	size_t count = 0;

	while (report_client_at(count, "root\\Acme", &name, &code))
		count++;
	ck_assert_uint_eq(count, 3);
	ck_assert_ptr_nonnull(strstr(buffer_text(&code), "authenticationLevel=pktPrivacy}!\\\\host\\root\\Acme"));
	ck_assert_ptr_nonnull(strstr(buffer_text(&code), "RPC_C_AUTHN_LEVEL_PKT_PRIVACY"));
	buffer_free(&code);
}
END_TEST

Suite *report_suite(void)
{
	Suite *suite = suite_create("report");
	TCase *tcase = tcase_create("security");

	ADD_ROWS(tcase, a_right_is_decided_by_an_entry, cells);
	tcase_add_test(tcase, remote_needs_enable_as_well);
	tcase_add_test(tcase, who_connects_as_everyone_is_not_named);
	ADD_ROWS(tcase, what_windows_does_not_allow_is_to_be_looked_at, surprises);
	tcase_add_test(tcase, appended_entries_are_counted);
	tcase_add_test(tcase, where_no_reading_is_wider_those_of_the_other_are_named_too);
	tcase_add_test(tcase, findings_are_reported);
	tcase_add_test(tcase, an_error_in_a_descriptor_is_shown_at_its_letter);
	tcase_add_test(tcase, text_from_files_cannot_become_markup);
	tcase_add_test(tcase, clients_get_code_in_three_languages);
	suite_add_tcase(suite, tcase);
	return suite;
}
