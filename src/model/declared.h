/* SPDX-License-Identifier: MIT */
/* Qualifier declarations that several files share; each holds in its own namespace (DSP0004 5.1.2.10, mof-language 2.6). */
#ifndef MOFKIT_MODEL_DECLARED_H
#define MOFKIT_MODEL_DECLARED_H

#include "base/map.h"
#include "model/unit.h"

/* What one namespace has. */
struct cim_declared_space {
	struct map declarations; /* folded name -> struct cim_qualifier_declaration, with a type */
	struct map flavors;      /* folded name -> uint8_t, of declarations of either form */
};

/* The declarations of a compile, in the order in which its files are read. A zeroed struct with names is empty. */
struct cim_declared {
	struct names *names;
	struct map spaces; /* folded path -> struct cim_declared_space */
	struct cim_declared_space **list;
	size_t count, capacity;
	struct map anywhere; /* folded name -> the last declaration with a type, whatever its namespace */
	struct map reported; /* folded name -> itself: it was reported as undeclared */
};

void cim_declared_free(struct cim_declared *declared);

/* The declarations of a namespace; NULL for `where` is root\default. */
struct cim_declared_space *cim_declared_in(struct cim_declared *declared, const struct cim_namespace *where);

/*
 * Adds a declaration with a type, which must live as long as the table, unless the namespace has one with another type.
 * Returns the one that was there before, or NULL.
 */
const struct cim_qualifier_declaration *cim_declared_add(struct cim_declared *declared,
							 const struct cim_qualifier_declaration *declaration);

/* Whether two declarations give their qualifier the same type. */
bool cim_declared_same_type(const struct cim_qualifier_declaration *a, const struct cim_qualifier_declaration *b);

#endif
