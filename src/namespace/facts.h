/* SPDX-License-Identifier: MIT */
/*
 * The security of namespaces: what the journal of a repository has of it, and which entries are in effect in the end.
 * Facts come first, in the order of the journal; what follows from them is an outcome for each way to read the sources.
 */
#ifndef MOFKIT_NAMESPACE_FACTS_H
#define MOFKIT_NAMESPACE_FACTS_H

#include "base/map.h"
#include "repository/journal.h"
#include "security/rights.h"
#include "security/sddl.h"

/* ---- what is said ---- */

/* The last two say all that the namespace has, with what it inherited. */
enum statement_form {
	STATEMENT_SDDL,  /* NamespaceSecuritySDDL on the instance of __Namespace */
	STATEMENT_BYTES, /* SECURITY_DESCRIPTOR of the instance of __thisNAMESPACE */
	STATEMENT_BASE,  /* SDDL from outside: what the namespace has before the files */
};

/* Something that gives a namespace a descriptor. It has no effect if it was refused or skipped. */
struct namespace_statement {
	struct namespace_statement *next;
	enum statement_form form;
	enum journal_outcome outcome;
	bool is_base;                           /* from the base */
	struct text sddl;                       /* escapes decoded; no bytes in the form of bytes */
	struct span span;                       /* of the value; no source from binary MOF and from outside */
	const struct cim_instance *instance;    /* NULL from outside */
	const struct sd_descriptor *descriptor; /* NULL when it can't be read; `error` says why */
	struct sddl_error error;                /* of bytes: SDDL_SYNTAX, and the offset in them */
};

/* RequiresEncryption on the instance of __SystemSecurity inside of the namespace. */
struct namespace_encryption {
	struct namespace_encryption *next;
	bool required;
	enum journal_outcome outcome; /* as of statements */
	bool is_base;
	struct span span; /* of the qualifier */
	const struct cim_instance *instance;
};

/* A descriptor of something in the namespace that is not the namespace itself (mof-language 5.5.3). */
struct namespace_guard {
	struct namespace_guard *next;
	enum rights_object object; /* RIGHTS_PROVIDER: SecurityDescriptor; RIGHTS_EVENT: EventAccess */
	struct text name;          /* of the provider or filter; no bytes where it has none */
	enum journal_outcome outcome;
	const struct cim_instance *instance;
	const struct cim_property *property; /* NULL: a decoupled provider without SecurityDescriptor */
	struct text sddl;                    /* as of statements; no bytes when there is no property */
	const struct sd_descriptor *descriptor;
	struct sddl_error error;
};

/* One of the two qualifiers where it says nothing. */
struct namespace_misplaced {
	const struct cim_qualifier *qualifier;
	const char *on; /* "a class", "an instance of __Namespace" ... Static text. */
	const struct cim_operation *operation;
};

/* ---- what is in effect ---- */

/*
 * Where the sources disagree. WmiSdk, "Establishing Inheritance of Namespace Security": a descriptor that is given
 * replaces what the parent hands down, and "protected" is not used. MS-WMI 2.2.30.2: the parent's inheritable entries
 * are always appended, unless the parent is protected.
 */
enum namespace_reading { READING_REPLACES, READING_APPENDS, READING_COUNT };

/* Where a descriptor comes from. */
enum namespace_source {
	SOURCE_NOTHING,   /* the statement can't be read; the empty DACL means nothing */
	SOURCE_EXPLICIT,  /* a statement of the files */
	SOURCE_BEFORE,    /* a statement of the world before */
	SOURCE_INHERITED, /* created here without one: all entries are the parent's */
	SOURCE_DEFAULT,   /* created here, and nothing to inherit: what Windows gives a new one */
	SOURCE_ASSUMED,   /* not created here, nothing said: what Windows ships, others unknown */
};

enum namespace_origin { ORIGIN_OWN, ORIGIN_INHERITED, ORIGIN_DEFAULT };

/* Where the entry of the same index in the DACL comes from. */
struct namespace_entry {
	enum namespace_origin origin;
	const struct namespace_security *from;       /* whose own entry it is: the namespace itself, or one above it */
	const struct namespace_statement *statement; /* that wrote it; NULL of a default */
	size_t index;                                /* in the DACL of the statement or default */
	struct span span; /* of the entry in its SDDL, or as near as it goes; no source if none */
};

