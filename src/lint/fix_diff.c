/* SPDX-License-Identifier: MIT */
/* The difference of a text and its fixed version, as a unified diff. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lint/fix.h"

enum { CONTEXT = 3 };

struct lines {
	struct text *items; /* with their line ends */
	size_t count, capacity;
};

static void split(struct text text, struct lines *lines)
{
	while (text.length > 0) {
		const char *newline = memchr(text.bytes, '\n', text.length);
		size_t length = newline ? (size_t)(newline - text.bytes) + 1 : text.length;

		lines->items = mem_grow(lines->items, lines->count, &lines->capacity, sizeof *lines->items);
		lines->items[lines->count++] = (struct text){text.bytes, length};
		text.bytes += length, text.length -= length;
	}
}

static void put_line(struct buffer *out, char mark, struct text line)
{
	buffer_put_byte(out, (uint8_t)mark);
	buffer_put(out, line.bytes, line.length);
	if (line.bytes[line.length - 1] != '\n')
		buffer_put_text(out, "\n\\ No newline at end of file\n");
}

/* A range of lines that differ: before[a..a_end) became after[b..b_end). */
struct change {
	size_t a, a_end, b, b_end;
};

static bool same_run(const struct lines *before, size_t a, const struct lines *after, size_t b)
{
	size_t run = 0;

	while (run < CONTEXT && a + run < before->count && b + run < after->count &&
	       text_equal(before->items[a + run], after->items[b + run]))
		run++;
	return run == CONTEXT || (a + run == before->count && b + run == after->count);
}

/* Fixes change few lines, so the texts agree again soon: finds the nearest lines where they do. */
static void find_end(const struct lines *before, const struct lines *after, struct change *change)
{
	for (size_t distance = 1;; distance++) {
		for (size_t da = 0; da <= distance; da++) {
			size_t a = change->a + da, b = change->b + (distance - da);

			if (a > before->count || b > after->count || !same_run(before, a, after, b))
				continue;
			change->a_end = a;
			change->b_end = b;
			return;
		}
	}
}

static void put_hunk(const struct lines *before, const struct lines *after, const struct change *change,
		     struct buffer *out)
{
	size_t lead = change->a < CONTEXT ? change->a : CONTEXT;
	size_t trail = before->count - change->a_end < CONTEXT ? before->count - change->a_end : CONTEXT;

	buffer_printf(out, "@@ -%zu,%zu +%zu,%zu @@\n", change->a - lead + 1, lead + change->a_end - change->a + trail,
		      change->b - lead + 1, lead + change->b_end - change->b + trail);
	for (size_t i = change->a - lead; i < change->a; i++)
		put_line(out, ' ', before->items[i]);
	for (size_t i = change->a; i < change->a_end; i++)
		put_line(out, '-', before->items[i]);
	for (size_t i = change->b; i < change->b_end; i++)
		put_line(out, '+', after->items[i]);
	for (size_t i = change->a_end; i < change->a_end + trail; i++)
		put_line(out, ' ', before->items[i]);
}

/* Changes whose contexts would touch are joined in one hunk. */
static bool next_change(const struct lines *before, const struct lines *after, struct change *change)
{
	while (change->a < before->count && change->b < after->count &&
	       text_equal(before->items[change->a], after->items[change->b]))
		change->a++, change->b++;
	if (change->a == before->count && change->b == after->count)
		return false;
	change->a_end = change->a;
	change->b_end = change->b;
	for (;;) {
		struct change further = {change->a_end, 0, change->b_end, 0};
		size_t same = 0;

		find_end(before, after, &further);
		change->a_end = further.a_end;
		change->b_end = further.b_end;
		while (same < 2 * CONTEXT && change->a_end + same < before->count &&
		       change->b_end + same < after->count &&
		       text_equal(before->items[change->a_end + same], after->items[change->b_end + same]))
			same++;
		if (same == 2 * CONTEXT || change->a_end + same == before->count)
			return true;
		change->a_end += same;
		change->b_end += same;
	}
}

void fix_diff(const char *path, struct text before, struct text after, struct buffer *out)
{
	struct lines old = {0}, new = {0};
	struct change change = {0};
	bool first = true;

	split(before, &old);
	split(after, &new);
	while (next_change(&old, &new, &change)) {
		if (first)
			buffer_printf(out, "--- %s\n+++ %s\n", path, path);
		first = false;
		put_hunk(&old, &new, &change, out);
		change.a = change.a_end;
		change.b = change.b_end;
	}
	free(old.items);
	free(new.items);
}
