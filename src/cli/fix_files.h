/* SPDX-License-Identifier: MIT */
/* mof lint --fix and --diff. */
#ifndef MOFKIT_CLI_FIX_FILES_H
#define MOFKIT_CLI_FIX_FILES_H

#include "cli/options.h"
#include "compile/compile.h"
#include "lint/lint.h"

/*
 * Makes the fixes of files that were compiled and linted as `lint` says, or prints the difference with --diff. After each
 * round of fixes the files are compiled and linted again, in memory; fixes that make something worse are taken back, and
 * rounds follow until nothing is left to fix. Files are written after that. What is not fixed, and why, goes to standard
 * error. Returns EXIT_CLEAN, or EXIT_UNREADABLE if a file could not be written.
 */
int cli_fix_files(const struct options *options, const struct compilation *compilation, const struct lint *lint);

#endif
