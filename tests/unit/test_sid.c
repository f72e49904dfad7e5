/* SPDX-License-Identifier: MIT */
#include "suites.h"
#include <string.h>

#include "security/sid.h"

static struct sid sid_of(const char *text)
{
	struct sid sid;

	ck_assert_msg(sid_parse(text, strlen(text), NULL, &sid) == strlen(text), "'%s' is a SID", text);
	return sid;
}

static const struct sid domain = {5, {21, 1, 2, 3}, 4};

/* MS-DTYP 2.4.2.4 and the tables of the security descriptor reference, written out once more by hand. */
static const struct {
	const char *alias, *text;
} fixed[] = {
	{"WD", "S-1-1-0"},
	{"CO", "S-1-3-0"},
	{"CG", "S-1-3-1"},
	{"OW", "S-1-3-4"},
	{"NU", "S-1-5-2"},
	{"IU", "S-1-5-4"},
	{"SU", "S-1-5-6"},
	{"AN", "S-1-5-7"},
	{"ED", "S-1-5-9"},
	{"PS", "S-1-5-10"},
	{"AU", "S-1-5-11"},
	{"RC", "S-1-5-12"},
	{"SY", "S-1-5-18"},
	{"LS", "S-1-5-19"},
	{"NS", "S-1-5-20"},
	{"WR", "S-1-5-33"},
	{"BA", "S-1-5-32-544"},
	{"BU", "S-1-5-32-545"},
	{"BG", "S-1-5-32-546"},
	{"PU", "S-1-5-32-547"},
	{"AO", "S-1-5-32-548"},
	{"SO", "S-1-5-32-549"},
	{"PO", "S-1-5-32-550"},
	{"BO", "S-1-5-32-551"},
	{"RE", "S-1-5-32-552"},
	{"RU", "S-1-5-32-554"},
	{"RD", "S-1-5-32-555"},
	{"NO", "S-1-5-32-556"},
	{"MU", "S-1-5-32-558"},
	{"LU", "S-1-5-32-559"},
	{"IS", "S-1-5-32-568"},
	{"CY", "S-1-5-32-569"},
	{"ER", "S-1-5-32-573"},
	{"CD", "S-1-5-32-574"},
	{"RA", "S-1-5-32-575"},
	{"ES", "S-1-5-32-576"},
	{"MS", "S-1-5-32-577"},
	{"HA", "S-1-5-32-578"},
	{"AA", "S-1-5-32-579"},
	{"RM", "S-1-5-32-580"},
	{"AC", "S-1-15-2-1"},
	{"LW", "S-1-16-4096"},
	{"ME", "S-1-16-8192"},
	{"MP", "S-1-16-8448"},
	{"HI", "S-1-16-12288"},
	{"SI", "S-1-16-16384"},
	{"UD", "S-1-5-84-0-0-0-0-0"},
};

static const struct {
	const char *alias, *text;
} relative[] = {
	{"RO", "S-1-5-21-1-2-3-498"}, {"LA", "S-1-5-21-1-2-3-500"}, {"LG", "S-1-5-21-1-2-3-501"},
	{"DA", "S-1-5-21-1-2-3-512"}, {"DU", "S-1-5-21-1-2-3-513"}, {"DG", "S-1-5-21-1-2-3-514"},
	{"DC", "S-1-5-21-1-2-3-515"}, {"DD", "S-1-5-21-1-2-3-516"}, {"CA", "S-1-5-21-1-2-3-517"},
	{"SA", "S-1-5-21-1-2-3-518"}, {"EA", "S-1-5-21-1-2-3-519"}, {"PA", "S-1-5-21-1-2-3-520"},
	{"CN", "S-1-5-21-1-2-3-522"}, {"RS", "S-1-5-21-1-2-3-553"},
};

enum { FIXED_COUNT = sizeof fixed / sizeof *fixed, RELATIVE_COUNT = sizeof relative / sizeof *relative };

