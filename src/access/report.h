/* SPDX-License-Identifier: MIT */
/* The report on the security of namespaces: who has which rights in each, and what a remote client must do. */
#ifndef MOFKIT_ACCESS_REPORT_H
#define MOFKIT_ACCESS_REPORT_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "repository/namespaces.h"

/* What a principal has of one right. */
enum access_state {
	ACCESS_NONE,                            /* no entry gives or denies it */
	ACCESS_ALLOWED,
	ACCESS_DENIED,
	ACCESS_CONDITIONAL,                     /* given or denied on a condition that is not decided here */
	ACCESS_BY_OWNERSHIP,                    /* the owner may read and change the DACL */
	ACCESS_NO_DACL,                         /* everybody has it */
};

struct access_cell {
	enum access_state state;
	int ace;                                /* that decides, its index in the DACL; -1 when none does */
};

enum {
	ACCESS_RIGHTS = 8,
	ACCESS_REMOTE = WBEM_ENABLE | WBEM_REMOTE_ENABLE,
	ACCESS_WRITE = WBEM_FULL_WRITE | WBEM_PARTIAL_WRITE | WBEM_WRITE_PROVIDER | RIGHT_WRITE_DAC,
};

/* The rights of a namespace, the columns of the matrix, in the order of their bits. */
extern const uint32_t access_rights[ACCESS_RIGHTS];

/*
 * Somebody whom the DACL names, or its owner, and what the entries for it, for Everyone and for Authenticated Users
 * make of each right. Other groups that it may be in are not known.
 */
struct access_principal {
	struct sid sid;
	struct access_cell cells[ACCESS_RIGHTS];
	uint32_t granted;                       /* of access_rights; what hangs on a condition is not in it */
	uint32_t conditional;
	uint32_t own;                           /* of granted: by itself, not as one of Everyone or the like */
	bool connects_remotely;                 /* Enable Account and Remote Enable */
	bool writes;                            /* Full, Partial or Provider Write, or Edit Security */
};

/* By their first entry, Everyone first when there is no DACL. */
struct access_principals {
	struct access_principal *items;
	size_t count, capacity;
	bool is_cut;                            /* some are not there, as ACCESS_PRINCIPALS were reached */
};

struct access_namespace {
	const struct namespace_security *facts;
	const struct namespace_outcome *outcome;        /* the one that is reported */
	const struct namespace_outcome *otherwise;      /* by the other reading; NULL where they agree */
	struct access_principals principals;
	struct access_principals others;        /* by the other reading, where neither is wider; else nobody */
	size_t appended;                        /* the last entries of the DACL that one of the readings has alone */
};

struct access_report {
	struct namespaces facts;
	struct arena arena;
	struct access_namespace *namespaces;    /* those that the files mention, in the order of first use */
	size_t count;
	size_t principals_left;
};

/* How many principals of all namespaces together are checked, each of which costs a walk through its DACL. */
enum { ACCESS_PRINCIPALS = 1 << 13 };

/*
 * Makes the report of some units in their order; `world` may be NULL. Namespaces whose name is not known
 * are reported to the sink; what is wrong with the others say the rules of the linter (lint_namespaces). The report
 * refers to the units. Free with access_report_free.
 */
void access_report_make(const struct cim_unit *const *units, size_t count, const struct namespaces_world *world,
			struct diag_sink *sink, struct access_report *report);
void access_report_free(struct access_report *report);

/* The report as text for people, as JSON (false where mofkit was built without it), and as a page that stands alone. */
void access_report_text(const struct access_report *report, struct buffer *out);
bool access_report_json(const struct access_report *report, struct buffer *out);
void access_report_html(const struct access_report *report, struct buffer *out);

/* ---- what the forms share ---- */

/* Whether to look twice: a right to write, to connect remotely or to edit the DACL that is not there by default. */
bool access_is_surprising(const struct sid *sid, uint32_t right);

/* The same for rights that the principal has by itself. */
bool access_looks_twice(const struct access_principal *principal, uint32_t rights);

/* Whom to name as connecting remotely, or as writing: not those who do so as one of Everyone, who is named. */
bool access_connects(const struct access_principal *principal);
bool access_writes(const struct access_principal *principal);

/*
 * Calls `visit` for all of a namespace whom to name, with their index; then for those whom the other reading adds,
 * where neither is wider. Returns how many there were.
 */
size_t access_name(const struct access_namespace *space, bool (*has)(const struct access_principal *principal),
		   void (*visit)(const struct access_principal *principal, size_t index, bool is_other, void *context),
		   void *context);

/* The i-th sentence on what is not known of the namespace; NULL behind the last. Static text. */
const char *access_unknown_at(const struct access_namespace *space, size_t i);

/* The i-th way to make a client encrypt, and its code for a namespace; false behind the last. */
bool access_client_at(size_t i, const char *path, const char **name, struct buffer *code);

/* "BUILTIN\Administrators (BA)"; a SID without a name stands for itself. */
void access_put_principal(const struct sid *sid, struct buffer *out);

/* "Administrators": without the authority and the alias. */
void access_put_short(const struct sid *sid, struct buffer *out);

/* "container inherit, inherited": the flags of an entry in words; nothing for none. */
void access_put_flags(uint8_t flags, struct buffer *out);

/* ---- inside ---- */

/* Checks everybody whom a descriptor names, but no more than *left, which it counts down; free() the items. */
struct access_principals access_find_principals(const struct sd_descriptor *descriptor, size_t *left);

#endif
