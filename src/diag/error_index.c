/* SPDX-License-Identifier: MIT */
#include "diag/error_index.h"

#include <stdlib.h>

#include "base/memory.h"

static int compare_spans(struct span a, struct span b)
{
	if (a.source != b.source)
		return a.source->order < b.source->order ? -1 : 1;
	return a.begin < b.begin ? -1 : a.begin > b.begin;
}

static int compare(const void *a, const void *b)
{
	const struct diagnostic *left = *(const struct diagnostic *const *)a,
				*right = *(const struct diagnostic *const *)b;

	return compare_spans(left->span, right->span);
}

void error_index_make(const struct diag_sink *sink, struct error_index *index)
{
	*index = (struct error_index){0};
	if (sink->by_severity[SEVERITY_ERROR] == 0)
		return;
	index->items = mem_alloc((sink->count + 1) * sizeof *index->items);
	for (size_t i = 0; i < sink->count; i++)
		if (sink->items[i]->severity == SEVERITY_ERROR && sink->items[i]->span.source)
			index->items[index->count++] = sink->items[i];
	qsort(index->items, index->count, sizeof *index->items, compare);
}

void error_index_free(struct error_index *index)
{
	free(index->items);
	*index = (struct error_index){0};
}

const struct diagnostic *error_index_find(const struct error_index *index, struct span span)
{
	size_t low = 0, high = index->count;

	if (span.source == NULL)
		return NULL;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_spans(index->items[middle]->span, span) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == index->count || index->items[low]->span.source != span.source ||
	    index->items[low]->span.begin > span.end)
		return NULL;
	return index->items[low];
}
