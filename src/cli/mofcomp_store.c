/* SPDX-License-Identifier: MIT */
/* mofcomp without -B:: applies the file to a repository in memory, with the messages of that phase (mof-language 6.4). */
#include <unistd.h>

#include "cli/mofcomp.h"
#include "cli/terminal.h"

/* The number, from 1, of the operation that contains a location; 0 if none does. */
static size_t item_of(const struct cim_unit *unit, struct span span)
{
	for (size_t i = 0; i < unit->count; i++) {
		struct span item = unit->operations[i].span;

		if (item.source == span.source && item.begin <= span.begin && span.end <= item.end)
			return i + 1;
	}
	return 0;
}

static void put_error(const struct compilation *compilation, const struct diagnostic *diagnostic, struct buffer *out)
{
	const struct cim_unit *unit = &compilation->files[0]->unit;
	size_t item = item_of(unit, diagnostic->span);
	struct span span = item ? unit->operations[item - 1].span : diagnostic->span;
	struct source *source = (struct source *)span.source;
	struct location first, last;

	if (source == NULL)
		return;
	first = source_locate(source, span.begin);
	last = source_locate(source, span.end);
	buffer_printf(out, "An error occurred while processing item %zu defined on lines %u - %u in file %s:\n", item,
		      (unsigned)first.line, (unsigned)last.line, first.file);
	buffer_printf(out, "0X%08x %s\n", (unsigned)mofcomp_code(diagnostic), diagnostic->message);
}

/* Warnings, and what was not checked. */
static void put_warning(const struct diagnostic *diagnostic, struct buffer *out)
{
	struct source *source = (struct source *)diagnostic->span.source;
	struct location place;

	if (source == NULL)
		return;
	place = source_locate(source, diagnostic->span.begin);
	buffer_printf(out, "%s (%u): %s %s: %s\n", place.file, (unsigned)place.line,
		      severity_name(diagnostic->severity), diag_info(diagnostic->code)->id, diagnostic->message);
}

int mofcomp_store(struct compilation *compilation)
{
	const struct diag_sink *sink = &compilation->sink;
	size_t before = sink->count;
	const struct diagnostic *first = NULL;
	struct buffer text = {0};

	buffer_put_text(&text, "Storing data in a repository in memory...\n");
	compilation_apply(compilation);
	for (size_t i = before; i < sink->count; i++) {
		if (sink->items[i]->severity == SEVERITY_WARNING || sink->items[i]->code == MOF805)
			put_warning(sink->items[i], &text);
		if (sink->items[i]->severity != SEVERITY_ERROR)
			continue;
		put_error(compilation, sink->items[i], &text);
		first = first ? first : sink->items[i];
	}
	if (first)
		buffer_printf(&text, "Compiler returned error 0x%08x\n", (unsigned)mofcomp_code(first));
	cli_print(&text, STDOUT_FILENO);
	buffer_free(&text);
	return first ? MOFCOMP_FAILED : MOFCOMP_DONE;
}
