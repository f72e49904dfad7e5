/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { FIRST_CHUNK = 4096, GROWTH = 8, MAX_CHUNK = 4 << 20 };

struct arena_chunk {
	struct arena_chunk *older;
	size_t size; /* the bytes that follow this header, which is not counted */
	_Alignas(ARENA_ALIGNMENT) char bytes[];
};

void arena_init(struct arena *arena)
{
	*arena = (struct arena){0};
}

/*
 * Chunks grow up to some megabytes: small inputs use little memory, large ones need few calls. Sizes include the
 * header.
 */
static size_t next_chunk_size(const struct arena *arena, size_t wanted)
{
	size_t size = arena->chunks ? (arena->chunks->size + sizeof *arena->chunks) * GROWTH : FIRST_CHUNK;

	if (size > MAX_CHUNK)
		size = MAX_CHUNK;
	return size > wanted + sizeof *arena->chunks ? size : wanted + sizeof *arena->chunks;
}

static void add_chunk(struct arena *arena, size_t wanted)
{
	size_t size = next_chunk_size(arena, wanted);
	struct arena_chunk *chunk = mem_alloc(size);

	chunk->size = size - sizeof *chunk;
	chunk->older = arena->chunks;
	arena->chunks = chunk;
	arena->next = chunk->bytes;
	arena->left = chunk->size;
	arena->total += size;
}

void *arena_take_more(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX / 2)
		abort();
	if (arena->chunks == NULL || size > arena->left)
		add_chunk(arena, arena_round(size));
	return arena_cut(arena, size);
}

char *arena_text(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_take(arena, length + 1);

	if (length > 0)
		memcpy(copy, text, length);
	copy[length] = 0;
	return copy;
}

void *arena_copy(struct arena *arena, const void *bytes, size_t size)
{
	void *copy = arena_take(arena, size);

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
	text = arena_take(arena, (size_t)length + 1);
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
