/* SPDX-License-Identifier: MIT */
/* Explains a descriptor: owner, flags, the effect of each ACE; the reasons of SetSD; differences. */
#include "descriptor/encoding.h"
#include "security/words.h"

#include "diag/clean.h"
#include "security/setsd.h"

static void put_principal_or_none(bool is_there, const struct sid *sid, struct buffer *out)
{
	if (is_there)
		sd_put_principal(sid, out);
	else
		buffer_put_text(out, "missing");
}

static void put_flags(const struct sd_descriptor *sd, struct buffer *out)
{
	static const struct {
		uint16_t bit;
		const char *description;
	} rows[] = {
		{SD_DACL_PROTECTED, "the DACL is protected: it inherits nothing from the parent"},
		{SD_SACL_PROTECTED, "the SACL is protected"},
		{SD_DACL_AUTO_INHERITED, "the DACL was inherited automatically"},
		{SD_SACL_AUTO_INHERITED, "the SACL was inherited automatically"},
		{SD_DACL_AUTO_INHERIT_REQ, "the DACL is to be inherited automatically"},
		{SD_SACL_AUTO_INHERIT_REQ, "the SACL is to be inherited automatically"},
		{SD_OWNER_DEFAULTED, "the owner is a default"},
		{SD_GROUP_DEFAULTED, "the group is a default"},
		{SD_DACL_DEFAULTED, "the DACL is a default"},
		{SD_SACL_DEFAULTED, "the SACL is a default"},
		{SD_DACL_TRUSTED, "the DACL is trusted"},
		{SD_SERVER_SECURITY, "server security"},
		{SD_RM_CONTROL_VALID, "the resource manager byte is valid"},
	};
	const char *head = "flags   ";

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (!(sd->control & rows[i].bit))
			continue;
		buffer_printf(out, "%s%s\n", head, rows[i].description);
		head = "        ";
	}
}

/* ---- entries ---- */

/* What an ACE of a namespace applies to (MS-WMI 2.2.30.2). OI has no meaning there. */
static const char *scope_of(uint8_t flags)
{
	if (!(flags & SD_CONTAINER_INHERIT))
		return flags & SD_INHERIT_ONLY ? "nothing: inherit-only without container-inherit"
					       : "this namespace only";
	if (flags & SD_INHERIT_ONLY)
		return flags & SD_NO_PROPAGATE ? "its direct children only" : "all namespaces below it only";
	return flags & SD_NO_PROPAGATE ? "this namespace and its direct children" : "this namespace and all below it";
}

static void put_scope(const struct sd_ace *ace, enum rights_object object, struct buffer *out)
{
	uint8_t rest = ace->flags;

	if (object == RIGHTS_NAMESPACE) {
		buffer_printf(out, "     applies to %s\n", scope_of(ace->flags));
		rest &= (uint8_t) ~(SD_CONTAINER_INHERIT | SD_NO_PROPAGATE | SD_INHERIT_ONLY);
	}
	if (rest & SD_ACE_FLAGS_KNOWN) {
		buffer_put_text(out, "     flags: ");
		sd_put_ace_flags(rest, out);
		buffer_put_byte(out, '\n');
	}
	if (rest & ~SD_ACE_FLAGS_KNOWN)
		buffer_printf(out, "     unknown flags: 0x%02X\n", rest & ~SD_ACE_FLAGS_KNOWN);
}

/* An ACE with a condition, a claim or object types is also shown as SDDL. */
static void put_details(const struct encoding_output *output, const struct sd_ace *ace)
{
	const struct sd_ace_kind *kind = sd_ace_kind(ace->type);
	struct buffer text = {0};
	const char *problem;

	if (kind == NULL || (kind->tail == SD_TAIL_NONE && !kind->object))
		return;
	problem = sddl_format_ace(ace, &output->sddl, output->arena, &text);
	buffer_put_text(output->out, problem ? "     cannot be written as SDDL: " : "     as SDDL: ");
	if (problem)
		buffer_put_text(&text, problem);
	clean_append(output->out, (struct text){buffer_text(&text), text.size}, CLEAN_LINE);
	buffer_put_byte(output->out, '\n');
	buffer_free(&text);
}

