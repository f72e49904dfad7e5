/* SPDX-License-Identifier: MIT */
/* The journal of a repository: the outcome of each operation, in the order of application. */
#ifndef MOFKIT_REPOSITORY_JOURNAL_H
#define MOFKIT_REPOSITORY_JOURNAL_H

#include "base/buffer.h"
#include "base/map.h"
#include "diag/diag.h"
#include "model/unit.h"

enum journal_outcome {
	JOURNAL_APPLIED,
	JOURNAL_UNKNOWN, /* stored, but WMI may refuse it: it depends on an unknown namespace or class */
	JOURNAL_REFUSED, /* an error was reported: the operation has no effect */
	JOURNAL_SKIPPED, /* no change was needed, or its file has errors and is not applied */
};

/* The function of an instance in WMI, from the lineage of its class. */
enum journal_role {
	ROLE_NONE,
#define ROLE(id, class, inherits, word) ROLE_##id,
#include "repository/roles.def"
#undef ROLE
};

struct journal_entry {
	const struct cim_operation *operation;
	enum journal_outcome outcome;
	enum journal_role role;     /* of an instance that is put; otherwise ROLE_NONE */
	enum diag_code code;        /* why it was refused; DIAG_CODE_COUNT with other outcomes */
	bool is_base;               /* it belongs to the base */
	const char *target;         /* namespace that it creates or deletes, "root\cimv2"; NULL if none or unknown */
	const struct name *lineage; /* its class and the ancestors of that, the topmost last */
	size_t lineage_count;
	bool is_open; /* the class or one of its ancestors is unknown, so the lineage may be longer */
};

/* The operations of one unit. */
struct journal_part {
	const struct cim_unit *unit;
	struct journal_entry *entries; /* unit->count of them, in the order of its operations */
};

struct journal {
	struct arena arena;
	struct journal_part **parts;
	size_t count, capacity;
	struct map by_unit; /* struct cim_unit -> struct journal_part */
};

/* Returns whether the operation has an effect, certainly or if what it depends on exists. */
static inline bool journal_has_effect(const struct journal_entry *entry)
{
	return entry->outcome == JOURNAL_APPLIED || entry->outcome == JOURNAL_UNKNOWN;
}

/* Returns "applied", "unknown", "refused" or "skipped". Static text. */
const char *journal_outcome_word(enum journal_outcome outcome);

/* Returns the entries of a unit, one for each of its operations; NULL if it was neither applied nor skipped. */
const struct journal_entry *journal_entries(const struct journal *journal, const struct cim_unit *unit);

/* Appends the journal as text: one line for each operation, with the lineage of its class. */
void journal_dump(const struct journal *journal, struct buffer *out);

#endif
