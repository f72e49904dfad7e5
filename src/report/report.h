/* SPDX-License-Identifier: MIT */
/* The report on the security of namespaces: who has which rights in each, and what a remote client must do. */
#ifndef MOFKIT_REPORT_REPORT_H
#define MOFKIT_REPORT_REPORT_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "namespace/facts.h"
#include "namespace/principals.h"

struct report_namespace {
	const struct namespace_security *facts;
	const struct namespace_outcome *outcome;   /* the one that is reported */
	const struct namespace_outcome *otherwise; /* by the other reading; NULL where they agree */
	struct principals principals;
	struct principals others; /* by the other reading, where neither is wider; else nobody */
	size_t appended;          /* the last entries of the DACL that one of the readings has alone */
};

struct report {
	struct namespaces facts;
	struct arena arena;
	struct report_namespace *namespaces; /* those that the files mention, in the order of first use */
	size_t count;
	size_t principals_left;
};

/*
 * Makes the report of some units in their order; `world` may be NULL. Namespaces whose name is not known
 * are reported to the sink; what is wrong with the others say the rules of the linter (lint_namespaces). The report
 * refers to the units. Free with report_free.
 */
void report_make(const struct cim_unit *const *units, size_t count, const struct namespaces_world *world,
		 struct diag_sink *sink, struct report *report);
void report_free(struct report *report);

/* The report as text for people, as JSON (false where mofkit was built without it), and as a page that stands alone. */
void report_text(const struct report *report, struct buffer *out);
bool report_json(const struct report *report, struct buffer *out);
void report_html(const struct report *report, struct buffer *out);

/* ---- what the forms share ---- */

/*
 * Calls `visit` for all of a namespace whom to name, with their index; then for those whom the other reading adds,
 * where neither is wider. Returns how many there were.
 */
size_t report_visit_principals(const struct report_namespace *space, bool (*has)(const struct principal *principal),
			       void (*visit)(const struct principal *principal, size_t index, bool is_other,
					     void *context),
			       void *context);

/* The i-th sentence on what is not known of the namespace; NULL behind the last. Static text. */
const char *report_unknown_at(const struct report_namespace *space, size_t i);

/* The i-th way to make a client encrypt, and its code for a namespace; false behind the last. */
bool report_client_at(size_t i, const char *path, const char **name, struct buffer *code);

#endif
