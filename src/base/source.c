/* SPDX-License-Identifier: MIT */
#include "base/source.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/code_page.h"
#include "base/memory.h"

#define DEFAULT_CODE_PAGE "CP1252"

enum { BLOCK = 1024 }; /* bytes of text whose code points are counted together */

/*
 * Whether the first characters are ASCII in UTF-16: every other byte is NUL, from `first` on, and no other byte is. A
 * few characters beyond U+00FF may be among them.
 */
static bool has_nul_in_pairs(const uint8_t *bytes, size_t size, size_t first)
{
	enum { LOOKED_AT = 256, FEWEST = 4 };
	size_t pairs = (size < LOOKED_AT ? size : LOOKED_AT) / 2, count = 0;

	for (size_t i = 0; i < pairs; i++) {
		if (bytes[2 * i + 1 - first] == 0)
			return false;
		count += bytes[2 * i + first] == 0;
	}
	return pairs >= FEWEST && count * 4 >= pairs * 3;
}

/*
 * A code page that was asked for is applied to 7-bit text as well, since ISO-2022-JP and UTF-7 use no other bytes. The
 * byte order mark of UTF-32 begins with that of UTF-16; with a code page of UTF-32 it is not taken for UTF-16.
 */
static enum encoding detect(const uint8_t *bytes, size_t size, const char *code_page, size_t *mark_size)
{
	bool ascii;

	*mark_size = 0;
	if (code_page && size >= 4 && memcmp(bytes, "\xFF\xFE\0\0", 4) == 0)
		return ENCODING_CODE_PAGE;
	*mark_size = 2;
	if (size >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE)
		return ENCODING_UTF16LE;
	if (size >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF)
		return ENCODING_UTF16BE;
	*mark_size = 3;
	if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		return ENCODING_UTF8_BOM;
	*mark_size = 0;
	if (code_page == NULL && has_nul_in_pairs(bytes, size, 1))
		return ENCODING_UTF16LE;
	if (code_page == NULL && has_nul_in_pairs(bytes, size, 0))
		return ENCODING_UTF16BE;
	return utf8_valid(bytes, size, &ascii) && !(ascii && code_page) ? ENCODING_UTF8 : ENCODING_CODE_PAGE;
}

/* Decodes the bytes of a file after their byte order mark. */
static bool decode(struct buffer *text, size_t mark_size, enum encoding encoding, const char *code_page,
		   bool *is_repaired)
{
	const uint8_t *bytes = text->bytes + mark_size;
	size_t size = text->size - mark_size;
	struct buffer decoded = {0};
	bool ascii, done = true;

	switch (encoding) {
	case ENCODING_UTF8:
		return true;
	case ENCODING_UTF8_BOM:
		if (utf8_valid(bytes, size, &ascii)) {
			memmove(text->bytes, bytes, size);
			text->size = size;
			return true;
		}
		wtf8_append_repaired(&decoded, bytes, size);
		*is_repaired = true;
		break;
	case ENCODING_UTF16LE:
	case ENCODING_UTF16BE:
		*is_repaired = size % 2 != 0;
		wtf8_append_from_utf16(&decoded, bytes, size, encoding == ENCODING_UTF16BE);
		break;
	case ENCODING_CODE_PAGE:
		done = code_page_decode(code_page ? code_page : DEFAULT_CODE_PAGE, bytes, size, SOURCE_MAX_SIZE,
					&decoded, is_repaired);
		break;
	}
	buffer_free(text);
	*text = decoded;
	return done;
}

struct source *source_take(const char *path, struct buffer *bytes, const char *code_page)
{
	struct buffer text = *bytes;
	struct source *source;
	enum encoding encoding;
	const uint8_t *nul;
	size_t mark_size;
	bool is_repaired = false;

	*bytes = (struct buffer){0};
	encoding = detect(text.bytes, text.size, code_page, &mark_size);
	if (text.size > SOURCE_MAX_SIZE ||
	    (encoding != ENCODING_UTF8 && !decode(&text, mark_size, encoding, code_page, &is_repaired)) ||
	    text.size > SOURCE_MAX_SIZE) {
		buffer_free(&text);
		return NULL;
	}
	nul = text.size ? memchr(text.bytes, 0, text.size) : NULL;

	source = mem_zero(sizeof *source);
	source->cut_at_nul = nul != NULL;
	source->is_repaired = is_repaired;
	source->lacks_mark = mark_size == 0 && (encoding == ENCODING_UTF16LE || encoding == ENCODING_UTF16BE);
	if (nul)
		text.size = (size_t)(nul - text.bytes);
	source->size = (uint32_t)text.size;
	buffer_fill(&text, 0, 2);
	source->text = mem_resize(text.bytes, text.size);
	source->encoding = encoding;
	if (encoding == ENCODING_CODE_PAGE)
		source->code_page = arena_printf(&source->arena, "%s", code_page ? code_page : DEFAULT_CODE_PAGE);
	source->path = arena_text(&source->arena, path, strlen(path));
	return source;
}

struct source *source_new(const char *path, const uint8_t *bytes, size_t size, const char *code_page)
{
	struct buffer copy = {0};

	if (size > SOURCE_MAX_SIZE)
		return NULL;
	buffer_put(&copy, bytes, size);
	return source_take(path, &copy, code_page);
}

