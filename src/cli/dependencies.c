/* SPDX-License-Identifier: MIT */
/* --MF: the files that a compile has read, as a rule for make. */
#include "cli/options.h"
#include "compile/compile.h"

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

/* An included file that is deleted later is no error: each has a rule without a recipe. */
void cli_dependencies(const char *target, const struct compilation *compilation, struct buffer *out)
{
	put_path(target, out);
	buffer_put_byte(out, ':');
	for (size_t i = 0; i < compilation->count; i++) {
		buffer_put_byte(out, ' ');
		put_path(compilation->files[i]->source->path, out);
	}
	for (size_t i = 0; i < compilation->included_count; i++) {
		buffer_put_text(out, " \\\n  ");
		put_path(compilation->included[i]->path, out);
	}
	buffer_put_byte(out, '\n');
	for (size_t i = 0; i < compilation->included_count; i++) {
		put_path(compilation->included[i]->path, out);
		buffer_put_text(out, ":\n");
	}
}
