/* SPDX-License-Identifier: MIT */
/* A class and its ancestors, and what follows from them together (mof-language 4.3-4.5). */
#ifndef MOFKIT_REPOSITORY_LINEAGE_H
#define MOFKIT_REPOSITORY_LINEAGE_H

#include "repository/inside.h"

enum { MAX_LINEAGE = 256 }; /* levels of inheritance; no real schema has twenty */

struct lineage {
	const struct store_class *classes[MAX_LINEAGE]; /* the class itself first, the topmost one last */
	size_t count;
	bool is_open; /* an ancestor is not known or not certain */
};

/*
 * Finds a class and its ancestors; false when the class itself is not known. With `later`, which may be NULL, classes
 * that the unit is yet to define count too.
 */
bool lineage_find(const struct repository *repository, struct later *later, struct name space, struct name class_name,
		  struct lineage *lineage);

/* Whether a class is this one or one of its ancestors. */
bool lineage_has(const struct lineage *lineage, struct name class_name);

/* The nearest declaration of a property, which is the one in effect; NULL when no class has it. */
const struct cim_property *lineage_property(const struct lineage *lineage, struct name name);

/* Whether a class qualifier is there and TRUE: its own, or one of an ancestor that propagates. */
bool lineage_is(const struct lineage *lineage, const char *qualifier);

/* The same of a qualifier of a property. */
bool lineage_property_is(const struct lineage *lineage, struct name property, const char *qualifier);

/* The default of a property, the nearest that is written; NULL when there is none, or it is NULL. */
const struct cim_value *lineage_default(const struct lineage *lineage, struct name property);

/* The class qualifier that reaches instances and can't be changed there; NULL when there is none of that name. */
const struct cim_qualifier *lineage_fixed_qualifier(const struct lineage *lineage, struct name qualifier);

/* Whether any declaration of a property has the qualifier, whatever its value is. */
bool lineage_property_has(const struct lineage *lineage, struct name property, const char *qualifier);

/* Abstract, or the half of a class that holds its texts (4.5). */
bool lineage_is_abstract(const struct lineage *lineage);

bool lineage_has_keys(const struct lineage *lineage);

/* The names of all keys, those of the topmost class first; the list lives in the arena. */
struct names_list {
	struct name *items;
	size_t count;
};
struct names_list lineage_keys(const struct lineage *lineage, struct arena *arena);

/* The topmost class that has keys: instances of all classes below it are told apart by these. NULL without keys. */
const struct store_class *lineage_key_root(const struct lineage *lineage);

/* How many properties an instance has. */
size_t lineage_count_properties(const struct lineage *lineage);

#endif
