/* SPDX-License-Identifier: MIT */
#include "suites.h"
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "security/attribute.h"
#include "security/condition.h"
#include "security/sddl.h"

static struct arena arena;
static struct buffer out;
static struct sddl_error error;

static void setup(void)
{
	arena_init(&arena);
	buffer_init(&out);
}

static void teardown(void)
{
	arena_free(&arena);
	buffer_free(&out);
}

/* The entry (XA;;FX;;;WD;condition) or (RA;;;;;WD;attribute). */
static const struct sd_ace *entry(const char *type, const char *tail)
{
	const char *text = arena_printf(&arena, "S:(%s;;;;;WD;%s)", type, tail);
	struct sd_descriptor *sd = sddl_parse(&arena, text_of(text), NULL, &error);

	ck_assert_msg(sd != NULL, "%s: %s", text, sd ? "" : error.message);
	return &sd->sacl.aces[0];
}

static const char *hex(const uint8_t *bytes, size_t size)
{
	out.size = 0;
	for (size_t i = 0; i < size; i++)
		buffer_printf(&out, "%02x", bytes[i]);
	return buffer_text(&out);
}

static const char *condition_text(const char *tail)
{
	const struct sd_ace *ace = entry("XA", tail);
	const char *problem;
	const struct condition *condition = condition_read(&arena, ace->data, ace->data_size, &problem);

	ck_assert_msg(condition != NULL, "%s: %s", tail, problem);
	out.size = 0;
	problem = condition_format(condition, NULL, &out);
	ck_assert_msg(problem == NULL, "%s: %s", tail, problem);
	return buffer_text(&out);
}

static const struct {
	const char *text, *bytes;
} vectors[] = {
	/* MS-DTYP 2.4.4.17.9, the full dump */
	{"(Title==\"VP\")", "61727478f80a0000005400690074006c006500100400000056005000800000"
			    "00"},
	/* by the token tables of MS-DTYP 2.4.4.17.4-8 */
	{"(@User.a)", "61727478f902000000610000"},
	{"(a == -1)", "61727478f802000000610004ffffffffffffffff02028000"},
	{"(a == +0x10)", "61727478f802000000610004100000000000000001038000"},
	{"(a == 010)", "61727478f802000000610004080000000000000003018000"},
	{"(a == #0aff)", "61727478f802000000610018020000000aff8000"},
	{"(Member_of {SID(WD)})", "617274785011000000510c0000000101000000000001000000008900"},
	{"(Member_of SID(WD))", "61727478510c000000010100000000000100000000890000"},
	{"(!(@Device.b))", "61727478fb020000006200a2"},
};

START_TEST(a_condition_has_the_bytes_of_the_specification)
{
	const struct sd_ace *ace = entry("XA", vectors[_i].text);

	ck_assert_str_eq(hex(ace->data, ace->data_size), vectors[_i].bytes);
}
END_TEST

