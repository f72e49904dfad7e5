/* SPDX-License-Identifier: MIT */
/* Whether __SystemSecurity::SetSD accepts a descriptor for a namespace, and why not (WmiSdk, SetSD, remarks). */
#ifndef MOFKIT_SECURITY_SETSD_H
#define MOFKIT_SECURITY_SETSD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct sd_descriptor;

enum setsd_problem {
	SETSD_NO_DACL, /* the DACL is absent or NULL */
	SETSD_NO_OWNER,
	SETSD_NO_GROUP,
	SETSD_UNKNOWN_TYPE,       /* neither allow nor deny */
	SETSD_UNKNOWN_FLAG,       /* bits: flags other than OI, CI, NP and IO */
	SETSD_UNKNOWN_RIGHT,      /* bits: outside 0x6003F */
	SETSD_FULL_WRITE_ALONE,   /* Full Write without Partial Write or Provider Write */
	SETSD_INHERIT_ONLY_ALONE, /* IO without CI applies to nothing */
	SETSD_INHERITED_DROPPED   /* not an error: an inherited ACE is not stored */
};

struct setsd_reason {
	enum setsd_problem problem;
	int ace; /* its index in the DACL; -1: the descriptor as a whole */
	uint32_t bits;
};

/*
 * Checks the descriptor by the documented rules; each violation is one reason, in the order of the ACEs. Returns whether
 * SetSD accepts it; otherwise SetSD fails with WBEM_E_INVALID_PARAMETER. The list of reasons is in the arena.
 */
bool setsd_check(struct arena *arena, const struct sd_descriptor *sd, const struct setsd_reason **reasons,
		 size_t *count);

/* "the DACL is missing". Static text. */
const char *setsd_description(enum setsd_problem problem);

#endif
