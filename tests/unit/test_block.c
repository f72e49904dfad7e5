/* SPDX-License-Identifier: MIT */
/* Driver classes as structures: order, sizes, alignment, and where there is none (mof-language 5.4.2). */
#include "suites.h"
#include <stdio.h>

#include "compiled.h"
#include "model/block.h"

/* The block of the last class of a text, which lives until free_blocks. */
static struct compiled compiled;
static struct cim_blocks blocks;

static const struct cim_block *last_block(const char *text)
{
	const struct cim_unit *unit = &compiled.unit;

	compiled_from(&compiled, text_of(text), false);
	ck_assert(!has_severity(&compiled, SEVERITY_ERROR));
	cim_blocks_init(&blocks, &unit, 1);
	return &blocks.items[blocks.count - 1];
}

static void free_blocks(void)
{
	cim_blocks_free(&blocks);
	compiled_free(&compiled);
}

static void has_layout(const char *members, enum cim_layout_kind kind, uint64_t size, uint32_t alignment)
{
	char text[1024];
	const struct cim_block *block;

	snprintf(text, sizeof text,
		 "[WMI] class E { [WmiDataId(1)] uint32 a; [WmiDataId(2)] uint64 b; };\n"
		 "[WMI] class V { [WmiDataId(1)] uint64 a; [WmiDataId(2)] string b; };\n"
		 "class P { uint8 a; };\n[WMI] class C { %s };",
		 members);
	block = last_block(text);
	ck_assert_int_eq(block->layout.kind, kind);
	if (kind == CIM_LAYOUT_FIXED || kind == CIM_LAYOUT_TAIL)
		ck_assert_uint_eq(block->layout.size, size);
	ck_assert_uint_eq(block->layout.alignment, alignment);
	free_blocks();
}

START_TEST(ids_and_not_lines_order_members)
{
	const struct cim_block *block = last_block("[WMI] class C { [WmiDataId(2)] uint8 b; [WmiDataId(1)] uint32 a; "
						   "uint8 c; [key] string InstanceName; boolean Active; };");

	ck_assert_uint_eq(block->layout.count, 3);
	ck_assert_str_eq(block->layout.members[0].property->name.spelling, "a");
	ck_assert_str_eq(block->layout.members[1].property->name.spelling, "b");
	ck_assert(!block->layout.members[2].has_id);
	free_blocks();
}
END_TEST

START_TEST(members_stand_at_their_alignment)
{
	has_layout("", CIM_LAYOUT_EMPTY, 0, 1);
	has_layout("[WmiDataId(1)] uint8 a; [WmiDataId(2)] uint64 b; [WmiDataId(3)] uint8 c;", CIM_LAYOUT_FIXED, 17, 8);
	has_layout("[WmiDataId(1)] uint8 a; [WmiDataId(2)] datetime b;", CIM_LAYOUT_FIXED, 52, 2);
	has_layout("[WmiDataId(1)] uint8 a[3]; [WmiDataId(2), Max(2)] uint16 b[];", CIM_LAYOUT_FIXED, 8, 2);
}
END_TEST

START_TEST(embedded_classes_take_their_padding_along)
{
	has_layout("[WmiDataId(1)] uint8 a; [WmiDataId(2)] E b[2]; [WmiDataId(3)] uint8 c;", CIM_LAYOUT_FIXED, 41, 8);
}
END_TEST

START_TEST(a_string_varies_unless_it_has_a_longest)
{
	has_layout("[WmiDataId(1)] uint8 a; [WmiDataId(2)] string b;", CIM_LAYOUT_TAIL, 2, 2);
	has_layout("[WmiDataId(1)] uint8 a; [WmiDataId(2), MaxLen(4)] string b;", CIM_LAYOUT_FIXED, 12, 2);
	has_layout("[WmiDataId(1), MaxLen(32768)] string b;", CIM_LAYOUT_TAIL, 0, 2);
}
END_TEST

