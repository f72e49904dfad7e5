/* SPDX-License-Identifier: MIT */
/* The security report as text. */
#include "report/report.h"
#include "security/words.h"
#include "diag/clean.h"
#include "security/rights.h"

static void put_clean(struct text text, struct buffer *out)
{
	clean_append(out, text, CLEAN_LINE);
}

/* Binary MOF has no locations. */
static void put_location(struct span span, struct buffer *out)
{
	struct location place;

	if (span.source == NULL) {
		buffer_put_text(out, "(not in MOF text)");
		return;
	}
	place = source_locate((struct source *)span.source, span.begin);
	put_clean(text_of(place.file), out);
	buffer_printf(out, ":%u", (unsigned)place.line);
}

static void put_statement_location(const struct namespace_statement *statement, struct buffer *out)
{
	if (statement->form == STATEMENT_BASE)
		buffer_put_text(out, "--base-descriptor");
	else
		put_location(statement->span, out);
}

static void put_encryption(const struct namespace_security *facts, struct buffer *out)
{
	const struct namespace_encryption *setting = facts->encryption;

	buffer_put_text(out, "  encryption  ");
	if (setting == NULL) {
		buffer_put_text(out, "unknown: nothing in these files sets or clears RequiresEncryption\n");
		return;
	}
	buffer_put_text(out, !setting->required                    ? "not required: RequiresEncryption(FALSE), "
			     : setting->outcome == JOURNAL_UNKNOWN ? "required, if the namespace exists, "
								   : "required, ");
	put_location(setting->span, out);
	buffer_put_byte(out, '\n');
	if (setting->required)
		buffer_put_text(out, "              a remote client must set the authentication level PktPrivacy\n");
}

/* ---- entries ---- */

static void put_origin(const struct namespace_security *facts, const struct namespace_entry *entry, struct buffer *out)
{
	if (entry->from != facts) {
		buffer_put_text(out, " from ");
		put_clean(text_of(entry->from->path), out);
	}
	if (entry->origin == ORIGIN_DEFAULT)
		buffer_put_text(out, " by default");
}

static void put_ace(const struct sd_ace *ace, enum rights_object object, const char *label, struct buffer *out)
{
	const struct sd_ace_kind *kind = sd_ace_kind(ace->type);

	buffer_printf(out, "    %s%s ", label, kind ? kind->description : "ACE of unknown type");
	sd_put_principal(&ace->sid, out);
	buffer_printf(out, ": 0x%X ", (unsigned)ace->mask);
	rights_describe(object, ace->mask, out);
	if (ace->flags & SD_ACE_FLAGS_KNOWN) {
		buffer_put_text(out, " [");
		sd_put_ace_flags(ace->flags, out);
		buffer_put_byte(out, ']');
	}
}

/* The ACEs of the DACL; a line separates those that only one of the readings has. */
static void put_dacl(const struct report_namespace *space, const struct namespace_outcome *outcome, size_t appended,
		     struct buffer *out)
{
	const struct sd_acl *dacl = &outcome->descriptor.dacl;

	if (dacl->state == SD_ACL_PRESENT && dacl->count == 0)
		buffer_put_text(out, "    empty DACL: no one has access\n");
	else if (dacl->state != SD_ACL_PRESENT)
		buffer_put_text(out, "    no DACL: everyone has full access\n");
	for (size_t i = 0; i < dacl->count; i++) {
		if (appended > 0 && i == dacl->count - appended)
			buffer_put_text(out, "    according to MS-WMI the parent's ACEs follow; according to WmiSdk "
					     "they are replaced\n");
		put_ace(&dacl->aces[i], RIGHTS_NAMESPACE, "DACL ", out);
		put_origin(space->facts, &outcome->entries[i], out);
		buffer_put_byte(out, '\n');
	}
}

static void put_owner(const struct sd_descriptor *descriptor, struct buffer *out)
{
	buffer_put_text(out, "    owner ");
	if (descriptor->has_owner)
		sd_put_principal(&descriptor->owner, out);
	else
		buffer_put_text(out, "missing");
	buffer_put_text(out, ", group ");
	if (descriptor->has_group)
		sd_put_principal(&descriptor->group, out);
	else
		buffer_put_text(out, "missing");
	buffer_put_byte(out, '\n');
}

/* ---- descriptors ---- */

static void put_replaced(const struct namespace_security *facts, struct buffer *out)
{
	for (const struct namespace_statement *statement = facts->statements; statement; statement = statement->next) {
		if (statement == facts->statement)
			continue;
		buffer_put_text(out, statement->outcome == JOURNAL_REFUSED   ? "  refused     "
				     : statement->outcome == JOURNAL_SKIPPED ? "  not applied "
									     : "  replaced    ");
		put_statement_location(statement, out);
		buffer_put_text(out, "\n    ");
		put_clean(statement->sddl, out);
		buffer_put_byte(out, '\n');
	}
}

