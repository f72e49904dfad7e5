/* SPDX-License-Identifier: MIT */
/*
 * Where a repository keeps its objects. The rules see nothing else: one store is in memory, others may read a file.
 * A store judges nothing; names of namespaces are their whole paths, "root\cimv2".
 */
#ifndef MOFKIT_REPOSITORY_STORE_H
#define MOFKIT_REPOSITORY_STORE_H

#include "base/arena.h"
#include "base/map.h"
#include "model/object.h"

enum { MAX_KEYS = 256, MAX_PROPERTIES = 1024 }; /* of a class and its instances (mof-language 4.2) */

/* A class of one namespace: what it declares itself, inherited members left out. */
struct store_class {
	struct cim_class definition;
	struct cim_property **keys; /* its own properties that are marked as key; MAX_KEYS + 1 at most */
	size_t key_count;
	struct map properties, methods; /* by folded name, where there are many of them */
	bool is_doubtful;               /* an error was reported for it: what it inherits is not certain */
	bool was_before;                /* the files did not put it, the world before them has it */
};

struct store_instance {
	struct name identity; /* two instances of a namespace are one when their identities are equal */
	const char *path;     /* Class.Key="value", relative to the namespace */
	struct cim_instance instance;
	bool was_before;
};

/* What is known of a class beside its definition. */
enum store_mark { STORE_DOUBTFUL = 1, STORE_BEFORE = 2 };

struct store_classes {
	const struct store_class *const *items;
	size_t count;
};

struct store_instances {
	const struct store_instance *const *items;
	size_t count;
};

/*
 * The operations of a store. What is put is copied, but for aliases, which are dropped; spans and spellings of names
 * must outlive the store. What a store returns is its own: an object is valid until it is deleted, a list until the next change.
 */
struct store_operations {
	void (*free)(void *context);

	void (*put_namespace)(void *context, struct name space);
	void (*delete_namespace)(void *context, struct name space); /* with its objects, without those below it */
	size_t (*count_namespaces)(void *context);
	struct name (*namespace_at)(void *context, size_t index); /* in the order in which they were put */

	/* NULL when there is none. */
	const struct store_class *(*get_class)(void *context, struct name space, struct name class_name);
	/* A class of that name is replaced; the object stays where it is. */
	void (*put_class)(void *context, struct name space, const struct cim_class *class, unsigned marks);
	void (*delete_class)(void *context, struct name space, struct name class_name); /* it alone */
	struct store_classes (*classes)(void *context, struct name space);
	struct store_classes (*children)(void *context, struct name space, struct name class_name);

	const struct store_instance *(*get_instance)(void *context, struct name space, struct name identity);
	void (*put_instance)(void *context, struct name space, const struct store_instance *instance);
	void (*delete_instance)(void *context, struct name space, struct name identity);
	/* Those of the class itself, not of its subclasses. */
	struct store_instances (*instances_of)(void *context, struct name space, struct name class_name);
	struct store_instances (*instances)(void *context, struct name space);
};

struct store {
	const struct store_operations *operations;
	void *context;
};

/* A new, empty store in memory; free it with its operation. */
struct store store_memory(void);

/* Own members of a class by name; NULL when it has none. */
const struct cim_property *store_class_property(const struct store_class *class, struct name name);
const struct cim_method *store_class_method(const struct store_class *class, struct name name);

/* ---- for stores ---- */

/* Fills a class from a definition, with copies in the arena; its maps are to be freed with store_class_release. */
void store_class_fill(struct store_class *class, const struct cim_class *definition, struct arena *arena);
void store_class_release(struct store_class *class);

/* Copies an instance into the arena, with all that it holds. */
void store_copy_instance(struct cim_instance *to, const struct cim_instance *from, struct arena *arena);

#endif
