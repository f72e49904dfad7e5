/* SPDX-License-Identifier: MIT */
/* The principals that a descriptor names, and which rights its entries give each of them. */
#ifndef MOFKIT_NAMESPACE_PRINCIPALS_H
#define MOFKIT_NAMESPACE_PRINCIPALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "security/descriptor.h"
#include "security/rights.h"

/* What a principal has of one right. */
enum right_state {
	STATE_NONE, /* no entry gives or denies it */
	STATE_ALLOWED,
	STATE_DENIED,
	STATE_CONDITIONAL,  /* given or denied on a condition that is not decided here */
	STATE_BY_OWNERSHIP, /* the owner may read and change the DACL */
	STATE_NO_DACL,      /* everybody has it */
};

struct principal_right {
	enum right_state state;
	int ace; /* that decides, its index in the DACL; -1 when none does */
};

enum {
	PRINCIPAL_RIGHTS = 8,
	REMOTE_RIGHTS = WBEM_ENABLE | WBEM_REMOTE_ENABLE,
	WRITE_RIGHTS = WBEM_FULL_WRITE | WBEM_PARTIAL_WRITE | WBEM_WRITE_PROVIDER | RIGHT_WRITE_DAC,
};

/* The rights of a namespace, the columns of the matrix, in the order of their bits. */
extern const uint32_t principal_rights[PRINCIPAL_RIGHTS];

/*
 * Somebody whom the DACL names, or its owner, and what the entries for it, for Everyone and for Authenticated Users
 * make of each right. Other groups that it may be in are not known.
 */
struct principal {
	struct sid sid;
	struct principal_right cells[PRINCIPAL_RIGHTS];
	uint32_t granted; /* of principal_rights; what hangs on a condition is not in it */
	uint32_t conditional;
	uint32_t own;           /* of granted: by itself, not as one of Everyone or the like */
	bool connects_remotely; /* Enable Account and Remote Enable */
	bool writes;            /* Full, Partial or Provider Write, or Edit Security */
};

/* By their first entry, Everyone first when there is no DACL. */
struct principals {
	struct principal *items;
	size_t count, capacity;
	bool is_cut; /* some are not there, as MAX_PRINCIPALS were reached */
};

/* How many principals of all namespaces together are checked, each of which costs a walk through its DACL. */
enum { MAX_PRINCIPALS = 1 << 13 };

/* Checks everybody whom a descriptor names, but no more than *left, which it counts down; free() the items. */
struct principals principals_find(const struct sd_descriptor *descriptor, size_t *left);

/* Whether to look twice: a right to write, to connect remotely or to edit the DACL that is not there by default. */
bool principal_right_is_unusual(const struct sid *sid, uint32_t right);

/* The same for rights that the principal has by itself. */
bool principal_is_unusual(const struct principal *principal, uint32_t rights);

/* Whom to name as connecting remotely, or as writing: not those who do so as one of Everyone, who is named. */
bool principal_connects(const struct principal *principal);
bool principal_writes(const struct principal *principal);

#endif
