/* SPDX-License-Identifier: MIT */
#include "base/nearest.h"

enum { MAX_COMPARED = 64 };

static unsigned lesser(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* One cell of the edit-distance table, row i and column j, from the rows above it; `before` is two rows above. */
static unsigned edits(struct text a, struct text b, size_t i, size_t j, const unsigned *before, const unsigned *above,
		      const unsigned *row)
{
	char last_a = text_fold(a.bytes[i - 1]), last_b = text_fold(b.bytes[j - 1]);
	unsigned best = lesser(above[j - 1] + (last_a != last_b), lesser(above[j], row[j - 1]) + 1);

	if (i > 1 && j > 1 && last_a == text_fold(b.bytes[j - 2]) && text_fold(a.bytes[i - 2]) == last_b)
		best = lesser(best, before[j - 2] + 1);
	return best;
}

/* Only cells near the diagonal are filled: cells `limit` away from it take that many edits. */
unsigned nearest_distance(struct text a, struct text b, unsigned limit)
{
	unsigned rows[3][MAX_COMPARED + 2];
	unsigned *before = rows[0], *above = rows[1], *row = rows[2];
	size_t difference = a.length > b.length ? a.length - b.length : b.length - a.length;

	if (a.length > MAX_COMPARED || b.length > MAX_COMPARED || difference >= limit)
		return limit;
	for (size_t j = 0; j <= b.length; j++)
		above[j] = (unsigned)j;
	for (size_t i = 1; i <= a.length; i++) {
		size_t first = i > limit ? i - limit : 1, last = b.length < i + limit ? b.length : i + limit;
		unsigned *spare = before;

		row[first - 1] = first == 1 ? (unsigned)i : limit;
		for (size_t j = first; j <= last; j++)
			row[j] = edits(a, b, i, j, before, above, row);
		row[last + 1] = limit;
		before = above, above = row, row = spare;
	}
	return lesser(above[b.length], limit);
}

struct nearest nearest_start(struct text wanted)
{
	unsigned edits_allowed = wanted.length < 4 ? 0 : wanted.length < 8 ? 1 : 2;

	return (struct nearest){wanted, NULL, edits_allowed + 1};
}

void nearest_offer(struct nearest *nearest, const char *candidate)
{
	unsigned distance = nearest_distance(nearest->wanted, text_of(candidate), nearest->limit);

	if (distance < nearest->limit)
		nearest->limit = distance, nearest->name = candidate;
}
