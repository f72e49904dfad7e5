/* SPDX-License-Identifier: MIT */
/* The interface between the grammar (mof_parse.y), its token feed (parse.c) and its error messages (expected.c). */
#ifndef MOFKIT_SYNTAX_PARSER_H
#define MOFKIT_SYNTAX_PARSER_H

#include "syntax/tree.h"

struct diag_sink;

struct parser {
	struct tree *tree;
	struct diag_sink *sink;
	struct tree_declaration **end; /* the link of the next declaration */
	uint32_t cursor;               /* the token that the grammar gets next */
	uint32_t given; /* the bracket, ';' or keyword that the grammar may not have accepted yet, or NO_TOKEN */
	uint32_t open[MAX_BRACKET_DEPTH]; /* opening brackets that the grammar has accepted and not closed */
	uint32_t depth;
	uint32_t construct;    /* the keyword of the declaration that is being parsed, or NO_TOKEN */
	uint32_t no_semicolon; /* the token before which a ';' was missing, or NO_TOKEN */
	uint32_t mof3;         /* where the last construct of MOF 3.0 was reported, or NO_TOKEN */
	bool whole;            /* the last member or declaration lacked only its ';' */
	bool insert_semicolon; /* the grammar gets a ';' that is not in the file */
	bool give_up;          /* the grammar gets an end of file; parsing restarts at cursor */
};

/* A syntax error at a token, with the tokens that the grammar would have accepted. */
struct unexpected {
	uint32_t token;
	const int *expected; /* kinds as in struct token, END_OF_FILE is 0 */
	int count;
};

/* Reports the error with the documented code of its kind (MOF501 and up). */
void parser_report(struct parser *parser, const struct unexpected *unexpected);

/* Reports a construct of MOF 3.0 if the token belongs to one (MOF020), else returns false. */
bool parser_report_mof3(struct parser *parser, const struct unexpected *unexpected);

/* Reports a mistake that people make often, if this is one, else returns false. */
bool parser_report_mistake(struct parser *parser, const struct unexpected *unexpected);

/* Whether the token is a brace that closes nothing, directly after the body of a class or instance. */
bool parser_is_extra_brace(const struct parser *parser, uint32_t token);

/* Reports that the grammar's own stack is exhausted at a token. */
void parser_report_exhausted(struct parser *parser, uint32_t token, const char *message);

/* Moves the cursor to where parsing continues after an error; called once for each. */
void parser_recover(struct parser *parser, const struct unexpected *unexpected);

/* Whether the grammar would have accepted a token of this kind. */
bool would_take(const struct unexpected *unexpected, int kind);

/*
 * If the token begins a declaration, but is inside a body that should have been closed: where that declaration begins;
 * else NO_TOKEN.
 */
uint32_t intruding_declaration(const struct parser *parser, uint32_t token);

/* The nearest token after or before `index` that is not trivia; the last token, or NO_TOKEN, at the ends. */
uint32_t next_token(const struct tokens *tokens, uint32_t index);
uint32_t previous_token(const struct tokens *tokens, uint32_t index);

/* The innermost open brace of a body, NO_TOKEN at the top level. */
uint32_t parser_open_body(const struct parser *parser);

/*
 * The token before which only a ';' is missing: the unexpected one, which begins a line or a member of its own, or closes
 * the body; or the '[' before it, which begins the qualifiers of the next member. NO_TOKEN if more is wrong.
 */
uint32_t lacks_semicolon_before(const struct parser *parser, const struct unexpected *unexpected);

/* Returns a zeroed node of the tree. */
static inline void *tree_new(struct parser *parser, size_t size)
{
	return arena_alloc(&parser->tree->arena, size);
}

#endif
