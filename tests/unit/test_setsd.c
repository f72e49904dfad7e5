/* SPDX-License-Identifier: MIT */
#include "suites.h"
#include <string.h>

#include "base/arena.h"
#include "security/sddl.h"
#include "security/setsd.h"

static struct arena arena;

static void setup(void)
{
	arena_init(&arena);
}

static void teardown(void)
{
	arena_free(&arena);
}

/* WmiSdk, SetSD method, remarks; up to two reasons each. */
static const struct {
	const char *sddl;
	bool taken;
	size_t count;
	struct setsd_reason reasons[2];
} cases[] = {
	{"O:BAG:BAD:(A;CI;CCDCLCSWRPWPRCWD;;;BA)(A;CI;CCDCRP;;;AU)", true, 0, {{0}}},
	{"O:BAG:BAD:(A;CIIO;CC;;;BA)(D;CINP;CC;;;BG)(A;OI;CC;;;BA)", true, 0, {{0}}},
	{"O:BAG:BAD:", true, 0, {{0}}},
	{"O:BAG:BA", false, 1, {{SETSD_NO_DACL, -1, 0}}},
	{"O:BAG:BAD:NO_ACCESS_CONTROL", false, 1, {{SETSD_NO_DACL, -1, 0}}},
	{"G:BAD:", false, 1, {{SETSD_NO_OWNER, -1, 0}}},
	{"O:BAD:", false, 1, {{SETSD_NO_GROUP, -1, 0}}},
	{"O:BAG:BAD:(A;;LC;;;BA)", false, 1, {{SETSD_FULL_WRITE_ALONE, 0, 4}}},
	{"O:BAG:BAD:(A;;LCSW;;;BA)(A;;LCRP;;;BA)", true, 0, {{0}}},
	{"O:BAG:BAD:(A;IO;CC;;;BA)", false, 1, {{SETSD_INHERIT_ONLY_ALONE, 0, 0}}},
	{"O:BAG:BAD:(A;;CC;;;BA)(A;;0x1F01FF;;;BA)", false, 1, {{SETSD_UNKNOWN_RIGHT, 1, 0x1901C0}}},
	{"O:BAG:BAD:(A;;GA;;;BA)", false, 1, {{SETSD_UNKNOWN_RIGHT, 0, 0x10000000}}},
	{"O:BAG:BAD:(A;SA;CC;;;BA)", false, 1, {{SETSD_UNKNOWN_FLAG, 0, 0x40}}},
	{"O:BAG:BAD:(AU;SA;CC;;;BA)", false, 2, {{SETSD_UNKNOWN_TYPE, 0, 2}, {SETSD_UNKNOWN_FLAG, 0, 0x40}}},
	{"O:BAG:BAD:(XA;;CC;;;BA;(a))", false, 1, {{SETSD_UNKNOWN_TYPE, 0, 9}}},
	{"O:BAG:BAD:(OA;;CC;;;BA)", false, 1, {{SETSD_UNKNOWN_TYPE, 0, 5}}},
	{"O:BAG:BAD:(A;ID;0x1F01FF;;;BA)", true, 1, {{SETSD_INHERITED_DROPPED, 0, 0}}},
};

START_TEST(setsd_takes_or_refuses_with_its_reasons)
{
	struct sddl_error error;
	struct sd_descriptor *sd = sddl_parse(&arena, text_of(cases[_i].sddl), NULL, &error);
	const struct setsd_reason *reasons;
	size_t count;

	ck_assert_ptr_nonnull(sd);
	ck_assert_int_eq(setsd_check(&arena, sd, &reasons, &count), cases[_i].taken);
	ck_assert_uint_eq(count, cases[_i].count);
	for (size_t i = 0; i < count; i++) {
		ck_assert_int_eq(reasons[i].problem, cases[_i].reasons[i].problem);
		ck_assert_int_eq(reasons[i].ace, cases[_i].reasons[i].ace);
		ck_assert_uint_eq(reasons[i].bits, cases[_i].reasons[i].bits);
		ck_assert_uint_gt(strlen(setsd_description(reasons[i].problem)), 0);
	}
}
END_TEST

Suite *setsd_suite(void)
{
	Suite *suite = suite_create("setsd");
	TCase *tcase = tcase_create("setsd");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, setsd_takes_or_refuses_with_its_reasons, 0, sizeof cases / sizeof *cases);
	suite_add_tcase(suite, tcase);
	return suite;
}
