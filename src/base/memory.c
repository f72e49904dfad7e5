/* SPDX-License-Identifier: MIT */
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>

enum { FIRST_CAPACITY = 8 };

static void *or_abort(void *memory)
{
	if (memory == NULL)
		abort();
	return memory;
}

void *mem_alloc(size_t size)
{
	return or_abort(malloc(size ? size : 1));
}

void *mem_zero(size_t size)
{
	return or_abort(calloc(size ? size : 1, 1));
}

void *mem_resize(void *old, size_t size)
{
	return or_abort(realloc(old, size ? size : 1));
}

void *mem_double(void *items, size_t *capacity, size_t item_size)
{
	*capacity = *capacity ? *capacity * 2 : FIRST_CAPACITY;
	if (*capacity > SIZE_MAX / item_size)
		abort();
	return mem_resize(items, *capacity * item_size);
}
