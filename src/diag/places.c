/* SPDX-License-Identifier: MIT */
#include "diag/places.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct located {
	const struct source *source;
	uint32_t offset;
	struct place place;
};

/* The order of sources is that of their addresses: it serves the search alone, no output depends on it. */
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

static void add_span(struct places *places, size_t *capacity, struct span span)
{
	if (span.source == NULL)
		return;
	for (int end = 0; end < 2; end++) {
		uint32_t offset = clamp(span.source, end ? span.end : span.begin);

		places->items = mem_grow(places->items, places->count, capacity, sizeof *places->items);
		places->items[places->count++] = (struct located){.source = span.source, .offset = offset};
	}
}

static void collect(struct places *places, const struct diag_sink *sink)
{
	size_t capacity = 0;

	for (size_t i = 0; i < sink->count; i++) {
		add_span(places, &capacity, sink->items[i]->span);
		for (const struct diag_note *note = sink->items[i]->notes; note; note = note->next)
			add_span(places, &capacity, note->span);
		for (const struct diag_edit *edit = sink->items[i]->edits; edit; edit = edit->next)
			add_span(places, &capacity, edit->span);
	}
}

static void drop_doubles(struct places *places)
{
	size_t kept = 0;

	for (size_t i = 0; i < places->count; i++)
		if (i == 0 || compare_located(&places->items[kept - 1], &places->items[i]) != 0)
			places->items[kept++] = places->items[i];
	places->count = kept;
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

static void locate(struct places *places)
{
	struct cursor cursor = {0};

	for (size_t i = 0; i < places->count; i++) {
		struct located *item = &places->items[i];
		const struct located *before = i ? item - 1 : NULL;

		if (before && before->source == item->source && item->offset <= before->place.line_end) {
			advance(&cursor, item->source, item->offset);
			item->place = before->place;
			item->place.column = cursor.column;
		} else {
			item->place = source_place((struct source *)item->source, item->offset);
			cursor = (struct cursor){item->offset, item->place.column};
		}
	}
}

void places_find(struct places *places, const struct diag_sink *sink)
{
	*places = (struct places){0};
	collect(places, sink);
	if (places->count == 0)
		return;
	qsort(places->items, places->count, sizeof *places->items, compare_located);
	drop_doubles(places);
	locate(places);
}

void places_free(struct places *places)
{
	free(places->items);
	*places = (struct places){0};
}

struct place places_at(const struct places *places, const struct source *source, uint32_t offset)
{
	struct located key = {.source = source, .offset = clamp(source, offset)};
	const struct located *found = NULL;
	struct place place;

	if (places->count)
		found = bsearch(&key, places->items, places->count, sizeof key, compare_located);
	place = found ? found->place : source_place((struct source *)source, offset);
	if (place.line == 0)
		place.line = 1;
	return place;
}

struct range places_range(const struct places *places, struct span span)
{
	struct range range = {places_at(places, span.source, span.begin), places_at(places, span.source, span.end)};
	bool backwards = range.end.line < range.begin.line ||
			 (range.end.line == range.begin.line && range.end.column < range.begin.column);

	if (backwards || strcmp(range.begin.file, range.end.file) != 0)
		range.end = range.begin;
	return range;
}
