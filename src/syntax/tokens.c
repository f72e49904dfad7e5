/* SPDX-License-Identifier: MIT */
#include "syntax/token.h"

#include <endian.h>
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

/* The stack index of the innermost open body plus one; 0 when there is none. */
static size_t innermost_body(const struct lexer *lexer)
{
	size_t depth = lexer->depth;

	while (depth > 0 && !lexer->tokens->items[lexer->open[depth - 1]].body)
		depth--;
	return depth;
}

/*
 * The stack index plus one of the bracket that a closing one pairs with: the innermost one of its kind; 0 when there is
 * none. ')' and ']' look no further than the body that they stand in; '}' closes an array only if nothing but brackets
 * of the same member are in between.
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

/* There always is room for the next token. Behind a bracket that is nested too deeply nothing is added any more. */
static inline void add(struct lexer *lexer, struct token token)
{
	struct tokens *tokens = lexer->tokens;

	tokens->items[tokens->count] = token;
	tokens->count += !lexer->too_deep;
	tokens->items = mem_grow(tokens->items, tokens->count, &tokens->capacity, sizeof token);
}

static struct token new_token(const struct lexer *lexer, int kind, uint32_t begin, uint32_t end)
{
	return (struct token){.begin = begin, .end = end, .kind = (uint16_t)kind, .depth = (uint8_t)lexer->depth};
}

void lexer_add(struct lexer *lexer, int kind, uint32_t begin, uint32_t end)
{
	add(lexer, new_token(lexer, kind, begin, end));
	lexer->previous = (uint32_t)kind;
}

static void add_string(struct lexer *lexer, uint32_t begin, uint32_t end, bool escapes)
{
	struct token token = new_token(lexer, STRING, begin, end);

	token.escapes = escapes;
	add(lexer, token);
	lexer->previous = STRING;
}

void lexer_add_trivia(struct lexer *lexer, int kind, uint32_t begin, uint32_t end)
{
	struct token token = new_token(lexer, kind, begin, end);

	token.trivia = true;
	add(lexer, token);
}

void lexer_open_bracket(struct lexer *lexer, int kind, uint32_t begin)
{
	struct token token = new_token(lexer, kind, begin, begin + 1);
	size_t index = lexer->tokens->count;

	token.body = kind == '{' && opens_body(lexer);
	add(lexer, token);
	lexer->previous = (uint32_t)kind;
	if (lexer->depth < MAX_BRACKET_DEPTH) {
		lexer->open[lexer->depth++] = (uint32_t)index;
	} else if (!lexer->too_deep) {
		diag_report(lexer->sink, MOF813, span_of(lexer, begin, begin + 1),
			    "more than %d brackets are open here", MAX_BRACKET_DEPTH);
		lexer->too_deep = true;
	}
}

static void close_bracket(struct lexer *lexer, int kind, uint32_t begin)
{
	size_t depth = partner(lexer, kind == ')' ? '(' : kind == ']' ? '[' : '{');
	struct token token = new_token(lexer, kind, begin, begin + 1);

	if (depth > 0 && !lexer->too_deep) {
		struct token *opener = &lexer->tokens->items[lexer->open[depth - 1]];

		token.match = lexer->open[depth - 1];
		token.body = opener->body;
		opener->match = (uint32_t)lexer->tokens->count;
		lexer->depth = depth - 1;
	}
	token.depth = (uint8_t)lexer->depth;
	add(lexer, token);
	lexer->previous = (uint32_t)kind;
}

