/* SPDX-License-Identifier: MIT */
/*
 * Files that are text: UTF-16 and the quotes of mail are removed before the search, and what the text spells is searched
 * like the bytes of a file.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "formats/containers/search.h"

enum { TEXT_PROBED = 4096 /* bytes without a NUL that make a file text */ };

/* ---- text ---- */

static uint16_t unit_at(const uint8_t *bytes, bool big_endian)
{
	return big_endian ? (uint16_t)(bytes[0] << 8 | bytes[1]) : get_u16le(bytes);
}

/* Whether the first bytes are ASCII in UTF-16. */
static bool is_utf16(const uint8_t *bytes, size_t size, bool big_endian)
{
	enum { PROBED = 64 };
	size_t count = size / 2 < PROBED ? size / 2 : PROBED;

	for (size_t i = 0; i < count; i++) {
		uint16_t unit = unit_at(bytes + 2 * i, big_endian);

		if (unit == 0 || (unit >= 0x80 && !(i == 0 && unit == 0xFEFF)))
			return false;
	}
	return count > 0;
}

static void narrow(const uint8_t *bytes, size_t size, bool big_endian, struct buffer *out)
{
	for (size_t i = 0; i + 1 < size; i += 2) {
		uint16_t unit = unit_at(bytes + i, big_endian);

		buffer_put_byte(out, unit == 0xFEFF ? ' ' : unit > 0 && unit < 0x80 ? (uint8_t)unit : '?');
	}
}

/* Makes blanks of the '>' with which mail quotes lines: positions stay the same. */
static void unquote(struct buffer *text)
{
	bool in_margin = true;

	for (size_t i = 0; i < text->size; i++) {
		char byte = (char)text->bytes[i];

		if (byte == '>' && in_margin)
			text->bytes[i] = ' ';
		in_margin = byte == '\n' || (in_margin && (byte == '>' || byte == ' '));
	}
}

bool search_open_text(struct search *search)
{
	const uint8_t *bytes = search->bytes;
	size_t size = search->size;
	bool little = is_utf16(bytes, size, false), big = !little && is_utf16(bytes, size, true);

	search->text_scale = little || big ? 2 : 1;
	if (little || big)
		narrow(bytes, size, big, &search->text);
	else if (size > 0 && memchr(bytes, 0, size < TEXT_PROBED ? size : TEXT_PROBED) == NULL)
		buffer_put(&search->text, bytes, size);
	if (search->text.size >= 3 && memcmp(search->text.bytes, "\xEF\xBB\xBF", 3) == 0)
		memset(search->text.bytes, ' ', 3);
	unquote(&search->text);
	return search->text.size > 0;
}

struct text search_next_line(const struct search *search, size_t *at)
{
	const char *text = (const char *)search->text.bytes + *at;
	size_t left = search->text.size - *at;
	const char *end = memchr(text, '\n', left);
	struct text line = {text, end ? (size_t)(end - text) : left};

	*at += line.length + 1;
	if (line.length > 0 && line.bytes[line.length - 1] == '\r')
		line.length--;
	return line;
}

/* ---- what text spells ---- */

void decoded_mark(struct decoded *decoded, size_t place)
{
	decoded->lines = mem_grow(decoded->lines, decoded->line_count, &decoded->line_capacity, sizeof *decoded->lines);
	decoded->lines[decoded->line_count++] = (struct line){decoded->bytes.size, place};
}

void decoded_search(struct search *search, struct decoded *decoded, const char *name)
{
	struct arena *arena = &search->blobs->arena;
	const struct buffer *bytes = &decoded->bytes;

	if (bytes->size > 0 &&
	    (memmem(bytes->bytes, bytes->size, "FOMB", 4) || memmem(bytes->bytes, bytes->size, "_WDG", 4))) {
		struct stretch stretch = {
			.bytes = arena_copy(arena, bytes->bytes, bytes->size),
			.size = bytes->size,
			.name = name,
			.lines = decoded->lines,
			.line_count = decoded->line_count,
		};

		search_stretch(search, &stretch);
	}
	decoded->bytes.size = 0;
	decoded->line_count = 0;
}

void decoded_free(struct decoded *decoded)
{
	buffer_free(&decoded->bytes);
	free(decoded->lines);
}
