/* SPDX-License-Identifier: MIT */
/* Maps from pointers: what was put last is what is there. */
#include "base/map.h"

#include "suites.h"

static struct map map;

static void start(void)
{
	map = (struct map){0};
}

static void finish(void)
{
	map_free(&map);
}

START_TEST(an_empty_map_has_no_value)
{
	ck_assert_ptr_null(map_get(&map, "key"));
	ck_assert_uint_eq(map.count, 0);
}
END_TEST

START_TEST(a_value_is_got_back)
{
	int key = 0, value = 0;

	ck_assert_ptr_null(map_put(&map, &key, &value));
	ck_assert_ptr_eq(map_get(&map, &key), &value);
	ck_assert_ptr_null(map_get(&map, &value));
}
END_TEST

START_TEST(a_new_value_replaces_and_returns_the_old_one)
{
	int key = 0, old = 0, new = 0;

	map_put(&map, &key, &old);
	ck_assert_ptr_eq(map_put(&map, &key, &new), &old);
	ck_assert_ptr_eq(map_get(&map, &key), &new);
	ck_assert_uint_eq(map.count, 1);
}
END_TEST

START_TEST(keys_are_compared_as_pointers)
{
	char a[] = "name", b[] = "name";

	map_put(&map, a, a);
	ck_assert_ptr_null(map_get(&map, b));
}
END_TEST

START_TEST(many_keys_keep_their_values)
{
	enum { COUNT = 100000 };
	static char keys[COUNT];

	for (size_t i = 0; i < COUNT; i++)
		map_put(&map, &keys[i], &keys[COUNT - 1 - i]);
	ck_assert_uint_eq(map.count, COUNT);
	for (size_t i = 0; i < COUNT; i++)
		if (map_get(&map, &keys[i]) != &keys[COUNT - 1 - i])
			ck_abort_msg("key %zu has another value", i);
}
END_TEST

START_TEST(a_freed_map_is_empty_and_usable)
{
	int key = 0;

	map_put(&map, &key, &key);
	map_free(&map);
	ck_assert_ptr_null(map_get(&map, &key));
	map_put(&map, &key, &key);
	ck_assert_ptr_eq(map_get(&map, &key), &key);
}
END_TEST

Suite *map_suite(void)
{
	Suite *suite = suite_create("map");
	TCase *tcase = tcase_create("map");

	tcase_add_checked_fixture(tcase, start, finish);
	tcase_add_test(tcase, an_empty_map_has_no_value);
	tcase_add_test(tcase, a_value_is_got_back);
	tcase_add_test(tcase, a_new_value_replaces_and_returns_the_old_one);
	tcase_add_test(tcase, keys_are_compared_as_pointers);
	tcase_add_test(tcase, many_keys_keep_their_values);
	tcase_add_test(tcase, a_freed_map_is_empty_and_usable);
	suite_add_tcase(suite, tcase);
	return suite;
}
