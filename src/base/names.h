/* SPDX-License-Identifier: MIT */
/*
 * Interned names, case-insensitive and case-preserving: each use keeps its spelling, only the folded form is compared.
 */
#ifndef MOFKIT_BASE_NAMES_H
#define MOFKIT_BASE_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

struct name {
	const char *spelling; /* as this use wrote it; NULL when there is no name */
	const char *folded;   /* lower case, interned: equal names have equal pointers */
};

struct names {
	struct arena arena;         /* owns every spelling */
	struct names_entry **slots; /* open addressing, a power of two */
	size_t slot_count;
	size_t count;
	unsigned long long seed; /* keeps hostile input from choosing collisions */
};

/* A random number that the author of an input cannot predict. */
unsigned long long names_random_seed(void);

/* `seed` may be any number. Equal seeds and inputs give equal tables; no output depends on the seed. */
void names_init(struct names *names, unsigned long long seed);
void names_free(struct names *names);

/* Returns the name with this spelling; it lives as long as the table. The text must not contain a NUL. */
struct name names_intern(struct names *names, struct text spelling);

/* The same for a C string. */
struct name names_of(struct names *names, const char *spelling);

static inline bool name_equal(struct name a, struct name b)
{
	return a.folded == b.folded;
}

/* Compares with a literal in lower case. The first letters are compared inline, since they usually differ. */
static inline bool name_is(struct name name, const char *folded)
{
	return name.folded && name.folded[0] == folded[0] && strcmp(name.folded, folded) == 0;
}

#endif
