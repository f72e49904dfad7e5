/* SPDX-License-Identifier: MIT */
#include "base/map.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"

enum { FIRST_SLOTS = 16 };

struct map_slot {
	const void *key;
	void *value;
};

void map_free(struct map *map)
{
	free(map->slots);
	*map = (struct map){0};
}

/* Keys are addresses of our own allocations, which input cannot choose: mixing the bits is enough. */
static size_t hash_pointer(const void *key)
{
	uint64_t hash = (uintptr_t)key;

	hash = (hash >> 3) * 0x9E3779B97F4A7C15u;
	return (size_t)(hash >> 20);
}

static struct map_slot *find(const struct map *map, const void *key)
{
	size_t mask = map->slot_count - 1;
	size_t at = hash_pointer(key) & mask;

	while (map->slots[at].key && map->slots[at].key != key)
		at = (at + 1) & mask;
	return &map->slots[at];
}

void *map_get(const struct map *map, const void *key)
{
	return map->slot_count ? find(map, key)->value : NULL;
}

static void grow(struct map *map)
{
	struct map bigger = {.slot_count = map->slot_count ? map->slot_count * 2 : FIRST_SLOTS, .count = map->count};

	bigger.slots = mem_zero(bigger.slot_count * sizeof *bigger.slots);
	for (size_t i = 0; i < map->slot_count; i++)
		if (map->slots[i].key)
			*find(&bigger, map->slots[i].key) = map->slots[i];
	free(map->slots);
	*map = bigger;
}

void *map_put(struct map *map, const void *key, void *value)
{
	struct map_slot *slot;
	void *old;

	if (map->count * 2 >= map->slot_count)
		grow(map);
	slot = find(map, key);
	old = slot->value;
	if (slot->key == NULL)
		map->count++;
	*slot = (struct map_slot){key, value};
	return old;
}
