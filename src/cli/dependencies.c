/* SPDX-License-Identifier: MIT */
/* --MF: the files that a compile has read, as a rule for make. */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/names.h"
#include "cli/translate.h"

/* A path as make reads it. */
static void put_path(const char *path, struct buffer *out)
{
	for (; *path; path++) {
		if (*path == ' ' || *path == '#' || *path == '\t')
			buffer_put_byte(out, '\\');
		else if (*path == '$')
			buffer_put_byte(out, '$');
		buffer_put_byte(out, (uint8_t)*path);
	}
}

/* Headers that the C preprocessor took: files that line markers name, but for what is in angle brackets, "<built-in>". */
static void add_marked(const struct source *source, struct map *seen, struct names *names, struct option_list *paths)
{
	for (size_t i = 0; i < source->marker_count; i++) {
		const char *file = source->markers[i].file;
		struct name name;

		if (file == NULL || file[0] == '<' || strcmp(file, source->path) == 0)
			continue;
		name = names_of(names, file);
		if (map_put(seen, name.spelling, seen) == NULL)
			options_add(paths, name.spelling);
	}
}

static void find_headers(const struct compilation *compilation, struct names *names, struct option_list *paths)
{
	struct map seen = {0};

	for (size_t i = 0; i < compilation->count; i++)
		add_marked(compilation->files[i]->source, &seen, names, paths);
	map_free(&seen);
}

/* Each included file has a rule without a recipe, so that make does not fail when it is deleted. */
void cli_dependencies(const char *target, const struct compilation *compilation, struct buffer *out)
{
	struct option_list paths = {0};
	struct names names;

	names_init(&names, 0);
	for (size_t i = 0; i < compilation->included_count; i++)
		options_add(&paths, compilation->included[i]->path);
	if (compilation->options.preprocess)
		find_headers(compilation, &names, &paths);
	put_path(target, out);
	buffer_put_byte(out, ':');
	for (size_t i = 0; i < compilation->count; i++) {
		buffer_put_byte(out, ' ');
		put_path(compilation->files[i]->source->path, out);
	}
	for (size_t i = 0; i < paths.count; i++) {
		buffer_put_text(out, " \\\n  ");
		put_path(paths.items[i], out);
	}
	buffer_put_byte(out, '\n');
	for (size_t i = 0; i < paths.count; i++) {
		put_path(paths.items[i], out);
		buffer_put_text(out, ":\n");
	}
	free(paths.items);
	names_free(&names);
}
