/* SPDX-License-Identifier: MIT */
/* A hash map from interned pointers to objects. It has no order: callers iterate over lists of their own. */
#ifndef MOFKIT_BASE_MAP_H
#define MOFKIT_BASE_MAP_H

#include <stddef.h>

struct map {
	struct map_slot *slots; /* open addressing, a power of two; NULL while empty */
	size_t slot_count;
	size_t count;
};

/* Frees the table, not the values. A zeroed struct is an empty map. */
void map_free(struct map *map);

/* Returns the value of a key, or NULL. Keys are compared as pointers. */
void *map_get(const struct map *map, const void *key);

/* Sets the value of a key, neither of them NULL. Returns the value that it replaces, or NULL. */
void *map_put(struct map *map, const void *key, void *value);

#endif
