/* SPDX-License-Identifier: MIT */
/* Checks of a unit that need no repository: names, types, values, qualifiers, parameters, aliases, dialects. */
#ifndef MOFKIT_MODEL_CHECK_H
#define MOFKIT_MODEL_CHECK_H

#include "diag/diag.h"
#include "model/declared.h"
#include "model/unit.h"

/*
 * Checks everything in a unit and reports errors with their WBEM codes (mof-language 2.3, 3, 4, 6.5). `declared` holds
 * the declarations of the units before and gets those of this one, which must live as long. If it is NULL, or the
 * dialect is WMI's, only the unit's own declarations apply.
 */
void cim_check_unit(const struct cim_unit *unit, struct cim_declared *declared, struct diag_sink *sink);

/* Reports constructs that the unit's dialect does not have. `is_broken`: some of the file could not be parsed. */
void cim_check_dialect(const struct cim_unit *unit, bool is_broken, struct diag_sink *sink);

/* The part of it for DSC: check_dsc.c. */
void cim_check_dsc(const struct cim_unit *unit, bool is_broken, struct diag_sink *sink);

/* ---- the parts of it, a file each ---- */

struct cim_checker {
	const struct cim_unit *unit;
	struct diag_sink *sink;
	struct map qualifiers;             /* folded name -> struct qualifier_facts (check_qualifier.c) */
	struct cim_declared *declared;     /* shared declarations; NULL if only those of the unit apply */
	struct cim_declared_space *space;  /* of the current operation; NULL if `declared` is */
	const struct cim_namespace *where; /* the namespace of this space */
	struct arena arena;                /* owns these facts */
	unsigned searched;                 /* names for which a similar one was searched */
	bool in_by_default;                /* In is TRUE by declaration, as in DMTF's schema */
	bool types_only;                   /* checks that need no declared type ran before and are not repeated */
	const struct cim_method *method;   /* whose parameters are compared */
	struct cim_half *halves;           /* of its parameters; NULL until one is listed twice */
};

static inline bool cim_is_dmtf(const struct cim_checker *checker)
{
	return checker->unit && checker->unit->dialect == CIM_DMTF;
}

/* The kinds of elements that have a qualifier list. */
enum cim_element {
	CIM_ELEMENT_CLASS,
	CIM_ELEMENT_PROPERTY,
	CIM_ELEMENT_METHOD,
	CIM_ELEMENT_DRIVER_METHOD, /* of a class with a Guid, whose samples have Read and Write there */
	CIM_ELEMENT_PARAMETER,
	CIM_ELEMENT_INSTANCE,
	CIM_ELEMENT_ASSIGNMENT,
	CIM_ELEMENT_REFERENCE,
	CIM_ELEMENT_ASSOCIATION,
	CIM_ELEMENT_INDICATION,
};

void cim_check_class(const struct cim_class *class, struct cim_checker *checker);
void cim_check_instance(const struct cim_instance *instance, struct cim_checker *checker);
void cim_check_qualifiers(const struct cim_qualifiers *qualifiers, enum cim_element element,
			  struct cim_checker *checker);
/* Notes a declaration of the unit before any of them is checked. */
void cim_note_qualifier_declaration(const struct cim_qualifier_declaration *declaration, struct cim_checker *checker);
void cim_check_qualifier_declaration(const struct cim_qualifier_declaration *declaration, struct cim_checker *checker);

/* Reports a qualifier on an element that its declaration does not name (MOF546). */
void cim_check_scope(const struct cim_qualifier *qualifier, const struct cim_qualifier_declaration *declaration,
		     enum cim_element element, struct cim_checker *checker);

/* Checks a value against the type with which DMTF's MOF declares the qualifier. */
void cim_check_declared_value(const struct cim_qualifier *qualifier,
			      const struct cim_qualifier_declaration *declaration, struct cim_checker *checker);

/*
 * Reports, once for each name, that no declaration holds for a qualifier (MOF880). `later` is one that the unit has
 * further down, or NULL; `is_standard`: it is one of those that DMTF or WMI define.
 */
void cim_report_undeclared(const struct cim_qualifier *qualifier, const struct cim_qualifier_declaration *later,
			   bool is_standard, struct cim_checker *checker);

void cim_check_constraints(const struct cim_property *property, struct cim_checker *checker);
void cim_check_aliases(struct cim_checker *checker);

/*
 * Checks a value that is stored under a declared type (mof-language 3.5); `name` is the member's. `embeds`: the string
 * holds an instance, and an alias in it is a different error.
 */
void cim_check_value(const struct cim_value *value, const struct cim_type *type, struct name name, bool embeds,
		     struct cim_checker *checker);

/* Checks the instances inside a value of unknown type. */
void cim_check_embedded(const struct cim_value *value, struct cim_checker *checker);

/*
 * Calls report(first, again, checker) for each item that has the name of an earlier one. Items are structs of `size`
 * bytes that begin with their struct name.
 */
void cim_each_duplicate(const void *items, size_t count, size_t size, struct cim_checker *checker,
			void (*report)(const void *first, const void *again, struct cim_checker *checker));

#endif
