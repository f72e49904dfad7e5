/* SPDX-License-Identifier: MIT */
/* Two descriptors compared by what they do, not by how they are written: who gained and who lost which bits. */
#ifndef MOFKIT_SECURITY_MEANING_H
#define MOFKIT_SECURITY_MEANING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "security/descriptor.h"

struct arena;

enum sd_scope {
	SD_SCOPE_OBJECT,  /* entries that count on the object itself: all but inherit-only ones */
	SD_SCOPE_CHILDREN /* entries that its children inherit: those with container-inherit */
};

struct sd_change {
	enum sd_scope scope;
	struct sid sid;
	uint32_t gained, lost;           /* bits that the entries for this SID now allow, or no longer */
	uint32_t denied, undenied;       /* bits that they now deny, or no longer */
	const struct sd_ace *restricted; /* the entry whose condition or GUIDs the bits hang on, or NULL */
};

struct sd_difference {
	bool owner, group;               /* is another one, or is there in one alone */
	bool dacl;                       /* one has a DACL, the other lets everyone in */
	bool is_protected;               /* one takes entries from its parent, the other does not */
	bool order;                      /* no bits changed, but an allow and a deny entry changed places */
	bool sacl;                       /* audit, label, attribute or policy entries differ */
	bool unknown;                    /* entries of unknown types in the DACL differ */
	const struct sd_change *changes; /* by scope, then SID; in the arena */
	size_t count;
};

/*
 * Whether both give every principal the same rights on the object and to its children, have the same owner and
 * group, and audit the same. The order and number of entries do not count as long as no allow entry changes
 * places with a deny entry that shares a bit with it, nor do the inherited flag, the revision of lists, or the
 * difference between no DACL and a NULL one.
 */
bool sd_same_meaning(const struct sd_descriptor *a, const struct sd_descriptor *b);

/*
 * What changed from `old` to `new`. A bit is what the first entry of a SID that names it says; a list that
 * is not there counts as all bits for Everyone. The result borrows entries from both descriptors.
 */
struct sd_difference sd_compare(struct arena *arena, const struct sd_descriptor *old, const struct sd_descriptor *new);

/* Whether sd_compare found nothing. */
bool sd_difference_is_empty(const struct sd_difference *difference);

#endif
