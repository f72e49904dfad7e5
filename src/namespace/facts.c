/* SPDX-License-Identifier: MIT */
/* The facts: a walk through the operations of units (mof-language 5.5). */
#include "namespace/facts.h"

#include <stdlib.h>

#include "base/memory.h"
#include "model/namespace.h"
#include "model/path.h"
#include "namespace/effective.h"

struct collector {
	struct namespaces *namespaces;
	const struct cim_operation *operation;
	bool is_before;
};

/* ---- namespaces ---- */

static size_t count_parts(struct text path)
{
	size_t count = 1;

	for (size_t i = 0; i < path.length; i++)
		count += path.bytes[i] == '\\';
	return count;
}

static struct namespace_security *find_or_add(struct namespaces *namespaces, struct text path, struct span span);

/* The namespace above; NULL of root. */
static struct namespace_security *find_parent(struct namespaces *namespaces, struct text path, struct span span)
{
	while (path.length > 0 && path.bytes[path.length - 1] != '\\')
		path.length--;
	if (path.length == 0)
		return NULL;
	path.length--;
	return find_or_add(namespaces, path, span);
}

/* Calls itself for the part above: MAX_NAMESPACE_DEPTH times at most. */
static struct namespace_security *find_or_add(struct namespaces *namespaces, struct text path, struct span span)
{
	struct name name = names_intern(&namespaces->paths, path);
	struct namespace_security *space = map_get(&namespaces->by_path, name.folded), *parent = NULL;

	if (space)
		return space;
	if (count_parts(path) <= MAX_NAMESPACE_DEPTH)
		parent = find_parent(namespaces, path, span);
	space = arena_alloc(&namespaces->arena, sizeof *space);
	space->path = name.spelling;
	space->parent = parent;
	space->first_use = span;
	space->last_statement = &space->statements;
	space->last_encryption = &space->encryptions;
	space->last_guard = &space->guards;
	if (parent) {
		space->is_deleted = parent->is_deleted;
		space->deleted_at = parent->deleted_at;
		space->sibling = parent->children;
		parent->children = space;
	}
	*namespaces->last = space;
	namespaces->last = &space->next;
	map_put(&namespaces->by_path, name.folded, space);
	return space;
}

/* The namespace that an operation works in, or creates. */
static struct namespace_security *mention(struct collector *collector, const char *path, struct span span)
{
	struct namespace_security *space = find_or_add(collector->namespaces, text_of(path), span);

	if (!collector->is_before && !space->is_mentioned) {
		space->is_mentioned = true;
		space->first_use = span;
	}
	return space;
}

/* What was said of a deleted namespace is void; what is deleted already has nothing below it. */
static void delete_namespace(struct namespace_security *space, struct span span, bool is_before)
{
	if (space->is_deleted)
		return;
	space->is_deleted = true;
	space->is_created = false;
	space->was_there = false;
	if (!is_before)
		space->deleted_at = span;
	space->statement = NULL;
	space->encryption = NULL;
	for (struct namespace_security *child = space->children; child; child = child->sibling)
		delete_namespace(child, span, is_before);
}

/* ---- descriptors ---- */

static struct namespace_statement *add_statement(struct collector *collector, struct namespace_security *space,
						 enum statement_form form)
{
	struct namespace_statement *statement = arena_alloc(&collector->namespaces->arena, sizeof *statement);

	statement->form = form;
	statement->is_before = collector->is_before;
	*space->last_statement = statement;
	space->last_statement = &statement->next;
	space->statement = statement;
	return statement;
}

static void add_sddl(struct collector *collector, struct namespace_security *space, enum statement_form form,
		     struct text sddl, struct span span)
{
	struct namespace_statement *statement = add_statement(collector, space, form);

	statement->sddl = sddl;
	statement->span = span;
	if (collector->operation)
		statement->instance = collector->operation->instance;
	statement->descriptor = sddl_parse(&collector->namespaces->arena, sddl, NULL, &statement->error);
}

/* The bytes of an array of integers; NULL when something else is in it. */
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

