/* SPDX-License-Identifier: MIT */
/* Rules on single ACEs in the DACL of a namespace (NSS216-NSS219, NSS221, NSS223, NSS231). */
#include <string.h>

#include "lint/namespace.h"

enum { FLAGS_OF_A_DACL = SD_OBJECT_INHERIT | SD_CONTAINER_INHERIT | SD_NO_PROPAGATE | SD_INHERIT_ONLY };

/* Returns whether the rights are written with the letters of files or registry keys. */
static const char *foreign_letters(const struct lint_target *target)
{
	static const char *const letters[] = {"GA", "GR", "GW", "GX", "FA", "FR", "FW", "FX", "KA", "KR", "KW", "KX"};

	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (lint_rights_are_written(target, letters[i]))
			return letters[i];
	return NULL;
}

/* NSS216: SetSD accepts only namespace rights. */
void lint_unknown_rights(struct lint *lint, const struct lint_target *target)
{
	uint32_t unknown = target->ace->mask & ~(rights_defined(RIGHTS_NAMESPACE) | RIGHT_GENERIC_MASK);
	struct diagnostic *diagnostic;

	if (unknown == 0 || foreign_letters(target))
		return;
	diagnostic = diag_report(lint->sink, NSS216, lint_ace_span(target), "unknown namespace right 0x%X", unknown);
	lint_edit_rights(lint, target, diagnostic, target->ace->mask & rights_defined(RIGHTS_NAMESPACE));
	diagnostic->is_suggestion = true;
}

/* NSS217: generic rights and those of files and keys have no documented effect on a namespace. */
void lint_foreign_rights(struct lint *lint, const struct lint_target *target)
{
	const char *letters = foreign_letters(target);
	struct diagnostic *diagnostic;

	if (letters == NULL && !(target->ace->mask & RIGHT_GENERIC_MASK))
		return;
	diagnostic =
		diag_report(lint->sink, NSS217, lint_ace_span(target),
			    letters ? "'%s' is not a namespace right" : "generic rights are not defined for namespaces",
			    letters);
	diag_set_help(lint->sink, diagnostic, "write 'CCDCLCSWRPWPRCWD' for full control, 'CC' for read access");
}

/* NSS218: SetSD accepts only allow and deny ACEs without conditions or object types. */
void lint_entry_type(struct lint *lint, const struct lint_target *target)
{
	const struct sd_ace_kind *kind = sd_ace_kind(target->ace->type);

	if (target->ace->type != SD_ALLOW && target->ace->type != SD_DENY)
		diag_report(lint->sink, NSS218, lint_ace_span(target),
			    "only allow and deny ACEs are accepted in the DACL of a namespace, not %s",
			    kind && kind->letters ? kind->letters : "this type");
}

/* NSS219: a SID of a domain or computer is invalid on others. */
void lint_domain_sid(struct lint *lint, const struct lint_target *target)
{
	static const char prefix[] = "-1-5-21-";
	struct sd_span at = target->ace->sid_at;
	struct text sddl = target->statement->sddl;

	if (target->statement->form != STATEMENT_SDDL || at.end > sddl.length || at.end - at.begin < sizeof prefix)
		return;
	if (memcmp(sddl.bytes + at.begin + 1, prefix, sizeof prefix - 1) == 0)
		diag_report(lint->sink, NSS219, lint_ace_span(target), "%s exists in one domain or on one machine only",
			    lint_principal(lint, &target->ace->sid));
}

/* Returns an error message about the flags, or NULL. */
static const char *find_flag_error(const struct lint_target *target)
{
	const struct sd_ace *ace = target->ace;

	if ((ace->flags & SD_INHERIT_ONLY) && !(ace->flags & SD_CONTAINER_INHERIT))
		return "inherit-only (IO) without container-inherit (CI) has no effect";
	if ((ace->flags & SD_INHERITED) && target->statement->form == STATEMENT_SDDL)
		return "ACE marked as inherited (ID) is not stored";
	if (ace->flags & (uint8_t) ~(FLAGS_OF_A_DACL | SD_INHERITED))
		return "audit flags (SA, FA) are not allowed in a DACL";
	return NULL;
}

/* NSS221: flags and combinations that SetSD refuses or ignores. */
void lint_entry_flags(struct lint *lint, const struct lint_target *target)
{
	const char *error = find_flag_error(target);

	if (error)
		diag_report(lint->sink, NSS221, lint_ace_span(target), "%s", error);
}

/* NSS223: SetSD requires Partial Write or Provider Write together with Full Write. */
void lint_full_write_alone(struct lint *lint, const struct lint_target *target)
{
	uint32_t mask = target->ace->mask;

	if (!(mask & WBEM_FULL_WRITE) || mask & (WBEM_PARTIAL_WRITE | WBEM_WRITE_PROVIDER))
		return;
	lint_edit_rights(lint, target,
			 diag_report(lint->sink, NSS223, lint_ace_span(target),
				     "Full Write without Partial Write and Provider Write"),
			 mask | WBEM_PARTIAL_WRITE | WBEM_WRITE_PROVIDER);
}

/* NSS231: groups whose meaning has changed, and WD, which is both a principal and a right. */
void lint_odd_principal(struct lint *lint, const struct lint_target *target)
{
	static const struct {
		const char *alias, *sentence;
		bool with_its_right; /* only if the ACE has a right with the same letters */
	} rows[] = {
		{"PU", "Power Users (PU) has had no special rights since Windows Vista", false},
		{"RU", "membership of Pre-Windows 2000 Compatible Access (RU) differs between domains", false},
		{"WR", "WRITE RESTRICTED (WR) marks restricted tokens and should not be granted rights", false},
		{"WD", "'WD' means Everyone as a principal but Edit Security as a right", true},
	};
	struct sid sid;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (!sid_parse(rows[i].alias, 2, NULL, &sid) || !sid_equal(&sid, &target->ace->sid))
			continue;
		if (!rows[i].with_its_right || lint_rights_are_written(target, rows[i].alias))
			diag_report(lint->sink, NSS231, lint_ace_span(target), "%s", rows[i].sentence);
	}
}
