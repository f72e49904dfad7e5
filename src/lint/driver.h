/* SPDX-License-Identifier: MIT */
/* What the rules on driver classes share. */
#ifndef MOFKIT_LINT_DRIVER_H
#define MOFKIT_LINT_DRIVER_H

#include "lint/lint.h"

/* The block of the class that a rule looks at; NULL if it has no WMI qualifier, so that no driver has to do with it. */
const struct cim_block *driver_block(const struct lint *lint, const struct lint_target *target);

#endif
