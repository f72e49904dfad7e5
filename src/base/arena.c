/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { FIRST_CHUNK = 4096, LARGEST_CHUNK = 1 << 20, ALIGNMENT = 8 };

struct arena_chunk {
	struct arena_chunk *older;
	size_t size;                            /* bytes behind this header */
	_Alignas(ALIGNMENT) unsigned char bytes[];
};

void arena_init(struct arena *arena)
{
	*arena = (struct arena){0};
}

/* Chunks double up to a megabyte: small files stay small, large ones do few calls. */
static size_t next_chunk_size(const struct arena *arena, size_t wanted)
{
	size_t size = arena->chunks ? arena->chunks->size * 2 : FIRST_CHUNK;

	if (size > LARGEST_CHUNK)
		size = LARGEST_CHUNK;
	return size < wanted ? wanted : size;
}

static void add_chunk(struct arena *arena, size_t wanted)
{
	size_t size = next_chunk_size(arena, wanted);
	struct arena_chunk *chunk = mem_zero(sizeof *chunk + size);

	chunk->size = size;
	chunk->older = arena->chunks;
	arena->chunks = chunk;
	arena->used = 0;
	arena->total += size;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	void *memory;

	if (size > SIZE_MAX / 2)
		abort();
	size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
	if (arena->chunks == NULL || size > arena->chunks->size - arena->used)
		add_chunk(arena, size);
	memory = arena->chunks->bytes + arena->used;
	arena->used += size;
	return memory;
}

char *arena_text(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	if (length > 0)
		memcpy(copy, text, length);
	return copy;
}

void *arena_copy(struct arena *arena, const void *bytes, size_t size)
{
	void *copy = arena_alloc(arena, size);

	if (size > 0)
		memcpy(copy, bytes, size);
	return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list arguments, again;
	char *text;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	text = arena_alloc(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	va_end(arguments);
	return text;
}

void arena_free(struct arena *arena)
{
	struct arena_chunk *chunk = arena->chunks;

	while (chunk) {
		struct arena_chunk *older = chunk->older;

		free(chunk);
		chunk = older;
	}
	arena_init(arena);
}
