/* SPDX-License-Identifier: MIT */
/* Collecting facts from the entries of a journal (mof-language 5.5). */
#include "namespace/facts.h"

#include <stdlib.h>

#include "base/memory.h"
#include "model/namespace.h"
#include "namespace/collector.h"
#include "namespace/effective.h"

/* Without an entry the fact comes from --base-descriptor. */
static enum journal_outcome outcome_of(const struct collector *collector)
{
	return collector->entry ? collector->entry->outcome : JOURNAL_APPLIED;
}

static bool has_effect(const struct collector *collector)
{
	return collector->entry == NULL || journal_has_effect(collector->entry);
}

/* ---- descriptors ---- */

static struct namespace_statement *add_statement(struct collector *collector, struct namespace_security *space,
						 enum statement_form form)
{
	struct namespace_statement *statement = arena_alloc(&collector->namespaces->arena, sizeof *statement);

	statement->form = form;
	statement->is_base = collector->is_base;
	statement->outcome = outcome_of(collector);
	*space->last_statement = statement;
	space->last_statement = &statement->next;
	if (has_effect(collector))
		space->statement = statement;
	return statement;
}

static void add_sddl(struct collector *collector, struct namespace_security *space, enum statement_form form,
		     struct text sddl, struct span span)
{
	struct namespace_statement *statement = add_statement(collector, space, form);

	statement->sddl = sddl;
	statement->span = span;
	if (collector->entry)
		statement->instance = collector->entry->operation->instance;
	statement->descriptor = sddl_parse(&collector->namespaces->arena, sddl, NULL, &statement->error);
}

/* Returns the bytes of an integer array; NULL if the value is anything else. */
static uint8_t *read_bytes(struct arena *arena, const struct cim_value *value, size_t *size)
{
	uint8_t *bytes;

	if (value->kind != CIM_LITERAL_ARRAY)
		return NULL;
	*size = value->array.count;
	bytes = arena_alloc(arena, *size + 1);
	for (size_t i = 0; i < *size; i++) {
		const struct cim_value *item = &value->array.items[i];

		if (item->kind != CIM_LITERAL_INTEGER || item->integer.negative || item->integer.magnitude > 0xFF)
			return NULL;
		bytes[i] = (uint8_t)item->integer.magnitude;
	}
	return bytes;
}

/* An instance of __thisNAMESPACE; a repository has one in each namespace. */
static void collect_stored(struct collector *collector, struct namespace_security *space)
{
	const struct cim_instance *instance = collector->entry->operation->instance;
	const struct cim_property *stored = cim_find_property(&instance->properties, "security_descriptor");
	struct arena *arena = &collector->namespaces->arena;
	struct sd_read_error error = {0, "not an array of bytes"};
	struct namespace_statement *statement;
	uint8_t *bytes;
	size_t size = 0;

	if (stored == NULL || !stored->has_value || stored->value.kind == CIM_LITERAL_NULL)
		return;
	statement = add_statement(collector, space, STATEMENT_BYTES);
	statement->span = stored->value.span;
	statement->instance = instance;
	bytes = read_bytes(arena, &stored->value, &size);
	statement->descriptor = bytes ? sd_read(arena, bytes, size, &error) : NULL;
	if (statement->descriptor == NULL)
		statement->error =
			(struct sddl_error){.problem = SDDL_SYNTAX, .offset = error.offset, .message = error.message};
}

/* ---- instances ---- */

/* Returns the string value of a property; empty if it has none. */
static struct text string_of(const struct cim_instance *instance, const char *folded)
{
	const struct cim_property *property = cim_find_property(&instance->properties, folded);

	if (property == NULL || !property->has_value || property->value.kind != CIM_LITERAL_STRING)
		return (struct text){0};
	return property->value.string;
}

static void add_nameless(struct namespaces *namespaces, const struct cim_instance *instance)
{
	namespaces->nameless = mem_grow(namespaces->nameless, namespaces->nameless_count,
					&namespaces->nameless_capacity, sizeof *namespaces->nameless);
	namespaces->nameless[namespaces->nameless_count++] = instance;
}

