/* SPDX-License-Identifier: MIT */
/* Internal types and functions of the repository, shared by the files of this folder only. */
#ifndef MOFKIT_REPOSITORY_INSIDE_H
#define MOFKIT_REPOSITORY_INSIDE_H

#include "diag/error_index.h"
#include "model/check.h"
#include "repository/journal.h"
#include "repository/repository.h"

/* What is known about a namespace, whether or not the store has it. */
struct scope {
	struct name path;
	struct scope *parent; /* NULL of root */
	struct scope **children;
	size_t child_count, child_capacity;
	bool is_listed; /* among the children of its parent */
	enum {
		SCOPE_UNKNOWN, /* it may exist */
		SCOPE_EXISTS,  /* it exists and may contain unknown objects */
		SCOPE_CREATED, /* created by these files: its contents are known completely */
		SCOPE_DELETED,
	} state;
	bool is_reported;                     /* a diagnostic about its absence was issued */
	const struct cim_operation *creation; /* the first operation that creates it, until that is reached; or NULL */
	struct map marks;                     /* folded class name -> enum mark in class_marks */
};

/* What happened to a class that the store does not have. */
enum class_mark { MARK_NONE, MARK_REPORTED, MARK_DELETED };

struct repository {
	struct names *names;
	struct repository_options options;
	struct store store;
	struct store system; /* read only: "*" is every namespace, others by their paths */
	struct name every;   /* "*" */
	struct arena arena;  /* scopes */
	struct map scopes;   /* folded path -> struct scope */
	struct scope **scope_list;
	size_t scope_count, scope_capacity;
	size_t comparisons_left; /* of names for suggestions: limits the work on hostile files */
	size_t unnamed_count;    /* instances without a path */
	size_t visits_left;      /* of subclasses of updated classes: limits the work too */
	bool visits_reported;
	bool is_incomplete;
	bool is_base; /* the unit being applied is part of the base */
	bool is_dmtf; /* a unit declares the qualifier Abstract as the DMTF schema does */
	struct journal journal;
	struct error_index errors; /* reported by the checks before the units were applied */
};

/* A class whose definition in the unit has not been applied yet. */
struct pending_class {
	const struct cim_class *class;
	size_t operation;           /* index of the last operation that defines it */
	struct store_class *filled; /* created on demand */
};

/* The classes that a unit defines, by namespace. */
struct pending {
	const struct cim_unit *unit;
	struct names *names;
	bool is_listed;    /* the maps are filled; this is done on first use */
	struct map spaces; /* folded path -> struct map of folded class name -> struct pending_class */
	struct map **maps;
	size_t count, capacity;
	struct store_class **filled;
	size_t filled_count, filled_capacity;
	struct arena arena;
	size_t now;  /* index of the current operation: only later definitions are pending */
	bool is_all; /* all classes of the unit are pending */
};

/* A class or instance that a unit names with an alias. */
struct alias {
	struct name name;
	const struct cim_instance *instance; /* NULL for a class */
	const struct cim_class *class;
	const struct cim_operation *operation;
	bool is_embedded;
	enum { ALIAS_UNSEEN, ALIAS_OPEN, ALIAS_DONE } state;
	struct text path; /* empty if it cannot be determined */
};

/* The state while one unit is applied. */
struct apply {
	struct repository *repository;
	const struct cim_unit *unit;
	struct diag_sink *sink;
	struct cim_checker checker;
	const struct cim_operation *operation;
	struct scope *scope;               /* the operation's namespace */
	const struct cim_namespace *where; /* the namespace that `scope` was found for */
	struct pending pending;
	struct map aliases;      /* folded alias -> struct alias */
	struct arena arena;      /* aliases and their paths */
	struct arena scratch;    /* emptied after each operation */
	uint32_t reported_flags; /* conflicting class flags that were reported */
	struct journal_entry *entry;
	const struct journal_entry *last; /* entry of the previous operation; NULL at the first */
	enum diag_code
		refusal; /* why the operation is refused whether or not that was reported; DIAG_CODE_COUNT: it is not */
	bool is_done;    /* the operation changed the store */
	bool is_uncertain; /* the operation depends on something unknown */
};

struct lineage;

/* ---- repository.c ---- */

