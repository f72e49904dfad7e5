/* SPDX-License-Identifier: MIT */
/* The effective descriptors, by both readings of the sources (security-descriptors 3). */
#include "namespace/effective.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "model/literal.h"
#include "model/namespace.h"
#include "namespace/windows.h"
#include "security/compare.h"

/* ---- the sources ---- */

static const struct namespace_default defaults[] = {
	{WBEM_ENABLE | WBEM_METHOD_EXECUTE | WBEM_WRITE_PROVIDER, true,
	 "WmiSdk, \"Namespace Access Rights Constants\", and the descriptors that Windows ships"},
	{WBEM_ENABLE | WBEM_METHOD_EXECUTE | WBEM_FULL_WRITE, false,
	 "WmiSdk, \"Access to WMI Namespaces\", and MS-WMI, which adds Everyone"},
};

const struct namespace_default *namespace_default_at(size_t i)
{
	return i < sizeof defaults / sizeof *defaults ? &defaults[i] : NULL;
}

static const struct {
	const char *word, *sentence;
} sources[] = {
	[SOURCE_NOTHING] = {"unreadable", "its descriptor in the files cannot be read, so nothing is known"},
	[SOURCE_EXPLICIT] = {"explicit", "the files set its descriptor"},
	[SOURCE_BASE] = {"before", "its descriptor comes from the base"},
	[SOURCE_INHERITED] = {"inherited", "created without a descriptor: it inherits from its parent"},
	[SOURCE_DEFAULT] = {"default",
			    "created without a descriptor, and its parent passes nothing on: it has the default"},
	[SOURCE_ASSUMED] = {"assumed", "not specified by the files: the Windows default is shown"},
};

static const struct {
	const char *word, *sentence;
} readings[] = {
	[READING_REPLACES] =
		{"replaces",
		 "An explicit descriptor replaces the entries inherited from the parent, and the \"protected\" flag is "
		 "not used (WmiSdk, \"Establishing Inheritance of Namespace Security\")."},
	[READING_APPENDS] = {"appends", "Inherited entries are appended to an explicit descriptor, unless the parent "
					"is protected (MS-WMI 2.2.30.2)."},
};

const char *namespace_source_word(enum namespace_source source)
{
	return sources[source].word;
}

const char *namespace_source_sentence(enum namespace_source source)
{
	return sources[source].sentence;
}

const char *namespace_reading_word(enum namespace_reading reading)
{
	return readings[reading].word;
}

const char *namespace_reading_sentence(enum namespace_reading reading)
{
	return readings[reading].sentence;
}

/* ---- building a list ---- */

enum { ACL_HEADER = 8, MAX_ACL = 0xFFFF }; /* the size of a list is 16 bits wide (MS-DTYP 2.4.5) */

struct list {
	struct sd_ace *aces;
	struct namespace_entry *entries;
	size_t count, ace_capacity, entry_capacity, left;
	size_t size; /* in binary form */
	uint8_t revision;
	bool is_cut;
};

static void add_entry(struct list *list, const struct sd_ace *ace, struct namespace_entry entry)
{
	size_t size = sd_ace_size(ace);

	if (list->count == list->left || list->size + size > MAX_ACL) {
		list->is_cut = true;
		return;
	}
	list->aces = mem_grow(list->aces, list->count, &list->ace_capacity, sizeof *list->aces);
	list->entries = mem_grow(list->entries, list->count, &list->entry_capacity, sizeof *list->entries);
	list->aces[list->count] = *ace;
	list->entries[list->count++] = entry;
	list->size += size;
	if (sd_ace_is_object(ace))
		list->revision = 4;
}

/*
 * Adds the entries of a statement or default. A complete statement includes inherited entries, which are omitted if they
 * are added from the parent again.
 */
