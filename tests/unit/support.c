/* SPDX-License-Identifier: MIT */
#include "support.h"

void compile_text(struct compilation *compilation, struct text text)
{
	const struct compile_options options = {.keep_trees = true};

	compilation_init(compilation, &options);
	compilation_add_bytes(compilation, "a.mof", (const uint8_t *)text.bytes, text.length);
}

static const char *list(struct diag_sink *sink, bool with_places, struct buffer *out)
{
	diag_sort(sink);
	out->size = 0;
	for (size_t i = 0; i < sink->count; i++) {
		const struct diagnostic *diagnostic = sink->items[i];
		struct location place;

		buffer_printf(out, "%s%s", i ? " " : "", diag_info(diagnostic->code)->id);
		if (!with_places || diagnostic->span.source == NULL)
			continue;
		place = source_locate((struct source *)diagnostic->span.source, diagnostic->span.begin);
		buffer_printf(out, ":%u:%u", (unsigned)place.line, (unsigned)place.column);
	}
	return buffer_text(out);
}

const char *findings(struct diag_sink *sink, struct buffer *out)
{
	return list(sink, true, out);
}

const char *found_codes(struct diag_sink *sink, struct buffer *out)
{
	return list(sink, false, out);
}