static void swap_bytes(uint8_t *bytes, size_t size)
{
	for (size_t i = 0; i + 1 < size; i += 2) {
		uint8_t low = bytes[i];

		bytes[i] = bytes[i + 1];
		bytes[i + 1] = low;
	}
}

bool source_encode(const struct source *source, struct text text, struct buffer *out)
{
	size_t start = out->size;

	if (source->is_repaired)
		return false;
	switch (source->encoding) {
	case ENCODING_UTF16LE:
	case ENCODING_UTF16BE:
		if (!source->lacks_mark)
			buffer_put_u16le(out, 0xFEFF);
		wtf8_append_utf16le(out, text);
		if (source->encoding == ENCODING_UTF16BE)
			swap_bytes(out->bytes + start, out->size - start);
		return true;
	case ENCODING_CODE_PAGE:
		return code_page_encode(source->code_page, text, out);
	case ENCODING_UTF8_BOM:
		buffer_put_text(out, "\xEF\xBB\xBF");
		break;
	case ENCODING_UTF8:
		break;
	}
	buffer_put(out, text.bytes, text.length);
	return true;
}

void source_free(struct source *source)
{
	if (source == NULL)
		return;
	free(source->text);
	free(source->line_starts);
	free(source->points_before);
	free(source->markers);
	arena_free(&source->arena);
	free(source);
}

void source_add_marker(struct source *source, uint32_t offset, uint32_t line, struct text file)
{
	struct line_marker marker = {offset, line, NULL};

	if (file.bytes)
		marker.file = arena_text(&source->arena, file.bytes, file.length);
	else
		marker.file = source->marker_count ? source->markers[source->marker_count - 1].file : source->path;
	source->markers = mem_grow(source->markers, source->marker_count, &source->marker_capacity, sizeof marker);
	source->markers[source->marker_count++] = marker;
}

/* The offset after the line end at `at`, or 0 if there is none. Lines end in CRLF, LF or CR. */
static uint32_t behind_line_end(const struct source *source, uint32_t at)
{
	if (source->text[at] == '\n')
		return at + 1;
	if (source->text[at] == '\r')
		return source->text[at + 1] == '\n' ? at + 2 : at + 1;
	return 0;
}

static void find_line_starts(struct source *source)
{
	size_t capacity = 0;

	source->line_starts = mem_grow(NULL, 0, &capacity, sizeof *source->line_starts);
	source->line_starts[source->line_count++] = 0;
	for (uint32_t at = 0; at < source->size;) {
		uint32_t next = behind_line_end(source, at);

		at = next ? next : at + 1;
		if (next == 0)
			continue;
		source->line_starts =
			mem_grow(source->line_starts, source->line_count, &capacity, sizeof *source->line_starts);
		source->line_starts[source->line_count++] = at;
	}
}

/* The number of code points that begin in text[begin..end). */
static uint32_t count_code_points(const struct source *source, uint32_t begin, uint32_t end)
{
	uint32_t count = 0;

	for (; begin < end; begin++)
		count += ((unsigned char)source->text[begin] & 0xC0) != 0x80;
	return count;
}

/* A text may be a single line: columns are counted from the start of the block, not of the line. */
static void count_blocks(struct source *source)
{
	uint32_t last = source->size / BLOCK, count = 0;

	source->points_before = mem_alloc((last + 1) * sizeof *source->points_before);
	for (uint32_t block = 0; block < last; block++) {
		source->points_before[block] = count;
		count += count_code_points(source, block * BLOCK, (block + 1) * BLOCK);
	}
	source->points_before[last] = count;
}

static uint32_t code_points_before(const struct source *source, uint32_t offset)
{
	uint32_t block = offset / BLOCK;

	return source->points_before[block] + count_code_points(source, block * BLOCK, offset);
}

/* The index of the last start that is at or before the offset. */
static uint32_t find_line(const struct source *source, uint32_t offset)
{
	uint32_t low = 0, high = source->line_count;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (source->line_starts[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static const struct line_marker *find_marker(const struct source *source, uint32_t offset)
{
	size_t low = 0, high = source->marker_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (source->markers[middle].offset <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? &source->markers[low - 1] : NULL;
}

static uint32_t line_end(const struct source *source, uint32_t line)
{
	uint32_t begin = source->line_starts[line], end;

	if (line + 1 == source->line_count)
		return source->size;
	end = source->line_starts[line + 1] - 1;
	return end > begin && source->text[end] == '\n' && source->text[end - 1] == '\r' ? end - 1 : end;
}

struct location source_locate(struct source *source, uint32_t offset)
{
	const struct line_marker *marker;
	struct location location;
	uint32_t line;

	if (offset > source->size)
		offset = source->size;
	if (source->line_starts == NULL) {
		find_line_starts(source);
		count_blocks(source);
	}
	line = find_line(source, offset);
	location.line_begin = source->line_starts[line];
	location.line_end = line_end(source, line);
	location.column = 1 + code_points_before(source, offset) - code_points_before(source, location.line_begin);
	marker = find_marker(source, offset);
	location.file = marker ? marker->file : source->path;
	location.line = marker ? marker->line + (line - find_line(source, marker->offset)) : line + 1;
	return location;
}

bool span_same_location(struct span a, struct span b)
{
	if (a.begin != b.begin || a.end != b.end || (a.source == NULL) != (b.source == NULL))
		return false;
	return a.source == b.source || strcmp(a.source->path, b.source->path) == 0;
}
