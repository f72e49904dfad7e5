/* SPDX-License-Identifier: MIT */
#include "syntax/token.h"

#include <stdlib.h>

#include "base/memory.h"
#include "diag/diag.h"
#include "syntax/lexer.h"
/* This comes last: flex's header needs the types above. */
#include "grammar/mof_lex.h"
#include "grammar/mof_parse.h"

enum { BYTES_PER_TOKEN = 8 }; /* a first estimate of the number of tokens */

void lexer_add(struct lexer *lexer, int kind, uint32_t begin, uint32_t end)
{
	lexer_push(lexer, lexer_token(lexer, kind, begin, end));
	lexer->previous = (uint32_t)kind;
}

void lexer_add_string(struct lexer *lexer, uint32_t begin, uint32_t end, bool escapes)
{
	struct token token = lexer_token(lexer, STRING, begin, end);

	token.escapes = escapes;
	lexer_push(lexer, token);
	lexer->previous = STRING;
}

void lexer_add_trivia(struct lexer *lexer, int kind, uint32_t begin, uint32_t end)
{
	struct token token = lexer_token(lexer, kind, begin, end);

	token.trivia = true;
	lexer_push(lexer, token);
}

uint32_t lexer_end_of_line(const struct source *source, uint32_t at)
{
	while (at < source->size && !lexer_is_line_end(source->text[at]))
		at++;
	return at;
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
	if (source->lacks_mark)
		diag_set_help(sink,
			      diag_report(sink, MOF908, lexer_span(&lexer, 0, 0),
					  "UTF-16 without a byte order mark: mofcomp cannot read this file"),
			      "save the file as UTF-16 with a byte order mark");
	if (source->cut_at_nul)
		diag_report(sink, MOF814, lexer_span(&lexer, source->size, source->size),
			    "text ends at a NUL character; the rest of the file was not read");
}

void tokens_free(struct tokens *tokens)
{
	free(tokens->items);
	*tokens = (struct tokens){0};
}
