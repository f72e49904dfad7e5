/* SPDX-License-Identifier: MIT */
/* Binary MOFs inside other files. */
#include "suites.h"
#include <string.h>

#include "compiled.h"
#include "formats/bmf/bmf.h"
#include "formats/containers/containers.h"

/* A small binary MOF of a class with this name. */
static struct buffer blob_of(const char *class_name)
{
	struct buffer text = {0}, plain = {0}, file = {0};
	struct compiled compiled;

	buffer_printf(&text, "[Description(\"A class to be found.\")] class %s { [key] string Name; };", class_name);
	compiled_from(&compiled, text_of_buffer(&text), false);
	ck_assert(to_plaintext(&compiled, &plain));
	pack_plaintext(&plain, &file);
	compiled_free(&compiled);
	buffer_free(&text);
	buffer_free(&plain);
	return file;
}

/* A search and what came of it. */
struct found {
	struct container_blobs blobs;
	struct diag_sink sink;
};

static struct found search_bytes(const struct buffer *bytes)
{
	struct found found = {0};

	diag_sink_init(&found.sink);
	containers_search("file", bytes->bytes, bytes->size, &found.sink, &found.blobs);
	return found;
}

static void found_free(struct found *found)
{
	container_blobs_free(&found->blobs);
	diag_sink_free(&found->sink);
}

/* The only blob of a file is this one; frees all three. */
static void finds(struct buffer *file, struct buffer *blob, size_t offset, const char *where)
{
	struct found found = search_bytes(file);
	const struct container_blob *item = found.blobs.items;

	ck_assert_uint_eq(found.sink.count, 0);
	ck_assert_uint_eq(found.blobs.count, 1);
	ck_assert_uint_eq(item->size, blob->size);
	ck_assert_mem_eq(item->bytes, blob->bytes, blob->size);
	ck_assert_uint_eq(item->offset, offset);
	if (where)
		ck_assert_str_eq(item->where, where);
	else
		ck_assert_ptr_null(item->where);
	found_free(&found);
	buffer_free(file);
	buffer_free(blob);
}

static void put_buffer(struct buffer *out, const struct buffer *bytes)
{
	buffer_put(out, bytes->bytes, bytes->size);
}

/* ---- among other bytes ---- */

START_TEST(a_binary_mof_is_found_in_itself)
{
	struct buffer blob = blob_of("A"), file = {0};

	put_buffer(&file, &blob);
	finds(&file, &blob, 0, NULL);
}
END_TEST

START_TEST(one_among_other_bytes_is_found)
{
	struct buffer blob = blob_of("A"), file = {0};

	buffer_fill(&file, 0xFF, 1001);
	buffer_put_text(&file, "FOMBFOMB");
	put_buffer(&file, &blob);
	buffer_put_text(&file, "FOM");
	finds(&file, &blob, 1009, NULL);
}
END_TEST

START_TEST(several_are_found_in_order)
{
	struct buffer first = blob_of("A"), second = blob_of("Another"), file = {0};
	struct found found;

	buffer_put_byte(&file, 0);
	put_buffer(&file, &first);
	put_buffer(&file, &second);
	found = search_bytes(&file);
	ck_assert_uint_eq(found.blobs.count, 2);
	ck_assert_uint_eq(found.blobs.items[0].offset, 1);
	ck_assert_uint_eq(found.blobs.items[1].offset, 1 + first.size);
	ck_assert_mem_eq(found.blobs.items[1].bytes, second.bytes, second.size);
	found_free(&found);
	buffer_free(&first);
	buffer_free(&second);
	buffer_free(&file);
}
END_TEST

START_TEST(nothing_is_found_in_nothing)
{
	struct buffer file = {0};
	struct found found = search_bytes(&file);

	ck_assert_uint_eq(found.blobs.count, 0);
	ck_assert_uint_eq(found.sink.count, 0);
	found_free(&found);
}
END_TEST

