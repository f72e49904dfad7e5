/* SPDX-License-Identifier: MIT */
/* Mistakes that people make often, each with the message that names it instead of the token that was expected. */
#include <string.h>

#include "diag/diag.h"
#include "syntax/parser.h"
#include "grammar/mof_parse.h"

static const struct tokens *tokens_of(const struct parser *parser)
{
	return &parser->tree->tokens;
}

static int kind_of(const struct parser *parser, uint32_t token)
{
	return token == NO_TOKEN ? 0 : tokens_of(parser)->items[token].kind;
}

static uint32_t before(const struct parser *parser, uint32_t token)
{
	return token == NO_TOKEN ? NO_TOKEN : previous_token(tokens_of(parser), token);
}

static struct span span_of(const struct parser *parser, uint32_t first, uint32_t last)
{
	return span_join(token_span(tokens_of(parser), first), token_span(tokens_of(parser), last));
}

static bool is_word(const struct parser *parser, uint32_t token, const char *word)
{
	return token != NO_TOKEN && text_same_name(token_text(tokens_of(parser), token), text_of(word));
}

static struct text limited(const struct parser *parser, uint32_t token)
{
	enum { MAX_QUOTED = 60 };
	struct text text = token_text(tokens_of(parser), token);

	if (text.length > MAX_QUOTED)
		text.length = MAX_QUOTED;
	return text;
}

/* {"a", "b"} written as ["a", "b"]: what the grammar takes for the qualifiers of an embedded instance. */
static bool report_square_brackets(struct parser *parser, const struct unexpected *unexpected)
{
	uint32_t open = before(parser, unexpected->token);
	uint32_t close = kind_of(parser, open) == '[' ? tokens_of(parser)->items[open].match : 0;
	struct diagnostic *diagnostic;

	if (kind_of(parser, open) != '[' || kind_of(parser, before(parser, open)) != '=')
		return false;
	diagnostic = diag_report(parser->sink, MOF018, span_of(parser, open, close ? close : unexpected->token),
				 "array values are written in braces, not in square brackets");
	diag_set_help(parser->sink, diagnostic, "write { } instead of [ ]");
	if (close == 0)
		return true;
	diag_add_edit(parser->sink, diagnostic, token_span(tokens_of(parser), open), "{");
	diag_add_edit(parser->sink, diagnostic, token_span(tokens_of(parser), close), "}");
	return true;
}

/* Name: "x", Name := "x" and Name == "x" for Name = "x". */
static bool report_assignment_sign(struct parser *parser, const struct unexpected *unexpected)
{
	const struct tokens *tokens = tokens_of(parser);
	uint32_t first = unexpected->token, last = first, next = next_token(tokens, first);
	struct diagnostic *diagnostic;

	if (parser_open_body(parser) == NO_TOKEN)
		return false;
	if (kind_of(parser, first) == ':' && would_take(unexpected, '=')) {
		if (kind_of(parser, next) == '=')
			last = next;
	} else if (kind_of(parser, first) == '=' && kind_of(parser, before(parser, first)) == '=') {
		first = before(parser, first);
	} else {
		return false;
	}
	diagnostic = diag_report(parser->sink, MOF502, span_of(parser, first, last), "expected '=', not '%s'",
				 first == last                   ? ":"
				 : kind_of(parser, first) == ':' ? ":="
								 : "==");
	diag_set_help(parser->sink, diagnostic, "write '='");
	diag_add_edit(parser->sink, diagnostic, span_of(parser, first, last), "=");
	return true;
}

/* yes, no, on and off for the two booleans. */
static bool report_boolean(struct parser *parser, const struct unexpected *unexpected)
{
	static const struct {
		const char *word, *literal;
	} rows[] = {{"yes", "TRUE"}, {"on", "TRUE"}, {"no", "FALSE"}, {"off", "FALSE"}};

	if (!would_take(unexpected, TRUE) || kind_of(parser, unexpected->token) != IDENTIFIER)
		return false;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct span span = token_span(tokens_of(parser), unexpected->token);
		struct diagnostic *diagnostic;

		if (!is_word(parser, unexpected->token, rows[i].word))
			continue;
		diagnostic = diag_report(parser->sink, MOF507, span, "'%s' is not a value: a boolean is TRUE or FALSE",
					 rows[i].word);
		diag_set_help(parser->sink, diagnostic, "write %s", rows[i].literal);
		diag_add_edit(parser->sink, diagnostic, span, rows[i].literal);
		return true;
	}
	return false;
}

