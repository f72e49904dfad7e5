/* SPDX-License-Identifier: MIT */
/* The principals that a descriptor names, and the rights that its ACEs give each of them. */
#ifndef MOFKIT_NAMESPACE_PRINCIPALS_H
#define MOFKIT_NAMESPACE_PRINCIPALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "security/descriptor.h"
#include "security/rights.h"

/* The state of one right of a principal. */
enum right_state {
	STATE_NONE, /* no ACE grants or denies it */
	STATE_ALLOWED,
	STATE_DENIED,
	STATE_CONDITIONAL,  /* granted or denied on a condition, which is not decided here */
	STATE_BY_OWNERSHIP, /* the owner can read and change the DACL */
	STATE_NO_DACL,      /* everyone has it */
};

struct principal_right {
	enum right_state state;
	int ace; /* the index in the DACL of the ACE that decides it; -1 if none does */
};

enum {
	PRINCIPAL_RIGHTS = 8,
	REMOTE_RIGHTS = WBEM_ENABLE | WBEM_REMOTE_ENABLE,
	WRITE_RIGHTS = WBEM_FULL_WRITE | WBEM_PARTIAL_WRITE | WBEM_WRITE_PROVIDER | RIGHT_WRITE_DAC,
};

/* The rights of a namespace, the columns of the matrix, in the order of their bits. */
extern const uint32_t principal_rights[PRINCIPAL_RIGHTS];

/*
 * A principal that the DACL names, or the owner, and its rights from the ACEs for itself, for Everyone and for
 * Authenticated Users. Other group memberships are unknown.
 */
struct principal {
	struct sid sid;
	struct principal_right cells[PRINCIPAL_RIGHTS];
	uint32_t granted; /* of principal_rights, without conditional ones */
	uint32_t conditional;
	uint32_t own;           /* of granted: through ACEs for the principal itself */
	bool connects_remotely; /* Enable Account and Remote Enable */
	bool writes;            /* Full, Partial or Provider Write, or Edit Security */
};

/* In the order of their first ACEs; without a DACL Everyone comes first. */
struct principals {
	struct principal *items;
	size_t count, capacity;
	bool is_cut; /* incomplete: MAX_PRINCIPALS was reached */
};

/* The number of principals of all namespaces that are checked: each costs a pass over its DACL. */
enum { MAX_PRINCIPALS = 1 << 13 };

/* Checks every principal that a descriptor names, up to *left, which it reduces; the caller frees the items. */
struct principals principals_find(const struct sd_descriptor *descriptor, size_t *left);

/* Whether the right is unusual: to write, connect remotely or edit the DACL, and not granted by default. */
bool principal_right_is_unusual(const struct sid *sid, uint32_t right);

/* The same for the rights that the principal itself has. */
bool principal_is_unusual(const struct principal *principal, uint32_t rights);

/* Whether to list the principal as connecting remotely or writing: not if it only does so as a member of Everyone. */
bool principal_connects(const struct principal *principal);
bool principal_writes(const struct principal *principal);

#endif
