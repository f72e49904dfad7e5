/* SPDX-License-Identifier: MIT */
/* Many small objects with one lifetime: allocated one by one, freed together. */
#ifndef MOFKIT_BASE_ARENA_H
#define MOFKIT_BASE_ARENA_H

#include <stddef.h>
#include <string.h>

struct arena {
	struct arena_chunk *chunks; /* newest first; NULL while empty */
	char *next;                 /* where the free bytes of the newest chunk begin */
	size_t left;                /* how many there are */
	size_t total;               /* bytes of all chunks, for reports on memory */
};

/* A zeroed struct is an empty arena; this says so in words. */
void arena_init(struct arena *arena);

enum { ARENA_ALIGNMENT = 8 };

static inline size_t arena_round(size_t size)
{
	return (size + ARENA_ALIGNMENT - 1) & ~(size_t)(ARENA_ALIGNMENT - 1);
}

/* Takes what the newest chunk has; its free bytes are a multiple of the alignment. */
static inline void *arena_cut(struct arena *arena, size_t size)
{
	char *memory = arena->next;

	arena->next += arena_round(size);
	arena->left -= arena_round(size);
	return memory;
}

/* What arena_take does when the newest chunk may not have so much. */
void *arena_take_more(struct arena *arena, size_t size);

/* Returns `size` bytes, aligned to 8 bytes, that live until arena_free. Aborts like mem_alloc. */
static inline void *arena_take(struct arena *arena, size_t size)
{
	return size < arena->left ? arena_cut(arena, size) : arena_take_more(arena, size);
}

/* The same, zeroed. Inline, so that small structs are zeroed by a few stores. */
static inline void *arena_alloc(struct arena *arena, size_t size)
{
	return memset(arena_take(arena, size), 0, size);
}

/* Copies text[0..length) and adds a NUL. */
char *arena_text(struct arena *arena, const char *text, size_t length);

/* Copies `size` bytes. */
void *arena_copy(struct arena *arena, const void *bytes, size_t size);

/* printf() into the arena. */
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Frees everything; the arena is empty and usable again. */
void arena_free(struct arena *arena);

#endif
