/* SPDX-License-Identifier: MIT */
/* The lineage of a class, that is the class and its ancestors, and what it inherits (mof-language 4.3-4.5). */
#ifndef MOFKIT_REPOSITORY_LINEAGE_H
#define MOFKIT_REPOSITORY_LINEAGE_H

#include "repository/inside.h"

enum { MAX_LINEAGE = 256 }; /* levels of inheritance; no real schema has twenty */

struct lineage {
	const struct store_class *classes[MAX_LINEAGE]; /* the class itself first, the topmost last */
	size_t count;
	bool is_open; /* an ancestor is unknown or uncertain */
};

/*
 * Finds a class and its ancestors, with `pending`, which may be NULL, also among the pending classes of the unit.
 * Returns false if the class itself is unknown.
 */
bool lineage_find(const struct repository *repository, struct pending *pending, struct name space,
		  struct name class_name, struct lineage *lineage);

/* Returns whether the lineage contains a class. */
bool lineage_has(const struct lineage *lineage, struct name class_name);

/* Returns the declaration of a property that is in effect, the nearest one; NULL if no class has it. */
const struct cim_property *lineage_property(const struct lineage *lineage, struct name name);

/* Returns whether a class qualifier is set to TRUE, on the class or propagated from an ancestor. */
bool lineage_is(const struct lineage *lineage, const char *qualifier);

/* The same for a qualifier of a property. */
bool lineage_property_is(const struct lineage *lineage, struct name property, const char *qualifier);

/* Returns the default of a property from the nearest declaration that has one; NULL if there is none or it is NULL. */
const struct cim_value *lineage_default(const struct lineage *lineage, struct name property);

/* Returns the class qualifier that propagates to instances with DisableOverride; NULL if there is none of that name. */
const struct cim_qualifier *lineage_fixed_qualifier(const struct lineage *lineage, struct name qualifier);

/* Returns whether any declaration of a property has the qualifier, with any value. */
bool lineage_property_has(const struct lineage *lineage, struct name property, const char *qualifier);

/* Returns whether instances are impossible: the class is abstract, or an amendment with localized texts (4.5). */
bool lineage_is_abstract(const struct lineage *lineage);

/* Returns whether the class declares or inherits keys. */
bool lineage_has_keys(const struct lineage *lineage);

/* The names of all keys, those of the topmost class first; the list is in the arena. */
struct names_list {
	struct name *items;
	size_t count;
};
struct names_list lineage_keys(const struct lineage *lineage, struct arena *arena);

/* Returns the topmost class with keys, which identify the instances of all classes below it. NULL without keys. */
const struct store_class *lineage_key_root(const struct lineage *lineage);

/* Returns the number of properties of an instance, inherited ones included. */
size_t lineage_count_properties(const struct lineage *lineage);

#endif
