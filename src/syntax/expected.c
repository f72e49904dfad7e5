/* SPDX-License-Identifier: MIT */
/* Decides which documented error code a syntax error has, and words its message. */
#include <string.h>

#include "diag/diag.h"
#include "syntax/parser.h"
#include "grammar/mof_parse.h"

struct message {
	enum diag_code code;
	const char *wanted; /* "a class name" */
};

/* Rows are tried in order: the token before, and one that the grammar would have accepted; 0 is any. */
struct expectation {
	int previous;
	int taken;
	struct message message;
};

static const struct expectation expectations[] = {
	{0, END_OF_FILE, {MOF001, "a declaration"}},
	{AS, ALIAS, {MOF525, "an alias ('$name')"}},
	{CLASS, IDENTIFIER, {MOF520, "a class name"}},
	{OF, IDENTIFIER, {MOF520, "a class name"}},
	{INSTANCE, OF, {MOF524, "'of'"}},
	{PRAGMA, IDENTIFIER, {MOF010, "a pragma name"}},
	{'=', INTEGER, {MOF507, "a value"}},
	{0, '{', {MOF503, "'{'"}},
	{0, ';', {MOF502, "';'"}},
	{0, INTEGER, {MOF507, "a value"}},
	{0, INSTANCE, {MOF001, "'class' or 'instance of'"}},
	{0, '}', {MOF504, "'}' or ','"}},
	{0, ')', {MOF506, "')'"}},
	{0, ']', {MOF505, "']'"}},
};

/* Arguments of pragmas have codes of their own. */
static const struct {
	const char *pragma;
	struct message message;
} pragma_messages[] = {
	{"amendment", {MOF516, "#pragma amendment(\"MS_409\")"}},
	{"namespace", {MOF519, "#pragma namespace(\"path\")"}},
	{"classflags", {MOF540, "#pragma classflags(\"flag\")"}},
	{"instanceflags", {MOF540, "#pragma instanceflags(\"flag\")"}},
	{"deleteclass", {MOF549, "#pragma deleteclass(\"class\", NOFAIL)"}},
	{"deleteinstance", {MOF544, "#pragma deleteinstance(\"path\", NOFAIL)"}},
};

/* Keywords of other languages where a declaration is expected. */
static const char *const foreign_words[] = {"typedef", "enum", "interface"};

static const struct tokens *tokens_of(const struct parser *parser)
{
	return &parser->tree->tokens;
}

static int kind_of(const struct parser *parser, uint32_t token)
{
	return token == NO_TOKEN ? 0 : tokens_of(parser)->items[token].kind;
}

static struct span after(const struct parser *parser, uint32_t token)
{
	struct span span = token_span(tokens_of(parser), token);

	span.begin = span.end;
	return span;
}

static uint32_t open_bracket(const struct parser *parser)
{
	return parser->depth > 0 ? parser->open[parser->depth - 1] : NO_TOKEN;
}

static struct message pragma_message(const struct parser *parser, const struct unexpected *unexpected)
{
	struct text name = token_text(tokens_of(parser), next_token(tokens_of(parser), parser->construct));

	for (size_t i = 0; i < sizeof pragma_messages / sizeof *pragma_messages; i++)
		if (text_same_name(name, text_of(pragma_messages[i].pragma)))
			return pragma_messages[i].message;
	return would_take(unexpected, STRING) && !would_take(unexpected, ',') ? (struct message){MOF507, "a value"}
									      : (struct message){MOF506, "')'"};
}

