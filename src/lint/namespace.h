/* SPDX-License-Identifier: MIT */
/* What the rules on namespaces look at: the facts of the repository, one at a time, and words for them. */
#ifndef MOFKIT_LINT_NAMESPACE_H
#define MOFKIT_LINT_NAMESPACE_H

#include "lint/lint.h"

/* The kinds of facts, beside what the files declare. */
enum lint_fact {
	LINT_MISPLACED,     /* a qualifier of security where it has no effect */
	LINT_NAMESPACE,     /* a namespace that the files mention */
	LINT_SDDL,          /* the SDDL of a statement or provider rule, even if invalid */
	LINT_STATEMENT,     /* what gives a namespace a descriptor, readable or not */
	LINT_DESCRIPTOR,    /* the same where it could be read, and is not what Windows ships */
	LINT_ACE,           /* an entry of its DACL */
	LINT_ENCRYPTION,    /* RequiresEncryption in its place */
	LINT_PROVIDER_RULE, /* the descriptor of a provider or event filter */
};

/*
 * Shows each fact of the files, none of the bases before, to `visit`: a statement, its descriptor and its entries one
 * after the other. A descriptor that means something in a domain alone is shown as if it were in some domain.
 */
void lint_each_fact(struct lint *lint,
		    void (*visit)(struct lint *lint, enum lint_fact fact, const struct lint_target *target));

/* The place of bytes [begin, end) of the statement's SDDL, or the whole value where that can't be said. */
struct span lint_sddl_span(const struct lint_target *target, struct sd_span at);

/* The place of the entry. */
struct span lint_ace_span(const struct lint_target *target);

/* The same for texts of one literal without escapes, where a piece can be replaced; else no place. */
struct span lint_plain_span(struct span literal, struct text decoded, struct sd_span at);

/* Adds an edit of that piece of the SDDL, if it can be replaced; an empty piece inserts. */
void lint_edit_sddl(struct lint *lint, const struct lint_target *target, struct diagnostic *diagnostic,
		    struct sd_span at, const char *text);

/* Adds an edit that gives the entry these rights. */
void lint_edit_rights(struct lint *lint, const struct lint_target *target, struct diagnostic *diagnostic,
		      uint32_t mask);

/* Adds help and an edit that give the instance this property, before the bracket that closes it. */
void lint_add_property(struct lint *lint, struct diagnostic *diagnostic, const struct cim_instance *instance,
		       const char *text);

/*
 * What an entry allows. GENERIC_ALL counts as all that there is: what WMI makes of it for a namespace is published
 * nowhere, and who wrote it meant everything.
 */
uint32_t lint_allowed(const struct sd_ace *ace);
bool lint_denies(const struct sd_ace *ace);

/* Whether the letters or number of the entry's rights hold this text. */
bool lint_rights_are_written(const struct lint_target *target, const char *letters);

/* "Everyone (WD)", and "Enable Account, Remote Enable", in the sink's arena. */
const char *lint_principal(struct lint *lint, const struct sid *sid);
const char *lint_rights(struct lint *lint, enum rights_object object, uint32_t mask);

/* The entries of a DACL by SID, and by their order where that is the same; free() the array. */
const struct sd_ace **lint_aces_by_sid(const struct sd_acl *dacl);

#endif
