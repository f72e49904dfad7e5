/* SPDX-License-Identifier: MIT */
/* One file in memory as WTF-8, whatever its encoding was, with its line table. */
#ifndef MOFKIT_BASE_SOURCE_H
#define MOFKIT_BASE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

struct buffer;

enum encoding {
	ENCODING_UTF8,
	ENCODING_UTF8_BOM,
	ENCODING_UTF16LE, /* with a byte order mark unless the source lacks one */
	ENCODING_UTF16BE,
	ENCODING_CODE_PAGE, /* no byte order mark and not UTF-8, or a code page was asked for */
};

enum { SOURCE_MAX_SIZE = 1 << 30 }; /* bytes of text; offsets are 32 bits wide */

struct source {
	const char *path; /* as the user named it; "<stdin>" for standard input */
	char *text;       /* owned; two NULs follow text[size), as flex wants them */
	uint32_t size;
	unsigned order;                /* position among the sources of a compilation, for sorting */
	const struct source *includer; /* the source that includes this one; NULL for a file of the command line */
	uint32_t included_at;          /* the offset of the include in it */
	enum encoding encoding;
	const char *code_page; /* of ENCODING_CODE_PAGE; otherwise NULL */
	bool lacks_mark;       /* UTF-16 without a byte order mark, recognized by its NUL bytes */
	bool cut_at_nul;       /* the file has a NUL character, after which it was not read */
	bool is_repaired;      /* bytes that are invalid in the encoding became U+FFFD */
	uint32_t *line_starts; /* built when the first location is asked for */
	uint32_t line_count;
	uint32_t *points_before;     /* code points before each block of the text; built with the line table */
	struct line_marker *markers; /* in ascending order */
	size_t marker_count, marker_capacity;
	struct arena arena; /* the path and the files that markers name */
};

/* #line and # n "f": the line that starts at `offset` is line `line` of `file`. */
struct line_marker {
	uint32_t offset;
	uint32_t line;
	const char *file;
};

/* A piece of a source: text[begin..end). A span without a source has no location. */
struct span {
	const struct source *source;
	uint32_t begin, end;
};

/* A location for people: lines and columns count from 1, columns in code points. */
struct location {
	const char *file;
	uint32_t line;
	uint32_t column;
	uint32_t line_begin, line_end; /* the physical line in the text, without its line end */
};

/*
 * Makes a source of a file's bytes. Takes the buffer over, which is empty afterwards even on failure. The encoding is
 * detected as mof-language 1.1 describes: a byte order mark decides; without one, text with a NUL in every other byte is
 * UTF-16, valid UTF-8 is UTF-8, and everything else is in `code_page`, a name that iconv knows ("CP1252" when NULL). A code page that is given applies to 7-bit
 * text, too. Bytes that are invalid in the encoding become U+FFFD. Returns NULL if the text would exceed
 * SOURCE_MAX_SIZE or the code page is unknown. Free with source_free.
 */
struct source *source_take(const char *path, struct buffer *bytes, const char *code_page);

/* The same for bytes that the caller keeps. */
struct source *source_new(const char *path, const uint8_t *bytes, size_t size, const char *code_page);
void source_free(struct source *source);

/*
 * Appends `text` in the encoding that the source was read in, with the byte order mark if it had one. Returns false, with nothing
 * appended, if the code page lacks a character of the text or would decode it differently, or if bytes of the file were
 * lost when it was read.
 */
bool source_encode(const struct source *source, struct text text, struct buffer *out);

/* Records a line marker; calls come in ascending order of offset. */
void source_add_marker(struct source *source, uint32_t offset, uint32_t line, struct text file);

/* Returns the location of an offset as line markers define it; offsets after the end are at the end. */
struct location source_locate(struct source *source, uint32_t offset);

/* The text of a span, which must have a source. */
static inline struct text span_text(struct span span)
{
	return (struct text){span.source->text + span.begin, span.end - span.begin};
}

/* Whether two spans are one location: of one source, or of two readings of one path. A source may be missing. */
bool span_same_location(struct span a, struct span b);

/* The span from the beginning of `first` to the end of `last`, both of one source. */
static inline struct span span_join(struct span first, struct span last)
{
	return (struct span){first.source, first.begin, last.end};
}

#endif
