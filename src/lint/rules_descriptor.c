/* SPDX-License-Identifier: MIT */
/* Rules on a descriptor of a namespace as a whole (NSS206, NSS207, NSS211-NSS213, NSS215, NSS220, NSS222 ...). */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "lint/namespace.h"
#include "model/literal.h"

/* ---- syntax ---- */

/* The error of an invalid statement or provider rule. */
struct unread {
	const struct sddl_error *error;
	struct text sddl; /* empty if the descriptor is binary */
	struct span span;
};

/* Returns false if the descriptor is valid or absent. */
static bool find_unread(const struct lint_target *target, struct unread *unread)
{
	const struct namespace_statement *statement = target->statement;
	const struct namespace_provider_rule *rule = target->provider_rule;

	if (statement && statement->descriptor == NULL)
		*unread = (struct unread){&statement->error, statement->sddl, statement->span};
	else if (rule && rule->property && rule->descriptor == NULL)
		*unread = (struct unread){&rule->error, rule->sddl, rule->property->value.span};
	else
		return false;
	return true;
}

static struct diagnostic *report_unread(struct lint *lint, const struct unread *unread, enum diag_code code)
{
	const struct sddl_error *error = unread->error;
	struct span span = unread->sddl.bytes ? literal_locate(unread->span, unread->sddl, error->offset,
							       error->offset + error->length)
					      : unread->span;
	struct diagnostic *diagnostic = diag_report(lint->sink, code, span, "at %s %zu of the descriptor: %s",
						    unread->sddl.bytes ? "character" : "byte",
						    error->offset + (unread->sddl.bytes != NULL), error->message);

	if (error->fix)
		diag_set_help(lint->sink, diagnostic, "write '%s'", error->fix);
	return diagnostic;
}

/* NSS215: WMI accepts only upper case. */
void lint_sddl_case(struct lint *lint, const struct lint_target *target)
{
	struct diagnostic *diagnostic;
	struct unread unread;
	struct span piece;

	if (!find_unread(target, &unread) || unread.error->problem != SDDL_LOWER_CASE)
		return;
	diagnostic = report_unread(lint, &unread, NSS215);
	piece = lint_plain_span(unread.span, unread.sddl,
				(struct sd_span){unread.error->offset, unread.error->offset + unread.error->length});
	if (unread.error->fix && piece.source)
		diag_add_edit(lint->sink, diagnostic, piece, unread.error->fix);
}

/* NSS229: invalid SDDL, or bytes that are not a descriptor. */
void lint_sddl_syntax(struct lint *lint, const struct lint_target *target)
{
	struct unread unread;

	if (find_unread(target, &unread) && unread.error->problem != SDDL_LOWER_CASE &&
	    unread.error->problem != SDDL_NEEDS_DOMAIN)
		report_unread(lint, &unread, NSS229);
}

/* NSS230: domain groups, which do not exist on a computer in a workgroup. */
void lint_domain_alias(struct lint *lint, const struct lint_target *target)
{
	struct unread unread;

	if (find_unread(target, &unread) && unread.error->problem == SDDL_NEEDS_DOMAIN)
		report_unread(lint, &unread, NSS230);
}

/* The text as one literal; empty if white space may belong to a condition or escapes were decoded. */
static void edit_to_one(struct lint *lint, const struct namespace_statement *statement, struct diagnostic *diagnostic)
{
	struct text sddl = statement->sddl;
	struct buffer text = {0};

	if (statement->descriptor == NULL || memchr(sddl.bytes, '"', sddl.length) ||
	    memchr(statement->span.source->text + statement->span.begin, '\\',
		   statement->span.end - statement->span.begin))
		return;
	for (size_t i = 0; i < statement->descriptor->dacl.count; i++)
		if (statement->descriptor->dacl.aces[i].data)
			return;
	buffer_put_byte(&text, '"');
	for (size_t i = 0; i < sddl.length; i++)
		if (strchr(" \t\r\n", sddl.bytes[i]) == NULL)
			buffer_put_byte(&text, (uint8_t)sddl.bytes[i]);
	buffer_put_byte(&text, '"');
	diag_add_edit(lint->sink, diagnostic, statement->span, buffer_text(&text));
	buffer_free(&text);
}

