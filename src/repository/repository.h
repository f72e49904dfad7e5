/* SPDX-License-Identifier: MIT */
/* The repository: namespaces, classes, instances, and the rules by which a unit changes them (mof-language 4). */
#ifndef MOFKIT_REPOSITORY_REPOSITORY_H
#define MOFKIT_REPOSITORY_REPOSITORY_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "model/unit.h"
#include "repository/journal.h"
#include "repository/store.h"

struct repository_options {
	bool closed; /* what is not in the files is not there at all */
};

struct repository;

/*
 * A new repository, with no objects but the system classes that `system` defines (repository/system.h); both it and
 * `names` must outlive the repository. `options` may be NULL. Free it with repository_free.
 */
struct repository *repository_new(const struct cim_unit *system, struct names *names,
				  const struct repository_options *options);
void repository_free(struct repository *repository);

/*
 * Announces the units that are going to be applied, once and before the first of them: a namespace that one of them
 * creates must not be used before (MOF106). The journal takes as refused what has an error in `sink` already, which must
 * outlive the repository.
 */
void repository_begin(struct repository *repository, const struct cim_unit *const *units, size_t count,
		      const struct diag_sink *sink);

/*
 * Does what a unit asks for, in the order of the file, and reports what a WMI repository would refuse. Unlike WMI it
 * goes on after an error. A class that is not found in a namespace which no unit created is not an error but
 * reported once as MOF805; what depends on it is kept and not checked. The unit must outlive the repository.
 */
void repository_apply(struct repository *repository, const struct cim_unit *unit, struct diag_sink *sink);

/* The same for a unit of the world before the files: what it puts is marked so in the store, until they put it too. */
void repository_apply_before(struct repository *repository, const struct cim_unit *unit, struct diag_sink *sink);

/* Records the operations of a unit that is not applied, since its file has errors, as skipped. */
void repository_skip(struct repository *repository, const struct cim_unit *unit);

/* Says that a namespace exists before anything is applied, with objects that are not known; an invalid path is ignored. */
void repository_add_namespace(struct repository *repository, const char *path);

/*
 * Says that there is more than the units tell, an include that was not read or a file with errors: from now on
 * what is missing is unknown in every namespace.
 */
void repository_set_incomplete(struct repository *repository);

/*
 * Checks what the classes of the units refer to, once all units are applied, since a class may be defined after it is
 * referred to: a warning where a class does not exist, an error with `closed`, a note where it is unknown.
 */
void repository_check_references(struct repository *repository, struct diag_sink *sink);

/* What became of the operations so far; its entries point into the units and the names. */
const struct journal *repository_journal(const struct repository *repository);

/* ---- what is in it ---- */

/* Its objects, the system classes not among them. Only repository_apply changes the store. */
const struct store *repository_store(const struct repository *repository);

/* A member and the class whose declaration of it counts. */
struct repository_property {
	struct cim_property property; /* with the qualifiers that propagate to it */
	struct name origin;
	bool is_key;
};

struct repository_method {
	struct cim_method method;
	struct name origin;
};

/* A class with all that it inherits, the members of the topmost class first. */
struct repository_class {
	const struct cim_class *definition;
	struct cim_qualifiers qualifiers; /* its own, then those that propagate to it, with CIM_PROPAGATED */
	struct repository_property *properties;
	size_t property_count;
	struct repository_method *methods;
	size_t method_count;
	bool is_open; /* some ancestor is not known, so there may be more */
};

/* Fills *class; lists live in the arena, all they point to in the repository. False when the class is not known. */
bool repository_get_class(const struct repository *repository, struct name space, struct name class_name,
			  struct arena *arena, struct repository_class *class);

/* All of it as text, sorted by namespace, class name and path, without the system classes. */
void repository_dump(const struct repository *repository, struct buffer *out);

#endif