/* The bracket around the token decides: a qualifier list, an array or a body. */
static bool bracket_message(const struct parser *parser, const struct unexpected *unexpected, struct message *message)
{
	uint32_t open = open_bracket(parser);
	int previous = kind_of(parser, previous_token(tokens_of(parser), unexpected->token));
	int found = kind_of(parser, unexpected->token);
	bool wants_name = would_take(unexpected, IDENTIFIER);

	switch (kind_of(parser, open)) {
	case '[':
		if (wants_name && (previous == '[' || previous == ','))
			*message = (struct message){MOF501, "a qualifier"};
		else if (wants_name)
			*message = (struct message){MOF534, "a flavor"};
		else if (would_take(unexpected, '(') && (found == STRING || found == INTEGER || found == REAL))
			*message = (struct message){MOF509, "'('"};
		else
			*message = (struct message){MOF505, would_take(unexpected, ',') ? "']' or ','" : "']'"};
		return true;
	case '{':
		if (tokens_of(parser)->items[open].body && found == END_OF_FILE)
			*message = would_take(unexpected, CLASS) ? (struct message){MOF504, "'}'"}
								 : (struct message){MOF541, "'}'"};
		else if (!tokens_of(parser)->items[open].body)
			*message = (struct message){MOF504, would_take(unexpected, ',') ? "'}' or ','" : "an element"};
		else if (wants_name)
			*message = would_take(unexpected, CLASS) ? (struct message){MOF512, "a name"}
								 : (struct message){MOF508, "a type"};
		else
			return false;
		if (message->code == MOF508 && previous != ']' && found != REF)
			*message = (struct message){MOF541, "a member or '}'"};
		return true;
	case '(':
		if (!wants_name || would_take(unexpected, INTEGER))
			return false;
		*message = would_take(unexpected, CLASS) ? (struct message){MOF512, "a parameter name"}
							 : (struct message){MOF508, "a parameter type"};
		return true;
	}
	return false;
}

static struct message choose(const struct parser *parser, const struct unexpected *unexpected)
{
	int previous = kind_of(parser, previous_token(tokens_of(parser), unexpected->token));
	int construct = kind_of(parser, parser->construct);
	bool at_top = would_take(unexpected, END_OF_FILE);
	struct message message;

	if (construct == INCLUDE && !at_top)
		return (struct message){MOF548, "#include (\"file\")"};
	if (construct == PRAGMA && previous != PRAGMA && !at_top)
		return pragma_message(parser, unexpected);
	if (construct == QUALIFIER && !would_take(unexpected, ';') && !at_top)
		return (struct message){MOF545,
					"qualifier Name : flavors; or qualifier Name : type, scope(...), flavor(...);"};
	if (construct == CLASS && previous == ':' && parser->depth == 0)
		return (struct message){MOF520, "a superclass name"};
	if (previous == '=' || !bracket_message(parser, unexpected, &message)) {
		size_t i = 0;

		while ((expectations[i].previous && expectations[i].previous != previous) ||
		       !would_take(unexpected, expectations[i].taken))
			if (++i == sizeof expectations / sizeof *expectations)
				return (struct message){MOF001, "something else"};
		message = expectations[i].message;
	}
	if (message.code == MOF502 && previous == '}' && parser_open_body(parser) == NO_TOKEN)
		message.code = MOF004;
	return message;
}

static bool report_foreign_word(struct parser *parser, const struct unexpected *unexpected)
{
	struct text found = token_text(tokens_of(parser), unexpected->token);

	if (!would_take(unexpected, CLASS) || !would_take(unexpected, INSTANCE) || would_take(unexpected, IDENTIFIER))
		return false;
	for (size_t i = 0; i < sizeof foreign_words / sizeof *foreign_words; i++) {
		if (!text_same_name(found, text_of(foreign_words[i])))
			continue;
		diag_report(parser->sink, MOF513, token_span(tokens_of(parser), unexpected->token),
			    "'%s' is not supported by any MOF compiler", foreign_words[i]);
		return true;
	}
	return false;
}

static bool report_open_body(struct parser *parser, const struct unexpected *unexpected)
{
	const struct tokens *tokens = tokens_of(parser);
	uint32_t intruder = intruding_declaration(parser, unexpected->token);
	uint32_t body = parser_open_body(parser);
	struct diagnostic *diagnostic;

	if (intruder == NO_TOKEN || intruder <= body)
		return false;
	diagnostic = diag_report(parser->sink, MOF541, after(parser, previous_token(tokens, intruder)),
				 "expected '}' before the next declaration");
	diag_add_note(parser->sink, diagnostic, token_span(tokens, body), "unclosed body begins here");
	return true;
}

