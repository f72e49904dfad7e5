/* SPDX-License-Identifier: MIT */
#include "base/names.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/memory.h"

enum {
	FIRST_SLOTS = 256,
	SPELLINGS_SHARED = 16                   /* a search never walks more: hostile case games stay linear */
};

struct names_spelling {
	struct names_spelling *next;
	char text[];
};

/* One folded name and the spellings it has been met with. */
struct names_entry {
	struct names_spelling *spellings;
	uint32_t length;
	uint32_t hash;
	char folded[];
};

unsigned long long names_random_seed(void)
{
	unsigned long long seed = 0;

	/* Where there is no source of random numbers, where the stack lies is better than nothing. */
	if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) != sizeof seed)
		seed = (uintptr_t)&seed;
	return seed;
}

void names_init(struct names *names, unsigned long long seed)
{
	*names = (struct names){.seed = seed};
}

void names_free(struct names *names)
{
	arena_free(&names->arena);
	free(names->slots);
	*names = (struct names){0};
}

static uint32_t hash_folded(const struct names *names, struct text text)
{
	uint64_t hash = names->seed ^ 0x9E3779B97F4A7C15u;

	for (size_t i = 0; i < text.length; i++)
		hash = (hash ^ (unsigned char)text_fold(text.bytes[i])) * 0x100000001B3u;
	hash ^= hash >> 29;
	hash *= 0xBF58476D1CE4E5B9u;
	return (uint32_t)(hash >> 32);
}

static void grow(struct names *names)
{
	size_t count = names->slot_count ? names->slot_count * 2 : FIRST_SLOTS;
	struct names_entry **slots = mem_zero(count * sizeof *slots);

	for (size_t i = 0; i < names->slot_count; i++) {
		struct names_entry *entry = names->slots[i];
		size_t at;

		if (entry == NULL)
			continue;
		for (at = entry->hash & (count - 1); slots[at]; at = (at + 1) & (count - 1))
			;
		slots[at] = entry;
	}
	free(names->slots);
	names->slots = slots;
	names->slot_count = count;
}

static bool entry_matches(const struct names_entry *entry, uint32_t hash, struct text text)
{
	return entry->hash == hash &&
	       text_same_name((struct text){entry->folded, entry->length}, text);
}

static struct names_entry *find_or_add(struct names *names, struct text text)
{
	uint32_t hash = hash_folded(names, text);
	struct names_entry *entry;
	size_t at;

	if (names->count * 2 >= names->slot_count)
		grow(names);
	for (at = hash & (names->slot_count - 1); names->slots[at]; at = (at + 1) & (names->slot_count - 1))
		if (entry_matches(names->slots[at], hash, text))
			return names->slots[at];
	entry = arena_alloc(&names->arena, sizeof *entry + text.length + 1);
	entry->length = (uint32_t)text.length;
	entry->hash = hash;
	for (size_t i = 0; i < text.length; i++)
		entry->folded[i] = text_fold(text.bytes[i]);
	names->slots[at] = entry;
	names->count++;
	return entry;
}

static const char *spelling_of(struct names *names, struct names_entry *entry, struct text text)
{
	struct names_spelling *spelling = entry->spellings;

	for (int walked = 0; spelling && walked < SPELLINGS_SHARED; spelling = spelling->next, walked++)
		if (memcmp(spelling->text, text.bytes, text.length) == 0)
			return spelling->text;
	if (memcmp(entry->folded, text.bytes, text.length) == 0)
		return entry->folded;
	spelling = arena_alloc(&names->arena, sizeof *spelling + text.length + 1);
	memcpy(spelling->text, text.bytes, text.length);
	spelling->next = entry->spellings;
	entry->spellings = spelling;
	return spelling->text;
}

struct name names_intern(struct names *names, struct text spelling)
{
	struct names_entry *entry = find_or_add(names, spelling);

	return (struct name){spelling_of(names, entry, spelling), entry->folded};
}

struct name names_of(struct names *names, const char *spelling)
{
	return names_intern(names, text_of(spelling));
}
