/* SPDX-License-Identifier: MIT */
/* What the collectors of facts share; only for src/namespace. */
#ifndef MOFKIT_NAMESPACE_COLLECTOR_H
#define MOFKIT_NAMESPACE_COLLECTOR_H

#include "namespace/facts.h"

struct collector {
	struct namespaces *namespaces;
	const struct journal_entry *entry; /* NULL for what comes from outside of the units */
	bool is_base;
	const struct cim_namespace *where; /* of the entry before, and its namespace */
	struct namespace_security *space;
};

/* The namespace of a path, added with those above it where it is new. */
struct namespace_security *tree_find(struct namespaces *namespaces, struct text path, struct span span);

/* The same for a namespace in which the entry works, or which it creates: it is mentioned then, except by the base. */
struct namespace_security *tree_mention(struct collector *collector, const char *path, struct span span);

/* The namespace exists from here on, and with it those above it. */
void tree_create(struct collector *collector, struct namespace_security *space, struct span span);

/* Deletes a namespace and all below it: what was set for them is void. */
void tree_delete(struct collector *collector, struct namespace_security *space, struct span span);

/* Records one of the two qualifiers of security, or both, where they have no effect; `on` is static text. */
void misplaced_add(struct collector *collector, const struct cim_qualifiers *qualifiers, const char *folded,
		   const char *on);
void misplaced_find(struct collector *collector, const struct cim_qualifiers *qualifiers, const char *on);
void misplaced_find_in(struct collector *collector, const struct cim_properties *members, const char *on);

/* Collects what a class declares. */
void collect_class(struct collector *collector, struct namespace_security *space, const struct cim_class *class);

#endif
