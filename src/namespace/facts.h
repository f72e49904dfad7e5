/* SPDX-License-Identifier: MIT */
/*
 * The security of namespaces: the facts in the journal of a repository, and the effective descriptors that follow from
 * them, one for each reading of the sources.
 */
#ifndef MOFKIT_NAMESPACE_FACTS_H
#define MOFKIT_NAMESPACE_FACTS_H

#include "base/map.h"
#include "repository/journal.h"
#include "security/rights.h"
#include "security/sddl.h"

/* ---- facts ---- */

/* The sources of descriptors. The last two specify the whole descriptor, inherited ACEs included. */
enum statement_form {
	STATEMENT_SDDL,  /* NamespaceSecuritySDDL on the instance of __Namespace */
	STATEMENT_BYTES, /* SECURITY_DESCRIPTOR of the instance of __thisNAMESPACE */
	STATEMENT_BASE,  /* SDDL of the base, from --base-descriptor */
};

/* A descriptor that is set for a namespace. It has no effect if the operation was refused or skipped. */
struct namespace_statement {
	struct namespace_statement *next;
	enum statement_form form;
	enum journal_outcome outcome;
	bool is_base;                           /* from the base */
	struct text sddl;                       /* escapes decoded; empty for STATEMENT_BYTES */
	struct span span;                       /* of the value; no source in binary MOF and STATEMENT_BASE */
	const struct cim_instance *instance;    /* NULL for STATEMENT_BASE */
	const struct sd_descriptor *descriptor; /* NULL if it is invalid: see `error` */
	struct sddl_error error;                /* of STATEMENT_BYTES: SDDL_SYNTAX and the offset in them */
};

/* RequiresEncryption on the instance of __SystemSecurity in the namespace. */
struct namespace_encryption {
	struct namespace_encryption *next;
	bool required;
	enum journal_outcome outcome; /* as for statements */
	bool is_base;
	struct span span; /* of the qualifier */
	const struct cim_instance *instance;
};

/* A descriptor that controls which accounts may register a provider or send events to a filter (mof-language 5.5.3). */
struct namespace_provider_rule {
	struct namespace_provider_rule *next;
	enum rights_object object; /* RIGHTS_PROVIDER: SecurityDescriptor; RIGHTS_EVENT: EventAccess */
	struct text name;          /* of the provider or filter; empty if it has none */
	enum journal_outcome outcome;
	const struct cim_instance *instance;
	const struct cim_property *property; /* NULL: a decoupled provider without SecurityDescriptor */
	struct text sddl;                    /* as for statements; empty without a property */
	const struct sd_descriptor *descriptor;
	struct sddl_error error;
};

/* A qualifier, NamespaceSecuritySDDL or RequiresEncryption, where it has no effect. */
struct namespace_misplaced {
	const struct cim_qualifier *qualifier;
	const char *on; /* "a class", "an instance of __Namespace" ... Static text. */
	const struct cim_operation *operation;
};

/* ---- effective descriptors ---- */

/*
 * The sources disagree on inheritance. WmiSdk, "Establishing Inheritance of Namespace Security": an explicit descriptor
 * replaces the inherited entries, and "protected" is not used. MS-WMI 2.2.30.2: the parent's inheritable entries are
 * always appended, unless the parent is protected.
 */
enum namespace_reading { READING_REPLACES, READING_APPENDS, READING_COUNT };

/* Where a descriptor comes from. */
enum namespace_source {
	SOURCE_NOTHING,   /* the statement is invalid; the outcome's empty DACL has no meaning */
	SOURCE_EXPLICIT,  /* a statement in the files */
	SOURCE_BASE,      /* a statement in the base */
	SOURCE_INHERITED, /* created by the files without a descriptor: all entries are inherited */
	SOURCE_DEFAULT,   /* created by the files, nothing to inherit: the default of a new namespace */
	SOURCE_ASSUMED,   /* not created by the files, no statement: the descriptor that Windows ships */
};

enum namespace_origin { ORIGIN_OWN, ORIGIN_INHERITED, ORIGIN_DEFAULT };

/* The origin of the ACE with the same index in the DACL. */
struct namespace_entry {
	enum namespace_origin origin;
	const struct namespace_security *from;       /* that has it explicitly: the namespace or an ancestor */
	const struct namespace_statement *statement; /* that contains it; NULL for a default */
	size_t index;                                /* in the DACL of the statement or default */
	struct span span; /* of the ACE in its SDDL, otherwise of the statement; no source if neither is in a file */
};

