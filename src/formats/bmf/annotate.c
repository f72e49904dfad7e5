/* SPDX-License-Identifier: MIT */
/* Prints a binary MOF for people: each field with its offset, bytes and meaning, as the reader interprets it. */
#include <stdarg.h>
#include <string.h>

#include "formats/bmf/bmf.h"
#include "formats/bmf/ds.h"
#include "formats/bmf/reader.h"

enum { BYTES_PER_LINE = 8, INDENT = 2 };

struct bmf_trace {
	struct buffer *out;
	unsigned depth;
};

/* "00000014 46 4f 4d 42 " and the description; a long field continues on further lines. */
static void put_lines(struct bmf_trace *trace, const uint8_t *bytes, size_t offset, size_t size, const char *text)
{
	for (size_t at = 0; at < size; at += BYTES_PER_LINE) {
		buffer_printf(trace->out, "%08zx ", offset + at);
		for (size_t i = at; i < at + BYTES_PER_LINE && (i < size || at == 0); i++)
			if (i < size)
				buffer_printf(trace->out, " %02x", bytes[offset + i]);
			else
				buffer_put_text(trace->out, "   ");
		if (at == 0)
			buffer_printf(trace->out, "  %*s%s", (int)(INDENT * trace->depth), "", text);
		buffer_put_byte(trace->out, '\n');
	}
}

/* A line break or a control character of a string would break the columns. */
static void make_printable(struct buffer *text, size_t from)
{
	for (size_t i = from; i < text->size; i++)
		if (text->bytes[i] < ' ' || text->bytes[i] == 0x7F)
			text->bytes[i] = '?';
}

void bmf_trace_field(struct bmf_trace *trace, const uint8_t *bytes, size_t offset, size_t size, const char *format, ...)
{
	struct buffer text = {0};
	va_list arguments;

	va_start(arguments, format);
	buffer_vprintf(&text, format, arguments);
	va_end(arguments);
	make_printable(&text, 0);
	put_lines(trace, bytes, offset, size, buffer_text(&text));
	buffer_free(&text);
}

void bmf_trace_open(struct bmf_trace *trace, size_t offset, const char *structure)
{
	buffer_printf(trace->out, "%08zx  %*s%s:\n", offset, (int)(3 * BYTES_PER_LINE + 1 + INDENT * trace->depth), "",
		      structure);
	trace->depth++;
}

void bmf_trace_close(struct bmf_trace *trace)
{
	trace->depth--;
}

static void put_file_header(struct bmf_trace *trace, const uint8_t *bytes, size_t size)
{
	buffer_put_text(trace->out, "The file: a header and compressed data.\n\n");
	bmf_trace_field(trace, bytes, 0, 4, "magic 'FOMB'");
	bmf_trace_field(trace, bytes, 4, 4, "version %u", (unsigned)get_u32le(bytes + 4));
	bmf_trace_field(trace, bytes, 8, 4, "%u bytes of compressed data follow this header",
			(unsigned)get_u32le(bytes + 8));
	bmf_trace_field(trace, bytes, 12, 4, "%u bytes of plaintext are compressed in them",
			(unsigned)get_u32le(bytes + 12));
	bmf_trace_field(trace, bytes, BMF_FILE_HEADER, DS_MAGIC_SIZE, "magic 'DS' 0 1, then %zu bytes of tokens",
			size - BMF_FILE_HEADER - DS_MAGIC_SIZE);
}

static bool put_plain(const char *path, const struct buffer *plain, struct diag_sink *sink, struct bmf_trace *trace)
{
	struct bmf_reader reader = {
		.path = path,
		.bytes = plain->bytes,
		.end = plain->size,
		.sink = sink,
		.trace = trace,
	};
	struct cim_unit unit;
	struct names names;

	names_init(&names, 0);
	cim_unit_init(&unit);
	reader.names = &names;
	reader.unit = &unit;
	buffer_put_text(trace->out, "\nThe plaintext. An offset counts from the end of the header of its record.\n\n");
	bmf_read_objects(&reader);
	buffer_free(&reader.scratch);
	cim_unit_free(&unit);
	names_free(&names);
	return !reader.failed;
}

bool bmf_annotate(const char *path, const uint8_t *bytes, size_t size, struct diag_sink *sink, struct buffer *out)
{
	struct bmf_trace trace = {.out = out};
	struct buffer plain = {0};
	bool good;

	if (size >= BMF_FILE_HEADER + DS_MAGIC_SIZE && get_u32le(bytes) == BMF_MAGIC)
		put_file_header(&trace, bytes, size);
	good = bmf_expand(path, bytes, size, 0, sink, &plain) && put_plain(path, &plain, sink, &trace);
	buffer_free(&plain);
	return good;
}
