/* SPDX-License-Identifier: MIT */
/* Writing the repository as text, in an order that depends only on names. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "model/dump.h"
#include "repository/lineage.h"

static int compare_spaces(const void *a, const void *b)
{
	return strcmp(((const struct name *)a)->folded, ((const struct name *)b)->folded);
}

static int compare_classes(const void *a, const void *b)
{
	return strcmp((*(const struct store_class *const *)a)->definition.name.folded,
		      (*(const struct store_class *const *)b)->definition.name.folded);
}

static int compare_instances(const void *a, const void *b)
{
	return strcmp((*(const struct store_instance *const *)a)->identity.folded,
		      (*(const struct store_instance *const *)b)->identity.folded);
}

/* A sorted copy of a list; free() it. */
static void *sorted(const void *items, size_t count, size_t size, int (*compare)(const void *, const void *))
{
	void *copy = mem_alloc(count * size);

	if (count == 0)
		return copy;
	memcpy(copy, items, count * size);
	qsort(copy, count, size, compare);
	return copy;
}

static void put_inherited(const struct repository *repository, struct name space, const struct store_class *class,
			  struct buffer *out)
{
	struct repository_class resolved;
	struct arena arena = {0};

	repository_get_class(repository, space, class->definition.name, &arena, &resolved);
	for (size_t i = 0; i < resolved.property_count; i++) {
		const struct repository_property *property = &resolved.properties[i];

		if (name_equal(property->origin, class->definition.name))
			continue;
		buffer_printf(out, "  inherited %s%s : ", property->is_key ? "key " : "",
			      property->property.name.spelling);
		dump_type(&property->property.type, out);
		buffer_printf(out, " from %s\n", property->origin.spelling);
	}
	for (size_t i = 0; i < resolved.method_count; i++)
		if (!name_equal(resolved.methods[i].origin, class->definition.name))
			buffer_printf(out, "  inherited method %s from %s\n", resolved.methods[i].method.name.spelling,
				      resolved.methods[i].origin.spelling);
	if (resolved.is_open)
		buffer_put_text(out, "  and what unknown classes declare\n");
	arena_free(&arena);
}

static void put_classes(const struct repository *repository, struct name space, struct buffer *out)
{
	const struct store *store = &repository->store;
	struct store_classes classes = store->operations->classes(store->context, space);
	const struct store_class **items = sorted(classes.items, classes.count, sizeof *items, compare_classes);

	for (size_t i = 0; i < classes.count; i++) {
		dump_class(&items[i]->definition, out);
		put_inherited(repository, space, items[i], out);
	}
	free(items);
}

static void put_instances(const struct repository *repository, struct name space, struct buffer *out)
{
	const struct store *store = &repository->store;
	struct store_instances instances = store->operations->instances(store->context, space);
	const struct store_instance **items =
		sorted(instances.items, instances.count, sizeof *items, compare_instances);

	for (size_t i = 0; i < instances.count; i++) {
		buffer_printf(out, "path %s\n", items[i]->path);
		dump_instance(&items[i]->instance, out);
	}
	free(items);
}

void repository_dump(const struct repository *repository, struct buffer *out)
{
	const struct store *store = &repository->store;
	size_t count = store->operations->count_namespaces(store->context);
	struct name *spaces = mem_alloc(count * sizeof *spaces);

	for (size_t i = 0; i < count; i++)
		spaces[i] = store->operations->namespace_at(store->context, i);
	if (count > 0)
		qsort(spaces, count, sizeof *spaces, compare_spaces);
	for (size_t i = 0; i < count; i++) {
		buffer_printf(out, "namespace %s\n", spaces[i].spelling);
		put_classes(repository, spaces[i], out);
		put_instances(repository, spaces[i], out);
	}
	free(spaces);
}
