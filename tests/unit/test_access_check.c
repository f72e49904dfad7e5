/* SPDX-License-Identifier: MIT */
#include "suites.h"
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "security/access_check.h"
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

static struct sid sid_of(const char *text)
{
	struct sid sid;

	ck_assert_uint_gt(sid_parse(text, strlen(text), NULL, &sid), 0);
	return sid;
}

static struct sd_descriptor *parse(const char *text)
{
	struct sddl_error error;
	struct sd_descriptor *sd = sddl_parse(&arena, text_of(text), NULL, &error);

	ck_assert_msg(sd != NULL, "%s: %s", text, sd ? "" : error.message);
	return sd;
}

/* "S-1-.. BA -BU": the user, then groups; '-' marks those that count for denials only. */
static struct sd_token token_of(const char *list)
{
	struct sd_group *groups = arena_alloc(&arena, 16 * sizeof *groups);
	struct sd_token token = {.groups = groups};
	const char *end;
	bool first = true;

	for (const char *at = list; *at; at = *end ? end + 1 : end) {
		bool deny_only = *at == '-';
		struct sid sid = {0};

		end = at + strcspn(at, " ");
		ck_assert_uint_gt(sid_parse(at + deny_only, (size_t)(end - at) - deny_only, NULL, &sid), 0);
		if (first)
			token.user = sid;
		else
			groups[token.group_count++] = (struct sd_group){sid, deny_only};
		first = false;
	}
	return token;
}

static struct sd_access check(const char *sddl, const char *who, uint32_t wanted)
{
	struct sd_token token = token_of(who);

	return sd_access_check(&arena, parse(sddl), &token, RIGHTS_NAMESPACE, wanted);
}

#define DEFAULT "O:BAG:BAD:(A;CI;CCDCLCSWRPWPRCWD;;;BA)(A;CI;CCDCRP;;;NS)(A;CI;CCDCRP;;;LS)(A;CI;CCDCRP;;;AU)"
#define USER "S-1-5-21-1-2-3-1104 WD AU BU"
#define ADMIN "S-1-5-21-1-2-3-1105 WD AU BU BA"
#define MAXIMUM RIGHT_MAXIMUM_ALLOWED