/*
 * Finds a class in the namespace or among the system classes of every namespace and, if `pending` is not NULL, among
 * the pending classes of the unit. Returns NULL if the class is unknown.
 */
const struct store_class *repository_look_up(const struct repository *repository, struct pending *pending,
					     struct name space, struct name class_name);

/* Returns whether a class is one of WMI's system classes. */
bool repository_is_system_class(const struct repository *repository, struct name space, struct name class_name);

/* ---- pending.c ---- */

/* Starts with an empty list of pending classes; `unit` and `names` must outlive it. pending_free() it. */
void pending_init(struct pending *pending, const struct cim_unit *unit, struct names *names);
void pending_free(struct pending *pending);

/* Finds a class that the unit defines after the current operation; NULL if there is none. */
const struct pending_class *pending_find(struct pending *pending, struct name space, struct name class_name);

/* The same class as a store would hold it; owned by `pending`. */
const struct store_class *pending_class(struct pending *pending, struct name space, struct name class_name);

/* ---- journal.c ---- */

/* Adds a part for a unit with zeroed entries. The journal owns it. */
struct journal_part *journal_add(struct journal *journal, const struct cim_unit *unit);

/* Records the lineage of a class, and the role of an instance, in the entry of the current operation. */
void journal_set_lineage(struct apply *apply, struct name class_name);

/* Frees the parts of a journal and what they contain. */
void journal_free(struct journal *journal);

/* ---- scope.c ---- */

/* Records which namespaces a unit is going to create. */
void scope_announce(struct repository *repository, const struct cim_unit *unit);

/* Returns the namespace that an instance of __Namespace creates and records its path in the journal; NULL if it is invalid. */
struct scope *scope_created(struct apply *apply, const struct cim_instance *instance);

/* Finds the scope of a namespace path, or adds it with those of its parents. */
struct scope *scope_of(struct repository *repository, struct name path);

/* Makes `where` the namespace of the current operation. */
void scope_enter(struct apply *apply, const struct cim_namespace *where);

/* Reports once that the current namespace is missing or unknown; refuses the operation if it is missing. */
void scope_report_missing(struct apply *apply);

/* Returns whether a namespace is known not to exist: deleted, not created yet, or absent from a parent known completely. */
bool scope_is_missing(const struct repository *repository, const struct scope *scope);

/* Returns whether the contents of a namespace are known completely, so that what is not found does not exist. */
bool scope_is_complete(const struct repository *repository, const struct scope *scope);

/* Get and set what happened to a class of the namespace. */
enum class_mark scope_mark(const struct scope *scope, struct name class_name);
void scope_set_mark(struct scope *scope, struct name class_name, enum class_mark mark);

/* Returns the scope of a child of the current namespace; NULL if the name is invalid. */
struct scope *scope_child(struct apply *apply, struct text name);

/* Records that a namespace was created; `flags` are the instance flags of the __Namespace instance (enum cim_flags). */
void scope_create(struct repository *repository, struct scope *scope, uint32_t flags);

/* Deletes a namespace, those below it, and their objects. */
void scope_delete(struct repository *repository, struct scope *scope);

/*
 * Reports a class that was not found: as `code` if it certainly does not exist at this point (also if the unit defines
 * it later or deleted it), otherwise once as not checked, and then returns NULL. `use` is its function: "superclass".
 */
struct diagnostic *scope_report_class(struct apply *apply, struct name class_name, struct span span,
				      enum diag_code code, const char *use);

/* ---- apply_*.c ---- */

/* Apply one operation: report what WMI refuses, and change the store if the operation takes effect. */
void apply_class(struct apply *apply, const struct cim_class *class);
void apply_instance(struct apply *apply, const struct cim_instance *instance);
void apply_delete_class(struct apply *apply, struct text class_name, bool must_exist);
void apply_delete_instance(struct apply *apply, struct text path, bool must_exist);

/* ---- inherit.c, override.c, kind.c, update.c ---- */

/* Checks the overrides of inherited members and qualifiers (4.3, 4.4). */
void inherit_check(struct apply *apply, const struct cim_class *class, const struct lineage *parent);