static void put_descriptor(const struct report_namespace *space, struct buffer *out)
{
	const struct namespace_statement *statement = space->facts->statement;
	const struct namespace_outcome *outcome = space->outcome;
	const struct sd_acl *sacl = &outcome->descriptor.sacl;

	put_replaced(space->facts, out);
	buffer_printf(out, "  descriptor  %s", namespace_source_sentence(outcome->source));
	if (statement) {
		buffer_put_text(out, ", ");
		put_statement_location(statement, out);
		buffer_put_text(out, "\n    ");
		put_clean(statement->sddl, out);
	}
	buffer_put_byte(out, '\n');
	if (outcome->source == SOURCE_NOTHING)
		return;
	if (statement || outcome->descriptor.has_owner)
		put_owner(&outcome->descriptor, out);
	put_dacl(space, outcome, space->appended, out);
	for (size_t i = 0; i < sacl->count; i++) {
		put_ace(&sacl->aces[i], RIGHTS_NAMESPACE, "SACL ", out);
		buffer_put_byte(out, '\n');
	}
	if (space->otherwise == NULL || space->appended > 0)
		return;
	buffer_put_text(out, "  otherwise   the DACL under the other reading\n");
	put_dacl(space, space->otherwise, 0, out);
}

/* ---- principals ---- */

static void put_name(const struct principal *principal, size_t index, bool is_other, void *context)
{
	struct buffer *out = context;

	(void)index;
	buffer_put_text(out, out->bytes[out->size - 1] == ' ' ? "" : ", ");
	sd_put_principal_name(&principal->sid, out);
	if (is_other)
		buffer_put_text(out, " (under the other reading)");
}

static void put_principals(const struct report_namespace *space, const char *label,
			   bool (*has)(const struct principal *principal), struct buffer *out)
{
	if (space->outcome->source == SOURCE_NOTHING)
		return;
	buffer_printf(out, "  %-12s", label);
	buffer_put_text(out, report_visit_principals(space, has, put_name, out) == 0 ? "no one\n" : "\n");
}

static void put_provider_rule(const struct namespace_provider_rule *rule, struct buffer *out)
{
	buffer_put_text(out, rule->object == RIGHTS_PROVIDER ? "  provider    " : "  events      ");
	put_clean(rule->name.length > 0 ? rule->name : text_of("(no name)"), out);
	buffer_put_text(out, ", ");
	put_location(rule->instance->span, out);
	buffer_put_text(out, namespace_effect_note(rule->outcome));
	buffer_put_byte(out, '\n');
	if (rule->property == NULL) {
		buffer_put_text(out,
				"    decoupled, without SecurityDescriptor: any service account may register it\n");
		return;
	}
	buffer_put_text(out, "    ");
	put_clean(rule->sddl, out);
	buffer_put_byte(out, '\n');
	for (size_t i = 0; rule->descriptor && i < rule->descriptor->dacl.count; i++) {
		put_ace(&rule->descriptor->dacl.aces[i], rule->object, "", out);
		buffer_put_byte(out, '\n');
	}
}

static void put_namespace(const struct report_namespace *space, struct buffer *out)
{
	const struct namespace_security *facts = space->facts;
	const char *sentence;

	put_clean(text_of(facts->path), out);
	buffer_put_text(out, facts->is_created   ? "\n  created     "
			     : facts->is_deleted ? "\n  deleted     "
						 : "\n  used        ");
	put_location(facts->is_created   ? facts->created_at
		     : facts->is_deleted ? facts->deleted_at
					 : facts->first_use,
		     out);
	buffer_put_byte(out, '\n');
	if (facts->is_deleted)
		return;
	put_encryption(facts, out);
	put_descriptor(space, out);
	put_principals(space, "remote", principal_connects, out);
	put_principals(space, "write", principal_writes, out);
	for (const struct namespace_provider_rule *rule = facts->provider_rules; rule; rule = rule->next)
		put_provider_rule(rule, out);
	for (size_t i = 0; (sentence = report_unknown_at(space, i)); i++)
		buffer_printf(out, "  %-12s%s\n", i == 0 ? "unknown" : "", sentence);
}

/* How clients connect with encryption, for the first namespace that requires it. */
static void put_clients(const struct report *report, struct buffer *out)
{
	const struct namespace_security *first = NULL;
	struct buffer code = {0};
	const char *name;

	for (size_t i = 0; i < report->count && first == NULL; i++)
		if (report->namespaces[i].facts->encryption && report->namespaces[i].facts->encryption->required)
			first = report->namespaces[i].facts;
	if (first == NULL)
		return;
	buffer_put_text(out, "\nHow a remote client connects to ");
	put_clean(text_of(first->path), out);
	buffer_put_text(out, " with encryption\n");
	for (size_t i = 0; report_client_at(i, first->path, &name, &code); i++) {
		const char *line = buffer_text(&code);

		for (size_t at = 0; at < code.size; at++) {
			size_t end = at;

			while (end < code.size && line[end] != '\n')
				end++;
			buffer_printf(out, "  %-12s", at == 0 ? name : "");
			put_clean((struct text){line + at, end - at}, out);
			buffer_put_byte(out, '\n');
			at = end;
		}
		code.size = 0;
	}
	buffer_free(&code);
}

void report_text(const struct report *report, struct buffer *out)
{
	if (report->count == 0)
		buffer_put_text(out, "These files do not use any namespace.\n");
	for (size_t i = 0; i < report->count; i++) {
		if (i > 0)
			buffer_put_byte(out, '\n');
		put_namespace(&report->namespaces[i], out);
	}
	put_clients(report, out);
}
