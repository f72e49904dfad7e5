/* SPDX-License-Identifier: MIT */
/* The policy that undoes another one. */
#ifndef MOFKIT_GENERATE_UNDO_H
#define MOFKIT_GENERATE_UNDO_H

#include "generate/policy.h"
#include "namespace/facts.h"

/*
 * What gives a namespace back what it had before `policy`: the descriptor that world->bases has for it, without its
 * inherited ACEs, or else the default of Windows, marked as a guess. In the arena.
 */
struct policy policy_undo(const struct policy *policy, const struct namespaces_world *world, const char *path,
			  struct arena *arena);

#endif
