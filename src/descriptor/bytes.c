/* SPDX-License-Identifier: MIT */
/* A descriptor as bytes in text: hexadecimal digits, base64, and arrays of MOF and scripts. */
#include "descriptor/encoding.h"

#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
#include "base/memory.h"

bool encoding_add_byte(const struct encoding_input *input, struct encoding_bytes *bytes, unsigned byte,
		       struct span place)
{
	if (bytes->bytes.size == MAX_ENCODING_BYTES)
		return encoding_fail(input, place, "a descriptor must not exceed %d bytes", MAX_ENCODING_BYTES);
	bytes->locations = mem_grow(bytes->locations, bytes->bytes.size, &bytes->capacity, sizeof *bytes->locations);
	bytes->locations[bytes->bytes.size] = place;
	buffer_put_byte(&bytes->bytes, (uint8_t)byte);
	return true;
}

void encoding_free_bytes(struct encoding_bytes *bytes)
{
	buffer_free(&bytes->bytes);
	free(bytes->locations);
}

bool encoding_read_bytes(const struct encoding_input *input, struct encoding_bytes *bytes,
			 struct encoding_reading *reading)
{
	size_t count = bytes->bytes.size, at;
	struct sd_read_error error;

	reading->bytes = arena_copy(input->arena, bytes->locations, count * sizeof *bytes->locations);
	reading->byte_count = count;
	reading->descriptor = sd_read(input->arena, bytes->bytes.bytes, count, &error);
	encoding_free_bytes(bytes);
	if (reading->descriptor)
		return true;
	at = error.offset < count ? error.offset : count - 1;
	return encoding_fail(input, count ? reading->bytes[at] : reading->whole, "at byte %zu of the descriptor: %s",
			     error.offset, error.message);
}

/* ---- the text ---- */

/* A cursor in the text; offsets are of the source. */
struct scanner {
	const struct encoding_input *input;
	const char *text;
	uint32_t at, end;
};

static struct scanner scan(const struct encoding_input *input)
{
	return (struct scanner){input, input->source->text, input->text.begin, input->text.end};
}

static struct span place_at(const struct scanner *scanner, uint32_t begin, uint32_t end)
{
	return (struct span){scanner->input->source, begin, end};
}

/* The span of the character at the cursor. */
static struct span here(const struct scanner *scanner)
{
	uint32_t c, size = 0;

	if (scanner->at < scanner->end)
		size = (uint32_t)wtf8_decode(scanner->text + scanner->at, scanner->end - scanner->at, &c);
	return place_at(scanner, scanner->at, scanner->at + size);
}

static char peek(const struct scanner *scanner)
{
	return scanner->at < scanner->end ? scanner->text[scanner->at] : '\0';
}

static bool is_one_of(char c, const char *set)
{
	return c != '\0' && strchr(set, c);
}

static void skip(struct scanner *scanner, const char *set)
{
	while (is_one_of(peek(scanner), set))
		scanner->at++;
}

static bool take(struct scanner *scanner, char c)
{
	bool is_there = scanner->at < scanner->end && peek(scanner) == c;

	scanner->at += is_there;
	return is_there;
}

/* Skips a word, in either case; returns whether it was there. */
static bool take_word(struct scanner *scanner, const char *folded)
{
	size_t length = strlen(folded);

	if (scanner->end - scanner->at < length ||
	    !text_same_name((struct text){scanner->text + scanner->at, length}, text_of(folded)))
		return false;
	scanner->at += (uint32_t)length;
	return true;
}

/* ---- hexadecimal digits ---- */

/* Bytes may be separated by white space and commas; registry exports begin with "hex:" and end lines with '\'. */
static bool scan_hex(struct scanner *scanner, struct encoding_bytes *bytes)
{
	if (!take_word(scanner, "hex:"))
		take_word(scanner, "0x");
	for (skip(scanner, " \t\r\n,\\"); scanner->at < scanner->end; skip(scanner, " \t\r\n,\\")) {
		uint32_t begin = scanner->at;
		unsigned high = digit_value(peek(scanner)), low;

		if (high == NOT_A_DIGIT)
			return encoding_fail(scanner->input, here(scanner), "not a hexadecimal digit");
		scanner->at++;
		low = digit_value(peek(scanner));
		if (low == NOT_A_DIGIT)
			return encoding_fail(scanner->input, place_at(scanner, begin, scanner->at),
					     "a byte needs two hexadecimal digits");
		scanner->at++;
		if (!encoding_add_byte(scanner->input, bytes, high << 4 | low, place_at(scanner, begin, scanner->at)))
			return false;
	}
	return true;
}

