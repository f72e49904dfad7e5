/* SPDX-License-Identifier: MIT */
/* Would this principal get these rights? The access check of MS-DTYP 2.5.3.2, with its reasons as data. */
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
	bool deny_only; /* of a filtered token: counts in deny entries alone */
};

struct sd_claims {
	bool known; /* false: nobody said which claims there are */
	const struct sd_attribute *list;
	size_t count;
};

struct sd_token {
	struct sid user;
	const struct sd_group *groups; /* Everyone, Authenticated Users ... included: nothing is added */
	size_t group_count;
	bool device_known; /* whether device_groups are the groups of the device */
	const struct sd_group *device_groups;
	size_t device_group_count;
	struct sd_claims user_claims, device_claims;
	bool security_privilege;       /* SeSecurityPrivilege: may have ACCESS_SYSTEM_SECURITY */
	bool take_ownership_privilege; /* SeTakeOwnershipPrivilege: may have WRITE_OWNER */
	const struct sid *self;        /* what NT AUTHORITY\SELF stands for; NULL: nobody */
};

enum sd_reason_kind {
	SD_REASON_NO_DACL,           /* there is no DACL: everything is granted */
	SD_REASON_EMPTY_DACL,        /* a DACL without entries: nothing is */
	SD_REASON_OWNER,             /* the owner may read and change the DACL */
	SD_REASON_OWNER_RIGHTS,      /* an entry for OWNER RIGHTS takes that from the owner */
	SD_REASON_PRIVILEGE,         /* a privilege grants the bits */
	SD_REASON_NO_PRIVILEGE,      /* the bits need a privilege that the token has not */
	SD_REASON_ALLOWED,           /* the entry grants the bits */
	SD_REASON_DENIED,            /* the entry denies the bits */
	SD_REASON_INHERIT_ONLY,      /* the entry would match, but is for children only */
	SD_REASON_DENY_ONLY,         /* the entry would match, but the group counts for denials only */
	SD_REASON_CONDITION_FALSE,   /* the condition does not hold */
	SD_REASON_CONDITION_UNKNOWN, /* it cannot be decided: no allowance, but a denial */
	SD_REASON_OBJECT_TYPE,       /* the entry is for an object type, which WMI objects do not have */
	SD_REASON_OPAQUE,            /* the entry has a type that the check does not know */
	SD_REASON_GENERIC_DOUBTFUL,  /* generic bits without a published meaning here count as nothing */
	SD_REASON_NOT_GRANTED        /* no entry grants the bits */
};

enum { SD_NO_ACE = -1 };

struct sd_reason {
	enum sd_reason_kind kind;
	int ace;       /* its index in the DACL, SD_NO_ACE where none is meant */
	uint32_t mask; /* the bits that it is about */
};

struct sd_access {
	bool allowed;                    /* all that was wanted */
	bool uncertain;                  /* more might be granted: a condition could not be decided */
	uint32_t granted;                /* what was granted; for MAXIMUM_ALLOWED all that would be */
	int decided_by;                  /* the entry that denied, or granted the last wanted bit; SD_NO_ACE */
	const struct sd_reason *reasons; /* in the order in which they arose, in the arena */
	size_t reason_count;
};

/*
 * Checks `wanted` against the descriptor. Generic bits, wanted or in entries, are mapped by what rights.def
 * publishes for the kind of object. MAXIMUM_ALLOWED asks for all that there is, and is refused if that is nothing.
 * A missing owner owns nothing. Entries for object types are passed over, as there are none to ask for.
 */
struct sd_access sd_access_check(struct arena *arena, const struct sd_descriptor *sd, const struct sd_token *token,
				 enum rights_object object, uint32_t wanted);

/* Whether the SID is the token's user or one of its groups; groups for denials count only when `denying`. */
bool sd_token_has(const struct sd_token *token, const struct sid *sid, bool denying);

enum sd_truth { SD_FALSE, SD_TRUE, SD_UNKNOWN };

enum { SD_EVALUATION_BUDGET = 1 << 20 };

struct sd_evaluation {
	const struct sd_token *token;
	struct sd_claims resources; /* what sd_resource_attributes found */
	bool denying;               /* for a deny entry: what counts for denials only counts */
	size_t budget;              /* comparisons that may still be made; without any, all is unknown */
};

/* The attributes that the SACL gives to the object, in the arena; malformed ones are left out. */
struct sd_claims sd_resource_attributes(struct arena *arena, const struct sd_descriptor *sd);

/*
 * The value of a condition by the three-valued rules of MS-DTYP 2.4.4.17.6-7. Unknown is what depends on simple
 * attributes, on claims or device groups that are not known, on attributes that are not there (but for
 * Exists), and on values of different types. Strings are compared without regard to ASCII case, unless their
 * attribute says otherwise; what Windows does with other letters is not modelled.
 */
enum sd_truth sd_condition_evaluate(struct sd_evaluation *evaluation, const struct condition *condition);

#endif