/* The default descriptor and the order rules; the same cases as in the reference's notes on Samba. */
static const struct {
	const char *sddl, *who;
	uint32_t wanted;
	bool allowed;
	uint32_t granted;
	int decided_by;
} cases[] = {
	{DEFAULT, USER, 0x1, true, 0x1, 3},
	{DEFAULT, USER, 0x21, false, 0x1, 3},
	{DEFAULT, ADMIN, 0x21, true, 0x21, 0},
	{DEFAULT, ADMIN, 0x6003F, true, 0x6003F, 0},
	{DEFAULT, "NS WD AU", 0x13, true, 0x13, 1},
	{DEFAULT, USER, MAXIMUM, true, 0x13, SD_NO_ACE},
	{DEFAULT, ADMIN, MAXIMUM, true, 0x6003F, SD_NO_ACE},
	{DEFAULT, USER, MAXIMUM | 0x20, false, 0x13, SD_NO_ACE},
	{"D:(A;CI;CCWP;;;S-1-5-21-1-2-3-1104)", USER, 0x21, true, 0x21, 0},
	/* order: the first entry that names a bit decides */
	{"D:(D;;WP;;;BU)(A;;CCWP;;;AU)", USER, 0x21, false, 0, 0},
	{"D:(A;;CCWP;;;AU)(D;;WP;;;BU)", USER, 0x21, true, 0x21, 0},
	{"D:(A;;CC;;;AU)(D;;WP;;;BU)(A;;WP;;;AU)", USER, 0x21, false, 0x1, 1},
	{"D:(D;;WP;;;BU)(A;;CCWP;;;AU)", USER, 0x1, true, 0x1, 1},
	{"D:(D;;WP;;;BU)(A;;CCWP;;;AU)", USER, MAXIMUM, true, 0x1, SD_NO_ACE},
	/* the states of a DACL */
	{"O:BAG:BA", USER, 0x6003F, true, 0x6003F, SD_NO_ACE},
	{"O:BAG:BAD:NO_ACCESS_CONTROL", USER, 0x6003F, true, 0x6003F, SD_NO_ACE},
	{"O:BAG:BAD:", USER, 0x1, false, 0, SD_NO_ACE},
	{"O:BAG:BAD:", USER, MAXIMUM, false, 0, SD_NO_ACE},
	/* inherit-only entries do not count here */
	{"D:(A;CIIO;CC;;;AU)", USER, 0x1, false, 0, SD_NO_ACE},
	{"D:(D;CIIO;CC;;;AU)(A;;CC;;;AU)", USER, 0x1, true, 0x1, 1},
	/* the owner */
	{"O:BAG:BAD:", ADMIN, 0x60000, true, 0x60000, SD_NO_ACE},
	{"O:BAG:BAD:", ADMIN, 0x60001, false, 0x60000, SD_NO_ACE},
	{"O:BAG:BAD:(D;;RCWD;;;WD)", ADMIN, 0x60000, true, 0x60000, SD_NO_ACE},
	{"O:BAG:BAD:(A;;CC;;;OW)", ADMIN, 0x60000, false, 0, SD_NO_ACE},
	{"O:BAG:BAD:(A;;RC;;;OW)", ADMIN, 0x20000, true, 0x20000, 0},
	{"O:BAG:BAD:(A;;RC;;;OW)", USER, 0x20000, false, 0, SD_NO_ACE},
	{"O:BAG:BAD:(A;IO;RC;;;OW)", ADMIN, 0x60000, true, 0x60000, SD_NO_ACE},
	{"O:BAG:BAD:", USER " -BA", 0x20000, false, 0, SD_NO_ACE},
	/* a filtered token: its administrators count for denials only */
	{DEFAULT, USER " -BA", 0x21, false, 0x1, 3},
	{"D:(D;;CC;;;BA)(A;;CC;;;AU)", USER " -BA", 0x1, false, 0, 0},
	/* substitutes */
	{"D:(A;;CC;;;PS)", USER, 0x1, false, 0, SD_NO_ACE},
	{"D:(A;;CC;;;CO)", ADMIN, 0x1, false, 0, SD_NO_ACE},
	/* object entries */
	{"D:(OA;;CC;bf967aba-0de6-11d0-a285-00aa003049e2;;AU)", USER, 0x1, false, 0, SD_NO_ACE},
	{"D:(OA;;CC;;bf967aba-0de6-11d0-a285-00aa003049e2;AU)", USER, 0x1, true, 0x1, 0},
	/* generic rights have no published meaning for a namespace */
	{"D:(A;;GA;;;AU)", USER, 0x1, false, 0, SD_NO_ACE},
	{"D:(A;;GACC;;;AU)", USER, 0x1, true, 0x1, 0},
	/* an entry gives neither what a privilege gives, nor a maximum */
	{"D:(A;;0x3000001;;;AU)", USER, MAXIMUM, true, 0x1, SD_NO_ACE},
	/* nothing wanted */
	{"D:", USER, 0, true, 0, SD_NO_ACE},
	/* audit entries in a DACL mean nothing */
	{"D:(AU;SA;CC;;;AU)", USER, 0x1, false, 0, SD_NO_ACE},
};

START_TEST(access_is_as_the_algorithm_says)
{
	struct sd_access access = check(cases[_i].sddl, cases[_i].who, cases[_i].wanted);

	ck_assert_int_eq(access.allowed, cases[_i].allowed);
	ck_assert_uint_eq(access.granted, cases[_i].granted);
	ck_assert_int_eq(access.decided_by, cases[_i].decided_by);
	ck_assert(!access.uncertain);
}
END_TEST

static bool has_reason(const struct sd_access *access, enum sd_reason_kind kind, int ace, uint32_t mask)
{
	for (size_t i = 0; i < access->reason_count; i++) {
		const struct sd_reason *reason = &access->reasons[i];

		if (reason->kind == kind && reason->ace == ace && reason->mask == mask)
			return true;
	}
	return false;
}

