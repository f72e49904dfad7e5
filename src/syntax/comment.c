/* SPDX-License-Identifier: MIT */
/* Block comments that do not end, or were meant to nest (mof-language 1.2). */
#include <string.h>

#include "diag/diag.h"
#include "syntax/lexer.h"

#include "grammar/mof_parse.h"

/* How far, and how often in vain, the end of a nested comment is looked for: together they bound the work. */
enum { MAX_AHEAD = 1 << 16, MAX_SEARCHES = 100 };

static bool is_pair(const char *at, const char *pair)
{
	return at[0] == pair[0] && at[1] == pair[1];
}

/* The first inner beginning of the comment text[begin..end), and how many there are; `end` if there is none. */
static uint32_t find_inner(const char *text, uint32_t begin, uint32_t end, unsigned *count)
{
	uint32_t first = end;

	*count = 0;
	for (uint32_t at = begin + 2; at + 3 < end; at++) {
		if (!is_pair(text + at, "/*") || text[at + 2] == '/')
			continue;
		first = first < at ? first : at;
		++*count;
		at++;
	}
	return first;
}

/* After a string literal, or a line comment, which are the reason why a "*" "/" may be in a valid text. */
static uint32_t skip_quoted(const struct source *source, uint32_t at)
{
	uint32_t line_end = lexer_end_of_line(source, at), end = at + 1;

	if (source->text[at] == '/')
		return at > 0 && source->text[at - 1] == ':' ? at + 2 : line_end; /* http://... */
	while (end < line_end && source->text[end] != '"')
		end += source->text[end] == '\\' ? 2 : 1;
	return end < line_end ? end + 1 : at + 1;
}

/* The end of a comment in which `open` more comments were meant to end; 0 if there are not that many ends. */
static uint32_t find_outer_end(const struct source *source, uint32_t begin, unsigned open)
{
	uint32_t limit = source->size - begin > MAX_AHEAD ? begin + MAX_AHEAD : source->size;

	for (uint32_t at = begin; at < limit;) {
		const char *text = source->text + at;

		if (*text == '"' || is_pair(text, "//")) {
			at = skip_quoted(source, at);
			continue;
		}
		open += is_pair(text, "/*");
		open -= is_pair(text, "*/");
		at += is_pair(text, "/*") || is_pair(text, "*/") ? 2 : 1;
		if (open == 0)
			return at;
	}
	return 0;
}

uint32_t lexer_block_comment(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	const struct source *source = lexer->tokens->source;
	struct diagnostic *diagnostic;
	unsigned count;
	uint32_t inner = find_inner(source->text, begin, end, &count), outer = 0;

	if (inner < end && lexer->searched < MAX_SEARCHES) {
		outer = find_outer_end(source, end, count);
		lexer->searched += outer == 0;
	}
	lexer_add_trivia(lexer, COMMENT, begin, outer > 0 ? outer : end);
	if (outer == 0)
		return end;
	diagnostic = diag_report(lexer->sink, MOF825, lexer_span(lexer, inner, inner + 2), "comments do not nest");
	diag_set_help(lexer->sink, diagnostic, "remove the inner '/*' and '*/', or use '//' for the inner comment");
	diag_add_note(lexer->sink, diagnostic, lexer_span(lexer, end - 2, end), "the outer comment ends here");
	return outer;
}

void lexer_open_comment(struct lexer *lexer, uint32_t begin, uint32_t end)
{
	diag_report(lexer->sink, MOF825, lexer_span(lexer, begin, begin + 2), "unterminated comment");
	lexer_add_trivia(lexer, COMMENT, begin, end);
}
