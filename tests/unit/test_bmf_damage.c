/* SPDX-License-Identifier: MIT */
/* Damaged binary MOF: what is refused, what MOF can't give back, what is shown of it (reference: binary-mof). */
#include "suites.h"
#include <stdlib.h>
#include <string.h>

#include "compiled.h"
#include "formats/bmf/bmf.h"

static const char driver[] =
	"#pragma namespace(\"\\\\\\\\.\\\\root\\\\wmi\")\n"
	"[WMI, Guid(\"{0}\")] class A { [key, read] string InstanceName; [read] boolean Active;\n"
	"[WmiMethodId(1)] void F([in, Values{\"a\", \"bc\"}] uint32 X[3], [in, out] string Y); };\n"
	"instance of A as $a { InstanceName = \"x\"; Active = TRUE; };\n";

/* Where a string begins in a plaintext; `nth` from 0. */
static size_t place_of(const struct buffer *plain, const char *string, unsigned nth)
{
	struct buffer wide = {0};
	const uint8_t *from = plain->bytes;

	wtf8_append_utf16le(&wide, text_of(string));
	buffer_put_u16le(&wide, 0);
	for (unsigned i = 0; i <= nth; i++) {
		from = memmem(from, plain->size - (size_t)(from - plain->bytes), wide.bytes, wide.size);
		ck_assert_ptr_nonnull(from);
		from++;
	}
	buffer_free(&wide);
	return (size_t)(from - 1 - plain->bytes);
}

/* Where the record of the property or qualifier of that name begins. */
static size_t property_at(const struct buffer *plain, const char *name)
{
	return place_of(plain, name, 0) - 20;
}

static size_t qualifier_at(const struct buffer *plain, const char *name, unsigned nth)
{
	return place_of(plain, name, nth) - 16;
}

static void add_u32(struct buffer *plain, size_t at, uint32_t value)
{
	buffer_set_u32le(plain, at, get_u32le(plain->bytes + at) + value);
}

/* Reads a damaged plaintext, which must be refused with this code, and frees it. */
static void refused_with(struct buffer *plain, enum diag_code code)
{
	struct compiled read;

	ck_assert(!read_plaintext(&read, plain));
	ck_assert_uint_eq(read.sink.by_severity[SEVERITY_ERROR], 1);
	ck_assert_str_eq(diag_info(read.sink.items[read.sink.count - 1]->code)->id, diag_info(code)->id);
	ck_assert_uint_eq(read.unit.count, 0);
	compiled_free(&read);
	buffer_free(plain);
}

/* Reads a plaintext that MOF can't give back, which must be said, and frees it. */
static void not_in_mof(struct buffer *plain)
{
	struct compiled read;

	ck_assert(read_plaintext(&read, plain));
	ck_assert(was_reported(&read, MOF837));
	compiled_free(&read);
	buffer_free(plain);
}

/* ---- damage ---- */

START_TEST(every_cut_is_refused)
{
	struct buffer plain = plaintext_of(driver);
	struct buffer file = {0};
	size_t objects = get_u32le(plain.bytes + 4);

	for (size_t size = 0; size < plain.size; size++) {
		struct buffer part = {malloc(size ? size : 1), size, size};
		struct compiled read;

		memcpy(part.bytes, plain.bytes, size);
		ck_assert(read_plaintext(&read, &part) == (size == objects));
		compiled_free(&read);
		buffer_free(&part);
	}
	pack_plaintext(&plain, &file);
	for (size_t size = 0; size < file.size; size++) {
		struct buffer part = {malloc(size ? size : 1), size, size};
		struct compiled read;

		memcpy(part.bytes, file.bytes, size);
		ck_assert(!read_binary(&read, &part));
		compiled_free(&read);
		buffer_free(&part);
	}
	buffer_free(&plain);
	buffer_free(&file);
}
END_TEST

START_TEST(bytes_after_the_end_are_refused)
{
	struct buffer plain = plaintext_of(driver), file = {0};
	struct compiled read;

	pack_plaintext(&plain, &file);
	buffer_put_byte(&file, 0);
	ck_assert(!read_binary(&read, &file));
	ck_assert(was_reported(&read, MOF830));
	compiled_free(&read);
	buffer_free(&file);
	buffer_put_byte(&plain, 0);
	refused_with(&plain, MOF836);
}
END_TEST

