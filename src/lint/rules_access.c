/* SPDX-License-Identifier: MIT */
/* Rules on the rights of principals in a namespace (NSS201-NSS205, NSS210, NSS233, NSS236). */
#include "lint/namespace.h"

enum {
	WRITES = WBEM_FULL_WRITE | WBEM_PARTIAL_WRITE,
	EDITS = RIGHT_WRITE_DAC | RIGHT_WRITE_OWNER,
};

/* Neither an administrator nor a service account. */
static bool is_user(const struct sid *sid)
{
	enum sid_class class = sid_class(sid);

	return class != SID_CLASS_ADMIN && class != SID_CLASS_SERVICE;
}

static bool is_broad(const struct sid *sid)
{
	return sid_class(sid) == SID_CLASS_BROAD;
}

static bool is_one_of(const struct sid *sid, const char *const *aliases, size_t count)
{
	struct sid listed;

	for (size_t i = 0; i < count; i++)
		if (sid_parse(aliases[i], 2, NULL, &listed) && sid_equal(sid, &listed))
			return true;
	return false;
}

/* Describes some of the rights that the ACE grants. */
static const char *allowed_words(struct lint *lint, const struct lint_target *target, uint32_t rights)
{
	return lint_rights(lint, RIGHTS_NAMESPACE, lint_allowed(target->ace) & rights);
}

/* NSS201: full control permits granting access to others and running code as SYSTEM (providers, subscriptions). */
void lint_full_control(struct lint *lint, const struct lint_target *target)
{
	const struct sid *sid = &target->ace->sid;
	struct diagnostic *diagnostic;

	if (!is_user(sid) || (lint_allowed(target->ace) & WBEM_FULL_CONTROL) != WBEM_FULL_CONTROL)
		return;
	diagnostic = diag_report(lint->sink, NSS201, lint_ace_span(target), "%s has full control of %s",
				 lint_principal(lint, sid), target->space->path);
	diag_set_help(lint->sink, diagnostic,
		      "grant only what is needed: 'CC' to read, 'CCDC' to call methods as well");
}

/* NSS202: a principal that can rewrite the DACL controls the namespace. */
void lint_edit_security(struct lint *lint, const struct lint_target *target)
{
	const struct sid *sid = &target->ace->sid;
	struct diagnostic *diagnostic;

	if (!is_broad(sid) || !(lint_allowed(target->ace) & EDITS))
		return;
	diagnostic = diag_report(lint->sink, NSS202, lint_ace_span(target), "%s can change who has access to %s (%s)",
				 lint_principal(lint, sid), target->space->path, allowed_words(lint, target, EDITS));
	diag_set_help(lint->sink, diagnostic, "remove 0x%X from the rights", target->ace->mask & EDITS);
}

/* NSS203: Full Write permits permanent subscriptions, whose consumers run as SYSTEM. Provider Write is the default. */
void lint_write(struct lint *lint, const struct lint_target *target)
{
	const struct sid *sid = &target->ace->sid;
	struct diagnostic *diagnostic;

	if (!is_user(sid) || !(lint_allowed(target->ace) & WRITES))
		return;
	diagnostic = diag_report(lint->sink, NSS203, lint_ace_span(target), "%s can write to %s (%s)",
				 lint_principal(lint, sid), target->space->path, allowed_words(lint, target, WRITES));
	diag_set_help(lint->sink, diagnostic, "remove 0x%X from the rights", target->ace->mask & WRITES);
}

/* NSS204: by default only administrators can connect remotely. */
void lint_remote_to_all(struct lint *lint, const struct lint_target *target)
{
	const struct sid *sid = &target->ace->sid;
	struct diagnostic *diagnostic;

	if (!is_broad(sid) || !(lint_allowed(target->ace) & WBEM_REMOTE_ENABLE))
		return;
	diagnostic = diag_report(lint->sink, NSS204, lint_ace_span(target), "%s can connect remotely to %s",
				 lint_principal(lint, sid), target->space->path);
	diag_set_help(lint->sink, diagnostic,
		      "grant Remote Enable to a dedicated group or to Remote Management Users (RM)");
}

/* NSS205: not an error, but it should be intended. */
void lint_remote_to_named(struct lint *lint, const struct lint_target *target)
{
	const struct sid *sid = &target->ace->sid;

	if (sid_class(sid) == SID_CLASS_NAMED && lint_allowed(target->ace) & WBEM_REMOTE_ENABLE)
		diag_report(lint->sink, NSS205, lint_ace_span(target), "%s can connect remotely to %s",
			    lint_principal(lint, sid), target->space->path);
}

/* NSS210: with legacy settings even read access shows data to unauthenticated sessions. */
void lint_unauthenticated(struct lint *lint, const struct lint_target *target)
{
	static const char *const aliases[] = {"AN", "BG", "NU", "WD"};
	const struct sid *sid = &target->ace->sid;
	bool is_guest = sid_is_of_domain(sid) && sid->subauthority[sid->count - 1] == 501;
	struct diagnostic *diagnostic;

	if (lint_allowed(target->ace) == 0 || !(is_guest || is_one_of(sid, aliases, sizeof aliases / sizeof *aliases)))
		return;
	diagnostic = diag_report(lint->sink, NSS210, lint_ace_span(target), "%s is granted access to %s",
				 lint_principal(lint, sid), target->space->path);
	diag_set_help(lint->sink, diagnostic,
		      "remove the ACE; use Authenticated Users (AU) if every account needs access");
}

/* NSS233: a deny ACE for the accounts that run WMI, or for one of their groups, breaks it. */
void lint_deny_administrators(struct lint *lint, const struct lint_target *target)
{
	static const char *const groups[] = {"WD", "AU"};
	const struct sid *sid = &target->ace->sid;
	enum sid_class class = sid_class(sid);
	struct diagnostic *diagnostic;

	if (!lint_denies(target->ace) || target->ace->mask == 0)
		return;
	if (class != SID_CLASS_ADMIN && class != SID_CLASS_SERVICE &&
	    !is_one_of(sid, groups, sizeof groups / sizeof *groups))
		return;
	diagnostic = diag_report(lint->sink, NSS233, lint_ace_span(target),
				 "denying %s access to %s locks out administrators and services",
				 lint_principal(lint, sid), target->space->path);
	diag_set_help(lint->sink, diagnostic, "remove the deny ACE: a principal that is granted nothing has no access");
}

/* NSS236: by default service accounts have 0x13. */
void lint_service_rights(struct lint *lint, const struct lint_target *target)
{
	const struct sid *sid = &target->ace->sid;
	struct diagnostic *diagnostic;

	if (sid_class(sid) != SID_CLASS_SERVICE || !(lint_allowed(target->ace) & (WRITES | EDITS)))
		return;
	diagnostic = diag_report(lint->sink, NSS236, lint_ace_span(target),
				 "%s gets more rights in %s than the default (%s)", lint_principal(lint, sid),
				 target->space->path, allowed_words(lint, target, WRITES | EDITS));
	diag_set_help(lint->sink, diagnostic, "the default is 'CCDCRP' (0x13)");
}
