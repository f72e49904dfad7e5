/* SPDX-License-Identifier: MIT */
/*
 * The storage of a repository: an interface, and its implementation in memory.
 * A store checks nothing. A namespace is named by its full path, "root\cimv2".
 */
#ifndef MOFKIT_REPOSITORY_STORE_H
#define MOFKIT_REPOSITORY_STORE_H

#include "base/arena.h"
#include "base/map.h"
#include "model/object.h"

enum { MAX_KEYS = 256, MAX_PROPERTIES = 1024 }; /* of a class and its instances (mof-language 4.2) */

/* A class of one namespace with what it declares itself; inherited members are not included. */
struct store_class {
	struct cim_class definition;
	struct cim_property **keys; /* properties that it declares as keys; at most MAX_KEYS + 1 */
	size_t key_count;
	struct map properties, methods; /* by folded name; empty if there are few */
	bool is_doubtful;               /* it has errors, so what it passes on to subclasses is uncertain */
	bool is_base;                   /* part of the base, not defined by the files */
};

struct store_instance {
	struct name identity; /* unique in its namespace */
	const char *path;     /* Class.Key="value", relative to the namespace */
	struct cim_instance instance;
	bool is_base;
};

/* Flags of a class that is put, beside its definition. */
enum store_mark { STORE_DOUBTFUL = 1, STORE_BASE = 2 };

struct store_classes {
	const struct store_class *const *items;
	size_t count;
};

struct store_instances {
	const struct store_instance *const *items;
	size_t count;
};

/*
 * The operations of a store. Objects are copied when they are put, without their aliases; spans and spellings of names
 * must outlive the store. The store owns what it returns: objects are valid until deleted, lists until the next change.
 */
struct store_operations {
	void (*free)(void *context);

	void (*put_namespace)(void *context, struct name space);
	void (*delete_namespace)(void *context, struct name space); /* and its objects, but not its child namespaces */
	size_t (*count_namespaces)(void *context);
	struct name (*namespace_at)(void *context,
				    size_t index); /* in the order of creation, unless some were deleted */

	/* Returns NULL if there is none. */
	const struct store_class *(*get_class)(void *context, struct name space, struct name class_name);
	/* Adds or replaces a class; pointers to a replaced class stay valid. `marks`: enum store_mark. */
	void (*put_class)(void *context, struct name space, const struct cim_class *class, unsigned marks);
	void (*delete_class)(void *context, struct name space,
			     struct name class_name); /* not its subclasses or instances */
	struct store_classes (*classes)(void *context, struct name space);
	struct store_classes (*children)(void *context, struct name space, struct name class_name);

	const struct store_instance *(*get_instance)(void *context, struct name space, struct name identity);
	void (*put_instance)(void *context, struct name space, const struct store_instance *instance);
	void (*delete_instance)(void *context, struct name space, struct name identity);
	/* Instances of the class itself, not of its subclasses. */
	struct store_instances (*instances_of)(void *context, struct name space, struct name class_name);
	struct store_instances (*instances)(void *context, struct name space);
};

struct store {
	const struct store_operations *operations;
	void *context;
};

/* Returns a new, empty store in memory; free it with its operation `free`. */
struct store store_memory(void);

/* Find a member that the class itself declares; NULL if there is none. */
const struct cim_property *store_class_property(const struct store_class *class, struct name name);
const struct cim_method *store_class_method(const struct store_class *class, struct name name);

/* ---- for implementations of stores ---- */

/* Fills a class with a copy of a definition in the arena; free its maps with store_class_release. */
void store_class_fill(struct store_class *class, const struct cim_class *definition, struct arena *arena);
void store_class_release(struct store_class *class);

/* Copies an instance and everything it contains into the arena. */
void store_copy_instance(struct cim_instance *to, const struct cim_instance *from, struct arena *arena);

#endif
