/* SPDX-License-Identifier: MIT */
#include "compile/include.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "compile/compile.h"
#include "compile/input.h"
#include "compile/lower.h"
#include "syntax/parse.h"

/* A schema of DMTF has 3,800 includes, two levels deep. */
enum { MAX_DEPTH = 64, MAX_INCLUDES = 20000 };

static bool is_absolute(struct text path)
{
	return (path.length > 0 && (path.bytes[0] == '/' || path.bytes[0] == '\\')) ||
	       (path.length > 1 && path.bytes[1] == ':');
}

static struct diagnostic *report(struct compilation *compilation, struct span span, const char *format,
				 const char *what)
{
	return diag_report(&compilation->sink, MOF009, span, format, what);
}

/* ---- the path ---- */

/* The value that --env gives a name, ignoring case as Windows does; NULL if there is none. */
static const char *environment_value(const struct compilation *compilation, struct text name)
{
	const struct compile_options *options = &compilation->options;

	for (size_t i = 0; i < options->environment_count; i++) {
		const char *entry = options->environment[i];
		size_t length = strcspn(entry, "=");

		if (entry[length] && text_same_name((struct text){entry, length}, name))
			return entry + length + 1;
	}
	return NULL;
}

/* Appends the path with '/' between its parts and %NAME% replaced; false after a report. */
static bool expand(struct compilation *compilation, struct text path, struct span span, struct buffer *out)
{
	for (size_t at = 0; at < path.length; at++) {
		const char *begin = path.bytes + at, *end = memchr(begin + 1, '%', path.length - at - 1);
		const char *value;
		struct text name;

		if (*begin != '%' || end == NULL) {
			buffer_put_byte(out, *begin == '\\' ? '/' : (uint8_t)*begin);
			continue;
		}
		name = (struct text){begin + 1, (size_t)(end - begin - 1)};
		value = environment_value(compilation, name);
		if (value == NULL) {
			struct diagnostic *diagnostic =
				report(compilation, span, "environment variable in the include has no value%s", "");

			diag_set_help(&compilation->sink, diagnostic, "set it with --env %.*s=FOLDER", (int)name.length,
				      name.bytes);
			return false;
		}
		buffer_put_text(out, value);
		at += name.length + 1;
	}
	return true;
}

/* The length of the folder part of a path, up to its last '/'. */
static size_t folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (size_t)(slash - path) + 1 : 0;
}

/* Whether the caller's reader has the file. */
static bool caller_has(const struct compile_options *options, const char *path)
{
	struct buffer bytes = {0};
	bool has = input_read(options, path, SOURCE_MAX_SIZE, &bytes) == NULL;

	buffer_free(&bytes);
	return has;
}

/* The existing file for a folder and path, whatever the case of its last part; it lives in the sink's arena. */
static const char *look_in(struct compilation *compilation, const char *folder, size_t length, const char *path)
{
	struct arena *arena = &compilation->sink.arena;
	const char *slash = length > 0 && folder[length - 1] != '/' ? "/" : "";

	const char *joined = arena_printf(arena, "%.*s%s%s", (int)length, folder, slash, path);

	if (compilation->options.read)
		return caller_has(&compilation->options, joined) ? joined : NULL;
	return file_in_any_case(joined, arena);
}

const char *include_find(struct compilation *compilation, const struct source *from, const char *path)
{
	const struct compile_options *options = &compilation->options;
	const char *found;

	if (path[0] == '/')
		return look_in(compilation, "", 0, path);
	found = look_in(compilation, from->path, folder_length(from->path), path);
	for (size_t i = 0; i < options->include_folder_count && found == NULL; i++)
		found = look_in(compilation, options->include_folders[i], strlen(options->include_folders[i]), path);
	return found;
}

static void warn_of_case(struct compilation *compilation, const char *path, const char *found, struct span span)
{
	size_t length = strlen(path), found_length = strlen(found);
	struct diagnostic *diagnostic;

	if (found_length >= length && strcmp(found + found_length - length, path) == 0)
		return;
	diagnostic =
		diag_report(&compilation->sink, MOF870, span, "included file is named '%s', in different case", found);
	diag_set_help(&compilation->sink, diagnostic,
		      "write the name in the same case: file names are case-sensitive on systems other than Windows");
}

/* ---- bounds ---- */

