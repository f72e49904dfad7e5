/* SPDX-License-Identifier: MIT */
#include "formats/mof/writer.h"

#include <stdarg.h>

static bool is_full(const struct mof_writer *writer)
{
	return writer->out == NULL && writer->column > PEN_WIDTH;
}

void writer_put(struct mof_writer *writer, struct text text)
{
	if (is_full(writer))
		return;
	/* A character has at most as many columns as bytes, so the exact width of a long text is not needed. */
	writer->column += text.length > 4 * PEN_WIDTH ? text.length : text_width(text);
	if (writer->out)
		buffer_put(writer->out, text.bytes, text.length);
}

void writer_word(struct mof_writer *writer, const char *word)
{
	writer_put(writer, text_of(word));
}

void writer_printf(struct mof_writer *writer, const char *format, ...)
{
	struct buffer text = {0};
	va_list arguments;

	va_start(arguments, format);
	buffer_vprintf(&text, format, arguments);
	va_end(arguments);
	writer_put(writer, (struct text){(const char *)text.bytes, text.size});
	buffer_free(&text);
}

void writer_break(struct mof_writer *writer)
{
	if (writer->out == NULL) {
		writer->column = PEN_WIDTH + 1;
		return;
	}
	if (writer->is_flat) {
		writer_word(writer, " ");
		return;
	}
	buffer_put_byte(writer->out, '\n');
	buffer_fill(writer->out, '\t', writer->indent);
	writer->column = (size_t)PEN_TAB * writer->indent;
}

void writer_blank_line(struct mof_writer *writer)
{
	if (writer->out && !writer->is_flat)
		buffer_put_byte(writer->out, '\n');
	writer_break(writer);
}

bool writer_fits(const struct mof_writer *writer, void (*put)(struct mof_writer *writer, const void *item),
		 const void *item, size_t after)
{
	struct mof_writer trial = {NULL, writer->column, writer->indent, writer->is_flat};

	put(&trial, item);
	return trial.column + after <= PEN_WIDTH;
}
