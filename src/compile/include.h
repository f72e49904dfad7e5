/* SPDX-License-Identifier: MIT */
/* Follows includes: finds the file and enforces the limits (mof-language 2.4). */
#ifndef MOFKIT_COMPILE_INCLUDE_H
#define MOFKIT_COMPILE_INCLUDE_H

#include "base/source.h"

struct compilation;
struct lowering;

/*
 * Finds an included file in the folder of the including one, then in those of -I, reads it, and lowers its declarations
 * at this point: the namespace and flags in force carry over into it and back. `path` is as written, with backslashes
 * or slashes; %NAME% is replaced by its value from --env. It may not be absolute, lead out of the folders of the file
 * on the command line, -I and --env, or name a file that is being included. An include that cannot be followed is an
 * error (MOF009); then false is returned, since its declarations are unknown.
 */
bool include_follow(struct compilation *compilation, struct lowering *lowering, struct text path, struct span span);

/*
 * Resolves the path of an include, with '/' between its parts: in the folder of `from`, then in those of -I, whatever
 * the case of names; a variable may have made it absolute. Returns it in the arena of the sink, NULL if there is no file.
 */
const char *include_find(struct compilation *compilation, const struct source *from, const char *path);

#endif
