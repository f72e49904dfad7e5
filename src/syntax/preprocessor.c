/* SPDX-License-Identifier: MIT */
/* Preprocessor lines: directives that a preprocessor should have handled, and the line markers that it leaves. */
#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
#include "diag/diag.h"
#include "syntax/lexer.h"

#include "grammar/mof_parse.h"

/* The end of a line, including lines that a backslash at the line end continues. */
static uint32_t end_of_logical_line(const struct source *source, uint32_t at)
{
	at = lexer_end_of_line(source, at);
	while (at < source->size && at > 0 && source->text[at - 1] == '\\')
		at = lexer_end_of_line(source, at + (source->text[at] == '\r' && source->text[at + 1] == '\n' ? 2 : 1));
	return at;
}

uint32_t lexer_directive(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	static const char *const words[] = {"define", "undef", "if",    "ifdef", "ifndef",  "elif",
					    "else",   "endif", "error", "line",  "warning", "import"};
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
			diagnostic = diag_report(lexer->sink, MOF808, lexer_span(lexer, begin, end),
						 "#%s is a directive of the C preprocessor, not of MOF", words[i]);
	if (diagnostic)
		diag_set_help(lexer->sink, diagnostic, "use --cpp, or run 'cpp -nostdinc' on the file first");
	else
		diag_report(lexer->sink, MOF001, lexer_span(lexer, begin, end),
			    "unknown directive '%.*s'; MOF has #pragma and #include", (int)(end - begin),
			    source->text + begin);
	lexer_add_trivia(lexer, PREPROCESSOR, begin, line_end);
	return line_end;
}

/* The text between the first quote and the last one; empty if there is none. */
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

/* The name of a file: the preprocessor writes a backslash before each quote and backslash. */
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

	while (!digit_is_decimal(source->text[at]))
		at++;
	for (; digit_is_decimal(source->text[at]); at++)
		line = line > UINT32_MAX / 20 ? UINT32_MAX / 2 : line * 10 + (uint32_t)(source->text[at] - '0');
	lexer_add_trivia(lexer, LINE_MARKER, begin, end);
	if (end < source->size)
		source_add_marker(source, end + (source->text[end] == '\r' && source->text[end + 1] == '\n' ? 2 : 1),
				  line,
				  file_of_marker(&source->arena, quoted((struct text){source->text + at, end - at})));
}
