/* SPDX-License-Identifier: MIT */
/* Text that is not a token: reports the error and decides where the text ends. */
#include <string.h>

#include "diag/diag.h"
#include "syntax/lexer.h"

#include "grammar/mof_parse.h"

/* The offset of the closing quote of a literal that begins at `begin`; the size of the text if there is none. */
static uint32_t closing_quote(const struct source *source, uint32_t begin)
{
	uint32_t at = begin + 1;

	while (at < source->size && source->text[at] != '"')
		at += source->text[at] == '\\' ? 2 : 1;
	return at < source->size ? at : source->size;
}

/*
 * What may follow a whole literal: if it follows a quote on a later line, that quote closes the literal, otherwise it
 * opens another one.
 */
static bool follows_literal(const struct source *source, uint32_t at)
{
	while (at < source->size && strchr(" \t\r\n", source->text[at]))
		at++;
	return at == source->size || strchr(";,)}]:/\"", source->text[at]);
}

/*
 * The assumed end of a literal without its closing quote: before the punctuation that ends its line, with only blanks
 * and a line comment after it.
 */
static uint32_t end_of_open_literal(const struct source *source, uint32_t begin)
{
	uint32_t line_end = lexer_end_of_line(source, begin), punctuation = line_end;

	for (uint32_t at = begin + 1; at < line_end; at++) {
		char byte = source->text[at];

		if (punctuation < at && byte == '/' && source->text[at + 1] == '/')
			break;
		if (strchr(";,)]}", byte))
			punctuation = punctuation < at ? punctuation : at;
		else if (byte != ' ' && byte != '\t')
			punctuation = line_end;
	}
	return punctuation;
}

uint32_t lexer_open_string(struct lexer *lexer, uint32_t begin)
{
	const struct source *source = lexer->tokens->source;
	uint32_t line_end = lexer_end_of_line(source, begin);
	uint32_t end = end_of_open_literal(source, begin);
	uint32_t quote = begin < lexer->one_line_until ? source->size : closing_quote(source, begin);
	struct diagnostic *diagnostic;

	if (quote < source->size && follows_literal(source, quote + 1)) {
		diag_report(lexer->sink, MOF802, lexer_span(lexer, begin, line_end),
			    "this string goes on over the line end");
		lexer_add_string(lexer, begin, quote + 1, true);
		return quote + 1;
	}
	if (begin >= lexer->one_line_until)
		lexer->one_line_until = quote;
	diagnostic =
		diag_report(lexer->sink, MOF002, lexer_span(lexer, begin, end), "this string has no closing quote");
	diag_set_help(lexer->sink, diagnostic, "add '\"' where it ends");
	lexer_add_string(lexer, begin, end, true);
	return end;
}

uint32_t lexer_open_character(struct lexer *lexer, uint32_t begin)
{
	uint32_t end = end_of_open_literal(lexer->tokens->source, begin);

	diag_report(lexer->sink, MOF002, lexer_span(lexer, begin, end), "this character has no closing quote");
	lexer_add(lexer, CHARACTER, begin, end);
	return end;
}

void lexer_stray(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	const struct source *source = lexer->tokens->source;
	uint32_t code_point;

	wtf8_decode(source->text + begin, end - begin, &code_point);
	if (code_point > ' ' && code_point < 0x7F)
		diag_report(lexer->sink, MOF001, lexer_span(lexer, begin, end), "'%c' has no meaning in MOF",
			    (char)code_point);
	else
		diag_report(lexer->sink, MOF001, lexer_span(lexer, begin, end), "U+%04X has no meaning here",
			    (unsigned)code_point);
}

void lexer_bad_number(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	const char *text = lexer->tokens->source->text + begin;
	struct diagnostic *diagnostic = diag_report(lexer->sink, MOF507, lexer_span(lexer, begin, end),
						    "'%.*s' is not a number", (int)(end - begin), text);

	if (strspn(text, "+-0123456789") == end - begin)
		diag_set_help(lexer->sink, diagnostic, "a number with a leading zero is octal: its digits are 0 to 7");
	lexer_add(lexer, INTEGER, begin, end);
}

void lexer_bad_alias(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	diag_report(lexer->sink, MOF522, lexer_span(lexer, begin, end),
		    "expected the name of an alias directly behind '$'");
	lexer_add(lexer, ALIAS, begin, end);
}

void lexer_bad_character(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	const char *text = lexer->tokens->source->text + begin;

	if (end - begin == 2)
		diag_report(lexer->sink, MOF507, lexer_span(lexer, begin, end), "'' holds no character");
	else if (text_code_points((struct text){text + 1, end - begin - 2}) > 1)
		diag_report(lexer->sink, MOF507, lexer_span(lexer, begin, end),
			    "%.*s is not one character; a string stands in double quotes", (int)(end - begin), text);
	lexer_add(lexer, CHARACTER, begin, end);
}

void lexer_open_comment(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	diag_report(lexer->sink, MOF825, lexer_span(lexer, begin, begin + 2), "this comment is never closed");
	lexer_add_trivia(lexer, COMMENT, begin, end);
}

void lexer_backslash_newline(struct lexer *lexer, uint32_t begin)
{
	struct diagnostic *diagnostic = diag_report(lexer->sink, MOF803, lexer_span(lexer, begin, begin + 1),
						    "a backslash at the end of a line is read as white space");

	diag_add_edit(lexer->sink, diagnostic, lexer_span(lexer, begin, begin + 1), "");
}

void lexer_non_ascii_name(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	diag_report(lexer->sink, MOF812, lexer_span(lexer, begin, end), "the name '%.*s' has letters outside ASCII",
		    (int)(end - begin), lexer->tokens->source->text + begin);
	lexer_add(lexer, IDENTIFIER, begin, end);
}
