/* SPDX-License-Identifier: MIT */
/* Pairs brackets, also where one is missing. */
#include "syntax/lexer.h"

#include "diag/diag.h"

/* A '{' that opens the body of a class or instance, not an array: it follows a name and is in no other bracket. */
static bool opens_body(const struct lexer *lexer)
{
	const struct token *items = lexer->tokens->items;
	uint32_t previous = lexer->previous;

	if (previous == '=' || previous == ',' || previous == '{' || previous == ']' || previous == 0)
		return false;
	return lexer->depth == 0 || items[lexer->open[lexer->depth - 1]].kind == '{';
}

/* The stack index of the innermost open body plus one; 0 when there is none. */
static size_t innermost_body(const struct lexer *lexer)
{
	size_t depth = lexer->depth;

	while (depth > 0 && !lexer->tokens->items[lexer->open[depth - 1]].body)
		depth--;
	return depth;
}

/*
 * The stack index plus one of the opening bracket that a closing one pairs with: the innermost of its kind; 0 when
 * there is none. ')' and ']' search only the body that they are in; '}' closes an array only if nothing but brackets of
 * the same member are in between.
 */
static size_t partner(const struct lexer *lexer, uint16_t opener)
{
	const struct token *items = lexer->tokens->items;
	size_t depth = lexer->depth, body;

	if (depth > 0 && items[lexer->open[depth - 1]].kind == opener)
		return depth;
	body = innermost_body(lexer);
	while (depth > body && items[lexer->open[depth - 1]].kind != opener)
		depth--;
	return depth == body && opener != '{' ? 0 : depth;
}

void lexer_open_bracket(struct lexer *lexer, int kind, uint32_t begin)
{
	struct token token = lexer_token(lexer, kind, begin, begin + 1);
	size_t index = lexer->tokens->count;

	token.body = kind == '{' && opens_body(lexer);
	lexer_push(lexer, token);
	lexer->previous = (uint32_t)kind;
	if (lexer->depth < MAX_BRACKET_DEPTH) {
		lexer->open[lexer->depth++] = (uint32_t)index;
	} else if (!lexer->too_deep) {
		diag_report(lexer->sink, MOF813, lexer_span(lexer, begin, begin + 1),
			    "nested too deeply: more than %d open brackets", MAX_BRACKET_DEPTH);
		lexer->too_deep = true;
	}
}

void lexer_close_bracket(struct lexer *lexer, int kind, uint32_t begin)
{
	size_t depth = partner(lexer, kind == ')' ? '(' : kind == ']' ? '[' : '{');
	struct token token = lexer_token(lexer, kind, begin, begin + 1);

	if (depth > 0 && !lexer->too_deep) {
		struct token *opener = &lexer->tokens->items[lexer->open[depth - 1]];

		token.match = lexer->open[depth - 1];
		token.body = opener->body;
		opener->match = (uint32_t)lexer->tokens->count;
		lexer->depth = depth - 1;
	}
	token.depth = (uint8_t)lexer->depth;
	lexer_push(lexer, token);
	lexer->previous = (uint32_t)kind;
}

/* A ';' ends a member: brackets that are still open in it have no partner. */
void lexer_end_member(struct lexer *lexer, uint32_t begin)
{
	lexer->depth = innermost_body(lexer);
	lexer_add(lexer, ';', begin, begin + 1);
}
