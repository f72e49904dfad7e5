/* SPDX-License-Identifier: MIT */
/* Units as MOF text: what the lines look like, and that they say the same. */
#include "suites.h"
#include <locale.h>
#include <math.h>
#include <string.h>

#include "compiled.h"
#include "model/real.h"
#include "formats/mof/mof.h"

static void is_printed(const char *text, const char *expected)
{
	struct buffer printed = {0};
	struct compiled compiled;

	compiled_from(&compiled, text_of(text), false);
	ck_assert(!has_severity(&compiled, SEVERITY_ERROR));
	to_text(&compiled, &printed);
	ck_assert_str_eq(buffer_text(&printed), expected);
	compiled_free(&compiled);
	buffer_free(&printed);
}

/* The text comes back as it is. */
static void is_kept(const char *text)
{
	is_printed(text, text);
}

/* ---- layout ---- */

START_TEST(an_empty_unit_is_empty_text)
{
	is_kept("");
}
END_TEST

START_TEST(a_short_member_has_its_qualifiers_on_its_line)
{
	is_kept("[WMI, Dynamic, Provider(\"WMIProv\")]\n"
		"class Sample_A : Sample_B\n"
		"{\n"
		"\t[key, read] string InstanceName;\n"
		"\t[read] boolean Active;\n"
		"};\n");
}
END_TEST

START_TEST(a_long_member_stands_below_its_qualifiers_and_apart)
{
	is_kept("class Sample_A\n"
		"{\n"
		"\t[key] string Name;\n"
		"\n"
		"\t[WmiDataId(1), read, Description(\"A description that is too long to stand before it.\")]\n"
		"\tuint32 Count;\n"
		"\n"
		"\tuint32 Other;\n"
		"};\n");
}
END_TEST

START_TEST(long_lists_of_qualifiers_are_filled)
{
	is_kept("[WMI, Dynamic, Provider(\"WMIProv\"), "
		"Guid(\"{B59F2694-7C5E-4549-850D-2DFFF5149A23}\"), WmiExpense(1),\n"
		" Locale(\"MS\\\\0x409\")]\n"
		"class Sample_A\n"
		"{\n"
		"};\n");
}
END_TEST

START_TEST(long_arrays_of_qualifiers_are_filled)
{
	is_kept("class Sample_A\n"
		"{\n"
		"\t[Values{\"a name of some length 1\", \"a name of some length 2\", \"a name of some length 3\",\n"
		"\t\t\"a name of some length 4\"}]\n"
		"\tuint32 State;\n"
		"};\n");
}
END_TEST

START_TEST(a_short_method_is_a_line)
{
	is_kept("class Sample_A\n"
		"{\n"
		"\t[WmiMethodId(1)] void F([in] uint32 X, [out] Sample_B Y[4]);\n"
		"\tuint8 G();\n"
		"};\n");
}
END_TEST

START_TEST(a_long_method_has_a_line_for_each_parameter)
{
	is_kept("class Sample_A\n"
		"{\n"
		"\t[WmiMethodId(1), Implemented]\n"
		"\tvoid SetSpeed(\n"
		"\t\t[in, Description(\"The number of the fan.\")] uint32 Fan,\n"
		"\t\t[in, Description(\"The speed in percent of the highest that the fan is built for.\")]\n"
		"\t\tuint32 Percent);\n"
		"};\n");
}
END_TEST

START_TEST(embedded_instances_are_indented)
{
	is_kept("instance of Sample_A as $a\n"
		"{\n"
		"\tNumber = 7;\n"
		"\n"
		"\tInner = instance of Sample_B\n"
		"\t{\n"
		"\t\tName = \"x\";\n"
		"\t};\n"
		"\n"
		"\tMore = {\n"
		"\t\tinstance of Sample_B\n"
		"\t\t{\n"
		"\t\t},\n"
		"\t\tinstance of Sample_B\n"
		"\t\t{\n"
		"\t\t\tName = \"y\";\n"
		"\t\t}\n"
		"\t};\n"
		"};\n");
}
END_TEST

START_TEST(long_arrays_of_values_are_filled)
{
	is_kept("instance of Sample_A\n"
		"{\n"
		"\tNames = {\n"
		"\t\t\"a name of some length 1\", \"a name of some length 2\", \"a name of some length 3\",\n"
		"\t\t\"a name of some length 4\"\n"
		"\t};\n"
		"};\n");
}
END_TEST

START_TEST(a_long_string_stays_one_literal)
{
	struct buffer text = {0};

	buffer_put_text(&text, "instance of A\n{\n\tX = \"");
	buffer_fill(&text, 'x', 5000);
	buffer_put_text(&text, "\";\n};\n");
	is_kept(buffer_text(&text));
	buffer_free(&text);
}
END_TEST

