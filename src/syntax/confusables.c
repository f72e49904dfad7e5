/* SPDX-License-Identifier: MIT */
/*
 * Characters that look like what MOF has, or like nothing (confusables.def): each is reported by its name, and the scan
 * continues as if the intended character were there.
 */
#include <string.h>

#include "diag/diag.h"
#include "syntax/lexer.h"

#include "grammar/mof_parse.h"

enum { BYTE_ORDER_MARK = 0xFEFF, MAX_SHOWN = 60 };

struct confusable {
	uint32_t code_point;
	const char *name;
	const char *replacement;
};

static const struct confusable confusables[] = {
#define CONFUSABLE(code_point, name, replacement) {code_point, name, replacement},
#include "syntax/confusables.def"
};

/* The row of the character at `at`; NULL if it is what it looks like. *size is the size of the character. */
static const struct confusable *confusable_at(const struct source *source, uint32_t at, uint32_t end, uint32_t *size)
{
	uint32_t code_point;

	*size = (uint32_t)wtf8_decode(source->text + at, end - at, &code_point);
	for (size_t i = 0; code_point >= 0x80 && i < sizeof confusables / sizeof *confusables; i++)
		if (confusables[i].code_point == code_point)
			return &confusables[i];
	return NULL;
}

/* The offset of the first confusable of text[begin..end), or `end`; with `like`, of one that replaces this one. */
static uint32_t find_confusable(const struct source *source, uint32_t begin, uint32_t end, const char *like)
{
	while (begin < end) {
		uint32_t size;
		const struct confusable *found = confusable_at(source, begin, end, &size);

		if (found && (like == NULL || strcmp(found->replacement, like) == 0))
			return begin;
		begin += size;
	}
	return end;
}

static struct diagnostic *report(struct lexer *lexer, const struct confusable *found, struct span span,
				 const char *message)
{
	return diag_report(lexer->sink, MOF001, span, "U+%04X %s %s", (unsigned)found->code_point, found->name,
			   message);
}

/* ---- white space ---- */

/* A row of spaces of one kind is one mistake. Returns its end. */
static uint32_t skip_blanks(struct lexer *lexer, const struct confusable *found, uint32_t begin)
{
	const struct source *source = lexer->tokens->source;
	bool is_wide = found->replacement[0] == ' ';
	struct diagnostic *diagnostic;
	struct span span;
	uint32_t end = begin, size;

	for (const struct confusable *next = found; next == found; end += size) {
		next = confusable_at(source, end, source->size, &size);
		if (next != found)
			break;
	}
	span = lexer_span(lexer, begin, end);
	diagnostic = report(lexer, found, span,
			    found->code_point == BYTE_ORDER_MARK ? "in the middle of the text"
								 : "is not white space in MOF");
	if (found->code_point == BYTE_ORDER_MARK)
		diag_set_severity(lexer->sink, diagnostic, SEVERITY_WARNING);
	diag_set_help(lexer->sink, diagnostic, is_wide ? "replace it with a space" : "delete it");
	diag_add_edit(lexer->sink, diagnostic, span, found->replacement);
	return end;
}

/* ---- quotation marks ---- */

struct quoted {
	uint32_t begin, end;         /* with the quotation marks */
	uint32_t inside, inside_end; /* without them */
};

/* The closing mark on this line: one that looks like it, unless it is inside ASCII quotes, else an ASCII one. */
static bool find_closing(const struct source *source, const char *quote, struct quoted *quoted)
{
	uint32_t line_end = lexer_end_of_line(source, quoted->begin), size = 1;
	uint32_t closing = find_confusable(source, quoted->inside, line_end, quote);
	const char *ascii = memchr(source->text + quoted->inside, *quote, closing - quoted->inside);
	unsigned count = 0;

	for (const char *at = ascii; at < source->text + closing && ascii; at++)
		count += *at == *quote;
	if (count % 2)
		closing = (uint32_t)(ascii - source->text);
	else if (closing < line_end)
		confusable_at(source, closing, line_end, &size);
	else
		return false;
	quoted->inside_end = closing;
	quoted->end = closing + size;
	return true;
}