START_TEST(alias_and_text_give_the_same_bytes)
{
	struct sid a, b;

	ck_assert_uint_eq(sid_parse("BA)", 3, NULL, &a), 2);
	ck_assert_uint_eq(sid_parse("S-1-5-32-544", 12, NULL, &b), 12);
	ck_assert_mem_eq(&a, &b, sizeof a);
}
END_TEST

START_TEST(each_fixed_alias_stands_for_its_sid_and_back)
{
	struct sid sid = sid_of(fixed[_i].alias);
	char text[SID_MAX_TEXT];

	ck_assert_uint_eq(sid_format(&sid, text), strlen(fixed[_i].text));
	ck_assert_str_eq(text, fixed[_i].text);
	ck_assert_str_eq(sid_alias(&sid, NULL), fixed[_i].alias);
	ck_assert_ptr_nonnull(sid_name(&sid));
}
END_TEST

START_TEST(each_domain_alias_stands_for_its_rid_in_the_domain_and_back)
{
	struct sid sid;
	char text[SID_MAX_TEXT];

	ck_assert_uint_eq(sid_parse(relative[_i].alias, 2, &domain, &sid), 2);
	sid_format(&sid, text);
	ck_assert_str_eq(text, relative[_i].text);
	ck_assert_str_eq(sid_alias(&sid, &domain), relative[_i].alias);
	ck_assert_ptr_nonnull(sid_name(&sid));
}
END_TEST

START_TEST(a_domain_alias_without_a_domain_is_refused)
{
	struct sid sid;
	const char *name;

	ck_assert_uint_eq(sid_parse(relative[_i].alias, 2, NULL, &sid), 0);
	ck_assert(sid_alias_needs_domain(relative[_i].alias, 2, &name));
}
END_TEST

START_TEST(the_table_has_61_aliases)
{
	size_t count = 0;

	while (sid_alias_at(count))
		count++;
	ck_assert_uint_eq(count, 61);
	ck_assert_int_eq(FIXED_COUNT + RELATIVE_COUNT, 61);
}
END_TEST

START_TEST(no_alias_is_used_for_a_sid_of_another_domain)
{
	struct sid sid = sid_of("S-1-5-21-9-9-9-512");

	ck_assert_ptr_null(sid_alias(&sid, &domain));
	ck_assert_ptr_null(sid_alias(&sid, NULL));
}
END_TEST

START_TEST(a_lower_case_alias_is_no_sid)
{
	struct sid sid;

	ck_assert_uint_eq(sid_parse("ba", 2, NULL, &sid), 0);
}
END_TEST

START_TEST(the_letter_of_a_numeric_sid_may_be_small)
{
	struct sid a = sid_of("s-1-5-18"), b = sid_of("SY");

	ck_assert(sid_equal(&a, &b));
}
END_TEST

/* MS-DTYP 2.4.2.1: an authority of 2^32 and more is hexadecimal. */
START_TEST(a_large_authority_is_written_in_hexadecimal)
{
	struct sid sid = sid_of("S-1-0x123456789ABC-7");
	char text[SID_MAX_TEXT];

	ck_assert_uint_eq(sid.authority, 0x123456789ABC);
	sid_format(&sid, text);
	ck_assert_str_eq(text, "S-1-0x123456789ABC-7");
}
END_TEST

START_TEST(the_longest_sid_fits_its_text)
{
	struct sid sid = {.authority = 0xFFFFFFFFFFFF, .count = SID_MAX_SUBAUTHORITIES};
	char text[SID_MAX_TEXT];
	struct sid again;

	memset(sid.subauthority, 0xFF, sizeof sid.subauthority);
	ck_assert_uint_lt(sid_format(&sid, text), SID_MAX_TEXT);
	ck_assert_uint_eq(sid_parse(text, strlen(text), NULL, &again), strlen(text));
	ck_assert(sid_equal(&sid, &again));
}
END_TEST

