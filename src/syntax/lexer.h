/* SPDX-License-Identifier: MIT */
/*
 * The interface between the scanner (mof_lex.l) and the files around it: the state of one scan, adding tokens,
 * reporting.
 */
#ifndef MOFKIT_SYNTAX_LEXER_H
#define MOFKIT_SYNTAX_LEXER_H

#include "base/memory.h"
#include "syntax/token.h"

struct lexer {
	struct tokens *tokens;
	struct diag_sink *sink;
	uint32_t open[MAX_BRACKET_DEPTH]; /* token indexes of the open brackets, the innermost last */
	size_t depth;
	uint32_t previous;       /* kind of the last token that is not trivia, 0 at the start */
	uint32_t one_line_until; /* strings that begin before this offset end with their line */
	unsigned searched;       /* comments whose nested end was looked for in vain */
	bool too_deep;
};

static inline struct span lexer_span(const struct lexer *lexer, uint32_t begin, uint32_t end)
{
	return (struct span){lexer->tokens->source, begin, end};
}

static inline struct token lexer_token(const struct lexer *lexer, int kind, uint32_t begin, uint32_t end)
{
	return (struct token){.begin = begin, .end = end, .kind = (uint16_t)kind, .depth = (uint8_t)lexer->depth};
}

/* There is always room for the next token. After a bracket that is nested too deeply no token is added. */
static inline void lexer_push(struct lexer *lexer, struct token token)
{
	struct tokens *tokens = lexer->tokens;

	tokens->items[tokens->count] = token;
	tokens->count += !lexer->too_deep;
	tokens->items = mem_grow(tokens->items, tokens->count, &tokens->capacity, sizeof token);
}

static inline bool lexer_is_line_end(char byte)
{
	return byte == '\n' || byte == '\r';
}

/* The end of the line that `at` is in: its line end, or the end of the text. */
uint32_t lexer_end_of_line(const struct source *source, uint32_t at);

/* Adds a token for text[begin..end) that is neither a bracket nor trivia. */
void lexer_add(struct lexer *lexer, int kind, uint32_t begin, uint32_t end);

/* Adds an opening bracket. */
void lexer_open_bracket(struct lexer *lexer, int kind, uint32_t begin);

/* Adds a closing bracket, or a ';', which ends a member: brackets that are still open in it have no partner. */
void lexer_close_bracket(struct lexer *lexer, int kind, uint32_t begin);
void lexer_end_member(struct lexer *lexer, uint32_t begin);

/* Adds a string literal text[begin..end); `escapes` tells whether it has a backslash or a line end. */
void lexer_add_string(struct lexer *lexer, uint32_t begin, uint32_t end, bool escapes);

/* Adds trivia, which the parser never sees. */
void lexer_add_trivia(struct lexer *lexer, int kind, uint32_t begin, uint32_t end);

/*
 * Skips white space and adds the tokens that need no tables and come in rows: punctuation, strings, and names that are
 * not keywords. Returns the offset of the first byte that is none of these.
 */
char *lexer_row(struct lexer *lexer, char *at);

/* Adds and reports a string literal that does not end on its line; returns its assumed end. */
uint32_t lexer_open_string(struct lexer *lexer, uint32_t begin);

/* Adds and reports a character literal without its closing quote; returns its assumed end. */
uint32_t lexer_open_character(struct lexer *lexer, uint32_t begin);

/* The assumed end of the literal at `begin` that lacks its quote: before the punctuation that ends its line. */
uint32_t lexer_end_of_open_literal(const struct source *source, uint32_t begin);

/*
 * Reports text[begin..end), which is not a token, and returns where the scan continues. In the argument of a pragma, an
 * unquoted path up to its ')' or line end becomes one name.
 */
uint32_t lexer_stray(struct lexer *lexer, uint32_t begin, uint32_t end);

/*
 * Adds a block comment and returns its end. Comments do not nest: where one was meant to, that is reported, and the
 * comment ends where it was meant to.
 */
uint32_t lexer_block_comment(struct lexer *lexer, uint32_t begin, uint32_t end);

/*
 * Adds a name, an alias or a number (INTEGER) that has characters outside ASCII, and returns where the scan continues.
 * A character that looks like another one or like nothing (confusables.def) is reported, and what it was meant to be is
 * added.
 */
uint32_t lexer_wide_text(struct lexer *lexer, int kind, uint32_t begin, uint32_t end);

/* Whether text[begin..end) has a character of confusables.def. */
bool lexer_has_confusable(const struct lexer *lexer, uint32_t begin, uint32_t end);

/*
 * Adds and reports a string literal whose closing quote is that of a word processor, and returns its end; `begin` if
 * there is none on the line.
 */
uint32_t lexer_close_confused(struct lexer *lexer, uint32_t begin);

/* Reports an invalid number and returns where the scan continues. */
uint32_t lexer_bad_number(struct lexer *lexer, uint32_t begin, uint32_t end);

/* Reports text[begin..end), which is not a token, with the message that fits it. */
void lexer_bad_alias(struct lexer *lexer, uint32_t begin, uint32_t end);
void lexer_bad_character(struct lexer *lexer, uint32_t begin, uint32_t end);
void lexer_open_comment(struct lexer *lexer, uint32_t begin, uint32_t end);
void lexer_backslash_newline(struct lexer *lexer, uint32_t begin);
void lexer_non_ascii_name(struct lexer *lexer, uint32_t begin, uint32_t end);

/*
 * Reports a directive that MOF does not have, "#word" at text[begin..end), and adds its line as trivia. Returns the end
 * of that line; a backslash at the end of a line continues it.
 */
uint32_t lexer_directive(struct lexer *lexer, uint32_t begin, uint32_t end);

/* Records a line marker, #line n "f" or # n "f": the next line is line n of f. */
void lexer_line_marker(struct lexer *lexer, uint32_t begin, uint32_t end);

#endif
