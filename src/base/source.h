/* SPDX-License-Identifier: MIT */
/* One file in memory as WTF-8, whatever its encoding was, and where in it things stand. */
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
	ENCODING_UTF16LE, /* with its byte order mark, as are all UTF-16 files */
	ENCODING_UTF16BE,
	ENCODING_CODE_PAGE, /* no mark, and not UTF-8 or of 7 bits: text of some code page */
};

enum { SOURCE_MAX_SIZE = 1 << 30 }; /* bytes of text; offsets are 32 bits wide */

struct source {
	const char *path; /* as the user named it; "<stdin>" for standard input */
	char *text;       /* owned; two NULs follow text[size), as flex wants them */
	uint32_t size;
	unsigned order;                /* of this source among those of a compilation, for sorting */
	const struct source *includer; /* the source that includes this one, NULL of a file of the command line */
	uint32_t included_at;          /* and where it does */
	enum encoding encoding;
	const char *code_page; /* of a file in one; NULL else */
	bool cut_at_nul;       /* the file goes on behind a NUL character, unread */
	bool is_repaired;      /* bytes that the encoding does not have became U+FFFD */
	uint32_t *line_starts; /* made when the first place is asked for */
	uint32_t line_count;
	uint32_t *points_before;     /* code points before each block of the text; made with the lines */
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

/* A piece of a source: text[begin..end). A span without a source has no place. */
struct span {
	const struct source *source;
	uint32_t begin, end;
};

/* A place as people count: lines and columns from 1, columns in code points. */
struct place {
	const char *file;
	uint32_t line;
	uint32_t column;
	uint32_t line_begin, line_end; /* the physical line in the text, without its line end */
};

/*
 * Makes a source of a file's bytes, which it takes over: the buffer is empty afterwards, whatever happens. Encodings are told as reference/mof-language 1.1 has
 * it: a byte order mark decides; without one, valid UTF-8 is UTF-8, and all else is text of `code_page`, a
 * name that iconv knows ("CP1252" when NULL), as is text of 7 bits when there is a name. Bytes that the encoding does not have become U+FFFD.
 * Returns NULL if the text would exceed SOURCE_MAX_SIZE or the code page is unknown. Free with source_free.
 */
struct source *source_take(const char *path, struct buffer *bytes, const char *code_page);

/* The same of bytes that stay the caller's. */
struct source *source_new(const char *path, const uint8_t *bytes, size_t size, const char *code_page);
void source_free(struct source *source);

/*
 * Appends `text` as the bytes of a file in the encoding that the source was read in, byte order mark included.
 * False, with nothing appended, if its code page does not have a character of the text or reads it otherwise, or
 * bytes of the file were lost in reading.
 */
bool source_encode(const struct source *source, struct text text, struct buffer *out);

/* Records a marker; calls come in ascending order of offset. */
void source_add_marker(struct source *source, uint32_t offset, uint32_t line, struct text file);

/* Where an offset stands, markers honoured; offsets behind the end stand at the end. */
struct place source_place(struct source *source, uint32_t offset);

/* The text of a span. */
static inline struct text span_text(struct span span)
{
	return (struct text){span.source->text + span.begin, span.end - span.begin};
}

/* The span from the beginning of one to the end of another of the same source. */
static inline struct span span_join(struct span first, struct span last)
{
	return (struct span){first.source, first.begin, last.end};
}

#endif
