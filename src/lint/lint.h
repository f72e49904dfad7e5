/* SPDX-License-Identifier: MIT */
/* The rule runner: a rule is a row of rules.def and a function that looks at one thing and reports. */
#ifndef MOFKIT_LINT_LINT_H
#define MOFKIT_LINT_LINT_H

#include "diag/diag.h"
#include "model/block.h"
#include "model/unit.h"
#include "namespace/facts.h"

/* Who the files are for; a rule names the profiles in which it runs unless the user selects it. */
enum lint_profile {
	LINT_PRODUCT = 1 << 0, /* MOF that a product installs */
	LINT_DSC = 1 << 1,     /* documents of Desired State Configuration */
	LINT_DRIVER = 1 << 2,  /* classes of a driver, compiled to binary MOF */
	LINT_DMTF = 1 << 3,    /* CIM schemas for other compilers than WMI's */
	LINT_HUNT = 1 << 4,    /* files of unknown origin: everything is reported */
	LINT_ALL = (1 << 5) - 1,
};

struct lint_file {
	struct source *source;
	const struct cim_unit *unit;
	const struct journal_entry *entries; /* unit->count of them; NULL when it was not applied */
};

/* Which rules run. Errors of the profile and of LINT_PRODUCT always do, so that all commands agree on them. */
enum lint_scope {
	LINT_EVERYTHING, /* the rules of the profile, or those selected */
	LINT_NAMESPACES, /* the rules of the profile on facts */
	LINT_ERRORS,     /* no others */
};

struct lint {
	const struct lint_file *files;
	size_t count;
	struct diag_sink *sink;
	enum lint_profile profile;
	enum lint_scope scope;
	const struct namespaces *facts; /* what the journal has on namespaces; NULL: rules on facts do not run */
	const char *select, *ignore;    /* "MOF003,NSS,class-without-key"; NULL: by profile, nothing */
	struct cim_blocks blocks; /* the classes of all files as drivers see them; set by lint_run like the rest */
	size_t comparisons_left;  /* of names, for suggestions: bounds the work on hostile files */
};

/* The profile of that name, 0 if there is none. */
enum lint_profile lint_profile_find(const char *name);

/* The first item of a selection that names no code and no beginning of one; NULL if all do. In `item`, its length. */
const char *lint_selection_fault(const char *selection, size_t *length);

/*
 * Runs the rules of the scope over files that were compiled and applied into the same sink. A rule that looks at a
 * declaration is silent where that has an error already. Then takes out of the sink the warnings and notes that are not
 * selected or are ignored, and what another finding at the same location implies (folds.def). Errors stay.
 */
void lint_run(struct lint *lint);

/* ---- for the rules, one file for each family ---- */

/*
 * What a rule looks at: a file; a declaration in it; a part of the declaration; or a fact on namespaces
 * (lint/namespace.h). Each comes with what it belongs to, the other members are NULL.
 */
struct lint_target {
	const struct lint_file *file;
	const struct cim_operation *operation;
	const struct cim_method *method;
	const struct cim_property *property;   /* with a method: one of its parameters */
	const struct cim_qualifier *qualifier; /* of the parameter, property or method, else of the class or instance */
	enum journal_role role;                /* of an instance: what it is to WMI */
	const struct namespace_misplaced *misplaced;
	const struct namespace_security *space;
	const struct namespace_statement *statement;
	const struct sd_descriptor *descriptor;
	const struct sd_ace *ace;
	const struct span *places; /* of all entries of the DACL of `descriptor` */
	const struct namespace_encryption *encryption;
	const struct namespace_provider_rule *provider_rule;
};

#define RULE(id, profiles, targets, function) void function(struct lint *lint, const struct lint_target *target);
#include "lint/rule_list.h"
#undef RULE

#endif
