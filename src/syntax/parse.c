/* SPDX-License-Identifier: MIT */
/* The driver of the grammar: feeds it tokens, and after an error finds where it can continue. */
#include "syntax/parse.h"

#include <string.h>

#include "diag/diag.h"
#include "syntax/parser.h"
#include "grammar/mof_parse.h"

uint32_t next_token(const struct tokens *tokens, uint32_t index)
{
	while (index + 1 < tokens->count && tokens->items[++index].trivia)
		;
	return index;
}

uint32_t previous_token(const struct tokens *tokens, uint32_t index)
{
	while (index-- > 0)
		if (!tokens->items[index].trivia)
			return index;
	return NO_TOKEN;
}

uint32_t parser_open_body(const struct parser *parser)
{
	for (uint32_t depth = parser->depth; depth > 0; depth--)
		if (parser->tree->tokens.items[parser->open[depth - 1]].body)
			return parser->open[depth - 1];
	return NO_TOKEN;
}

/* ---- feeding ---- */

static int construct_kind(const struct parser *parser)
{
	return parser->construct == NO_TOKEN ? 0 : parser->tree->tokens.items[parser->construct].kind;
}

/* The grammar asks for more only after it has accepted the last token: then that token's bracket counts. */
static void note_taken(struct parser *parser)
{
	uint32_t index = parser->given;

	switch (parser->tree->tokens.items[index].kind) {
	case '[':
		if (parser->depth == 0 && construct_kind(parser) != QUALIFIER)
			parser->construct = NO_TOKEN; /* the qualifiers of a class or instance begin */
						      /* fall through */
	case '(':
	case '{':
		parser->open[parser->depth++] = index;
		break;
	case ')':
	case ']':
	case '}':
		parser->depth -= parser->depth > 0;
		break;
	case ';':
		if (parser->depth == 0)
			parser->construct = NO_TOKEN;
		break;
	case CLASS:
	case INSTANCE:
	case QUALIFIER:
	case PRAGMA:
	case INCLUDE:
		if (parser->depth == 0)
			parser->construct = index;
		break;
	}
	parser->given = NO_TOKEN;
}

static bool opens_bracket(int kind)
{
	return kind == '(' || kind == '[' || kind == '{';
}

/*
 * A token opens one bracket too many: parsing ends here. The scanner has reported it, unless its count differs: an
 * instance in parentheses has ';' inside brackets, where the scanner assumes the end of a damaged member.
 */
static int refuse_bracket(struct parser *parser, uint32_t index)
{
	const struct tokens *tokens = &parser->tree->tokens;

	if (tokens->items[index].depth < MAX_BRACKET_DEPTH)
		diag_report(parser->sink, MOF813, token_span(tokens, index),
			    "nested too deeply: more than %d open brackets", MAX_BRACKET_DEPTH);
	parser->cursor = (uint32_t)tokens->count - 1;
	parser->give_up = true;
	return MOF_error;
}

/* Adjacent strings are one literal (mof-language 1.7), and one token for the grammar. */
static uint32_t last_neighbour(const struct tokens *tokens, uint32_t string)
{
	uint32_t last = string;

	for (uint32_t next = string + 1; tokens->items[next].trivia || tokens->items[next].kind == STRING; next++)
		if (!tokens->items[next].trivia)
			last = next;
	return last;
}

/* Bison does not recover from errors at its own end of file, but a last ';' may be missing there, too. */
static bool needs_semicolon(const struct parser *parser)
{
	int construct = construct_kind(parser);

	return construct == CLASS || construct == INSTANCE || construct == QUALIFIER;
}

/* The end of the grammar's input: the end of the text, or the point where parsing is to start anew. */
static int end_of_input(const struct parser *parser)
{
	return !parser->give_up && needs_semicolon(parser) ? UNFINISHED : END_OF_FILE;
}

