/* SPDX-License-Identifier: MIT */
#include "suites.h"
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "security/descriptor.h"
#include "security/sddl.h"

static struct arena arena;
static struct buffer out;

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

static struct sd_descriptor *parse(const char *text)
{
	struct sddl_error error;
	struct sd_descriptor *sd = sddl_parse(&arena, text_of(text), NULL, &error);

	ck_assert_msg(sd != NULL, "%s: %s", text, sd ? "" : error.message);
	return sd;
}

static void write_text(const char *text)
{
	out.size = 0;
	ck_assert(sd_write(parse(text), &out));
}

static const char default_text[] =
	"O:BAG:BAD:(A;CI;CCDCLCSWRPWPRCWD;;;BA)(A;CI;CCDCRP;;;NS)(A;CI;CCDCRP;;;LS)(A;CI;CCDCRP;;;AU)";

/*
 * The default of a namespace. Its 144 bytes, the first 24 of them published; the rest follows MS-DTYP 2.4.6,
 * field by field.
 */
static const uint8_t default_bytes[144] = {
	0x01,
	0x00,
	0x04,
	0x80,
	0x14,
	0x00,
	0x00,
	0x00,
	0x24,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x00,
	0x34,
	0x00,
	0x00,
	0x00,
	/* owner, group: S-1-5-32-544 */
	0x01,
	0x02,
	0,
	0,
	0,
	0,
	0,
	0x05,
	0x20,
	0,
	0,
	0,
	0x20,
	0x02,
	0,
	0,
	0x01,
	0x02,
	0,
	0,
	0,
	0,
	0,
	0x05,
	0x20,
	0,
	0,
	0,
	0x20,
	0x02,
	0,
	0,
	/* DACL: revision 2, 92 bytes, 4 entries */
	0x02,
	0x00,
	0x5C,
	0x00,
	0x04,
	0x00,
	0x00,
	0x00,
	0x00,
	0x02,
	0x18,
	0x00,
	0x3F,
	0x00,
	0x06,
	0x00,
	0x01,
	0x02,
	0,
	0,
	0,
	0,
	0,
	0x05,
	0x20,
	0,
	0,
	0,
	0x20,
	0x02,
	0,
	0,
	0x00,
	0x02,
	0x14,
	0x00,
	0x13,
	0x00,
	0x00,
	0x00,
	0x01,
	0x01,
	0,
	0,
	0,
	0,
	0,
	0x05,
	0x14,
	0,
	0,
	0,
	0x00,
	0x02,
	0x14,
	0x00,
	0x13,
	0x00,
	0x00,
	0x00,
	0x01,
	0x01,
	0,
	0,
	0,
	0,
	0,
	0x05,
	0x13,
	0,
	0,
	0,
	0x00,
	0x02,
	0x14,
	0x00,
	0x13,
	0x00,
	0x00,
	0x00,
	0x01,
	0x01,
	0,
	0,
	0,
	0,
	0,
	0x05,
	0x0B,
	0,
	0,
	0,
};

START_TEST(the_default_of_a_namespace_has_its_144_bytes)
{
	write_text(default_text);
	ck_assert_uint_eq(out.size, sizeof default_bytes);
	ck_assert_mem_eq(out.bytes, default_bytes, sizeof default_bytes);
}
END_TEST

START_TEST(those_bytes_read_as_the_default)
{
	struct sd_read_error error;
	struct sd_descriptor *sd = sd_read(&arena, default_bytes, sizeof default_bytes, &error);

	ck_assert_ptr_nonnull(sd);
	ck_assert(sd_equal(sd, parse(default_text)));
	ck_assert_uint_eq(sd->size, sizeof default_bytes);
	ck_assert_ptr_null(sddl_format(sd, NULL, &arena, &out));
	ck_assert_str_eq(buffer_text(&out), default_text);
}
END_TEST

static const char *const texts[] = {
	"",
	"O:BA",
	"G:BA",
	"D:",
	"S:",
	"D:P",
	"D:PARAI",
	"D:NO_ACCESS_CONTROL",
	"S:NO_ACCESS_CONTROL",
	"O:NSG:BAD:P(A;;GA;;;BA)(A;;GR;;;IU)S:P(AU;FA;GA;;;WD)(AU;SA;GXGW;;;WD)",
	"D:(OA;CI;RP;bf967aba-0de6-11d0-a285-00aa003049e2;;SY)(OD;;CR;;bf967a86-0de6-11d0-a285-00aa003049e2;PS)",
	"S:(OU;SA;WP;bf967aba-0de6-11d0-a285-00aa003049e2;bf967a86-0de6-11d0-a285-00aa003049e2;WD)",
	"S:(ML;;NW;;;LW)(SP;;;;;S-1-17-1)",
	"D:(XA;;FX;;;WD;(Title == \"VP\"))(ZA;;RP;bf967aba-0de6-11d0-a285-00aa003049e2;;WD;(Exists Title))",
	"S:(RA;CI;;;;WD;(\"Project\",TS,0x0,\"Windows\",\"SQL\"))(XU;SAFA;GA;;;WD;(@Resource.Level >= 3))",
};

