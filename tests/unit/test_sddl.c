/* SPDX-License-Identifier: MIT */
#include "suites.h"
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "security/rights.h"
#include "security/sddl.h"

static struct arena arena;
static struct buffer out;
static struct sddl_error error;

static void setup(void)
{
	arena_init(&arena);
	buffer_init(&out);
	error = (struct sddl_error){0};
}

static void teardown(void)
{
	arena_free(&arena);
	buffer_free(&out);
}

static struct sd_descriptor *parse(const char *text)
{
	return sddl_parse(&arena, text_of(text), NULL, &error);
}

static struct sd_descriptor *good(const char *text)
{
	struct sd_descriptor *sd = parse(text);

	ck_assert_msg(sd != NULL, "%s: %s", text, sd ? "" : error.message);
	return sd;
}

static const char *format(const struct sd_descriptor *sd)
{
	const char *problem;

	out.size = 0;
	problem = sddl_format(sd, NULL, &arena, &out);
	ck_assert_msg(problem == NULL, "%s", problem);
	return buffer_text(&out);
}

/* Canonical texts: what is read is written again, byte for byte. */
static const char *const canonical[] = {
	"",
	/* default of a namespace; of root\cimv2; WmiSdk, "Setting namespace security"; Win32_Tpm.mof's shape */
	"O:BAG:BAD:(A;CI;CCDCLCSWRPWPRCWD;;;BA)(A;CI;CCDCRP;;;NS)(A;CI;CCDCRP;;;LS)(A;CI;CCDCRP;;;AU)",
	"O:BAG:BAD:AI(A;;CCWPRC;;;MU)(A;;CCWPRC;;;LU)(A;CIID;CCDCLCSWRPWPRCWD;;;BA)(A;CIID;CCDCRP;;;NS)",
	"O:BAG:BAD:(A;CI;CCDCRCWD;;;WD)",
	"O:BAG:BAD:P(A;;CCDCLCSWRPWPRCWD;;;BA)S:(AU;SAFA;CCDCLCSWRPRCWD;;;WD)",
	/* WinRM RootSDDL; DCOM launch; provider registration; event access */
	"O:NSG:BAD:P(A;;GA;;;BA)(A;;GR;;;IU)S:P(AU;FA;GA;;;WD)(AU;SA;GXGW;;;WD)",
	"O:BAG:BAD:(A;;CCDCLCSWRP;;;BA)(A;;CCDCSW;;;WD)(A;;CCDCLCSWRP;;;S-1-5-32-562)",
	"O:BAG:BAD:(A;;CC;;;BA)",
	"D:(A;;LO;;;BA)",
	"O:SYG:SY",
	"D:",
	"D:P",
	"D:PARAI(D;OICINPIO;CC;;;WD)",
	"D:NO_ACCESS_CONTROL",
	"D:PNO_ACCESS_CONTROL",
	"S:NO_ACCESS_CONTROL",
	"S:(ML;;NW;;;LW)",
	"S:(SP;;;;;S-1-17-1)",
	"D:(OA;CI;RPWP;bf967aba-0de6-11d0-a285-00aa003049e2;;SY)",
	"D:(OD;;CR;;bf967a86-0de6-11d0-a285-00aa003049e2;PS)(OA;;CR;;;PS)",
	"S:(OU;SA;WP;bf967aba-0de6-11d0-a285-00aa003049e2;bf967a86-0de6-11d0-a285-00aa003049e2;WD)",
	"O:S-1-0x123456789ABC-1-4294967295",
	"D:(A;;;;;BA)",
	"D:(A;;0x3000000;;;BA)",
	"D:(XA;;FX;;;WD;(@User.Title == \"PM\" && (@User.Division == \"Finance\" || @User.Division == \"Sales\")))",
	"D:(XD;;CC;;;WD;(!(Member_of {SID(BA), SID(S-1-5-32-562)})))",
	"D:(ZA;;RP;bf967aba-0de6-11d0-a285-00aa003049e2;;WD;(Exists Title))",
	"S:(XU;SAFA;GA;;;WD;(@Resource.Level >= 3))",
	"S:(RA;CI;;;;WD;(\"Project\",TS,0x0,\"Windows\",\"SQL\"))",
};

START_TEST(canonical_text_is_written_as_it_was_read)
{
	ck_assert_str_eq(format(good(canonical[_i])), canonical[_i]);
}
END_TEST

