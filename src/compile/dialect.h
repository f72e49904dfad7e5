/* SPDX-License-Identifier: MIT */
/* The dialects of MOF: that of WMI, DSP0004 2.x, and that of DSC (mof-language 2.2, 2.3, 2.9). */
#ifndef MOFKIT_COMPILE_DIALECT_H
#define MOFKIT_COMPILE_DIALECT_H

#include "compile/compile.h"

/* What decided on the dialect of a file. */
struct dialect_reason {
	const char *description;                    /* "a pragma that only WMI has"; static */
	const struct tree_declaration *declaration; /* the first with it; NULL when there is none */
};

/* The dialect in which a file is written, by the strongest evidence in it; WMI where there is none. */
enum cim_dialect dialect_of(const struct tree *tree, struct dialect_reason *reason);

/* "wmi", "dmtf" or "dsc", as --dialect takes it. */
const char *dialect_name(enum cim_dialect dialect);

/* The dialect of that name; false if there is none. `is_auto` becomes whether each file is to say it itself. */
bool dialect_find(const char *name, enum cim_dialect *dialect, bool *is_auto);

#endif
