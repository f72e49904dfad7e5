/* SPDX-License-Identifier: MIT */
#include "diag/clean.h"

#include <stdbool.h>
#include <stdint.h>

enum { REPLACEMENT = 0xFFFD };

struct interval {
	uint32_t first, last;
};

/* All in ascending order, ended by a row that no character passes. */
static const struct interval not_utf8[] = {{0xD800, 0xDFFF}, {UINT32_MAX, UINT32_MAX}};

static const struct interval not_xml[] = {{0x00, 0x08},     {0x0B, 0x0C},     {0x0E, 0x1F},
					  {0xD800, 0xDFFF}, {0xFFFE, 0xFFFF}, {UINT32_MAX, UINT32_MAX}};

/* Controls, line and paragraph separators, and characters that change the direction of text (Unicode UAX #9). */
static const struct interval not_line[] = {{0x00, 0x08},     {0x0A, 0x1F},     {0x7F, 0x9F},
					   {0x061C, 0x061C}, {0x200E, 0x200F}, {0x2028, 0x202E},
					   {0x2066, 0x2069}, {0xD800, 0xDFFF}, {UINT32_MAX, UINT32_MAX}};

static const struct interval *const refused[] = {
	[CLEAN_UTF8] = not_utf8, [CLEAN_XML] = not_xml, [CLEAN_LINE] = not_line};

static bool is_in(const struct interval *intervals, uint32_t code_point)
{
	while (intervals->last < code_point)
		intervals++;
	return code_point >= intervals->first;
}

void clean_append(struct buffer *out, struct text text, enum clean clean)
{
	for (size_t at = 0; at < text.length;) {
		uint32_t code_point;
		size_t size = wtf8_decode(text.bytes + at, text.length - at, &code_point);

		if (is_in(refused[clean], code_point))
			wtf8_append(out, clean == CLEAN_LINE ? '?' : REPLACEMENT);
		else if (code_point == REPLACEMENT)
			wtf8_append(out, REPLACEMENT);
		else
			buffer_put(out, text.bytes + at, size);
		at += size;
	}
}
