/* SPDX-License-Identifier: MIT */
/* Resolving a class: its inherited members and the qualifiers that propagate to it (mof-language 4.3, 2.5). */
#include <stdlib.h>
#include <string.h>

#include "model/namespace.h"
#include "repository/lineage.h"

/* ---- qualifiers ---- */

/* A list under construction: the element's own qualifiers first, then the propagated ones. */
struct collection {
	struct cim_qualifiers *list;
	struct map seen; /* by folded name: the nearest qualifier hides the others */
	size_t capacity;
	struct arena *arena;
};

static void collect(struct collection *collection, const struct cim_qualifier *qualifier, uint8_t flavors)
{
	struct cim_qualifiers *list = collection->list;

	if (list->count == collection->capacity) {
		size_t capacity = collection->capacity ? 2 * collection->capacity : 8;
		struct cim_qualifier *items = arena_alloc(collection->arena, capacity * sizeof *items);

		if (list->count > 0)
			memcpy(items, list->items, list->count * sizeof *items);
		list->items = items;
		collection->capacity = capacity;
	}
	list->items[list->count] = *qualifier;
	list->items[list->count++].flavors = flavors;
}

/* Adds the qualifiers of a list that have the flavor; with flavor 0 all of them. */
static void add_list(struct collection *collection, const struct cim_qualifiers *from, uint8_t wanted)
{
	for (size_t i = 0; i < from->count; i++) {
		const struct cim_qualifier *qualifier = &from->items[i];
		uint8_t flavors = cim_stored_flavors(qualifier);

		if (map_get(&collection->seen, qualifier->name.folded))
			continue;
		map_put(&collection->seen, qualifier->name.folded, (void *)qualifier);
		if (wanted == 0)
			collect(collection, qualifier, flavors);
		else if (flavors & wanted)
			collect(collection, qualifier, flavors | CIM_PROPAGATED);
	}
}

static struct collection begin(struct cim_qualifiers *list, const struct cim_qualifiers *own, struct arena *arena)
{
	*list = (struct cim_qualifiers){.span = own->span};
	return (struct collection){.list = list, .arena = arena};
}

static void resolve_class_qualifiers(const struct lineage *lineage, struct arena *arena, struct cim_qualifiers *list)
{
	struct collection collection = begin(list, &lineage->classes[0]->definition.qualifiers, arena);

	for (size_t i = 0; i < lineage->count; i++)
		add_list(&collection, &lineage->classes[i]->definition.qualifiers, i ? CIM_TO_SUBCLASS : 0);
	map_free(&collection.seen);
}

/* ---- properties ---- */

static struct repository_property resolve_property(const struct lineage *lineage, struct name name, struct arena *arena)
{
	struct repository_property resolved = {0};
	struct collection collection = {0};

	for (size_t i = 0; i < lineage->count; i++) {
		const struct store_class *class = lineage->classes[i];
		const struct cim_property *declared = store_class_property(class, name);

		if (declared == NULL)
			continue;
		if (resolved.origin.spelling == NULL) {
			resolved.property = *declared;
			resolved.origin = class->definition.name;
			collection = begin(&resolved.property.qualifiers, &declared->qualifiers, arena);
			add_list(&collection, &declared->qualifiers, i ? CIM_TO_SUBCLASS : 0);
			continue;
		}
		add_list(&collection, &declared->qualifiers, CIM_TO_SUBCLASS);
		if (!resolved.property.has_value) {
			resolved.property.has_value = declared->has_value;
			resolved.property.value = declared->value;
		}
	}
	map_free(&collection.seen);
	return resolved;
}

static void resolve_properties(const struct lineage *lineage, struct arena *arena, struct repository_class *class)
{
	struct names_list keys = lineage_keys(lineage, arena);
	struct map seen = {0};
	size_t most = 0;

	for (size_t i = 0; i < lineage->count; i++)
		most += lineage->classes[i]->definition.properties.count;
	class->properties = arena_alloc(arena, most * sizeof *class->properties);
	for (size_t i = lineage->count; i-- > 0;) {
		const struct cim_properties *properties = &lineage->classes[i]->definition.properties;

		for (size_t j = 0; j < properties->count; j++) {
			struct name name = properties->items[j].name;
			struct repository_property *property = &class->properties[class->property_count];

			if (map_put(&seen, name.folded, (void *)properties))
				continue;
			*property = resolve_property(lineage, name, arena);
			for (size_t k = 0; k < keys.count; k++)
				property->is_key |= name_equal(keys.items[k], name);
			class->property_count++;
		}
	}
	map_free(&seen);
}

