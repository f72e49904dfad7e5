/* SPDX-License-Identifier: MIT */
/* The security report: the rights of principals in each namespace, and how remote clients must connect. */
#ifndef MOFKIT_REPORT_REPORT_H
#define MOFKIT_REPORT_REPORT_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "namespace/facts.h"
#include "namespace/principals.h"

struct report_namespace {
	const struct namespace_security *facts;
	const struct namespace_outcome *outcome;   /* under the reported reading */
	const struct namespace_outcome *otherwise; /* under the other reading; NULL if both agree */
	struct principals principals;
	struct principals others; /* under the other reading if neither is wider; else empty */
	size_t appended;          /* the number of ACEs at the end that only the reported reading has */
};

struct report {
	struct namespaces facts;
	struct arena arena;
	struct report_namespace *namespaces; /* those that the files mention, by first use */
	size_t count;
	size_t principals_left;
};

/*
 * Makes the report of what a journal has; `bases` may be NULL. Reports namespaces with an unknown name to the
 * sink; all other findings come from the rules of the linter (lint_namespaces). The journal must outlive the report.
 * Free it with report_free().
 */
void report_make(const struct journal *journal, const struct namespace_bases *bases, struct diag_sink *sink,
		 struct report *report);
void report_free(struct report *report);

/* Append the report as text, as JSON (false if mofkit was built without JSON) and as a self-contained HTML page. */
void report_text(const struct report *report, struct buffer *out);
bool report_json(const struct report *report, struct buffer *out);
void report_html(const struct report *report, struct buffer *out);

/* ---- for the output formats ---- */

/*
 * Calls `visit` for each principal of a namespace that `has` accepts, with its index; then, with `is_other`, for those
 * that only the other reading adds. Returns the number of calls.
 */
size_t report_visit_principals(const struct report_namespace *space, bool (*has)(const struct principal *principal),
			       void (*visit)(const struct principal *principal, size_t index, bool is_other,
					     void *context),
			       void *context);

/* The i-th sentence about something unknown of the namespace; NULL after the last. Static. */
const char *report_unknown_at(const struct report_namespace *space, size_t i);

/* Appends the i-th code sample of an encrypting client; *name is its language. False after the last. */
bool report_client_at(size_t i, const char *path, const char **name, struct buffer *code);

#endif
