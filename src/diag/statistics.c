/* SPDX-License-Identifier: MIT */
/* How often each code was reported. */
#include <stdlib.h>

#include "diag/render.h"

struct row {
	enum diag_code code;
	size_t count;
};

static int compare_rows(const void *a, const void *b)
{
	const struct row *left = a, *right = b;

	if (left->count != right->count)
		return left->count > right->count ? -1 : 1;
	return left->code < right->code ? -1 : left->code > right->code;
}

/* MOF809 is about the report, not about the files. */
static size_t find_rows(const struct diag_sink *sink, struct row *rows)
{
	size_t count = 0;

	for (enum diag_code code = 0; code < DIAG_CODE_COUNT; code++)
		if (sink->by_code[code] && code != MOF809)
			rows[count++] = (struct row){code, sink->by_code[code]};
	qsort(rows, count, sizeof *rows, compare_rows);
	return count;
}

void render_statistics(struct diag_sink *sink, struct buffer *out)
{
	struct row rows[DIAG_CODE_COUNT];
	size_t count = find_rows(sink, rows);

	for (size_t i = 0; i < count; i++) {
		const struct diag_info *info = diag_info(rows[i].code);

		buffer_printf(out, "%8zu  %-7s  %s %s\n", rows[i].count,
			      severity_name(diag_severity(sink, rows[i].code)), info->id, info->name);
	}
}