START_TEST(what_was_written_reads_as_the_same_descriptor)
{
	struct sd_descriptor *sd = good(canonical[_i]);

	ck_assert(sd_equal(sd, good(format(sd))));
}
END_TEST

static const struct {
	const char *text, *canonical;
} variants[] = {
	{"O:BAG:BAD:(A;CI;0x60003;;;WD)", "O:BAG:BAD:(A;CI;CCDCRCWD;;;WD)"},
	{"O:BAG:BAD:(A;CI;0X60003;;;WD)", "O:BAG:BAD:(A;CI;CCDCRCWD;;;WD)"},
	{"D:(A;;0x6003f;;;BA)", "D:(A;;CCDCLCSWRPWPRCWD;;;BA)"},
	{"D:(A;;19;;;BA)", "D:(A;;CCDCRP;;;BA)"},
	{"D:(A;;023;;;BA)", "D:(A;;CCDCRP;;;BA)"},
	{"D:(A;;0xFFFFFFFF;;;BA)", "D:(A;;0xffffffff;;;BA)"},
	{"D:(A;;RPCCDCCC;;;BA)", "D:(A;;CCDCRP;;;BA)"},
	{"D:(A;;KA;;;BA)", "D:(A;;CCDCLCSWRPWPSDRCWDWO;;;BA)"},
	{"D:(A;CIOI;CC;;;s-1-5-32-544)", "D:(A;OICI;CC;;;BA)"},
	{"D:AIP(A;;CC;;;BA)", "D:PAI(A;;CC;;;BA)"},
	{"D:(A;;CC;;;BA)O:BA", "O:BAD:(A;;CC;;;BA)"},
	{"S:(AU;FASA;CC;;;WD)D:", "D:S:(AU;SAFA;CC;;;WD)"},
	{"D:(OA;;CC;BF967ABA-0DE6-11D0-A285-00AA003049E2;;BA)", "D:(OA;;CC;bf967aba-0de6-11d0-a285-00aa003049e2;;BA)"},
	{"O:S-1-5-18D:", "O:SYD:"},
	{"O:S-1-0x5-18D:", "O:SYD:"},
};

START_TEST(other_spellings_mean_the_same)
{
	ck_assert_str_eq(format(good(variants[_i].text)), variants[_i].canonical);
}
END_TEST

