/* SPDX-License-Identifier: MIT */
#include "syntax/token.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "diag/diag.h"
#include "syntax/lexer.h"
/* The scanner's interface comes last: flex's header needs the types above. */
#include "grammar/mof_lex.h"
#include "grammar/mof_parse.h"

enum { BYTES_PER_TOKEN = 8 };                   /* a first guess at how many tokens a text has */

static struct span span_of(const struct lexer *lexer, uint32_t begin, uint32_t end)
{
	return (struct span){lexer->tokens->source, begin, end};
}

/* A '{' that opens the body of a class or instance, not an array: behind a name, and in no other bracket. */
static bool opens_body(const struct lexer *lexer)
{
	const struct token *items = lexer->tokens->items;
	uint32_t previous = lexer->previous;

	if (previous == '=' || previous == ',' || previous == '{' || previous == ']' || previous == 0)
		return false;
	return lexer->depth == 0 || items[lexer->open[lexer->depth - 1]].kind == '{';
}

static void open_bracket(struct lexer *lexer, struct token *token, size_t index)
{
	if (lexer->depth == MAX_BRACKET_DEPTH) {
		if (!lexer->too_deep)
			diag_report(lexer->sink, MOF813, span_of(lexer, token->begin, token->end),
				    "more than %d brackets are open here", MAX_BRACKET_DEPTH);
		lexer->too_deep = true;
		return;
	}
	token->body = token->kind == '{' && opens_body(lexer);
	lexer->open[lexer->depth++] = (uint32_t)index;
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
 * Pairs a closing bracket with the innermost opening one of its kind. ')' and ']' look no further than the
 * body that they stand in; '}' closes an array only if nothing but brackets of the same member are in between.
 */
static void close_bracket(struct lexer *lexer, struct token *token, size_t index)
{
	uint16_t opener = token->kind == ')' ? '(' : token->kind == ']' ? '[' : '{';
	size_t body = innermost_body(lexer);
	size_t depth = lexer->depth;

	while (depth > body && lexer->tokens->items[lexer->open[depth - 1]].kind != opener)
		depth--;
	if (depth == body && (opener != '{' || body == 0))
		return;
	token->match = lexer->open[depth - 1];
	token->body = lexer->tokens->items[token->match].body;
	lexer->tokens->items[token->match].match = (uint32_t)index;
	lexer->depth = depth - 1;
}

/* Behind a bracket that is nested too deeply nothing is added any more. */
static struct token *add(struct lexer *lexer, int kind, uint32_t begin, uint32_t end)
{
	struct tokens *tokens = lexer->tokens;
	struct token *token;

	tokens->items = mem_grow(tokens->items, tokens->count, &tokens->capacity, sizeof *token);
	token = &tokens->items[tokens->count];
	*token = (struct token){.begin = begin, .end = end, .kind = (uint16_t)kind, .depth = (uint8_t)lexer->depth};
	tokens->count += !lexer->too_deep;
	return token;
}

void lexer_add(struct lexer *lexer, int kind, uint32_t begin, uint32_t end)
{
	add(lexer, kind, begin, end);
	lexer->previous = (uint32_t)kind;
}

static void add_string(struct lexer *lexer, uint32_t begin, uint32_t end, bool escapes)
{
	add(lexer, STRING, begin, end)->escapes = escapes;
	lexer->previous = STRING;
}

void lexer_add_trivia(struct lexer *lexer, int kind, uint32_t begin, uint32_t end)
{
	add(lexer, kind, begin, end)->trivia = true;
}

void lexer_add_punctuation(struct lexer *lexer, int kind, uint32_t begin)
{
	size_t index = lexer->tokens->count;
	struct token *token = add(lexer, kind, begin, begin + 1);

	if (lexer->too_deep)
		return;
	switch (kind) {
	case '(':
	case '[':
	case '{':
		open_bracket(lexer, token, index);
		break;
	case ')':
	case ']':
	case '}':
		close_bracket(lexer, token, index);
		token->depth = (uint8_t)lexer->depth;
		break;
	case ';':                               /* ends a member: whatever is still open in that has no partner */
		lexer->depth = innermost_body(lexer);
		token->depth = (uint8_t)lexer->depth;
		break;
	}
	lexer->previous = (uint32_t)kind;
}

static bool is_line_end(char byte)
{
	return byte == '\n' || byte == '\r';
}

static uint32_t end_of_line(const struct source *source, uint32_t at)
{
	while (at < source->size && !is_line_end(source->text[at]))
		at++;
	return at;
}

/* Where the closing quote of a literal stands that begins at `begin`; the size of the text if there is none. */
static uint32_t closing_quote(const struct source *source, uint32_t begin)
{
	uint32_t at = begin + 1;

	while (at < source->size && source->text[at] != '"')
		at += source->text[at] == '\\' ? 2 : 1;
	return at < source->size ? at : source->size;
}

/* What may follow a whole literal: then a quote on a later line closes it, else it opens another one. */
static bool follows_literal(const struct source *source, uint32_t at)
{
	while (at < source->size && strchr(" \t\r\n", source->text[at]))
		at++;
	return at == source->size || strchr(";,)}]:/\"", source->text[at]);
}

/*
 * Where a literal without its quote is taken to end: before the punctuation that ends its line, with nothing but
 * blanks and a line comment behind it.
 */
static uint32_t end_of_open_literal(const struct source *source, uint32_t begin)
{
	uint32_t line_end = end_of_line(source, begin), punctuation = line_end;

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

static uint32_t open_string(struct lexer *lexer, uint32_t begin)
{
	const struct source *source = lexer->tokens->source;
	uint32_t line_end = end_of_line(source, begin);
	uint32_t end = end_of_open_literal(source, begin);
	uint32_t quote = begin < lexer->one_line_until ? source->size : closing_quote(source, begin);
	struct diagnostic *diagnostic;

	if (quote < source->size && follows_literal(source, quote + 1)) {
		diag_report(lexer->sink, MOF802, span_of(lexer, begin, line_end), "this string goes on over the line end");
		add_string(lexer, begin, quote + 1, true);
		return quote + 1;
	}
	if (begin >= lexer->one_line_until)
		lexer->one_line_until = quote;
	diagnostic = diag_report(lexer->sink, MOF002, span_of(lexer, begin, end), "this string has no closing quote");
	diag_set_help(lexer->sink, diagnostic, "add '\"' where it ends");
	add_string(lexer, begin, end, true);
	return end;
}

typedef uint8_t block __attribute__((vector_size(16)));

/* Whether a quote, a backslash or a control character is among the bytes of a block. */
static bool has_stop(const char *at)
{
	uint64_t halves[2];
	block bytes, stops;

	memcpy(&bytes, at, sizeof bytes);
	stops = (block)((bytes == '"') | (bytes == '\\') | (bytes < ' '));
	memcpy(halves, &stops, sizeof stops);
	return (halves[0] | halves[1]) != 0;
}

/* The first byte from `at` on that may end a literal: '"', a backslash, a line end or the end of the text. */
static const char *find_stop(const char *at, const char *end)
{
	static const bool stops[UINT8_MAX + 1] = {['"'] = true, ['\\'] = true, ['\n'] = true, ['\r'] = true, [0] = true};

	while (end - at >= (ptrdiff_t)sizeof(block) && !has_stop(at))
		at += sizeof(block);
	while (!stops[(unsigned char)*at])
		at++;
	return at;
}

/* Most of a text is inside of strings, so they are walked here and not by the scanner's tables. */
uint32_t lexer_string(struct lexer *lexer, uint32_t begin)
{
	const struct source *source = lexer->tokens->source;
	const char *text = source->text, *end = text + source->size;
	const char *first = find_stop(text + begin + 1, end), *at = first;

	while (*at == '\\' && !is_line_end(at[1]) && at[1] != 0)
		at = find_stop(at + 2, end);
	if (*at != '"')
		return open_string(lexer, begin);
	add_string(lexer, begin, (uint32_t)(at + 1 - text), at != first);
	return (uint32_t)(at + 1 - text);
}

uint32_t lexer_open_character(struct lexer *lexer, uint32_t begin)
{
	uint32_t end = end_of_open_literal(lexer->tokens->source, begin);

	diag_report(lexer->sink, MOF002, span_of(lexer, begin, end), "this character has no closing quote");
	lexer_add(lexer, CHARACTER, begin, end);
	return end;
}

void lexer_stray(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	const struct source *source = lexer->tokens->source;
	uint32_t code_point;

	wtf8_decode(source->text + begin, end - begin, &code_point);
	if (code_point > ' ' && code_point < 0x7F)
		diag_report(lexer->sink, MOF001, span_of(lexer, begin, end), "'%c' has no meaning in MOF", (char)code_point);
	else
		diag_report(lexer->sink, MOF001, span_of(lexer, begin, end), "U+%04X has no meaning here", (unsigned)code_point);
}

void lexer_bad_number(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	const char *text = lexer->tokens->source->text + begin;
	struct diagnostic *diagnostic = diag_report(lexer->sink, MOF507, span_of(lexer, begin, end),
						    "'%.*s' is not a number", (int)(end - begin), text);

	if (strspn(text, "+-0123456789") == end - begin)
		diag_set_help(lexer->sink, diagnostic, "a number with a leading zero is octal: its digits are 0 to 7");
	lexer_add(lexer, INTEGER, begin, end);
}

void lexer_bad_alias(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	diag_report(lexer->sink, MOF522, span_of(lexer, begin, end), "expected the name of an alias directly behind '$'");
	lexer_add(lexer, ALIAS, begin, end);
}

void lexer_bad_character(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	const char *text = lexer->tokens->source->text + begin;

	if (end - begin == 2)
		diag_report(lexer->sink, MOF507, span_of(lexer, begin, end), "'' holds no character");
	else if (text_code_points((struct text){text + 1, end - begin - 2}) > 1)
		diag_report(lexer->sink, MOF507, span_of(lexer, begin, end),
			    "%.*s is not one character; a string stands in double quotes", (int)(end - begin), text);
	lexer_add(lexer, CHARACTER, begin, end);
}

void lexer_open_comment(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	diag_report(lexer->sink, MOF825, span_of(lexer, begin, begin + 2), "this comment is never closed");
	lexer_add_trivia(lexer, COMMENT, begin, end);
}

void lexer_backslash_newline(struct lexer *lexer, uint32_t begin)
{
	struct diagnostic *diagnostic = diag_report(lexer->sink, MOF803, span_of(lexer, begin, begin + 1),
						    "a backslash at the end of a line is read as white space");

	diag_add_edit(lexer->sink, diagnostic, span_of(lexer, begin, begin + 1), "");
}

void lexer_non_ascii_name(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	diag_report(lexer->sink, MOF812, span_of(lexer, begin, end), "the name '%.*s' has letters outside ASCII",
		    (int)(end - begin), lexer->tokens->source->text + begin);
	lexer_add(lexer, IDENTIFIER, begin, end);
}

/* The end of a line that backslashes before the line end continue. */
static uint32_t end_of_logical_line(const struct source *source, uint32_t at)
{
	at = end_of_line(source, at);
	while (at < source->size && at > 0 && source->text[at - 1] == '\\')
		at = end_of_line(source, at + (source->text[at] == '\r' && source->text[at + 1] == '\n' ? 2 : 1));
	return at;
}

uint32_t lexer_directive(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	static const char *const words[] = {"define", "undef", "if",	"ifdef", "ifndef",  "elif",
					    "else",   "endif", "error", "line",	 "warning", "import"};
	const struct source *source = lexer->tokens->source;
	uint32_t line_end = end_of_logical_line(source, end);
	struct diagnostic *diagnostic = NULL;
	uint32_t word = begin + 1;

	while (strchr(" \t", source->text[end - 1]))
		end--;
	while (word < end && strchr(" \t", source->text[word]))
		word++;
	for (size_t i = 0; i < sizeof words / sizeof *words && !diagnostic; i++)
		if (text_equal((struct text){source->text + word, end - word}, text_of(words[i])))
			diagnostic = diag_report(lexer->sink, MOF808, span_of(lexer, begin, end),
						 "#%s belongs to the C preprocessor, not to MOF", words[i]);
	if (diagnostic)
		diag_set_help(lexer->sink, diagnostic, "run 'cpp -P -nostdinc' on the file first");
	else
		diag_report(lexer->sink, MOF001, span_of(lexer, begin, end),
			    "'%.*s' is no directive of MOF; there are #pragma and #include", (int)(end - begin),
			    source->text + begin);
	lexer_add_trivia(lexer, PREPROCESSOR, begin, line_end);
	return line_end;
}

/* The piece between the first quote and the last one; no bytes when there is none. */
static struct text quoted(struct text text)
{
	const char *first = memchr(text.bytes, '"', text.length);
	const char *last = text.bytes + text.length;

	if (first == NULL)
		return (struct text){0};
	while (*--last != '"')
		;
	return last > first ? (struct text){first + 1, (size_t)(last - first - 1)} : (struct text){0};
}

void lexer_line_marker(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	struct source *source = lexer->tokens->source;
	uint32_t at = begin, line = 0;

	while (source->text[at] < '0' || source->text[at] > '9')
		at++;
	for (; source->text[at] >= '0' && source->text[at] <= '9'; at++)
		line = line > UINT32_MAX / 20 ? UINT32_MAX / 2 : line * 10 + (uint32_t)(source->text[at] - '0');
	lexer_add_trivia(lexer, LINE_MARKER, begin, end);
	if (end < source->size)
		source_add_marker(source, end + (source->text[end] == '\r' && source->text[end + 1] == '\n' ? 2 : 1), line,
				  quoted((struct text){source->text + at, end - at}));
}

void tokenize(struct source *source, struct diag_sink *sink, struct tokens *tokens)
{
	struct lexer lexer = {.tokens = tokens, .sink = sink};
	yyscan_t scanner;

	*tokens = (struct tokens){.source = source, .capacity = source->size / BYTES_PER_TOKEN + 16};
	tokens->items = mem_alloc(tokens->capacity * sizeof *tokens->items);
	if (mof_scan_lex_init_extra(&lexer, &scanner) != 0)
		abort();
	mof_scan__scan_buffer(source->text, (size_t)source->size + 2, scanner);
	mof_scan_lex(scanner);
	mof_scan_lex_destroy(scanner);
	lexer.too_deep = false;
	lexer_add(&lexer, 0, source->size, source->size);
	if (source->cut_at_nul)
		diag_report(sink, MOF814, span_of(&lexer, source->size, source->size),
			    "a NUL character ends the text here; the rest of the file was not read");
}

void tokens_free(struct tokens *tokens)
{
	free(tokens->items);
	*tokens = (struct tokens){0};
}