START_TEST(what_is_written_is_read_again)
{
	struct sd_read_error error;
	struct sd_descriptor *sd = parse(texts[_i]), *again;

	write_text(texts[_i]);
	again = sd_read(&arena, out.bytes, out.size, &error);
	ck_assert_msg(again != NULL, "%s", again ? "" : error.message);
	ck_assert(sd_equal(sd, again));
	ck_assert_uint_eq(again->size, out.size);
}
END_TEST

/* Exact allocations, so that a sanitizer sees a read after the end. */
START_TEST(every_cut_is_refused)
{
	struct sd_read_error error;

	for (size_t size = 0; size < sizeof default_bytes; size++) {
		uint8_t *cut = malloc(size + 1);

		memcpy(cut, default_bytes, size);
		cut = realloc(cut, size ? size : 1);
		ck_assert_ptr_null(sd_read(&arena, cut, size, &error));
		ck_assert_uint_le(error.offset, size + 20);
		free(cut);
	}
}
END_TEST

/* One byte of the default changed, and what is then wrong. */
static const struct {
	size_t at;
	uint8_t byte;
	size_t offset;
	const char *words;
} broken[] = {
	{0, 2, 0, "revision 2"},
	{3, 0, 2, "self-relative"},
	{4, 0x13, 4, "outside"},
	{5, 1, 4, "outside"},
	{7, 0x80, 4, "outside"},
	{8, 0x8F, 0x8F, "no complete SID"},
	{16, 0x90, 16, "outside"},
	{16, 0x8C, 0x8C, "header of an ACL"},
	{20, 2, 20, "no complete SID"},
	{21, 16, 20, "no complete SID"},
	{52, 3, 52, "revision 3"},
	{54, 7, 54, "7 bytes"},
	{54, 0x5D, 54, "93 bytes"},
	{55, 1, 54, "348 bytes"},
	{56, 22, 56, "22 ACEs"},
	{56, 5, 144, "fewer ACEs"},
	{62, 3, 62, "3 bytes"},
	{62, 0x19, 62, "25 bytes"},
	{62, 0x58, 62, "88 bytes"},
	{62, 4, 64, "access mask"},
	{62, 8, 68, "the ACE has no complete SID"},
	{62, 0x14, 68, "the ACE has no complete SID"},
	{68, 2, 68, "the ACE has no complete SID"},
	{60, 5, 72, "GUID"},
};

START_TEST(a_broken_byte_is_located)
{
	uint8_t bytes[sizeof default_bytes];
	struct sd_read_error error = {0};

	memcpy(bytes, default_bytes, sizeof bytes);
	bytes[broken[_i].at] = broken[_i].byte;
	ck_assert_ptr_null(sd_read(&arena, bytes, sizeof bytes, &error));
	ck_assert_msg(error.offset == broken[_i].offset && strstr(error.message, broken[_i].words), "%zu: %s",
		      error.offset, error.message);
}
END_TEST

START_TEST(a_clear_present_bit_means_that_there_is_no_list)
{
	uint8_t bytes[sizeof default_bytes];
	struct sd_read_error error;

	memcpy(bytes, default_bytes, sizeof bytes);
	bytes[2] = 0;
	ck_assert_int_eq(sd_read(&arena, bytes, sizeof bytes, &error)->dacl.state, SD_ACL_ABSENT);
}
END_TEST

START_TEST(a_present_list_at_offset_zero_is_a_null_one)
{
	uint8_t bytes[sizeof default_bytes];
	struct sd_read_error error;

	memcpy(bytes, default_bytes, sizeof bytes);
	bytes[16] = 0;
	ck_assert_int_eq(sd_read(&arena, bytes, sizeof bytes, &error)->dacl.state, SD_ACL_NULL);
}
END_TEST

/* The values of DCOM in the registry have lists with slack, and bytes after the last part. */
START_TEST(slack_in_a_list_and_after_the_parts_is_accepted)
{
	uint8_t bytes[sizeof default_bytes + 40] = {0};
	struct sd_read_error error;
	struct sd_descriptor *sd;

	memcpy(bytes, default_bytes, sizeof default_bytes);
	bytes[54] += 36;
	sd = sd_read(&arena, bytes, sizeof bytes, &error);
	ck_assert_ptr_nonnull(sd);
	ck_assert_uint_eq(sd->dacl.count, 4);
	ck_assert_uint_eq(sd->size, sizeof default_bytes + 36);
}
END_TEST