START_TEST(a_damaged_one_is_told_and_the_next_is_found)
{
	struct buffer bad = blob_of("A"), good = blob_of("B"), file = {0};
	struct found found;

	bad.bytes[bad.size / 2] ^= 0x55;
	buffer_put_byte(&file, 0);
	put_buffer(&file, &bad);
	put_buffer(&file, &good);
	found = search_bytes(&file);
	ck_assert_uint_eq(found.blobs.count, 1);
	ck_assert_uint_eq(found.blobs.items[0].offset, 1 + bad.size);
	ck_assert_uint_eq(found.sink.count, 1);
	ck_assert_int_eq(found.sink.items[0]->code, MOF839);
	found_free(&found);
	buffer_free(&bad);
	buffer_free(&good);
	buffer_free(&file);
}
END_TEST

START_TEST(one_that_is_cut_off_is_told)
{
	struct buffer blob = blob_of("A");
	struct found found;

	blob.size--;
	found = search_bytes(&blob);
	ck_assert_uint_eq(found.blobs.count, 0);
	ck_assert_uint_eq(found.sink.count, 1);
	found_free(&found);
	buffer_free(&blob);
}
END_TEST

START_TEST(many_false_headers_cost_little)
{
	struct buffer blob = blob_of("A"), file = {0};
	struct found found;

	/* Each header promises all that follows, and the stream after it is sound for a while. */
	blob.bytes[blob.size - 3] ^= 0xFF;
	for (int i = 0; i < 20000; i++) {
		buffer_set_u32le(&blob, 8, (uint32_t)((20000 - (size_t)i) * blob.size - 16));
		put_buffer(&file, &blob);
	}
	found = search_bytes(&file);
	ck_assert_uint_eq(found.blobs.count, 0);
	ck_assert_uint_gt(found.sink.count, 0);
	found_free(&found);
	buffer_free(&blob);
	buffer_free(&file);
}
END_TEST

/* ---- ACPI ---- */

/* A table whose only object is Name (WQBA, Buffer (size) { blob }). */
static struct buffer table_of(const struct buffer *blob)
{
	size_t package = 2 + 3 + blob->size; /* its own length, of two bytes, and the size of the buffer count */
	struct buffer table = {0};

	buffer_put_text(&table, "SSDT");
	buffer_put_u32le(&table, 0);
	buffer_fill(&table, 1, 28);
	buffer_put_byte(&table, 0x08);
	buffer_put_text(&table, "WQBA");
	buffer_put_byte(&table, 0x11);
	buffer_put_byte(&table, (uint8_t)(0x40 | (package & 0xF)));
	buffer_put_byte(&table, (uint8_t)(package >> 4));
	buffer_put_byte(&table, 0x0B);
	buffer_put_u16le(&table, (uint16_t)blob->size);
	put_buffer(&table, blob);
	buffer_set_u32le(&table, 4, (uint32_t)table.size);
	return table;
}

START_TEST(an_acpi_table_names_the_object)
{
	struct buffer blob = blob_of("A"), table = table_of(&blob);

	finds(&table, &blob, 47, "SSDT, WQBA");
}
END_TEST

START_TEST(machine_language_among_other_bytes_names_the_object)
{
	struct buffer blob = blob_of("A"), table = table_of(&blob), file = {0};

	buffer_fill(&file, 0, 100);
	put_buffer(&file, &table);
	buffer_free(&table);
	finds(&file, &blob, 147, "WQBA");
}
END_TEST

static void put_dump(struct buffer *out, const struct buffer *bytes, const char *newline)
{
	for (size_t at = 0; at < bytes->size; at += 16) {
		buffer_printf(out, "    %04zX:", at);
		for (size_t i = at; i < at + 16; i++)
			if (i < bytes->size)
				buffer_printf(out, " %02X", bytes->bytes[i]);
			else
				buffer_put_text(out, "   ");
		buffer_printf(out, "  ................%s", newline);
	}
}

/* Where the line of a dump begins that shows this byte. */
static size_t line_of_dump(size_t start, size_t offset, size_t newline)
{
	return start + offset / 16 * (4 + 5 + 16 * 3 + 2 + 16 + newline);
}

START_TEST(the_text_of_acpidump_is_read)
{
	struct buffer blob = blob_of("A"), table = table_of(&blob), file = {0};
	size_t start;

	buffer_put_text(&file, "FACP @ 0x00000000BF7A1000\n    0000: 46 41 43 50 0C 01 00 00  FACP....\n\n");
	buffer_put_text(&file, "SSDT @ 0x00000000BF7A2000\n");
	start = file.size;
	put_dump(&file, &table, "\n");
	buffer_put_text(&file, "\nXSDT @ 0x00000000BF7A3000\n    0000: 58 53 44 54\n");
	buffer_free(&table);
	finds(&file, &blob, line_of_dump(start, 47, 1), "SSDT, WQBA");
}
END_TEST