static void collect_namespace(struct collector *collector)
{
	const struct cim_instance *instance = collector->entry->operation->instance;
	const struct cim_qualifier *sddl = cim_find_qualifier(&instance->qualifiers, "namespacesecuritysddl");
	struct namespace_security *space;

	misplaced_add(collector, &instance->qualifiers, "requiresencryption", "an instance of __Namespace");
	if (string_of(instance, "name").length == 0)
		add_nameless(collector->namespaces, instance);
	if (collector->entry->target == NULL)
		return;
	space = tree_mention(collector, collector->entry->target, instance->span);
	if (has_effect(collector))
		tree_create(collector, space, instance->span);
	if (sddl && sddl->value.kind == CIM_LITERAL_STRING)
		add_sddl(collector, space, STATEMENT_SDDL, sddl->value.string, sddl->value.span);
}

static void collect_encryption(struct collector *collector, struct namespace_security *space)
{
	const struct cim_instance *instance = collector->entry->operation->instance;
	const struct cim_qualifier *qualifier = cim_find_qualifier(&instance->qualifiers, "requiresencryption");
	struct namespace_encryption *encryption;

	misplaced_add(collector, &instance->qualifiers, "namespacesecuritysddl", "an instance of __SystemSecurity");
	if (qualifier == NULL || qualifier->value.kind != CIM_LITERAL_BOOLEAN)
		return;
	encryption = arena_alloc(&collector->namespaces->arena, sizeof *encryption);
	encryption->required = qualifier->value.boolean;
	encryption->is_base = collector->is_base;
	encryption->outcome = outcome_of(collector);
	encryption->span = qualifier->span;
	encryption->instance = instance;
	*space->last_encryption = encryption;
	space->last_encryption = &encryption->next;
	if (has_effect(collector))
		space->encryption = encryption;
}

static void add_provider_rule(struct collector *collector, struct namespace_security *space, enum rights_object object,
			      const char *folded)
{
	const struct cim_instance *instance = collector->entry->operation->instance;
	struct namespace_provider_rule *rule = arena_alloc(&collector->namespaces->arena, sizeof *rule);

	rule->object = object;
	rule->name = string_of(instance, "name");
	rule->instance = instance;
	rule->outcome = outcome_of(collector);
	rule->sddl = string_of(instance, folded);
	if (rule->sddl.bytes) {
		rule->property = cim_find_property(&instance->properties, folded);
		rule->descriptor = sddl_parse(&collector->namespaces->arena, rule->sddl, NULL, &rule->error);
	}
	*space->last_provider_rule = rule;
	space->last_provider_rule = &rule->next;
}

/* HostingModel = "Decoupled:Com" or "Decoupled:NonCOM": SecurityDescriptor specifies which accounts may register it. */
static bool is_decoupled(const struct cim_instance *instance)
{
	struct text model = string_of(instance, "hostingmodel");
	struct text kind = text_of("decoupled");

	return model.length >= kind.length && text_same_name((struct text){model.bytes, kind.length}, kind);
}

static void collect_provider(struct collector *collector, struct namespace_security *space)
{
	const struct cim_instance *instance = collector->entry->operation->instance;

	misplaced_find(collector, &instance->qualifiers, "an instance of __Win32Provider");
	if (string_of(instance, "securitydescriptor").bytes || is_decoupled(instance))
		add_provider_rule(collector, space, RIGHTS_PROVIDER, "securitydescriptor");
}

static void collect_filter(struct collector *collector, struct namespace_security *space)
{
	const struct cim_instance *instance = collector->entry->operation->instance;

	misplaced_find(collector, &instance->qualifiers, "an instance of __EventFilter");
	if (string_of(instance, "eventaccess").bytes)
		add_provider_rule(collector, space, RIGHTS_EVENT, "eventaccess");
}

