/* SPDX-License-Identifier: MIT */
#include "base/digits.h"

#include "support.h"

static const struct {
	char c;
	unsigned value;
} values[] = {
	{'0', 0},  {'9', 9},  {'a', 10}, {'f', 15}, {'A', 10}, {'F', 15},  {'g', 16},
	{'G', 16}, {'/', 16}, {':', 16}, {'@', 16}, {'`', 16}, {'\0', 16}, {'\xB2', 16},
};

START_TEST(a_digit_has_a_value_in_either_case)
{
	ck_assert_uint_eq(digit_value(values[_i].c), values[_i].value);
	ck_assert_int_eq(digit_is_decimal(values[_i].c), values[_i].value < 10);
}
END_TEST

static const struct {
	struct text text;
	unsigned base;
	uint64_t max, number;
	size_t length; /* 0: refused */
} numbers[] = {
	{TEXT("0"), 10, 9, 0, 1},
	{TEXT("12a"), 10, 99, 12, 2},
	{TEXT("12a"), 16, 0xFFF, 0x12A, 3},
	{TEXT("0778"), 8, 0xFF, 077, 3},
	{TEXT("1012"), 2, 9, 5, 3},
	{TEXT("255"), 10, 255, 255, 3},
	{TEXT("256"), 10, 255, 0, 0},
	{TEXT("9"), 10, 5, 0, 0},
	{TEXT("18446744073709551615"), 10, UINT64_MAX, UINT64_MAX, 20},
	{TEXT("18446744073709551616"), 10, UINT64_MAX, 0, 0},
	{TEXT("99999999999999999999999999"), 10, UINT64_MAX, 0, 0},
	{TEXT(""), 10, 9, 0, 0},
	{TEXT("-1"), 10, 9, 0, 0},
	{TEXT(" 1"), 10, 9, 0, 0},
};

START_TEST(digits_are_read_up_to_the_first_other_character)
{
	uint64_t number = 77;

	ck_assert_uint_eq(digits_read(numbers[_i].text, numbers[_i].base, numbers[_i].max, &number),
			  numbers[_i].length);
	ck_assert_uint_eq(number, numbers[_i].length ? numbers[_i].number : 77);
}
END_TEST

START_TEST(a_decimal_number_is_the_whole_text)
{
	uint64_t number = 77;

	ck_assert(!digits_parse(text_of(""), 9, &number));
	ck_assert(!digits_parse(text_of("1 "), 9, &number));
	ck_assert(!digits_parse(text_of("+1"), 9, &number));
	ck_assert(!digits_parse(text_of("10"), 9, &number));
	ck_assert_uint_eq(number, 77);
	ck_assert(digits_parse(text_of("007"), 9, &number));
	ck_assert_uint_eq(number, 7);
}
END_TEST

START_TEST(a_byte_has_two_hexadecimal_digits)
{
	uint8_t byte = 77;

	ck_assert(!digits_read_byte("g0", &byte));
	ck_assert(!digits_read_byte("0g", &byte));
	ck_assert(!digits_read_byte("1", &byte));
	ck_assert(!digits_read_byte("", &byte));
	ck_assert_uint_eq(byte, 77);
	ck_assert(digits_read_byte("aF0", &byte));
	ck_assert_uint_eq(byte, 0xAF);
}
END_TEST

Suite *digits_suite(void)
{
	Suite *suite = suite_create("digits");
	TCase *tcase = tcase_create("digits");

	suite_add_tcase(suite, tcase);
	ADD_ROWS(tcase, a_digit_has_a_value_in_either_case, values);
	ADD_ROWS(tcase, digits_are_read_up_to_the_first_other_character, numbers);
	tcase_add_test(tcase, a_decimal_number_is_the_whole_text);
	tcase_add_test(tcase, a_byte_has_two_hexadecimal_digits);
	return suite;
}
