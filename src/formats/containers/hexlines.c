/* SPDX-License-Identifier: MIT */
/*
 * Lines of hexadecimal digits without offsets, as xxd -p, od -An and exports write them: "464f4d42...", "46 4f 4d 42" or
 * "0x46, 0x4F,". All groups of a line have the same length, except a shorter last one.
 */
#include <string.h>

#include "base/digits.h"
#include "formats/containers/search.h"

static bool is_separator(char byte)
{
	return byte == ' ' || byte == '\t' || byte == ',' || byte == '\\';
}

/* Appends the bytes of a line; false if it is not such a line. */
static bool read_line(struct text line, struct buffer *out)
{
	size_t length = 0;
	bool is_short = false;

	for (size_t at = 0; at < line.length;) {
		size_t digits = 0;
		uint8_t byte;

		if (is_separator(line.bytes[at])) {
			at++;
			continue;
		}
		if (line.length - at > 2 && line.bytes[at] == '0' && text_fold(line.bytes[at + 1]) == 'x')
			at += 2;
		while (at + digits + 1 < line.length && digits_read_byte(line.bytes + at + digits, &byte)) {
			buffer_put_byte(out, byte);
			digits += 2;
		}
		at += digits;
		if (digits == 0 || is_short || (length > 0 && digits > length) ||
		    (at < line.length && !is_separator(line.bytes[at])))
			return false;
		is_short = length > 0 && digits < length;
		length = digits;
	}
	return length > 0;
}

void search_hex_lines(struct search *search)
{
	struct decoded decoded = {0};
	struct buffer bytes = {0};

	for (size_t at = 0; at < search->text.size;) {
		size_t place = at;

		bytes.size = 0;
		if (read_line(search_next_line(search, &at), &bytes)) {
			decoded_mark(&decoded, place);
			buffer_put(&decoded.bytes, bytes.bytes, bytes.size);
		} else {
			decoded_search(search, &decoded, NULL);
		}
	}
	decoded_search(search, &decoded, NULL);
	decoded_free(&decoded);
	buffer_free(&bytes);
}