static const char *const no_sids[] = {
	"",
	"S",
	"S-",
	"S-1-",
	"S-2-5-18",
	"S-1-x",
	"S-1-5-",
	"S-1-5--1",
	"S-1-5-4294967296",
	"S-1-0x1000000000000-1",
	"S-1-281474976710656-1",
	"S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15-16",
	"XX",
	"B",
};

START_TEST(what_is_no_sid_is_refused)
{
	struct sid sid;

	ck_assert_uint_eq(sid_parse(no_sids[_i], strlen(no_sids[_i]), NULL, &sid), 0);
}
END_TEST

/* MS-DTYP 2.4.2.2: the authority is big-endian, all else little-endian. */
START_TEST(administrators_have_their_sixteen_bytes)
{
	static const uint8_t expected[] = {1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x20, 2, 0, 0};
	struct sid sid = sid_of("BA"), again;
	uint8_t bytes[SID_MAX_BYTES];

	ck_assert_uint_eq(sid_encode(&sid, bytes), sizeof expected);
	ck_assert_mem_eq(bytes, expected, sizeof expected);
	ck_assert_uint_eq(sid_decode(expected, sizeof expected, &again), sizeof expected);
	ck_assert_mem_eq(&sid, &again, sizeof sid);
}
END_TEST

START_TEST(bytes_that_are_cut_off_are_no_sid)
{
	static const uint8_t bytes[] = {1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x20, 2, 0, 0};
	struct sid sid;

	for (size_t size = 0; size < sizeof bytes; size++)
		ck_assert_uint_eq(sid_decode(bytes, size, &sid), 0);
}
END_TEST

START_TEST(another_revision_or_sixteen_parts_are_no_sid)
{
	uint8_t bytes[8 + 4 * 16] = {2, 1};
	struct sid sid;

	ck_assert_uint_eq(sid_decode(bytes, sizeof bytes, &sid), 0);
	bytes[0] = 1;
	bytes[1] = 16;
	ck_assert_uint_eq(sid_decode(bytes, sizeof bytes, &sid), 0);
}
END_TEST

START_TEST(names_are_the_english_ones)
{
	static const struct {
		const char *text, *name;
	} names[] = {
		{"WD", "Everyone"},
		{"BA", "BUILTIN\\Administrators"},
		{"AU", "NT AUTHORITY\\Authenticated Users"},
		{"S-1-5-32-562", "BUILTIN\\Distributed COM Users"},
		{"S-1-5-21-7-8-9-512", "Domain Admins"},
	};
	struct sid unknown = sid_of("S-1-5-21-7-8-9-1104");

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct sid sid = sid_of(names[i].text);

		ck_assert_str_eq(sid_name(&sid), names[i].name);
	}
	ck_assert_ptr_null(sid_name(&unknown));
}
END_TEST