/* A ';' ends a member: whatever is still open in that has no partner. */
static void end_member(struct lexer *lexer, uint32_t begin)
{
	lexer->depth = innermost_body(lexer);
	lexer_add(lexer, ';', begin, begin + 1);
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

/* Where the first quote, backslash or control character of a block stands; its size if there is none. */
static size_t first_stop(const char *at)
{
	uint64_t halves[2], half;
	block bytes, stops;

	memcpy(&bytes, at, sizeof bytes);
	stops = (block)((bytes == '"') | (bytes == '\\') | (bytes < ' '));
	memcpy(halves, &stops, sizeof stops);
	half = le64toh(halves[0] ? halves[0] : halves[1]);
	return (halves[0] ? 0 : sizeof half) + (half ? (size_t)__builtin_ctzll(half) / 8 : sizeof half);
}

/* The first byte from `at` on that may end a literal: '"', a backslash, a line end or the end of the text. */
static const char *find_stop(const char *at, const char *end)
{
	static const bool stops[UINT8_MAX + 1] = {['"'] = true, ['\\'] = true, ['\n'] = true, ['\r'] = true, [0] = true};

	while (end - at >= (ptrdiff_t)sizeof(block)) {
		size_t length = first_stop(at);

		at += length;
		if (length == sizeof(block))
			continue;
		if (stops[(unsigned char)*at])
			return at;
		at++;                           /* another control character */
	}
	while (!stops[(unsigned char)*at])
		at++;
	return at;
}

/*
 * A string literal begins at `begin`: adds its token and returns where it ends. One that does not end on its line
 * either goes on over the line end or lacks its quote; which of them is decided and reported.
 */
static uint32_t add_literal(struct lexer *lexer, uint32_t begin)
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

static char *behind_space(char *at)
{
	static const bool spaces[UINT8_MAX + 1] = {
		[' '] = true, ['\t'] = true, ['\r'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true, [0x1a] = true,
	};

	for (;;) {
		while (spaces[(unsigned char)*at])
			at++;
		if (*at != '\xef' || strncmp(at, "\xef\xbb\xbf", 3) != 0)
			return at;
		at += 3;
	}
}

/*
 * Where the name ends that begins at `at`; `at` itself if it takes the tables to tell, since it may be a keyword, being
 * short and beginning like one, or has letters outside ASCII.
 */
static char *behind_plain_name(char *at)
{
	enum { LONGEST_KEYWORD = sizeof "qualifier" - 1 };  /* of mof_lex.l */
	static const bool of_names[UINT8_MAX + 1] = {
		['0' ... '9'] = true, ['A' ... 'Z'] = true, ['a' ... 'z'] = true, ['_'] = true,
	};
	static const bool begins_keyword[UINT8_MAX + 1] = {
		['A'] = true, ['C'] = true, ['F'] = true, ['I'] = true, ['N'] = true,
		['O'] = true, ['Q'] = true, ['R'] = true, ['T'] = true,
		['a'] = true, ['c'] = true, ['f'] = true, ['i'] = true, ['n'] = true,
		['o'] = true, ['q'] = true, ['r'] = true, ['t'] = true,
	};
	char *end = at;

	while (of_names[(unsigned char)*end])
		end++;
	if ((unsigned char)*end >= 0x80 || (end - at <= LONGEST_KEYWORD && begins_keyword[(unsigned char)*at]))
		return at;
	return end;
}

/* What a row goes on with, by its first byte. */
enum plain { NOT_PLAIN, OPENER, CLOSER, SEMICOLON, MARK, QUOTE, NAME };

static const uint8_t plain[UINT8_MAX + 1] = {
	['['] = OPENER, ['{'] = OPENER, ['('] = OPENER, [']'] = CLOSER, ['}'] = CLOSER, [')'] = CLOSER,
	[';'] = SEMICOLON, [':'] = MARK, [','] = MARK, ['='] = MARK, ['"'] = QUOTE,
	['_'] = NAME, ['A' ... 'Z'] = NAME, ['a' ... 'z'] = NAME,
};

char *lexer_row(struct lexer *lexer, char *at)
{
	char *text = lexer->tokens->source->text;

	for (;;) {
		uint32_t begin, end;

		at = behind_space(at);
		begin = (uint32_t)(at - text);
		end = begin + 1;
		switch ((enum plain)plain[(unsigned char)*at]) {
		case OPENER:
			lexer_open_bracket(lexer, *at, begin);
			break;
		case CLOSER:
			close_bracket(lexer, *at, begin);
			break;
		case SEMICOLON:
			end_member(lexer, begin);
			break;
		case MARK:
			lexer_add(lexer, *at, begin, end);
			break;
		case QUOTE:
			end = add_literal(lexer, begin);
			break;
		case NAME:
			end = (uint32_t)(behind_plain_name(at) - text);
			if (end == begin)
				return at;
			lexer_add(lexer, IDENTIFIER, begin, end);
			break;
		case NOT_PLAIN:
			return at;
		}
		at = text + end;
	}
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
		diag_set_help(lexer->sink, diagnostic, "give --cpp, or run 'cpp -nostdinc' on the file first");
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

/* The name of a file, which the preprocessor writes with a backslash before each quote and backslash. */
static struct text file_of_marker(struct arena *arena, struct text name)
{
	char *bare;
	size_t length = 0;

	if (name.bytes == NULL)
		return name;
	bare = arena_alloc(arena, name.length + 1);
	for (size_t i = 0; i < name.length; i++) {
		if (name.bytes[i] == '\\' && i + 1 < name.length && strchr("\\\"", name.bytes[i + 1]))
			i++;
		bare[length++] = name.bytes[i];
	}
	return (struct text){bare, length};
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
				  file_of_marker(&source->arena, quoted((struct text){source->text + at, end - at})));
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
