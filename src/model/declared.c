/* SPDX-License-Identifier: MIT */
#include "model/declared.h"

#include <stdlib.h>

#include "base/memory.h"

void cim_declared_free(struct cim_declared *declared)
{
	for (size_t i = 0; i < declared->count; i++) {
		map_free(&declared->list[i]->declarations);
		map_free(&declared->list[i]->flavors);
		free(declared->list[i]);
	}
	free(declared->list);
	map_free(&declared->spaces);
	map_free(&declared->anywhere);
	map_free(&declared->reported);
}

struct cim_declared_space *cim_declared_in(struct cim_declared *declared, const struct cim_namespace *where)
{
	const char *path = names_of(declared->names, where ? where->path : "root\\default").folded;
	struct cim_declared_space *space = map_get(&declared->spaces, path);

	if (space)
		return space;
	space = mem_zero(sizeof *space);
	declared->list = mem_grow(declared->list, declared->count, &declared->capacity, sizeof(void *));
	declared->list[declared->count++] = space;
	map_put(&declared->spaces, path, space);
	return space;
}

bool cim_declared_same_type(const struct cim_qualifier_declaration *a, const struct cim_qualifier_declaration *b)
{
	return a->type.code == b->type.code && a->type.is_array == b->type.is_array;
}

const struct cim_qualifier_declaration *cim_declared_add(struct cim_declared *declared,
							 const struct cim_qualifier_declaration *declaration)
{
	struct cim_declared_space *space = cim_declared_in(declared, declaration->where);
	const struct cim_qualifier_declaration *before = map_get(&space->declarations, declaration->name.folded);

	if (before == NULL || cim_declared_same_type(before, declaration)) {
		map_put(&space->declarations, declaration->name.folded, (void *)declaration);
		map_put(&declared->anywhere, declaration->name.folded, (void *)declaration);
	}
	return before;
}
