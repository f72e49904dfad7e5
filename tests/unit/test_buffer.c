/* SPDX-License-Identifier: MIT */
/* Buffers: what is put in is what comes out, however they grow. */
#include "base/buffer.h"

#include <string.h>

#include "suites.h"

static struct buffer buffer;

static void start(void)
{
	buffer_init(&buffer);
}

static void finish(void)
{
	buffer_free(&buffer);
}

START_TEST(an_empty_buffer_is_empty_text)
{
	ck_assert_str_eq(buffer_text(&buffer), "");
	ck_assert_uint_eq(buffer.size, 0);
}
END_TEST

START_TEST(nothing_put_allocates_nothing)
{
	buffer_put(&buffer, NULL, 0);
	ck_assert_ptr_null(buffer.bytes);
}
END_TEST

START_TEST(all_kinds_of_puts_append)
{
	buffer_put_text(&buffer, "class ");
	buffer_put(&buffer, "Foo_Bar", 3);
	buffer_put_byte(&buffer, ' ');
	buffer_fill(&buffer, '.', 3);
	buffer_fill(&buffer, '!', 0);
	buffer_printf(&buffer, " %s %05d", "of", 42);
	ck_assert_str_eq(buffer_text(&buffer), "class Foo ... of 00042");
	ck_assert_uint_eq(buffer.size, 22);
}
END_TEST

START_TEST(the_nul_of_text_is_not_counted)
{
	buffer_put_text(&buffer, "ab");
	buffer_text(&buffer);
	buffer_put_text(&buffer, "cd");
	ck_assert_str_eq(buffer_text(&buffer), "abcd");
}
END_TEST

START_TEST(the_nul_of_text_fits_at_every_size)
{
	for (size_t size = 1; size < 600; size++) {
		buffer_put_byte(&buffer, 'x');
		ck_assert_uint_eq(strlen(buffer_text(&buffer)), size);
	}
}
END_TEST

START_TEST(bytes_survive_growing)
{
	for (unsigned i = 0; i < 100000; i++)
		buffer_put_byte(&buffer, (uint8_t)(i * 31));
	for (unsigned i = 0; i < 100000; i++)
		if (buffer.bytes[i] != (uint8_t)(i * 31))
			ck_abort_msg("byte %u is lost", i);
}
END_TEST

START_TEST(reserved_room_follows_what_is_there)
{
	uint8_t *room;

	buffer_put_text(&buffer, "abc");
	room = buffer_reserve(&buffer, 1000);
	ck_assert_ptr_eq(room, buffer.bytes + 3);
	memset(room, 'x', 1000);
	ck_assert_uint_eq(buffer.size, 3);
	ck_assert_str_eq(buffer_text(&buffer), "abc");
}
END_TEST

START_TEST(printf_may_print_more_than_the_first_capacity)
{
	buffer_printf(&buffer, "%1000d|", 7);
	ck_assert_uint_eq(buffer.size, 1001);
	ck_assert_str_eq(buffer_text(&buffer) + 999, "7|");
}
END_TEST

START_TEST(integers_are_little_endian)
{
	static const uint8_t expected[] = {0x34, 0x12, 0x78, 0x56, 0x34, 0x12, 0xF0,
					   0xDE, 0xBC, 0x9A, 0x78, 0x56, 0x34, 0x12};

	buffer_put_u16le(&buffer, 0x1234);
	buffer_put_u32le(&buffer, 0x12345678);
	buffer_put_u64le(&buffer, 0x123456789ABCDEF0);
	ck_assert_uint_eq(buffer.size, sizeof expected);
	ck_assert_mem_eq(buffer.bytes, expected, sizeof expected);
}
END_TEST

START_TEST(what_is_put_as_an_integer_is_got_back)
{
	static const uint64_t values[] = {0,      1,          0x7F,       0x80,       0xFFFF,
					  0x8000, 0x80000000, UINT32_MAX, 1ull << 63, UINT64_MAX};

	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		buffer.size = 0;
		buffer_put_u16le(&buffer, (uint16_t)values[i]);
		buffer_put_u32le(&buffer, (uint32_t)values[i]);
		buffer_put_u64le(&buffer, values[i]);
		ck_assert_uint_eq(get_u16le(buffer.bytes), (uint16_t)values[i]);
		ck_assert_uint_eq(get_u32le(buffer.bytes + 2), (uint32_t)values[i]);
		ck_assert_uint_eq(get_u64le(buffer.bytes + 6), values[i]);
	}
}
END_TEST

START_TEST(setting_overwrites_four_bytes_and_no_more)
{
	buffer_fill(&buffer, 0xAA, 6);
	buffer_set_u32le(&buffer, 1, 0x01020304);
	ck_assert_mem_eq(buffer.bytes, "\xAA\x04\x03\x02\x01\xAA", 6);
	ck_assert_uint_eq(buffer.size, 6);
}
END_TEST

START_TEST(a_freed_buffer_is_empty_and_usable)
{
	buffer_put_text(&buffer, "before");
	buffer_free(&buffer);
	buffer_put_text(&buffer, "after");
	ck_assert_str_eq(buffer_text(&buffer), "after");
}
END_TEST

Suite *buffer_suite(void)
{
	Suite *suite = suite_create("buffer");
	TCase *tcase = tcase_create("buffer");

	tcase_add_checked_fixture(tcase, start, finish);
	tcase_add_test(tcase, an_empty_buffer_is_empty_text);
	tcase_add_test(tcase, nothing_put_allocates_nothing);
	tcase_add_test(tcase, all_kinds_of_puts_append);
	tcase_add_test(tcase, the_nul_of_text_is_not_counted);
	tcase_add_test(tcase, the_nul_of_text_fits_at_every_size);
	tcase_add_test(tcase, bytes_survive_growing);
	tcase_add_test(tcase, reserved_room_follows_what_is_there);
	tcase_add_test(tcase, printf_may_print_more_than_the_first_capacity);
	tcase_add_test(tcase, integers_are_little_endian);
	tcase_add_test(tcase, what_is_put_as_an_integer_is_got_back);
	tcase_add_test(tcase, setting_overwrites_four_bytes_and_no_more);
	tcase_add_test(tcase, a_freed_buffer_is_empty_and_usable);
	suite_add_tcase(suite, tcase);
	return suite;
}
