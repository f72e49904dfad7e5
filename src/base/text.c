/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include <string.h>
#include <uniwidth.h>

#include "base/buffer.h"

enum { REPLACEMENT = 0xFFFD };

struct text text_of(const char *string)
{
	return (struct text){string, strlen(string)};
}

bool text_equal(struct text a, struct text b)
{
	return a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

bool text_same_name(struct text a, struct text b)
{
	if (a.length != b.length)
		return false;
	for (size_t i = 0; i < a.length; i++)
		if (text_fold(a.bytes[i]) != text_fold(b.bytes[i]))
			return false;
	return true;
}

int text_compare_folded(const char *a, const char *b)
{
	while (*a && text_fold(*a) == text_fold(*b))
		a++, b++;
	return (unsigned char)text_fold(*a) - (unsigned char)text_fold(*b);
}

static bool is_continuation(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

size_t wtf8_decode(const char *text, size_t length, uint32_t *code_point)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char lead = (unsigned char)text[0];
	size_t size = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
	uint32_t value;

	if (size == 1) {
		*code_point = lead;
		return 1;
	}
	*code_point = REPLACEMENT;
	if (size == 0 || size > length)
		return 1;
	value = lead & (0x7Fu >> size);
	for (size_t i = 1; i < size; i++) {
		if (!is_continuation(text[i]))
			return 1;
		value = value << 6 | ((unsigned char)text[i] & 0x3Fu);
	}
	if (value < smallest[size] || value > 0x10FFFF)
		return 1;
	*code_point = value;
	return size;
}

static void append_encoded(struct buffer *out, uint32_t c)
{
	if (c < 0x80) {
		buffer_put_byte(out, (uint8_t)c);
	} else if (c < 0x800) {
		buffer_put_byte(out, (uint8_t)(0xC0 | c >> 6));
		buffer_put_byte(out, (uint8_t)(0x80 | (c & 0x3F)));
	} else if (c < 0x10000) {
		buffer_put_byte(out, (uint8_t)(0xE0 | c >> 12));
		buffer_put_byte(out, (uint8_t)(0x80 | (c >> 6 & 0x3F)));
		buffer_put_byte(out, (uint8_t)(0x80 | (c & 0x3F)));
	} else {
		buffer_put_byte(out, (uint8_t)(0xF0 | c >> 18));
		buffer_put_byte(out, (uint8_t)(0x80 | (c >> 12 & 0x3F)));
		buffer_put_byte(out, (uint8_t)(0x80 | (c >> 6 & 0x3F)));
		buffer_put_byte(out, (uint8_t)(0x80 | (c & 0x3F)));
	}
}

/* Removes a high surrogate from the end of the buffer and returns it; 0 if there is none. */
static uint32_t take_high_surrogate(struct buffer *out)
{
	const uint8_t *end = out->bytes + out->size;

	if (out->size < 3 || end[-3] != 0xED || end[-2] < 0xA0 || end[-2] > 0xAF)
		return 0;
	out->size -= 3;
	return 0xD000u | (end[-2] & 0x3Fu) << 6 | (end[-1] & 0x3Fu);
}

void wtf8_append(struct buffer *out, uint32_t code_point)
{
	if (code_point >= 0xDC00 && code_point <= 0xDFFF) {
		uint32_t high = take_high_surrogate(out);

		if (high)
			code_point = 0x10000 + ((high - 0xD800) << 10) + (code_point - 0xDC00);
	}
	append_encoded(out, code_point);
}

size_t wtf8_utf16_length(struct text text)
{
	size_t units = 0;

	for (size_t at = 0; at < text.length;) {
		uint32_t c;

		at += wtf8_decode(text.bytes + at, text.length - at, &c);
		units += c >= 0x10000 ? 2 : 1;
	}
	return units;
}

void wtf8_append_utf16le(struct buffer *out, struct text text)
{
	for (size_t at = 0; at < text.length;) {
		uint32_t c;

		at += wtf8_decode(text.bytes + at, text.length - at, &c);
		if (c >= 0x10000) {
			buffer_put_u16le(out, (uint16_t)(0xD800 + ((c - 0x10000) >> 10)));
			c = 0xDC00 + ((c - 0x10000) & 0x3FF);
		}
		buffer_put_u16le(out, (uint16_t)c);
	}
}

void wtf8_append_from_utf16(struct buffer *out, const uint8_t *bytes, size_t size, bool big_endian)
{
	buffer_reserve(out, size / 2);
	for (size_t at = 0; at + 1 < size; at += 2)
		wtf8_append(out, big_endian ? (uint32_t)(bytes[at] << 8 | bytes[at + 1]) : get_u16le(bytes + at));
}

/* The offset of the first byte outside ASCII from `at` on; reads eight bytes at a time. */
static size_t behind_ascii(const uint8_t *bytes, size_t size, size_t at)
{
	for (uint64_t eight; size - at >= sizeof eight; at += sizeof eight) {
		memcpy(&eight, bytes + at, sizeof eight);
		if (eight & 0x8080808080808080u)
			break;
	}
	while (at < size && bytes[at] < 0x80)
		at++;
	return at;
}

void wtf8_append_repaired(struct buffer *out, const uint8_t *bytes, size_t size)
{
	for (size_t at = 0; at < size;) {
		uint32_t code_point;

		at += wtf8_decode((const char *)bytes + at, size - at, &code_point);
		wtf8_append(out, code_point);
	}
}

bool utf8_valid(const uint8_t *bytes, size_t size, bool *ascii)
{
	*ascii = true;
	for (size_t at = behind_ascii(bytes, size, 0); at < size; at = behind_ascii(bytes, size, at)) {
		uint32_t c;
		size_t length;

		*ascii = false;
		length = wtf8_decode((const char *)bytes + at, size - at, &c);
		if (length == 1 || (c >= 0xD800 && c <= 0xDFFF))
			return false;
		at += length;
	}
	return true;
}

size_t text_width(struct text text)
{
	size_t columns = 0;

	for (size_t at = 0; at < text.length;) {
		uint32_t c;
		int width;

		at += wtf8_decode(text.bytes + at, text.length - at, &c);
		width = uc_width(c, "UTF-8");
		columns += width < 0 ? 1 : (size_t)width;
	}
	return columns;
}

size_t text_code_points(struct text text)
{
	size_t count = 0;

	for (size_t at = 0; at < text.length; count++) {
		uint32_t c;

		at += wtf8_decode(text.bytes + at, text.length - at, &c);
	}
	return count;
}
