/* SPDX-License-Identifier: MIT */
/* The dialects of MOF: WMI, DSP0004 2.x and DSC (mof-language 2.2, 2.3, 2.9). */
#ifndef MOFKIT_COMPILE_DIALECT_H
#define MOFKIT_COMPILE_DIALECT_H

#include "compile/compile.h"

/* What decided on the dialect of a file. */
struct dialect_reason {
	const char *description;                    /* "a pragma that only WMI has"; static */
	const struct tree_declaration *declaration; /* the first that shows it; NULL if there is none */
};

/* Detects the dialect of a file by the strongest evidence in it; WMI without any. */
enum cim_dialect dialect_of(const struct tree *tree, struct dialect_reason *reason);

/* The name of a dialect, as --dialect accepts it: "wmi", "dmtf" or "dsc". */
const char *dialect_name(enum cim_dialect dialect);

/* Finds a dialect by name; false if it is unknown. `is_auto` is set if each file's is to be detected. */
bool dialect_find(const char *name, enum cim_dialect *dialect, bool *is_auto);

#endif