static bool on_next_line(const struct tokens *tokens, uint32_t previous, uint32_t token)
{
	const char *from = tokens->source->text + tokens->items[previous].end;
	size_t length = tokens->items[token].begin - tokens->items[previous].end;

	return memchr(from, '\n', length) || memchr(from, '\r', length);
}

enum { MAX_QUOTED = 40 };

static void report_expected(struct parser *parser, const struct unexpected *unexpected)
{
	const struct tokens *tokens = tokens_of(parser);
	struct message message = choose(parser, unexpected);
	uint32_t previous = previous_token(tokens, unexpected->token);
	struct text found = token_text(tokens, unexpected->token);
	struct diagnostic *diagnostic;
	struct span span;

	/* A missing token is reported after the token before it, not at the start of a later line. */
	if (previous != NO_TOKEN && (lacks_semicolon_before(parser, unexpected) != NO_TOKEN || found.length == 0 ||
				     (on_next_line(tokens, previous, unexpected->token) && message.wanted[0] == '\'')))
		span = after(parser, previous);
	else
		span = token_span(tokens, unexpected->token);
	if (span.begin == span.end && previous != NO_TOKEN && found.length > 0)
		diagnostic = diag_report(parser->sink, message.code, span, "expected %s", message.wanted);
	else if (found.length == 0)
		diagnostic = diag_report(parser->sink, message.code, span, "expected %s, not the end of the file",
					 message.wanted);
	else
		diagnostic = diag_report(parser->sink, message.code, span, "expected %s, not '%.*s'%s", message.wanted,
					 (int)(found.length < MAX_QUOTED ? found.length : MAX_QUOTED), found.bytes,
					 found.length < MAX_QUOTED ? "" : "...");
	if (message.code == MOF507 && kind_of(parser, unexpected->token) == IDENTIFIER)
		diag_set_help(parser->sink, diagnostic, "put text in double quotes");
	if (message.code == MOF502 || message.code == MOF004)
		diag_add_edit(parser->sink, diagnostic, after(parser, previous), ";");
}

/* A ';' that is missing before the bracket of the next member's qualifiers: the token after it is not to blame. */
static bool report_missing_semicolon(struct parser *parser, const struct unexpected *unexpected)
{
	uint32_t open = lacks_semicolon_before(parser, unexpected), name;
	struct diagnostic *diagnostic;
	struct text text;

	if (open == NO_TOKEN || open == unexpected->token)
		return false;
	name = previous_token(tokens_of(parser), open);
	text = token_text(tokens_of(parser), name);
	diagnostic = diag_report(parser->sink, MOF502, after(parser, name), "expected ';' after '%.*s'",
				 (int)(text.length < MAX_QUOTED ? text.length : MAX_QUOTED), text.bytes);
	diag_add_edit(parser->sink, diagnostic, after(parser, name), ";");
	return true;
}

/* What is missing after an unterminated string may be inside it: one message is enough for the member. */
static bool follows_open_string(const struct parser *parser, uint32_t token)
{
	const struct tokens *tokens = tokens_of(parser);

	for (uint32_t at = previous_token(tokens, token); at != NO_TOKEN; at = previous_token(tokens, at)) {
		const struct token *before = &tokens->items[at];

		if (before->is_open)
			return true;
		if (before->kind == ';' || (before->body && (before->kind == '{' || before->kind == '}')))
			return false;
	}
	return false;
}

void parser_report(struct parser *parser, const struct unexpected *unexpected)
{
	if (follows_open_string(parser, unexpected->token))
		return;
	if (!report_open_body(parser, unexpected) && !parser_report_mof3(parser, unexpected) &&
	    !report_foreign_word(parser, unexpected) && !report_missing_semicolon(parser, unexpected) &&
	    !parser_report_mistake(parser, unexpected))
		report_expected(parser, unexpected);
}

void parser_report_exhausted(struct parser *parser, uint32_t token, const char *message)
{
	diag_report(parser->sink, MOF813, token_span(tokens_of(parser), token), "%s", message);
}
