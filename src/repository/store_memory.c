/* SPDX-License-Identifier: MIT */
/* The store in memory: maps by name, and lists in which each object knows its index, so that changes are cheap. */
#include <stdlib.h>

#include "base/memory.h"
#include "repository/store.h"

/* A list without gaps. */
struct list {
	void **items;
	size_t count, capacity;
};

/* The subclasses and instances of a class, whether or not the class itself exists. */
struct kin {
	struct list children, instances;
};

struct memory_class {
	struct store_class class;     /* first, so that a pointer to it is one to the whole */
	struct kin *parent;           /* its superclass's list; NULL without a superclass */
	size_t index, index_as_child; /* in the lists of the namespace and of the parent */
	bool is_deleted;
};

struct memory_instance {
	struct store_instance instance; /* first */
	struct kin *class;
	size_t index, index_in_class;
	bool is_deleted;
};

struct memory_namespace {
	struct name path;
	struct map classes, instances, kins; /* by folded name or identity; deleted objects stay, with is_deleted */
	struct list class_list, instance_list, kin_list;
	size_t index; /* in the list of namespaces */
	bool is_deleted;
};

struct memory {
	struct arena arena;
	struct map by_path; /* folded path -> struct memory_namespace */
	struct list namespaces;
};

/* ---- lists ---- */

static size_t list_add(struct list *list, void *item)
{
	list->items = mem_grow(list->items, list->count, &list->capacity, sizeof *list->items);
	list->items[list->count] = item;
	return list->count++;
}

/* Removes an item; the last one moves to its index and is returned, so that the caller can update it. */
static void *list_remove(struct list *list, size_t index)
{
	list->items[index] = list->items[--list->count];
	return list->items[index];
}

static void list_free(struct list *list)
{
	free(list->items);
	*list = (struct list){0};
}

/* ---- namespaces ---- */

static struct memory_namespace *find_namespace(const struct memory *memory, struct name path)
{
	struct memory_namespace *space = map_get(&memory->by_path, path.folded);

	return space && !space->is_deleted ? space : NULL;
}

static struct memory_namespace *put(struct memory *memory, struct name path)
{
	struct memory_namespace *space = map_get(&memory->by_path, path.folded);

	if (space && !space->is_deleted)
		return space;
	if (space == NULL) {
		space = arena_alloc(&memory->arena, sizeof *space);
		map_put(&memory->by_path, path.folded, space);
	}
	*space = (struct memory_namespace){.path = path, .index = list_add(&memory->namespaces, space)};
	return space;
}

static void put_namespace(void *context, struct name path)
{
	put(context, path);
}

/* Frees what is not in the arena. */
static void release(struct memory_namespace *space)
{
	for (size_t i = 0; i < space->class_list.count; i++)
		store_class_release(space->class_list.items[i]);
	for (size_t i = 0; i < space->kin_list.count; i++) {
		struct kin *kin = space->kin_list.items[i];

		list_free(&kin->children);
		list_free(&kin->instances);
	}
	list_free(&space->class_list);
	list_free(&space->instance_list);
	list_free(&space->kin_list);
	map_free(&space->classes);
	map_free(&space->instances);
	map_free(&space->kins);
}

static void delete_namespace(void *context, struct name path)
{
	struct memory *memory = context;
	struct memory_namespace *space = find_namespace(memory, path), *moved;

	if (space == NULL)
		return;
	release(space);
	space->is_deleted = true;
	moved = list_remove(&memory->namespaces, space->index);
	moved->index = space->index;
}

static size_t count_namespaces(void *context)
{
	const struct memory *memory = context;

	return memory->namespaces.count;
}

static struct name namespace_at(void *context, size_t index)
{
	const struct memory *memory = context;
	const struct memory_namespace *space = memory->namespaces.items[index];

	return space->path;
}

static void free_memory(void *context)
{
	struct memory *memory = context;

	for (size_t i = 0; i < memory->namespaces.count; i++)
		release(memory->namespaces.items[i]);
	list_free(&memory->namespaces);
	map_free(&memory->by_path);
	arena_free(&memory->arena);
	free(memory);
}

/* ---- classes ---- */

static struct kin *kin_of(struct memory *memory, struct memory_namespace *space, struct name class_name)
{
	struct kin *kin = map_get(&space->kins, class_name.folded);

	if (kin == NULL) {
		kin = arena_alloc(&memory->arena, sizeof *kin);
		map_put(&space->kins, class_name.folded, kin);
		list_add(&space->kin_list, kin);
	}
	return kin;
}

static struct memory_class *find_class(const struct memory *memory, struct name path, struct name class_name)
{
	const struct memory_namespace *space = find_namespace(memory, path);
	struct memory_class *class = space ? map_get(&space->classes, class_name.folded) : NULL;

	return class && !class->is_deleted ? class : NULL;
}

static const struct store_class *get_class(void *context, struct name path, struct name class_name)
{
	struct memory_class *class = find_class(context, path, class_name);

	return class ? &class->class : NULL;
}

static void leave_parent(struct memory_class *class)
{
	struct memory_class *moved;

	if (class->parent == NULL)
		return;
	moved = list_remove(&class->parent->children, class->index_as_child);
	moved->index_as_child = class->index_as_child;
	class->parent = NULL;
}