/* instance of __thisNAMESPACE, as a repository has one in each namespace. */
static void collect_stored(struct collector *collector, struct namespace_security *space)
{
	const struct cim_instance *instance = collector->operation->instance;
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

/* ---- misplaced qualifiers ---- */

static void add_misplaced(struct collector *collector, const struct cim_qualifiers *qualifiers, const char *folded,
			  const char *on)
{
	struct namespaces *namespaces = collector->namespaces;
	const struct cim_qualifier *qualifier = cim_find_qualifier(qualifiers, folded);

	if (qualifier == NULL)
		return;
	namespaces->misplaced = mem_grow(namespaces->misplaced, namespaces->misplaced_count,
					 &namespaces->misplaced_capacity, sizeof *namespaces->misplaced);
	namespaces->misplaced[namespaces->misplaced_count++] =
		(struct namespace_misplaced){qualifier, on, collector->operation};
}

static void find_misplaced(struct collector *collector, const struct cim_qualifiers *qualifiers, const char *on)
{
	add_misplaced(collector, qualifiers, "requiresencryption", on);
	add_misplaced(collector, qualifiers, "namespacesecuritysddl", on);
}

static void find_misplaced_in(struct collector *collector, const struct cim_properties *members, const char *on)
{
	for (size_t i = 0; i < members->count; i++)
		find_misplaced(collector, &members->items[i].qualifiers, on);
}

/* Whether a property is for something that nobody should read on the way: by the words that its name ends with. */
static bool holds_secret(const struct cim_property *property)
{
	static const char *const endings[] = {"password",   "passphrase", "secret",
					      "privatekey", "credential", "communityname"};
	struct text name = text_of(property->name.spelling);

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		struct text ending = text_of(endings[i]);

		if (name.length >= ending.length &&
		    text_same_name((struct text){name.bytes + name.length - ending.length, ending.length}, ending))
			return true;
	}
	return false;
}

static void collect_class(struct collector *collector, struct namespace_security *space, const struct cim_class *class)
{
	for (size_t i = 0; i < class->properties.count && space->secret == NULL; i++)
		if (holds_secret(&class->properties.items[i]))
			space->secret = &class->properties.items[i];
	find_misplaced(collector, &class->qualifiers, "a class");
	find_misplaced_in(collector, &class->properties, "a property");
	for (size_t i = 0; i < class->methods.count; i++) {
		find_misplaced(collector, &class->methods.items[i].qualifiers, "a method");
		find_misplaced_in(collector, &class->methods.items[i].parameters, "a parameter");
	}
}

/* ---- instances ---- */

/* The text of a property; no bytes when it has none. */
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

static void mark_created(struct collector *collector, struct namespace_security *space, struct span span)
{
	if (collector->is_before) {
		space->was_there = true;
	} else if (!space->is_created) {
		space->is_created = true;
		space->created_at = span;
	}
	for (struct namespace_security *above = space; above; above = above->parent)
		above->is_deleted = false;
}

static void collect_namespace(struct collector *collector, struct namespace_security *where)
{
	const struct cim_instance *instance = collector->operation->instance;
	const struct cim_qualifier *sddl = cim_find_qualifier(&instance->qualifiers, "namespacesecuritysddl");
	struct text name = string_of(instance, "name");
	struct namespace_security *space;

	add_misplaced(collector, &instance->qualifiers, "requiresencryption", "an instance of __Namespace");
	if (name.length == 0) {
		add_nameless(collector->namespaces, instance);
		return;
	}
	space = mention(collector,
			arena_printf(&collector->namespaces->arena, "%s\\%.*s", where->path, (int)name.length,
				     name.bytes),
			instance->span);
	mark_created(collector, space, instance->span);
	if (sddl && sddl->value.kind == CIM_LITERAL_STRING)
		add_sddl(collector, space, STATEMENT_SDDL, sddl->value.string, sddl->value.span);
}

static void collect_encryption(struct collector *collector, struct namespace_security *space)
{
	const struct cim_instance *instance = collector->operation->instance;
	const struct cim_qualifier *qualifier = cim_find_qualifier(&instance->qualifiers, "requiresencryption");
	struct namespace_encryption *encryption;

	add_misplaced(collector, &instance->qualifiers, "namespacesecuritysddl", "an instance of __SystemSecurity");
	if (qualifier == NULL || qualifier->value.kind != CIM_LITERAL_BOOLEAN)
		return;
	encryption = arena_alloc(&collector->namespaces->arena, sizeof *encryption);
	encryption->required = qualifier->value.boolean;
	encryption->is_before = collector->is_before;
	encryption->span = qualifier->span;
	encryption->instance = instance;
	*space->last_encryption = encryption;
	space->last_encryption = &encryption->next;
	space->encryption = encryption;
}

static void add_guard(struct collector *collector, struct namespace_security *space, enum rights_object object,
		      const char *folded)
{
	const struct cim_instance *instance = collector->operation->instance;
	struct namespace_guard *guard = arena_alloc(&collector->namespaces->arena, sizeof *guard);

	guard->object = object;
	guard->name = string_of(instance, "name");
	guard->instance = instance;
	guard->sddl = string_of(instance, folded);
	if (guard->sddl.bytes) {
		guard->property = cim_find_property(&instance->properties, folded);
		guard->descriptor = sddl_parse(&collector->namespaces->arena, guard->sddl, NULL, &guard->error);
	}
	*space->last_guard = guard;
	space->last_guard = &guard->next;
}

/* HostingModel = "Decoupled:Com" or "Decoupled:NonCOM": whoever may register, says SecurityDescriptor. */
static bool is_decoupled(const struct cim_instance *instance)
{
	struct text model = string_of(instance, "hostingmodel");
	struct text kind = text_of("decoupled");

	return model.length >= kind.length && text_same_name((struct text){model.bytes, kind.length}, kind);
}

