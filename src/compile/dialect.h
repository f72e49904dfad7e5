/* SPDX-License-Identifier: MIT */
/* The dialects of MOF: that of WMI, DSP0004 2.x, and that of DSC (mof-language 2.2, 2.3, 2.9). */
#ifndef MOFKIT_COMPILE_DIALECT_H
#define MOFKIT_COMPILE_DIALECT_H

#include "compile/compile.h"

/*
 * The dialect in which a file is written, by what it has: a configuration document or a class of a resource is DSC's,
 * the declaration of a qualifier with its type and a pragma locale or include are DMTF's; all else is taken for WMI.
 */
enum cim_dialect dialect_of(const struct tree *tree);

/* The dialect of that name; false if there is none. `is_auto` becomes whether each file is to say it itself. */
bool dialect_find(const char *name, enum cim_dialect *dialect, bool *is_auto);

#endif
