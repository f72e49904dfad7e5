/* SPDX-License-Identifier: MIT */
/* The parts of mofcomp: its exit codes, and what each of its files does. */
#ifndef MOFKIT_CLI_MOFCOMP_H
#define MOFKIT_CLI_MOFCOMP_H

#include "cli/options.h"
#include "compile/compile.h"

/* Exit codes of 6.2; a WBEM code, which Windows returns whole, is printed and exits with 1. */
enum { MOFCOMP_DONE = 0, MOFCOMP_FAILED = 1, MOFCOMP_BAD_SWITCH = 2, MOFCOMP_SYNTAX = 3 };

/* The WBEM code of an error: WBEM_E_FAILED where Windows has none. */
uint32_t mofcomp_code(const struct diagnostic *diagnostic);

/*
 * Applies what was compiled to a repository in memory, behind the files of --base, and prints what it refuses: the
 * number and lines of the item, code and text. Returns an exit code.
 */
int mofcomp_store(struct compilation *compilation);

/*
 * -ER: and -L:: the bytes of the binary MOF that a driver has as the resource of that name, and of that locale, a
 * number like 0x409, if it is not NULL. False, explained on standard error, if there is none or several.
 */
bool mofcomp_extract(const char *path, const char *resource, const char *locale, struct buffer *bytes);

#endif