START_TEST(an_entry_of_an_unknown_type_is_kept_and_written_back)
{
	uint8_t bytes[sizeof default_bytes];
	struct sd_read_error error;
	struct sd_descriptor *sd;

	memcpy(bytes, default_bytes, sizeof bytes);
	bytes[60] = 0x15;
	sd = sd_read(&arena, bytes, sizeof bytes, &error);
	ck_assert_ptr_nonnull(sd);
	ck_assert(sd->dacl.aces[0].opaque);
	ck_assert(sd_write(sd, &out));
	ck_assert_mem_eq(out.bytes, bytes, sizeof bytes);
	ck_assert_str_eq(sddl_format(sd, NULL, &arena, &out), "SDDL cannot express an ACE of type 0x15");
}
END_TEST

START_TEST(bytes_after_the_sid_are_kept_and_not_lost_in_text)
{
	uint8_t bytes[sizeof default_bytes];
	struct sd_read_error error;
	struct sd_descriptor *sd;

	memcpy(bytes, default_bytes, sizeof bytes);
	bytes[69] = 1; /* the first SID loses its last part, which is now data */
	sd = sd_read(&arena, bytes, sizeof bytes, &error);
	ck_assert_ptr_nonnull(sd);
	ck_assert_uint_eq(sd->dacl.aces[0].data_size, 4);
	ck_assert(sd_write(sd, &out));
	ck_assert_mem_eq(out.bytes, bytes, sizeof bytes);
	ck_assert_ptr_nonnull(sddl_format(sd, NULL, &arena, &out));
}
END_TEST

START_TEST(the_resource_manager_byte_and_all_control_bits_survive)
{
	uint8_t bytes[20] = {1, 0x5A, 0xEB, 0xFF};
	struct sd_read_error error;
	struct sd_descriptor *sd = sd_read(&arena, bytes, sizeof bytes, &error);

	ck_assert_ptr_nonnull(sd);
	ck_assert(sd_write(sd, &out));
	ck_assert_uint_eq(out.size, sizeof bytes);
	ck_assert_mem_eq(out.bytes, bytes, sizeof bytes);
}
END_TEST

START_TEST(a_list_with_object_entries_is_written_with_revision_4)
{
	write_text("D:(OA;;CR;;;PS)");
	ck_assert_uint_eq(out.bytes[20], 4);
}
END_TEST

START_TEST(each_entry_knows_its_bytes)
{
	struct sd_read_error error;
	struct sd_descriptor *sd = sd_read(&arena, default_bytes, sizeof default_bytes, &error);

	ck_assert_uint_eq(sd->dacl.at.begin, 52);
	ck_assert_uint_eq(sd->dacl.at.end, 144);
	ck_assert_uint_eq(sd->dacl.aces[1].begin, 84);
	ck_assert_uint_eq(sd->dacl.aces[1].end, 104);
}
END_TEST

START_TEST(a_list_that_is_too_long_is_not_written)
{
	struct sd_descriptor *sd = parse("D:(A;;CC;;;WD)");
	struct sd_ace *aces = arena_alloc(&arena, 4000 * sizeof *aces);

	for (int i = 0; i < 4000; i++)
		aces[i] = sd->dacl.aces[0];
	sd->dacl.aces = aces;
	sd->dacl.count = 4000;
	ck_assert(!sd_write(sd, &out));
	ck_assert_uint_eq(out.size, 0);
}
END_TEST

Suite *descriptor_suite(void)
{
	Suite *suite = suite_create("descriptor");
	TCase *tcase = tcase_create("descriptor");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, the_default_of_a_namespace_has_its_144_bytes);
	tcase_add_test(tcase, those_bytes_read_as_the_default);
	tcase_add_loop_test(tcase, what_is_written_is_read_again, 0, sizeof texts / sizeof *texts);
	tcase_add_test(tcase, every_cut_is_refused);
	tcase_add_loop_test(tcase, a_broken_byte_is_located, 0, sizeof broken / sizeof *broken);
	tcase_add_test(tcase, a_clear_present_bit_means_that_there_is_no_list);
	tcase_add_test(tcase, a_present_list_at_offset_zero_is_a_null_one);
	tcase_add_test(tcase, slack_in_a_list_and_after_the_parts_is_accepted);
	tcase_add_test(tcase, an_entry_of_an_unknown_type_is_kept_and_written_back);
	tcase_add_test(tcase, bytes_after_the_sid_are_kept_and_not_lost_in_text);
	tcase_add_test(tcase, the_resource_manager_byte_and_all_control_bits_survive);
	tcase_add_test(tcase, a_list_with_object_entries_is_written_with_revision_4);
	tcase_add_test(tcase, each_entry_knows_its_bytes);
	tcase_add_test(tcase, a_list_that_is_too_long_is_not_written);
	suite_add_tcase(suite, tcase);
	return suite;
}
