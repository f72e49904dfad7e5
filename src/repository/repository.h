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
	bool closed; /* what the files do not define does not exist */
	/*
	 * Compiles the MOF text in a string into an empty unit that has its dialect; the source that it returns must
	 * outlive the unit and the reports. NULL: such strings are not read.
	 */
	struct source *(*compile_text)(struct text text, struct names *names, struct diag_sink *sink,
				       struct cim_unit *unit);
};

struct repository;

/*
 * Returns a new repository that contains only the system classes, as `system` defines them (repository/system.h).
 * `system` and `names` must outlive it; `options` may be NULL. Free it with repository_free.
 */
struct repository *repository_new(const struct cim_unit *system, struct names *names,
				  const struct repository_options *options);
void repository_free(struct repository *repository);

/*
 * Announces the units that are going to be applied; call it once, before the first: a namespace that one of them
 * creates must not be used earlier (MOF106). Operations with an error in `sink` are journalled as refused; `sink` must
 * outlive the repository.
 */
void repository_begin(struct repository *repository, const struct cim_unit *const *units, size_t count,
		      const struct diag_sink *sink);

/*
 * Applies the operations of a unit in their order and reports what a WMI repository would refuse. Unlike WMI it
 * continues after an error. A class that is not found in a namespace that no unit created is not an error: it is
 * reported once as MOF805, and what depends on it is stored unchecked. The unit must outlive the repository.
 */
void repository_apply(struct repository *repository, const struct cim_unit *unit, struct diag_sink *sink);

/* The same for a unit of the base: its objects are marked so in the store until the files redefine them. */
void repository_apply_base(struct repository *repository, const struct cim_unit *unit, struct diag_sink *sink);

/* Journals the operations of a unit that is not applied, because its file has errors, as skipped. */
void repository_skip(struct repository *repository, const struct cim_unit *unit);

/* Declares that a namespace exists from the start, with unknown contents. An invalid path is ignored. */
void repository_add_namespace(struct repository *repository, const char *path);

/*
 * Declares that the units are incomplete (an include was not read, or a file has errors): from now on no namespace is
 * known completely.
 */
void repository_set_incomplete(struct repository *repository);

/*
 * Checks the classes that references and embedded instances name, after all units were applied, since a class may be
 * defined after a reference to it. A class that does not exist is a warning, with `closed` an error; one that is
 * unknown is a note.
 */
void repository_check_references(struct repository *repository, struct diag_sink *sink);

/* Returns the outcomes of the operations so far. The entries point into the units and the names. */
const struct journal *repository_journal(const struct repository *repository);

/* ---- contents ---- */

/* Returns the objects without the system classes. Only repository_apply* change the store. */
const struct store *repository_store(const struct repository *repository);

/* A member, and the class whose declaration is in effect. */
struct repository_property {
	struct cim_property property; /* with the qualifiers that propagate to it */
	struct name origin;
	bool is_key;
};

struct repository_method {
	struct cim_method method;
	struct name origin;
};

/* A class with its inherited members, those of the topmost class first. */
struct repository_class {
	const struct cim_class *definition;
	struct cim_qualifiers qualifiers; /* its own, then the propagated ones, marked with CIM_PROPAGATED */
	struct repository_property *properties;
	size_t property_count;
	struct repository_method *methods;
	size_t method_count;
	bool is_open; /* an ancestor is unknown, so there may be more members */
};

/* Fills *class; its lists are in the arena, what they point to in the repository. False if the class is unknown. */
bool repository_get_class(const struct repository *repository, struct name space, struct name class_name,
			  struct arena *arena, struct repository_class *class);

/*
 * The property of a class by the texts of an object path: its namespace, "\\\\.\\root\\x" or nothing for `current`, and a
 * class. Without bytes in `property` its only key. NULL when it is not known, or on another computer.
 */
const struct cim_property *repository_find_property(const struct repository *repository, struct text space,
						    struct name current, struct text class_name, struct text property);

/* Appends the contents without the system classes as text, sorted by namespace, class name and path. */
void repository_dump(const struct repository *repository, struct buffer *out);

#endif
