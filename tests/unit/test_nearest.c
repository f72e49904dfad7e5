/* SPDX-License-Identifier: MIT */
/* The nearest name: the distance between two names, and which candidate wins. */
#include "base/nearest.h"

#include <string.h>

#include "support.h"

/* The edits from one name to the other; 9 means 9 or more. */
static const struct {
	const char *a, *b;
	unsigned distance;
} distances[] = {
	{"", "", 0},
	{"key", "key", 0},
	{"KEY", "key", 0},
	{"", "abc", 3},
	{"abc", "", 3},
	{"key", "kye", 1},
	{"HostingModle", "HostingModel", 1},
	{"autorecovr", "autorecover", 1},
	{"autorecoverr", "autorecover", 1},
	{"aotorecover", "autorecover", 1},
	{"ab", "ba", 1},
	{"abcd", "badc", 2},
	{"kitten", "sitting", 3},
	{"abcdefghij", "klmnopqrst", 9},
	{"a", "abcdefghijkl", 9},
};

START_TEST(distance_counts_edits_and_swaps_without_regard_to_case)
{
	struct text a = text_of(distances[_i].a), b = text_of(distances[_i].b);

	ck_assert_uint_eq(nearest_distance(a, b, 9), distances[_i].distance);
	ck_assert_uint_eq(nearest_distance(b, a, 9), distances[_i].distance);
}
END_TEST

START_TEST(distance_is_at_most_its_limit)
{
	struct text a = text_of(distances[_i].a), b = text_of(distances[_i].b);

	for (unsigned limit = 0; limit < 9; limit++)
		ck_assert_uint_eq(nearest_distance(a, b, limit),
				  distances[_i].distance < limit ? distances[_i].distance : limit);
}
END_TEST

/* The distance without any bound, by its definition. */
static unsigned reference_distance(struct text a, struct text b)
{
	unsigned cells[16][16];

	for (size_t i = 0; i <= a.length; i++) {
		for (size_t j = 0; j <= b.length; j++) {
			unsigned best = (unsigned)(i + j);

			if (i > 0 && cells[i - 1][j] + 1 < best)
				best = cells[i - 1][j] + 1;
			if (j > 0 && cells[i][j - 1] + 1 < best)
				best = cells[i][j - 1] + 1;
			if (i > 0 && j > 0 && cells[i - 1][j - 1] + (a.bytes[i - 1] != b.bytes[j - 1]) < best)
				best = cells[i - 1][j - 1] + (a.bytes[i - 1] != b.bytes[j - 1]);
			if (i > 1 && j > 1 && a.bytes[i - 1] == b.bytes[j - 2] && a.bytes[i - 2] == b.bytes[j - 1] &&
			    cells[i - 2][j - 2] + 1 < best)
				best = cells[i - 2][j - 2] + 1;
			cells[i][j] = best;
		}
	}
	return cells[a.length][b.length];
}

START_TEST(distance_agrees_with_its_definition)
{
	uint32_t state = 1;

	for (int round = 0; round < 20000; round++) {
		char bytes[2][15];
		struct text texts[2];
		unsigned limit, expected;

		for (int i = 0; i < 2; i++) {
			texts[i] = (struct text){bytes[i], (state = state * 1103515245 + 12345) >> 16 & 15};
			texts[i].length -= texts[i].length == 15;
			for (size_t j = 0; j < texts[i].length; j++)
				bytes[i][j] = "abc"[((state = state * 1103515245 + 12345) >> 16) % 3];
		}
		limit = (state >> 20) % 8;
		expected = reference_distance(texts[0], texts[1]);
		if (nearest_distance(texts[0], texts[1], limit) != (expected < limit ? expected : limit))
			ck_abort_msg("'%.*s' and '%.*s' are %u apart", (int)texts[0].length, bytes[0],
				     (int)texts[1].length, bytes[1], expected);
	}
}
END_TEST

START_TEST(long_texts_are_not_compared)
{
	char text[66];

	memset(text, 'a', sizeof text);
	ck_assert_uint_eq(nearest_distance((struct text){text, 64}, (struct text){text, 64}, 3), 0);
	ck_assert_uint_eq(nearest_distance((struct text){text, 65}, (struct text){text, 65}, 3), 3);
}
END_TEST

static const struct {
	const char *wanted, *candidates[4], *nearest;
} searches[] = {
	{"HostingModle", {"HostingModes", "HostingModel", "CLSID"}, "HostingModel"},
	{"DELETCLASS", {"deleteinstance", "deleteclass"}, "deleteclass"},
	{"delclass", {"deleteclass"}, NULL},
	{"autorecvr", {"autorecover"}, "autorecover"},
	{"keyy", {"key"}, "key"},
	{"kye", {"key"}, NULL},
	{"names", {"named", "namez"}, "named"},
	{"foobar", {"foozab"}, NULL},
	{"anything", {NULL}, NULL},
};

START_TEST(the_nearest_candidate_wins_if_it_is_near_enough)
{
	struct nearest nearest = nearest_start(text_of(searches[_i].wanted));

	for (int i = 0; searches[_i].candidates[i]; i++)
		nearest_offer(&nearest, searches[_i].candidates[i]);
	ck_assert_pstr_eq(nearest.name, searches[_i].nearest);
}
END_TEST

Suite *nearest_suite(void)
{
	Suite *suite = suite_create("nearest");
	TCase *tcase = tcase_create("distance");

	suite_add_tcase(suite, tcase);
	ADD_ROWS(tcase, distance_counts_edits_and_swaps_without_regard_to_case, distances);
	ADD_ROWS(tcase, distance_is_at_most_its_limit, distances);
	tcase_add_test(tcase, distance_agrees_with_its_definition);
	tcase_add_test(tcase, long_texts_are_not_compared);
	tcase = tcase_create("search");
	suite_add_tcase(suite, tcase);
	ADD_ROWS(tcase, the_nearest_candidate_wins_if_it_is_near_enough, searches);
	return suite;
}
