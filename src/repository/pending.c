/* SPDX-License-Identifier: MIT */
/* Classes that the unit defines later: needed for aliases, and to distinguish a wrong order from a missing class. */
#include <stdlib.h>

#include "base/memory.h"
#include "repository/inside.h"

static struct map *map_of(struct pending *pending, struct name space)
{
	struct map *classes = map_get(&pending->spaces, space.folded);

	if (classes)
		return classes;
	classes = arena_alloc(&pending->arena, sizeof *classes);
	map_put(&pending->spaces, space.folded, classes);
	pending->maps = mem_grow(pending->maps, pending->count, &pending->capacity, sizeof *pending->maps);
	pending->maps[pending->count++] = classes;
	return classes;
}

static void add(struct pending *pending, struct map *classes, const struct cim_class *class, size_t operation)
{
	struct pending_class *entry = map_get(classes, class->name.folded);

	if (entry == NULL) {
		entry = arena_alloc(&pending->arena, sizeof *entry);
		map_put(classes, class->name.folded, entry);
	}
	entry->class = class;
	entry->operation = operation;
}

void pending_init(struct pending *pending, const struct cim_unit *unit, struct names *names)
{
	*pending = (struct pending){.unit = unit, .names = names};
}

/* Only on demand: most files define a class before they use it. */
static void list_classes(struct pending *pending)
{
	const struct cim_namespace *where = NULL;
	struct map *classes = NULL;

	pending->is_listed = true;
	for (size_t i = 0; i < pending->unit->count; i++) {
		const struct cim_operation *operation = &pending->unit->operations[i];

		if (operation->kind != CIM_DEFINE_CLASS)
			continue;
		if (operation->where != where || classes == NULL)
			classes = map_of(pending, names_of(pending->names, operation->where->path));
		where = operation->where;
		add(pending, classes, operation->class, i);
	}
}

void pending_free(struct pending *pending)
{
	for (size_t i = 0; i < pending->count; i++)
		map_free(pending->maps[i]);
	for (size_t i = 0; i < pending->filled_count; i++)
		store_class_release(pending->filled[i]);
	free(pending->maps);
	free(pending->filled);
	map_free(&pending->spaces);
	arena_free(&pending->arena);
}

static struct pending_class *find(struct pending *pending, struct name space, struct name class_name)
{
	const struct map *classes;
	struct pending_class *entry;

	if (!pending->is_listed)
		list_classes(pending);
	classes = map_get(&pending->spaces, space.folded);
	entry = classes ? map_get(classes, class_name.folded) : NULL;
	return entry && (pending->is_all || entry->operation > pending->now) ? entry : NULL;
}

const struct pending_class *pending_find(struct pending *pending, struct name space, struct name class_name)
{
	return find(pending, space, class_name);
}

const struct store_class *pending_class(struct pending *pending, struct name space, struct name class_name)
{
	struct pending_class *entry = find(pending, space, class_name);

	if (entry == NULL || entry->filled)
		return entry ? entry->filled : NULL;
	entry->filled = arena_alloc(&pending->arena, sizeof *entry->filled);
	store_class_fill(entry->filled, entry->class, &pending->arena);
	pending->filled =
		mem_grow(pending->filled, pending->filled_count, &pending->filled_capacity, sizeof *pending->filled);
	pending->filled[pending->filled_count++] = entry->filled;
	return entry->filled;
}
