/* SPDX-License-Identifier: MIT */
/* An arena: many small objects with one lifetime, allocated one by one and freed together. */
#ifndef MOFKIT_BASE_ARENA_H
#define MOFKIT_BASE_ARENA_H

#include <stddef.h>
#include <string.h>

struct arena {
	struct arena_chunk *chunks; /* newest first; NULL while empty */
	char *next;                 /* where the free bytes of the newest chunk begin */
	size_t left;                /* the number of free bytes in that chunk */
	size_t total;               /* bytes of all chunks, for memory statistics */
};

/* Makes an empty arena; a zeroed struct is one, too. */
void arena_init(struct arena *arena);

enum { ARENA_ALIGNMENT = 8 };

static inline size_t arena_round(size_t size)
{
	return (size + ARENA_ALIGNMENT - 1) & ~(size_t)(ARENA_ALIGNMENT - 1);
}

/* Allocates from the newest chunk, whose free bytes are a multiple of the alignment. */
static inline void *arena_cut(struct arena *arena, size_t size)
{
	char *memory = arena->next;

	arena->next += arena_round(size);
	arena->left -= arena_round(size);
	return memory;
}

/* The slow path of arena_take(): the newest chunk may be too small. */
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

/* Copies bytes[0..size). */
void *arena_copy(struct arena *arena, const void *bytes, size_t size);

/* Formats as printf() does; the result lives in the arena. */
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Frees everything; the arena is empty and usable again. */
void arena_free(struct arena *arena);

#endif
