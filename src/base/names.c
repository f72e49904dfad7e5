/* SPDX-License-Identifier: MIT */
#include "base/names.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/memory.h"

enum {
	FIRST_SLOTS = 256,
	SPELLINGS_SHARED = 16 /* a search walks no further, so that hostile variations of case stay linear */
};

struct names_spelling {
	struct names_spelling *next;
	char text[];
};

/* One folded name and its known spellings. */
struct names_entry {
	struct names_spelling *spellings;
	uint32_t length;
	uint32_t hash;
	char folded[];
};

unsigned long long names_random_seed(void)
{
	unsigned long long seed = 0;

	/* Without a source of random numbers, the address of the stack has to do. */
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

/* Eight bytes, with the letters A to Z turned into lower case. */
static uint64_t fold_eight(uint64_t eight)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t low = eight & 0x7F * ones;
	uint64_t from_a = low + (0x80 - 'A') * ones, behind_z = low + (0x7F - 'Z') * ones;

	return eight | (((from_a ^ behind_z) & ~eight & 0x80 * ones) >> 2);
}

static uint64_t mix(uint64_t hash, uint64_t eight)
{
	hash = (hash ^ fold_eight(eight)) * 0x9FB21C651E98DF25u;
	return hash ^ hash >> 32;
}

static uint32_t hash_folded(const struct names *names, struct text text)
{
	uint64_t hash = names->seed ^ text.length * 0x9E3779B97F4A7C15u;
	uint64_t eight = 0;
	size_t at = 0;

	for (; text.length - at > sizeof eight; at += sizeof eight) {
		memcpy(&eight, text.bytes + at, sizeof eight);
		hash = mix(hash, eight);
	}
	if (text.length >= sizeof eight)
		memcpy(&eight, text.bytes + text.length - sizeof eight, sizeof eight);
	else
		while (at < text.length)
			eight = eight << 8 | (unsigned char)text.bytes[at++];
	return (uint32_t)mix(hash, eight);
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

/* The spelling of an entry that equals the text; NULL if it is new, or not among the first SPELLINGS_SHARED. */
static const char *known_spelling(const struct names_entry *entry, struct text text)
{
	const struct names_spelling *spelling = entry->spellings;

	for (int walked = 0; spelling && walked < SPELLINGS_SHARED; spelling = spelling->next, walked++)
		if (memcmp(spelling->text, text.bytes, text.length) == 0)
			return spelling->text;
	return memcmp(entry->folded, text.bytes, text.length) == 0 ? entry->folded : NULL;
}

static struct name add_spelling(struct names *names, struct names_entry *entry, struct text text)
{
	struct names_spelling *spelling = arena_alloc(&names->arena, sizeof *spelling + text.length + 1);

	memcpy(spelling->text, text.bytes, text.length);
	spelling->next = entry->spellings;
	entry->spellings = spelling;
	return (struct name){spelling->text, entry->folded};
}

static struct names_entry *add_entry(struct names *names, uint32_t hash, struct text text)
{
	struct names_entry *entry = arena_alloc(&names->arena, sizeof *entry + text.length + 1);

	entry->length = (uint32_t)text.length;
	entry->hash = hash;
	for (size_t i = 0; i < text.length; i++)
		entry->folded[i] = text_fold(text.bytes[i]);
	names->count++;
	return entry;
}

struct name names_intern(struct names *names, struct text text)
{
	uint32_t hash = hash_folded(names, text);
	struct names_entry *entry;
	const char *spelling;
	size_t at;

	if (names->count * 2 >= names->slot_count)
		grow(names);
	for (at = hash & (names->slot_count - 1); names->slots[at]; at = (at + 1) & (names->slot_count - 1)) {
		entry = names->slots[at];
		if (entry->hash != hash || entry->length != text.length)
			continue;
		spelling = known_spelling(entry, text);
		if (spelling)
			return (struct name){spelling, entry->folded};
		if (text_same_name((struct text){entry->folded, entry->length}, text))
			return add_spelling(names, entry, text);
	}
	entry = names->slots[at] = add_entry(names, hash, text);
	if (memcmp(entry->folded, text.bytes, text.length) == 0)
		return (struct name){entry->folded, entry->folded};
	return add_spelling(names, entry, text);
}

struct name names_of(struct names *names, const char *spelling)
{
	return names_intern(names, text_of(spelling));
}