/* `as Rack` for `as $Rack`. */
static bool report_alias(struct parser *parser, const struct unexpected *unexpected)
{
	struct text name = limited(parser, unexpected->token);
	struct span span = token_span(tokens_of(parser), unexpected->token);
	struct diagnostic *diagnostic;

	if (!would_take(unexpected, ALIAS) || would_take(unexpected, INTEGER) ||
	    kind_of(parser, before(parser, unexpected->token)) != AS ||
	    kind_of(parser, unexpected->token) != IDENTIFIER)
		return false;
	diagnostic = diag_report(parser->sink, MOF525, span, "alias '%.*s' must begin with '$'", (int)name.length,
				 name.bytes);
	diag_set_help(parser->sink, diagnostic, "write $%.*s", (int)name.length, name.bytes);
	span.end = span.begin;
	diag_add_edit(parser->sink, diagnostic, span, "$");
	return true;
}

/* `out string Result` for `[out] string Result`. */
static bool report_direction(struct parser *parser, const struct unexpected *unexpected)
{
	uint32_t type = before(parser, unexpected->token), word = before(parser, type), opener = before(parser, word);
	struct diagnostic *diagnostic;
	struct text direction, name;

	if (kind_of(parser, unexpected->token) != IDENTIFIER || kind_of(parser, type) != IDENTIFIER ||
	    !(is_word(parser, word, "in") || is_word(parser, word, "out")) ||
	    (kind_of(parser, opener) != '(' && kind_of(parser, opener) != ',' && kind_of(parser, opener) != ']'))
		return false;
	direction = token_text(tokens_of(parser), word);
	name = token_text(tokens_of(parser), type);
	diagnostic =
		diag_report(parser->sink, MOF506, token_span(tokens_of(parser), word),
			    "'%.*s' is a qualifier and must be in brackets", (int)direction.length, direction.bytes);
	diag_set_help(parser->sink, diagnostic, "write [%.*s] %.*s ...", (int)direction.length, direction.bytes,
		      (int)limited(parser, type).length, name.bytes);
	diag_add_edit(parser->sink, diagnostic, token_span(tokens_of(parser), word),
		      is_word(parser, word, "in") ? "[in]" : "[out]");
	return true;
}

/* `ref Acme_Rack Rack` and `ref Rack` for `Acme_Rack ref Rack`. */
static bool report_reference_order(struct parser *parser, const struct unexpected *unexpected)
{
	const struct tokens *tokens = tokens_of(parser);
	uint32_t first = next_token(tokens, unexpected->token), second = next_token(tokens, first);
	struct text class_name = limited(parser, first), name = limited(parser, second);
	struct diagnostic *diagnostic;

	if (kind_of(parser, unexpected->token) != REF || would_take(unexpected, REF) ||
	    kind_of(parser, first) != IDENTIFIER)
		return false;
	if (kind_of(parser, second) == IDENTIFIER) {
		diagnostic = diag_report(parser->sink, MOF508, span_of(parser, unexpected->token, second),
					 "'ref' follows the name of the class");
		diag_set_help(parser->sink, diagnostic, "write %.*s ref %.*s", (int)class_name.length, class_name.bytes,
			      (int)name.length, name.bytes);
	} else {
		diagnostic = diag_report(parser->sink, MOF508, span_of(parser, unexpected->token, first),
					 "reference '%.*s' has no class", (int)class_name.length, class_name.bytes);
		diag_set_help(parser->sink, diagnostic, "write ClassName ref %.*s", (int)class_name.length,
			      class_name.bytes);
	}
	return true;
}

/* A '}' too many after the body of a class or instance. */
static bool report_extra_brace(struct parser *parser, const struct unexpected *unexpected)
{
	struct span span = token_span(tokens_of(parser), unexpected->token);
	struct diagnostic *diagnostic;

	if (!parser_is_extra_brace(parser, unexpected->token))
		return false;
	diagnostic = diag_report(parser->sink, MOF001, span, "unmatched '}'");
	diag_set_help(parser->sink, diagnostic, "remove it, or add the '{' that it closes");
	return true;
}

bool parser_report_mistake(struct parser *parser, const struct unexpected *unexpected)
{
	static bool (*const reports[])(struct parser * parser, const struct unexpected *unexpected) = {
		report_square_brackets, report_assignment_sign, report_boolean,     report_alias,
		report_direction,       report_reference_order, report_extra_brace,
	};

	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
		if (reports[i](parser, unexpected))
			return true;
	return false;
}
