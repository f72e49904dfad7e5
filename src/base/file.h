/* SPDX-License-Identifier: MIT */
/* Reading and writing whole files: reads are bounded, writes are atomic. */
#ifndef MOFKIT_BASE_FILE_H
#define MOFKIT_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct buffer;

/*
 * Appends the bytes of a regular file, a pipe or, for "-", standard input. Returns NULL on success, else the reason,
 * worded to follow "cannot read X: " (static, or of strerror). More than `limit` bytes is a failure.
 */
const char *file_read(const char *path, size_t limit, struct buffer *out);

/*
 * Writes a temporary file in the same folder and renames it once it is complete: on failure an old file is unchanged
 * and no new one is left. "-" is standard output; a path that is not a regular file (/dev/stdout, a pipe) is written
 * directly. Returns NULL or the reason, as file_read does.
 */
const char *file_write(const char *path, const uint8_t *bytes, size_t size);

/*
 * Replaces the bytes `old` of an existing regular file, and nothing if it has others by now. A symbolic link is followed;
 * mode and owner are kept. A temporary file is renamed as by file_write, unless that would separate hard links or change
 * the owner, or the folder cannot be written: then the file itself is written. Returns NULL or the reason.
 */
const char *file_replace(const char *path, const struct buffer *old, const uint8_t *bytes, size_t size);

/*
 * Finds a file without regard to the case of its name and its folders. Returns `path` itself if it exists, else the
 * existing spelling in the arena, else NULL.
 */
const char *file_in_any_case(const char *path, struct arena *arena);

#endif