static int inserted_semicolon(MOF_LTYPE *range, struct parser *parser)
{
	parser->insert_semicolon = false;
	if (parser->depth == 0)
		parser->construct = NO_TOKEN;
	range->first = range->last = previous_token(&parser->tree->tokens, parser->cursor);
	return ';';
}

int mof_lex(MOF_STYPE *value, MOF_LTYPE *range, struct parser *parser)
{
	/* The kinds that note_taken() looks at. */
	static const bool counts[UNFINISHED + 1] = {
		['('] = true, ['['] = true,   ['{'] = true,      [')'] = true,       [']'] = true,    ['}'] = true,
		[';'] = true, [CLASS] = true, [INSTANCE] = true, [QUALIFIER] = true, [PRAGMA] = true, [INCLUDE] = true,
	};
	const struct tokens *tokens = &parser->tree->tokens;
	uint32_t index = parser->cursor, last;
	int kind;

	if (parser->given != NO_TOKEN)
		note_taken(parser);
	if (parser->insert_semicolon)
		return inserted_semicolon(range, parser);
	while (tokens->items[index].trivia)
		index++;
	kind = tokens->items[index].kind;
	/* Copied as a whole: the grammar copies both at once, and would stall on partial writes. */
	*range = (MOF_LTYPE){index, index};
	value->token = parser->cursor = index;
	if (kind == END_OF_FILE || parser->give_up)
		return end_of_input(parser);
	if (parser->depth == MAX_BRACKET_DEPTH && opens_bracket(kind))
		return refuse_bracket(parser, index);
	if (counts[kind])
		parser->given = index;
	last = kind == STRING && construct_kind(parser) != INCLUDE ? last_neighbour(tokens, index) : index;
	if (last > index)
		range->last = last;
	parser->cursor = last + 1;
	return kind;
}

/* ---- recovery ---- */

bool would_take(const struct unexpected *unexpected, int kind)
{
	for (int i = 0; i < unexpected->count; i++)
		if (unexpected->expected[i] == kind)
			return true;
	return false;
}

static int kind_at(const struct tokens *tokens, uint32_t index)
{
	return index == NO_TOKEN ? 0 : tokens->items[index].kind;
}

/* An embedded instance appears where a value does; everywhere else `instance of` begins a declaration. */
static bool is_value_position(const struct tokens *tokens, uint32_t index)
{
	int before = kind_at(tokens, previous_token(tokens, index));

	return before == '=' || before == ',' || before == '{' || before == '(';
}

/* `class` may be a name, but never the type of a member, and nothing else precedes another name. */
static bool begins_class(const struct tokens *tokens, uint32_t index)
{
	uint32_t name = next_token(tokens, index);
	int before = kind_at(tokens, previous_token(tokens, index));
	int following = kind_at(tokens, next_token(tokens, name));

	if (kind_at(tokens, name) == '{' || following == '{' || following == ':' || following == AS)
		return true;
	return kind_at(tokens, name) == IDENTIFIER && (before == 0 || before == ';' || before == '}' || before == ']');
}

static bool begins_object(const struct tokens *tokens, uint32_t index)
{
	if (kind_at(tokens, index) == CLASS)
		return begins_class(tokens, index);
	return kind_at(tokens, index) == INSTANCE && kind_at(tokens, next_token(tokens, index)) == OF;
}

/* Whether a class, instance, pragma or qualifier declaration begins at this token, its qualifiers included. */
static bool begins_declaration(const struct tokens *tokens, uint32_t index)
{
	const struct token *token = &tokens->items[index];

	switch (token->kind) {
	case PRAGMA:
	case INCLUDE:
		return true;
	case QUALIFIER:
		return kind_at(tokens, next_token(tokens, next_token(tokens, index))) == ':';
	case CLASS:
		return begins_object(tokens, index);
	case INSTANCE:
		return begins_object(tokens, index) && !is_value_position(tokens, index);
	case '[':
		return token->match && begins_object(tokens, next_token(tokens, token->match)) &&
		       !is_value_position(tokens, index);
	}
	return false;
}

