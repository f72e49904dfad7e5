/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"

enum { READ_STEP = 64 * 1024 };

static const char FILE_CHANGED[] = "it changed after it was read";

static const char *read_all(int file, size_t limit, struct buffer *out)
{
	size_t start = out->size;
	ssize_t got;

	do {
		got = read(file, buffer_reserve(out, READ_STEP), READ_STEP);
		if (got < 0 && errno != EINTR)
			return strerror(errno);
		if (got > 0)
			out->size += (size_t)got;
		if (out->size - start > limit)
			return "the file is larger than mofkit reads";
	} while (got != 0);
	return NULL;
}

const char *file_read(const char *path, size_t limit, struct buffer *out)
{
	const char *error;
	struct stat status;
	int file;

	if (strcmp(path, "-") == 0)
		return read_all(STDIN_FILENO, limit, out);
	file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return strerror(errno);
	if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0 &&
	    (uintmax_t)status.st_size <= limit)
		buffer_reserve(out, (size_t)status.st_size + READ_STEP);
	error = read_all(file, limit, out);
	close(file);
	return error;
}

static const char *write_all(int file, const uint8_t *bytes, size_t size)
{
	while (size > 0) {
		ssize_t put = write(file, bytes, size);

		if (put < 0 && errno != EINTR)
			return strerror(errno);
		if (put > 0)
			bytes += put, size -= (size_t)put;
	}
	return NULL;
}

static const char *write_straight(const char *path, const uint8_t *bytes, size_t size)
{
	int file = open(path, O_WRONLY | O_CLOEXEC);
	const char *error;

	if (file < 0)
		return strerror(errno);
	error = write_all(file, bytes, size);
	if (close(file) != 0 && error == NULL)
		error = strerror(errno);
	return error;
}

