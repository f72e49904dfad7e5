/* SPDX-License-Identifier: MIT */
/* The files that mof decompile reads: one, or those of a directory. */
#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/digits.h"
#include "base/file.h"
#include "base/memory.h"
#include "cli/decompile.h"

enum { MAX_FILE_SIZE = 1 << 30, MAX_LEVEL = 8, MAX_ATTRIBUTE = 1 << 16 };

static const char *read_blobs(struct decompile *work, const char *path, const char *shown)
{
	struct buffer bytes = {0};
	const char *error = file_read(path, MAX_FILE_SIZE, &bytes);
	size_t found = work->blobs.count;

	if (error) {
		buffer_free(&bytes);
		return error;
	}
	containers_search(shown, bytes.bytes, bytes.size, &work->compilation->sink, &work->blobs);
	if (work->blobs.count == found) {
		buffer_free(&bytes);
		return NULL;
	}
	work->files = mem_grow(work->files, work->count, &work->capacity, sizeof *work->files);
	work->files[work->count++] = bytes;
	return NULL;
}

/* ---- /sys/bus/wmi/devices ---- */

/*
 * What Linux shows of an entry of _WDG: in the folder of a GUID, object_id has the two characters of the names of its
 * objects, or notify_id the value of its event in hexadecimal (Documentation/ABI/testing/sysfs-platform-wmi).
 */
static void read_attribute(struct decompile *work, const FTSENT *entry)
{
	bool is_event = strcmp(entry->fts_name, "notify_id") == 0;
	struct wmi_object object = {.instances = 1, .flags = is_event ? WMI_OBJECT_EVENT : 0};
	struct text folder = text_of(entry->fts_parent->fts_name);
	struct buffer text = {0};

	folder.length = folder.length < GUID_TEXT ? folder.length : GUID_TEXT; /* "-1" may follow */
	if (guid_parse(folder, &object.guid) && file_read(entry->fts_path, MAX_ATTRIBUTE, &text) == NULL &&
	    text.size >= 2) {
		uint8_t byte = 0;

		memcpy(object.id, text.bytes, sizeof object.id);
		if (is_event && digits_read_byte(object.id, &byte))
			memcpy(object.id, (char[]){(char)byte, 0}, sizeof object.id);
		container_add_object(&work->blobs, &object);
	}
	buffer_free(&text);
}

static bool is_attribute(const FTSENT *entry)
{
	return strcmp(entry->fts_name, "object_id") == 0 || strcmp(entry->fts_name, "notify_id") == 0;
}

/* Whether a file is in the folder of a device, which has the name of its GUID. */
static bool is_device(const FTSENT *entry)
{
	struct text folder = text_of(entry->fts_parent->fts_name);
	struct guid guid;

	folder.length = folder.length < GUID_TEXT ? folder.length : GUID_TEXT;
	return guid_parse(folder, &guid);
}

/* ---- directories ---- */

static int refuse(const char *path, const char *error)
{
	fprintf(stderr, "mof: cannot read %s: %s\n", path, error);
	return EXIT_UNREADABLE;
}

static int compare_names(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* Devices are links in /sys, which are followed once; deeper links lead all over the system. */
static int read_entry(struct decompile *work, FTS *tree, FTSENT *entry)
{
	const char *error;

	switch (entry->fts_info) {
	case FTS_D:
		if (entry->fts_level > MAX_LEVEL)
			fts_set(tree, entry, FTS_SKIP);
		return EXIT_CLEAN;
	case FTS_SL:
		if (entry->fts_level == 1)
			fts_set(tree, entry, FTS_FOLLOW);
		return EXIT_CLEAN;
	case FTS_DNR:
	case FTS_ERR:
		return refuse(entry->fts_path, strerror(entry->fts_errno));
	case FTS_F:
		if (is_attribute(entry)) {
			read_attribute(work, entry);
			return EXIT_CLEAN;
		}
		/* Of a device only its binary MOF: other attributes may be slow to read, or write-only. */
		if (is_device(entry) && strcmp(entry->fts_name, "bmof") != 0)
			return EXIT_CLEAN;
		error = read_blobs(work, entry->fts_path, arena_printf(&work->arena, "%s", entry->fts_path));
		return error ? refuse(entry->fts_path, error) : EXIT_CLEAN;
	default:
		return EXIT_CLEAN;
	}
}

static int read_directory(struct decompile *work)
{
	char *roots[] = {(char *)work->path, NULL};
	FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, compare_names);
	int status = EXIT_CLEAN;

	if (tree == NULL)
		return refuse(work->path, strerror(errno));
	for (FTSENT *entry; (errno = 0, entry = fts_read(tree));) {
		int result = read_entry(work, tree, entry);

		status = result != EXIT_CLEAN ? result : status;
	}
	if (errno != 0)
		status = refuse(work->path, strerror(errno));
	fts_close(tree);
	return status;
}

int decompile_read(struct decompile *work)
{
	const char *argument = work->options->arguments[0], *error;
	struct stat status;

	work->path = strcmp(argument, "-") != 0  ? argument
		     : work->options->stdin_name ? work->options->stdin_name
						 : "stdin";
	work->is_directory = strcmp(argument, "-") != 0 && stat(argument, &status) == 0 && S_ISDIR(status.st_mode);
	if (work->is_directory)
		return read_directory(work);
	error = read_blobs(work, argument, work->path);
	return error ? refuse(work->path, error) : EXIT_CLEAN;
}