/* Each wrong text, the bytes that are wrong, and what is said about them. */
static const struct {
	const char *text;
	enum sddl_problem problem;
	size_t offset, length;
	const char *fix, *words;
} errors[] = {
	{"o:BAg:BA", SDDL_LOWER_CASE, 0, 1, "O", "upper case"},
	{"O:BAg:BA", SDDL_LOWER_CASE, 4, 1, "G", "upper case"},
	{"O:baG:BA", SDDL_LOWER_CASE, 2, 2, "BA", "write 'BA'"},
	{"O:BAG:BAd:(A;;CC;;;WD)", SDDL_LOWER_CASE, 8, 1, "D", "upper case"},
	{"D:p(A;;CC;;;WD)", SDDL_LOWER_CASE, 2, 1, "P", "upper case"},
	{"D:Pai(A;;CC;;;WD)", SDDL_LOWER_CASE, 3, 2, "AI", "upper case"},
	{"D:(a;;CC;;;WD)", SDDL_LOWER_CASE, 3, 1, "A", "upper case"},
	{"D:(A;ci;CC;;;WD)", SDDL_LOWER_CASE, 5, 2, "CI", "upper case"},
	{"D:(A;OIci;CC;;;WD)", SDDL_LOWER_CASE, 7, 2, "CI", "upper case"},
	{"D:(A;CI;ccDC;;;WD)", SDDL_LOWER_CASE, 8, 2, "CC", "upper case"},
	{"D:(A;CI;CCDc;;;WD)", SDDL_LOWER_CASE, 10, 2, "DC", "upper case"},
	{"D:(A;CI;CC;;;wd)", SDDL_LOWER_CASE, 13, 2, "WD", "upper case"},
	{"D:(A;CI;CC;;;da)", SDDL_LOWER_CASE, 13, 2, "DA", "upper case"},
	{"O:DAG:BA", SDDL_NEEDS_DOMAIN, 2, 2, NULL, "Domain Admins"},
	{"D:(A;;CC;;;DU)", SDDL_NEEDS_DOMAIN, 11, 2, NULL, "Domain Users"},
	{"D:(A;CR;CC;;;WD)", SDDL_UNSUPPORTED, 5, 2, NULL, "remove it"},
	{"X", SDDL_SYNTAX, 0, 1, NULL, "unknown part"},
	{"O:BAX", SDDL_SYNTAX, 4, 1, NULL, "unknown part"},
	{"O:BAX:", SDDL_SYNTAX, 4, 1, NULL, "unknown part"},
	{"O:", SDDL_SYNTAX, 2, 0, NULL, "missing SID"},
	{"O:G:BA", SDDL_SYNTAX, 2, 0, NULL, "missing SID"},
	{"O:XXG:BA", SDDL_SYNTAX, 2, 2, NULL, "is not a SID"},
	{"O:S-1-5-4294967296G:BA", SDDL_SYNTAX, 2, 16, NULL, "is not a SID"},
	{"O:S-1-G:BA", SDDL_SYNTAX, 2, 4, NULL, "is not a SID"},
	{"O:BAO:BA", SDDL_SYNTAX, 4, 2, NULL, "duplicate part"},
	{"D:D:", SDDL_SYNTAX, 2, 2, NULL, "duplicate part"},
	{"D:Q(A;;CC;;;WD)", SDDL_SYNTAX, 2, 1, NULL, "unknown ACL flag"},
	{"D:(A;;CC;;;WD", SDDL_SYNTAX, 2, 1, NULL, "unterminated"},
	{"D:(A;;CC(A;;CC;;;WD)", SDDL_SYNTAX, 2, 1, NULL, "unterminated"},
	{"D:(A;;CC;;WD)", SDDL_SYNTAX, 2, 11, NULL, "not 5"},
	{"D:()", SDDL_SYNTAX, 2, 2, NULL, "not 1"},
	{"D:(;;CC;;;WD)", SDDL_SYNTAX, 3, 0, NULL, "missing ACE type"},
	{"D:(Q;;CC;;;WD)", SDDL_SYNTAX, 3, 1, NULL, "unknown ACE type"},
	{"D:(A;QQ;CC;;;WD)", SDDL_SYNTAX, 5, 2, NULL, "unknown ACE flag"},
	{"D:(A;CIX;CC;;;WD)", SDDL_SYNTAX, 7, 1, NULL, "unknown ACE flag"},
	{"D:(A;CI;CX;;;BA)", SDDL_SYNTAX, 8, 2, NULL, "unknown access right"},
	{"D:(A;CI;CCD;;;BA)", SDDL_SYNTAX, 10, 1, NULL, "unknown access right"},
	{"D:(A;CI;0x;;;BA)", SDDL_SYNTAX, 8, 2, NULL, "is not an access mask"},
	{"D:(A;CI;0x100000000;;;BA)", SDDL_SYNTAX, 8, 11, NULL, "is not an access mask"},
	{"D:(A;CI;089;;;BA)", SDDL_SYNTAX, 8, 3, NULL, "is not an access mask"},
	{"D:(A;CI;1CC;;;BA)", SDDL_SYNTAX, 8, 3, NULL, "is not an access mask"},
	{"D:(A;;CC;;;)", SDDL_SYNTAX, 11, 0, NULL, "missing SID"},
	{"D:(A;;CC;;;XX)", SDDL_SYNTAX, 11, 2, NULL, "is not a SID"},
	{"D:(A;;CC;;;BA;)", SDDL_SYNTAX, 13, 1, NULL, "ends with its SID"},
	{"D:(A;;CC;bf967aba-0de6-11d0-a285-00aa003049e2;;BA)", SDDL_SYNTAX, 9, 36, "", "cannot have an object type"},
	{"D:(OA;;CC;bf967aba;;BA)", SDDL_SYNTAX, 10, 8, NULL, "is not a GUID"},
	{"D:(OA;;CC;{bf967aba-0de6-11d0-a285-00aa003049e};;BA)", SDDL_SYNTAX, 10, 37, NULL, "is not a GUID"},
	{"D:NO_ACCESS_CONTROL(A;;CC;;;BA)", SDDL_SYNTAX, 19, 1, NULL, "NULL ACL"},
	{"D:no_access_control", SDDL_LOWER_CASE, 2, 17, "NO_ACCESS_CONTROL", "upper case"},
	{"D:(A;;CC;;;BA)x", SDDL_SYNTAX, 14, 1, NULL, "unknown part"},
	{"D:(A;;CC;;;BA))", SDDL_SYNTAX, 14, 1, NULL, "unknown part"},
	{"\xC3\x96:BA", SDDL_SYNTAX, 0, 2, NULL, "unknown part"},
	{"D:(XA;;FX;;;WD)", SDDL_SYNTAX, 14, 0, NULL, "needs a condition"},
	{"D:(XA;;FX;;;WD;)", SDDL_SYNTAX, 15, 0, NULL, "needs a condition"},
	{"D:(XA;;FX;;;WD;(a == b))", SDDL_SYNTAX, 21, 1, NULL, "quotation marks"},
	{"D:(XA;;FX;;;WD;(a == ))", SDDL_SYNTAX, 21, 0, NULL, "missing value"},
	{"D:(XA;;FX;;;WD;(a && ))", SDDL_SYNTAX, 21, 0, NULL, "missing condition"},
	{"D:(XA;;FX;;;WD;(a", SDDL_SYNTAX, 15, 1, NULL, "unterminated"},
	{"D:(XA;;FX;;;WD;(a b))", SDDL_SYNTAX, 18, 1, NULL, "&&, ||"},
	{"D:(XA;;FX;;;WD;(a == \"b))", SDDL_SYNTAX, 21, 1, NULL, "unterminated"},
	{"D:(XA;;FX;;;WD;(a == {1,))", SDDL_SYNTAX, 24, 0, NULL, "missing value"},
	{"D:(XA;;FX;;;WD;(a == {1))", SDDL_SYNTAX, 23, 1, NULL, "'}'"},
	{"D:(XA;;FX;;;WD;(a == 9223372036854775808))", SDDL_SYNTAX, 21, 19, NULL, "64-bit"},
	{"D:(XA;;FX;;;WD;(Member_of {SID(DA)}))", SDDL_NEEDS_DOMAIN, 31, 2, NULL, "Domain Admins"},
	{"D:(XA;;FX;;;WD;(Member_of {SID(ba)}))", SDDL_LOWER_CASE, 31, 2, "BA", "upper case"},
	{"D:(XA;;FX;;;WD;(@Group.x))", SDDL_SYNTAX, 16, 1, NULL, "@User."},
	{"D:(XA;;FX;;;WD;(== 1))", SDDL_SYNTAX, 16, 0, NULL, "missing condition"},
	{"D:(XA;;FX;;;WD;(Contains 1))", SDDL_SYNTAX, 16, 8, NULL, "missing attribute"},
	{"D:(XA;;FX;;;WD;(a == #123))", SDDL_SYNTAX, 21, 4, NULL, "octets"},
	{"D:(XA;;FX;;;WD;(%12 == 1))", SDDL_SYNTAX, 16, 1, NULL, "hexadecimal"},
	{"S:(RA;;;;;WD;(\"x\",tu,0,1))", SDDL_LOWER_CASE, 18, 2, "TU", "upper case"},
	{"S:(RA;;;;;WD;(\"x\",TQ,0,1))", SDDL_SYNTAX, 18, 2, NULL, "unknown attribute type"},
	{"S:(RA;;;;;WD;(\"x\",TB,0,2))", SDDL_SYNTAX, 23, 1, NULL, "from 0 to 1"},
	{"S:(RA;;;;;WD;(\"x\",TS,0,y))", SDDL_SYNTAX, 23, 0, NULL, "quotation marks"},
	{"S:(RA;;;;;WD;(\"\",TU,0,1))", SDDL_SYNTAX, 14, 2, NULL, "missing attribute name"},
	{"S:(RA;;;;;WD)", SDDL_SYNTAX, 12, 0, NULL, "needs an attribute"},
};