static void collect_provider(struct collector *collector, struct namespace_security *space)
{
	const struct cim_instance *instance = collector->operation->instance;

	find_misplaced(collector, &instance->qualifiers, "an instance of __Win32Provider");
	if (string_of(instance, "securitydescriptor").bytes || is_decoupled(instance))
		add_guard(collector, space, RIGHTS_PROVIDER, "securitydescriptor");
}

static void collect_filter(struct collector *collector, struct namespace_security *space)
{
	const struct cim_instance *instance = collector->operation->instance;

	find_misplaced(collector, &instance->qualifiers, "an instance of __EventFilter");
	if (string_of(instance, "eventaccess").bytes)
		add_guard(collector, space, RIGHTS_EVENT, "eventaccess");
}

static void collect_instance(struct collector *collector, struct namespace_security *space)
{
	static const struct {
		const char *class_name;
		void (*collect)(struct collector *collector, struct namespace_security *space);
	} classes[] = {
		{"__namespace", collect_namespace},  {"__systemsecurity", collect_encryption},
		{"__thisnamespace", collect_stored}, {"__win32provider", collect_provider},
		{"__eventfilter", collect_filter},
	};
	const struct cim_instance *instance = collector->operation->instance;
	size_t row = 0, count = sizeof classes / sizeof *classes;

	while (row < count && !name_is(instance->class_name, classes[row].class_name))
		row++;
	if (row < count)
		classes[row].collect(collector, space);
	if (row == count || classes[row].collect == collect_stored)
		find_misplaced(collector, &instance->qualifiers, "an instance of this class");
	find_misplaced_in(collector, &instance->properties, "a property");
}

/* #pragma deleteinstance("__Namespace.Name=\"x\""). */
static void collect_deletion(struct collector *collector, struct namespace_security *where)
{
	struct namespaces *namespaces = collector->namespaces;
	struct cim_namespace_path written;
	const char *space = where->path;
	struct cim_path path;
	struct name name;
	struct namespace_security *found;

	if (cim_path_parse(&namespaces->arena, collector->operation->deleted.path, &path) || path.count != 1 ||
	    !path.keys[0].is_string || !text_same_name(path.class_name, text_of("__namespace")))
		return;
	if (path.name_space.length > 0) {
		if (cim_namespace_parse(&namespaces->arena, path.name_space, &written))
			return;
		space = cim_namespace_join(&namespaces->arena, where->path, &written);
	}
	name = names_of(&namespaces->paths, arena_printf(&namespaces->arena, "%s\\%.*s", space,
							 (int)path.keys[0].value.length, path.keys[0].value.bytes));
	found = map_get(&namespaces->by_path, name.folded);
	if (found)
		delete_namespace(found, collector->operation->span, collector->is_before);
}

static void collect_unit(struct collector *collector, const struct cim_unit *unit)
{
	for (size_t i = 0; i < unit->count; i++) {
		const struct cim_operation *operation = &unit->operations[i];
		struct namespace_security *space = mention(collector, operation->where->path, operation->span);

		collector->operation = operation;
		if (operation->kind == CIM_DEFINE_CLASS)
			collect_class(collector, space, operation->class);
		else if (operation->kind == CIM_PUT_INSTANCE)
			collect_instance(collector, space);
		else if (operation->kind == CIM_DELETE_INSTANCE)
			collect_deletion(collector, space);
	}
}

static void collect_base(struct collector *collector, const struct namespace_base *base)
{
	struct namespaces *namespaces = collector->namespaces;
	struct cim_namespace_path written;
	const char *path;

	if (cim_namespace_parse(&namespaces->arena, text_of(base->path), &written))
		return;
	path = cim_namespace_join(&namespaces->arena, "root", &written);
	add_sddl(collector, find_or_add(namespaces, text_of(path), (struct span){0}), STATEMENT_BASE, base->sddl,
		 (struct span){0});
}

void namespaces_collect(struct namespaces *namespaces, const struct cim_unit *const *units, size_t count,
			const struct namespaces_world *world)
{
	static const struct namespaces_world nothing;
	struct collector collector = {.namespaces = namespaces, .is_before = true};

	if (world == NULL)
		world = &nothing;
	*namespaces = (struct namespaces){0};
	namespaces->last = &namespaces->list;
	names_init(&namespaces->paths, names_random_seed());
	for (size_t i = 0; i < world->units_before; i++)
		collect_unit(&collector, units[i]);
	collector.operation = NULL;
	for (size_t i = 0; i < world->base_count; i++)
		collect_base(&collector, &world->bases[i]);
	collector.is_before = false;
	for (size_t i = world->units_before; i < count; i++)
		collect_unit(&collector, units[i]);
	outcomes_find(namespaces);
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