START_TEST(lines_may_end_in_cr_lf)
{
	struct buffer blob = blob_of("A"), table = table_of(&blob), file = {0};
	size_t start;

	buffer_put_text(&file, "SSDT @ 0xbf7a2000\r\n");
	start = file.size;
	put_dump(&file, &table, "\r\n");
	buffer_free(&table);
	finds(&file, &blob, line_of_dump(start, 47, 2), "SSDT, WQBA");
}
END_TEST

START_TEST(a_dump_with_a_lost_line_gives_nothing)
{
	struct buffer blob = blob_of("A"), table = table_of(&blob), file = {0};
	struct found found;
	size_t line = line_of_dump(0, 160, 1), next = line_of_dump(0, 176, 1);

	put_dump(&file, &table, "\n");
	memmove(file.bytes + line, file.bytes + next, file.size - next);
	file.size -= next - line;
	found = search_bytes(&file);
	ck_assert_uint_eq(found.blobs.count, 0);
	found_free(&found);
	buffer_free(&blob);
	buffer_free(&table);
	buffer_free(&file);
}
END_TEST

/* ---- lists of bytes ---- */

START_TEST(asl_source_is_read)
{
	struct buffer blob = blob_of("A"), file = {0};
	size_t start = 0;

	buffer_put_text(&file, "DefinitionBlock (\"\", \"SSDT\", 1, \"{\", \"X\", 1)\n{\n    // { 0x46, 0x4F\n"
			       "    Name (_WDG, Buffer (0x02) { 0x41, 0x41 })\n"
			       "    Name (WQBA, Buffer (0x0A2B)\n    {\n");
	for (size_t i = 0; i < blob.size; i++) {
		if (i % 8 == 0)
			buffer_printf(&file, "        /* %04zX */  ", i);
		if (i == 0)
			start = file.size;
		buffer_printf(&file, "0x%02X%s", blob.bytes[i], i + 1 < blob.size ? "," : "");
		buffer_put_text(&file, i % 8 == 7 ? "  // {\"}/*x\n" : " ");
	}
	buffer_put_text(&file, "\n    })\n}\n");
	finds(&file, &blob, start, "WQBA");
}
END_TEST

START_TEST(an_array_in_c_is_read)
{
	struct buffer blob = blob_of("A"), file = {0};
	size_t start;

	buffer_put_text(&file, "static const unsigned char blob[] = {\n");
	start = file.size;
	for (size_t i = 0; i < blob.size; i++)
		buffer_printf(&file, i % 2 ? "0x%x,\n" : "%u, ", blob.bytes[i]);
	buffer_put_text(&file, "};\n");
	finds(&file, &blob, start, "blob");
}
END_TEST

START_TEST(other_braces_hold_nothing)
{
	static const char *const texts[] = {
		"{", "{ 0x46, 0x4F, 0x4D, 0x42", "{ 0x146 }", "{ 0x }", "Name (", "\"{", "/* {", "[{{{}",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct buffer file = {0};
		struct found found;

		buffer_put_text(&file, texts[i]);
		found = search_bytes(&file);
		ck_assert_uint_eq(found.blobs.count, 0);
		found_free(&found);
		buffer_free(&file);
	}
}
END_TEST

/* ---- PE files ---- */

static void put_resource_directory(struct buffer *out, uint32_t name, uint32_t target)
{
	buffer_fill(out, 0, 12);
	buffer_put_u16le(out, name & 0x80000000u ? 1 : 0);
	buffer_put_u16le(out, name & 0x80000000u ? 0 : 1);
	buffer_put_u32le(out, name);
	buffer_put_u32le(out, target);
}

static void put_wide(struct buffer *out, const char *text)
{
	buffer_put_u16le(out, (uint16_t)strlen(text));
	wtf8_append_utf16le(out, text_of(text));
}

enum { SECTION_AT = 512, SECTION_ADDRESS = 0x3000, BLOB_AT = 160 };

/* A driver with nothing but a resource MOFDATA/ACMEWMI. */
static struct buffer driver_of(const struct buffer *blob)
{
	struct buffer file = {0};

