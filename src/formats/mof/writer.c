/* SPDX-License-Identifier: MIT */
#include "formats/mof/writer.h"

#include <stdarg.h>

static bool is_full(const struct pen *pen)
{
	return pen->out == NULL && pen->column > PEN_WIDTH;
}

void pen_put(struct pen *pen, struct text text)
{
	if (is_full(pen))
		return;
	/* No character takes more columns than bytes, so the width of a long text needs no measuring. */
	pen->column += text.length > 4 * PEN_WIDTH ? text.length : text_width(text);
	if (pen->out)
		buffer_put(pen->out, text.bytes, text.length);
}

void pen_word(struct pen *pen, const char *word)
{
	pen_put(pen, text_of(word));
}

void pen_printf(struct pen *pen, const char *format, ...)
{
	struct buffer text = {0};
	va_list arguments;

	va_start(arguments, format);
	buffer_vprintf(&text, format, arguments);
	va_end(arguments);
	pen_put(pen, (struct text){(const char *)text.bytes, text.size});
	buffer_free(&text);
}

void pen_break(struct pen *pen)
{
	if (pen->out == NULL) {
		pen->column = PEN_WIDTH + 1;
		return;
	}
	buffer_put_byte(pen->out, '\n');
	buffer_fill(pen->out, '\t', pen->indent);
	pen->column = (size_t)PEN_TAB * pen->indent;
}

void pen_blank_line(struct pen *pen)
{
	if (pen->out)
		buffer_put_byte(pen->out, '\n');
	pen_break(pen);
}

bool pen_fits(const struct pen *pen, void (*put)(struct pen *pen, const void *item), const void *item, size_t behind)
{
	struct pen trial = {NULL, pen->column, pen->indent};

	put(&trial, item);
	return trial.column + behind <= PEN_WIDTH;
}
