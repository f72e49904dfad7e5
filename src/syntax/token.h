/* SPDX-License-Identifier: MIT */
/* A source as one array of tokens, which parser, formatter, suppressions and editor all read. */
#ifndef MOFKIT_SYNTAX_TOKEN_H
#define MOFKIT_SYNTAX_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/source.h"

struct diag_sink;

/* The kinds are those of the grammar (mof_parse.y); END_OF_FILE is 0, punctuation is its own character. */
struct token {
	uint32_t begin, end; /* offsets in the text of the source */
	uint32_t match;      /* of a bracket: the index of its partner, 0 if it has none */
	uint16_t kind;
	uint8_t depth;    /* the number of brackets that are open around this token */
	bool body : 1;    /* a brace around the members of a class or instance */
	bool escapes : 1; /* a string with backslashes */
	bool is_open : 1; /* a string without its closing quote, which was reported */
	bool trivia : 1;  /* not seen by the parser: comments, line markers, preprocessor lines */
};

enum { MAX_BRACKET_DEPTH = 200 }; /* deeper nesting is an error: MOF813 */

struct tokens {
	struct source *source;
	struct token *items; /* the last one is END_OF_FILE */
	size_t count, capacity;
};

/*
 * Scans a source into tokens, including comments and line markers; the gaps between them are white space. Line markers
 * (#line, # n "f") are recorded in the source. Errors are reported and repaired, so that the parser always gets valid
 * tokens: an unterminated string ends with its line, a stray character is left out.
 */
void tokenize(struct source *source, struct diag_sink *sink, struct tokens *tokens);
void tokens_free(struct tokens *tokens);

static inline struct span token_span(const struct tokens *tokens, size_t index)
{
	return (struct span){tokens->source, tokens->items[index].begin, tokens->items[index].end};
}

/* The text of a string or character literal between its quotes; a closing quote may be missing. */
struct text token_unquoted(const struct tokens *tokens, size_t index);

static inline struct text token_text(const struct tokens *tokens, size_t index)
{
	return span_text(token_span(tokens, index));
}

#endif
