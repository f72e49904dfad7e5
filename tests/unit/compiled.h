/* SPDX-License-Identifier: MIT */
/* For tests: MOF text to a unit, a unit to text and binary, files of the repository and of the corpus. */
#ifndef MOFKIT_TESTS_COMPILED_H
#define MOFKIT_TESTS_COMPILED_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "model/unit.h"
#include "syntax/tree.h"

/* A unit with all that it needs to live. */
struct compiled {
	struct names names;
	struct diag_sink sink;
	struct source *source; /* NULL when the unit was read from a binary MOF */
	struct tree tree;
	struct cim_unit unit;
};

/* Compiles text; errors are in the sink. With `checked` set what needs no repository is checked too. */
void compiled_from(struct compiled *compiled, struct text text, bool checked);

/* Reads a binary MOF, or its plaintext; false when it is refused. */
bool read_binary(struct compiled *compiled, const struct buffer *bytes);
bool read_plaintext(struct compiled *compiled, const struct buffer *plain);

void compiled_free(struct compiled *compiled);

/* Whether a code was reported, and whether anything of that severity was. */
bool was_reported(const struct compiled *compiled, enum diag_code code);
bool has_severity(const struct compiled *compiled, enum severity severity);

/* The plaintext of a unit, and its text; the buffer is emptied first. */
bool to_plaintext(const struct compiled *compiled, struct buffer *plain);

/* The plaintext of a text that must be in order. */
struct buffer plaintext_of(const char *text);
void to_text(const struct compiled *compiled, struct buffer *text);

/* A plaintext as a file, compressed. */
void pack_plaintext(const struct buffer *plain, struct buffer *file);

struct text text_of_buffer(const struct buffer *buffer);
bool same_bytes(const struct buffer *a, const struct buffer *b);

/*
 * Calls `visit` for each file of a directory, below the environment variable srcdir, whose name ends in `suffix`, in
 * the order of the names. Returns how many there were: 0 when the directory is not there.
 */
size_t each_file(const char *directory, const char *suffix,
		 void (*visit)(const char *path, const struct buffer *bytes, void *context), void *context);

#endif
