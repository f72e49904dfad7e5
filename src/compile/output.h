/* SPDX-License-Identifier: MIT */
/* A compilation in one of the formats of formats.def. */
#ifndef MOFKIT_COMPILE_OUTPUT_H
#define MOFKIT_COMPILE_OUTPUT_H

#include "compile/compile.h"
#include "formats/formats.h"

/*
 * Appends all units of a compilation in a format that can be written; one that needs a repository has them applied.
 * False, with nothing appended, after an error, which is in the compilation's sink.
 */
bool output_write(const struct format *format, struct compilation *compilation, struct buffer *out);

#endif
