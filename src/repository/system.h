/* SPDX-License-Identifier: MIT */
/* The system classes as MOF text: system.mof, which the library carries in itself. */
#ifndef MOFKIT_REPOSITORY_SYSTEM_H
#define MOFKIT_REPOSITORY_SYSTEM_H

#include "base/text.h"

/*
 * The text of system.mof, static, with a NUL behind it. Whoever compiles it hands the unit to repository_init; names
 * that begin with "__" are right there, so it is not checked with cim_check_unit.
 */
struct text repository_system_unit_text(void);

#endif
