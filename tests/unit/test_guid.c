/* SPDX-License-Identifier: MIT */
#include "base/guid.h"

#include "base/buffer.h"
#include "support.h"

static const uint8_t bytes[GUID_SIZE] = {0x21, 0x12, 0x90, 0x05, 0x66, 0xD5, 0xD1, 0x11,
					 0xB2, 0xF0, 0x00, 0xA0, 0xC9, 0x06, 0x29, 0x10};

START_TEST(a_guid_has_both_braces_or_none)
{
	struct guid guid = {{0}};

	ck_assert(guid_parse(text_of("{05901221-d566-11D1-B2F0-00A0C9062910}"), &guid));
	ck_assert_mem_eq(guid.bytes, bytes, GUID_SIZE);
	guid = (struct guid){{0}};
	ck_assert(guid_parse(text_of("05901221-D566-11D1-B2F0-00A0C9062910"), &guid));
	ck_assert_mem_eq(guid.bytes, bytes, GUID_SIZE);
}
END_TEST

static const char *const invalid[] = {
	"",
	"{}",
	"{05901221-D566-11D1-B2F0-00A0C9062910",
	"05901221-D566-11D1-B2F0-00A0C9062910}",
	"(05901221-D566-11D1-B2F0-00A0C9062910)",
	"05901221-D566-11D1-B2F0-00A0C906291",
	"05901221-D566-11D1-B2F0-00A0C90629100",
	"05901221-D566-11D1-B2F000-A0C9062910",
	"05901221D-566-11D1-B2F0-00A0C9062910",
	"g5901221-D566-11D1-B2F0-00A0C9062910",
	"05901221-D566-11D1-B2F0-00A0C906291g",
	"05901221 D566 11D1 B2F0 00A0C9062910",
};

START_TEST(any_other_text_is_refused)
{
	struct guid guid = {{77}};

	ck_assert(!guid_parse(text_of(invalid[_i]), &guid));
	ck_assert_uint_eq(guid.bytes[0], 77);
}
END_TEST

START_TEST(a_guid_is_formatted_in_lower_case_without_braces)
{
	struct guid guid;
	struct buffer out;

	memcpy(guid.bytes, bytes, GUID_SIZE);
	buffer_init(&out);
	guid_format(&guid, &out);
	ck_assert_str_eq(buffer_text(&out), "05901221-d566-11d1-b2f0-00a0c9062910");
	buffer_free(&out);
}
END_TEST

START_TEST(equal_guids_compare_as_zero)
{
	struct guid a = {{0}}, b = {{0}};

	ck_assert_int_eq(guid_compare(&a, &b), 0);
	b.bytes[15] = 1;
	ck_assert_int_lt(guid_compare(&a, &b), 0);
	ck_assert_int_gt(guid_compare(&b, &a), 0);
}
END_TEST

Suite *guid_suite(void)
{
	Suite *suite = suite_create("guid");
	TCase *tcase = tcase_create("guid");

	suite_add_tcase(suite, tcase);
	tcase_add_test(tcase, a_guid_has_both_braces_or_none);
	ADD_ROWS(tcase, any_other_text_is_refused, invalid);
	tcase_add_test(tcase, a_guid_is_formatted_in_lower_case_without_braces);
	tcase_add_test(tcase, equal_guids_compare_as_zero);
	return suite;
}