/* Checks the kinds of a class: abstract, singleton, dynamic (4.5). `parent` is NULL without a superclass. */
void kind_check(struct apply *apply, const struct cim_class *class, const struct lineage *parent);

/* Checks whether a definition may replace the existing one under the flags of the operation (4.2). */
void update_check(struct apply *apply, const struct store_class *old, const struct cim_class *class);

/*
 * Checks Terminal and Override in DMTF's MOF. `parent` is NULL without a known superclass; with `is_open` an unknown
 * ancestor may have more members.
 */
void override_check(struct apply *apply, const struct cim_class *class, const struct lineage *parent, bool is_open);

/* Returns whether two qualifiers have the same effect. */
bool inherit_same_qualifier(const struct cim_qualifier *a, const struct cim_qualifier *b);

/* Returns whether two types agree, so that one may override the other. */
bool inherit_same_type(const struct cim_type *a, const struct cim_type *b);

/* Returns whether two methods have the same parameters and return type. */
bool inherit_same_signature(const struct cim_method *a, const struct cim_method *b);

/* ---- coerce.c, key.c, alias.c ---- */

/* Returns a value converted to a declared type (3.5), unchanged if it cannot be converted. Allocates in `arena`. */
struct cim_value coerce_value(const struct cim_value *value, const struct cim_type *type, struct arena *arena);

/* A key of an instance and its value. */
struct key_value {
	struct name name;
	const struct cim_property *declaration;
	struct cim_value value; /* as stored; CIM_LITERAL_NULL if there is none */
};

struct key_values {
	struct key_value *items;
	size_t count;
};

/* Appends a relative path to `out`: Class.Key="v",Other=5, or Class=@ without keys. */
void key_append_path(struct buffer *out, const char *class_name, const struct key_value *keys, size_t count);

/* Returns the name that identifies an instance in its namespace. */
struct name key_identity(struct repository *repository, const struct lineage *lineage, const struct key_value *keys,
			 size_t count);

/* Collects the aliases of the unit. */
void alias_init(struct apply *apply);

/* Returns the full local path of the object that an alias names; empty if it cannot be determined. */
struct text alias_path(struct apply *apply, struct name name);

/* Returns the keys of an instance, with its values or the defaults of its class; the list is in the scratch arena. */
struct key_values key_find_values(struct apply *apply, const struct lineage *lineage,
				  const struct cim_instance *instance);

/* ---- value.c ---- */

/* Returns a value as it is stored, in the scratch arena; `type` is NULL if the property is unknown. */
struct cim_value value_store(struct apply *apply, const struct cim_value *value, const struct cim_type *type);

/* Checks the property values of an instance and returns them as stored; `lineage` is NULL for an unknown class. */
struct cim_properties value_store_all(struct apply *apply, const struct cim_instance *instance,
				      const struct lineage *lineage, bool is_embedded);

/* ---- reference.c ---- */

/* Warns about a path that does not fit the type of its reference or the keys of its class. Unknown classes are skipped. */
void reference_check(struct apply *apply, const struct cim_property *property, const struct cim_type *type,
		     struct text target);

/* ---- embedded.c ---- */

/* Checks the objects in the strings of a property with EmbeddedInstance or EmbeddedObject, in DMTF's dialect. */
void embedded_check(struct apply *apply, const struct cim_property *property, const struct lineage *lineage);

/* ---- suggest.c ---- */

/* Returns the property of a lineage with the most similar name; NULL if none is similar. */
const char *suggest_property(struct repository *repository, const struct lineage *lineage, struct name name);

/*
 * Returns the class of the namespace, or system class, with the most similar name; NULL if none is similar. Names with
 * different schema prefixes, such as LMI_Fan and CIM_Fan, are not similar. `defined` is the class that the operation
 * defines, or no name: neither it nor a class derived from it is suggested, since it cannot be its own ancestor.
 */
const char *suggest_class(struct repository *repository, struct name space, struct name name, struct name defined);

/*
 * The same among the classes that units, those of the base included, define in the current namespace. The name of a
 * class in another namespace is not a typo, nor is WMIEvent, the base class of driver events.
 */
const char *suggest_defined_class(const struct apply *apply, struct name name);

/* Returns the class that the current operation defines; no name for other operations. */
struct name defined_class(const struct apply *apply);

#endif