static const struct {
	const char *sddl, *who;
	uint32_t wanted;
	enum sd_reason_kind kind;
	int ace;
	uint32_t mask;
} reasons[] = {
	{DEFAULT, USER, 0x21, SD_REASON_ALLOWED, 3, 0x1},
	{DEFAULT, USER, 0x21, SD_REASON_NOT_GRANTED, SD_NO_ACE, 0x20},
	{DEFAULT, USER " -BA", 0x21, SD_REASON_DENY_ONLY, 0, 0x21},
	{"D:(D;;WP;;;BU)", USER, 0x20, SD_REASON_DENIED, 0, 0x20},
	{"D:(A;CIIO;CC;;;AU)", USER, 0x1, SD_REASON_INHERIT_ONLY, 0, 0x1},
	{"D:NO_ACCESS_CONTROL", USER, 0x1, SD_REASON_NO_DACL, SD_NO_ACE, 0x1},
	{"D:", USER, 0x1, SD_REASON_EMPTY_DACL, SD_NO_ACE, 0},
	{"O:BAD:", ADMIN, 0x40000, SD_REASON_OWNER, SD_NO_ACE, 0x40000},
	{"O:BAD:(A;;CC;;;OW)", ADMIN, 0x40000, SD_REASON_OWNER_RIGHTS, SD_NO_ACE, 0x40000},
	{"D:", USER, 0x1000000, SD_REASON_NO_PRIVILEGE, SD_NO_ACE, 0x1000000},
	{"D:(A;;GA;;;AU)", USER, 0x1, SD_REASON_GENERIC_DOUBTFUL, 0, 0x10000000},
	{"D:(OA;;CC;bf967aba-0de6-11d0-a285-00aa003049e2;;AU)", USER, 0x1, SD_REASON_OBJECT_TYPE, 0, 0x1},
	{"D:(XA;;CC;;;AU;(Member_of {SID(BA)}))", USER, 0x1, SD_REASON_CONDITION_FALSE, 0, 0x1},
	{"D:(XA;;CC;;;AU;(@User.a))", USER, 0x1, SD_REASON_CONDITION_UNKNOWN, 0, 0x1},
};

START_TEST(each_step_gives_its_reason)
{
	struct sd_access access = check(reasons[_i].sddl, reasons[_i].who, reasons[_i].wanted);

	ck_assert(has_reason(&access, reasons[_i].kind, reasons[_i].ace, reasons[_i].mask));
}
END_TEST

START_TEST(self_is_the_sid_that_the_caller_names)
{
	struct sd_token token = token_of(USER);
	struct sid self = sid_of("S-1-5-21-1-2-3-1104");

	token.self = &self;
	ck_assert(sd_access_check(&arena, parse("D:(A;;CC;;;PS)"), &token, RIGHTS_NAMESPACE, 0x1).allowed);
}
END_TEST

START_TEST(privileges_give_what_the_dacl_does_not)
{
	struct sd_token token = token_of(USER);
	struct sd_descriptor *sd = parse("D:(D;;WO;;;WD)");

	ck_assert(!sd_access_check(&arena, sd, &token, RIGHTS_ANY, RIGHT_WRITE_OWNER).allowed);
	token.take_ownership_privilege = true;
	token.security_privilege = true;
	ck_assert(sd_access_check(&arena, sd, &token, RIGHTS_ANY, RIGHT_WRITE_OWNER).allowed);
	ck_assert(sd_access_check(&arena, sd, &token, RIGHTS_ANY, RIGHT_SYSTEM_SECURITY).allowed);
}
END_TEST

START_TEST(system_security_is_not_in_a_missing_dacl)
{
	struct sd_token token = token_of(USER);

	ck_assert(!sd_access_check(&arena, parse(""), &token, RIGHTS_ANY, RIGHT_SYSTEM_SECURITY | 1).allowed);
}
END_TEST

