/* SPDX-License-Identifier: MIT */
/* Replacing aliases with full local paths, also before the line that defines them (mof-language 3.4, 4.1). */
#include <string.h>

#include "model/path.h"
#include "repository/lineage.h"

/* Each level of paths within paths doubles the backslashes, so that real paths have only a few levels. */
enum { MAX_DEPTH = 16 };

static void add(struct apply *apply, struct name name, const struct alias *from)
{
	struct alias *alias;

	if (name.spelling == NULL || map_get(&apply->aliases, name.folded))
		return;
	alias = arena_copy(&apply->arena, from, sizeof *from);
	alias->name = name;
	map_put(&apply->aliases, name.folded, alias);
}

static void add_embedded(struct apply *apply, const struct cim_properties *properties,
			 const struct cim_operation *operation);

static void add_value(struct apply *apply, const struct cim_value *value, const struct cim_operation *operation)
{
	if (value->kind == CIM_LITERAL_OBJECT) {
		add(apply, value->object->alias,
		    &(struct alias){.instance = value->object, .operation = operation, .is_embedded = true});
		add_embedded(apply, &value->object->properties, operation);
	} else if (value->kind == CIM_LITERAL_ARRAY) {
		for (size_t i = 0; i < value->array.count; i++)
			add_value(apply, &value->array.items[i], operation);
	}
}

static void add_embedded(struct apply *apply, const struct cim_properties *properties,
			 const struct cim_operation *operation)
{
	for (size_t i = 0; i < properties->count; i++)
		if (properties->items[i].has_value)
			add_value(apply, &properties->items[i].value, operation);
}

void alias_init(struct apply *apply)
{
	if (apply->unit->aliases == CIM_ALIASES_NONE)
		return;
	for (size_t i = 0; i < apply->unit->count; i++) {
		const struct cim_operation *operation = &apply->unit->operations[i];

		if (operation->kind == CIM_DEFINE_CLASS) {
			add(apply, operation->class->alias,
			    &(struct alias){.class = operation->class, .operation = operation});
			add_embedded(apply, &operation->class->properties, operation);
		} else if (operation->kind == CIM_PUT_INSTANCE) {
			add(apply, operation->instance->alias,
			    &(struct alias){.instance = operation->instance, .operation = operation});
			add_embedded(apply, &operation->instance->properties, operation);
		}
	}
}

static const struct cim_value *given_value(const struct cim_instance *instance, struct name name)
{
	for (size_t i = 0; i < instance->properties.count; i++)
		if (name_equal(instance->properties.items[i].name, name) && instance->properties.items[i].has_value)
			return &instance->properties.items[i].value;
	return NULL;
}

/* The value of the nearest declaration that has one. */
static const struct cim_value *default_value(const struct lineage *lineage, struct name name)
{
	for (size_t i = 0; i < lineage->count; i++) {
		const struct cim_property *property = store_class_property(lineage->classes[i], name);

		if (property && property->has_value)
			return &property->value;
	}
	return NULL;
}

static struct text path_at(struct apply *apply, struct name name, unsigned depth);

/* In DMTF's MOF a circle of aliases is an error only where it goes through keys. */
static void report_circle(struct apply *apply, const struct cim_value *value)
{
	const struct alias *alias = map_get(&apply->aliases, value->alias.folded);
	struct diagnostic *diagnostic;

	if (alias == NULL || alias->state != ALIAS_OPEN || alias->instance == NULL)
		return;
	diagnostic = diag_report(apply->sink, MOF007, value->span, "the path of alias '$%s' depends on itself",
				 value->alias.spelling);
	diag_add_note(apply->sink, diagnostic, alias->instance->alias_span, "defined here");
}

static void find_key(struct apply *apply, const struct lineage *lineage, const struct cim_instance *instance,
		     unsigned depth, struct key_value *key)
{
	const struct cim_value *value = given_value(instance, key->name);
	struct text path;

	key->declaration = lineage_property(lineage, key->name);
	if (value == NULL)
		value = default_value(lineage, key->name);
	key->value = (struct cim_value){.kind = CIM_LITERAL_NULL};
	if (value)
		key->value = coerce_value(value, &key->declaration->type, &apply->scratch);
	if (key->value.kind != CIM_LITERAL_ALIAS)
		return;
	if (apply->unit->dialect == CIM_DMTF)
		report_circle(apply, value);
	path = path_at(apply, key->value.alias, depth + 1);
	if (path.length > 0)
		key->value = (struct cim_value){.kind = CIM_LITERAL_STRING, .span = value->span, .string = path};
}

static struct key_values keys_at(struct apply *apply, const struct lineage *lineage,
				 const struct cim_instance *instance, unsigned depth)
{
	struct names_list names = lineage_keys(lineage, &apply->scratch);
	struct key_values keys = {arena_alloc(&apply->scratch, names.count * sizeof *keys.items), names.count};

	for (size_t i = 0; i < names.count; i++) {
		keys.items[i].name = names.items[i];
		find_key(apply, lineage, instance, depth, &keys.items[i]);
	}
	return keys;
}

struct key_values key_find_values(struct apply *apply, const struct lineage *lineage,
				  const struct cim_instance *instance)
{
	return keys_at(apply, lineage, instance, 0);
}

static bool is_whole(const struct key_values *keys)
{
	for (size_t i = 0; i < keys->count; i++)
		if (keys->items[i].value.kind == CIM_LITERAL_NULL || keys->items[i].value.kind == CIM_LITERAL_ALIAS)
			return false;
	return true;
}

/* Appends the path of the object that an alias names; returns whether it is complete. */
static bool append_target(struct apply *apply, const struct alias *alias, unsigned depth, struct buffer *path)
{
	struct name space = names_of(apply->repository->names, alias->operation->where->path);
	struct lineage lineage;
	struct key_values keys;

	buffer_printf(path, "\\\\.\\%s:", alias->operation->where->path);
	if (alias->class) {
		buffer_put_text(path, alias->class->name.spelling);
		return true;
	}
	if (!lineage_find(apply->repository, &apply->pending, space, alias->instance->class_name, &lineage))
		return false;
	keys = keys_at(apply, &lineage, alias->instance, depth);
	key_append_path(path, alias->instance->class_name.spelling, keys.items, keys.count);
	return is_whole(&keys) && (keys.count > 0 || !lineage.is_open);
}

static void make_path(struct apply *apply, struct alias *alias, unsigned depth)
{
	struct buffer path = {0};
	bool is_known = append_target(apply, alias, depth, &path);

	if (path.size > CIM_MAX_PATH || depth > MAX_DEPTH)
		diag_report(apply->sink, MOF658,
			    alias->instance ? alias->instance->alias_span : alias->class->name_span,
			    "object path of alias '$%s' is longer than %d bytes", alias->name.spelling, CIM_MAX_PATH);
	else if (is_known)
		alias->path = (struct text){arena_text(&apply->arena, (const char *)path.bytes, path.size), path.size};
	buffer_free(&path);
}

static struct text path_at(struct apply *apply, struct name name, unsigned depth)
{
	struct alias *alias = map_get(&apply->aliases, name.folded);

	if (alias == NULL || alias->is_embedded || alias->state == ALIAS_OPEN)
		return (struct text){0};
	if (alias->state == ALIAS_DONE)
		return alias->path;
	if (depth > MAX_DEPTH + 1)
		return (struct text){0};
	alias->state = ALIAS_OPEN;
	make_path(apply, alias, depth);
	alias->state = ALIAS_DONE;
	return alias->path;
}

struct text alias_path(struct apply *apply, struct name name)
{
	return path_at(apply, name, 0);
}
