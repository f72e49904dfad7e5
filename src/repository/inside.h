/* SPDX-License-Identifier: MIT */
/* What the parts of the repository know of each other; nothing of this is for other folders. */
#ifndef MOFKIT_REPOSITORY_INSIDE_H
#define MOFKIT_REPOSITORY_INSIDE_H

#include "diag/error_index.h"
#include "model/check.h"
#include "repository/journal.h"
#include "repository/repository.h"

/* What is known of a namespace, whether a store has it or not. */
struct scope {
	struct name path;
	struct scope *parent; /* NULL of root */
	struct scope **children;
	size_t child_count, child_capacity;
	bool is_listed; /* among the children of its parent */
	enum {
		SCOPE_UNKNOWN, /* nothing: it may be there */
		SCOPE_EXISTS,  /* it is there, with objects that nobody told us of */
		SCOPE_CREATED, /* by these files: all that is in it is known */
		SCOPE_DELETED,
	} state;
	bool is_reported;                   /* that it is unknown or missing was said */
	const struct cim_operation *coming; /* the first that creates it, until it is reached; NULL: none */
	struct map marks;                   /* folded class name -> enum mark in class_marks */
};

/* What was said or done about a class that the store does not have. */
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
	size_t comparisons_left; /* of names, for suggestions: bounds the work on hostile files */
	size_t unnamed_count;    /* instances without a path */
	size_t visits_left;      /* of descendants, when classes are updated: the same */
	bool visits_reported;
	bool is_incomplete;
	bool is_before; /* what is applied is the world before */
	bool is_dmtf;   /* a unit declares Abstract as DMTF does */
	struct journal journal;
	struct error_index errors; /* of the checks before the units were applied */
};

/* A class that the unit defines, for what comes before its definition. */
struct later_class {
	const struct cim_class *class;
	size_t operation;           /* the last that defines it */
	struct store_class *filled; /* made when asked for */
};

/* The classes that a unit defines, by namespace. */
struct later {
	const struct cim_unit *unit;
	struct names *names;
	bool is_listed;    /* the rest is there; it is made when it is first asked for */
	struct map spaces; /* folded path -> struct map of folded class name -> struct later_class */
	struct map **maps;
	size_t count, capacity;
	struct store_class **filled;
	size_t filled_count, filled_capacity;
	struct arena arena;
	size_t now;  /* the operation at work: what comes after it is still to come */
	bool is_all; /* all classes of the unit are still to come */
};

/* Something that a unit calls by an alias. */
struct alias {
	struct name name;
	const struct cim_instance *instance; /* NULL of a class */
	const struct cim_class *class;
	const struct cim_operation *operation;
	bool is_embedded;
	enum { ALIAS_UNSEEN, ALIAS_OPEN, ALIAS_DONE } state;
	struct text path; /* no bytes when it can't be known */
};

/* One unit being applied. */
struct apply {
	struct repository *repository;
	const struct cim_unit *unit;
	struct diag_sink *sink;
	struct cim_checker checker;
	const struct cim_operation *operation;
	struct scope *scope;               /* of the operation */
	const struct cim_namespace *where; /* whose scope it is */
	struct later later;
	struct map aliases;      /* folded alias -> struct alias */
	struct arena arena;      /* aliases and their paths */
	struct arena scratch;    /* of one operation */
	uint32_t reported_flags; /* class flags that were found to contradict each other */
	struct journal_entry *entry;
	const struct journal_entry *last; /* of the operation before; NULL of the first */
	enum diag_code
		refusal; /* why the operation is refused whether or not that was reported; DIAG_CODE_COUNT: it is not */
	bool is_done;    /* it changed the store */
	bool is_uncertain; /* something that it depends on is not known */
};

struct lineage;

/* ---- repository.c ---- */

/*
 * Finds a class in the namespace or among the system classes that every namespace has; if `later` is not NULL,
 * also among the classes that the unit still is to define. NULL if it is not known.
 */
const struct store_class *repository_look_up(const struct repository *repository, struct later *later,
					     struct name space, struct name class_name);

/* Whether a class is one that WMI has by itself. */
bool repository_is_system_class(const struct repository *repository, struct name space, struct name class_name);

/* ---- later.c ---- */

void later_init(struct later *later, const struct cim_unit *unit, struct names *names);
void later_free(struct later *later);
const struct later_class *later_find(struct later *later, struct name space, struct name class_name);
const struct store_class *later_class(struct later *later, struct name space, struct name class_name);

/* ---- journal.c ---- */

/* Adds a part for a unit; its entries are zeroed. */
struct journal_part *journal_add(struct journal *journal, const struct cim_unit *unit);

/* Sets the lineage, and the role of an instance, in the entry of the operation at work. */
void journal_set_lineage(struct apply *apply, struct name class_name);

void journal_free(struct journal *journal);

/* ---- scope.c ---- */

/* Notes which namespaces a unit creates that is yet to be applied. */
void scope_announce(struct repository *repository, const struct cim_unit *unit);

/* The namespace that an instance of __Namespace creates; its path goes into the journal even if it is invalid: NULL then. */
struct scope *scope_created(struct apply *apply, const struct cim_instance *instance);

struct scope *scope_of(struct repository *repository, struct name path);

/* The scope of the operation at work. */
void scope_enter(struct apply *apply, const struct cim_namespace *where);

/* Reports, once, that the operation's namespace is missing or unknown, and refuses the operation where it is missing. */
void scope_report_missing(struct apply *apply);

/* Whether a namespace is certainly missing: deleted, yet to be created, or absent where all is known. */
bool scope_is_missing(const struct repository *repository, const struct scope *scope);