START_TEST(full_control_of_winrm_allows_to_execute)
{
	struct sd_token token = token_of(USER);
	struct sd_descriptor *sd = parse("D:(A;;GA;;;AU)");

	ck_assert(sd_access_check(&arena, sd, &token, RIGHTS_WINRM, RIGHT_GENERIC_EXECUTE).allowed);
}
END_TEST

START_TEST(what_is_granted_at_most_can_be_asked_for)
{
	struct sd_token token = token_of(USER);
	struct sd_descriptor *sd = parse("D:(D;;GR;;;AU)(A;;GA;;;AU)");
	struct sd_access access = sd_access_check(&arena, sd, &token, RIGHTS_WINRM, RIGHT_MAXIMUM_ALLOWED);

	ck_assert_uint_eq(access.granted, RIGHT_GENERIC_WRITE | RIGHT_GENERIC_EXECUTE);
	ck_assert(sd_access_check(&arena, sd, &token, RIGHTS_WINRM, access.granted).allowed);
	ck_assert(!sd_access_check(&arena, sd, &token, RIGHTS_WINRM, RIGHT_GENERIC_ALL).allowed);
}
END_TEST

START_TEST(an_entry_of_an_unknown_type_is_passed_over_and_said_so)
{
	struct sd_descriptor *sd = parse("D:(A;;CC;;;BA)(A;;CC;;;AU)");
	struct sd_token token = token_of(USER);
	struct sd_access access;

	sd->dacl.aces[0].opaque = true;
	sd->dacl.aces[0].type = 0x15;
	access = sd_access_check(&arena, sd, &token, RIGHTS_NAMESPACE, 0x1);
	ck_assert(access.allowed);
	ck_assert(has_reason(&access, SD_REASON_OPAQUE, 0, 0));
}
END_TEST

/* An unknown condition does not grant, and denies: MS-DTYP 2.4.4.17.1. */
static const struct {
	const char *sddl;
	bool allowed, uncertain;
} unknowns[] = {
	{"D:(XA;;CC;;;AU;(@User.a == 1))", false, true},
	{"D:(XD;;CC;;;AU;(@User.a == 1))(A;;CC;;;AU)", false, true},
	{"D:(XA;;CC;;;AU;(@User.a == 1))(A;;CC;;;AU)", true, false},
	{"D:(XD;;CC;;;AU;(@User.a == 1))", false, false},
	{"D:(XA;;CC;;;AU;(@User.a == 1 || Member_of {SID(AU)}))", true, false},
	{"D:(XA;;CC;;;AU;(@User.a == 1 && Member_of {SID(BA)}))", false, false},
};

START_TEST(what_cannot_be_decided_never_lets_anybody_in)
{
	struct sd_access access = check(unknowns[_i].sddl, USER, 0x1);

	ck_assert_int_eq(access.allowed, unknowns[_i].allowed);
	ck_assert_int_eq(access.uncertain, unknowns[_i].uncertain);
}
END_TEST

START_TEST(a_malformed_condition_is_unknown)
{
	struct sd_descriptor *sd = parse("D:(XA;;CC;;;AU;(a))");
	struct sd_token token = token_of(USER);

	sd->dacl.aces[0].data = (const uint8_t *)"artx";
	sd->dacl.aces[0].data_size = 4;
	ck_assert(!sd_access_check(&arena, sd, &token, RIGHTS_NAMESPACE, 0x1).allowed);
}
END_TEST

/* Conditions over known claims; the object's attributes stand in the SACL. MS-DTYP 2.4.4.17.6-7. */
static const char resource[] =
	"S:(RA;;;;;WD;(\"level\",TI,0,3))(RA;;;;;WD;(\"dept\",TS,0,\"Sales\",\"HR\"))(RA;;;;;WD;(\"exact\",TS,2,\"Ab\")"
	")"
	"(RA;;;;;WD;(\"flag\",TB,0,1))(RA;;;;;WD;(\"who\",TD,0,BA))(RA;;;;;WD;(\"none\",TS,0))"
	"(RA;;;;;WD;(\"off\",TI,16,1))(RA;;;;;WD;(\"deny\",TI,4,1))(RA;;;;;WD;(\"big\",TU,0,18446744073709551615))"
	"(RA;;;;;WD;(\"hex\",TX,0,#0aff))";