static const struct {
	const char *text, *canonical;
} texts[] = {
	{"(Title==\"VP\")", "(Title == \"VP\")"},
	/* MS-DTYP 2.4.4.17.9, the three examples */
	{"((@User.smartcard==1 || @Device.managed==1) && @Resource.dept Any_of{\"Sales\",\"HR\"})",
	 "((@User.smartcard == 1 || @Device.managed == 1) && @Resource.dept Any_of {\"Sales\", \"HR\"})"},
	{"(Member_of{SID(BA), SID(BO)} && @Device.Bitlocker)", "(Member_of {SID(BA), SID(BO)} && @Device.Bitlocker)"},
	/* precedence: || below && below ! */
	{"(a || b && c)", "(a || b && c)"},
	{"((a || b) && c)", "((a || b) && c)"},
	{"(a && (b && c))", "(a && (b && c))"},
	{"((a && b) && c)", "(a && b && c)"},
	{"(!a && b)", "(!(a) && b)"},
	{"(!(a && b))", "(!(a && b))"},
	{"(!!a)", "(!(!(a)))"},
	{"(((a)))", "(a)"},
	/* every operator */
	{"(a!=1||a<1||a<=1||a>1||a>=1)", "(a != 1 || a < 1 || a <= 1 || a > 1 || a >= 1)"},
	{"(a contains 1 && a NOT_CONTAINS 1 && a any_of 1 && a Not_Any_Of 1)",
	 "(a Contains 1 && a Not_Contains 1 && a Any_of 1 && a Not_Any_of 1)"},
	{"(exists a && not_exists @user.a)", "(Exists a && Not_Exists @User.a)"},
	{"(member_of{sid(BA)} && device_member_of{SID(BA)} && member_of_any{SID(BA)} && device_member_of_any{SID(BA)})",
	 "(Member_of {SID(BA)} && Device_Member_of {SID(BA)} && Member_of_Any {SID(BA)} && "
	 "Device_Member_of_Any {SID(BA)})"},
	{"(not_member_of{SID(BA)} && not_device_member_of{SID(BA)} && not_member_of_any{SID(BA)} && "
	 "not_device_member_of_any{SID(BA)})",
	 "(Not_Member_of {SID(BA)} && Not_Device_Member_of {SID(BA)} && Not_Member_of_Any {SID(BA)} && "
	 "Not_Device_Member_of_Any {SID(BA)})"},
	{"( a == @Resource.b )", "(a == @Resource.b)"},
	{"(a == {})", "(a == {})"},
	{"(a == {-0x8000000000000000, 0777, \"x;y)\", #, SID(S-1-2-3)})",
	 "(a == {-0x8000000000000000, 0777, \"x;y)\", #, SID(S-1-2-3)})"},
	{"(@User.ad://ext/x:1 == 1)", "(@User.ad://ext/x:1 == 1)"},
	{"(@User.my-claim == 1)", "(@User.my%002dclaim == 1)"},
	{"(@User.%0041b == 1)", "(@User.Ab == 1)"},
	{"(\xC3\xA4 == 1)", "(%00e4 == 1)"},
	{"(%0045xists)", "(%0045xists)"},
	{"(Exists Exists)", "(Exists %0045xists)"},
};

START_TEST(a_condition_is_written_canonically)
{
	ck_assert_str_eq(condition_text(texts[_i].text), texts[_i].canonical);
}
END_TEST

START_TEST(a_canonical_condition_has_the_same_bytes)
{
	const struct sd_ace *a = entry("XA", texts[_i].text), *b = entry("XA", texts[_i].canonical);

	ck_assert_uint_eq(a->data_size, b->data_size);
	ck_assert_mem_eq(a->data, b->data, a->data_size);
}
END_TEST

/* Bytes that are no condition: signature, cut, operands, tokens, padding. */
static const struct {
	const char *bytes;
	size_t size;
} malformed[] = {
	{"artx", 4},
	{"artz\xF8\2\0\0\0a\0\0", 12},
	{"artx\xF8\2\0\0\0a", 10},
	{"artx\xF8\1\0\0\0a\0\0", 12},
	{"artx\xF8\0\0\0\0\0\0\0", 12},
	{"artx\xF8\xFF\xFF\xFF\xFF"
	 "a\0\0",
	 12},
	{"artx\xF8\2\0\0\0a\0\x80", 12},
	{"artx\xF8\2\0\0\0a\0\xA0", 12},
	{"artx\xA2\0\0\0", 8},
	{"artx\x10\2\0\0\0a\0\0", 12},
	{"artx\xF8\2\0\0\0a\0\xF8\2\0\0\0b\0\0\0", 20},
	{"artx\xF8\2\0\0\0a\0\0\0\0\0\0", 16},
	{"artx\xF8\2\0\0\0a\0\x77", 12},
	{"artx\xF8\2\0\0\0a\0\4\1\0\0\0\0\0\0\0\2\2\x80", 23},
	{"artx\xF8\2\0\0\0a\0\4\1\0\0\0\0\0\0\0\3\4\x80", 23},
	{"artx\xF8\2\0\0\0a\0\x50\5\0\0\0\x50\0\0\0\0\x80", 22},
	{"artx\xF8\2\0\0\0a\0\x51\0\0\0\0\x80", 17},
	{"artx\xF8\2\0\0\0a\0\x89", 12},
};

