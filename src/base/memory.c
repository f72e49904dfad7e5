/* SPDX-License-Identifier: MIT */
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { FIRST_CAPACITY = 8, HUGE_PAGE = 2 << 20 };

static void *or_abort(void *memory)
{
	if (memory == NULL)
		abort();
	return memory;
}

/*
 * Large blocks ask for huge pages: the first touch of a page costs as much as a dozen tokens, and a huge page replaces
 * 512 others. Where there are none, the request has no effect.
 */
static void *large(size_t size)
{
	void *memory;

	if (size > SIZE_MAX / 2)
		abort();
	size = (size + HUGE_PAGE - 1) & ~(size_t)(HUGE_PAGE - 1);
	memory = or_abort(aligned_alloc(HUGE_PAGE, size));
#ifdef MADV_HUGEPAGE
	madvise(memory, size, MADV_HUGEPAGE);
#endif
	return memory;
}

void *mem_alloc(size_t size)
{
	return size < HUGE_PAGE ? or_abort(malloc(size ? size : 1)) : large(size);
}

void *mem_zero(size_t size)
{
	return size < HUGE_PAGE ? or_abort(calloc(size ? size : 1, 1)) : memset(large(size), 0, size);
}

void *mem_resize(void *old, size_t size)
{
	return old ? or_abort(realloc(old, size ? size : 1)) : mem_alloc(size);
}

/* realloc() would copy into small pages. */
static void *move_to_large(void *items, size_t old_size, size_t size)
{
	void *memory = large(size);

	if (old_size > 0)
		memcpy(memory, items, old_size);
	free(items);
	return memory;
}

void *mem_double(void *items, size_t *capacity, size_t item_size)
{
	size_t old_size = *capacity * item_size;

	*capacity = *capacity ? *capacity * 2 : FIRST_CAPACITY;
	if (*capacity > SIZE_MAX / item_size)
		abort();
	if (*capacity * item_size >= HUGE_PAGE)
		return move_to_large(items, old_size, *capacity * item_size);
	return mem_resize(items, *capacity * item_size);
}
