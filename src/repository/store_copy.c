/* SPDX-License-Identifier: MIT */
/* Copying objects, so that the store does not depend on the unit. */
#include "repository/store.h"

enum { FEW = 8 }; /* up to this count a linear search is faster than a map */

static struct text copy_text(struct text text, struct arena *arena)
{
	return (struct text){arena_text(arena, text.bytes, text.length), text.length};
}

static void copy_value(struct cim_value *to, const struct cim_value *from, struct arena *arena)
{
	*to = *from;
	if (from->kind == CIM_LITERAL_STRING) {
		to->string = copy_text(from->string, arena);
	} else if (from->kind == CIM_LITERAL_OBJECT) {
		to->object = arena_alloc(arena, sizeof *to->object);
		store_copy_instance(to->object, from->object, arena);
	} else if (from->kind == CIM_LITERAL_ARRAY) {
		to->array.items = arena_alloc(arena, from->array.count * sizeof *to->array.items);
		for (size_t i = 0; i < from->array.count; i++)
			copy_value(&to->array.items[i], &from->array.items[i], arena);
	}
}

/* Qualifiers are stored with the flavors that WMI always adds. */
static void copy_qualifiers(struct cim_qualifiers *to, const struct cim_qualifiers *from, struct arena *arena)
{
	*to = *from;
	to->items = arena_copy(arena, from->items, from->count * sizeof *from->items);
	for (size_t i = 0; i < from->count; i++) {
		to->items[i].flavors = cim_stored_flavors(&from->items[i]);
		copy_value(&to->items[i].value, &from->items[i].value, arena);
	}
}

static void copy_properties(struct cim_properties *to, const struct cim_properties *from, struct arena *arena)
{
	to->count = from->count;
	to->items = arena_copy(arena, from->items, from->count * sizeof *from->items);
	for (size_t i = 0; i < from->count; i++) {
		copy_qualifiers(&to->items[i].qualifiers, &from->items[i].qualifiers, arena);
		if (from->items[i].has_value)
			copy_value(&to->items[i].value, &from->items[i].value, arena);
	}
}

void store_copy_instance(struct cim_instance *to, const struct cim_instance *from, struct arena *arena)
{
	*to = *from;
	to->alias = (struct name){0}; /* valid only in its file */
	copy_qualifiers(&to->qualifiers, &from->qualifiers, arena);
	copy_properties(&to->properties, &from->properties, arena);
}

static void copy_class(struct cim_class *to, const struct cim_class *from, struct arena *arena)
{
	*to = *from;
	to->alias = (struct name){0};
	copy_qualifiers(&to->qualifiers, &from->qualifiers, arena);
	copy_properties(&to->properties, &from->properties, arena);
	to->methods.items = arena_copy(arena, from->methods.items, from->methods.count * sizeof *from->methods.items);
	for (size_t i = 0; i < from->methods.count; i++) {
		copy_qualifiers(&to->methods.items[i].qualifiers, &from->methods.items[i].qualifiers, arena);
		copy_properties(&to->methods.items[i].parameters, &from->methods.items[i].parameters, arena);
	}
}

/* Most classes have one key; a longer list grows by doubling, and its old copies stay in the arena. */
static void add_key(struct store_class *class, struct cim_property *key, struct arena *arena)
{
	size_t count = class->key_count;

	if ((count & (count - 1)) == 0) {
		struct cim_property **keys = arena_alloc(arena, (count ? 2 * count : 1) * sizeof *keys);

		for (size_t i = 0; i < count; i++)
			keys[i] = class->keys[i];
		class->keys = keys;
	}
	class->keys[class->key_count++] = key;
}

void store_class_fill(struct store_class *class, const struct cim_class *definition, struct arena *arena)
{
	struct cim_properties *properties = &class->definition.properties;

	copy_class(&class->definition, definition, arena);
	class->keys = NULL;
	class->key_count = 0;
	for (size_t i = 0; i < properties->count; i++) {
		if (class->key_count <= MAX_KEYS && cim_is_set(&properties->items[i].qualifiers, "key"))
			add_key(class, &properties->items[i], arena);
		if (properties->count > FEW && !map_get(&class->properties, properties->items[i].name.folded))
			map_put(&class->properties, properties->items[i].name.folded, &properties->items[i]);
	}
	for (size_t i = 0; definition->methods.count > FEW && i < definition->methods.count; i++)
		if (!map_get(&class->methods, class->definition.methods.items[i].name.folded))
			map_put(&class->methods, class->definition.methods.items[i].name.folded,
				&class->definition.methods.items[i]);
}

void store_class_release(struct store_class *class)
{
	map_free(&class->properties);
	map_free(&class->methods);
}

const struct cim_property *store_class_property(const struct store_class *class, struct name name)
{
	const struct cim_properties *properties = &class->definition.properties;

	if (properties->count > FEW)
		return map_get(&class->properties, name.folded);
	for (size_t i = 0; i < properties->count; i++)
		if (name_equal(properties->items[i].name, name))
			return &properties->items[i];
	return NULL;
}

const struct cim_method *store_class_method(const struct store_class *class, struct name name)
{
	if (class->definition.methods.count > FEW)
		return map_get(&class->methods, name.folded);
	for (size_t i = 0; i < class->definition.methods.count; i++)
		if (name_equal(class->definition.methods.items[i].name, name))
			return &class->definition.methods.items[i];
	return NULL;
}