START_TEST(what_follows_a_variable_member_is_loose)
{
	has_layout("[WmiDataId(1)] string a; [WmiDataId(2)] uint64 b;", CIM_LAYOUT_LOOSE, 0, 8);
	has_layout("[WmiDataId(1)] V a; [WmiDataId(2)] uint8 b;", CIM_LAYOUT_LOOSE, 0, 8);
	has_layout("[WmiDataId(1)] V a[2];", CIM_LAYOUT_TAIL, 0, 8);
}
END_TEST

START_TEST(types_without_layout_are_unknown)
{
	has_layout("[WmiDataId(1)] P a;", CIM_LAYOUT_UNKNOWN, 0, 1);
	has_layout("[WmiDataId(1)] Nowhere a;", CIM_LAYOUT_UNKNOWN, 0, 1);
	has_layout("[WmiDataId(1)] E ref a;", CIM_LAYOUT_UNKNOWN, 0, 1);
	has_layout("[WmiDataId(1)] C a;", CIM_LAYOUT_UNKNOWN, 0, 1);
}
END_TEST

START_TEST(sizes_do_not_overflow)
{
	has_layout("[WmiDataId(1)] uint64 a[2147483647]; [WmiDataId(2)] uint64 b[2147483647];", CIM_LAYOUT_TOO_LARGE, 0,
		   8);
	has_layout("[WmiDataId(1)] E a[2147483647];", CIM_LAYOUT_TOO_LARGE, 0, 8);
}
END_TEST

START_TEST(inherited_members_count)
{
	const struct cim_block *block = last_block("class B : WMIEvent { [WmiDataId(1)] uint32 a; };\n"
						   "[WMI] class C : B { [WmiDataId(2)] uint32 b; };");

	ck_assert(block->is_event);
	ck_assert(!block->base_is_unknown);
	ck_assert_uint_eq(block->layout.size, 8);
	free_blocks();
}
END_TEST

START_TEST(what_is_embedded_comes_first)
{
	const struct cim_block *block =
		last_block("[WMI] class A { [WmiDataId(1)] B b; };\n[WMI] class B { [WmiDataId(1)] uint8 b; };");

	ck_assert_ptr_eq(blocks.order[0], block);
	ck_assert_uint_eq(blocks.ordered, 2);
	free_blocks();
}
END_TEST

START_TEST(parameters_make_two_structures)
{
	const struct cim_block *block =
		last_block("[WMI] class C { [WmiMethodId(1)] void M([in] uint8 a, [in, out] uint32 b, "
			   "[out] string c); };");
	struct cim_layout in = cim_block_parameters(&blocks, &block->class->methods.items[0], "in");
	struct cim_layout out = cim_block_parameters(&blocks, &block->class->methods.items[0], "out");

	ck_assert_uint_eq(in.size, 8);
	ck_assert_int_eq(out.kind, CIM_LAYOUT_TAIL);
	ck_assert_uint_eq(out.size, 4);
	free_blocks();
}
END_TEST

#define CASE(name, ...)                                                   \
	do {                                                              \
		const TTest *const tests[] = {__VA_ARGS__};               \
		TCase *tcase = tcase_create(name);                        \
                                                                          \
		for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) \
			tcase_add_test(tcase, tests[i]);                  \
		suite_add_tcase(suite, tcase);                            \
	} while (0)

Suite *block_suite(void)
{
	Suite *suite = suite_create("block");

	CASE("layout", ids_and_not_lines_order_members, members_stand_at_their_alignment,
	     embedded_classes_take_their_padding_along, a_string_varies_unless_it_has_a_longest,
	     what_follows_a_variable_member_is_loose, types_without_layout_are_unknown, sizes_do_not_overflow);
	CASE("blocks", inherited_members_count, what_is_embedded_comes_first, parameters_make_two_structures);
	return suite;
}