/* security-descriptors 3.4 */
static const struct {
	const char *text;
	enum sid_class class;
} classes[] = {
	{"BA", SID_CLASS_ADMIN},
	{"SY", SID_CLASS_ADMIN},
	{"S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464", SID_CLASS_ADMIN},
	{"S-1-5-21-1-2-3-500", SID_CLASS_ADMIN},
	{"S-1-5-21-1-2-3-512", SID_CLASS_ADMIN},
	{"S-1-5-21-1-2-3-519", SID_CLASS_ADMIN},
	{"NS", SID_CLASS_SERVICE},
	{"LS", SID_CLASS_SERVICE},
	{"S-1-5-80-1-2-3-4-5", SID_CLASS_SERVICE},
	{"MU", SID_CLASS_OPERATOR},
	{"LU", SID_CLASS_OPERATOR},
	{"RM", SID_CLASS_OPERATOR},
	{"S-1-5-32-562", SID_CLASS_OPERATOR},
	{"RD", SID_CLASS_OPERATOR},
	{"BO", SID_CLASS_OPERATOR},
	{"WD", SID_CLASS_BROAD},
	{"AU", SID_CLASS_BROAD},
	{"BU", SID_CLASS_BROAD},
	{"IU", SID_CLASS_BROAD},
	{"NU", SID_CLASS_BROAD},
	{"AN", SID_CLASS_BROAD},
	{"BG", SID_CLASS_BROAD},
	{"PU", SID_CLASS_BROAD},
	{"RU", SID_CLASS_BROAD},
	{"AC", SID_CLASS_BROAD},
	{"S-1-5-21-1-2-3-513", SID_CLASS_BROAD},
	{"S-1-5-21-1-2-3-514", SID_CLASS_BROAD},
	{"S-1-5-21-1-2-3-515", SID_CLASS_BROAD},
	{"S-1-5-21-1-2-3-501", SID_CLASS_BROAD},
	{"S-1-5-21-1-2-3-1104", SID_CLASS_NAMED},
	{"S-1-5-21-1", SID_CLASS_NAMED},
	{"CO", SID_CLASS_UNRESOLVED},
	{"S-1-5-32-999", SID_CLASS_UNRESOLVED},
	{"S-1-9-1", SID_CLASS_UNRESOLVED},
};

START_TEST(each_principal_is_of_its_class)
{
	struct sid sid = sid_of(classes[_i].text);

	ck_assert_str_eq(sid_class_word(sid_class(&sid)), sid_class_word(classes[_i].class));
}
END_TEST

START_TEST(sids_sort_by_authority_and_parts)
{
	struct sid everyone = sid_of("WD"), system = sid_of("SY");
	struct sid short_one = sid_of("S-1-5-32"), admins = sid_of("BA");

	ck_assert_int_lt(sid_compare(&everyone, &system), 0);
	ck_assert_int_lt(sid_compare(&system, &short_one), 0);
	ck_assert_int_lt(sid_compare(&short_one, &admins), 0);
	ck_assert_int_eq(sid_compare(&admins, &admins), 0);
}
END_TEST

Suite *sid_suite(void)
{
	Suite *suite = suite_create("sid");
	TCase *tcase = tcase_create("sid");

	tcase_add_test(tcase, alias_and_text_give_the_same_bytes);
	tcase_add_loop_test(tcase, each_fixed_alias_stands_for_its_sid_and_back, 0, FIXED_COUNT);
	tcase_add_loop_test(tcase, each_domain_alias_stands_for_its_rid_in_the_domain_and_back, 0, RELATIVE_COUNT);
	tcase_add_loop_test(tcase, a_domain_alias_without_a_domain_is_refused, 0, RELATIVE_COUNT);
	tcase_add_test(tcase, the_table_has_61_aliases);
	tcase_add_test(tcase, no_alias_is_used_for_a_sid_of_another_domain);
	tcase_add_test(tcase, a_lower_case_alias_is_no_sid);
	tcase_add_test(tcase, the_letter_of_a_numeric_sid_may_be_small);
	tcase_add_test(tcase, a_large_authority_is_written_in_hexadecimal);
	tcase_add_test(tcase, the_longest_sid_fits_its_text);
	tcase_add_loop_test(tcase, what_is_no_sid_is_refused, 0, sizeof no_sids / sizeof *no_sids);
	tcase_add_test(tcase, administrators_have_their_sixteen_bytes);
	tcase_add_test(tcase, bytes_that_are_cut_off_are_no_sid);
	tcase_add_test(tcase, another_revision_or_sixteen_parts_are_no_sid);
	tcase_add_test(tcase, names_are_the_english_ones);
	tcase_add_loop_test(tcase, each_principal_is_of_its_class, 0, sizeof classes / sizeof *classes);
	tcase_add_test(tcase, sids_sort_by_authority_and_parts);
	suite_add_tcase(suite, tcase);
	return suite;
}