START_TEST(a_damaged_stream_is_refused)
{
	struct buffer plain = plaintext_of(driver), file = {0};
	struct compiled read;

	pack_plaintext(&plain, &file);
	file.bytes[16] = 'X';
	ck_assert(!read_binary(&read, &file));
	ck_assert(was_reported(&read, MOF831));
	compiled_free(&read);
	buffer_free(&plain);
	buffer_free(&file);
}
END_TEST

START_TEST(a_plaintext_that_is_too_large_is_refused_unseen)
{
	struct buffer plain = plaintext_of(driver), file = {0};
	struct compiled read;

	pack_plaintext(&plain, &file);
	buffer_set_u32le(&file, 12, BMF_MAX_PLAIN + 1);
	ck_assert(!read_binary(&read, &file));
	ck_assert(was_reported(&read, MOF830));
	compiled_free(&read);
	buffer_free(&plain);
	buffer_free(&file);
}
END_TEST

START_TEST(a_length_must_fit_its_parent)
{
	struct buffer plain = plaintext_of(driver);

	add_u32(&plain, qualifier_at(&plain, "WMI", 0), 4);
	refused_with(&plain, MOF832);
	plain = plaintext_of(driver);
	add_u32(&plain, qualifier_at(&plain, "Guid", 0), 0x10000);
	refused_with(&plain, MOF832);
	plain = plaintext_of(driver);
	buffer_set_u32le(&plain, property_at(&plain, "Active"), 7);
	refused_with(&plain, MOF832);
}
END_TEST

START_TEST(an_offset_leads_to_the_next_byte)
{
	struct buffer plain = plaintext_of(driver);

	add_u32(&plain, qualifier_at(&plain, "Guid", 0) + 12, 4);
	refused_with(&plain, MOF832);
	plain = plaintext_of(driver);
	buffer_set_u32le(&plain, property_at(&plain, "Active") + 8, 2);
	refused_with(&plain, MOF832);
}
END_TEST

START_TEST(a_count_fits_the_bytes_that_are_left)
{
	struct buffer plain = plaintext_of(driver);

	buffer_set_u32le(&plain, 16, UINT32_MAX);
	refused_with(&plain, MOF832);
	plain = plaintext_of(driver);
	buffer_set_u32le(&plain, 20 + 20 + 4, 0x10000000);
	refused_with(&plain, MOF832);
}
END_TEST

START_TEST(fill_is_zero)
{
	struct buffer plain = plaintext_of(driver);

	plain.bytes[qualifier_at(&plain, "WMI", 0) + 16 + 8 + 2] = 1;
	refused_with(&plain, MOF833);
}
END_TEST

START_TEST(a_string_ends_in_its_record)
{
	struct buffer plain = plaintext_of("class A { };");
	size_t end = place_of(&plain, "root\\default", 0) + 2 * sizeof "root\\default";

	plain.bytes[end - 2] = 'x';
	plain.bytes[end] = plain.bytes[end + 1] = plain.bytes[end - 1] = 'x';
	refused_with(&plain, MOF833);
}
END_TEST

START_TEST(an_unknown_type_is_refused)
{
	struct buffer plain = plaintext_of(driver);

	buffer_set_u32le(&plain, qualifier_at(&plain, "Guid", 0) + 4, 0x1234);
	refused_with(&plain, MOF834);
	plain = plaintext_of(driver);
	buffer_set_u32le(&plain, property_at(&plain, "Active") + 4, 0x8000);
	refused_with(&plain, MOF834);
	plain = plaintext_of(driver);
	buffer_set_u32le(&plain, 20 + 16, 2);
	refused_with(&plain, MOF834);
}
END_TEST

START_TEST(flavors_belong_to_qualifiers)
{
	struct buffer plain = plaintext_of(driver);
	size_t flavors = get_u32le(plain.bytes + 4) + 16;

	add_u32(&plain, flavors + 4, 2);
	refused_with(&plain, MOF836);
	plain = plaintext_of(driver);
	add_u32(&plain, flavors, 1);
	refused_with(&plain, MOF836);
	plain = plaintext_of(driver);
	plain.bytes[flavors - 1] = '2';
	refused_with(&plain, MOF836);
}
END_TEST