START_TEST(malformed_bytes_are_no_condition)
{
	const char *problem = NULL;

	ck_assert_ptr_null(condition_read(&arena, (const uint8_t *)malformed[_i].bytes, malformed[_i].size, &problem));
	ck_assert_ptr_nonnull(problem);
}
END_TEST

START_TEST(short_integers_of_other_writers_are_read)
{
	static const uint8_t bytes[] = "artx\xF8\2\0\0\0a\0\1\xFE\xFF\xFF\xFF\xFF\xFF\xFF\xFF\2\2\x80\0";
	const char *problem;
	const struct condition *condition = condition_read(&arena, bytes, sizeof bytes - 1, &problem);

	ck_assert_ptr_nonnull(condition);
	ck_assert_int_eq(condition->right->integer, -2);
}
END_TEST

START_TEST(a_quotation_mark_in_a_string_cannot_be_written)
{
	static const uint8_t bytes[] = "artx\xF8\2\0\0\0a\0\x10\2\0\0\0\"\0\x80";
	const char *problem;
	const struct condition *condition = condition_read(&arena, bytes, sizeof bytes - 1, &problem);

	ck_assert_ptr_nonnull(condition);
	ck_assert_ptr_nonnull(condition_format(condition, NULL, &out));
}
END_TEST

static struct sd_descriptor *nested(const char *open, const char *close, int depth)
{
	struct buffer text = {0};
	struct sd_descriptor *sd;

	buffer_put_text(&text, "D:(XA;;FX;;;WD;(");
	for (int i = 0; i < depth; i++)
		buffer_put_text(&text, open);
	buffer_put_text(&text, "a");
	for (int i = 0; i < depth; i++)
		buffer_put_text(&text, close);
	buffer_put_text(&text, "))");
	sd = sddl_parse(&arena, text_of(buffer_text(&text)), NULL, &error);
	buffer_free(&text);
	return sd;
}

static const struct {
	const char *open, *close;
	int deepest;
} nestings[] = {
	{"(", ")", 2 * CONDITION_MAX_DEPTH + 1},
	{"!", "", CONDITION_MAX_DEPTH - 1},
	{"a && (", ")", CONDITION_MAX_DEPTH - 1},
	{"", " || a", CONDITION_MAX_DEPTH - 1},
};

START_TEST(nesting_is_bounded_and_all_that_is_read_can_be_written)
{
	struct sd_descriptor *sd = nested(nestings[_i].open, nestings[_i].close, nestings[_i].deepest);

	ck_assert_msg(sd != NULL, "%s", sd ? "" : error.message);
	ck_assert_ptr_null(sddl_format(sd, NULL, &arena, &out));
	ck_assert_ptr_nonnull(sddl_parse(&arena, text_of(buffer_text(&out)), NULL, &error));
	ck_assert_ptr_null(nested(nestings[_i].open, nestings[_i].close, nestings[_i].deepest + 1));
	ck_assert_int_eq(error.problem, SDDL_TOO_LARGE);
}
END_TEST

START_TEST(a_hundred_thousand_parentheses_do_not_exhaust_the_stack)
{
	ck_assert_ptr_null(nested("(", ")", 100000));
}
END_TEST

static const struct {
	const char *text, *canonical;
} attributes[] = {
	/* SecAuthZ, ACE strings, the examples */
	{"(\"Project\",TS,0,\"Windows\",\"SQL\")", "(\"Project\",TS,0x0,\"Windows\",\"SQL\")"},
	{"(\"Secrecy\",TU,0,3)", "(\"Secrecy\",TU,0x0,3)"},
	{"(\"x\",TI,0x2,-9223372036854775808,+7,0x10)", "(\"x\",TI,0x2,-9223372036854775808,7,16)"},
	{"(\"x\",TU,0,18446744073709551615)", "(\"x\",TU,0x0,18446744073709551615)"},
	{"(\"x\",TB,0,0,1)", "(\"x\",TB,0x0,0,1)"},
	{"(\"x\",TD,0,BA,SID(S-1-1-0))", "(\"x\",TD,0x0,SID(BA),SID(WD))"},
	{"(\"x\",TX,0,#00ff,#)", "(\"x\",TX,0x0,#00ff,#)"},
	{"( \"x y\" , TS , 0 , \"a,b)\" )", "(\"x%0020y\",TS,0x0,\"a,b)\")"},
	{"(\"x\",TS,0)", "(\"x\",TS,0x0)"},
};

