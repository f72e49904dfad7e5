/* SPDX-License-Identifier: MIT */
/* From the facts of namespaces to the entries that are in effect; for namespaces.c alone. */
#ifndef MOFKIT_NAMESPACE_EFFECTIVE_H
#define MOFKIT_NAMESPACE_EFFECTIVE_H

#include "namespace/facts.h"

/* Fills the outcomes, and what depends on them, of all namespaces in the list. */
void outcomes_find(struct namespaces *namespaces);

#endif
