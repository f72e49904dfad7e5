/* SPDX-License-Identifier: MIT */
/* Comparison of two descriptors by their effect: which principals gain and lose which rights. */
#ifndef MOFKIT_SECURITY_COMPARE_H
#define MOFKIT_SECURITY_COMPARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "security/descriptor.h"

struct arena;

enum sd_scope {
	SD_SCOPE_OBJECT,  /* ACEs that apply to the object itself: all but inherit-only ones */
	SD_SCOPE_CHILDREN /* ACEs that its children inherit: those with container-inherit */
};

struct sd_change {
	enum sd_scope scope;
	struct sid sid;
	uint32_t gained, lost;           /* bits that the ACEs for this SID now allow, or no longer allow */
	uint32_t denied, undenied;       /* bits that they now deny, or no longer deny */
	const struct sd_ace *restricted; /* the ACE whose condition or GUIDs limit the bits, or NULL */
};

struct sd_difference {
	bool owner, group;               /* differs, or only one descriptor has it */
	bool dacl;                       /* only one has a DACL: the other grants everyone full access */
	bool is_protected;               /* only one inherits ACEs from its parent */
	bool order;                      /* no bits changed, but an allow and a deny ACE changed places */
	bool sacl;                       /* audit, label, attribute or policy ACEs differ */
	bool unknown;                    /* ACEs of unknown types in the DACL differ */
	const struct sd_change *changes; /* by scope, then SID; in the arena */
	size_t count;
};

/*
 * Whether both grant every principal the same rights on the object and on its children, have the same owner and group,
 * and audit the same. Ignored are the order and number of ACEs, unless an allow ACE changes places with a deny ACE that
 * shares a bit with it; the inherited flag; the revision of ACLs; and whether a DACL is absent or NULL.
 */
bool sd_same_meaning(const struct sd_descriptor *a, const struct sd_descriptor *b);

/*
 * What changed from `old` to `new`. The first ACE of a SID that has a bit decides that bit; a missing DACL counts as
 * all bits for Everyone. The result is in the arena and borrows ACEs from both descriptors.
 */
struct sd_difference sd_compare(struct arena *arena, const struct sd_descriptor *old, const struct sd_descriptor *new);

/* Whether sd_compare() found nothing. */
bool sd_difference_is_empty(const struct sd_difference *difference);

#endif
