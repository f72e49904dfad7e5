/* SPDX-License-Identifier: MIT */
/* Functions that collect facts; only for src/namespace. */
#ifndef MOFKIT_NAMESPACE_COLLECTOR_H
#define MOFKIT_NAMESPACE_COLLECTOR_H

#include "namespace/facts.h"

struct collector {
	struct namespaces *namespaces;
	const struct journal_entry *entry; /* the current one; NULL for a base descriptor */
	bool is_base;
	const struct cim_namespace *where; /* of the previous entry, and its namespace */
	struct namespace_security *space;
};

/* Finds the namespace of a path, or adds it with its parents. `span` is its first use. */
struct namespace_security *tree_find(struct namespaces *namespaces, struct text path, struct span span);

/* The same for a namespace that the current entry uses or creates. Files, unlike the base, mark it as mentioned. */
struct namespace_security *tree_mention(struct collector *collector, const char *path, struct span span);

/* Records that a namespace, and with it its parents, exists from this operation on. */
void tree_create(struct collector *collector, struct namespace_security *space, struct span span);

/* Records that a namespace and those below it are deleted, which voids their statements. */
void tree_delete(struct collector *collector, struct namespace_security *space, struct span span);

/* Record the security qualifier `folded`, or both of them, where they have no effect. `on` is static text. */
void misplaced_add(struct collector *collector, const struct cim_qualifiers *qualifiers, const char *folded,
		   const char *on);
void misplaced_find(struct collector *collector, const struct cim_qualifiers *qualifiers, const char *on);
void misplaced_find_in(struct collector *collector, const struct cim_properties *members, const char *on);

/* Collects the facts in the declaration of a class. */
void collect_class(struct collector *collector, struct namespace_security *space, const struct cim_class *class);

#endif