START_TEST(a_resource_attribute_is_read_and_written)
{
	const struct sd_ace *ace = entry("RA", attributes[_i].text);
	const char *problem;
	const struct sd_attribute *attribute = attribute_read(&arena, ace->data, ace->data_size, &problem);

	ck_assert_msg(attribute != NULL, "%s", problem);
	ck_assert_ptr_null(attribute_format(attribute, NULL, &out));
	ck_assert_str_eq(buffer_text(&out), attributes[_i].canonical);
}
END_TEST

/* MS-DTYP 2.4.10.1: name offset, type, 0, flags, count, offsets; strings end in NUL. */
START_TEST(a_resource_attribute_has_the_layout_of_the_specification)
{
	const struct sd_ace *ace = entry("RA", "(\"S\",TU,0x2,3)");

	ck_assert_str_eq(hex(ace->data, ace->data_size), "14000000"
							 "0200"
							 "0000"
							 "02000000"
							 "01000000"
							 "18000000"
							 "53000000"
							 "0300000000000000");
}
END_TEST

START_TEST(a_cut_attribute_is_refused_everywhere)
{
	const struct sd_ace *ace = entry("RA", "(\"S\",TS,0,\"a\",\"b\")");
	const char *problem;

	for (size_t size = 0; size + 2 < ace->data_size; size++)
		ck_assert_ptr_null(attribute_read(&arena, ace->data, size, &problem));
}
END_TEST

START_TEST(values_that_share_their_bytes_do_not_multiply_them)
{
	struct buffer bytes = {0};
	const char *problem;

	buffer_put_u32le(&bytes, 16 + 4 * 1000);
	buffer_put_u32le(&bytes, 3);
	buffer_put_u32le(&bytes, 0);
	buffer_put_u32le(&bytes, 1000);
	for (int i = 0; i < 1000; i++)
		buffer_put_u32le(&bytes, 16 + 4 * 1000);
	buffer_fill(&bytes, 'a', 1000);
	buffer_fill(&bytes, 0, 2);
	ck_assert_ptr_null(attribute_read(&arena, bytes.bytes, bytes.size, &problem));
	ck_assert_str_eq(problem, "values of the attribute overlap");
	buffer_free(&bytes);
}
END_TEST

Suite *condition_suite(void)
{
	Suite *suite = suite_create("condition");
	TCase *tcase = tcase_create("condition");
	int count = sizeof texts / sizeof *texts;

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, a_condition_has_the_bytes_of_the_specification, 0, sizeof vectors / sizeof *vectors);
	tcase_add_loop_test(tcase, a_condition_is_written_canonically, 0, count);
	tcase_add_loop_test(tcase, a_canonical_condition_has_the_same_bytes, 0, count);
	tcase_add_loop_test(tcase, malformed_bytes_are_no_condition, 0, sizeof malformed / sizeof *malformed);
	tcase_add_test(tcase, short_integers_of_other_writers_are_read);
	tcase_add_test(tcase, a_quotation_mark_in_a_string_cannot_be_written);
	tcase_add_loop_test(tcase, nesting_is_bounded_and_all_that_is_read_can_be_written, 0,
			    sizeof nestings / sizeof *nestings);
	tcase_add_test(tcase, a_hundred_thousand_parentheses_do_not_exhaust_the_stack);
	tcase_add_loop_test(tcase, a_resource_attribute_is_read_and_written, 0, sizeof attributes / sizeof *attributes);
	tcase_add_test(tcase, a_resource_attribute_has_the_layout_of_the_specification);
	tcase_add_test(tcase, a_cut_attribute_is_refused_everywhere);
	tcase_add_test(tcase, values_that_share_their_bytes_do_not_multiply_them);
	suite_add_tcase(suite, tcase);
	return suite;
}