START_TEST(an_error_has_location_message_and_fix)
{
	const char *text = errors[_i].text;

	ck_assert_msg(parse(text) == NULL, "%s is refused", text);
	ck_assert_msg(error.problem == errors[_i].problem, "%s: %s", text, error.message);
	ck_assert_msg(error.offset == errors[_i].offset && error.length == errors[_i].length, "%s: %zu+%zu: %s", text,
		      error.offset, error.length, error.message);
	ck_assert_msg(strstr(error.message, errors[_i].words) != NULL, "%s: %s", text, error.message);
	ck_assert_pstr_eq(error.fix, errors[_i].fix);
}
END_TEST

/* Cutting a good text anywhere gives a good text or an error inside of it, and never reads beyond it. */
START_TEST(every_cut_is_read_or_refused_inside_of_the_text)
{
	for (size_t length = 0; length < strlen(canonical[_i]); length++) {
		char *cut = arena_text(&arena, canonical[_i], length);

		if (sddl_parse(&arena, (struct text){cut, length}, NULL, &error) == NULL)
			ck_assert_uint_le(error.offset + error.length, length);
	}
}
END_TEST

START_TEST(each_ace_has_its_location)
{
	const char *text = "O:BAG:BAD:P(A;CI;CCDC;;;BA)(D;;0x3;;;WD)";
	struct sd_descriptor *sd = good(text);
	const struct sd_ace *deny = &sd->dacl.aces[1];

	ck_assert_uint_eq(sd->dacl.count, 2);
	ck_assert_uint_eq(sd->dacl.aces[0].begin, 11);
	ck_assert_uint_eq(sd->dacl.aces[0].end, 27);
	ck_assert_uint_eq(deny->begin, 27);
	ck_assert_uint_eq(deny->end, strlen(text));
	ck_assert_int_eq(strncmp(text + deny->rights_at.begin, "0x3", deny->rights_at.end - deny->rights_at.begin), 0);
	ck_assert_int_eq(strncmp(text + deny->sid_at.begin, "WD", deny->sid_at.end - deny->sid_at.begin), 0);
	ck_assert_uint_eq(sd->dacl.at.begin, 8);
	ck_assert_uint_eq(sd->dacl.at.end, strlen(text));
	ck_assert_uint_eq(sd->owner_at.begin, 2);
	ck_assert_uint_eq(sd->group_at.begin, 6);
}
END_TEST