/* ---- base64 ---- */

static const char base64_letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* Reads '=' up to the end of the text. Unused bits of the last character must be 0 (RFC 4648, 3.5). */
static bool end_base64(struct scanner *scanner, size_t letters, unsigned rest)
{
	size_t padding = 0;
	struct span last = here(scanner);

	for (skip(scanner, " \t\r\n"); take(scanner, '='); skip(scanner, " \t\r\n"))
		padding++;
	if (scanner->at < scanner->end)
		return encoding_fail(scanner->input, here(scanner), "not a base64 character");
	if (letters % 4 == 1 || padding != (4 - letters % 4) % 4)
		return encoding_fail(scanner->input, last, "the last group of four base64 characters is incomplete");
	if (rest != 0)
		return encoding_fail(scanner->input, last,
				     "the last base64 character has unused bits that are not zero");
	return true;
}

static bool scan_base64(struct scanner *scanner, struct encoding_bytes *bytes)
{
	unsigned value = 0, bits = 0;
	size_t letters = 0;
	uint32_t begin = scanner->at;

	for (skip(scanner, " \t\r\n"); is_one_of(peek(scanner), base64_letters); skip(scanner, " \t\r\n")) {
		value = value << 6 | (unsigned)(strchr(base64_letters, peek(scanner)) - base64_letters);
		letters++;
		if (bits == 0)
			begin = scanner->at;
		scanner->at++;
		bits += 6;
		if (bits < 8)
			continue;
		bits -= 8;
		if (!encoding_add_byte(scanner->input, bytes, value >> bits & 0xFF,
				       place_at(scanner, begin, scanner->at)))
			return false;
		value &= (1u << bits) - 1;
		begin = scanner->at - 1;
	}
	return end_base64(scanner, letters, value);
}

/* ---- lists of numbers ---- */

static const char list_space[] = " \t\r\n";

static bool is_word(char c)
{
	return digit_is_decimal(c) || (text_fold(c) >= 'a' && text_fold(c) <= 'z') || c == '_';
}

/* "uint8 SD[] = {", any part of which may be missing. */
static bool scan_declaration(struct scanner *scanner)
{
	uint32_t name;

	take_word(scanner, "uint8");
	skip(scanner, list_space);
	name = scanner->at;
	while (is_word(peek(scanner)) && (scanner->at > name || !digit_is_decimal(peek(scanner))))
		scanner->at++;
	skip(scanner, list_space);
	if (take(scanner, '[')) {
		skip(scanner, "0123456789 \t\r\n");
		if (!take(scanner, ']'))
			return encoding_fail(scanner->input, here(scanner), "missing ']' of the array: write '[]'");
	}
	skip(scanner, list_space);
	take(scanner, '=');
	skip(scanner, list_space);
	return true;
}

static bool scan_number(struct scanner *scanner, struct encoding_bytes *bytes)
{
	uint32_t begin = scanner->at;
	unsigned base = take_word(scanner, "0x") ? 16 : 10, value = 0;
	uint32_t digits = scanner->at;

	for (unsigned digit; (digit = digit_value(peek(scanner))) < base; scanner->at++)
		value = value > 0xFF ? value : value * base + digit;
	if (scanner->at == digits || is_word(peek(scanner)))
		return encoding_fail(scanner->input, here(scanner), "expected a number from 0 to 255");
	if (value > 0xFF)
		return encoding_fail(scanner->input, place_at(scanner, begin, scanner->at),
				     "the number does not fit in a byte");
	return encoding_add_byte(scanner->input, bytes, value, place_at(scanner, begin, scanner->at));
}