static void put_class(void *context, struct name path, const struct cim_class *definition, unsigned marks)
{
	struct memory *memory = context;
	struct memory_namespace *space = put(memory, path);
	struct memory_class *class = map_get(&space->classes, definition->name.folded);

	if (class == NULL) {
		class = arena_alloc(&memory->arena, sizeof *class);
		class->is_deleted = true;
		map_put(&space->classes, definition->name.folded, class);
	}
	if (class->is_deleted)
		class->index = list_add(&space->class_list, class);
	class->is_deleted = false;
	leave_parent(class);
	store_class_release(&class->class);
	store_class_fill(&class->class, definition, &memory->arena);
	class->class.is_doubtful = marks & STORE_DOUBTFUL;
	class->class.is_base = marks & STORE_BASE;
	if (definition->superclass.spelling == NULL)
		return;
	class->parent = kin_of(memory, space, definition->superclass);
	class->index_as_child = list_add(&class->parent->children, class);
}

static void delete_class(void *context, struct name path, struct name class_name)
{
	struct memory_namespace *space = find_namespace(context, path);
	struct memory_class *class = find_class(context, path, class_name), *moved;

	if (class == NULL)
		return;
	leave_parent(class);
	store_class_release(&class->class);
	class->is_deleted = true;
	moved = list_remove(&space->class_list, class->index);
	moved->index = class->index;
}

static struct store_classes class_list(const struct list *list)
{
	return (struct store_classes){(const struct store_class *const *)list->items, list->count};
}

static struct store_classes classes(void *context, struct name path)
{
	const struct memory_namespace *space = find_namespace(context, path);

	return space ? class_list(&space->class_list) : (struct store_classes){0};
}

static const struct kin *find_kin(const struct memory *memory, struct name path, struct name class_name)
{
	const struct memory_namespace *space = find_namespace(memory, path);

	return space ? map_get(&space->kins, class_name.folded) : NULL;
}

static struct store_classes children(void *context, struct name path, struct name class_name)
{
	const struct kin *kin = find_kin(context, path, class_name);

	return kin ? class_list(&kin->children) : (struct store_classes){0};
}

/* ---- instances ---- */

static struct memory_instance *find_instance(const struct memory *memory, struct name path, struct name identity)
{
	const struct memory_namespace *space = find_namespace(memory, path);
	struct memory_instance *instance = space ? map_get(&space->instances, identity.folded) : NULL;

	return instance && !instance->is_deleted ? instance : NULL;
}

static const struct store_instance *get_instance(void *context, struct name path, struct name identity)
{
	struct memory_instance *instance = find_instance(context, path, identity);

	return instance ? &instance->instance : NULL;
}

static void delete_instance(void *context, struct name path, struct name identity)
{
	struct memory_namespace *space = find_namespace(context, path);
	struct memory_instance *instance = find_instance(context, path, identity), *moved;

	if (instance == NULL)
		return;
	instance->is_deleted = true;
	moved = list_remove(&space->instance_list, instance->index);
	moved->index = instance->index;
	moved = list_remove(&instance->class->instances, instance->index_in_class);
	moved->index_in_class = instance->index_in_class;
}

static void put_instance(void *context, struct name path, const struct store_instance *from)
{
	struct memory *memory = context;
	struct memory_namespace *space = put(memory, path);
	struct memory_instance *instance = map_get(&space->instances, from->identity.folded);

	delete_instance(context, path, from->identity);
	if (instance == NULL) {
		instance = arena_alloc(&memory->arena, sizeof *instance);
		map_put(&space->instances, from->identity.folded, instance);
	}
	instance->is_deleted = false;
	instance->instance.identity = from->identity;
	instance->instance.is_base = from->is_base;
	instance->instance.path = arena_text(&memory->arena, from->path, text_of(from->path).length);
	store_copy_instance(&instance->instance.instance, &from->instance, &memory->arena);
	instance->class = kin_of(memory, space, from->instance.class_name);
	instance->index = list_add(&space->instance_list, instance);
	instance->index_in_class = list_add(&instance->class->instances, instance);
}

static struct store_instances instance_list(const struct list *list)
{
	return (struct store_instances){(const struct store_instance *const *)list->items, list->count};
}

static struct store_instances instances_of(void *context, struct name path, struct name class_name)
{
	const struct kin *kin = find_kin(context, path, class_name);

	return kin ? instance_list(&kin->instances) : (struct store_instances){0};
}

static struct store_instances instances(void *context, struct name path)
{
	const struct memory_namespace *space = find_namespace(context, path);

	return space ? instance_list(&space->instance_list) : (struct store_instances){0};
}

struct store store_memory(void)
{
	static const struct store_operations operations = {
		.free = free_memory,
		.put_namespace = put_namespace,
		.delete_namespace = delete_namespace,
		.count_namespaces = count_namespaces,
		.namespace_at = namespace_at,
		.get_class = get_class,
		.put_class = put_class,
		.delete_class = delete_class,
		.classes = classes,
		.children = children,
		.get_instance = get_instance,
		.put_instance = put_instance,
		.delete_instance = delete_instance,
		.instances_of = instances_of,
		.instances = instances,
	};

	return (struct store){&operations, mem_zero(sizeof(struct memory))};
}