uint32_t intruding_declaration(const struct parser *parser, uint32_t token)
{
	const struct tokens *tokens = &parser->tree->tokens;
	uint32_t start = token, before;

	if (parser_open_body(parser) == NO_TOKEN)
		return NO_TOKEN;
	before = previous_token(tokens, token);
	if (!begins_declaration(tokens, start) && kind_at(tokens, start) != CLASS)
		start = before; /* in an instance, `class` and `instance` were taken for names */
	if (!begins_declaration(tokens, start))
		return NO_TOKEN;
	before = previous_token(tokens, start);
	if (kind_at(tokens, before) == ']' && tokens->items[before].match)
		return tokens->items[before].match;
	return start;
}

/* A member on the line of the one before: its qualifiers, then a type and a name, or a name and '='. */
static bool begins_member(const struct parser *parser, uint32_t index)
{
	const struct tokens *tokens = &parser->tree->tokens;
	int following;

	if (tokens->items[index].kind == '[' && tokens->items[index].match)
		index = next_token(tokens, tokens->items[index].match);
	following = kind_at(tokens, next_token(tokens, index));
	if (kind_at(tokens, index) != IDENTIFIER)
		return false;
	return construct_kind(parser) == CLASS ? following == IDENTIFIER || following == REF : following == '=';
}

static bool lacks_only_semicolon(const struct parser *parser, const struct unexpected *unexpected)
{
	const struct tokens *tokens = &parser->tree->tokens;
	const struct token *found = &tokens->items[unexpected->token];
	uint32_t previous = previous_token(tokens, unexpected->token);
	struct text between;

	if (previous == NO_TOKEN || !would_take(unexpected, ';') || would_take(unexpected, END_OF_FILE) ||
	    would_take(unexpected, '{'))
		return false;
	between.bytes = tokens->source->text + tokens->items[previous].end;
	between.length = found->begin - tokens->items[previous].end;
	return found->kind == '}' || found->kind == END_OF_FILE || begins_declaration(tokens, unexpected->token) ||
	       begins_member(parser, unexpected->token) || memchr(between.bytes, '\n', between.length) ||
	       memchr(between.bytes, '\r', between.length);
}

/* Name [read] uint32 Size: the bracket is not the size of an array but begins the qualifiers of the next member. */
static uint32_t mistaken_array_size(const struct parser *parser, const struct unexpected *unexpected)
{
	const struct tokens *tokens = &parser->tree->tokens;
	uint32_t open = previous_token(tokens, unexpected->token);
	uint32_t close = kind_at(tokens, open) == '[' ? tokens->items[open].match : 0;

	if (close == 0 || !would_take(unexpected, INTEGER) || construct_kind(parser) != CLASS ||
	    kind_at(tokens, previous_token(tokens, open)) != IDENTIFIER ||
	    kind_at(tokens, unexpected->token) != IDENTIFIER ||
	    kind_at(tokens, next_token(tokens, close)) != IDENTIFIER || parser->depth < 2 ||
	    !tokens->items[parser->open[parser->depth - 2]].body)
		return NO_TOKEN;
	return open;
}

uint32_t lacks_semicolon_before(const struct parser *parser, const struct unexpected *unexpected)
{
	return lacks_only_semicolon(parser, unexpected) ? unexpected->token : mistaken_array_size(parser, unexpected);
}

/* Continues after the member that contains the token: at its ';', at the '}' of its body, or at a declaration. */
static void skip_member(struct parser *parser, uint32_t body, uint32_t index)
{
	const struct tokens *tokens = &parser->tree->tokens;
	unsigned inside = tokens->items[body].depth + 1u;

	for (;; index++) {
		const struct token *token = &tokens->items[index];

		parser->cursor = index;
		if (token->kind == END_OF_FILE || begins_declaration(tokens, index)) {
			parser->give_up = true;
			return;
		}
		if (token->kind == ';' && token->depth <= inside)
			return;
		if (token->kind == '}' && token->body && token->depth < inside) {
			parser->insert_semicolon = true;
			return;
		}
	}
}

