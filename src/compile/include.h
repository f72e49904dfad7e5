/* SPDX-License-Identifier: MIT */
/* Included files: where they are looked for, and what bounds them (mof-language 2.4). */
#ifndef MOFKIT_COMPILE_INCLUDE_H
#define MOFKIT_COMPILE_INCLUDE_H

#include "base/source.h"

struct compilation;
struct lowering;

/*
 * Looks for an included file beside the one that includes it, then in the folders of -I, reads it, and lowers what it
 * declares at this place: namespace and flags go into it and come back from it as they are then. `path` is as written,
 * with backslashes or slashes; %NAME% stands for what --env gives. It may not be absolute, nor lead out of the folder
 * of the file on the command line and those of -I and --env, nor into a file that is open already. What can't be
 * followed is an error (MOF009); false is returned, as what it declares is not known.
 */
bool include_follow(struct compilation *compilation, struct lowering *lowering, struct text path, struct span span);

#endif