/* NSS241: white space in SDDL is not portable, and a separator is easily lost between adjacent literals. */
void lint_sddl_pieces(struct lint *lint, const struct lint_target *target)
{
	const struct namespace_statement *statement = target->statement;
	struct span span = statement->span;
	const char *quote = NULL;

	if (statement->form != STATEMENT_SDDL || span.source == NULL || span.end - span.begin < 2)
		return;
	quote = memchr(span.source->text + span.begin + 1, '"', span.end - span.begin - 2);
	if (statement->descriptor && statement->descriptor->has_space)
		edit_to_one(lint, statement,
			    diag_report(lint->sink, NSS241, span, "white space at character %zu of the descriptor",
					statement->descriptor->space_at + 1));
	else if (quote && quote[-1] != '\\')
		edit_to_one(lint, statement,
			    diag_report(lint->sink, NSS241, span, "descriptor is split over several string literals"));
}

/* ---- the parts ---- */

static bool has_dacl(const struct lint_target *target)
{
	return target->descriptor->dacl.state == SD_ACL_PRESENT;
}

static bool has_entries(const struct lint_target *target)
{
	return has_dacl(target) && target->descriptor->dacl.count > 0;
}

/* NSS206: without a DACL everyone has full access. */
void lint_null_dacl(struct lint *lint, const struct lint_target *target)
{
	if (!has_dacl(target))
		diag_report(lint->sink, NSS206, target->statement->span,
			    "descriptor has no DACL: everyone gets full access");
}

/* NSS207: an empty DACL grants access to no one. */
void lint_empty_dacl(struct lint *lint, const struct lint_target *target)
{
	if (has_dacl(target) && !has_entries(target))
		diag_report(lint->sink, NSS207, target->statement->span, "DACL is empty: all access is denied");
}

static void check_owner(struct lint *lint, const struct lint_target *target, const struct sid *sid, struct sd_span at,
			const char *word)
{
	enum sid_class class = sid_class(sid);
	struct diagnostic *diagnostic;

	if (class == SID_CLASS_ADMIN || class == SID_CLASS_SERVICE)
		return;
	diagnostic = diag_report(lint->sink, NSS211, lint_sddl_span(target, at),
				 "the %s of %s is %s, which is not an administrator", word, target->space->path,
				 lint_principal(lint, sid));
	diag_set_help(lint->sink, diagnostic, "write 'BA'");
	lint_edit_sddl(lint, target, diagnostic, at, "BA");
}

/* NSS211: the owner can always rewrite the DACL. */
void lint_owner(struct lint *lint, const struct lint_target *target)
{
	const struct sd_descriptor *descriptor = target->descriptor;

	if (descriptor->has_owner)
		check_owner(lint, target, &descriptor->owner, descriptor->owner_at, "owner");
	if (descriptor->has_group)
		check_owner(lint, target, &descriptor->group, descriptor->group_at, "group");
}

/* NSS212: SetSD refuses a descriptor without an owner or a group. */
void lint_owner_missing(struct lint *lint, const struct lint_target *target)
{
	const struct sd_descriptor *descriptor = target->descriptor;
	const char *what = !descriptor->has_owner ? descriptor->has_group ? "owner" : "owner and no group" : "group";
	const char *text = !descriptor->has_owner ? descriptor->has_group ? "O:BA" : "O:BAG:BA" : "G:BA";
	size_t at = descriptor->has_owner ? descriptor->owner_at.end : 0;
	struct diagnostic *diagnostic;

	if (descriptor->has_owner && descriptor->has_group)
		return;
	diagnostic = diag_report(lint->sink, NSS212, target->statement->span, "descriptor has no %s", what);
	diag_set_help(lint->sink, diagnostic, "add '%s' before the DACL", text);
	lint_edit_sddl(lint, target, diagnostic, (struct sd_span){at, at}, text);
}

/* ---- the DACL as a whole ---- */

/* The rank of an ACE in canonical order: explicit before inherited, deny before allow. */
static int rank_of(const struct sd_ace *ace)
{
	return (ace->flags & SD_INHERITED ? 2 : 0) + !lint_denies(ace);
}

/* The first ACE after one of higher rank; NULL in a canonical DACL. */
static const struct sd_ace *first_out_of_order(const struct sd_acl *dacl)
{
	for (size_t i = 1; i < dacl->count; i++)
		if (rank_of(&dacl->aces[i]) < rank_of(&dacl->aces[i - 1]))
			return &dacl->aces[i];
	return NULL;
}

/* The ACEs of the SDDL in canonical order, as text. */
static void put_sorted(const struct lint_target *target, struct buffer *out)
{
	const struct sd_acl *dacl = &target->descriptor->dacl;

	for (int rank = 0; rank < 4; rank++)
		for (size_t i = 0; i < dacl->count; i++)
			if (rank_of(&dacl->aces[i]) == rank)
				buffer_put(out, target->statement->sddl.bytes + dacl->aces[i].begin,
					   dacl->aces[i].end - dacl->aces[i].begin);
}

