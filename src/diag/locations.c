/* SPDX-License-Identifier: MIT */
#include "diag/locations.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct located {
	const struct source *source;
	uint32_t offset;
	struct location location;
};

/* Sources are ordered by address: only the search uses this order, no output depends on it. */
static int compare_located(const void *a, const void *b)
{
	const struct located *left = a, *right = b;

	if (left->source != right->source)
		return (uintptr_t)left->source < (uintptr_t)right->source ? -1 : 1;
	return left->offset < right->offset ? -1 : left->offset > right->offset;
}

static uint32_t clamp(const struct source *source, uint32_t offset)
{
	return offset < source->size ? offset : source->size;
}

static void add_span(struct locations *locations, size_t *capacity, struct span span)
{
	if (span.source == NULL)
		return;
	for (int end = 0; end < 2; end++) {
		uint32_t offset = clamp(span.source, end ? span.end : span.begin);

		locations->items = mem_grow(locations->items, locations->count, capacity, sizeof *locations->items);
		locations->items[locations->count++] = (struct located){.source = span.source, .offset = offset};
	}
}

static void collect(struct locations *locations, const struct diag_sink *sink)
{
	size_t capacity = 0;

	for (size_t i = 0; i < sink->count; i++) {
		add_span(locations, &capacity, sink->items[i]->span);
		for (const struct diag_note *note = sink->items[i]->notes; note; note = note->next)
			add_span(locations, &capacity, note->span);
		for (const struct diag_edit *edit = sink->items[i]->edits; edit; edit = edit->next)
			add_span(locations, &capacity, edit->span);
	}
}

static void drop_doubles(struct locations *locations)
{
	size_t kept = 0;

	for (size_t i = 0; i < locations->count; i++)
		if (i == 0 || compare_located(&locations->items[kept - 1], &locations->items[i]) != 0)
			locations->items[kept++] = locations->items[i];
	locations->count = kept;
}

/* A position that moves to the right on one line and counts code points as it goes. */
struct cursor {
	uint32_t at, column;
};

static void advance(struct cursor *cursor, const struct source *source, uint32_t offset)
{
	while (cursor->at < offset) {
		uint32_t code_point;

		cursor->at += (uint32_t)wtf8_decode(source->text + cursor->at, source->size - cursor->at, &code_point);
		cursor->column++;
	}
}

static void locate(struct locations *locations)
{
	struct cursor cursor = {0};

	for (size_t i = 0; i < locations->count; i++) {
		struct located *item = &locations->items[i];
		const struct located *before = i ? item - 1 : NULL;

		if (before && before->source == item->source && item->offset <= before->location.line_end) {
			advance(&cursor, item->source, item->offset);
			item->location = before->location;
			item->location.column = cursor.column;
		} else {
			item->location = source_locate((struct source *)item->source, item->offset);
			cursor = (struct cursor){item->offset, item->location.column};
		}
	}
}

void locations_find(struct locations *locations, const struct diag_sink *sink)
{
	*locations = (struct locations){0};
	collect(locations, sink);
	if (locations->count == 0)
		return;
	qsort(locations->items, locations->count, sizeof *locations->items, compare_located);
	drop_doubles(locations);
	locate(locations);
}

void locations_free(struct locations *locations)
{
	free(locations->items);
	*locations = (struct locations){0};
}

struct location locations_at(const struct locations *locations, const struct source *source, uint32_t offset)
{
	struct located key = {.source = source, .offset = clamp(source, offset)};
	const struct located *found = NULL;
	struct location location;

	if (locations->count)
		found = bsearch(&key, locations->items, locations->count, sizeof key, compare_located);
	location = found ? found->location : source_locate((struct source *)source, offset);
	if (location.line == 0)
		location.line = 1;
	return location;
}

struct range locations_range(const struct locations *locations, struct span span)
{
	struct range range = {locations_at(locations, span.source, span.begin),
			      locations_at(locations, span.source, span.end)};
	bool backwards = range.end.line < range.begin.line ||
			 (range.end.line == range.begin.line && range.end.column < range.begin.column);

	if (backwards || strcmp(range.begin.file, range.end.file) != 0)
		range.end = range.begin;
	return range;
}