/* ---- what is said ---- */

START_TEST(pragmas_stand_where_something_changes)
{
	is_kept("#pragma autorecover\n"
		"\n"
		"class A\n"
		"{\n"
		"};\n"
		"\n"
		"#pragma namespace(\"\\\\\\\\.\\\\root\\\\wmi\")\n"
		"#pragma classflags(\"createonly\", \"safeupdate\")\n"
		"\n"
		"class A\n"
		"{\n"
		"};\n"
		"\n"
		"class B\n"
		"{\n"
		"};\n"
		"\n"
		"#pragma classflags(0)\n"
		"#pragma instanceflags(\"updateonly\")\n"
		"\n"
		"instance of A\n"
		"{\n"
		"};\n");
}
END_TEST

START_TEST(deletions_stand_in_a_row)
{
	is_kept("#pragma namespace(\"root\\\\x\")\n"
		"#pragma deleteclass(\"A\", NOFAIL)\n"
		"#pragma deleteinstance(\"B.K=\\\"x\\\"\", FAIL)\n"
		"\n"
		"class C\n"
		"{\n"
		"};\n");
}
END_TEST

START_TEST(declarations_of_qualifiers_keep_their_place)
{
	is_kept("qualifier Note : ToSubclass Amended;\n"
		"\n"
		"[Note(\"x\")]\n"
		"class A\n"
		"{\n"
		"};\n"
		"\n"
		"qualifier Note : NotToSubclass;\n"
		"qualifier Weight : uint32[] = { 1 }, scope(class, reference), flavor(ToSubclass, DisableOverride);\n");
}
END_TEST

START_TEST(flavors_follow_their_qualifier)
{
	is_kept("[Description(\"x\"): ToSubclass Amended, Note: Restricted, Values{\"a\"}: ToInstance]\n"
		"class A\n"
		"{\n"
		"};\n");
}
END_TEST

START_TEST(references_aliases_and_defaults_are_said)
{
	is_kept("class A : B as $a\n"
		"{\n"
		"\t[key] B ref Left = $b;\n"
		"\tobject ref Right[];\n"
		"\tuint8 Bytes[3] = { 1, 2, 3 };\n"
		"\treal64 None[] = {};\n"
		"\tboolean Yes = TRUE;\n"
		"\tstring Nothing = NULL;\n"
		"};\n"
		"\n"
		"[Note]\n"
		"instance of B as $b\n"
		"{\n"
		"\tLeft = $a;\n"
		"\t[Note] Unset;\n"
		"};\n");
}
END_TEST

START_TEST(integers_keep_their_kind)
{
	is_printed("instance of A { X = { 12, -12, 0x1f, 010, 11b, 18446744073709551615 }; };",
		   "instance of A\n{\n\tX = { 12, -12, 0x1F, 0x8, 0x3, 18446744073709551615 };\n};\n");
}
END_TEST

START_TEST(strings_are_escaped)
{
	is_kept("instance of A\n{\n\tX = \"\\\\ \\\" \\b\\t\\n\\f\\r \\x0001 "
		"\\x007F 'x' \xC3\xA4 \xF0\x9F\x98\x80 \\xD800\";\n};\n");
}
END_TEST

START_TEST(what_reorders_text_is_written_by_number)
{
	is_printed("instance of A { X = \"a\xE2\x80\xAE"
		   "b\xEF\xBB\xBF\xF3\xA0\x80\x81\"; };",
		   "instance of A\n{\n\tX = \"a\\x202Eb\\xFEFF\\xDB40\\xDC01\";\n};\n");
}
END_TEST

START_TEST(characters_are_escaped)
{
	is_kept("instance of A\n{\n\tX = { 'a', '\\'', '\\\\', '\"', '\\x0000', '\\x20AC', '\\xD800' };\n};\n");
}
END_TEST

/* ---- real numbers ---- */

static void real_is(double real, bool single, const char *expected)
{
	char text[CIM_REAL_TEXT_SIZE];
	double again;

	ck_assert_uint_eq(cim_real_text(real, single, text), strlen(expected));
	ck_assert_str_eq(text, expected);
	ck_assert(cim_real_parse(text_of(text), &again));
	if (single)
		ck_assert((float)again == (float)real);
	else
		ck_assert(memcmp(&again, &real, sizeof real) == 0);
}

START_TEST(real_numbers_are_short_and_exact)
{
	real_is(0.1, false, "0.1");
	real_is(1, false, "1.0");
	real_is(-0.0, false, "-0.0");
	real_is(1e20, false, "1.0e+20");
	real_is(5e-324, false, "5.0e-324");
	real_is(1.7976931348623157e308, false, "1.7976931348623157e+308");
	real_is(0.1f, true, "0.1");
	real_is(0.1f, false, "0.10000000149011612");
	real_is(-1.5e-7, false, "-1.5e-07");
}
END_TEST

