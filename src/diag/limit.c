/* SPDX-License-Identifier: MIT */
/* What is not shown is counted: too many of one code, and what the sink had no room for. */
#include "diag/diag.h"

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
	note->message = arena_printf(&sink->arena, "%zu more %s not shown", sink->dropped,
				     sink->dropped == 1 ? "is" : "are");
	return note;
}