START_TEST(objects_are_not_nested_without_end)
{
	struct buffer text = {0};
	struct compiled compiled, read;
	struct buffer plain = {0};

	buffer_put_text(&text, "instance of A { X = ");
	for (int i = 0; i < 65; i++)
		buffer_put_text(&text, "instance of A { X = ");
	buffer_put_text(&text, "1;");
	for (int i = 0; i < 65; i++)
		buffer_put_text(&text, " };");
	buffer_put_text(&text, " };");
	compiled_from(&compiled, text_of_buffer(&text), false);
	ck_assert(!has_severity(&compiled, SEVERITY_ERROR));
	ck_assert(to_plaintext(&compiled, &plain));
	ck_assert(!read_plaintext(&read, &plain));
	ck_assert(was_reported(&read, MOF835));
	compiled_free(&read);
	compiled_free(&compiled);
	buffer_free(&plain);
	buffer_free(&text);
}
END_TEST

START_TEST(an_error_says_where_and_what_was_expected)
{
	struct buffer plain = plaintext_of("class A { };");
	struct compiled read;

	buffer_set_u32le(&plain, 0x14, 17);
	ck_assert(!read_plaintext(&read, &plain));
	ck_assert_str_eq(read.sink.items[0]->message, "test.bmf: byte 0x14 of the plaintext, in an object: "
						      "expected a length of 36 to 156, found 17");
	compiled_free(&read);
	buffer_free(&plain);
}
END_TEST

/* ---- what MOF can't say ---- */

START_TEST(an_aligned_file_without_flavors_is_not_the_old_form)
{
	struct buffer plain = plaintext_of(driver);

	plain.size = get_u32le(plain.bytes + 4);
	not_in_mof(&plain);
}
END_TEST

START_TEST(other_booleans_than_true_and_false_are_told)
{
	struct buffer plain = plaintext_of(driver);

	buffer_set_u32le(&plain, qualifier_at(&plain, "WMI", 0) + 16 + 8, 1);
	not_in_mof(&plain);
}
END_TEST

START_TEST(names_that_mof_can_not_write_are_told)
{
	struct buffer plain = plaintext_of(driver);

	plain.bytes[place_of(&plain, "Active", 0)] = ' ';
	not_in_mof(&plain);
}
END_TEST

START_TEST(what_is_not_a_number_is_told)
{
	struct buffer plain = plaintext_of("[A(0.5)] class X { };");

	memset(plain.bytes + qualifier_at(&plain, "A", 0) + 16 + 4, 0xFF, 8);
	not_in_mof(&plain);
}
END_TEST

START_TEST(a_cimtype_of_another_type_is_told)
{
	struct buffer plain = plaintext_of("class A { uint32 X; };");

	buffer_set_u32le(&plain, property_at(&plain, "X") + 4, CIM_UINT16);
	not_in_mof(&plain);
}
END_TEST

START_TEST(flavors_without_words_are_told)
{
	struct buffer plain = plaintext_of("[A : ToInstance] class X { };");

	buffer_set_u32le(&plain, get_u32le(plain.bytes + 4) + 16 + 4 + 4, 0x41);
	not_in_mof(&plain);
}
END_TEST

START_TEST(a_parameter_in_the_wrong_object_is_told)
{
	struct buffer plain = plaintext_of("class A { void F([in, aa] uint32 X, [out, bb] uint32 Y); };");

	memcpy(plain.bytes + place_of(&plain, "in", 0), "a\0", 2);
	memcpy(plain.bytes + place_of(&plain, "bb", 0), "i\0n\0", 4);
	not_in_mof(&plain);
}
END_TEST