static bool is_below(const char *folder, const char *real)
{
	char *root = realpath(*folder ? folder : ".", NULL);
	size_t length = root ? strlen(root) : 0;
	bool below = root && strncmp(real, root, length) == 0 && (real[length] == '/' || length == 1);

	free(root);
	return below;
}

/* The canonical path, symbolic links resolved; with a reader of the caller, the path itself. free() it. */
static char *real_path(const struct compile_options *options, const char *path)
{
	return options->read ? strdup(path) : realpath(path, NULL);
}

/* Whether a file is below a folder that the command line names, symbolic links resolved. */
static bool is_inside(const struct compilation *compilation, const struct source *source, const char *real)
{
	const struct compile_options *options = &compilation->options;
	char *folder;
	bool inside;

	while (source->includer)
		source = source->includer;
	folder = strndup(source->path, folder_length(source->path));
	inside = folder && is_below(folder, real);
	free(folder);
	for (size_t i = 0; i < options->include_folder_count && !inside; i++)
		inside = is_below(options->include_folders[i], real);
	for (size_t i = 0; i < options->environment_count && !inside; i++)
		inside = is_below(options->environment[i] + strcspn(options->environment[i], "=") + 1, real);
	return inside;
}

static bool is_open(const struct compile_options *options, const struct source *source, const char *real)
{
	for (; source; source = source->includer) {
		char *open = real_path(options, source->path);
		bool same = open && strcmp(open, real) == 0;

		free(open);
		if (same)
			return true;
	}
	return false;
}

static bool is_too_deep(const struct source *source)
{
	unsigned depth = 0;

	for (; source->includer; source = source->includer)
		depth++;
	return depth >= MAX_DEPTH;
}

/* Whether the file may be included here; reports the reason if not. */
static bool is_allowed(struct compilation *compilation, const char *path, struct span span)
{
	const struct compile_options *options = &compilation->options;
	char *real = real_path(options, path);
	const char *error = NULL;

	if (real == NULL)
		error = "cannot open '%s'";
	else if (!options->read && !is_inside(compilation, span.source, real))
		error = "'%s' is outside the allowed folders; add its folder with -I";
	else if (is_open(options, span.source, real))
		error = "'%s' includes itself";
	else if (is_too_deep(span.source))
		error = "includes are nested too deeply at '%s'";
	else if (compilation->included_count >= MAX_INCLUDES)
		error = "too many includes; '%s' is not read";
	free(real);
	if (error)
		report(compilation, span, error, path);
	return error == NULL;
}

/* ---- reading ---- */

static struct source *read_source(struct compilation *compilation, const char *path, struct span span)
{
	struct buffer bytes = {0};
	const char *error =
		input_read(&compilation->options, path, SOURCE_MAX_SIZE - compilation->included_size, &bytes);
	struct source *source;

	compilation->included_size += bytes.size;
	source = error ? NULL : source_take(path, &bytes, compilation->options.code_page);
	buffer_free(&bytes);
	if (source == NULL) {
		report(compilation, span, "cannot read %s",
		       error ? arena_printf(&compilation->sink.arena, "%s: %s", path, error) : path);
		return NULL;
	}
	source->order = compilation->source_count++;
	source->includer = span.source;
	source->included_at = span.begin;
	compilation->included = mem_grow(compilation->included, compilation->included_count,
					 &compilation->included_capacity, sizeof(struct source *));
	compilation->included[compilation->included_count++] = source;
	return source;
}

/* Opens the file of an include for reading; NULL after a report. */
static const char *locate(struct compilation *compilation, struct text path, struct span span)
{
	struct buffer expanded = {0};
	const char *found = NULL;

	if (is_absolute(path)) {
		report(compilation, span, "include has an absolute path%s", "");
	} else if (expand(compilation, path, span, &expanded)) {
		const char *wanted = buffer_text(&expanded);

		found = include_find(compilation, span.source, wanted);
		if (found == NULL)
			report(compilation, span, "file '%s' does not exist", wanted);
		else
			warn_of_case(compilation, wanted, found, span);
	}
	buffer_free(&expanded);
	return found && is_allowed(compilation, found, span) ? found : NULL;
}

bool include_follow(struct compilation *compilation, struct lowering *lowering, struct text path, struct span span)
{
	const char *found = locate(compilation, path, span);
	struct source *source = found ? read_source(compilation, found, span) : NULL;
	struct tree tree;

	if (source == NULL)
		return false;
	parse(source, &compilation->sink, &tree);
	lower_included(lowering, &tree);
	tree_free(&tree);
	return true;
}
