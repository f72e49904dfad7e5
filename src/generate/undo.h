/* SPDX-License-Identifier: MIT */
/* The policy that undoes another one. */
#ifndef MOFKIT_GENERATE_UNDO_H
#define MOFKIT_GENERATE_UNDO_H

#include "generate/policy.h"
#include "namespace/facts.h"

/*
 * Returns the policy that reverts `policy`: it restores the descriptor that `bases` has for the namespace, without its
 * inherited ACEs, or else the default of Windows, marked as a guess. In the arena.
 */
struct policy policy_undo(const struct policy *policy, const struct namespace_bases *bases, const char *path,
			  struct arena *arena);

#endif