static struct sd_descriptor *parse_with_resource(const char *dacl)
{
	return parse(arena_printf(&arena, "%s%s", dacl, resource));
}

static const struct {
	const char *condition;
	enum sd_truth truth;
} truths[] = {
	{"@Resource.level == 3", SD_TRUE},
	{"@Resource.LEVEL == 3", SD_TRUE},
	{"@Resource.level != 3", SD_FALSE},
	{"@Resource.level < 4", SD_TRUE},
	{"@Resource.level <= 3", SD_TRUE},
	{"@Resource.level > 3", SD_FALSE},
	{"@Resource.level >= -5", SD_TRUE},
	{"@Resource.big > -1", SD_TRUE},
	{"@Resource.level < @Resource.big", SD_TRUE},
	{"@Resource.level == \"3\"", SD_UNKNOWN},
	{"@Resource.dept == \"Sales\"", SD_FALSE},
	{"@Resource.dept == {\"HR\", \"sales\"}", SD_TRUE},
	{"@Resource.dept Contains \"hr\"", SD_TRUE},
	{"@Resource.dept Contains {\"hr\", \"x\"}", SD_FALSE},
	{"@Resource.dept Any_of {\"hr\", \"x\"}", SD_TRUE},
	{"@Resource.dept Not_Contains \"hr\"", SD_FALSE},
	{"@Resource.dept Not_Any_of {\"x\"}", SD_TRUE},
	{"@Resource.dept < \"x\"", SD_UNKNOWN},
	{"@Resource.exact == \"ab\"", SD_FALSE},
	{"@Resource.exact == \"Ab\"", SD_TRUE},
	{"@Resource.flag", SD_TRUE},
	{"@Resource.flag == 0", SD_FALSE},
	{"@Resource.who == SID(BA)", SD_TRUE},
	{"@Resource.who > SID(BA)", SD_UNKNOWN},
	{"@Resource.hex == #0AFF", SD_TRUE},
	{"@Resource.none == \"x\"", SD_UNKNOWN},
	{"@Resource.missing == 1", SD_UNKNOWN},
	{"@Resource.missing != 1", SD_UNKNOWN},
	{"Exists @Resource.level", SD_TRUE},
	{"Exists @Resource.missing", SD_FALSE},
	{"Not_Exists @Resource.missing", SD_TRUE},
	{"Exists @Resource.off", SD_FALSE},
	{"Exists @Resource.deny", SD_FALSE},
	{"Exists @User.a", SD_UNKNOWN},
	{"Exists a", SD_UNKNOWN},
	{"a == 1", SD_UNKNOWN},
	{"!(@User.a == 1)", SD_UNKNOWN},
	{"@User.a == 1 && @Resource.level == 4", SD_FALSE},
	{"@User.a == 1 || @Resource.level == 3", SD_TRUE},
	{"@User.a == 1 || @Resource.level == 4", SD_UNKNOWN},
	{"Member_of {SID(AU), SID(BU)}", SD_TRUE},
	{"Member_of {SID(AU), SID(BA)}", SD_FALSE},
	{"Member_of_Any {SID(AU), SID(BA)}", SD_TRUE},
	{"Not_Member_of {SID(AU), SID(BA)}", SD_TRUE},
	{"Not_Member_of_Any {SID(AU), SID(BA)}", SD_FALSE},
	{"Device_Member_of {SID(AU)}", SD_UNKNOWN},
};

