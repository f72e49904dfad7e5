/* SPDX-License-Identifier: MIT */
#include "formats/bytes/bytes.h"

#include <string.h>

#include "formats/bmf/bmf.h"

enum { BYTES_A_LINE = 16 };

void hex_put(const uint8_t *bytes, size_t size, const char *indent, struct buffer *out)
{
	for (size_t i = 0; i < size; i++) {
		buffer_printf(out, "%s0x%02X", i % BYTES_A_LINE == 0 ? indent : " ", bytes[i]);
		if (i + 1 < size)
			buffer_put_byte(out, ',');
		if (i + 1 == size || i % BYTES_A_LINE == BYTES_A_LINE - 1)
			buffer_put_byte(out, '\n');
	}
}

bool hex_write(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out)
{
	struct buffer blob = {0};
	bool written = bmf_write(units, count, sink, &blob);

	if (written)
		hex_put(blob.bytes, blob.size, "", out);
	buffer_free(&blob);
	return written;
}

/* The name of the first source without folders and suffix. */
static struct text source_stem(const struct cim_unit *const *units, size_t count)
{
	const char *path, *base, *dot;

	if (count == 0 || units[0]->count == 0 || units[0]->operations[0].span.source == NULL)
		return text_of("driver");
	path = units[0]->operations[0].span.source->path;
	base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	dot = strrchr(base, '.');
	if (*base == 0 || *base == '<' || dot == base)
		return text_of("driver");
	return dot ? (struct text){base, (size_t)(dot - base)} : text_of(base);
}

bool rc_write(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out)
{
	struct buffer blob = {0};
	bool written = bmf_write(units, count, sink, &blob);
	struct text stem = source_stem(units, count);

	buffer_free(&blob);
	if (!written)
		return false;
	buffer_put_text(out, "MofResourceName MOFDATA \"");
	for (size_t i = 0; i < stem.length; i++)
		if ((unsigned char)stem.bytes[i] >= ' ' && stem.bytes[i] != '"' && stem.bytes[i] != '\\')
			buffer_put_byte(out, (uint8_t)stem.bytes[i]);
	buffer_put_text(out, ".bmf\"\n");
	return true;
}
