/* SPDX-License-Identifier: MIT */
/* The decision as text: each step with its verdict, reason and source, and the bottom line. */
#include <string.h>

#include "access/decision.h"

enum { INDENT = 37, WIDTH = 118 };

/* Appends a label and a text, wrapped at WIDTH; the first line starts at column INDENT. */
static void put_wrapped(const char *label, const char *words, struct buffer *out)
{
	size_t column = INDENT + strlen(label), begin = column;

	buffer_put_text(out, label);
	while (*words) {
		size_t length = strcspn(words, " ");

		if (column > begin && column + 1 + length > WIDTH) {
			buffer_put_byte(out, '\n');
			buffer_fill(out, ' ', INDENT);
			column = begin = INDENT;
		} else if (column > begin) {
			buffer_put_byte(out, ' ');
			column++;
		}
		buffer_put(out, words, length);
		column += length;
		words += length + strspn(words + length, " ");
	}
	buffer_put_byte(out, '\n');
}

static void put_more(const char *label, const char *words, struct buffer *out)
{
	buffer_fill(out, ' ', INDENT);
	put_wrapped(label, words, out);
}

static void put_step(const struct access_step *step, struct buffer *out)
{
	struct buffer code = {0};

	if (step->verdict == VERDICT_SKIPPED)
		return;
	buffer_printf(out, "%-4s %-8s %-22s ", step->number, access_verdict_word(step->verdict), step->name);
	if (step->code) {
		buffer_printf(&code, "0x%08X %s", (unsigned)step->code, access_code_name(step->code));
		put_wrapped("", buffer_text(&code), out);
		put_more("", step->reason, out);
	} else {
		put_wrapped("", step->reason, out);
	}
	put_more("source: ", step->source, out);
	if (step->remedy)
		put_more("remedy: ", step->remedy, out);
	buffer_free(&code);
}

static void put_skipped(const struct access_decision *decision, struct buffer *out)
{
	size_t count = 0;

	for (size_t i = 0; i < decision->count; i++)
		if (decision->steps[i].verdict == VERDICT_SKIPPED)
			buffer_printf(out, "%s %s %s", count++ == 0 ? "Not applicable:" : ",",
				      decision->steps[i].number, decision->steps[i].name);
	if (count > 0)
		buffer_put_byte(out, '\n');
}

static void put_assumed(const struct access_scenario *scenario, struct buffer *out)
{
	struct access_fact fact;

	for (size_t i = 0; access_fact_at(i, &fact); i++)
		if (scenario->is_assumed[i])
			buffer_printf(out, "Assumed: %s = %s [%s]\n", fact.key, fact.assumed, fact.source);
}

static void put_conflicts(const struct access_decision *decision, struct buffer *out)
{
	bool any = false;

	for (enum access_conflict_id id = 0; id < CONFLICT_COUNT; id++) {
		const struct access_conflict *conflict = access_conflict_at(id);

		if (!decision->conflicts[id])
			continue;
		if (!any)
			buffer_put_text(out, "\nDocuments contradict each other\n");
		any = true;
		for (int side = 0; side < 2; side++)
			buffer_printf(out, "  %-20s %s (%s): %s\n", side == 0 ? conflict->name : "",
				      conflict->sides[side].source, conflict->sides[side].date,
				      conflict->sides[side].says);
	}
}

void access_decision_text(const struct access_decision *decision, struct buffer *out)
{
	buffer_printf(out, "%s, rules %s\n", decision->path, access_ruleset_word(decision->ruleset));
	for (size_t i = 0; i < decision->count; i++)
		put_step(&decision->steps[i], out);
	put_skipped(decision, out);
	put_assumed(decision->scenario, out);
	put_conflicts(decision, out);
	buffer_put_byte(out, '\n');
	access_put_bottom_line(decision, out);
	buffer_put_byte(out, '\n');
}
