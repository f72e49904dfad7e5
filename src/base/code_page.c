/* SPDX-License-Identifier: MIT */
#include "base/code_page.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/buffer.h"

static const iconv_t NONE = (iconv_t)-1;

/* Returns a converter between UTF-8 and a code page, or NONE if iconv does not have that code page. */
static iconv_t open_converter(const char *to, const char *from, const char *code_page)
{
	const char *suffix = strstr(code_page, "//");

	return *code_page == 0 || (suffix && suffix[2]) ? NONE : iconv_open(to, from);
}

bool code_page_is_known(const char *code_page)
{
	iconv_t converter = open_converter("UTF-8", code_page, code_page);

	if (converter == NONE)
		return false;
	iconv_close(converter);
	return true;
}

/*
 * Converts input up to its end, to a character that cannot be converted, or until `out` has more than `limit` bytes.
 * Returns true at the end of the input. The pieces are so small that no buffer fills up: a full buffer breaks
 * converters of glibc that expand a byte to several characters, such as that of TSCII.
 */
static bool convert(iconv_t converter, char **in, size_t *size, size_t limit, struct buffer *out)
{
	enum { PIECE = 512, ROOM = 16 * PIECE };

	while (*size > 0 && out->size <= limit) {
		size_t piece = *size < PIECE ? *size : PIECE, rest = piece, left = ROOM;
		char *to = (char *)buffer_reserve(out, ROOM);
		bool is_done = iconv(converter, in, &rest, &to, &left) != (size_t)-1;
		bool goes_on = is_done || (rest < piece && (errno == E2BIG || (errno == EINVAL && piece < *size)));

		out->size += ROOM - left;
		*size -= piece - rest;
		if (!goes_on)
			return false;
	}
	return *size == 0;
}

/* Writes what a converter holds back until it sees the next character, and the sequence that resets its state. */
static bool finish(iconv_t converter, struct buffer *out)
{
	enum { ROOM = 64 };
	size_t left = ROOM;
	char *to = (char *)buffer_reserve(out, ROOM);
	bool is_done = iconv(converter, NULL, NULL, &to, &left) != (size_t)-1;

	out->size += ROOM - left;
	return is_done;
}

/* iconv's UTF-8 may contain code points above U+10FFFF, as UCS-4 does; they become U+FFFD. */
static void repair_from(struct buffer *out, size_t start, bool *is_repaired)
{
	struct buffer text = {0};
	bool ascii;

	if (utf8_valid(out->bytes + start, out->size - start, &ascii))
		return;
	buffer_put(&text, out->bytes + start, out->size - start);
	out->size = start;
	wtf8_append_repaired(out, text.bytes, text.size);
	buffer_free(&text);
	*is_repaired = true;
}

bool code_page_decode(const char *code_page, const uint8_t *bytes, size_t size, size_t limit, struct buffer *out,
		      bool *is_repaired)
{
	iconv_t converter = open_converter("UTF-8", code_page, code_page);
	size_t start = out->size;
	char *in = (char *)bytes;

	if (converter == NONE)
		return false;
	while (!convert(converter, &in, &size, limit, out) && size > 0 && out->size <= limit) {
		buffer_put_text(out, "\xEF\xBF\xBD");
		in++, size--;
		*is_repaired = true;
	}
	*is_repaired |= !finish(converter, out);
	iconv_close(converter);
	repair_from(out, start, is_repaired);
	return true;
}

/* Whether bytes of a code page decode to the text. */
static bool is_read_as(const char *code_page, const uint8_t *bytes, size_t size, struct text text)
{
	struct buffer read = {0};
	bool is_repaired = false;
	bool is_same = code_page_decode(code_page, bytes, size, text.length, &read, &is_repaired) && !is_repaired &&
		       text_equal((struct text){(const char *)read.bytes, read.size}, text);

	buffer_free(&read);
	return is_same;
}

bool code_page_encode(const char *code_page, struct text text, struct buffer *out)
{
	iconv_t converter = open_converter(code_page, "UTF-8", code_page);
	size_t start = out->size, size = text.length;
	char *in = (char *)text.bytes;
	bool is_whole;

	if (converter == NONE)
		return false;
	is_whole = convert(converter, &in, &size, SIZE_MAX, out) && finish(converter, out);
	iconv_close(converter);
	if (is_whole && is_read_as(code_page, out->bytes + start, out->size - start, text))
		return true;
	out->size = start;
	return false;
}