struct namespace_outcome {
	enum namespace_source source;
	struct sd_descriptor descriptor;       /* whole; in the DACL inherited entries have ID */
	const struct namespace_entry *entries; /* descriptor.dacl.count of them */
	bool is_cut;                           /* the DACL lacks its end: over 64 KB, or NAMESPACE_ENTRIES reached */
};

enum namespace_difference {
	READINGS_AGREE,
	READING_IS_WIDER, /* the `widest` allows all that the other one does, and more */
	READINGS_CROSS,   /* either allows something that the other does not */
};

struct namespace_security {
	struct namespace_security *next;
	struct namespace_security *parent; /* NULL of root, and below MAX_NAMESPACE_DEPTH */
	const char *path;                  /* "root\MyNamespace", in its first spelling */
	struct span first_use;
	bool is_mentioned;                  /* by the files, not just as the parent of one, or before */
	bool is_created, is_deleted;        /* as the files leave it */
	bool was_there;                     /* the world before creates it */
	struct span created_at, deleted_at; /* the instance of __Namespace; the pragma */
	struct namespace_statement *statements, **last_statement; /* all of them, in their order */
	struct namespace_statement *statement; /* the one in effect in the end; NULL: none, or deleted since */
	struct namespace_encryption *encryptions, **last_encryption;
	struct namespace_encryption *encryption; /* likewise */
	struct namespace_guard *guards, **last_guard;
	const struct cim_property *secret;             /* the first of its classes' whose name says that it holds one */
	bool is_changed;                               /* the files give it, or something above it, a descriptor */
	struct namespace_security *children, *sibling; /* the latest first */

	const struct namespace_outcome *outcomes[READING_COUNT]; /* never NULL; one and the same if they agree */
	enum namespace_reading widest;                           /* the one to report */
	enum namespace_difference difference;
};

enum {
	NAMESPACE_ENTRIES = 1 << 16, /* of all outcomes together; then they are cut */
};

struct namespaces {
	struct arena arena;
	struct names paths;
	struct map by_path;                      /* interned path -> struct namespace_security */
	struct namespace_security *list, **last; /* by first use, a parent before its children */
	struct namespace_misplaced *misplaced;
	size_t misplaced_count, misplaced_capacity;
	const struct cim_instance **nameless; /* instances of __Namespace whose name is not known */
	size_t nameless_count, nameless_capacity;
	size_t entries_left;
};

/* What a namespace had before the files, as SDDL. */
struct namespace_base {
	const char *path; /* in any form of a path; what is none is passed over */
	struct text sddl;
};

struct namespaces_world {
	const struct namespace_base *bases; /* what units of the world before say of the same namespace counts less */
	size_t base_count;
};

/*
 * Collects the facts of units, in their order, and works out what follows. Nothing is reported: rules judge the facts.
 * `world` may be NULL. The result points into the units; free it with namespaces_free.
 *
 * An entry is inherited from what the parent has in the end, as WMI stores none of them with the child: a copy of each
 * that has CI; IO is cleared in it, CI too if it has NP, and ID is set (MS-WMI 2.2.30.2). A namespace from before keeps
 * its inherited entries, until the files give something above it another descriptor. The SACL is not inherited.
 */
void namespaces_collect(struct namespaces *namespaces, const struct journal *journal,
			const struct namespaces_world *world);
void namespaces_free(struct namespaces *namespaces);

/* The namespace of that path, "root\cimv2", in any case; NULL when no file touches it or anything below it. */
const struct namespace_security *namespaces_find(struct namespaces *namespaces, const char *path);

/* The outcome to report. */
const struct namespace_outcome *namespace_outcome(const struct namespace_security *space);

/* ", refused", ", not applied: its file has errors", or no text for what has an effect. Static text. */
const char *namespace_effect_note(enum journal_outcome outcome);

/* "explicit", "inherited" ... for programs; and a sentence for people. Static text. */
const char *namespace_source_word(enum namespace_source source);
const char *namespace_source_sentence(enum namespace_source source);

/* "replaces", "appends"; and what the reading is and who says so. Static text. */
const char *namespace_reading_word(enum namespace_reading reading);
const char *namespace_reading_sentence(enum namespace_reading reading);

/* What ordinary users have by default, of which the sources say different things. */
struct namespace_default {
	uint32_t mask; /* of Authenticated Users, LOCAL SERVICE and NETWORK SERVICE */
	bool is_used;  /* this is what outcomes have */
	const char *source;
};

/* The i-th; NULL behind the last. */
const struct namespace_default *namespace_default_at(size_t i);

#endif