	buffer_put_text(&file, "MZ");
	buffer_fill(&file, 0, 58);
	buffer_put_u32le(&file, 64);
	buffer_put(&file, "PE\0\0\x64\x86\1\0", 8); /* one section */
	buffer_fill(&file, 0, 12);
	buffer_put_u16le(&file, 240); /* the size of the optional header */
	buffer_put_u16le(&file, 0x2022);
	buffer_put_u16le(&file, 0x20B);
	buffer_fill(&file, 0, 110 + 2 * 8);
	buffer_put_u32le(&file, SECTION_ADDRESS);
	buffer_put_u32le(&file, (uint32_t)(BLOB_AT + blob->size));
	buffer_fill(&file, 0, 240 - 112 - 3 * 8);
	buffer_put(&file, ".rsrc\0\0\0", 8);
	buffer_put_u32le(&file, (uint32_t)(BLOB_AT + blob->size));
	buffer_put_u32le(&file, SECTION_ADDRESS);
	buffer_put_u32le(&file, (uint32_t)(BLOB_AT + blob->size));
	buffer_put_u32le(&file, SECTION_AT);
	buffer_fill(&file, 0, SECTION_AT - file.size);
	put_resource_directory(&file, 0x80000000u | 88, 0x80000000u | 24);
	put_resource_directory(&file, 0x80000000u | 104, 0x80000000u | 48);
	put_resource_directory(&file, 0x0409, 72);
	buffer_put_u32le(&file, SECTION_ADDRESS + BLOB_AT);
	buffer_put_u32le(&file, (uint32_t)blob->size);
	buffer_fill(&file, 0, 8);
	put_wide(&file, "MOFDATA");
	put_wide(&file, "ACMEWMI");
	buffer_fill(&file, 0, SECTION_AT + BLOB_AT - file.size);
	put_buffer(&file, blob);
	return file;
}

START_TEST(a_driver_names_the_resource)
{
	struct buffer blob = blob_of("A"), file = driver_of(&blob);

	finds(&file, &blob, SECTION_AT + BLOB_AT, "resource MOFDATA/ACMEWMI/0x0409");
}
END_TEST

START_TEST(a_driver_with_any_damaged_header_is_searched)
{
	struct buffer blob = blob_of("A"), file = driver_of(&blob);

	for (size_t at = 0; at < SECTION_AT + BLOB_AT; at++) {
		for (int value = 0; value < 3; value++) {
			uint8_t before = file.bytes[at];
			struct found found;

			file.bytes[at] = value == 0 ? 0 : value == 1 ? 0x80 : 0xFF;
			found = search_bytes(&file);
			ck_assert_uint_eq(found.blobs.count, 1);
			found_free(&found);
			file.bytes[at] = before;
		}
	}
	buffer_free(&blob);
	buffer_free(&file);
}
END_TEST

START_TEST(a_resource_directory_that_holds_itself_ends)
{
	struct buffer blob = blob_of("A"), file = driver_of(&blob);
	struct found found;

	buffer_set_u32le(&file, SECTION_AT + 20, 0x80000000u);
	file.bytes[SECTION_AT + 14] = file.bytes[SECTION_AT + 15] = 0xFF;
	found = search_bytes(&file);
	ck_assert_uint_eq(found.blobs.count, 1);
	found_free(&found);
	buffer_free(&blob);
	buffer_free(&file);
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

Suite *containers_suite(void)
{
	Suite *suite = suite_create("containers");

	CASE("bytes", a_binary_mof_is_found_in_itself, one_among_other_bytes_is_found, several_are_found_in_order,
	     nothing_is_found_in_nothing, a_damaged_one_is_told_and_the_next_is_found, one_that_is_cut_off_is_told,
	     many_false_headers_cost_little);
	CASE("ACPI", an_acpi_table_names_the_object, machine_language_among_other_bytes_names_the_object,
	     the_text_of_acpidump_is_read, lines_may_end_in_cr_lf, a_dump_with_a_lost_line_gives_nothing);
	CASE("lists of bytes", asl_source_is_read, an_array_in_c_is_read, other_braces_hold_nothing);
	CASE("PE", a_driver_names_the_resource, a_driver_with_any_damaged_header_is_searched,
	     a_resource_directory_that_holds_itself_ends);
	return suite;
}
