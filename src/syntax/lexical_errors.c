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

/* Only blanks and a line comment follow the punctuation. */
uint32_t lexer_end_of_open_literal(const struct source *source, uint32_t begin)
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
	uint32_t end = lexer_end_of_open_literal(source, begin);
	uint32_t quote = begin < lexer->one_line_until ? source->size : closing_quote(source, begin);
	struct diagnostic *diagnostic;
	uint32_t closed;

	if (quote < source->size && follows_literal(source, quote + 1)) {
		diag_report(lexer->sink, MOF802, lexer_span(lexer, begin, line_end), "string literal spans lines");
		lexer_add_string(lexer, begin, quote + 1, true);
		return quote + 1;
	}
	closed = lexer_close_confused(lexer, begin);
	if (closed > begin)
		return closed;
	if (begin >= lexer->one_line_until)
		lexer->one_line_until = quote;
	diagnostic = diag_report(lexer->sink, MOF002, lexer_span(lexer, begin, end), "unterminated string literal");
	diag_set_help(lexer->sink, diagnostic, "add '\"' at its end");
	lexer_add_string(lexer, begin, end, true);
	lexer->tokens->items[lexer->tokens->count - 1].is_open = true;
	return end;
}

uint32_t lexer_open_character(struct lexer *lexer, uint32_t begin)
{
	uint32_t end = lexer_end_of_open_literal(lexer->tokens->source, begin);

	diag_report(lexer->sink, MOF002, lexer_span(lexer, begin, end), "unterminated character literal");
	lexer_add(lexer, CHARACTER, begin, end);
	return end;
}

/*
 * The '(' of the pragma in whose unquoted argument the scan is; 0 if it is elsewhere. Bounded, since a hostile text may
 * have a stray character after each of many names.
 */
static size_t pragma_parenthesis(const struct tokens *tokens)
{
	enum { MAX_PARTS = 16 };
	size_t index = tokens->count;

	for (unsigned parts = 0; index > 2 && parts < MAX_PARTS; parts++) {
		int kind = tokens->items[--index].kind;

		if (kind == '(')
			return tokens->items[index - 1].kind == IDENTIFIER && tokens->items[index - 2].kind == PRAGMA
				       ? index
				       : 0;
		if (kind != IDENTIFIER && kind != '.')
			return 0;
	}
	return 0;
}

/* The whole path becomes one name, which is reported when the pragma is lowered. Returns its end. */
static uint32_t add_unquoted_path(struct lexer *lexer, size_t parenthesis, uint32_t begin)
{
	struct tokens *tokens = lexer->tokens;
	const char *text = tokens->source->text;
	uint32_t end = begin;

	if (parenthesis + 1 < tokens->count)
		begin = tokens->items[parenthesis + 1].begin;
	while (end < tokens->source->size && text[end] != ')' && !lexer_is_line_end(text[end]))
		end++;
	while (text[end - 1] == ' ' || text[end - 1] == '\t')
		end--;
	tokens->count = parenthesis + 1;
	lexer_add(lexer, IDENTIFIER, begin, end);
	return end;
}

uint32_t lexer_stray(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	const struct source *source = lexer->tokens->source;
	size_t parenthesis = strchr("\\/", source->text[begin]) ? pragma_parenthesis(lexer->tokens) : 0;
	uint32_t code_point;

	if (parenthesis > 0 && !lexer->too_deep)
		return add_unquoted_path(lexer, parenthesis, begin);
	wtf8_decode(source->text + begin, end - begin, &code_point);
	if (code_point > ' ' && code_point < 0x7F)
		diag_report(lexer->sink, MOF001, lexer_span(lexer, begin, end), "unexpected character '%c'",
			    (char)code_point);
	else
		diag_report(lexer->sink, MOF001, lexer_span(lexer, begin, end), "unexpected character U+%04X",
			    (unsigned)code_point);
	return end;
}

uint32_t lexer_bad_number(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	const char *text = lexer->tokens->source->text + begin;
	struct diagnostic *diagnostic;

	if (lexer_has_confusable(lexer, begin, end))
		return lexer_wide_text(lexer, INTEGER, begin, end);
	diagnostic = diag_report(lexer->sink, MOF507, lexer_span(lexer, begin, end), "invalid number '%.*s'",
				 (int)(end - begin), text);
	if (strspn(text, "+-0123456789") == end - begin)
		diag_set_help(lexer->sink, diagnostic, "a number with a leading zero is octal and has digits 0 to 7");
	lexer_add(lexer, INTEGER, begin, end);
	return end;
}

void lexer_bad_alias(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	diag_report(lexer->sink, MOF522, lexer_span(lexer, begin, end), "expected an alias name directly after '$'");
	lexer_add(lexer, ALIAS, begin, end);
}

void lexer_bad_character(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	const char *text = lexer->tokens->source->text + begin;

	if (end - begin == 2)
		diag_report(lexer->sink, MOF507, lexer_span(lexer, begin, end), "empty character literal");
	else if (text_code_points((struct text){text + 1, end - begin - 2}) > 1)
		diag_report(lexer->sink, MOF507, lexer_span(lexer, begin, end),
			    "%.*s has more than one character; put strings in double quotes", (int)(end - begin), text);
	lexer_add(lexer, CHARACTER, begin, end);
}

void lexer_backslash_newline(struct lexer *lexer, uint32_t begin)
{
	struct diagnostic *diagnostic = diag_report(lexer->sink, MOF803, lexer_span(lexer, begin, begin + 1),
						    "backslash at the end of a line is treated as white space");

	diag_add_edit(lexer->sink, diagnostic, lexer_span(lexer, begin, begin + 1), "");
}

void lexer_non_ascii_name(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	diag_report(lexer->sink, MOF812, lexer_span(lexer, begin, end), "name '%.*s' has non-ASCII letters",
		    (int)(end - begin), lexer->tokens->source->text + begin);
	lexer_add(lexer, IDENTIFIER, begin, end);
}
