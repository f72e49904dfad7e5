/* SPDX-License-Identifier: MIT */
#include "suites.h"
#include <string.h>

#include "base/buffer.h"
#include "security/rights.h"

static struct buffer out;

static void setup(void)
{
	buffer_init(&out);
}

static void teardown(void)
{
	buffer_free(&out);
}

static const struct {
	enum rights_object object;
	uint32_t mask;
	const char *words;
} described[] = {
	{RIGHTS_NAMESPACE, 0x6003F,
	 "Enable Account, Execute Methods, Full Write, Partial Write, Provider Write, Remote Enable, Read Security, "
	 "Edit Security"},
	{RIGHTS_NAMESPACE, 0x13, "Enable Account, Execute Methods, Provider Write"},
	{RIGHTS_NAMESPACE, 0, "nothing"},
	{RIGHTS_NAMESPACE, 0x101, "Enable Account, unknown 0x100"},
	{RIGHTS_NAMESPACE, 0x80010000, "Delete, Generic Read"},
	{RIGHTS_EVENT, 0xC0, "Subscribe, Publish"},
	{RIGHTS_PROVIDER, 0x1, "Register Provider"},
	{RIGHTS_DCOM_LAUNCH, 0x1F, "Execute, Local Launch, Remote Launch, Local Activation, Remote Activation"},
	{RIGHTS_DCOM_ACCESS, 0xF, "Execute, Local Access, Remote Access, unknown 0x8"},
	{RIGHTS_WINRM, 0x10000000, "Full Control (All Operations)"},
	{RIGHTS_SESSION, 0x20000000, "Execute (Invoke)"},
};

START_TEST(a_mask_is_named_in_the_words_of_its_object)
{
	rights_describe(described[_i].object, described[_i].mask, &out);
	ck_assert_str_eq(buffer_text(&out), described[_i].words);
}
END_TEST

START_TEST(no_bit_is_dropped)
{
	struct right split[32];
	uint32_t mask = 0;

	ck_assert_uint_eq(rights_split(RIGHTS_NAMESPACE, UINT32_MAX, split), 32);
	for (int i = 0; i < 32; i++)
		mask |= split[i].bit;
	ck_assert_uint_eq(mask, UINT32_MAX);
}
END_TEST

START_TEST(a_bit_of_another_object_has_words_but_no_meaning)
{
	struct right split[32];

	ck_assert_uint_eq(rights_split(RIGHTS_NAMESPACE, 0x10000, split), 1);
	ck_assert_str_eq(split[0].description, "Delete");
	ck_assert_uint_eq(rights_defined(RIGHTS_NAMESPACE) & 0x10000, 0);
}
END_TEST

START_TEST(an_unknown_bit_keeps_its_letters)
{
	struct right split[32];

	ck_assert_uint_eq(rights_split(RIGHTS_NAMESPACE, 0x100, split), 1);
	ck_assert_ptr_null(split[0].description);
	ck_assert_str_eq(split[0].letters, "CR");
}
END_TEST

START_TEST(the_defined_rights_of_a_namespace_are_full_control)
{
	ck_assert_uint_eq(rights_defined(RIGHTS_NAMESPACE), WBEM_FULL_CONTROL);
}
END_TEST

START_TEST(generic_rights_in_a_namespace_are_doubtful)
{
	bool doubtful;

	ck_assert_uint_eq(rights_map_generic(RIGHTS_NAMESPACE, 0x10000001, &doubtful), 0x10000001);
	ck_assert(doubtful);
	rights_map_generic(RIGHTS_NAMESPACE, 0x6003F, &doubtful);
	ck_assert(!doubtful);
}
END_TEST

START_TEST(full_control_of_winrm_holds_the_other_operations)
{
	bool doubtful;

	ck_assert_uint_eq(rights_map_generic(RIGHTS_WINRM, RIGHT_GENERIC_ALL, &doubtful),
			  RIGHT_GENERIC_READ | RIGHT_GENERIC_WRITE | RIGHT_GENERIC_EXECUTE);
	ck_assert(!doubtful);
}
END_TEST

