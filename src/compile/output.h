/* SPDX-License-Identifier: MIT */
/* The formats that a compile can write: those of formats.def, and MOF text, which the printer makes. */
#ifndef MOFKIT_COMPILE_OUTPUT_H
#define MOFKIT_COMPILE_OUTPUT_H

#include "compile/compile.h"
#include "formats/formats.h"

/* By name, any case for those of formats.def; by the suffix of a path. NULL when there is none. */
const struct format *output_find(const char *name);
const struct format *output_of_path(const char *path);

/*
 * Appends all units of a compilation in a format that can be written; one that needs a repository has them applied.
 * False, with nothing appended, after an error, which is in the compilation's sink.
 */
bool output_write(const struct format *format, struct compilation *compilation, struct buffer *out);

#endif
