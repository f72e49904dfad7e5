/* SPDX-License-Identifier: MIT */
/* Names: one folded form for all spellings, every spelling kept. */
#include "base/names.h"

#include <stdio.h>
#include <string.h>

#include "support.h"

static struct names names;

static void start(void)
{
	names_init(&names, 0);
}

static void finish(void)
{
	names_free(&names);
}

START_TEST(a_use_keeps_its_spelling)
{
	ck_assert_str_eq(names_of(&names, "HostingModel").spelling, "HostingModel");
	ck_assert_str_eq(names_of(&names, "hostingMODEL").spelling, "hostingMODEL");
	ck_assert_str_eq(names_of(&names, "HostingModel").spelling, "HostingModel");
}
END_TEST

/* Which spellings are one name: ASCII letters fold, nothing else does (mof-language 1.3). */
static const struct pair {
	const char *a, *b;
	bool same;
} pairs[] = {
	{"key", "KEY", true},
	{"__Win32Provider", "__WIN32provider", true},
	{"a1_", "A1_", true},
	{"a", "b", false},
	{"a", "aa", false},
	{"", "a", false},
	{"@", "`", false},
	{"[", "{", false},
	{"\xC3\xA9", "\xC3\xA9", true},
	{"\xC3\xA9", "\xC3\x89", false},
	{"x\xC3\xA9", "X\xC3\xA9", true},
	{"K", "\xE2\x84\xAA", false},
	{"i", "\xC4\xB0", false},
};

START_TEST(ascii_letters_fold_and_nothing_else)
{
	const struct pair *pair = &pairs[_i];

	ck_assert(name_equal(names_of(&names, pair->a), names_of(&names, pair->b)) == pair->same);
}
END_TEST

START_TEST(the_folded_form_is_in_lower_case)
{
	struct name name = names_of(&names, "MSFT_\xC3\x89tat");

	ck_assert_str_eq(name.folded, "msft_\xC3\x89tat");
	ck_assert(name_is(name, "msft_\xC3\x89tat"));
	ck_assert(!name_is(name, "MSFT_\xC3\x89tat"));
}
END_TEST

START_TEST(no_name_is_no_word)
{
	ck_assert(!name_is((struct name){0}, ""));
}
END_TEST

START_TEST(a_text_need_not_end_with_a_nul)
{
	struct name name = names_intern(&names, (struct text){"uint32x", 6});

	ck_assert_str_eq(name.spelling, "uint32");
	ck_assert(name_equal(name, names_of(&names, "UINT32")));
}
END_TEST

START_TEST(a_prefix_is_another_name)
{
	char text[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
	const char *folded[sizeof text];

	for (size_t length = 0; length < sizeof text; length++) {
		folded[length] = names_intern(&names, (struct text){text, length}).folded;
		for (size_t shorter = 0; shorter < length; shorter++)
			ck_assert_ptr_ne(folded[shorter], folded[length]);
	}
}
END_TEST

START_TEST(many_names_are_all_found_again)
{
	enum { COUNT = 50000 };
	static const char *folded[COUNT];
	char text[32];

	for (int i = 0; i < COUNT; i++) {
		snprintf(text, sizeof text, "Property%d", i);
		folded[i] = names_of(&names, text).folded;
	}
	for (int i = 0; i < COUNT; i++) {
		snprintf(text, sizeof text, "pROPERTY%d", i);
		if (names_of(&names, text).folded != folded[i])
			ck_abort_msg("'%s' is not found again", text);
	}
	ck_assert_uint_eq(names.count, COUNT);
}
END_TEST

/* Writes the i-th of the ways in which a word can be spelled. */
static void spell(char *word, unsigned i)
{
	for (; *word; word++, i >>= 1)
		*word = i & 1 ? (char)(*word & ~0x20) : (char)(*word | 0x20);
}

START_TEST(all_case_variants_are_one_name_with_its_own_spellings)
{
	char word[] = "abcdefghijklmnop";
	const char *folded = names_of(&names, word).folded;

	for (unsigned i = 0; i < 1u << 16; i++) {
		struct name name;

		spell(word, i);
		name = names_of(&names, word);
		if (name.folded != folded || strcmp(name.spelling, word) != 0)
			ck_abort_msg("'%s' became '%s' of '%s'", word, name.spelling, name.folded);
	}
	ck_assert_uint_eq(names.count, 1);
}
END_TEST

START_TEST(few_spellings_are_stored_once)
{
	size_t before;

	for (int round = 0; round < 10000; round++) {
		names_of(&names, "Name");
		names_of(&names, "NAME");
		names_of(&names, "name");
		if (round == 0)
			before = names.arena.total;
	}
	ck_assert_uint_eq(names.arena.total, before);
}
END_TEST

START_TEST(spellings_live_as_long_as_the_table)
{
	const char *first = names_of(&names, "First").spelling;
	char text[32];

	for (int i = 0; i < 10000; i++) {
		snprintf(text, sizeof text, "n%d", i);
		names_of(&names, text);
	}
	ck_assert_str_eq(first, "First");
}
END_TEST

START_TEST(the_seed_changes_nothing_that_shows)
{
	struct names other;
	char text[32];

	names_init(&other, 0x123456789ABCDEF0);
	for (int i = 0; i < 5000; i++) {
		snprintf(text, sizeof text, "%s%d", i % 3 ? "Key" : "KEY", i / 2);
		ck_assert_str_eq(names_of(&names, text).folded, names_of(&other, text).folded);
	}
	ck_assert_uint_eq(names.count, other.count);
	names_free(&other);
}
END_TEST

START_TEST(a_name_may_be_very_long)
{
	struct text text = {memset(arena_alloc(&names.arena, 1 << 20), 'A', 1 << 20), 1 << 20};
	struct name name = names_intern(&names, text);

	ck_assert_uint_eq(strlen(name.folded), 1 << 20);
	ck_assert_ptr_eq(names_intern(&names, text).spelling, name.spelling);
}
END_TEST

Suite *names_suite(void)
{
	Suite *suite = suite_create("names");
	TCase *tcase = tcase_create("names");

	tcase_add_checked_fixture(tcase, start, finish);
	tcase_add_test(tcase, a_use_keeps_its_spelling);
	ADD_ROWS(tcase, ascii_letters_fold_and_nothing_else, pairs);
	tcase_add_test(tcase, the_folded_form_is_in_lower_case);
	tcase_add_test(tcase, no_name_is_no_word);
	tcase_add_test(tcase, a_text_need_not_end_with_a_nul);
	tcase_add_test(tcase, a_prefix_is_another_name);
	tcase_add_test(tcase, many_names_are_all_found_again);
	tcase_add_test(tcase, all_case_variants_are_one_name_with_its_own_spellings);
	tcase_add_test(tcase, few_spellings_are_stored_once);
	tcase_add_test(tcase, spellings_live_as_long_as_the_table);
	tcase_add_test(tcase, the_seed_changes_nothing_that_shows);
	tcase_add_test(tcase, a_name_may_be_very_long);
	suite_add_tcase(suite, tcase);
	return suite;
}
