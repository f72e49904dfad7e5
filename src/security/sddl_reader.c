/* SPDX-License-Identifier: MIT */
#include "security/sddl_reader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

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

	/* A cut must not split a character. */
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
				 "a SID is missing here: write an alias such as BA or a SID such as S-1-5-32-544");
	if (sid_alias_needs_domain(reader->text + where.begin, length, &name))
		return sddl_fail(reader, SDDL_NEEDS_DOMAIN, where, NULL,
				 "'%s' (%s) belongs to a domain that is not known here: name the domain's SID, or write "
				 "the account's SID in full", capitals, name);
	if (length == 2 && (sid_parse(capitals, length, NULL, &ignored) || sid_alias_needs_domain(capitals, length, &name)))
		return sddl_fail(reader, SDDL_LOWER_CASE, where, capitals,
				 "'%s' must be in capitals: write '%s'", sddl_quote(reader, where), capitals);
	if (length > 2 && reader->text[where.begin + 1] == '-')
		return sddl_fail(reader, SDDL_SYNTAX, where, NULL,
				 "'%s' is no SID: write S-1-, the authority, and up to 15 numbers below 4294967296, each "
				 "behind a '-'", sddl_quote(reader, where));
	return sddl_fail(reader, SDDL_SYNTAX, where, NULL,
			 "'%s' is no SID: write an alias such as BA or a SID such as S-1-5-32-544",
			 sddl_quote(reader, where));
}

bool sddl_read_sid(struct sddl_reader *reader, struct sd_span where, struct sid *sid)
{
	size_t length = where.end - where.begin;

	if (length > 0 && sid_parse(reader->text + where.begin, length, reader->domain, sid) == length)
		return true;
	return fail_alias(reader, where);
}

static unsigned digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	if (c >= 'a' && c <= 'f')
		return (unsigned)(c - 'a' + 10);
	if (c >= 'A' && c <= 'F')
		return (unsigned)(c - 'A' + 10);
	return 16;
}

size_t sddl_read_number(const struct sddl_reader *reader, struct sd_span where, uint64_t max, uint64_t *number, int *base)
{
	const char *text = reader->text;
	size_t at = where.begin, first;
	uint64_t value = 0;

	*base = 10;
	if (where.end - at >= 2 && text[at] == '0' && (text[at + 1] == 'x' || text[at + 1] == 'X')) {
		*base = 16;
		at += 2;
	} else if (where.end - at >= 2 && text[at] == '0' && digit_of(text[at + 1]) < 10) {
		*base = 8;
		at++;
	}
	for (first = at; at < where.end && digit_of(text[at]) < (unsigned)*base; at++) {
		if (value > (max - digit_of(text[at])) / (unsigned)*base)
			return 0;
		value = value * (unsigned)*base + digit_of(text[at]);
	}
	*number = value;
	return at > first ? at - where.begin : 0;
}
