/* SPDX-License-Identifier: MIT */
/*
 * Hexadecimal dumps with an offset before each line: of acpidump ("    0000: 44 53 44 54 ...  DSDT...", under the name of
 * each table, "DSDT @ 0x00000000BF7A1000"), xxd, hexdump, od, and the listings of iasl. Other lines among them are
 * ignored: an offset tells where the dump continues.
 */
#include <string.h>

#include "base/digits.h"
#include "formats/containers/search.h"

enum {
	MAX_TABLE_NAME = 8,
	MIN_OFFSET = 6, /* digits of an offset that has no colon; fewer are data */
	MAX_OFFSET = 16,
	MAX_GROUP = 512, /* digits of a group of bytes */
	SQUEEZED = 16,   /* bytes that "*" repeats */
	BASES = 3,
};

static const unsigned bases[BASES] = {16, 8, 10};

struct dump {
	struct search *search;
	char name[MAX_TABLE_NAME + 1]; /* of the table; empty before the first heading */
	struct decoded decoded;
	bool fits[BASES];       /* the offsets so far are numbers of this base */
	uint64_t start[BASES];  /* the first one */
	bool is_squeezed;       /* "*": the bytes before it repeat up to the next offset */
	size_t squeezed_credit; /* bytes that may still be repeated */
};

/* A line of a dump, without what follows the bytes. */
struct dump_line {
	struct text offset;
	bool has_colon;
	struct text data;
};

/* Whether a table begins with this line. */
static bool read_heading(struct text line, char name[MAX_TABLE_NAME + 1])
{
	const char *at = memmem(line.bytes, line.length, " @ 0x", 5);
	size_t length = at ? (size_t)(at - line.bytes) : 0;

	if (length == 0 || length > MAX_TABLE_NAME)
		return false;
	for (size_t i = 0; i < length; i++) {
		if (line.bytes[i] <= ' ' || line.bytes[i] > '~')
			return false;
		name[i] = line.bytes[i];
	}
	name[length] = 0;
	return true;
}

static struct text skip_blanks(struct text line)
{
	while (line.length > 0 && (line.bytes[0] == ' ' || line.bytes[0] == '\t')) {
		line.bytes++;
		line.length--;
	}
	return line;
}

static size_t count_digits(struct text line, size_t most)
{
	size_t count = 0;

	while (count < line.length && count < most && digit_value(line.bytes[count]) < NOT_A_DIGIT)
		count++;
	return count;
}

static bool read_offset(struct text line, struct dump_line *out)
{
	size_t digits;

	line = skip_blanks(line);
	digits = count_digits(line, MAX_OFFSET + 1);
	if (digits == 0 || digits > MAX_OFFSET || digits == line.length)
		return false;
	out->offset = (struct text){line.bytes, digits};
	out->has_colon = line.bytes[digits] == ':';
	if (!out->has_colon && (digits < MIN_OFFSET || (line.bytes[digits] != ' ' && line.bytes[digits] != '\t')))
		return false;
	out->data = skip_blanks((struct text){line.bytes + digits + 1, line.length - digits - 1});
	return true;
}

/* One group of digits; without a colon, four digits are a 16-bit number as hexdump prints it, low byte last. */
static void put_group(const struct dump_line *line, struct text group, struct buffer *out)
{
	bool swapped = !line->has_colon && group.length == 4;

	for (size_t i = 0; i < group.length; i += 2) {
		uint8_t byte;

		if (digits_read_byte(group.bytes + (swapped ? group.length - 2 - i : i), &byte))
			buffer_put_byte(out, byte);
	}
}

/* Appends the bytes of a line. After an offset with a colon, two blanks end them: characters follow. */
static void read_bytes(const struct dump_line *line, struct buffer *out)
{
	struct text rest = line->data;

	for (;;) {
		size_t digits = count_digits(rest, MAX_GROUP + 1);
		bool is_last = digits == rest.length;
		struct text group = {rest.bytes, digits};

		if (digits == 0 || digits % 2 != 0 || digits > (line->has_colon ? (size_t)MAX_GROUP : 4) ||
		    (!is_last && rest.bytes[digits] != ' ' && rest.bytes[digits] != '\t'))
			return;
		put_group(line, group, out);
		if (is_last)
			return;
		rest = (struct text){rest.bytes + digits + 1, rest.length - digits - 1};
		if (line->has_colon && rest.length > 0 && rest.bytes[0] == ' ')
			return;
		rest = skip_blanks(rest);
	}
}

static void end_table(struct dump *dump)
{
	decoded_search(dump->search, &dump->decoded, dump->name[0] ? dump->name : NULL);
	dump->is_squeezed = false;
}

/* Repeats the last bytes up to the next offset; false if that is too far. */
static bool repeat(struct dump *dump, uint64_t count)
{
	struct buffer *bytes = &dump->decoded.bytes;

	if (count > dump->squeezed_credit || bytes->size < SQUEEZED)
		return false;
	dump->squeezed_credit -= (size_t)count;
	for (; count > 0; count--)
		buffer_put_byte(bytes, bytes->bytes[bytes->size - SQUEEZED]);
	return true;
}

/* Whether a line continues the dump; offsets of od are octal, those of others hexadecimal or decimal. */
static bool is_next(struct dump *dump, struct text offset)
{
	bool may_repeat = dump->is_squeezed && dump->fits[0] + dump->fits[1] + dump->fits[2] == 1;
	bool fits = false;

	for (int i = 0; i < BASES; i++) {
		uint64_t number, wanted = dump->start[i] + dump->decoded.bytes.size;

		if (!dump->fits[i])
			continue;
		dump->fits[i] = digits_read(offset, bases[i], UINT64_MAX / 2, &number) == offset.length &&
				(number == wanted || (may_repeat && number > wanted && repeat(dump, number - wanted)));
		fits = fits || dump->fits[i];
	}
	dump->is_squeezed = false;
	return fits;
}

static bool begin(struct dump *dump, struct text offset)
{
	bool fits = false;

	for (int i = 0; i < BASES; i++) {
		dump->fits[i] = digits_read(offset, bases[i], UINT64_MAX / 2, &dump->start[i]) == offset.length;
		fits = fits || dump->fits[i];
	}
	return fits;
}

static void read_line(struct dump *dump, size_t place, struct text text, struct buffer *bytes)
{
	struct dump_line line;
	char name[MAX_TABLE_NAME + 1];

	if (read_heading(text, name)) {
		end_table(dump);
		memcpy(dump->name, name, sizeof name);
		return;
	}
	if (text_equal(skip_blanks(text), text_of("*"))) {
		dump->is_squeezed = true;
		return;
	}
	bytes->size = 0;
	if (read_offset(text, &line))
		read_bytes(&line, bytes);
	if (bytes->size == 0)
		return;
	if (dump->decoded.bytes.size > 0 && !is_next(dump, line.offset))
		end_table(dump);
	if (dump->decoded.bytes.size == 0 && !begin(dump, line.offset))
		return;
	decoded_mark(&dump->decoded, place);
	buffer_put(&dump->decoded.bytes, bytes->bytes, bytes->size);
}

void search_dump(struct search *search)
{
	struct dump dump = {.search = search, .squeezed_credit = search->text.size};
	struct buffer bytes = {0};

	for (size_t at = 0; at < search->text.size;) {
		size_t place = at;

		read_line(&dump, place, search_next_line(search, &at), &bytes);
	}
	end_table(&dump);
	decoded_free(&dump.decoded);
	buffer_free(&bytes);
}
