/* SPDX-License-Identifier: MIT */
/* Constructs of MOF 3.0 (mof-language 2.8): each is reported once, by its name, with its replacement in MOF 2. */
#include "diag/diag.h"
#include "grammar/mof_parse.h"
#include "syntax/parser.h"

/* The unexpected token and its neighbours. */
struct around {
	const struct tokens *tokens;
	uint32_t token, next, previous, before; /* `before` precedes `previous` */
};

static bool is_word(const struct around *around, uint32_t token, const char *word)
{
	return token != NO_TOKEN && text_same_name(token_text(around->tokens, token), text_of(word));
}

static bool is_kind(const struct around *around, uint32_t token, int kind)
{
	return token != NO_TOKEN && around->tokens->items[token].kind == kind;
}

/* Finds where a construct begins: returns its keyword, or NO_TOKEN if it is another one. */
static uint32_t find_keyword(const struct around *around, const char *keyword)
{
	if (is_word(around, around->token, keyword))
		return around->token;
	/* A member `structure S` is parsed as a type and a name; only the bracket or colon after them is unexpected. */
	if (is_word(around, around->before, keyword) && is_kind(around, around->previous, IDENTIFIER) &&
	    (is_kind(around, around->token, '{') || is_kind(around, around->token, ':')))
		return around->before;
	return NO_TOKEN;
}

static uint32_t find_value_of(const struct around *around, const char *keyword)
{
	return is_word(around, around->token, keyword) && is_kind(around, around->next, OF) ? around->token : NO_TOKEN;
}

/* E.A, where a value is expected. */
static uint32_t find_enumerator(const struct around *around, const char *keyword)
{
	bool at_value = is_kind(around, around->previous, '=') || is_kind(around, around->previous, ',') ||
			is_kind(around, around->previous, '{');

	return at_value && is_kind(around, around->token, IDENTIFIER) && is_word(around, around->next, keyword)
		       ? around->token
		       : NO_TOKEN;
}

/* Scope(...) without a comma before it. */
static uint32_t find_clause(const struct around *around, const char *keyword)
{
	return is_word(around, around->token, keyword) && is_kind(around, around->next, '(') ? around->token : NO_TOKEN;
}

static const struct {
	uint32_t (*find)(const struct around *around, const char *keyword);
	const char *keyword;
	int construct; /* the declaration that it occurs in; 0: any */
	const char *message;
} constructs[] = {
	{find_keyword, "structure", 0, "'structure' is MOF 3.0 and not supported; use a class"},
	{find_keyword, "enumeration", 0,
	 "'enumeration' is MOF 3.0 and not supported; use the qualifiers ValueMap and Values"},
	{find_keyword, "association", 0,
	 "'association' as a keyword is MOF 3.0 and not supported; write [Association] class"},
	{find_value_of, "value", 0, "'value of' is MOF 3.0 and not supported; write 'instance of'"},
	{find_enumerator, ".", 0, "enumerated values are MOF 3.0 and not supported; write the value"},
	{find_clause, "scope", QUALIFIER,
	 "'Scope' without a comma before it is MOF 3.0 and not supported; write ', Scope(...), Flavor(...)'"},
};

bool parser_report_mof3(struct parser *parser, const struct unexpected *unexpected)
{
	const struct tokens *tokens = &parser->tree->tokens;
	struct around around = {.tokens = tokens, .token = unexpected->token};

	around.next = next_token(tokens, around.token);
	around.previous = previous_token(tokens, around.token);
	around.before = around.previous == NO_TOKEN ? NO_TOKEN : previous_token(tokens, around.previous);
	for (size_t i = 0; i < sizeof constructs / sizeof *constructs; i++) {
		uint32_t at = NO_TOKEN;

		if (constructs[i].construct == 0 || is_kind(&around, parser->construct, constructs[i].construct))
			at = constructs[i].find(&around, constructs[i].keyword);
		if (at == NO_TOKEN)
			continue;
		/* Recovery may reach the same construct again. */
		if (at != parser->mof3)
			diag_report(parser->sink, MOF020, token_span(tokens, at), "%s", constructs[i].message);
		parser->mof3 = at;
		return true;
	}
	return false;
}
