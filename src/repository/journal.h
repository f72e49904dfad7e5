/* SPDX-License-Identifier: MIT */
/* The journal of a repository: what became of each operation, in the order in which they were applied. */
#ifndef MOFKIT_REPOSITORY_JOURNAL_H
#define MOFKIT_REPOSITORY_JOURNAL_H

#include "base/buffer.h"
#include "base/map.h"
#include "diag/diag.h"
#include "model/unit.h"

enum journal_outcome {
	JOURNAL_APPLIED,
	JOURNAL_UNKNOWN, /* kept, but WMI may refuse it: it depends on a namespace or class that was not given */
	JOURNAL_REFUSED, /* an error was reported: the operation has no effect */
	JOURNAL_SKIPPED, /* nothing to do, or its file has errors and is not applied */
};

/* What an instance is to WMI, by the lineage of its class. */
enum journal_role {
	ROLE_NONE,
#define ROLE(id, class, inherits, word) ROLE_##id,
#include "repository/roles.def"
#undef ROLE
};

struct journal_entry {
	const struct cim_operation *operation;
	enum journal_outcome outcome;
	enum journal_role role; /* of an instance that is put; of others ROLE_NONE */
	enum diag_code code;    /* why it was refused; DIAG_CODE_COUNT for the other outcomes */
	bool is_before;         /* it belongs to the base */
	const char
		*target; /* the namespace that it creates or deletes, "root\cimv2"; NULL when that is none or unknown */
	const struct name *lineage; /* its class and the ancestors of that, the topmost one last */
	size_t lineage_count;
	bool is_open; /* the class, or an ancestor of it, is not known: there may be more of them */
};

/* One unit. */
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

/* Whether the operation has an effect, for certain or if what it depends on is there. */
static inline bool journal_has_effect(const struct journal_entry *entry)
{
	return entry->outcome == JOURNAL_APPLIED || entry->outcome == JOURNAL_UNKNOWN;
}

/* "applied", "unknown", "refused", "skipped". Static text. */
const char *journal_outcome_word(enum journal_outcome outcome);

/* The entries of a unit, one for each of its operations; NULL when it was never applied. */
const struct journal_entry *journal_entries(const struct journal *journal, const struct cim_unit *unit);

/* All of it as text: a line for each operation, with the lineage of its class. */
void journal_dump(const struct journal *journal, struct buffer *out);

#endif
