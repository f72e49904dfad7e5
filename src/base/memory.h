/* SPDX-License-Identifier: MIT */
/* Memory that is either there or ends the program: no caller of mofkit recovers from exhaustion. */
#ifndef MOFKIT_BASE_MEMORY_H
#define MOFKIT_BASE_MEMORY_H

#include <stddef.h>

/*
 * Returns `size` bytes, uninitialised; free() them. Inputs are bounded before they are read (file.h), so
 * running out of memory means that the machine is too small: the program is aborted.
 */
void *mem_alloc(size_t size);

/* As mem_alloc, every byte zero. */
void *mem_zero(size_t size);

/* realloc() with the same promise. */
void *mem_resize(void *old, size_t size);

/* Moves a growable array to where it has twice the capacity. */
void *mem_double(void *items, size_t *capacity, size_t item_size);

/*
 * Makes room for one more item in a growable array: returns `items`, moved if `count` has reached *capacity.
 * Capacity doubles, so n calls cost O(n) in all.
 */
static inline void *mem_grow(void *items, size_t count, size_t *capacity, size_t item_size)
{
	return count < *capacity ? items : mem_double(items, capacity, item_size);
}

#endif
