/* SPDX-License-Identifier: MIT */
/* Counts what is not shown: diagnostics above the limit of a code, and those that the sink could not keep. */
#include "diag/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"

static void report_hidden(struct diag_sink *sink, enum diag_code code, size_t count)
{
	const struct diag_info *info = diag_info(code);

	diag_report(sink, MOF809, (struct span){0}, "%zu more of %s %s %s not shown", count, info->id, info->name,
		    count == 1 ? "is" : "are");
}

void diag_keep(struct diag_sink *sink, bool (*keep)(const struct diagnostic *diagnostic, void *context), void *context)
{
	size_t kept = 0;

	for (size_t i = 0; i < sink->count; i++) {
		struct diagnostic *diagnostic = sink->items[i];

		if (keep(diagnostic, context)) {
			sink->items[kept++] = diagnostic;
			continue;
		}
		sink->by_severity[diagnostic->severity]--;
		sink->by_code[diagnostic->code]--;
	}
	sink->count = kept;
}

static int compare_files(const void *a, const void *b)
{
	const struct diagnostic *left = *(struct diagnostic *const *)a, *right = *(struct diagnostic *const *)b;
	int order = strcmp(left->span.source->path, right->span.source->path);

	if (order == 0 && left->span.begin != right->span.begin)
		order = left->span.begin < right->span.begin ? -1 : 1;
	if (order == 0)
		order = (int)left->code - (int)right->code;
	if (order == 0)
		order = strcmp(left->message, right->message);
	if (order == 0 && left->span.source->order != right->span.source->order)
		order = left->span.source->order < right->span.source->order ? -1 : 1;
	return order;
}

static bool is_first(const struct diagnostic *diagnostic, void *repeats)
{
	return map_get(repeats, diagnostic) == NULL;
}

void diag_drop_repeats(struct diag_sink *sink)
{
	struct diagnostic **items = mem_alloc((sink->count + 1) * sizeof *items);
	struct map repeats = {0};
	size_t count = 0;

	for (size_t i = 0; i < sink->count; i++)
		if (sink->items[i]->span.source)
			items[count++] = sink->items[i];
	qsort(items, count, sizeof(struct diagnostic *), compare_files);
	for (size_t i = 1; i < count; i++)
		if (items[i]->span.source != items[i - 1]->span.source &&
		    items[i]->span.begin == items[i - 1]->span.begin && items[i]->code == items[i - 1]->code &&
		    strcmp(items[i]->span.source->path, items[i - 1]->span.source->path) == 0 &&
		    strcmp(items[i]->message, items[i - 1]->message) == 0)
			map_put(&repeats, items[i], items[i]);
	if (repeats.count > 0)
		diag_keep(sink, is_first, &repeats);
	map_free(&repeats);
	free(items);
}

void diag_limit(struct diag_sink *sink, size_t per_code)
{
	size_t found[DIAG_CODE_COUNT] = {0};
	size_t kept = 0;

	if (per_code == 0)
		return;
	for (size_t i = 0; i < sink->count; i++)
		if (found[sink->items[i]->code]++ < per_code)
			sink->items[kept++] = sink->items[i];
	sink->count = kept;
	for (enum diag_code code = 0; code < DIAG_CODE_COUNT; code++)
		if (found[code] > per_code)
			report_hidden(sink, code, found[code] - per_code);
}

const struct diagnostic *diag_overflow(struct diag_sink *sink)
{
	struct diagnostic *note;

	if (sink->dropped == 0)
		return NULL;
	note = arena_alloc(&sink->arena, sizeof *note);
	note->code = MOF809;
	note->severity = SEVERITY_NOTE;
	note->message =
		arena_printf(&sink->arena, "%zu more %s not shown", sink->dropped, sink->dropped == 1 ? "is" : "are");
	return note;
}