START_TEST(an_entry_is_plain_fields)
{
	const struct sd_ace *ace = &good("D:(A;CIIO;0x13;;;AU)")->dacl.aces[0];
	struct sid users;

	sid_parse("AU", 2, NULL, &users);
	ck_assert_uint_eq(ace->type, SD_ALLOW);
	ck_assert_uint_eq(ace->flags, SD_CONTAINER_INHERIT | SD_INHERIT_ONLY);
	ck_assert_uint_eq(ace->mask, 0x13);
	ck_assert(sid_equal(&ace->sid, &users));
}
END_TEST

START_TEST(the_three_states_of_a_dacl_are_told_apart)
{
	ck_assert_int_eq(good("O:BA")->dacl.state, SD_ACL_ABSENT);
	ck_assert_int_eq(good("D:NO_ACCESS_CONTROL")->dacl.state, SD_ACL_NULL);
	ck_assert_int_eq(good("D:")->dacl.state, SD_ACL_PRESENT);
	ck_assert_uint_eq(good("D:")->dacl.count, 0);
}
END_TEST

START_TEST(control_bits_follow_parts_and_flags)
{
	ck_assert_uint_eq(good("O:BA")->control, SD_SELF_RELATIVE);
	ck_assert_uint_eq(good("D:PAI")->control,
			  SD_SELF_RELATIVE | SD_DACL_PRESENT | SD_DACL_PROTECTED | SD_DACL_AUTO_INHERITED);
	ck_assert_uint_eq(good("S:ARP")->control,
			  SD_SELF_RELATIVE | SD_SACL_PRESENT | SD_SACL_PROTECTED | SD_SACL_AUTO_INHERIT_REQ);
}
END_TEST

START_TEST(white_space_is_accepted_and_noted)
{
	struct sd_descriptor *sd = good("O:BA G:BA\tD: (A; CI;CC;;;BA)\r\n");

	ck_assert(sd->has_space);
	ck_assert_uint_eq(sd->space_at, 4);
	ck_assert_str_eq(format(sd), "O:BAG:BAD:(A;CI;CC;;;BA)");
	ck_assert(!good("O:BAG:BA")->has_space);
}
END_TEST

