/* SPDX-License-Identifier: MIT */
/* Memory allocation that aborts the program when memory runs out: no caller of mofkit could recover from that. */
#ifndef MOFKIT_BASE_MEMORY_H
#define MOFKIT_BASE_MEMORY_H

#include <stddef.h>

/*
 * Returns `size` bytes, uninitialised; free() them. Inputs are bounded before they are read (file.h), so
 * running out of memory means that the machine is too small: the program is aborted.
 */
void *mem_alloc(size_t size);

/* The same, zeroed. */
void *mem_zero(size_t size);

/* Resizes a block as realloc() does. Aborts when memory runs out. */
void *mem_resize(void *old, size_t size);

/* Doubles the capacity of a growable array, which may move it. */
void *mem_double(void *items, size_t *capacity, size_t item_size);

/*
 * Makes room for one more item in a growable array: returns `items`, moved if `count` has reached *capacity.
 * Capacity doubles, so n calls cost O(n) in total.
 */
static inline void *mem_grow(void *items, size_t count, size_t *capacity, size_t item_size)
{
	return count < *capacity ? items : mem_double(items, capacity, item_size);
}

#endif
