/* SPDX-License-Identifier: MIT */
/* What can be said of a unit without any repository: names, types, values, qualifiers, parameters, aliases. */
#ifndef MOFKIT_MODEL_CHECK_H
#define MOFKIT_MODEL_CHECK_H

#include "diag/diag.h"
#include "model/unit.h"

/* Checks everything in a unit and reports what is wrong with its WBEM code (mof-language 2.3, 3, 4, 6.5). */
void cim_check_unit(const struct cim_unit *unit, struct diag_sink *sink);

/* What the files of one compile share for the checks of their dialects. */
struct cim_dialect_checker {
	struct diag_sink *sink;
	struct map *declared; /* folded names of the qualifiers that are declared, or were reported */
};

/* Reports what the dialect of a unit does not have; called for the files of a compilation in their order. */
void cim_check_dialect(struct cim_dialect_checker *checker, const struct cim_unit *unit, bool is_broken);

/* The part of it for DSC: check_dsc.c. */
void cim_check_dsc(struct cim_dialect_checker *checker, const struct cim_unit *unit, bool is_broken);

/* ---- the parts of it, a file each ---- */

struct cim_checker {
	const struct cim_unit *unit;
	struct diag_sink *sink;
	struct map qualifiers;           /* folded name -> struct qualifier_facts (check_qualifier.c) */
	struct arena arena;              /* of these facts */
	unsigned searched;               /* names for which a similar one was looked for */
	bool in_by_default;              /* the file declares In to be TRUE where nothing is written, as DMTF does */
	bool types_alone;                /* what needs no declared type was checked before and is not reported again */
	const struct cim_method *method; /* whose parameters are compared */
	struct cim_half *halves;         /* of its parameters; NULL until one is listed twice */
};

/* What carries a qualifier list. */
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
void cim_check_qualifier_declaration(const struct cim_qualifier_declaration *declaration, struct cim_checker *checker);
void cim_check_constraints(const struct cim_property *property, struct cim_checker *checker);
void cim_check_aliases(struct cim_checker *checker);

/*
 * Checks a value that is stored under a declared type (mof-language 3.5); `name` is the member's. `embeds` tells a
 * string that holds an instance, for which an alias has an error of its own.
 */
void cim_check_value(const struct cim_value *value, const struct cim_type *type, struct name name, bool embeds,
		     struct cim_checker *checker);

/* Checks the instances inside a value whose type is not known here. */
void cim_check_embedded(const struct cim_value *value, struct cim_checker *checker);

/*
 * Calls report(first, again, checker) for each item whose name an earlier item has. Items are structs of `size`
 * bytes that begin with their struct name.
 */
void cim_each_duplicate(const void *items, size_t count, size_t size, struct cim_checker *checker,
			void (*report)(const void *first, const void *again, struct cim_checker *checker));

#endif