START_TEST(a_condition_has_its_three_valued_truth)
{
	struct sd_descriptor *sd =
		parse_with_resource(arena_printf(&arena, "D:(XA;;CC;;;WD;(%s))", truths[_i].condition));
	struct sd_token token = token_of(USER);
	struct sd_evaluation evaluation = {&token, sd_resource_attributes(&arena, sd), false, SD_EVALUATION_BUDGET};
	const char *problem;
	const struct condition *condition =
		condition_read(&arena, sd->dacl.aces[0].data, sd->dacl.aces[0].data_size, &problem);

	ck_assert_int_eq(sd_condition_evaluate(&evaluation, condition), truths[_i].truth);
}
END_TEST

START_TEST(what_counts_for_denials_only_counts_there)
{
	struct sd_descriptor *sd = parse_with_resource("D:(XD;;CC;;;WD;(Exists @Resource.deny))(A;;CC;;;WD)");
	struct sd_token token = token_of(USER);

	ck_assert(!sd_access_check(&arena, sd, &token, RIGHTS_NAMESPACE, 0x1).allowed);
}
END_TEST

START_TEST(known_claims_and_device_groups_decide)
{
	struct sd_value value = {.text = {"PM", 2}};
	struct sd_attribute title = {{"Title", 5}, SD_ATTRIBUTE_STRING, 0, &value, 1};
	struct sd_group group = {sid_of("S-1-5-32-562"), false};
	struct sd_token token = token_of(USER);
	struct sd_descriptor *sd =
		parse("D:(XA;;CC;;;WD;(@User.title == \"pm\" && Device_Member_of {SID(S-1-5-32-562)}))");

	token.user_claims = (struct sd_claims){true, &title, 1};
	token.device_known = true;
	token.device_groups = &group;
	token.device_group_count = 1;
	ck_assert(sd_access_check(&arena, sd, &token, RIGHTS_NAMESPACE, 0x1).allowed);
	token.device_group_count = 0;
	ck_assert(!sd_access_check(&arena, sd, &token, RIGHTS_NAMESPACE, 0x1).allowed);
}
END_TEST

START_TEST(an_expensive_condition_becomes_unknown)
{
	struct sd_descriptor *sd = parse_with_resource("D:(XA;;CC;;;WD;(@Resource.level == 3))");
	struct sd_token token = token_of(USER);
	struct sd_evaluation evaluation = {&token, sd_resource_attributes(&arena, sd), false, 1};
	const char *problem;
	const struct condition *condition =
		condition_read(&arena, sd->dacl.aces[0].data, sd->dacl.aces[0].data_size, &problem);

	ck_assert_int_eq(sd_condition_evaluate(&evaluation, condition), SD_UNKNOWN);
}
END_TEST

Suite *access_check_suite(void)
{
	Suite *suite = suite_create("access_check");
	TCase *tcase = tcase_create("access_check");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, access_is_as_the_algorithm_says, 0, sizeof cases / sizeof *cases);
	tcase_add_loop_test(tcase, each_step_gives_its_reason, 0, sizeof reasons / sizeof *reasons);
	tcase_add_test(tcase, self_is_the_sid_that_the_caller_names);
	tcase_add_test(tcase, privileges_give_what_the_dacl_does_not);
	tcase_add_test(tcase, system_security_is_not_in_a_missing_dacl);
	tcase_add_test(tcase, full_control_of_winrm_allows_to_execute);
	tcase_add_test(tcase, what_is_granted_at_most_can_be_asked_for);
	tcase_add_test(tcase, an_entry_of_an_unknown_type_is_passed_over_and_said_so);
	tcase_add_loop_test(tcase, what_cannot_be_decided_never_lets_anybody_in, 0, sizeof unknowns / sizeof *unknowns);
	tcase_add_test(tcase, a_malformed_condition_is_unknown);
	tcase_add_loop_test(tcase, a_condition_has_its_three_valued_truth, 0, sizeof truths / sizeof *truths);
	tcase_add_test(tcase, what_counts_for_denials_only_counts_there);
	tcase_add_test(tcase, known_claims_and_device_groups_decide);
	tcase_add_test(tcase, an_expensive_condition_becomes_unknown);
	suite_add_tcase(suite, tcase);
	return suite;
}
