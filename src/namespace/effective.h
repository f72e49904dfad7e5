/* SPDX-License-Identifier: MIT */
/* Computing effective descriptors from the facts; only for facts.c. */
#ifndef MOFKIT_NAMESPACE_EFFECTIVE_H
#define MOFKIT_NAMESPACE_EFFECTIVE_H

#include "namespace/facts.h"

/* Computes the outcomes of all namespaces and compares the readings. */
void outcomes_find(struct namespaces *namespaces);

#endif