static void put_ace(const struct encoding_output *output, const struct sd_ace *ace, size_t number)
{
	const struct sd_ace_kind *kind = sd_ace_kind(ace->type);
	struct buffer *out = output->out;

	if (ace->opaque || kind == NULL) {
		buffer_printf(out, "%3zu. ACE of unknown type 0x%02X, %zu bytes\n", number, ace->type, ace->data_size);
		return;
	}
	buffer_printf(out, "%3zu. %s: ", number, kind->description);
	sd_put_principal(&ace->sid, out);
	buffer_printf(out, "\n     0x%X: ", (unsigned)ace->mask);
	if (kind->effect == SD_EFFECT_LABEL)
		rights_format(ace->mask, true, out);
	else
		rights_describe(output->object, ace->mask, out);
	buffer_put_byte(out, '\n');
	put_scope(ace, output->object, out);
	put_details(output, ace);
}

static void put_acl(const struct encoding_output *output, const struct sd_acl *acl, bool is_dacl)
{
	struct buffer *out = output->out;

	buffer_put_text(out, is_dacl ? "DACL    " : "SACL    ");
	if (acl->state == SD_ACL_ABSENT)
		buffer_put_text(out, is_dacl ? "none: everyone has full access\n" : "none: no auditing\n");
	else if (acl->state == SD_ACL_NULL)
		buffer_put_text(out, is_dacl ? "NULL: everyone has full access\n" : "NULL: no auditing\n");
	else if (acl->count == 0)
		buffer_put_text(out, is_dacl ? "empty: no one has access\n" : "empty: no auditing\n");
	else
		buffer_printf(out, "%zu %s\n", acl->count, acl->count == 1 ? "ACE" : "ACEs");
	for (size_t i = 0; i < acl->count; i++)
		put_ace(output, &acl->aces[i], i + 1);
}

static void put_sddl(const struct encoding_output *output)
{
	struct buffer text = {0};
	const char *problem = sddl_format(output->descriptor, &output->sddl, output->arena, &text);

	if (problem == NULL) {
		buffer_put_text(output->out, "SDDL    ");
		clean_append(output->out, (struct text){buffer_text(&text), text.size}, CLEAN_LINE);
		buffer_put_byte(output->out, '\n');
	}
	buffer_free(&text);
}

void descriptor_explain(const struct encoding_output *output)
{
	const struct sd_descriptor *sd = output->descriptor;
	struct buffer *out = output->out;

	buffer_printf(out, "object  %s\n", rights_object_description(output->object));
	put_sddl(output);
	buffer_put_text(out, "owner   ");
	put_principal_or_none(sd->has_owner, &sd->owner, out);
	buffer_put_text(out, "\ngroup   ");
	put_principal_or_none(sd->has_group, &sd->group, out);
	buffer_put_byte(out, '\n');
	put_flags(sd, out);
	put_acl(output, &sd->dacl, true);
	if (sd->sacl.state != SD_ACL_ABSENT)
		put_acl(output, &sd->sacl, false);
}

/* ---- SetSD ---- */

static bool is_about_rights(enum setsd_problem problem)
{
	return problem == SETSD_UNKNOWN_RIGHT || problem == SETSD_FULL_WRITE_ALONE;
}

static struct span location_of(const struct encoding_reading *reading, const struct setsd_reason *reason)
{
	const struct sd_ace *ace;
	struct sd_span at;

	if (reason->ace < 0)
		return reading->whole;
	ace = &reading->descriptor->dacl.aces[reason->ace];
	at = (struct sd_span){ace->begin, ace->end};
	if (reading->is_sddl && reason->problem == SETSD_UNKNOWN_TYPE)
		at = ace->type_at;
	else if (reading->is_sddl && is_about_rights(reason->problem))
		at = ace->rights_at;
	else if (reading->is_sddl)
		at = ace->flags_at;
	return encoding_location(reading, at.begin, at.end);
}

/* The bits that a reason is about, as text to append to it. */
static const char *bits_of(const struct setsd_reason *reason, struct arena *arena)
{
	if (reason->problem == SETSD_UNKNOWN_FLAG || reason->problem == SETSD_UNKNOWN_RIGHT)
		return arena_printf(arena, ", not 0x%X", (unsigned)reason->bits);
	return "";
}