static void add_own(struct list *list, const struct namespace_security *space,
		    const struct namespace_statement *statement, const struct sd_acl *dacl, bool without_inherited)
{
	bool is_complete = statement && statement->form != STATEMENT_SDDL;
	struct literal_walk walk;

	if (statement)
		literal_walk_start(&walk, statement->span, statement->sddl);
	for (size_t i = 0; i < dacl->count; i++) {
		const struct sd_ace *ace = &dacl->aces[i];
		struct namespace_entry entry = {statement ? ORIGIN_OWN : ORIGIN_DEFAULT, space, statement, i, {0}};

		if (is_complete && (ace->flags & SD_INHERITED)) {
			if (without_inherited)
				continue;
			entry.origin = ORIGIN_INHERITED;
			entry.from = space->parent ? space->parent : space;
		}
		if (statement && statement->sddl.bytes)
			entry.span = literal_walk_to(&walk, ace->begin, ace->end);
		else if (statement)
			entry.span = statement->span;
		add_entry(list, ace, entry);
	}
}

/* Adds the entries that the parent passes on; returns whether there are any. */
static bool add_inherited(struct list *list, const struct namespace_security *parent, enum namespace_reading reading)
{
	const struct namespace_outcome *outcome;
	bool has_any = false;

	if (parent == NULL)
		return false;
	outcome = parent->outcomes[reading];
	if (reading == READING_APPENDS && (outcome->descriptor.control & SD_DACL_PROTECTED))
		return false;
	for (size_t i = 0; i < outcome->descriptor.dacl.count; i++) {
		struct sd_ace ace = outcome->descriptor.dacl.aces[i];
		struct namespace_entry entry = outcome->entries[i];

		if (!(ace.flags & SD_CONTAINER_INHERIT))
			continue;
		if (ace.flags & SD_NO_PROPAGATE)
			ace.flags &= (uint8_t)~SD_CONTAINER_INHERIT;
		ace.flags = (uint8_t)((ace.flags & ~SD_INHERIT_ONLY) | SD_INHERITED);
		if (entry.origin == ORIGIN_OWN)
			entry.origin = ORIGIN_INHERITED;
		add_entry(list, &ace, entry);
		has_any = true;
	}
	return has_any;
}

/* ---- one namespace ---- */

struct finder {
	struct namespaces *namespaces;
	struct windows_descriptors windows;
};

static enum namespace_source fill_implicit(const struct finder *finder, const struct namespace_security *space,
					   enum namespace_reading reading, struct sd_descriptor *descriptor,
					   struct list *list)
{
	const struct sd_descriptor *own = windows_find(&finder->windows, space->path);
	bool is_new = own == NULL && (space->is_created || space->is_in_base);

	*descriptor =
		(struct sd_descriptor){.control = SD_SELF_RELATIVE | SD_DACL_PRESENT, .dacl.state = SD_ACL_PRESENT};
	if (own) {
		*descriptor = *own;
		add_own(list, space, NULL, &own->dacl, false);
	}
	if (add_inherited(list, space->parent, reading))
		return is_new ? SOURCE_INHERITED : SOURCE_ASSUMED;
	if (own == NULL) {
		*descriptor = *finder->windows.own[0];
		add_own(list, space, NULL, &finder->windows.own[0]->dacl, false);
	}
	return is_new ? SOURCE_DEFAULT : SOURCE_ASSUMED;
}

static enum namespace_source fill_explicit(const struct namespace_security *space, enum namespace_reading reading,
					   struct sd_descriptor *descriptor, struct list *list)
{
	const struct namespace_statement *statement = space->statement;
	bool is_complete = statement->form != STATEMENT_SDDL;
	bool parent_changed = space->parent && space->parent->is_changed;

	if (statement->descriptor == NULL) {
		*descriptor = (struct sd_descriptor){.dacl.state = SD_ACL_PRESENT};
		return SOURCE_NOTHING;
	}
	*descriptor = *statement->descriptor;
	add_own(list, space, statement, &descriptor->dacl, parent_changed);
	if (descriptor->dacl.state == SD_ACL_PRESENT &&
	    (is_complete ? parent_changed && list->count < descriptor->dacl.count : reading == READING_APPENDS))
		add_inherited(list, space->parent, reading);
	return statement->is_base ? SOURCE_BASE : SOURCE_EXPLICIT;
}

