/* SPDX-License-Identifier: MIT */
/* A map from interned pointers to objects; iterate the objects elsewhere, the map has no order. */
#ifndef MOFKIT_BASE_MAP_H
#define MOFKIT_BASE_MAP_H

#include <stddef.h>

struct map {
	struct map_slot *slots; /* open addressing, a power of two; NULL while empty */
	size_t slot_count;
	size_t count;
};

/* A zeroed struct is an empty map. */
void map_free(struct map *map);

/* The value of a key, NULL when it has none. Keys are compared as pointers. */
void *map_get(const struct map *map, const void *key);

/* Sets the value of a key, neither of them NULL, and returns the value that it replaces or NULL. */
void *map_put(struct map *map, const void *key, void *value);

#endif