bool descriptor_check(const struct encoding_reading *reading, struct arena *arena, struct diag_sink *sink)
{
	const struct setsd_reason *reasons;
	size_t count;
	bool is_accepted = setsd_check(arena, reading->descriptor, &reasons, &count);

	for (size_t i = 0; i < count; i++) {
		enum diag_code code = reasons[i].problem == SETSD_INHERITED_DROPPED ? MOF904 : MOF903;
		struct span where = location_of(reading, &reasons[i]);
		const char *text = setsd_description(reasons[i].problem), *bits = bits_of(&reasons[i], arena);

		if (reasons[i].ace < 0)
			diag_report(sink, code, where, "%s%s", text, bits);
		else
			diag_report(sink, code, where, "ACE %d of the DACL: %s%s", reasons[i].ace + 1, text, bits);
	}
	return is_accepted;
}

/* ---- differences ---- */

static void put_change_of_principal(const char *what, bool is_in_base, const struct sid *old, bool is_there,
				    const struct sid *new, struct buffer *out)
{
	buffer_printf(out, "%s: ", what);
	put_principal_or_none(is_in_base, old, out);
	buffer_put_text(out, " -> ");
	put_principal_or_none(is_there, new, out);
	buffer_put_byte(out, '\n');
}

static void put_bits(const char *verb, uint32_t bits, enum rights_object object, struct buffer *out)
{
	if (bits == 0)
		return;
	buffer_printf(out, "    %s 0x%X: ", verb, (unsigned)bits);
	rights_describe(object, bits, out);
	buffer_put_byte(out, '\n');
}

static void put_change(const struct sd_change *change, enum rights_object object, struct buffer *out)
{
	const struct sd_ace_kind *kind = change->restricted ? sd_ace_kind(change->restricted->type) : NULL;

	buffer_put_text(out, "  ");
	sd_put_principal(&change->sid, out);
	if (kind)
		buffer_printf(out, "  , by an ACE of the kind '%s'", kind->description);
	buffer_put_byte(out, '\n');
	put_bits("gains", change->gained, object, out);
	put_bits("loses", change->lost, object, out);
	put_bits("is denied", change->denied, object, out);
	put_bits("is no longer denied", change->undenied, object, out);
}

static void put_changes(const struct sd_difference *difference, enum sd_scope scope, const char *head,
			enum rights_object object, struct buffer *out)
{
	for (size_t i = 0; i < difference->count; i++) {
		if (difference->changes[i].scope != scope)
			continue;
		if (head)
			buffer_printf(out, "%s\n", head);
		head = NULL;
		put_change(&difference->changes[i], object, out);
	}
}

void descriptor_put_difference(const struct sd_difference *difference, const struct sd_descriptor *old,
			       const struct sd_descriptor *new, enum rights_object object, struct buffer *out)
{
	const struct {
		bool holds;
		const char *sentence;
	} rows[] = {
		{difference->dacl && new->dacl.state != SD_ACL_PRESENT,
		 "the DACL is removed: everyone has full access"},
		{difference->dacl && new->dacl.state == SD_ACL_PRESENT,
		 "the DACL is new: before, everyone had full access"},
		{difference->is_protected && (new->control &SD_DACL_PROTECTED), "the DACL -> protected"},
		{difference->is_protected && !(new->control &SD_DACL_PROTECTED), "the DACL is no longer protected"},
		{difference->order, "the order of conflicting allow and deny ACEs changed"},
		{difference->sacl, "the SACLs differ"},
		{difference->unknown, "ACEs of unknown types differ"},
	};

	if (difference->owner)
		put_change_of_principal("owner", old->has_owner, &old->owner, new->has_owner, &new->owner, out);
	if (difference->group)
		put_change_of_principal("group", old->has_group, &old->group, new->has_group, &new->group, out);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].holds)
			buffer_printf(out, "%s\n", rows[i].sentence);
	put_changes(difference, SD_SCOPE_OBJECT, "on the object itself", object, out);
	put_changes(difference, SD_SCOPE_CHILDREN, "inherited by its children", object, out);
}