/* MS-DTYP 2.5.1.1, the order of Windows. */
static const struct {
	uint32_t mask;
	const char *letters;
} formats[] = {
	{0x6003F, "CCDCLCSWRPWPRCWD"},
	{0x13, "CCDCRP"},
	{0, ""},
	{0xF01FF, "CCDCLCSWRPWPDTLOCRSDRCWDWO"},
	{0x1F01FF, "FA"},
	{0x120089, "FR"},
	{0x120116, "FW"},
	{0x1200A0, "FX"},
	{0x1200A9, "0x1200a9"},
	{0xF003F, "CCDCLCSWRPWPSDRCWDWO"},
	{0x60000000, "GXGW"},
	{0xF0000000, "GAGXGWGR"},
	{0x200, "0x200"},
	{0x1000001, "0x1000001"},
};

START_TEST(a_mask_is_written_as_windows_writes_it)
{
	rights_format(formats[_i].mask, false, &out);
	ck_assert_str_eq(buffer_text(&out), formats[_i].letters);
}
END_TEST

START_TEST(a_mandatory_label_has_letters_of_its_own)
{
	rights_format(0x7, true, &out);
	ck_assert_str_eq(buffer_text(&out), "NWNRNX");
}
END_TEST

static const struct {
	const char *letters;
	uint32_t mask;
} letters[] = {
	{"GA", 0x10000000}, {"GX", 0x20000000}, {"GW", 0x40000000}, {"GR", 0x80000000}, {"RC", 0x20000},
	{"SD", 0x10000},    {"WD", 0x40000},    {"WO", 0x80000},    {"CC", 1},          {"DC", 2},
	{"LC", 4},          {"SW", 8},          {"RP", 0x10},       {"WP", 0x20},       {"DT", 0x40},
	{"LO", 0x80},       {"CR", 0x100},      {"FA", 0x1F01FF},   {"FR", 0x120089},   {"FW", 0x120116},
	{"FX", 0x1200A0},   {"KA", 0xF003F},    {"KR", 0x20019},    {"KX", 0x20019},    {"KW", 0x20006},
	{"NW", 1},          {"NR", 2},          {"NX", 4},
};

START_TEST(each_pair_of_letters_has_its_bits)
{
	uint32_t mask = 0;

	ck_assert(rights_letters(letters[_i].letters, &mask));
	ck_assert_uint_eq(mask, letters[_i].mask);
}
END_TEST

START_TEST(each_kind_of_object_is_found_by_its_key)
{
	enum rights_object object;

	for (int i = 0; i < RIGHTS_OBJECT_COUNT; i++) {
		ck_assert(rights_object_find(rights_object_key((enum rights_object)i), &object));
		ck_assert_int_eq(object, i);
		ck_assert_uint_gt(strlen(rights_object_description(object)), 0);
	}
	ck_assert(!rights_object_find("nothing", &object));
}
END_TEST

Suite *rights_suite(void)
{
	Suite *suite = suite_create("rights");
	TCase *tcase = tcase_create("rights");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, a_mask_is_named_in_the_words_of_its_object, 0, sizeof described / sizeof *described);
	tcase_add_test(tcase, no_bit_is_dropped);
	tcase_add_test(tcase, a_bit_of_another_object_has_words_but_no_meaning);
	tcase_add_test(tcase, an_unknown_bit_keeps_its_letters);
	tcase_add_test(tcase, the_defined_rights_of_a_namespace_are_full_control);
	tcase_add_test(tcase, generic_rights_in_a_namespace_are_doubtful);
	tcase_add_test(tcase, full_control_of_winrm_holds_the_other_operations);
	tcase_add_loop_test(tcase, a_mask_is_written_as_windows_writes_it, 0, sizeof formats / sizeof *formats);
	tcase_add_test(tcase, a_mandatory_label_has_letters_of_its_own);
	tcase_add_loop_test(tcase, each_pair_of_letters_has_its_bits, 0, sizeof letters / sizeof *letters);
	tcase_add_test(tcase, each_kind_of_object_is_found_by_its_key);
	suite_add_tcase(suite, tcase);
	return suite;
}