/* Numbers in braces separated by commas, or one per line, as PowerShell prints an array. */
static bool scan_list(struct scanner *scanner, struct encoding_bytes *bytes)
{
	bool is_closed = true;

	if (!scan_declaration(scanner))
		return false;
	if (take(scanner, '{'))
		is_closed = false;
	for (skip(scanner, list_space); scanner->at < scanner->end && peek(scanner) != '}';) {
		if (!scan_number(scanner, bytes))
			return false;
		skip(scanner, list_space);
		if (take(scanner, ',')) {
			skip(scanner, list_space);
			if (scanner->at == scanner->end || peek(scanner) == '}')
				return encoding_fail(scanner->input, here(scanner), "missing number after the comma");
		}
	}
	if (!is_closed && !take(scanner, '}'))
		return encoding_fail(scanner->input, here(scanner), "unterminated array: missing '}'");
	skip(scanner, list_space);
	take(scanner, ';');
	if (scanner->at < scanner->end)
		return encoding_fail(scanner->input, here(scanner), "unexpected text after the array");
	return true;
}

/* ---- reading and writing ---- */

static bool read_with(bool (*read)(struct scanner *scanner, struct encoding_bytes *bytes),
		      const struct encoding_input *input, struct encoding_reading *reading)
{
	struct encoding_bytes bytes = {0};
	struct scanner scanner = scan(input);

	*reading = (struct encoding_reading){.whole = input->text};
	if (read(&scanner, &bytes))
		return encoding_read_bytes(input, &bytes, reading);
	encoding_free_bytes(&bytes);
	return false;
}

bool encoding_read_hex(const struct encoding_input *input, struct encoding_reading *reading)
{
	return read_with(scan_hex, input, reading);
}

bool encoding_read_base64(const struct encoding_input *input, struct encoding_reading *reading)
{
	return read_with(scan_base64, input, reading);
}

bool encoding_read_list(const struct encoding_input *input, struct encoding_reading *reading)
{
	return read_with(scan_list, input, reading);
}

static bool write_with(void (*put)(const struct buffer *bytes, struct buffer *out),
		       const struct encoding_output *output)
{
	struct buffer bytes = {0};
	bool written = sd_write(output->descriptor, &bytes);

	if (written)
		put(&bytes, output->out);
	buffer_free(&bytes);
	return written || encoding_cannot(output, "an ACL exceeds 65535 bytes");
}

static void put_hex(const struct buffer *bytes, struct buffer *out)
{
	for (size_t i = 0; i < bytes->size; i++)
		buffer_printf(out, "%02x", bytes->bytes[i]);
	buffer_put_byte(out, '\n');
}

static void put_base64(const struct buffer *bytes, struct buffer *out)
{
	for (size_t at = 0; at < bytes->size; at += 3) {
		size_t left = bytes->size - at;
		unsigned group = (unsigned)bytes->bytes[at] << 16;

		group |= left > 1 ? (unsigned)bytes->bytes[at + 1] << 8 : 0;
		group |= left > 2 ? (unsigned)bytes->bytes[at + 2] : 0;
		for (size_t i = 0; i < 4; i++)
			buffer_put_byte(out, i > left ? '=' : (uint8_t)base64_letters[group >> (18 - 6 * i) & 0x3F]);
	}
	buffer_put_byte(out, '\n');
}

static void put_list(const struct buffer *bytes, struct buffer *out)
{
	enum { BYTES_A_LINE = 16 };

	buffer_put_text(out, "uint8 SD[] = {");
	for (size_t i = 0; i < bytes->size; i++)
		buffer_printf(out, "%s%s%u", i > 0 ? "," : "", i % BYTES_A_LINE == 0 ? "\n\t" : " ", bytes->bytes[i]);
	buffer_put_text(out, "\n};\n");
}

bool encoding_write_hex(const struct encoding_output *output)
{
	return write_with(put_hex, output);
}

bool encoding_write_base64(const struct encoding_output *output)
{
	return write_with(put_base64, output);
}

bool encoding_write_list(const struct encoding_output *output)
{
	return write_with(put_list, output);
}
