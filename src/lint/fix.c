/* SPDX-License-Identifier: MIT */
/* Chooses the fixes that can be made together, and makes them. */
#include "lint/fix.h"

#include <stdlib.h>

#include "base/memory.h"

/* One edit, with the number of the fix that it is a part of. */
struct edit {
	struct span span;
	const char *text;
	size_t fix;
};

struct edits {
	struct edit *items;
	size_t count, capacity;
};

static void add_edits(struct edits *edits, const struct diagnostic *diagnostic, size_t fix)
{
	for (const struct diag_edit *edit = diagnostic->edits; edit; edit = edit->next) {
		edits->items = mem_grow(edits->items, edits->count, &edits->capacity, sizeof *edits->items);
		edits->items[edits->count++] = (struct edit){edit->span, edit->text, fix};
	}
}

static int compare_edits(const void *a, const void *b)
{
	const struct edit *left = a, *right = b;

	if (left->span.source->order != right->span.source->order)
		return left->span.source->order < right->span.source->order ? -1 : 1;
	if (left->span.begin != right->span.begin)
		return left->span.begin < right->span.begin ? -1 : 1;
	if (left->span.end != right->span.end)
		return left->span.end < right->span.end ? -1 : 1;
	return left->fix < right->fix ? -1 : left->fix > right->fix;
}

static void sort_edits(struct edits *edits)
{
	if (edits->count > 0)
		qsort(edits->items, edits->count, sizeof *edits->items, compare_edits);
}

static bool overlap(struct span first, struct span second)
{
	return first.source == second.source &&
	       (second.begin < first.end || (second.begin == first.begin && second.end == first.end));
}

/* Of two overlapping fixes the one found first is kept; refused[i] tells whether fix i is dropped. */
static void refuse_overlaps(const struct edits *edits, bool *refused)
{
	const struct edit *last = NULL;

	for (size_t i = 0; i < edits->count; i++) {
		const struct edit *edit = &edits->items[i];

		if (refused[edit->fix])
			continue;
		if (last && edit->fix != last->fix && overlap(last->span, edit->span))
			refused[edit->fix] = true;
		else
			last = edit;
	}
}

static bool is_safe(const struct diagnostic *diagnostic, bool (*may_change)(void *context, const struct source *source),
		    void *context)
{
	if (diagnostic->edits == NULL || diagnostic->is_suggestion)
		return false;
	for (const struct diag_edit *edit = diagnostic->edits; edit; edit = edit->next)
		if (edit->span.source == NULL || !may_change(context, edit->span.source))
			return false;
	return true;
}

const struct diagnostic **fix_choose(const struct diag_sink *sink,
				     bool (*may_change)(void *context, const struct source *source), void *context,
				     size_t *count)
{
	const struct diagnostic **fixes = mem_alloc((sink->count + 1) * sizeof *fixes);
	struct edits edits = {0};
	size_t safe = 0;
	bool *refused;

	for (size_t i = 0; i < sink->count; i++)
		if (is_safe(sink->items[i], may_change, context))
			fixes[safe++] = sink->items[i];
	for (size_t i = 0; i < safe; i++)
		add_edits(&edits, fixes[i], i);
	sort_edits(&edits);
	refused = mem_zero((safe + 1) * sizeof *refused);
	refuse_overlaps(&edits, refused);
	*count = 0;
	for (size_t i = 0; i < safe; i++)
		if (!refused[i])
			fixes[(*count)++] = fixes[i];
	free(edits.items);
	free(refused);
	return fixes;
}

void fix_apply(const struct diagnostic *const *fixes, size_t count, const struct source *source, struct buffer *text)
{
	struct edits edits = {0};
	uint32_t at = 0;

	for (size_t i = 0; i < count; i++)
		add_edits(&edits, fixes[i], i);
	sort_edits(&edits);
	for (size_t i = 0; i < edits.count; i++) {
		const struct edit *edit = &edits.items[i];

		if (edit->span.source != source)
			continue;
		buffer_put(text, source->text + at, edit->span.begin - at);
		buffer_put_text(text, edit->text);
		at = edit->span.end;
	}
	buffer_put(text, source->text + at, source->size - at);
	free(edits.items);
}
