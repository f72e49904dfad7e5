/* SPDX-License-Identifier: MIT */
/* Recording the journal and printing it. */
#include "repository/journal.h"

#include <stdlib.h>

#include "base/memory.h"
#include "repository/lineage.h"

/* ---- roles ---- */

static const struct {
	const char *class, *word;
	bool inherits;
} roles[] = {
	[ROLE_NONE] = {0},
#define ROLE(id, class, inherits, word) [ROLE_##id] = {class, word, inherits},
#include "repository/roles.def"
#undef ROLE
};

enum { ROLE_COUNT = sizeof roles / sizeof *roles };

static enum journal_role find_role(const struct journal_entry *entry)
{
	for (size_t i = 0; i < entry->lineage_count; i++)
		for (size_t role = ROLE_NONE + 1; role < ROLE_COUNT; role++)
			if ((i == 0 || roles[role].inherits) && name_is(entry->lineage[i], roles[role].class))
				return (enum journal_role)role;
	return ROLE_NONE;
}

static const char *role_word(enum journal_role role)
{
	return roles[role].word;
}

/* ---- recording ---- */

struct journal_part *journal_add(struct journal *journal, const struct cim_unit *unit)
{
	struct journal_part *part = arena_alloc(&journal->arena, sizeof *part);

	part->unit = unit;
	part->entries = arena_alloc(&journal->arena, unit->count * sizeof *part->entries);
	journal->parts = mem_grow(journal->parts, journal->count, &journal->capacity, sizeof *journal->parts);
	journal->parts[journal->count++] = part;
	map_put(&journal->by_unit, unit, part);
	return part;
}

/* A standard consumer class may be used in any namespace, so its name is enough where its definition is unknown. */
static bool find_standard_class(const struct repository *repository, struct name class_name, struct lineage *lineage)
{
	const struct store *system = &repository->system;
	size_t count = system->operations->count_namespaces(system->context);

	for (size_t i = 0; i < count; i++) {
		struct name space = system->operations->namespace_at(system->context, i);

		if (system->operations->get_class(system->context, space, class_name))
			return lineage_find(repository, NULL, space, class_name, lineage);
	}
	return false;
}

/* Consecutive instances of one class share a lineage. */
static bool is_same(const struct journal_entry *entry, const struct journal_entry *last)
{
	return last && last->operation->kind == CIM_PUT_INSTANCE && entry->operation->kind == CIM_PUT_INSTANCE &&
	       last->operation->where == entry->operation->where &&
	       name_equal(last->operation->instance->class_name, entry->operation->instance->class_name);
}

void journal_set_lineage(struct apply *apply, struct name class_name)
{
	const struct repository *repository = apply->repository;
	struct journal_entry *entry = apply->entry;
	struct lineage lineage;
	struct name *names;

	if (is_same(entry, apply->last)) {
		entry->lineage = apply->last->lineage;
		entry->lineage_count = apply->last->lineage_count;
		entry->is_open = apply->last->is_open;
		entry->role = apply->last->role;
		return;
	}
	entry->is_open = !lineage_find(repository, &apply->pending, apply->scope->path, class_name, &lineage);
	if (entry->is_open && !find_standard_class(repository, class_name, &lineage))
		lineage.count = 0;
	entry->is_open |= lineage.count > 0 && lineage.is_open;
	entry->lineage_count = lineage.count > 0 ? lineage.count : 1;
	names = arena_alloc(&apply->repository->journal.arena, entry->lineage_count * sizeof *names);
	names[0] = class_name;
	for (size_t i = 0; i < lineage.count; i++)
		names[i] = lineage.classes[i]->definition.name;
	entry->lineage = names;
	if (entry->operation->kind == CIM_PUT_INSTANCE)
		entry->role = find_role(entry);
}

void journal_free(struct journal *journal)
{
	free(journal->parts);
	map_free(&journal->by_unit);
	arena_free(&journal->arena);
}

const struct journal_entry *journal_entries(const struct journal *journal, const struct cim_unit *unit)
{
	const struct journal_part *part = map_get(&journal->by_unit, unit);

	return part ? part->entries : NULL;
}

/* ---- printing ---- */

const char *journal_outcome_word(enum journal_outcome outcome)
{
	static const char *const words[] = {"applied", "unknown", "refused", "skipped"};

	return words[outcome];
}

static void put_entry(const struct journal_entry *entry, struct buffer *out)
{
	static const char *const kinds[] = {"class", "instance of", "delete class", "delete instance"};
	const struct cim_operation *operation = entry->operation;
	bool is_deletion = operation->kind == CIM_DELETE_CLASS || operation->kind == CIM_DELETE_INSTANCE;

	buffer_printf(out, "%s %s", journal_outcome_word(entry->outcome), kinds[operation->kind]);
	if (is_deletion)
		buffer_printf(out, " %.*s", (int)operation->deleted.path.length, operation->deleted.path.bytes);
	for (size_t i = operation->kind == CIM_DELETE_CLASS; i < entry->lineage_count; i++)
		buffer_printf(out, "%s%s", i > 0 || is_deletion ? " : " : " ", entry->lineage[i].spelling);
	if (entry->is_open)
		buffer_put_text(out, " : ?");
	buffer_printf(out, " in %s", operation->where->path);
	if (entry->role)
		buffer_printf(out, ", %s", role_word(entry->role));
	if (entry->target)
		buffer_printf(out, ", %s %s", is_deletion ? "deletes" : "creates", entry->target);
	if (entry->is_base)
		buffer_put_text(out, ", base");
	if (entry->code != DIAG_CODE_COUNT)
		buffer_printf(out, " [%s %s]", diag_info(entry->code)->id, diag_info(entry->code)->name);
	buffer_put_byte(out, '\n');
}

void journal_dump(const struct journal *journal, struct buffer *out)
{
	for (size_t i = 0; i < journal->count; i++)
		for (size_t j = 0; j < journal->parts[i]->unit->count; j++)
			put_entry(&journal->parts[i]->entries[j], out);
}
