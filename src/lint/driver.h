/* SPDX-License-Identifier: MIT */
/* A function shared by the rules on driver classes. */
#ifndef MOFKIT_LINT_DRIVER_H
#define MOFKIT_LINT_DRIVER_H

#include "lint/lint.h"

/* Returns the data block of the class that a rule checks; NULL if the class has no qualifier WMI and is not for drivers. */
const struct cim_block *driver_block(const struct lint *lint, const struct lint_target *target);

#endif