/* ---- methods ---- */

/* The parameters of the nearest declaration, with qualifiers that propagate from the same parameter of others. */
static void resolve_parameters(const struct lineage *lineage, struct arena *arena, struct cim_method *method)
{
	struct cim_properties *parameters = &method->parameters;

	parameters->items = arena_copy(arena, parameters->items, parameters->count * sizeof *parameters->items);
	for (size_t i = 0; i < parameters->count; i++) {
		struct cim_qualifiers own = parameters->items[i].qualifiers;
		struct collection collection = begin(&parameters->items[i].qualifiers, &own, arena);

		add_list(&collection, &own, 0);
		for (size_t j = 0; j < lineage->count; j++) {
			const struct cim_method *declared = store_class_method(lineage->classes[j], method->name);

			if (declared && i < declared->parameters.count &&
			    name_equal(declared->parameters.items[i].name, parameters->items[i].name))
				add_list(&collection, &declared->parameters.items[i].qualifiers, CIM_TO_SUBCLASS);
		}
		map_free(&collection.seen);
	}
}

static struct repository_method resolve_method(const struct lineage *lineage, struct name name, struct arena *arena)
{
	struct repository_method resolved = {0};
	struct collection collection = {0};

	for (size_t i = 0; i < lineage->count; i++) {
		const struct cim_method *declared = store_class_method(lineage->classes[i], name);

		if (declared == NULL)
			continue;
		if (resolved.origin.spelling == NULL) {
			resolved.method = *declared;
			resolved.origin = lineage->classes[i]->definition.name;
			collection = begin(&resolved.method.qualifiers, &declared->qualifiers, arena);
			add_list(&collection, &declared->qualifiers, i ? CIM_TO_SUBCLASS : 0);
		} else {
			add_list(&collection, &declared->qualifiers, CIM_TO_SUBCLASS);
		}
	}
	map_free(&collection.seen);
	resolve_parameters(lineage, arena, &resolved.method);
	return resolved;
}

static void resolve_methods(const struct lineage *lineage, struct arena *arena, struct repository_class *class)
{
	struct map seen = {0};
	size_t most = 0;

	for (size_t i = 0; i < lineage->count; i++)
		most += lineage->classes[i]->definition.methods.count;
	class->methods = arena_alloc(arena, most * sizeof *class->methods);
	for (size_t i = lineage->count; i-- > 0;) {
		const struct cim_class *definition = &lineage->classes[i]->definition;

		for (size_t j = 0; j < definition->methods.count; j++) {
			struct name name = definition->methods.items[j].name;

			if (!map_put(&seen, name.folded, (void *)definition))
				class->methods[class->method_count++] = resolve_method(lineage, name, arena);
		}
	}
	map_free(&seen);
}

bool repository_get_class(const struct repository *repository, struct name space, struct name class_name,
			  struct arena *arena, struct repository_class *class)
{
	struct lineage lineage;

	*class = (struct repository_class){0};
	if (!lineage_find(repository, NULL, space, class_name, &lineage))
		return false;
	class->definition = &lineage.classes[0]->definition;
	class->is_open = lineage.is_open;
	resolve_class_qualifiers(&lineage, arena, &class->qualifiers);
	resolve_properties(&lineage, arena, class);
	resolve_methods(&lineage, arena, class);
	return true;
}

static bool find_space(const struct repository *repository, struct text written, struct name current,
		       struct arena *arena, struct name *space)
{
	struct cim_namespace_path path;

	*space = current;
	if (written.length == 0)
		return true;
	if (cim_namespace_parse(arena, written, &path) ||
	    (path.server.length > 0 && !text_equal(path.server, text_of("."))))
		return false;
	*space = names_of(repository->names, cim_namespace_join(arena, current.spelling, &path));
	return true;
}

const struct cim_property *repository_find_property(const struct repository *repository, struct text space,
						    struct name current, struct text class_name, struct text property)
{
	struct arena arena = {0};
	struct lineage lineage;
	struct name where;
	const struct cim_property *found = NULL;

	if (find_space(repository, space, current, &arena, &where) &&
	    lineage_find(repository, NULL, where, names_intern(repository->names, class_name), &lineage)) {
		struct names_list keys = lineage_keys(&lineage, &arena);

		if (property.length > 0)
			found = lineage_property(&lineage, names_intern(repository->names, property));
		else if (keys.count == 1)
			found = lineage_property(&lineage, keys.items[0]);
	}
	arena_free(&arena);
	return found;
}
