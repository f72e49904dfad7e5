/* SPDX-License-Identifier: MIT */
/* The first half of a compilation, from bytes to tree, which needs no names and runs in parallel for several files. */
#ifndef MOFKIT_COMPILE_INPUT_H
#define MOFKIT_COMPILE_INPUT_H

#include "compile/compile.h"

/* A file of a compilation; set its path, and its bytes if it is not to be read. */
struct input {
	const char *path;            /* as messages show it */
	struct buffer bytes;         /* of a file in a format other than text; empty for text, which the source has */
	const char *error;           /* the reason why it cannot be read, worded to follow "cannot read X: " */
	const struct format *format; /* NULL: MOF text */
	struct source *source;       /* of text: with its tree and the parser's reports */
	struct tree tree;
	struct diag_sink sink;
};

/* Reads a file as the options say, at most `limit` bytes. Returns NULL or the reason why it cannot. */
const char *input_read(const struct compile_options *options, const char *path, size_t limit, struct buffer *bytes);

/* Makes source and tree from the bytes. Shares nothing with inputs that are parsed at the same time. */
void input_parse(struct input *input, const struct compile_options *options, bool strict);

/* The second half: interns names, lowers, checks. Consumes the input. */
void compilation_add_input(struct compilation *compilation, struct input *input);

#endif