/* A new file gets the permissions that open() would give it; an existing one keeps its own. */
static mode_t mode_for(const char *path)
{
	struct stat status;
	mode_t mask;

	if (stat(path, &status) == 0)
		return status.st_mode & 07777;
	mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static const char *write_and_rename(const char *path, const uint8_t *bytes, size_t size)
{
	struct buffer temporary = {0};
	const char *error;
	char *name;
	int file;

	buffer_printf(&temporary, "%s.XXXXXX", path);
	buffer_put_byte(&temporary, 0);
	name = (char *)temporary.bytes;
	file = mkstemp(name);
	if (file < 0) {
		buffer_free(&temporary);
		return strerror(errno);
	}
	error = write_all(file, bytes, size);
	if (error == NULL && fchmod(file, mode_for(path)) != 0)
		error = strerror(errno);
	if (close(file) != 0 && error == NULL)
		error = strerror(errno);
	if (error == NULL && rename(name, path) != 0)
		error = strerror(errno);
	if (error)
		unlink(name);
	buffer_free(&temporary);
	return error;
}

const char *file_write(const char *path, const uint8_t *bytes, size_t size)
{
	struct stat status;

	if (strcmp(path, "-") == 0)
		return write_all(STDOUT_FILENO, bytes, size);
	if (stat(path, &status) == 0 && !S_ISREG(status.st_mode))
		return S_ISDIR(status.st_mode) ? strerror(EISDIR) : write_straight(path, bytes, size);
	return write_and_rename(path, bytes, size);
}

static bool is_same_file(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec &&
	       a->st_ctim.tv_sec == b->st_ctim.tv_sec && a->st_ctim.tv_nsec == b->st_ctim.tv_nsec;
}

/* Opens the file if it holds these bytes, and tells what it is; -1 with the reason if not. */
static int open_unchanged(const char *path, const struct buffer *old, struct stat *status, const char **error)
{
	int file = open(path, O_RDWR | O_CLOEXEC);
	struct buffer now = {0};

	if (file < 0 || fstat(file, status) != 0)
		*error = strerror(errno);
	else if (!S_ISREG(status->st_mode))
		*error = "it is not a regular file";
	else
		*error = read_all(file, old->size, &now);
	if (*error == NULL && (now.size != old->size || (now.size && memcmp(now.bytes, old->bytes, now.size) != 0)))
		*error = FILE_CHANGED;
	if (*error && now.size > old->size)
		*error = FILE_CHANGED;
	buffer_free(&now);
	if (*error && file >= 0)
		close(file);
	return *error ? -1 : file;
}

static const char *write_in_place(int file, const uint8_t *bytes, size_t size)
{
	const char *error = lseek(file, 0, SEEK_SET) != 0 ? strerror(errno) : write_all(file, bytes, size);

	return error == NULL && (ftruncate(file, (off_t)size) != 0 || fsync(file) != 0) ? strerror(errno) : error;
}

/* Fills a new file that takes the place of one with this status; *keeps is false if its owner cannot be kept. */
static const char *fill_like(int file, const struct stat *status, const uint8_t *bytes, size_t size, bool *keeps)
{
	const char *error;

	*keeps = fchown(file, status->st_uid, status->st_gid) == 0;
	if (!*keeps)
		return NULL;
	error = write_all(file, bytes, size);
	return error == NULL && (fchmod(file, status->st_mode & 07777) != 0 || fsync(file) != 0) ? strerror(errno)
												 : error;
}

/* Writes a temporary file and renames it if the old one is still the same; *keeps as in fill_like. */
static const char *replace(const char *path, const struct stat *status, const uint8_t *bytes, size_t size, bool *keeps)
{
	struct buffer name = {0};
	struct stat now;
	const char *error;
	int file;

	buffer_printf(&name, "%s.XXXXXX", path);
	buffer_put_byte(&name, 0);
	file = mkstemp((char *)name.bytes);
	*keeps = file >= 0;
	error = file >= 0 ? fill_like(file, status, bytes, size, keeps) : NULL;
	if (file >= 0 && close(file) != 0 && error == NULL)
		error = strerror(errno);
	if (error == NULL && *keeps && (stat(path, &now) != 0 || !is_same_file(&now, status)))
		error = FILE_CHANGED;
	if (error == NULL && *keeps && rename((char *)name.bytes, path) != 0)
		error = strerror(errno);
	if (file >= 0 && (error || !*keeps))
		unlink((char *)name.bytes);
	buffer_free(&name);
	return error;
}

const char *file_replace(const char *path, const struct buffer *old, const uint8_t *bytes, size_t size)
{
	char *target = realpath(path, NULL);
	const char *error = target ? NULL : strerror(errno);
	struct stat status;
	int file = target ? open_unchanged(target, old, &status, &error) : -1;
	bool keeps = false;

	if (error == NULL && status.st_nlink == 1)
		error = replace(target, &status, bytes, size, &keeps);
	if (error == NULL && !keeps)
		error = write_in_place(file, bytes, size);
	if (file >= 0)
		close(file);
	free(target);
	return error;
}

/* The entry of a folder that is spelled like `name` but for case: of several the first in ASCII order. */
static const char *find_in_folder(const char *folder, const char *name, struct arena *arena)
{
	DIR *stream = opendir(*folder ? folder : ".");
	const struct dirent *entry;
	const char *found = NULL;

	while (stream && (entry = readdir(stream)) != NULL)
		if (text_compare_folded(entry->d_name, name) == 0 &&
		    (found == NULL || strcmp(entry->d_name, found) < 0))
			found = arena_printf(arena, "%s", entry->d_name);
	if (stream)
		closedir(stream);
	return found;
}

const char *file_in_any_case(const char *path, struct arena *arena)
{
	const char *found = *path == '/' ? "/" : "";

	if (access(path, F_OK) == 0)
		return path;
	for (const char *at = path; *at;) {
		size_t length = strcspn(at, "/");
		const char *name = arena_printf(arena, "%.*s", (int)length, at);
		const char *joined = arena_printf(arena, "%s%s", found, name);

		if (length > 0 && access(joined, F_OK) != 0) {
			const char *entry = find_in_folder(found, name, arena);

			if (entry == NULL)
				return NULL;
			joined = arena_printf(arena, "%s%s", found, entry);
		}
		at += length;
		found = *at && length > 0 ? arena_printf(arena, "%s/", joined) : joined;
		at += *at == '/';
	}
	return found;
}