/* NSS213: a deny ACE has no effect on rights that an earlier ACE granted. */
void lint_order(struct lint *lint, const struct lint_target *target)
{
	const struct sd_acl *dacl = &target->descriptor->dacl;
	const struct sd_ace *misplaced = first_out_of_order(dacl);
	struct diagnostic *diagnostic;
	struct buffer sorted = {0};

	if (misplaced == NULL)
		return;
	diagnostic = diag_report(lint->sink, NSS213,
				 lint_sddl_span(target, (struct sd_span){misplaced->begin, misplaced->end}),
				 lint_denies(misplaced) ? "deny ACE after an allow ACE"
							: "explicit ACE after an inherited ACE");
	diag_set_help(lint->sink, diagnostic, "order the ACEs: explicit deny, explicit allow, inherited");
	if (target->statement->sddl.bytes) {
		put_sorted(target, &sorted);
		lint_edit_sddl(lint, target, diagnostic,
			       (struct sd_span){dacl->aces[0].begin, dacl->aces[dacl->count - 1].end},
			       buffer_text(&sorted));
	}
	buffer_free(&sorted);
}

/* NSS220: without inheritable ACEs child namespaces get the default. */
void lint_no_inheritance(struct lint *lint, const struct lint_target *target)
{
	const struct sd_acl *dacl = &target->descriptor->dacl;
	struct diagnostic *diagnostic;

	if (!has_entries(target))
		return;
	for (size_t i = 0; i < dacl->count; i++)
		if (dacl->aces[i].flags & (SD_CONTAINER_INHERIT | SD_INHERITED))
			return;
	diagnostic = diag_report(lint->sink, NSS220, target->statement->span,
				 "child namespaces of %s inherit nothing from this descriptor", target->space->path);
	diag_set_help(lint->sink, diagnostic, "add the flag CI to the ACEs that child namespaces should inherit");
	for (size_t i = 0; i < dacl->count; i++)
		lint_edit_sddl(lint, target, diagnostic,
			       (struct sd_span){dacl->aces[i].flags_at.begin, dacl->aces[i].flags_at.begin}, "CI");
}

/* An allow ACE for Administrators, or NULL; *granted are the rights that all administrators have. */
static const struct sd_ace *find_administrators(const struct sd_acl *dacl, uint32_t *granted)
{
	const struct sd_ace *found = NULL;
	struct sid administrators;

	*granted = 0;
	sid_parse("BA", 2, NULL, &administrators);
	for (size_t i = 0; i < dacl->count; i++) {
		const struct sd_ace *ace = &dacl->aces[i];

		if (sid_class(&ace->sid) != SID_CLASS_ADMIN || ace->flags & SD_INHERIT_ONLY)
			continue;
		*granted |= lint_allowed(ace);
		if (ace->type == SD_ALLOW && sid_equal(&ace->sid, &administrators))
			found = ace;
	}
	return found;
}

/* NSS222: without full control for administrators a namespace cannot be managed. */
void lint_lock_out(struct lint *lint, const struct lint_target *target)
{
	const struct sd_descriptor *descriptor = target->descriptor;
	const struct sd_acl *dacl = &descriptor->dacl;
	struct lint_target entry = *target;
	struct diagnostic *diagnostic;
	bool can_repair = descriptor->has_owner && sid_class(&descriptor->owner) == SID_CLASS_ADMIN;
	uint32_t granted;

	if (!has_entries(target))
		return;
	entry.ace = find_administrators(dacl, &granted);
	if ((granted & WBEM_FULL_CONTROL) == WBEM_FULL_CONTROL)
		return;
	diagnostic =
		diag_report(lint->sink, NSS222, target->statement->span, "no administrator has full control of %s%s",
			    target->space->path, can_repair ? "; the owner can still repair it" : "");
	if (entry.ace) {
		lint_edit_rights(lint, &entry, diagnostic, WBEM_FULL_CONTROL);
		return;
	}
	diag_set_help(lint->sink, diagnostic, "add '(A;CI;CCDCLCSWRPWPRCWD;;;BA)'");
	if (!(dacl->aces[dacl->count - 1].flags & SD_INHERITED))
		lint_edit_sddl(lint, target, diagnostic,
			       (struct sd_span){dacl->aces[dacl->count - 1].end, dacl->aces[dacl->count - 1].end},
			       "(A;CI;CCDCLCSWRPWPRCWD;;;BA)");
}

