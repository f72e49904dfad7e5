/* SPDX-License-Identifier: MIT */
/* The access check: whether a descriptor grants a token the wanted rights, with the reasons (MS-DTYP 2.5.3.2). */
#ifndef MOFKIT_SECURITY_ACCESS_CHECK_H
#define MOFKIT_SECURITY_ACCESS_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "security/attribute.h"
#include "security/condition.h"
#include "security/descriptor.h"
#include "security/rights.h"

struct sd_group {
	struct sid sid;
	bool deny_only; /* of a filtered token: matches deny ACEs only */
};

struct sd_claims {
	bool known; /* false: the claims are unknown */
	const struct sd_attribute *list;
	size_t count;
};

struct sd_token {
	struct sid user;
	const struct sd_group *groups; /* must include Everyone, Authenticated Users ...: none is added */
	size_t group_count;
	bool device_known; /* whether device_groups are the groups of the device */
	const struct sd_group *device_groups;
	size_t device_group_count;
	struct sd_claims user_claims, device_claims;
	bool security_privilege;       /* SeSecurityPrivilege: grants ACCESS_SYSTEM_SECURITY */
	bool take_ownership_privilege; /* SeTakeOwnershipPrivilege: grants WRITE_OWNER */
	const struct sid *self;        /* the principal of NT AUTHORITY\SELF; may be NULL */
};

enum sd_reason_kind {
	SD_REASON_NO_DACL,           /* without a DACL everything is granted */
	SD_REASON_EMPTY_DACL,        /* an empty DACL grants nothing */
	SD_REASON_OWNER,             /* the owner may read and change the DACL */
	SD_REASON_OWNER_RIGHTS,      /* an ACE for OWNER RIGHTS removes these rights of the owner */
	SD_REASON_PRIVILEGE,         /* a privilege grants the bits */
	SD_REASON_NO_PRIVILEGE,      /* the bits need a privilege that the token does not have */
	SD_REASON_ALLOWED,           /* the ACE grants the bits */
	SD_REASON_DENIED,            /* the ACE denies the bits */
	SD_REASON_INHERIT_ONLY,      /* the ACE matches, but applies to children only */
	SD_REASON_DENY_ONLY,         /* the ACE matches, but the group is deny-only */
	SD_REASON_CONDITION_FALSE,   /* the condition is false */
	SD_REASON_CONDITION_UNKNOWN, /* the condition is undecided: an allow ACE does not apply, a deny ACE does */
	SD_REASON_OBJECT_TYPE,       /* the ACE is for an object type, which WMI objects do not have */
	SD_REASON_OPAQUE,            /* the ACE has an unknown type */
	SD_REASON_GENERIC_DOUBTFUL,  /* generic bits without a published mapping grant nothing */
	SD_REASON_NOT_GRANTED        /* no ACE grants the bits */
};

enum { SD_NO_ACE = -1 };

struct sd_reason {
	enum sd_reason_kind kind;
	int ace;       /* its index in the DACL, or SD_NO_ACE */
	uint32_t mask; /* the bits that it is about */
};

struct sd_access {
	bool allowed;                    /* everything that was wanted */
	bool uncertain;                  /* more may be granted: a condition is undecided */
	uint32_t granted;                /* what is granted; with MAXIMUM_ALLOWED everything that can be */
	int decided_by;                  /* the ACE that denied, or granted the last wanted bit; or SD_NO_ACE */
	const struct sd_reason *reasons; /* in the order of the check; in the arena */
	size_t reason_count;
};

/*
 * Checks `wanted` against the descriptor. Generic bits, wanted or in ACEs, are mapped as rights.def specifies for the
 * kind of object. MAXIMUM_ALLOWED asks for everything that can be granted, and fails if that is nothing. ACEs for object
 * types are skipped: the check has no object types. A missing owner matches no principal.
 */
struct sd_access sd_access_check(struct arena *arena, const struct sd_descriptor *sd, const struct sd_token *token,
				 enum rights_object object, uint32_t wanted);

/* Whether the SID is the user or a group of the token; deny-only groups match only if `denying`. */
bool sd_token_has(const struct sd_token *token, const struct sid *sid, bool denying);

enum sd_truth { SD_FALSE, SD_TRUE, SD_UNKNOWN };

enum { SD_EVALUATION_BUDGET = 1 << 20 };

struct sd_evaluation {
	const struct sd_token *token;
	struct sd_claims resources; /* from sd_resource_attributes() */
	bool denying;               /* for a deny ACE: deny-only groups and claims match */
	size_t budget;              /* comparisons left; at 0 every result is unknown */
};

/* The attributes that the SACL gives the object, in the arena; malformed ones are omitted. */
struct sd_claims sd_resource_attributes(struct arena *arena, const struct sd_descriptor *sd);

/*
 * The value of a condition by the three-valued logic of MS-DTYP 2.4.4.17.6-7. The result is unknown if it depends on
 * simple attributes, unknown claims or device groups, missing attributes (except for Exists), or values of different
 * types. Strings are compared without regard to ASCII case, unless their attribute is case-sensitive; the case of other
 * letters is not modelled.
 */
enum sd_truth sd_condition_evaluate(struct sd_evaluation *evaluation, const struct condition *condition);

#endif
