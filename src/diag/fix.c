/* SPDX-License-Identifier: MIT */
#include "diag/fix.h"

#include <stdlib.h>

#include "base/memory.h"

enum { MAX_JOIN = 4096 }; /* bytes from the first edit to the last */

static bool is_utf8(struct text text)
{
	bool ascii;

	return utf8_valid((const uint8_t *)text.bytes, text.length, &ascii);
}

bool fix_is_complete(const struct diagnostic *diagnostic)
{
	for (const struct diag_edit *edit = diagnostic->edits; edit; edit = edit->next)
		if (edit->span.source == NULL || !is_utf8(text_of(edit->text)))
			return false;
	return diagnostic->edits != NULL;
}

bool fix_is_by_line(const struct diagnostic *diagnostic)
{
	for (const struct diag_edit *edit = diagnostic->edits; edit; edit = edit->next)
		if (edit->span.source == NULL || edit->span.source->marker_count > 0)
			return false;
	return fix_is_complete(diagnostic);
}

struct ordered_edit {
	const struct diag_edit *edit;
	size_t number;
};

static int compare_edits(const void *a, const void *b)
{
	const struct ordered_edit *left = a, *right = b;
	struct span x = left->edit->span, y = right->edit->span;

	if (x.begin != y.begin)
		return x.begin < y.begin ? -1 : 1;
	if (x.end != y.end)
		return x.end < y.end ? -1 : 1;
	return left->number < right->number ? -1 : left->number > right->number;
}

static struct ordered_edit *order_edits(const struct diagnostic *diagnostic, size_t *count)
{
	struct ordered_edit *edits = NULL;
	size_t capacity = 0;

	*count = 0;
	for (const struct diag_edit *edit = diagnostic->edits; edit; edit = edit->next) {
		edits = mem_grow(edits, *count, &capacity, sizeof *edits);
		edits[*count] = (struct ordered_edit){edit, *count};
		++*count;
	}
	qsort(edits, *count, sizeof *edits, compare_edits);
	return edits;
}

/* The span of edits in ascending order; false if they overlap or span more than MAX_JOIN bytes. */
static bool hull(const struct ordered_edit *edits, size_t count, struct span *span)
{
	*span = edits[0].edit->span;
	for (size_t i = 0; i < count; i++) {
		struct span next = edits[i].edit->span;

		if (next.end < next.begin || next.end > span->source->size || (i > 0 && next.begin < span->end))
			return false;
		span->end = next.end;
	}
	return span->end - span->begin <= MAX_JOIN && is_utf8(span_text(*span));
}

static void put_joined(struct buffer *out, const struct ordered_edit *edits, size_t count, uint32_t at)
{
	for (size_t i = 0; i < count; i++) {
		const struct diag_edit *edit = edits[i].edit;

		buffer_put(out, edit->span.source->text + at, edit->span.begin - at);
		buffer_put_text(out, edit->text);
		at = edit->span.end;
	}
}

bool fix_join(const struct diagnostic *diagnostic, struct span *span, struct buffer *out)
{
	struct ordered_edit *edits;
	size_t count;
	bool fits;

	if (!fix_is_complete(diagnostic))
		return false;
	for (const struct diag_edit *edit = diagnostic->edits; edit; edit = edit->next)
		if (edit->span.source != diagnostic->span.source)
			return false;
	edits = order_edits(diagnostic, &count);
	fits = hull(edits, count, span);
	if (fits)
		put_joined(out, edits, count, span->begin);
	free(edits);
	return fits;
}