START_TEST(foreign_compression_is_noted)
{
	struct buffer plain = plaintext_of("class A { };"), file = {0}, stream = {0};
	struct compiled read;
	uint64_t bits = 0;
	unsigned used = 0;

	/* Nothing but literals: a stream that is right, and that no greedy compressor writes. */
	buffer_put(&stream, "DS\0\1", 4);
	for (size_t i = 0; i < plain.size; i++) {
		bits |= (uint64_t)((plain.bytes[i] & 0x7Fu) << 2 | (plain.bytes[i] & 0x80 ? 1u : 2u)) << used;
		used += 9;
		if (i % 512 == 511 || i + 1 == plain.size) {
			bits |= (uint64_t)0x7FFF << used;
			used += 15;
		}
		for (; used >= 8; used -= 8, bits >>= 8)
			buffer_put_byte(&stream, (uint8_t)bits);
	}
	if (used)
		buffer_put_byte(&stream, (uint8_t)bits);
	buffer_put_text(&file, "FOMB");
	buffer_put_u32le(&file, 1);
	buffer_put_u32le(&file, (uint32_t)stream.size);
	buffer_put_u32le(&file, (uint32_t)plain.size);
	buffer_put(&file, stream.bytes, stream.size);
	ck_assert(read_binary(&read, &file));
	ck_assert_uint_eq(read.sink.count, 1);
	ck_assert(was_reported(&read, MOF829));
	compiled_free(&read);
	buffer_free(&plain);
	buffer_free(&file);
	buffer_free(&stream);
}
END_TEST

/* ---- the annotated layout ---- */

/* How many bytes of the plaintext the lines of an annotation show, each once and in order. */
static size_t count_bytes(const char *text)
{
	size_t expected = 0;

	text = strstr(text, "The plaintext.");
	ck_assert_ptr_nonnull(text);
	for (const char *line = strchr(text, '\n') + 1; line[-1] == '\n' && *line; line = strchr(line, '\n') + 1) {
		size_t at;

		if (*line == '\n')
			continue;
		ck_assert_uint_eq(strtoul(line, NULL, 16), expected);
		for (at = 10; at < 34 && line[at] != ' ' && line[at] != '\n' && line[at + 2] <= ' '; at += 3)
			expected++;
	}
	return expected;
}

START_TEST(an_annotation_shows_every_byte_once)
{
	struct buffer plain = plaintext_of(driver), file = {0}, text = {0};
	struct diag_sink sink;

	diag_sink_init(&sink);
	pack_plaintext(&plain, &file);
	ck_assert(bmf_annotate("x", file.bytes, file.size, &sink, &text));
	ck_assert_uint_eq(count_bytes(buffer_text(&text)), plain.size);
	diag_sink_free(&sink);
	buffer_free(&plain);
	buffer_free(&file);
	buffer_free(&text);
}
END_TEST

START_TEST(an_annotation_goes_as_far_as_the_file_is_sound)
{
	struct buffer plain = plaintext_of(driver), file = {0}, text = {0};
	struct diag_sink sink;
	size_t offset = property_at(&plain, "Active");

	diag_sink_init(&sink);
	buffer_set_u32le(&plain, offset, 7);
	pack_plaintext(&plain, &file);
	ck_assert(!bmf_annotate("x", file.bytes, file.size, &sink, &text));
	ck_assert_uint_eq(count_bytes(buffer_text(&text)), offset);
	ck_assert_uint_eq(sink.count, 1);
	diag_sink_free(&sink);
	buffer_free(&plain);
	buffer_free(&file);
	buffer_free(&text);
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

Suite *bmf_damage_suite(void)
{
	Suite *suite = suite_create("bmf_damage");

	CASE("damage", every_cut_is_refused, bytes_after_the_end_are_refused, a_damaged_stream_is_refused,
	     a_plaintext_that_is_too_large_is_refused_unseen, a_length_must_fit_its_parent,
	     an_offset_leads_to_the_next_byte, a_count_fits_the_bytes_that_are_left, fill_is_zero,
	     a_string_ends_in_its_record, an_unknown_type_is_refused, flavors_belong_to_qualifiers,
	     objects_are_not_nested_without_end, an_error_says_where_and_what_was_expected);
	CASE("not in MOF", an_aligned_file_without_flavors_is_not_the_old_form,
	     other_booleans_than_true_and_false_are_told, names_that_mof_can_not_write_are_told,
	     what_is_not_a_number_is_told, a_cimtype_of_another_type_is_told, flavors_without_words_are_told,
	     a_parameter_in_the_wrong_object_is_told, foreign_compression_is_noted);
	CASE("annotation", an_annotation_shows_every_byte_once, an_annotation_goes_as_far_as_the_file_is_sound);
	return suite;
}