static void add_quote_edits(struct lexer *lexer, struct diagnostic *diagnostic, const struct quoted *quoted,
			    const char *quote)
{
	const char *text = lexer->tokens->source->text;
	int length = (int)(quoted->inside_end - quoted->inside);

	if (length <= MAX_SHOWN)
		diag_set_help(lexer->sink, diagnostic, "write %s%.*s%s", quote, length, text + quoted->inside, quote);
	else
		diag_set_help(lexer->sink, diagnostic, "use %s on both sides", quote);
	diag_add_edit(lexer->sink, diagnostic, lexer_span(lexer, quoted->begin, quoted->inside), quote);
	diag_add_edit(lexer->sink, diagnostic, lexer_span(lexer, quoted->inside_end, quoted->end), quote);
}

/* A literal in quotation marks of word processors. Returns its end. */
static uint32_t add_quoted(struct lexer *lexer, const struct confusable *found, uint32_t begin, uint32_t size)
{
	const struct source *source = lexer->tokens->source;
	struct quoted quoted = {begin, begin + size, begin + size, begin + size};
	const char *quote = found->replacement;
	bool is_closed = find_closing(source, quote, &quoted);
	struct text inside;

	if (!is_closed && *quote == '"')
		quoted.end = quoted.inside_end = lexer_end_of_open_literal(source, begin);
	inside = (struct text){source->text + quoted.inside, quoted.inside_end - quoted.inside};
	if (*quote == '\'' && (text_code_points(inside) != 1))
		quote = "\"";
	add_quote_edits(lexer,
			report(lexer, found, lexer_span(lexer, begin, begin + size), "does not delimit a literal"),
			&quoted, quote);
	if (*quote == '\'')
		lexer_add(lexer, CHARACTER, begin, quoted.end);
	else if (is_closed || inside.length > 0)
		lexer_add_string(lexer, begin, quoted.end, memchr(inside.bytes, '\\', inside.length) != NULL);
	return quoted.end;
}

uint32_t lexer_close_confused(struct lexer *lexer, uint32_t begin)
{
	const struct source *source = lexer->tokens->source;
	uint32_t line_end = lexer_end_of_line(source, begin), size;
	uint32_t closing = find_confusable(source, begin + 1, line_end, "\"");
	const struct confusable *found;
	struct quoted quoted = {begin, 0, begin + 1, closing};

	if (closing == line_end)
		return begin;
	found = confusable_at(source, closing, line_end, &size);
	quoted.end = closing + size;
	add_quote_edits(lexer,
			report(lexer, found, lexer_span(lexer, closing, closing + size), "does not delimit a literal"),
			&quoted, "\"");
	lexer_add_string(lexer, begin, quoted.end, true);
	return quoted.end;
}

struct text token_unquoted(const struct tokens *tokens, size_t index)
{
	const struct source *source = tokens->source;
	struct text text = token_text(tokens, index);
	uint32_t begin = tokens->items[index].begin, end = tokens->items[index].end, size, last;

	if (text.length > 1 && text.bytes[0] == '"' && text.bytes[text.length - 1] == '"')
		return (struct text){text.bytes + 1, text.length - 2};
	if (text.length == 0)
		return text;
	confusable_at(source, begin, end, &size);
	text = (struct text){text.bytes + size, text.length - size};
	if (text.length == 0)
		return text;
	for (last = end - 1; last > begin + size && ((unsigned char)source->text[last] & 0xC0) == 0x80;)
		last--;
	if (size == 1 && source->text[last] != source->text[begin] && (unsigned char)source->text[last] < 0x80)
		return text;
	if (source->text[last] == '"' || source->text[last] == '\'' || confusable_at(source, last, end, &size))
		text.length -= end - last;
	return text;
}

/* ---- names and numbers ---- */

/* The keyword that a name is, as the scanner would have it; IDENTIFIER for any other. */
static int kind_of_name(struct text name)
{
	static const struct {
		const char *word;
		int kind;
	} keywords[] = {
		{"class", CLASS},         {"instance", INSTANCE}, {"of", OF},       {"as", AS},           {"ref", REF},
		{"qualifier", QUALIFIER}, {"true", TRUE},         {"false", FALSE}, {"null", NULL_VALUE},
	};

	for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
		if (text_same_name(name, text_of(keywords[i].word)))
			return keywords[i].kind;
	return IDENTIFIER;
}

