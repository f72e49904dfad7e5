/* SPDX-License-Identifier: MIT */
/* Arenas: zeroed, aligned, and nothing moves until all is freed. */
#include "base/arena.h"

#include <stdint.h>
#include <string.h>

#include "suites.h"

static struct arena arena;

static void start(void)
{
	arena_init(&arena);
}

static void finish(void)
{
	arena_free(&arena);
}

START_TEST(memory_is_zeroed)
{
	static const unsigned char zeros[5000];

	for (size_t size = 0; size < sizeof zeros; size += 7)
		ck_assert_mem_eq(arena_alloc(&arena, size), zeros, size);
}
END_TEST

START_TEST(memory_is_aligned_to_eight_bytes)
{
	for (size_t size = 0; size < 100; size++)
		ck_assert_uint_eq((uintptr_t)arena_alloc(&arena, size) % 8, 0);
}
END_TEST

START_TEST(objects_stay_where_they_are_while_the_arena_grows)
{
	enum { COUNT = 20000 };
	static uint64_t *objects[COUNT];

	for (uint64_t i = 0; i < COUNT; i++) {
		objects[i] = arena_alloc(&arena, sizeof **objects);
		*objects[i] = i;
	}
	for (uint64_t i = 0; i < COUNT; i++)
		ck_assert_uint_eq(*objects[i], i);
}
END_TEST

START_TEST(an_object_may_be_larger_than_any_chunk)
{
	enum { LARGE = 5 << 20 };
	unsigned char *large, *small;

	arena_alloc(&arena, 1);
	large = arena_alloc(&arena, LARGE);
	memset(large, 0xFF, LARGE);
	small = arena_alloc(&arena, 16);
	ck_assert_uint_eq(small[0], 0);
	ck_assert_uint_eq(large[LARGE - 1], 0xFF);
	ck_assert_uint_ge(arena.total, LARGE);
}
END_TEST

START_TEST(small_objects_do_not_take_a_chunk_each)
{
	for (int i = 0; i < 1000; i++)
		arena_alloc(&arena, 8);
	ck_assert_uint_le(arena.total, 5 * 8000);
}
END_TEST

START_TEST(a_text_ends_with_a_nul)
{
	char *text = arena_text(&arena, "provider", 4);

	memset(arena_alloc(&arena, 8), 'x', 8);
	ck_assert_str_eq(text, "prov");
	ck_assert_str_eq(arena_text(&arena, NULL, 0), "");
}
END_TEST

START_TEST(a_text_may_hold_nul_characters)
{
	ck_assert_mem_eq(arena_text(&arena, "a\0b", 3), "a\0b", 4);
}
END_TEST

START_TEST(a_copy_has_the_same_bytes)
{
	const uint32_t numbers[] = {1, 2, UINT32_MAX};
	uint32_t *copy = arena_copy(&arena, numbers, sizeof numbers);

	ck_assert_ptr_ne(copy, numbers);
	ck_assert_mem_eq(copy, numbers, sizeof numbers);
	ck_assert_ptr_nonnull(arena_copy(&arena, NULL, 0));
}
END_TEST

START_TEST(printf_takes_as_much_as_it_needs)
{
	char wide[3000];

	ck_assert_str_eq(arena_printf(&arena, "%s has %d", "Foo", 22), "Foo has 22");
	memset(wide, 'w', sizeof wide);
	wide[sizeof wide - 1] = 0;
	ck_assert_uint_eq(strlen(arena_printf(&arena, "<%s>", wide)), sizeof wide + 1);
}
END_TEST

START_TEST(a_freed_arena_is_empty_and_usable)
{
	arena_alloc(&arena, 100);
	arena_free(&arena);
	ck_assert_ptr_null(arena.chunks);
	ck_assert_uint_eq(arena.total, 0);
	ck_assert_str_eq(arena_text(&arena, "again", 5), "again");
}
END_TEST

Suite *arena_suite(void)
{
	Suite *suite = suite_create("arena");
	TCase *tcase = tcase_create("arena");

	tcase_add_checked_fixture(tcase, start, finish);
	tcase_add_test(tcase, memory_is_zeroed);
	tcase_add_test(tcase, memory_is_aligned_to_eight_bytes);
	tcase_add_test(tcase, objects_stay_where_they_are_while_the_arena_grows);
	tcase_add_test(tcase, an_object_may_be_larger_than_any_chunk);
	tcase_add_test(tcase, small_objects_do_not_take_a_chunk_each);
	tcase_add_test(tcase, a_text_ends_with_a_nul);
	tcase_add_test(tcase, a_text_may_hold_nul_characters);
	tcase_add_test(tcase, a_copy_has_the_same_bytes);
	tcase_add_test(tcase, printf_takes_as_much_as_it_needs);
	tcase_add_test(tcase, a_freed_arena_is_empty_and_usable);
	suite_add_tcase(suite, tcase);
	return suite;
}
