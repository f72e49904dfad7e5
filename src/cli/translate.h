/* SPDX-License-Identifier: MIT */
/* Files in, one output file out: what compile and convert share, and the writing of files. */
#ifndef MOFKIT_CLI_TRANSLATE_H
#define MOFKIT_CLI_TRANSLATE_H

#include "base/buffer.h"
#include "cli/options.h"
#include "compile/compile.h"
#include "formats/formats.h"

/*
 * Compiles the files, writes them to --output in a format unless there are errors, prints the diagnostics, and returns
 * the exit status.
 */
int cli_translate(const struct options *options, const struct format *to);

/* The format of --to, or of the suffix of --output; NULL after a usage message. */
const struct format *cli_output_format(const struct options *options);

/* Writes a file atomically, "-" or NULL to standard output; returns EXIT_CLEAN, or EXIT_UNREADABLE after a message. */
int cli_write(const char *path, const struct buffer *bytes);

/* Appends a rule for make: the target depends on the compiled files and on those that they include. */
void cli_dependencies(const char *target, const struct compilation *compilation, struct buffer *out);

#endif
