/* SPDX-License-Identifier: MIT */
/* mofcomp -ER:: binary MOF in a resource of a driver. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cli/mofcomp.h"
#include "formats/containers/containers.h"

enum { MAX_FILE_SIZE = 1 << 30 };

/* Whether a blob at "resource MOFDATA/NAME/0x0409" is in the resource. */
static bool is_wanted(const char *where, const char *resource, const char *locale)
{
	const char *name = where ? strchr(where, '/') : NULL, *language = name ? strchr(name + 1, '/') : NULL;

	if (language == NULL ||
	    !text_same_name((struct text){name + 1, (size_t)(language - name - 1)}, text_of(resource)))
		return false;
	return locale == NULL || strtoul(language + 1, NULL, 16) == strtoul(locale, NULL, 16);
}

static const struct container_blob *choose(const struct container_blobs *blobs, const char *resource,
					   const char *locale, size_t *found)
{
	const struct container_blob *chosen = NULL;

	*found = 0;
	for (size_t i = 0; i < blobs->count; i++) {
		if (!is_wanted(blobs->items[i].where, resource, locale))
			continue;
		chosen = &blobs->items[i];
		++*found;
	}
	return chosen;
}

bool mofcomp_extract(const char *path, const char *resource, const char *locale, struct buffer *bytes)
{
	struct container_blobs blobs = {0};
	struct buffer file = {0};
	struct diag_sink sink;
	const struct container_blob *chosen;
	const char *error = file_read(path, MAX_FILE_SIZE, &file);
	size_t found;

	if (error) {
		fprintf(stderr, "mofcomp: cannot read %s: %s\n", path, error);
		buffer_free(&file);
		return false;
	}
	diag_sink_init(&sink);
	containers_search(path, file.bytes, file.size, &sink, &blobs);
	chosen = choose(&blobs, resource, locale, &found);
	if (found == 1)
		buffer_put(bytes, chosen->bytes, chosen->size);
	else if (found == 0)
		fprintf(stderr,
			"mofcomp: %s has no binary MOF in resource %s; 'mof decompile --list' lists what it has\n",
			path, resource);
	else
		fprintf(stderr, "mofcomp: %s has %zu binary MOFs in resource %s; choose one with -L:<locale>\n", path,
			found, resource);
	container_blobs_free(&blobs);
	diag_sink_free(&sink);
	buffer_free(&file);
	return found == 1;
}
