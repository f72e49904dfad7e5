/* SPDX-License-Identifier: MIT */
/* What a unit is yet to define: asked by aliases before their definition, and to tell a wrong order from a gap. */
#include <stdlib.h>

#include "base/memory.h"
#include "repository/inside.h"

static struct map *map_of(struct later *later, struct name space)
{
	struct map *classes = map_get(&later->spaces, space.folded);

	if (classes)
		return classes;
	classes = arena_alloc(&later->arena, sizeof *classes);
	map_put(&later->spaces, space.folded, classes);
	later->maps = mem_grow(later->maps, later->count, &later->capacity, sizeof *later->maps);
	later->maps[later->count++] = classes;
	return classes;
}

static void add(struct later *later, struct map *classes, const struct cim_class *class, size_t operation)
{
	struct later_class *entry = map_get(classes, class->name.folded);

	if (entry == NULL) {
		entry = arena_alloc(&later->arena, sizeof *entry);
		map_put(classes, class->name.folded, entry);
	}
	entry->class = class;
	entry->operation = operation;
}

void later_init(struct later *later, const struct cim_unit *unit, struct names *names)
{
	*later = (struct later){.unit = unit, .names = names};
}

/* Most files define a class before they use it, and need no list. */
static void list_classes(struct later *later)
{
	const struct cim_namespace *where = NULL;
	struct map *classes = NULL;

	later->is_listed = true;
	for (size_t i = 0; i < later->unit->count; i++) {
		const struct cim_operation *operation = &later->unit->operations[i];

		if (operation->kind != CIM_DEFINE_CLASS)
			continue;
		if (operation->where != where || classes == NULL)
			classes = map_of(later, names_of(later->names, operation->where->path));
		where = operation->where;
		add(later, classes, operation->class, i);
	}
}

void later_free(struct later *later)
{
	for (size_t i = 0; i < later->count; i++)
		map_free(later->maps[i]);
	for (size_t i = 0; i < later->filled_count; i++)
		store_class_release(later->filled[i]);
	free(later->maps);
	free(later->filled);
	map_free(&later->spaces);
	arena_free(&later->arena);
}

static struct later_class *find(struct later *later, struct name space, struct name class_name)
{
	const struct map *classes;
	struct later_class *entry;

	if (!later->is_listed)
		list_classes(later);
	classes = map_get(&later->spaces, space.folded);
	entry = classes ? map_get(classes, class_name.folded) : NULL;
	return entry && (later->is_all || entry->operation > later->now) ? entry : NULL;
}

const struct later_class *later_find(struct later *later, struct name space, struct name class_name)
{
	return find(later, space, class_name);
}

const struct store_class *later_class(struct later *later, struct name space, struct name class_name)
{
	struct later_class *entry = find(later, space, class_name);

	if (entry == NULL || entry->filled)
		return entry ? entry->filled : NULL;
	entry->filled = arena_alloc(&later->arena, sizeof *entry->filled);
	store_class_fill(entry->filled, entry->class, &later->arena);
	later->filled = mem_grow(later->filled, later->filled_count, &later->filled_capacity, sizeof *later->filled);
	later->filled[later->filled_count++] = entry->filled;
	return entry->filled;
}
