/* SPDX-License-Identifier: MIT */
/* The mutator of the fuzz drivers: it can be repeated, and leaves most of a text as it was. */
#include <check.h>

#include "compiled.h"
#include "token_mutator.h"

Suite *token_mutator_suite(void);

static const char sample[] =
	"#pragma namespace(\"\\\\\\\\.\\\\root\\\\acme\")\n"
	"[Description(\"A fan.\"), Version(\"1.0\")] class Acme_Fan { [key] string Name; uint32 Speed[] = {1, 2}; };\n"
	"instance of Acme_Fan as $Fan { Name = \"left\"; Speed = {3}; };\n"
	"[dynamic] class Acme_Lamp : Acme_Fan { uint32 Set([in] boolean On, [out] uint8 Level); real32 Weight = 1.5; "
	"};\n";

static struct buffer mutant(uint64_t seed)
{
	struct buffer out = {0};

	token_mutate(text_of(sample), text_of("class Acme_Other { uint8 A; };"), seed, &out);
	return out;
}

START_TEST(a_seed_gives_the_same_text_again)
{
	for (uint64_t seed = 0; seed < 100; seed++) {
		struct buffer first = mutant(seed), second = mutant(seed);

		ck_assert(same_bytes(&first, &second));
		buffer_free(&first);
		buffer_free(&second);
	}
}
END_TEST

START_TEST(seeds_differ)
{
	struct buffer first = mutant(1);
	int same = 0;

	for (uint64_t seed = 2; seed < 102; seed++) {
		struct buffer other = mutant(seed);

		same += same_bytes(&first, &other);
		buffer_free(&other);
	}
	ck_assert_int_lt(same, 5);
	buffer_free(&first);
}
END_TEST

START_TEST(most_declarations_survive)
{
	size_t kept = 0;

	for (uint64_t seed = 0; seed < 500; seed++) {
		struct buffer text = mutant(seed);
		struct compiled compiled;

		compiled_from(&compiled, text_of_buffer(&text), false);
		kept += compiled.unit.count;
		compiled_free(&compiled);
		buffer_free(&text);
	}
	ck_assert_uint_gt(kept, 500 * 3 * 8 / 10);
}
END_TEST

START_TEST(texts_without_tokens_are_taken)
{
	struct buffer out = {0};

	for (uint64_t seed = 0; seed < 20; seed++)
		token_mutate(text_of(""), text_of(" "), seed, &out);
	ck_assert_uint_eq(out.size, 0);
	token_mutate(text_of("{"), text_of("}"), 1, &out);
	buffer_free(&out);
}
END_TEST

Suite *token_mutator_suite(void)
{
	Suite *suite = suite_create("token_mutator");
	TCase *tcase = tcase_create("mutants");

	tcase_add_test(tcase, a_seed_gives_the_same_text_again);
	tcase_add_test(tcase, seeds_differ);
	tcase_add_test(tcase, most_declarations_survive);
	tcase_add_test(tcase, texts_without_tokens_are_taken);
	suite_add_tcase(suite, tcase);
	return suite;
}
