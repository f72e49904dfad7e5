/* SPDX-License-Identifier: MIT */
/*
 * Any bytes are a source: its tokens stand in order inside of the text, brackets know their partners, and the parser
 * makes a tree of them or reports why it can't.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "diag/diag.h"
#include "syntax/dump.h"
#include "syntax/parse.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_tokens(const struct tokens *tokens)
{
	uint32_t end = 0;

	if (tokens->count == 0 || tokens->items[tokens->count - 1].kind != 0)
		abort();
	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->items[i];

		if (token->begin < end || token->end < token->begin || token->end > tokens->source->size)
			abort();
		if (token->match && (token->match >= tokens->count || tokens->items[token->match].match != i))
			abort();
		end = token->end;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct source *source = source_new("fuzz.mof", data, size, NULL);
	struct buffer text = {0};
	struct diag_sink sink;
	struct tree tree;

	if (source == NULL)
		return 0;
	diag_sink_init(&sink);
	parse(source, &sink, &tree);
	check_tokens(&tree.tokens);
	dump_tree(&tree, &text);
	for (size_t i = 0; i < sink.count; i++)
		if (sink.items[i]->span.end > source->size || sink.items[i]->span.begin > sink.items[i]->span.end)
			abort();
	buffer_free(&text);
	tree_free(&tree);
	diag_sink_free(&sink);
	source_free(source);
	return 0;
}
