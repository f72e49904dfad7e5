/* SPDX-License-Identifier: MIT */
/*
 * The text that acpidump writes: for each table a line "DSDT @ 0x00000000BF7A1000", then lines of up to 16 bytes,
 * "    0000: 44 53 44 54 ...  DSDT...", with the offset in front and characters after.
 */
#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
#include "base/memory.h"
#include "formats/containers/search.h"

enum { BYTES_PER_LINE = 16, MAX_NAME = 8 };

/* The table whose lines are being read. */
struct table {
	char name[MAX_NAME + 1]; /* empty before the first one */
	struct buffer bytes;
	size_t *lines; /* where each line of bytes begins in the file */
	size_t line_count, line_capacity;
};

/* Whether a table begins with this line. */
static bool read_heading(struct text line, char name[MAX_NAME + 1])
{
	const char *at = memmem(line.bytes, line.length, " @ 0x", 5);
	size_t length = at ? (size_t)(at - line.bytes) : 0;

	if (length == 0 || length > MAX_NAME)
		return false;
	for (size_t i = 0; i < length; i++) {
		if (line.bytes[i] <= ' ' || line.bytes[i] > '~')
			return false;
		name[i] = line.bytes[i];
	}
	name[length] = 0;
	return true;
}

/* The offset in front of a line of bytes and what follows it; false when the line is none. */
static bool read_offset(struct text *line, size_t *offset)
{
	size_t at = 0, digits;
	uint64_t number = 0;

	while (at < line->length && (line->bytes[at] == ' ' || line->bytes[at] == '\t'))
		at++;
	digits = digits_read((struct text){line->bytes + at, line->length - at}, 16, UINT32_MAX, &number);
	at += digits;
	if (digits == 0 || at >= line->length || line->bytes[at] != ':')
		return false;
	*offset = (size_t)number;
	line->bytes += at + 1;
	line->length -= at + 1;
	return true;
}

/* " 44 53 44": each byte after one blank; two blanks end them. */
static size_t read_bytes(struct text line, uint8_t bytes[BYTES_PER_LINE])
{
	size_t count = 0;

	while (count < BYTES_PER_LINE && line.length >= 3 && line.bytes[0] == ' ' &&
	       digits_read_byte(line.bytes + 1, &bytes[count])) {
		count++;
		line.bytes += 3;
		line.length -= 3;
	}
	return count;
}

static void end_table(struct search *search, struct table *table)
{
	struct arena *arena = &search->blobs->arena;

	if (table->bytes.size > 0 && memmem(table->bytes.bytes, table->bytes.size, "FOMB", 4)) {
		struct stretch stretch = {
			.bytes = arena_copy(arena, table->bytes.bytes, table->bytes.size),
			.size = table->bytes.size,
			.name = table->name,
			.lines = table->lines,
		};

		search_stretch(search, &stretch);
	}
	table->bytes.size = 0;
	table->line_count = 0;
}

static void read_line(struct search *search, struct table *table, size_t start, struct text line)
{
	uint8_t bytes[BYTES_PER_LINE];
	char name[MAX_NAME + 1];
	size_t offset;

	if (read_heading(line, name)) {
		end_table(search, table);
		memcpy(table->name, name, sizeof name);
		return;
	}
	if (table->name[0] == 0 || !read_offset(&line, &offset))
		return;
	/* A line is lost, or a table begins without its heading: what is there so far is what there is. */
	if (offset != table->bytes.size)
		end_table(search, table);
	if (offset != table->bytes.size)
		return;
	table->lines = mem_grow(table->lines, table->line_count, &table->line_capacity, sizeof *table->lines);
	table->lines[table->line_count++] = start;
	buffer_put(&table->bytes, bytes, read_bytes(line, bytes));
}

void search_dump(struct search *search)
{
	const char *text = (const char *)search->bytes;
	struct table table = {0};

	for (size_t at = 0; at < search->size;) {
		const char *end = memchr(text + at, '\n', search->size - at);
		size_t length = end ? (size_t)(end - text) - at : search->size - at;

		read_line(search, &table, at, (struct text){text + at, length});
		at += length + 1;
	}
	end_table(search, &table);
	buffer_free(&table.bytes);
	free(table.lines);
}
