/* SPDX-License-Identifier: MIT */
/* Scans the most frequent tokens without the tables of the scanner. */
#include <endian.h>
#include <string.h>

#include "syntax/lexer.h"

#include "grammar/mof_parse.h"

typedef uint8_t block __attribute__((vector_size(16)));

/* The offset of the first quote, backslash or control character of a block; the block's size if there is none. */
static size_t first_stop(const char *at)
{
	uint64_t halves[2], half;
	block bytes, stops;

	memcpy(&bytes, at, sizeof bytes);
	stops = (block)((bytes == '"') | (bytes == '\\') | (bytes < ' '));
	memcpy(halves, &stops, sizeof stops);
	half = le64toh(halves[0] ? halves[0] : halves[1]);
	return (halves[0] ? 0 : sizeof half) + (half ? (size_t)__builtin_ctzll(half) / 8 : sizeof half);
}

/* The first byte from `at` on that may end a literal: '"', a backslash, a line end or the end of the text. */
static const char *find_stop(const char *at, const char *end)
{
	static const bool stops[UINT8_MAX + 1] = {
		['"'] = true, ['\\'] = true, ['\n'] = true, ['\r'] = true, [0] = true};

	while (end - at >= (ptrdiff_t)sizeof(block)) {
		size_t length = first_stop(at);

		at += length;
		if (length == sizeof(block))
			continue;
		if (stops[(unsigned char)*at])
			return at;
		at++; /* another control character */
	}
	while (!stops[(unsigned char)*at])
		at++;
	return at;
}

/*
 * Adds the token of the string literal that begins at `begin` and returns its end. A literal that does not end on its
 * line either continues over the line end or lacks its quote; lexer_open_string() decides and reports.
 */
static uint32_t add_literal(struct lexer *lexer, uint32_t begin)
{
	const struct source *source = lexer->tokens->source;
	const char *text = source->text, *end = text + source->size;
	const char *first = find_stop(text + begin + 1, end), *at = first;

	while (*at == '\\' && !lexer_is_line_end(at[1]) && at[1] != 0)
		at = find_stop(at + 2, end);
	if (*at != '"')
		return lexer_open_string(lexer, begin);
	lexer_add_string(lexer, begin, (uint32_t)(at + 1 - text), at != first);
	return (uint32_t)(at + 1 - text);
}

static char *skip_space(char *at)
{
	static const bool spaces[UINT8_MAX + 1] = {
		[' '] = true, ['\t'] = true, ['\r'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true, [0x1a] = true,
	};

	while (spaces[(unsigned char)*at])
		at++;
	return at;
}

/*
 * The end of the name that begins at `at`; `at` itself if only the tables can tell, since the name may be a keyword (it
 * is short and begins like one) or has letters outside ASCII.
 */
static char *skip_plain_name(char *at)
{
	enum { MAX_KEYWORD = sizeof "qualifier" - 1 }; /* of mof_lex.l */
	static const bool of_names[UINT8_MAX + 1] = {
		['0' ... '9'] = true,
		['A' ... 'Z'] = true,
		['a' ... 'z'] = true,
		['_'] = true,
	};
	static const bool begins_keyword[UINT8_MAX + 1] = {
		['A'] = true, ['C'] = true, ['F'] = true, ['I'] = true, ['N'] = true, ['O'] = true,
		['Q'] = true, ['R'] = true, ['T'] = true, ['a'] = true, ['c'] = true, ['f'] = true,
		['i'] = true, ['n'] = true, ['o'] = true, ['q'] = true, ['r'] = true, ['t'] = true,
	};
	char *end = at;

	while (of_names[(unsigned char)*end])
		end++;
	if ((unsigned char)*end >= 0x80 || (end - at <= MAX_KEYWORD && begins_keyword[(unsigned char)*at]))
		return at;
	return end;
}

/* Classes of bytes that may follow in a row of tokens. */
enum plain { NOT_PLAIN, OPENER, CLOSER, SEMICOLON, MARK, QUOTE, NAME };

static const uint8_t plain[UINT8_MAX + 1] = {
	['['] = OPENER, ['{'] = OPENER,    ['('] = OPENER,       [']'] = CLOSER,       ['}'] = CLOSER,
	[')'] = CLOSER, [';'] = SEMICOLON, [':'] = MARK,         [','] = MARK,         ['='] = MARK,
	['"'] = QUOTE,  ['_'] = NAME,      ['A' ... 'Z'] = NAME, ['a' ... 'z'] = NAME,
};

char *lexer_row(struct lexer *lexer, char *at)
{
	char *text = lexer->tokens->source->text;

	for (;;) {
		uint32_t begin, end;

		at = skip_space(at);
		begin = (uint32_t)(at - text);
		end = begin + 1;
		switch ((enum plain)plain[(unsigned char)*at]) {
		case OPENER:
			lexer_open_bracket(lexer, *at, begin);
			break;
		case CLOSER:
			lexer_close_bracket(lexer, *at, begin);
			break;
		case SEMICOLON:
			lexer_end_member(lexer, begin);
			break;
		case MARK:
			lexer_add(lexer, *at, begin, end);
			break;
		case QUOTE:
			end = add_literal(lexer, begin);
			break;
		case NAME:
			end = (uint32_t)(skip_plain_name(at) - text);
			if (end == begin)
				return at;
			lexer_add(lexer, IDENTIFIER, begin, end);
			break;
		case NOT_PLAIN:
			return at;
		}
		at = text + end;
	}
}
