/* SPDX-License-Identifier: MIT */
/* The files of a directory as one schema of DMTF: declarations first, superclasses before their subclasses. */
#ifndef MOFKIT_COMPILE_SCHEMA_H
#define MOFKIT_COMPILE_SCHEMA_H

#include "compile/compile.h"

/*
 * Sorts paths[0..count) and returns how many are left: a file that another one includes is compiled with that one.
 * Files with only qualifier declarations come first, then others with declarations, then the rest; a file comes after
 * those that define its superclasses and the classes of its instances. Other files keep their order, and so do all if
 * none is in the dialect of DMTF. A file that cannot be read is left for the compile to report.
 */
size_t schema_sort(const struct compile_options *options, const char **paths, size_t count);

#endif