static const struct namespace_outcome *find_outcome(const struct finder *finder, const struct namespace_security *space,
						    enum namespace_reading reading)
{
	struct namespaces *namespaces = finder->namespaces;
	struct namespace_outcome *outcome = arena_alloc(&namespaces->arena, sizeof *outcome);
	struct list list = {.left = namespaces->entries_left, .size = ACL_HEADER, .revision = 2};

	outcome->source = space->statement ? fill_explicit(space, reading, &outcome->descriptor, &list)
					   : fill_implicit(finder, space, reading, &outcome->descriptor, &list);
	outcome->descriptor.dacl.aces = arena_copy(&namespaces->arena, list.aces, list.count * sizeof *list.aces);
	outcome->descriptor.dacl.count = list.count;
	if (outcome->descriptor.dacl.state == SD_ACL_PRESENT)
		outcome->descriptor.dacl.revision = list.revision;
	outcome->entries = arena_copy(&namespaces->arena, list.entries, list.count * sizeof *list.entries);
	outcome->is_cut = list.is_cut;
	namespaces->entries_left -= list.count;
	free(list.aces);
	free(list.entries);
	return outcome;
}

/* ---- both readings ---- */

/* Returns the number of entries that both lists start with. */
static size_t common_entries(const struct sd_acl *a, const struct sd_acl *b)
{
	size_t count = 0;

	while (count < a->count && count < b->count && sd_ace_equal(&a->aces[count], &b->aces[count]))
		count++;
	return count;
}

static bool has_allowance(const struct sd_acl *acl, size_t from)
{
	for (size_t i = from; i < acl->count; i++) {
		const struct sd_ace_kind *kind = sd_ace_kind(acl->aces[i].type);

		if (kind && kind->effect == SD_EFFECT_ALLOW)
			return true;
	}
	return false;
}

/*
 * Determines which reading grants more. Entries appended to a list revoke nothing: an access that earlier entries grant
 * is decided before them.
 */
static void compare_readings(struct namespace_security *space)
{
	const struct sd_descriptor *replaced = &space->outcomes[READING_REPLACES]->descriptor;
	const struct sd_descriptor *appended = &space->outcomes[READING_APPENDS]->descriptor;
	struct arena arena = {0};
	struct sd_difference difference;
	uint32_t gained = 0, lost = 0;

	space->difference = READING_IS_WIDER;
	space->widest = READING_APPENDS;
	if (common_entries(&replaced->dacl, &appended->dacl) == replaced->dacl.count) {
		if (!has_allowance(&appended->dacl, replaced->dacl.count))
			space->widest = READING_REPLACES;
		return;
	}
	difference = sd_compare(&arena, replaced, appended);
	for (size_t i = 0; i < difference.count; i++) {
		gained |= difference.changes[i].gained | difference.changes[i].undenied;
		lost |= difference.changes[i].lost | difference.changes[i].denied;
	}
	arena_free(&arena);
	if (lost && !gained)
		space->widest = READING_REPLACES;
	else if (lost || !gained)
		space->difference = READINGS_CROSS;
}

static void find_outcomes(const struct finder *finder, struct namespace_security *space)
{
	const struct namespace_outcome *replaced, *appended;

	space->is_changed =
		(space->parent && space->parent->is_changed) || (space->statement && !space->statement->is_base);
	replaced = space->outcomes[READING_REPLACES] = find_outcome(finder, space, READING_REPLACES);
	appended = space->outcomes[READING_APPENDS] = find_outcome(finder, space, READING_APPENDS);
	if (replaced->source == appended->source && sd_equal(&replaced->descriptor, &appended->descriptor))
		space->outcomes[READING_APPENDS] = replaced;
	else
		compare_readings(space);
}

void outcomes_find(struct namespaces *namespaces)
{
	struct finder finder = {.namespaces = namespaces};

	namespaces->entries_left = NAMESPACE_ENTRIES;
	windows_read(&namespaces->arena, &finder.windows);
	for (struct namespace_security *space = namespaces->list; space; space = space->next)
		find_outcomes(&finder, space);
}

const struct namespace_outcome *namespace_outcome(const struct namespace_security *space)
{
	return space->outcomes[space->widest];
}