/* Whether what is not found in a namespace is certainly not there. */
bool scope_is_complete(const struct repository *repository, const struct scope *scope);

enum class_mark scope_mark(const struct scope *scope, struct name class_name);
void scope_set_mark(struct scope *scope, struct name class_name, enum class_mark mark);

/* The scope of a child of the operation's namespace; NULL if the text is no name of one. */
struct scope *scope_child(struct apply *apply, struct text name);

/* `flags`: those of the instance of __Namespace, of enum cim_flags. */
void scope_create(struct repository *repository, struct scope *scope, uint32_t flags);
void scope_delete(struct repository *repository, struct scope *scope);

/*
 * Reports a class that is not there: as `code` when it is certain, also because the unit defines it further down or
 * deleted it; else once as not checked, and NULL the next time. `use` says what it is for: "the superclass".
 */
struct diagnostic *scope_report_class(struct apply *apply, struct name class_name, struct span span,
				      enum diag_code code, const char *use);

/* ---- apply_*.c ---- */

void apply_class(struct apply *apply, const struct cim_class *class);
void apply_instance(struct apply *apply, const struct cim_instance *instance);
void apply_delete_class(struct apply *apply, struct text class_name, bool must_exist);
void apply_delete_instance(struct apply *apply, struct text path, bool must_exist);

/* ---- inherit.c, override.c, kind.c, update.c ---- */

/* Checks what a class makes of the members and qualifiers of its ancestors (4.3, 4.4). */
void inherit_check(struct apply *apply, const struct cim_class *class, const struct lineage *parent);

/* Checks the kinds of a class: abstract, singleton, dynamic (4.5). `parent` is NULL without a superclass. */
void kind_check(struct apply *apply, const struct cim_class *class, const struct lineage *parent);

/* Checks whether a class may take the place of the one that is there, by the flags of the operation (4.2). */
void update_check(struct apply *apply, const struct store_class *old, const struct cim_class *class);

/*
 * Checks Terminal and Override in DMTF's MOF. `parent` is NULL if the class has no superclass that is known; `is_open`:
 * a superclass that is not known may have more members.
 */
void override_check(struct apply *apply, const struct cim_class *class, const struct lineage *parent, bool is_open);

/* Whether two qualifiers say the same. */
bool inherit_same_qualifier(const struct cim_qualifier *a, const struct cim_qualifier *b);

/* Whether a member may be declared again with another type: equal, or both references or objects. */
bool inherit_same_type(const struct cim_type *a, const struct cim_type *b);

/* Whether two methods have the same parameters and return type. */
bool inherit_same_signature(const struct cim_method *a, const struct cim_method *b);

/* ---- coerce.c, key.c, alias.c ---- */

/* What is stored of a value under a declared type (3.5); what can't be converted stays as it is. */
struct cim_value coerce_value(const struct cim_value *value, const struct cim_type *type, struct arena *arena);

/* What was found of a key of an instance. */
struct key_value {
	struct name name;
	const struct cim_property *declaration;
	struct cim_value value; /* as stored; NULL when there is none */
};

struct key_values {
	struct key_value *items;
	size_t count;
};

/* Class.Key="v",Other=5, or Class=@ without keys; appends to `out`. */
void key_append_path(struct buffer *out, const char *class_name, const struct key_value *keys, size_t count);

/* The name under which an instance is known in its namespace. */
struct name key_identity(struct repository *repository, const struct lineage *lineage, const struct key_value *keys,
			 size_t count);

/* Finds the aliases of the unit. */
void alias_init(struct apply *apply);

/* The full local path for which an alias stands; no bytes when it can't be known. */
struct text alias_path(struct apply *apply, struct name name);

/* The keys of an instance, by what it gives or by the defaults of its class; the list lives in the scratch arena. */
struct key_values key_find_values(struct apply *apply, const struct lineage *lineage,
				  const struct cim_instance *instance);

/* ---- value.c ---- */

/* What is stored of a value; `type` is NULL where none is known. It lives in the scratch arena. */
struct cim_value value_store(struct apply *apply, const struct cim_value *value, const struct cim_type *type);

/* Checks what an instance gives its properties and returns what is stored; `lineage` is NULL for an unknown class. */
struct cim_properties value_store_all(struct apply *apply, const struct cim_instance *instance,
				      const struct lineage *lineage, bool is_embedded);

/* ---- reference.c ---- */

/* Warns of a path that the type of its reference, or the keys of its class, do not allow; what is unknown is left. */
void reference_check(struct apply *apply, const struct cim_property *property, const struct cim_type *type,
		     struct text target);

/* ---- suggest.c ---- */

/* The property of a lineage whose name is nearest, NULL if none is near. */
const char *suggest_property(struct repository *repository, const struct lineage *lineage, struct name name);

/*
 * The class of a namespace, or of the system, whose name is nearest; NULL if none is near. Names that begin with
 * different schema prefixes, as LMI_Fan and CIM_Fan do, are not near. `defined` is the class that the operation defines,
 * or no name: neither it nor a class derived from it is suggested, since it cannot be its own ancestor.
 */
const char *suggest_class(struct repository *repository, struct name space, struct name name, struct name defined);

/*
 * The same among the classes that units, those of the base included, define in the namespace of the operation. A class
 * that is known in another namespace is not a typo: nor is WMIEvent, from which drivers derive theirs.
 */
const char *suggest_defined_class(const struct apply *apply, struct name name);

/* The class that the operation defines; no name for other operations. */
struct name defined_class(const struct apply *apply);

#endif
