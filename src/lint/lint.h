/* SPDX-License-Identifier: MIT */
/* Running lint rules: a rule is a row of rules.def and a function that checks one target. */
#ifndef MOFKIT_LINT_LINT_H
#define MOFKIT_LINT_LINT_H

#include "diag/diag.h"
#include "model/block.h"
#include "model/unit.h"
#include "namespace/facts.h"

/* The audience of the files. A rule runs in its profiles, or if the user selects it. */
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
	const struct journal_entry *entries; /* unit->count items; NULL if it was not applied */
};

/* Which rules run. Errors of the profile and of LINT_PRODUCT always run, so that all commands agree on them. */
enum lint_scope {
	LINT_EVERYTHING, /* the rules of the profile, or those selected */
	LINT_NAMESPACES, /* the rules of the profile on facts */
	LINT_ERRORS,     /* only errors */
};

struct lint {
	const struct lint_file *files;
	size_t count;
	struct diag_sink *sink;
	enum lint_profile profile;
	enum lint_scope scope;
	const struct namespaces *facts; /* facts on namespaces; NULL: rules on facts do not run */
	const char *select, *ignore;    /* "MOF003,NSS,class-without-key"; NULL: by profile, nothing */
	struct cim_blocks blocks;       /* the driver classes of all files; this and the rest are set by lint_run */
	size_t comparisons_left;        /* of names for suggestions: limits the work on hostile files */
};

/* Returns the profile with that name; 0 if there is none. */
enum lint_profile lint_profile_find(const char *name);

/* Returns the first invalid item of a selection, with its length in *length; NULL if all items are valid. */
const char *lint_selection_error(const char *selection, size_t *length);

/*
 * Runs the rules of the scope on files that were compiled and applied with the same sink. Rules do not check a
 * declaration that has an error already. Then removes from the sink warnings and notes that are not selected or are
 * ignored, and findings that another one at the same location implies (folds.def). Errors stay.
 */
void lint_run(struct lint *lint);

/* ---- for the rules, one file for each family ---- */

/*
 * The target of a rule: a file, a declaration in it, a part of the declaration, or a fact on namespaces
 * (lint/namespace.h). Each comes with what contains it; other members are NULL.
 */
struct lint_target {
	const struct lint_file *file;
	const struct cim_operation *operation;
	const struct cim_method *method;
	const struct cim_property *property;   /* with a method: one of its parameters */
	const struct cim_qualifier *qualifier; /* of the parameter, property or method, else of the class or instance */
	enum journal_role role;                /* of an instance: its function in WMI */
	const struct namespace_misplaced *misplaced;
	const struct namespace_security *space;
	const struct namespace_statement *statement;
	const struct sd_descriptor *descriptor;
	const struct sd_ace *ace;
	const struct span *ace_spans; /* of all ACEs of the DACL of `descriptor` */
	const struct namespace_encryption *encryption;
	const struct namespace_provider_rule *provider_rule;
};

#define RULE(id, profiles, targets, function) void function(struct lint *lint, const struct lint_target *target);
#include "lint/rule_list.h"
#undef RULE

#endif