static void collect_instance(struct collector *collector, struct namespace_security *space)
{
	const struct cim_instance *instance = collector->entry->operation->instance;

	switch (collector->entry->role) {
	case ROLE_NAMESPACE:
		collect_namespace(collector);
		break;
	case ROLE_SECURITY:
		collect_encryption(collector, space);
		break;
	case ROLE_PROVIDER:
		collect_provider(collector, space);
		break;
	case ROLE_FILTER:
		collect_filter(collector, space);
		break;
	case ROLE_STORED_SECURITY:
		collect_stored(collector, space);
		/* fall through */
	default:
		misplaced_find(collector, &instance->qualifiers, "an instance of this class");
	}
	misplaced_find_in(collector, &instance->properties, "a property");
}

/* #pragma deleteinstance("__Namespace.Name=\"x\""). */
static void collect_deletion(struct collector *collector)
{
	const struct journal_entry *entry = collector->entry;
	struct namespaces *namespaces = collector->namespaces;
	struct namespace_security *space;

	if (entry->target == NULL || !has_effect(collector))
		return;
	space = map_get(&namespaces->by_path, names_of(&namespaces->paths, entry->target).folded);
	if (space)
		tree_delete(collector, space, entry->operation->span);
}

static void collect_entry(struct collector *collector, const struct journal_entry *entry)
{
	const struct cim_operation *operation = entry->operation;

	collector->entry = entry;
	if (operation->where != collector->where || collector->space == NULL)
		collector->space = tree_mention(collector, operation->where->path, operation->span);
	collector->where = operation->where;
	if (operation->kind == CIM_DEFINE_CLASS)
		collect_class(collector, collector->space, operation->class);
	else if (operation->kind == CIM_PUT_INSTANCE)
		collect_instance(collector, collector->space);
	else if (operation->kind == CIM_DELETE_INSTANCE)
		collect_deletion(collector);
}

/* The entries of the base, or those of the files. */
static void collect_entries(struct collector *collector, const struct journal *journal, bool is_base)
{
	collector->is_base = is_base;
	collector->space = NULL;
	for (size_t i = 0; i < journal->count; i++)
		for (size_t j = 0; j < journal->parts[i]->unit->count; j++)
			if (journal->parts[i]->entries[j].is_base == is_base)
				collect_entry(collector, &journal->parts[i]->entries[j]);
	collector->entry = NULL;
}

static void collect_base(struct collector *collector, const struct namespace_base *base)
{
	struct namespaces *namespaces = collector->namespaces;
	struct cim_namespace_path written;
	const char *path;

	if (cim_namespace_parse(&namespaces->arena, text_of(base->path), &written))
		return;
	path = cim_namespace_join(&namespaces->arena, "root", &written);
	add_sddl(collector, tree_find(namespaces, text_of(path), (struct span){0}), STATEMENT_BASE, base->sddl,
		 (struct span){0});
}

void namespaces_collect(struct namespaces *namespaces, const struct journal *journal,
			const struct namespace_bases *bases)
{
	struct collector collector = {.namespaces = namespaces, .is_base = true};

	*namespaces = (struct namespaces){0};
	namespaces->last = &namespaces->list;
	names_init(&namespaces->paths, names_random_seed());
	if (journal)
		collect_entries(&collector, journal, true);
	for (size_t i = 0; bases && i < bases->count; i++)
		collect_base(&collector, &bases->items[i]);
	if (journal)
		collect_entries(&collector, journal, false);
	outcomes_find(namespaces);
}

const char *namespace_effect_note(enum journal_outcome outcome)
{
	static const char *const notes[] = {
		[JOURNAL_APPLIED] = "",
		[JOURNAL_UNKNOWN] = "",
		[JOURNAL_REFUSED] = ", refused",
		[JOURNAL_SKIPPED] = ", not applied: its file has errors",
	};

	return notes[outcome];
}

void namespaces_free(struct namespaces *namespaces)
{
	arena_free(&namespaces->arena);
	names_free(&namespaces->paths);
	map_free(&namespaces->by_path);
	free(namespaces->misplaced);
	free(namespaces->nameless);
	*namespaces = (struct namespaces){0};
}

const struct namespace_security *namespaces_find(struct namespaces *namespaces, const char *path)
{
	return map_get(&namespaces->by_path, names_of(&namespaces->paths, path).folded);
}
