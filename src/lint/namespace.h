/* SPDX-License-Identifier: MIT */
/* Facts on namespaces for lint rules: iteration, locations, edits and descriptions. */
#ifndef MOFKIT_LINT_NAMESPACE_H
#define MOFKIT_LINT_NAMESPACE_H

#include "lint/lint.h"

/* The facts that a rule can check, beside declarations. */
enum lint_fact {
	LINT_MISPLACED,     /* a security qualifier that has no effect */
	LINT_NAMESPACE,     /* a namespace that the files use */
	LINT_SDDL,          /* the SDDL of a statement or provider rule, even if invalid */
	LINT_STATEMENT,     /* a descriptor that is set, valid or not */
	LINT_DESCRIPTOR,    /* the same if it is valid and not one that Windows ships */
	LINT_ACE,           /* an ACE of its DACL */
	LINT_ENCRYPTION,    /* RequiresEncryption on __SystemSecurity */
	LINT_PROVIDER_RULE, /* the descriptor of a provider or event filter */
};

/*
 * Calls `visit` for each fact of the files, not of the base: a statement, its descriptor, then its ACEs. SDDL that needs
 * a domain is read with a placeholder domain.
 */
void lint_each_fact(struct lint *lint,
		    void (*visit)(struct lint *lint, enum lint_fact fact, const struct lint_target *target));

/* Returns the location of a range of the statement's SDDL, or of the whole value if that cannot be determined. */
struct span lint_sddl_span(const struct lint_target *target, struct sd_span at);

/* Returns the location of the ACE. */
struct span lint_ace_span(const struct lint_target *target);

/* The same for one literal without escapes, in which a range can be replaced; otherwise a span without source. */
struct span lint_plain_span(struct span literal, struct text decoded, struct sd_span at);

/* Adds an edit of a range of the SDDL if it can be replaced; an empty range inserts. */
void lint_edit_sddl(struct lint *lint, const struct lint_target *target, struct diagnostic *diagnostic,
		    struct sd_span at, const char *text);

/* Adds help and an edit that set the rights of the ACE. */
void lint_edit_rights(struct lint *lint, const struct lint_target *target, struct diagnostic *diagnostic,
		      uint32_t mask);

/* Adds help and an edit that add a property to the end of the instance. */
void lint_add_property(struct lint *lint, struct diagnostic *diagnostic, const struct cim_instance *instance,
		       const char *text);

/*
 * Returns the rights that an ACE grants; 0 for other ACEs. GENERIC_ALL counts as all rights: its effect on a namespace is
 * not documented, and full access was intended.
 */
uint32_t lint_allowed(const struct sd_ace *ace);
bool lint_denies(const struct sd_ace *ace); /* whether it is a deny ACE */

/* Returns whether the rights of the ACE are written with these two letters. */
bool lint_rights_are_written(const struct lint_target *target, const char *letters);

/* Return "Everyone (WD)" and "Enable Account, Remote Enable", in the sink's arena. */
const char *lint_principal(struct lint *lint, const struct sid *sid);
const char *lint_rights(struct lint *lint, enum rights_object object, uint32_t mask);

/* Returns the ACEs of a DACL sorted by SID and position; free() the array. */
const struct sd_ace **lint_aces_by_sid(const struct sd_acl *dacl);

#endif
