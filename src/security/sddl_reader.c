/* SPDX-License-Identifier: MIT */
#include "security/sddl_reader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/digits.h"

enum { QUOTE_MAX = 40, MESSAGE_MAX = 512 };

char sddl_peek(const struct sddl_reader *reader)
{
	return reader->at < reader->length ? reader->text[reader->at] : 0;
}

bool sddl_looking_at(const struct sddl_reader *reader, const char *string)
{
	size_t length = strlen(string);

	return reader->length - reader->at >= length && memcmp(reader->text + reader->at, string, length) == 0;
}

bool sddl_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

void sddl_skip_space(struct sddl_reader *reader)
{
	while (reader->at < reader->length && sddl_is_space(reader->text[reader->at]))
		reader->at++;
}

bool sddl_fail(struct sddl_reader *reader, enum sddl_problem problem, struct sd_span where, const char *fix,
	       const char *format, ...)
{
	char message[MESSAGE_MAX];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);
	*reader->error = (struct sddl_error){problem, where.begin, where.end - where.begin,
					     arena_text(reader->arena, message, strlen(message)), fix};
	return false;
}

const char *sddl_quote(const struct sddl_reader *reader, struct sd_span where)
{
	size_t length = where.end - where.begin, shown = length > QUOTE_MAX ? QUOTE_MAX : length;
	char *quote = arena_alloc(reader->arena, QUOTE_MAX + 4);

	/* Do not split a character. */
	while (shown > 0 && shown < length && ((unsigned char)reader->text[where.begin + shown] & 0xC0) == 0x80)
		shown--;
	for (size_t i = 0; i < shown; i++) {
		unsigned char c = (unsigned char)reader->text[where.begin + i];

		quote[i] = c < ' ' || c == 0x7F ? '?' : (char)c;
	}
	if (shown < length)
		memcpy(quote + shown, "...", 3);
	return quote;
}