START_TEST(infinity_is_a_number_too_large)
{
	real_is(INFINITY, false, "1.0e+999");
	real_is(-INFINITY, false, "-1.0e+999");
}
END_TEST

START_TEST(what_is_not_a_number_has_no_text)
{
	char text[CIM_REAL_TEXT_SIZE];

	ck_assert_uint_eq(cim_real_text(NAN, false, text), 0);
}
END_TEST

START_TEST(a_comma_of_the_locale_changes_nothing)
{
	static const char *const locales[] = {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8"};

	for (size_t i = 0; i < sizeof locales / sizeof *locales && !setlocale(LC_ALL, locales[i]); i++)
		;
	real_is(0.5, false, "0.5");
}
END_TEST

START_TEST(only_whole_numbers_are_parsed)
{
	static const char *const wrong[] = {"", " 1", "1 ", "0x10", "nan", "inf", "1,5", "1e", "--1"};
	double real;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		ck_assert_msg(!cim_real_parse(text_of(wrong[i]), &real), "'%s' is not a number", wrong[i]);
	ck_assert(cim_real_parse(text_of("+1.5E3"), &real));
	ck_assert_double_eq(real, 1500);
}
END_TEST

/* ---- the law ---- */

/* Printed, compiled and printed again it is the same text, and the same binary where it has one. */
static void is_stable(const char *path, const struct buffer *bytes, void *context)
{
	struct buffer text = {0}, again = {0}, plain = {0}, plain_again = {0};
	struct compiled compiled, printed;

	(void)context;
	compiled_from(&compiled, text_of_buffer(bytes), true);
	if (!has_severity(&compiled, SEVERITY_ERROR)) {
		to_text(&compiled, &text);
		compiled_from(&printed, text_of_buffer(&text), true);
		ck_assert_msg(!has_severity(&printed, SEVERITY_ERROR), "the text of %s is compiled", path);
		to_text(&printed, &again);
		ck_assert_msg(same_bytes(&text, &again), "the text of %s is stable", path);
		ck_assert(to_plaintext(&compiled, &plain) == to_plaintext(&printed, &plain_again));
		ck_assert_msg(same_bytes(&plain, &plain_again), "the binary of %s is stable", path);
		compiled_free(&printed);
	}
	compiled_free(&compiled);
	buffer_free(&text);
	buffer_free(&again);
	buffer_free(&plain);
	buffer_free(&plain_again);
}

START_TEST(printed_text_says_what_was_printed)
{
	ck_assert_uint_gt(each_file("mof-samples", ".mof", is_stable, NULL), 0);
	ck_assert_uint_gt(each_file("tests/language", ".mof", is_stable, NULL), 0);
	each_file("../shared/corpus/mof/driver-samples", ".mof", is_stable, NULL);
}
END_TEST

#define CASE(name, ...)                                                            \
	do {                                                                       \
		const TTest *const tests[] = {__VA_ARGS__};                        \
		TCase *tcase = tcase_create(name);                                 \
		for (size_t test = 0; test < sizeof tests / sizeof *tests; test++) \
			tcase_add_test(tcase, tests[test]);                        \
		suite_add_tcase(suite, tcase);                                     \
	} while (0)

Suite *printer_suite(void)
{
	Suite *suite = suite_create("printer");

	CASE("layout", an_empty_unit_is_empty_text, a_short_member_has_its_qualifiers_on_its_line,
	     a_long_member_stands_below_its_qualifiers_and_apart, long_lists_of_qualifiers_are_filled,
	     long_arrays_of_qualifiers_are_filled, a_short_method_is_a_line,
	     a_long_method_has_a_line_for_each_parameter, embedded_instances_are_indented,
	     long_arrays_of_values_are_filled, a_long_string_stays_one_literal);
	CASE("contents", pragmas_stand_where_something_changes, deletions_stand_in_a_row,
	     declarations_of_qualifiers_keep_their_place, flavors_follow_their_qualifier,
	     references_aliases_and_defaults_are_said, integers_keep_their_kind, strings_are_escaped,
	     what_reorders_text_is_written_by_number, characters_are_escaped);
	CASE("real numbers", real_numbers_are_short_and_exact, infinity_is_a_number_too_large,
	     what_is_not_a_number_has_no_text, a_comma_of_the_locale_changes_nothing, only_whole_numbers_are_parsed);
	CASE("law", printed_text_says_what_was_printed);
	return suite;
}
