/* SPDX-License-Identifier: MIT */
/* Makes the security report, and what its output formats share. */
#include "report/report.h"

#include <stdlib.h>
#include <string.h>

/* ---- making ---- */

/* The number of ACEs at the end that only the reported reading has, if the rest is the same; otherwise 0. */
static size_t count_appended(const struct namespace_security *facts)
{
	const struct sd_acl *replaced = &facts->outcomes[READING_REPLACES]->descriptor.dacl;
	const struct sd_acl *appended = &facts->outcomes[READING_APPENDS]->descriptor.dacl;

	if (facts->difference != READING_IS_WIDER || facts->widest != READING_APPENDS ||
	    appended->count < replaced->count)
		return 0;
	for (size_t i = 0; i < replaced->count; i++)
		if (!sd_ace_equal(&replaced->aces[i], &appended->aces[i]))
			return 0;
	return appended->count - replaced->count;
}

void report_make(const struct journal *journal, const struct namespace_bases *bases, struct diag_sink *sink,
		 struct report *report)
{
	size_t mentioned = 0;

	*report = (struct report){.principals_left = MAX_PRINCIPALS};
	namespaces_collect(&report->facts, journal, bases);
	for (const struct namespace_security *facts = report->facts.list; facts; facts = facts->next)
		mentioned += facts->is_mentioned;
	report->namespaces = arena_alloc(&report->arena, mentioned * sizeof *report->namespaces);
	for (const struct namespace_security *facts = report->facts.list; facts; facts = facts->next) {
		struct report_namespace *space = &report->namespaces[report->count];

		if (!facts->is_mentioned)
			continue;
		space->facts = facts;
		space->outcome = namespace_outcome(facts);
		space->appended = count_appended(facts);
		if (facts->difference != READINGS_AGREE)
			space->otherwise = facts->outcomes[READING_COUNT - 1 - facts->widest];
		if (space->outcome->source != SOURCE_NOTHING)
			space->principals = principals_find(&space->outcome->descriptor, &report->principals_left);
		if (facts->difference == READINGS_CROSS)
			space->others = principals_find(&space->otherwise->descriptor, &report->principals_left);
		report->count++;
	}
	for (size_t i = 0; i < report->facts.nameless_count; i++)
		diag_report(sink, MOF805, report->facts.nameless[i]->span, "the name of this namespace is unknown");
}

void report_free(struct report *report)
{
	for (size_t i = 0; i < report->count; i++) {
		free(report->namespaces[i].principals.items);
		free(report->namespaces[i].others.items);
	}
	namespaces_free(&report->facts);
	arena_free(&report->arena);
	*report = (struct report){0};
}

/* ---- unknowns ---- */

static bool is_assumed(const struct report_namespace *space)
{
	return space->outcome->source == SOURCE_ASSUMED;
}

static bool is_new(const struct report_namespace *space)
{
	return space->outcome->source == SOURCE_INHERITED || space->outcome->source == SOURCE_DEFAULT;
}

static bool is_unreadable(const struct report_namespace *space)
{
	return space->outcome->source == SOURCE_NOTHING;
}

static bool has_default(const struct report_namespace *space)
{
	for (size_t i = 0; i < space->outcome->descriptor.dacl.count; i++)
		if (space->outcome->entries[i].origin == ORIGIN_DEFAULT)
			return true;
	return false;
}

static bool lacks_encryption(const struct report_namespace *space)
{
	return space->facts->encryption == NULL;
}

static bool has_wider_reading(const struct report_namespace *space)
{
	return space->facts->difference == READING_IS_WIDER;
}

static bool has_crossing_readings(const struct report_namespace *space)
{
	return space->facts->difference == READINGS_CROSS;
}

static bool has_conditions(const struct report_namespace *space)
{
	for (size_t i = 0; i < space->principals.count; i++)
		if (space->principals.items[i].conditional)
			return true;
	return false;
}

static bool is_cut(const struct report_namespace *space)
{
	return space->outcome->is_cut;
}

static bool lacks_principals(const struct report_namespace *space)
{
	return space->principals.is_cut || space->others.is_cut;
}

const char *report_unknown_at(const struct report_namespace *space, size_t i)
{
	static const struct {
		bool (*holds)(const struct report_namespace *space);
		const char *sentence;
	} rows[] = {
		{is_unreadable, "Effective rights: the descriptor cannot be read."},
		{is_assumed, "Current descriptor: not specified by the files; the default is shown."},
		{is_new, "Whether the namespace already existed: if it did, it keeps its descriptor."},
		{has_default, "Whether the default is accurate: the sources disagree about it."},
		{has_wider_reading, "Which reading applies: the sources disagree; the wider one is shown."},
		{has_crossing_readings,
		 "Which reading applies: the sources disagree, and neither is wider; both are shown."},
		{lacks_encryption,
		 "Whether clients must encrypt: not specified by the files; a new namespace does not require it."},
		{has_conditions, "Whether the conditions of ACEs are met: that depends on claims and groups."},
		{lacks_principals, "Rights of some principals: there are too many to check."},
		{is_cut, "The end of the DACL: it exceeds the maximum size of a DACL or of the report."},
	};

	for (size_t row = 0; row < sizeof rows / sizeof *rows; row++)
		if (rows[row].holds(space) && i-- == 0)
			return rows[row].sentence;
	return NULL;
}

static bool is_named(const struct principals *principals, const struct sid *sid,
		     bool (*has)(const struct principal *principal))
{
	for (size_t i = 0; i < principals->count; i++)
		if (sid_equal(&principals->items[i].sid, sid))
			return has(&principals->items[i]);
	return false;
}

size_t report_visit_principals(const struct report_namespace *space, bool (*has)(const struct principal *principal),
			       void (*visit)(const struct principal *principal, size_t index, bool is_other,
					     void *context),
			       void *context)
{
	const struct principals *principals = &space->principals, *others = &space->others;
	size_t count = 0;

	for (size_t i = 0; i < principals->count; i++) {
		if (!has(&principals->items[i]))
			continue;
		visit(&principals->items[i], i, false, context);
		count++;
	}
	for (size_t i = 0; i < others->count; i++) {
		if (!has(&others->items[i]) || is_named(principals, &others->items[i].sid, has))
			continue;
		visit(&others->items[i], i, true, context);
		count++;
	}
	return count;
}
