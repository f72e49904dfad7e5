/* SPDX-License-Identifier: MIT */
/* The first half of a compile, which files go through side by side: bytes to tree, without names. */
#ifndef MOFKIT_COMPILE_INPUT_H
#define MOFKIT_COMPILE_INPUT_H

#include "compile/compile.h"

/* A file on its way into a compilation; give it a path, and bytes if it is not to be read. */
struct input {
	const char *path;            /* as messages name it */
	struct buffer bytes;         /* of a file in a format of its own; empty of text, which the source has */
	const char *fault;           /* why it can't be read, in words that follow "cannot read X: " */
	const struct format *format; /* NULL: MOF text */
	struct source *source;       /* of text: with its tree, and what the parser reports */
	struct tree tree;
	struct diag_sink sink;
};

/* Reads a file the way of the options; NULL or why not. At most `limit` bytes. */
const char *input_read(const struct compile_options *options, const char *path, size_t limit, struct buffer *bytes);

/* Makes source and tree of the bytes. Nothing is shared with other inputs that are parsed at the same time. */
void input_parse(struct input *input, const struct compile_options *options, bool strict);

/* The second half: names, meaning, checks. The input is used up. */
void compilation_add_input(struct compilation *compilation, struct input *input);

#endif