/* A '}' that closes an object: the partner of one that closes an array opens no body. */
static bool closes_object(const struct tokens *tokens, uint32_t index)
{
	return kind_at(tokens, index) == '}' && (tokens->items[index].match == 0 || tokens->items[index].body);
}

/* Continues at the next declaration. The rest of a class or instance ends with "};", everything else with a ';'. */
static void skip_declaration(struct parser *parser, uint32_t index)
{
	const struct tokens *tokens = &parser->tree->tokens;
	int construct = construct_kind(parser);
	bool has_body = construct == CLASS || construct == INSTANCE;

	for (; tokens->items[index].kind != END_OF_FILE && !begins_declaration(tokens, index); index++) {
		const struct token *token = &tokens->items[index];

		if (token->kind == ';' && token->depth == 0 &&
		    (!has_body || closes_object(tokens, previous_token(tokens, index)))) {
			index++;
			break;
		}
	}
	parser->cursor = index;
	parser->give_up = true;
}

/* Brackets that were opened inside the damaged member are closed for the grammar. */
static void close_to(struct parser *parser, uint32_t body)
{
	while (parser->depth > 0 && parser->open[parser->depth - 1] != body)
		parser->depth--;
}

bool parser_is_extra_brace(const struct parser *parser, uint32_t token)
{
	const struct tokens *tokens = &parser->tree->tokens;

	return kind_at(tokens, token) == '}' && tokens->items[token].match == 0 && parser->depth == 0 &&
	       closes_object(tokens, previous_token(tokens, token)) &&
	       kind_at(tokens, previous_token(tokens, token)) == '}';
}

void parser_recover(struct parser *parser, const struct unexpected *unexpected)
{
	const struct tokens *tokens = &parser->tree->tokens;
	uint32_t body = parser_open_body(parser);
	uint32_t found = unexpected->token, intruder = intruding_declaration(parser, found);
	uint32_t next_member = lacks_semicolon_before(parser, unexpected);

	parser->given = parser->no_semicolon = NO_TOKEN;
	if (parser_is_extra_brace(parser, found)) {
		parser->no_semicolon = found;
		parser->cursor = found + 1;
		parser->insert_semicolon = kind_at(tokens, next_token(tokens, found)) != ';';
		return;
	}
	if (next_member != NO_TOKEN) {
		parser->cursor = next_member;
		parser->no_semicolon = next_member == found ? found : NO_TOKEN;
		parser->insert_semicolon = true;
		close_to(parser, body);
		return;
	}
	if (body == NO_TOKEN) {
		skip_declaration(parser, found);
		return;
	}
	skip_member(parser, body, intruder != NO_TOKEN && intruder > body ? intruder : found);
	close_to(parser, body);
	/* The grammar still holds the ';' at which the error occurred, and will accept it now. */
	if (parser->cursor == found && tokens->items[found].kind == ';')
		parser->cursor++;
}

/* ---- the whole file ---- */

void parse(struct source *source, struct diag_sink *sink, struct tree *tree)
{
	struct parser parser = {.tree = tree, .sink = sink, .end = &tree->declarations, .mof3 = NO_TOKEN};
	bool failed;

	*tree = (struct tree){0};
	tokenize(source, sink, &tree->tokens);
	do {
		parser.give_up = parser.insert_semicolon = false;
		parser.depth = 0;
		parser.given = parser.construct = NO_TOKEN;
		failed = mof_parse(&parser) != 0;
	} while ((failed || parser.give_up) && tree->tokens.items[parser.cursor].kind != END_OF_FILE);
}

void tree_free(struct tree *tree)
{
	arena_free(&tree->arena);
	tokens_free(&tree->tokens);
	*tree = (struct tree){0};
}
