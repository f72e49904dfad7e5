/* SPDX-License-Identifier: MIT */
/* Compares the findings before and after fixes. */
#include <string.h>

#include "lint/fix.h"

static enum severity lowest_severity(const struct diagnostic *const *fixes, size_t count)
{
	enum severity lowest = SEVERITY_ERROR;

	for (size_t i = 0; i < count; i++)
		if (fixes[i]->severity < lowest)
			lowest = fixes[i]->severity;
	return lowest;
}

static bool is_same(const struct diagnostic *a, const struct diagnostic *b)
{
	return a->code == b->code && strcmp(a->message, b->message) == 0;
}

static size_t count_same(struct diagnostic *const *items, size_t count, const struct diagnostic *diagnostic)
{
	size_t same = 0;

	for (size_t i = 0; i < count; i++)
		same += is_same(items[i], diagnostic);
	return same;
}

/*
 * Whether findings like this one became fewer, by as many as were fixed. Their locations moved, so messages are compared.
 * A sink that is full shows others in their stead.
 */
static bool is_gone(const struct diag_sink *before, const struct diag_sink *after,
		    const struct diagnostic *const *fixes, size_t count, const struct diagnostic *diagnostic)
{
	size_t left = count_same(after->items, after->count, diagnostic);
	size_t fixed = 0;

	if (left == 0 || before->dropped > 0)
		return true;
	for (size_t i = 0; i < count; i++)
		fixed += is_same(fixes[i], diagnostic);
	return left + fixed <= count_same(before->items, before->count, diagnostic);
}

bool fix_check(const struct diag_sink *before, const struct diag_sink *after, const struct diagnostic *const *fixes,
	       size_t count, enum diag_code *worse)
{
	enum severity floor = lowest_severity(fixes, count);

	for (int code = 0; code < DIAG_CODE_COUNT; code++) {
		if (after->by_code[code] > before->by_code[code] && diag_severity(after, code) >= floor) {
			*worse = code;
			return false;
		}
	}
	for (size_t i = 0; i < count; i++) {
		*worse = fixes[i]->code;
		if (!is_gone(before, after, fixes, count, fixes[i]))
			return false;
	}
	return after->by_severity[SEVERITY_ERROR] <= before->by_severity[SEVERITY_ERROR];
}