static void add_wide(struct lexer *lexer, int kind, uint32_t begin, uint32_t end)
{
	const char *text = lexer->tokens->source->text;
	bool is_wide = false;

	for (uint32_t at = begin; at < end; at++)
		is_wide |= (unsigned char)text[at] >= 0x80;
	if (kind == INTEGER)
		kind = strspn(text + begin, "+-0123456789") >= end - begin || memchr(text + begin, 'x', end - begin)
			       ? INTEGER
			       : REAL;
	else if (kind == IDENTIFIER && !is_wide)
		kind = kind_of_name((struct text){text + begin, end - begin});
	if (kind == IDENTIFIER && is_wide)
		lexer_non_ascii_name(lexer, begin, end);
	else
		lexer_add(lexer, kind, begin, end);
}

/* Reports the confusable at `at`, adds what it is meant to be and returns the end of that. */
static uint32_t add_intended(struct lexer *lexer, uint32_t at)
{
	struct tokens *tokens = lexer->tokens;
	const struct source *source = tokens->source;
	uint32_t size;
	const struct confusable *found = confusable_at(source, at, source->size, &size);
	struct span span = lexer_span(lexer, at, at + size);
	char sign = found->replacement[0];
	struct diagnostic *diagnostic;

	if (sign == ' ' || sign == 0)
		return skip_blanks(lexer, found, at);
	if (sign == '"' || sign == '\'')
		return add_quoted(lexer, found, at, size);
	diagnostic = report(lexer, found, span, "is not ASCII");
	diag_set_help(lexer->sink, diagnostic, "write '%c'", sign);
	diag_add_edit(lexer->sink, diagnostic, span, found->replacement);
	if (strchr("([{", sign))
		lexer_open_bracket(lexer, sign, at);
	else if (strchr(")]}", sign))
		lexer_close_bracket(lexer, sign, at);
	else if (sign == ';')
		lexer_end_member(lexer, at);
	else if (sign != '-')
		lexer_add(lexer, sign, at, at + size);
	if (tokens->count > 0 && tokens->items[tokens->count - 1].begin == at)
		tokens->items[tokens->count - 1].end = at + size; /* brackets have a size of one byte */
	return at + size;
}

/* Inside a name nothing can be meant but the name: a dash, or a character without width. */
static bool is_inside_name(const struct source *source, uint32_t begin, uint32_t at, uint32_t end)
{
	uint32_t size, ignored;
	const struct confusable *found = confusable_at(source, at, end, &size);

	return at > begin && at + size < end && (found->replacement[0] == 0 || found->replacement[0] == '-') &&
	       confusable_at(source, at + size, end, &ignored) == NULL &&
	       kind_of_name((struct text){source->text + begin, at - begin}) == IDENTIFIER;
}

uint32_t lexer_wide_text(struct lexer *lexer, int kind, uint32_t begin, uint32_t end)
{
	const struct source *source = lexer->tokens->source;
	uint32_t at = find_confusable(source, begin, end, NULL), size;

	if (at < end && kind != INTEGER && is_inside_name(source, begin, at, end)) {
		const struct confusable *found = confusable_at(source, at, end, &size);
		struct span span = lexer_span(lexer, at, at + size);
		struct diagnostic *diagnostic = report(lexer, found, span, "cannot be part of a name");

		if (found->replacement[0] == 0) {
			diag_set_help(lexer->sink, diagnostic, "delete it");
			diag_add_edit(lexer->sink, diagnostic, span, "");
		} else {
			diag_set_help(lexer->sink, diagnostic, "use '_'");
		}
		lexer_add(lexer, kind, begin, end);
		return end;
	}
	if (at > begin)
		add_wide(lexer, kind, begin, at);
	return at < end ? add_intended(lexer, at) : end;
}

bool lexer_has_confusable(const struct lexer *lexer, uint32_t begin, uint32_t end)
{
	return find_confusable(lexer->tokens->source, begin, end, NULL) < end;
}