char *sddl_capitals(const struct sddl_reader *reader, struct sd_span where)
{
	char *capitals = arena_text(reader->arena, reader->text + where.begin, where.end - where.begin);

	for (char *c = capitals; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return capitals;
}

static bool fail_alias(struct sddl_reader *reader, struct sd_span where)
{
	size_t length = where.end - where.begin;
	const char *capitals = sddl_capitals(reader, where), *name;
	struct sid ignored;

	if (length == 0)
		return sddl_fail(reader, SDDL_SYNTAX, where, NULL,
				 "missing SID: write an alias such as BA or a SID such as S-1-5-32-544");
	if (sid_alias_needs_domain(reader->text + where.begin, length, &name))
		return sddl_fail(reader, SDDL_NEEDS_DOMAIN, where, NULL,
				 "'%s' (%s) is relative to an unknown domain: specify the domain's SID, or write the "
				 "account's SID in full",
				 capitals, name);
	if (length == 2 &&
	    (sid_parse(capitals, length, NULL, &ignored) || sid_alias_needs_domain(capitals, length, &name)))
		return sddl_fail(reader, SDDL_LOWER_CASE, where, capitals, "'%s' must be upper case: write '%s'",
				 sddl_quote(reader, where), capitals);
	if (length > 2 && reader->text[where.begin + 1] == '-')
		return sddl_fail(reader, SDDL_SYNTAX, where, NULL,
				 "'%s' is not a SID: write S-1-, the authority, and up to 15 numbers below 4294967296, "
				 "each after a '-'",
				 sddl_quote(reader, where));
	return sddl_fail(reader, SDDL_SYNTAX, where, NULL,
			 "'%s' is not a SID: write an alias such as BA or a SID such as S-1-5-32-544",
			 sddl_quote(reader, where));
}

bool sddl_read_sid(struct sddl_reader *reader, struct sd_span where, struct sid *sid)
{
	size_t length = where.end - where.begin;

	if (length > 0 && sid_parse(reader->text + where.begin, length, reader->domain, sid) == length)
		return true;
	return fail_alias(reader, where);
}

size_t sddl_read_number(const struct sddl_reader *reader, struct sd_span where, uint64_t max, uint64_t *number,
			int *base)
{
	const char *text = reader->text;
	size_t at = where.begin, digits;

	*base = 10;
	if (where.end - at >= 2 && text[at] == '0' && (text[at + 1] == 'x' || text[at + 1] == 'X')) {
		*base = 16;
		at += 2;
	} else if (where.end - at >= 2 && text[at] == '0' && digit_is_decimal(text[at + 1])) {
		*base = 8;
		at++;
	}
	digits = digits_read((struct text){text + at, where.end - at}, (unsigned)*base, max, number);
	return digits > 0 ? at + digits - where.begin : 0;
}

bool sddl_read_octets(const struct sddl_reader *reader, struct sd_span where, struct buffer *out)
{
	if ((where.end - where.begin) % 2 != 0)
		return false;
	for (size_t at = where.begin; at < where.end; at += 2) {
		uint8_t byte;

		if (!digits_read_byte(reader->text + at, &byte))
			return false;
		buffer_put_byte(out, byte);
	}
	return true;
}

static const char sid_literal[] = "SID(";

bool sddl_at_sid_literal(const struct sddl_reader *reader)
{
	size_t length = strlen(sid_literal);
	struct text here = {reader->text + reader->at, length};

	return reader->length - reader->at >= length && text_same_name(here, text_of(sid_literal));
}

bool sddl_take_sid_literal(struct sddl_reader *reader, struct sid *sid)
{
	size_t begin = reader->at;
	struct sd_span inner = {begin + strlen(sid_literal), 0};
	const char *close;

	if (!sddl_at_sid_literal(reader))
		return sddl_fail(reader, SDDL_SYNTAX, (struct sd_span){begin, begin}, NULL,
				 "missing SID: write it as SID(BA)");
	close = memchr(reader->text + inner.begin, ')', reader->length - inner.begin);
	if (close == NULL)
		return sddl_fail(reader, SDDL_SYNTAX, (struct sd_span){begin, inner.begin}, NULL,
				 "unterminated SID: missing ')'");
	inner.end = (size_t)(close - reader->text);
	reader->at = inner.end + 1;
	while (inner.begin < inner.end && sddl_is_space(reader->text[inner.begin]))
		inner.begin++;
	while (inner.begin < inner.end && sddl_is_space(reader->text[inner.end - 1]))
		inner.end--;
	return sddl_read_sid(reader, inner, sid);
}

bool sddl_take_string(struct sddl_reader *reader, struct sd_span *inner)
{
	size_t begin = reader->at, left = reader->length - begin;
	const char *end = NULL;

	if (sddl_peek(reader) != '"')
		return sddl_fail(reader, SDDL_SYNTAX, (struct sd_span){begin, begin}, NULL,
				 "expected a string in quotation marks");
	end = memchr(reader->text + begin + 1, '"', left - 1);
	if (end == NULL)
		return sddl_fail(reader, SDDL_SYNTAX, (struct sd_span){begin, begin + 1}, NULL, "unterminated string");
	*inner = (struct sd_span){begin + 1, (size_t)(end - reader->text)};
	reader->at = inner->end + 1;
	return true;
}

/* The unit of "%XXXX" at text[0..length); UINT32_MAX if there is none. */
static uint32_t read_escape(const char *text, size_t length)
{
	uint8_t high, low;

	if (length < 5 || !digits_read_byte(text + 1, &high) || !digits_read_byte(text + 3, &low))
		return UINT32_MAX;
	return (uint32_t)(high << 8 | low);
}

bool sddl_read_name(struct sddl_reader *reader, struct sd_span where, struct buffer *utf16)
{
	const char *text = reader->text;

	for (size_t at = where.begin, step; at < where.end; at += step) {
		uint32_t unit = read_escape(text + at, where.end - at), ignored;

		if (text[at] != '%') {
			step = wtf8_decode(text + at, where.end - at, &ignored);
			wtf8_append_utf16le(utf16, (struct text){text + at, step});
		} else if (unit > 0xFFFF) {
			return sddl_fail(reader, SDDL_SYNTAX, (struct sd_span){at, at + 1}, NULL,
					 "'%%' in a name must be followed by four hexadecimal digits");
		} else {
			step = 5;
			buffer_put_u16le(utf16, (uint16_t)unit);
		}
	}
	return true;
}