/* NSS224: without a SACL access is not audited. */
void lint_no_audit(struct lint *lint, const struct lint_target *target)
{
	static const char *const watched[] = {"root\\subscription", "root\\default", "root\\SecurityCenter2"};
	struct diagnostic *diagnostic;

	for (size_t i = 0; i < sizeof watched / sizeof *watched; i++) {
		if (!text_same_name(text_of(target->space->path), text_of(watched[i])) ||
		    target->descriptor->sacl.count > 0)
			continue;
		diagnostic = diag_report(lint->sink, NSS224, target->statement->span, "access to %s is not audited",
					 target->space->path);
		diag_set_help(lint->sink, diagnostic, "add 'S:(AU;CISAFA;0x4001E;;;WD)'");
	}
}

/* NSS226: the sources disagree on the effect of a protected DACL. */
void lint_protected(struct lint *lint, const struct lint_target *target)
{
	if (target->descriptor->control & SD_DACL_PROTECTED && target->statement->form == STATEMENT_SDDL)
		diag_report(lint->sink, NSS226, target->statement->span,
			    "cannot tell whether D:P stops %s from inheriting ACEs", target->space->path);
}

/* ---- the ACEs of one principal ---- */

static void report_idle(struct lint *lint, const struct lint_target *target, const char *message)
{
	struct diagnostic *diagnostic = diag_report(lint->sink, NSS232, lint_ace_span(target), "%s", message);

	diag_set_help(lint->sink, diagnostic, "remove it");
	lint_edit_sddl(lint, target, diagnostic, (struct sd_span){target->ace->begin, target->ace->end}, "");
}

/* NSS232: ACEs without effect. An ACE is compared only with ACEs of the same type and SID. */
void lint_idle_entry(struct lint *lint, const struct lint_target *target)
{
	const struct sd_acl *dacl = &target->descriptor->dacl;
	const struct sd_ace **sorted = lint_aces_by_sid(dacl);
	struct lint_target entry = *target;
	uint32_t seen[2][256] = {0}; /* masks of earlier ACEs, by effect and flags */

	for (size_t i = 0; i < dacl->count; i++) {
		const struct sd_ace *ace = sorted[i];
		uint32_t *before;

		if (i > 0 && !sid_equal(&sorted[i - 1]->sid, &ace->sid))
			memset(seen, 0, sizeof seen);
		entry.ace = ace;
		if (ace->type != SD_ALLOW && ace->type != SD_DENY)
			continue;
		before = &seen[ace->type == SD_DENY][ace->flags];
		if (ace->mask == 0)
			report_idle(lint, &entry, "ACE has no rights");
		else if ((ace->mask & ~*before) == 0)
			report_idle(lint, &entry, "redundant ACE: earlier ACEs for the same principal cover it");
		*before |= ace->mask;
	}
	free(sorted);
}

/* Rights of Everyone, Authenticated Users and Users, which every principal in the DACL has too. */
static uint32_t allowed_to_all(const struct sd_acl *dacl)
{
	uint32_t allowed = 0;

	for (size_t i = 0; i < dacl->count; i++)
		if (sid_class(&dacl->aces[i].sid) == SID_CLASS_BROAD)
			allowed |= lint_allowed(&dacl->aces[i]);
	return allowed;
}

/* NSS234: the other rights cannot be used without Enable Account. */
void lint_incoherent_rights(struct lint *lint, const struct lint_target *target)
{
	enum { NEED_ENABLE = WBEM_METHOD_EXECUTE | WBEM_WRITE_PROVIDER | WBEM_REMOTE_ENABLE };
	const struct sd_acl *dacl = &target->descriptor->dacl;
	const struct sd_ace **sorted = lint_aces_by_sid(dacl);
	uint32_t to_all = allowed_to_all(dacl);

	for (size_t from = 0, to; from < dacl->count; from = to) {
		uint32_t allowed = to_all & WBEM_ENABLE;
		struct lint_target entry = *target;

		for (to = from; to < dacl->count && sid_equal(&sorted[from]->sid, &sorted[to]->sid); to++) {
			allowed |= lint_allowed(sorted[to]);
			if (entry.ace == NULL && lint_allowed(sorted[to]))
				entry.ace = sorted[to];
		}
		if (allowed & WBEM_ENABLE || !(allowed & NEED_ENABLE))
			continue;
		lint_edit_rights(lint, &entry,
				 diag_report(lint->sink, NSS234, lint_ace_span(&entry),
					     "%s is granted %s but not Enable Account",
					     lint_principal(lint, &entry.ace->sid),
					     lint_rights(lint, RIGHTS_NAMESPACE, allowed & NEED_ENABLE)),
				 entry.ace->mask | WBEM_ENABLE);
	}
	free(sorted);
}
