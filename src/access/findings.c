/* SPDX-License-Identifier: MIT */
/* What is wrong with the facts by themselves: misplaced, unreadable, open to all or to nobody. */
#include "access/report.h"
#include "model/literal.h"

static void report_misplaced(const struct namespace_misplaced *misplaced, struct diag_sink *sink)
{
	const struct cim_qualifier *qualifier = misplaced->qualifier;
	struct diagnostic *diagnostic;

	if (name_is(qualifier->name, "requiresencryption")) {
		diagnostic = diag_report(sink, NSS225, qualifier->span, "RequiresEncryption has no effect on %s",
					 misplaced->on);
		diag_set_help(sink, diagnostic, "put it on 'instance of __SystemSecurity {};' inside the namespace");
	} else {
		diagnostic = diag_report(sink, NSS237, qualifier->span, "NamespaceSecuritySDDL has no effect on %s",
					 misplaced->on);
		diag_set_help(sink, diagnostic,
			      "put it on the instance of __Namespace that creates the namespace, in its parent");
	}
}

/* `span` is the whole literal; the message points at the letter. */
static void report_unreadable(struct span span, struct text sddl, const struct sddl_error *error,
			      struct diag_sink *sink)
{
	enum diag_code code = error->problem == SDDL_LOWER_CASE ? NSS215 : NSS229;
	struct diagnostic *diagnostic;

	if (sddl.bytes)
		diagnostic = diag_report(sink, code,
					 literal_place(span, sddl, error->offset, error->offset + error->length), "at character %zu of the descriptor: %s", error->offset + 1,
					 error->message);
	else
		diagnostic = diag_report(sink, code, span, "at byte %zu of the descriptor: %s", error->offset,
					 error->message);
	if (error->fix)
		diag_set_help(sink, diagnostic, "write '%s'", error->fix);
}

static void report_statement(const struct namespace_statement *statement, struct diag_sink *sink)
{
	const struct sd_descriptor *descriptor = statement->descriptor;

	if (descriptor == NULL)
		report_unreadable(statement->span, statement->sddl, &statement->error, sink);
	else if (descriptor->dacl.state != SD_ACL_PRESENT)
		diag_report(sink, NSS206, statement->span, "this descriptor has no DACL: everybody has all rights");
	else if (descriptor->dacl.count == 0)
		diag_report(sink, NSS207, statement->span,
			    "the DACL of this descriptor is empty: nobody has any right");
}

static void report_namespace(const struct namespace_security *space, struct diag_sink *sink)
{
	for (const struct namespace_statement *statement = space->statements; statement; statement = statement->next)
		if (!statement->is_before)
			report_statement(statement, sink);
	for (const struct namespace_encryption *setting = space->encryptions; setting; setting = setting->next)
		if (!setting->required && !setting->is_before)
			diag_report(sink, NSS209, setting->span, "%s accepts unencrypted connections by this",
				    space->path);
	for (const struct namespace_guard *guard = space->guards; guard; guard = guard->next)
		if (guard->property && guard->descriptor == NULL)
			report_unreadable(guard->property->value.span, guard->sddl, &guard->error, sink);
}

void access_report_findings(const struct namespaces *facts, struct diag_sink *sink)
{
	for (size_t i = 0; i < facts->nameless_count; i++)
		diag_report(sink, MOF805, facts->nameless[i]->span, "the name of this namespace is not known");
	for (size_t i = 0; i < facts->misplaced_count; i++)
		report_misplaced(&facts->misplaced[i], sink);
	for (const struct namespace_security *space = facts->list; space; space = space->next)
		report_namespace(space, sink);
}