START_TEST(a_known_domain_gives_its_aliases_a_meaning)
{
	static const struct sid domain = {5, {21, 1, 2, 3}, 4};
	struct sddl_options options = {&domain};
	struct sd_descriptor *sd = sddl_parse(&arena, text_of("O:DAG:DUD:(A;;CC;;;EA)"), &options, &error);

	ck_assert_ptr_nonnull(sd);
	ck_assert_str_eq(format(sd), "O:S-1-5-21-1-2-3-512G:S-1-5-21-1-2-3-513D:(A;;CC;;;S-1-5-21-1-2-3-519)");
	out.size = 0;
	ck_assert_ptr_null(sddl_format(sd, &options, &arena, &out));
	ck_assert_str_eq(buffer_text(&out), "O:DAG:DUD:(A;;CC;;;EA)");
}
END_TEST

START_TEST(letters_mean_a_right_or_a_sid_by_their_field)
{
	const struct sd_ace *ace = &good("D:(A;;WD;;;WD)(A;;RC;;;RC)")->dacl.aces[0];

	ck_assert_uint_eq(ace[0].mask, RIGHT_WRITE_DAC);
	ck_assert_str_eq(sid_name(&ace[0].sid), "Everyone");
	ck_assert_uint_eq(ace[1].mask, RIGHT_READ_CONTROL);
	ck_assert_str_eq(sid_name(&ace[1].sid), "NT AUTHORITY\\RESTRICTED");
}
END_TEST

START_TEST(object_entries_raise_the_revision_of_their_list)
{
	ck_assert_uint_eq(good("D:(A;;CC;;;BA)")->dacl.revision, 2);
	ck_assert_uint_eq(good("D:(A;;CC;;;BA)(OA;;CR;;;PS)")->dacl.revision, 4);
}
END_TEST

START_TEST(a_list_that_outgrows_its_binary_form_is_refused)
{
	struct buffer text = {0};

	buffer_put_text(&text, "D:");
	for (int i = 0; i < 3276; i++)
		buffer_put_text(&text, "(A;;CC;;;WD)");
	ck_assert_ptr_nonnull(parse(buffer_text(&text)));
	buffer_put_text(&text, "(A;;CC;;;WD)");
	ck_assert_ptr_null(parse(buffer_text(&text)));
	ck_assert_int_eq(error.problem, SDDL_TOO_LARGE);
	buffer_free(&text);
}
END_TEST

START_TEST(what_sddl_cannot_say_is_not_written)
{
	struct sd_descriptor *sd = good("D:(A;;CC;;;BA)");

	sd->dacl.aces[0].flags = 0x20;
	ck_assert_ptr_nonnull(sddl_format(sd, NULL, &arena, &out));
	ck_assert_uint_eq(out.size, 0);
	sd->dacl.aces[0].flags = 0;
	sd->dacl.aces[0].type = SD_CONDITIONAL_OBJECT_DENY;
	ck_assert_ptr_nonnull(sddl_format(sd, NULL, &arena, &out));
	ck_assert_uint_eq(out.size, 0);
}
END_TEST

Suite *sddl_suite(void)
{
	Suite *suite = suite_create("sddl");
	TCase *tcase = tcase_create("sddl");
	int texts = sizeof canonical / sizeof *canonical;

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, canonical_text_is_written_as_it_was_read, 0, texts);
	tcase_add_loop_test(tcase, what_was_written_reads_as_the_same_descriptor, 0, texts);
	tcase_add_loop_test(tcase, other_spellings_mean_the_same, 0, sizeof variants / sizeof *variants);
	tcase_add_loop_test(tcase, an_error_has_location_message_and_fix, 0, sizeof errors / sizeof *errors);
	tcase_add_loop_test(tcase, every_cut_is_read_or_refused_inside_of_the_text, 0, texts);
	tcase_add_test(tcase, each_ace_has_its_location);
	tcase_add_test(tcase, an_entry_is_plain_fields);
	tcase_add_test(tcase, the_three_states_of_a_dacl_are_told_apart);
	tcase_add_test(tcase, control_bits_follow_parts_and_flags);
	tcase_add_test(tcase, white_space_is_accepted_and_noted);
	tcase_add_test(tcase, a_known_domain_gives_its_aliases_a_meaning);
	tcase_add_test(tcase, letters_mean_a_right_or_a_sid_by_their_field);
	tcase_add_test(tcase, object_entries_raise_the_revision_of_their_list);
	tcase_add_test(tcase, a_list_that_outgrows_its_binary_form_is_refused);
	tcase_add_test(tcase, what_sddl_cannot_say_is_not_written);
	suite_add_tcase(suite, tcase);
	return suite;
}
