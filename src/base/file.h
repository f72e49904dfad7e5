/* SPDX-License-Identifier: MIT */
/* Whole files, in and out: read with a bound, written so that nobody ever sees half of one. */
#ifndef MOFKIT_BASE_FILE_H
#define MOFKIT_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct buffer;

/*
 * Appends the bytes of a regular file, pipe or, for "-", of standard input. Returns NULL on success, else
 * why not in words that follow "cannot read X: " (static, or of strerror); more than `limit` bytes is a failure.
 */
const char *file_read(const char *path, size_t limit, struct buffer *out);

/*
 * Writes a file by way of a temporary one beside it, which is renamed when all is written: on failure the
 * old file is untouched and no new one is left. "-" is standard output; a path that is not a regular file
 * (/dev/stdout, a pipe) is written straight. Returns NULL or why not, as file_read.
 */
const char *file_write(const char *path, const uint8_t *bytes, size_t size);

/*
 * The path under which a file is there: `path` itself, or, if only its last part differs in the case of letters,
 * that spelling, in the arena. NULL if there is no such file.
 */
const char *file_in_any_case(const char *path, struct arena *arena);

#endif