struct namespace_outcome {
	enum namespace_source source;
	struct sd_descriptor descriptor;       /* with inherited entries, which have the flag ID */
	const struct namespace_entry *entries; /* descriptor.dacl.count items */
	bool is_cut; /* the end of the DACL is missing: over 64 KB, or NAMESPACE_ENTRIES reached */
};

enum namespace_difference {
	READINGS_AGREE,
	READING_IS_WIDER, /* the `widest` grants everything that the other grants, and more */
	READINGS_CROSS,   /* each grants something that the other does not */
};

struct namespace_security {
	struct namespace_security *next;
	struct namespace_security *parent; /* NULL for root and beyond MAX_NAMESPACE_DEPTH */
	const char *path;                  /* "root\MyNamespace", in its first spelling */
	struct span first_use;
	bool is_mentioned;                  /* used by the files, not only by the base or as a parent */
	bool is_created, is_deleted;        /* after the last operation */
	bool is_in_base;                    /* the base creates it */
	struct span created_at, deleted_at; /* the instance of __Namespace; the pragma */
	struct namespace_statement *statements, **last_statement; /* all, in the order of the journal */
	struct namespace_statement
		*statement; /* the effective one; NULL if there is none, or the namespace was deleted after it */
	struct namespace_encryption *encryptions, **last_encryption;
	struct namespace_encryption *encryption; /* the effective one, as above */
	struct namespace_provider_rule *provider_rules, **last_provider_rule;
	const struct cim_property *secret; /* the first property of its classes whose name suggests a secret */
	bool is_changed;                   /* the files set a descriptor for it or an ancestor */
	struct namespace_security *children, *sibling; /* the last one first */

	const struct namespace_outcome
		*outcomes[READING_COUNT]; /* never NULL; the same pointer if the readings agree */
	enum namespace_reading widest;    /* the reading that is reported */
	enum namespace_difference difference;
};

enum {
	NAMESPACE_ENTRIES = 1 << 16, /* limit for all outcomes together */
};

struct namespaces {
	struct arena arena;
	struct names paths;
	struct map by_path;                      /* interned path -> struct namespace_security */
	struct namespace_security *list, **last; /* by first use, a parent before its children */
	struct namespace_misplaced *misplaced;
	size_t misplaced_count, misplaced_capacity;
	const struct cim_instance **nameless; /* instances of __Namespace whose name is unknown */
	size_t nameless_count, nameless_capacity;
	size_t entries_left;
};

/* The descriptor of a namespace in the base, as SDDL. */
struct namespace_base {
	const char *path; /* in any spelling; an invalid path is ignored */
	struct text sddl;
};

struct namespace_bases {
	const struct namespace_base *items; /* they override the units of the base */
	size_t count;
};

/*
 * Collects the facts of a journal, which may be NULL, and computes the outcomes. It reports nothing: lint rules check
 * the facts. `bases` may be NULL. The result points into the units and `bases`; free it with namespaces_free.
 *
 * Entries are inherited from the final DACL of the parent, since WMI does not store them with the child: each ACE with
 * CI is copied with ID set, IO cleared and, if it has NP, CI cleared (MS-WMI 2.2.30.2). A namespace of the base keeps
 * its inherited entries unless the files set another descriptor for an ancestor. The SACL is not inherited.
 */
void namespaces_collect(struct namespaces *namespaces, const struct journal *journal,
			const struct namespace_bases *bases);
void namespaces_free(struct namespaces *namespaces);

/* Finds a namespace by its path, "root\cimv2" in any case; NULL if neither it nor anything below it is used. */
const struct namespace_security *namespaces_find(struct namespaces *namespaces, const char *path);

/* Returns the outcome that is reported. */
const struct namespace_outcome *namespace_outcome(const struct namespace_security *space);

/* Returns ", refused", ", not applied: its file has errors" or, for an operation with an effect, "". Static text. */
const char *namespace_effect_note(enum journal_outcome outcome);

/* Return a word for programs ("explicit", "inherited" ...) and a sentence for people. Static text. */
const char *namespace_source_word(enum namespace_source source);
const char *namespace_source_sentence(enum namespace_source source);

/* Return "replaces" or "appends", and a sentence with the reading and its source. Static text. */
const char *namespace_reading_word(enum namespace_reading reading);
const char *namespace_reading_sentence(enum namespace_reading reading);

/* The default rights of ordinary users, on which the sources disagree. */
struct namespace_default {
	uint32_t mask; /* of Authenticated Users, LOCAL SERVICE and NETWORK SERVICE */
	bool is_used;  /* in the outcomes */
	const char *source;
};

/* Returns the i-th default; NULL after the last. */
const struct namespace_default *namespace_default_at(size_t i);

#endif
