/* SPDX-License-Identifier: MIT */
/* The system classes as MOF text: system.mof, embedded in the library. */
#ifndef MOFKIT_REPOSITORY_SYSTEM_H
#define MOFKIT_REPOSITORY_SYSTEM_H

#include "base/text.h"

/*
 * Returns the text of system.mof: static, NUL-terminated. Compile it and pass the unit to repository_new. Do not check
 * the unit with cim_check_unit: it defines classes with reserved names.
 */
struct text repository_system_unit_text(void);

#endif
