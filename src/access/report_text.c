/* SPDX-License-Identifier: MIT */
/* The report on namespaces, for people. */
#include "access/namespaces.h"
#include "security/rights.h"

/* What comes from binary MOF has no place in a text. */
static void put_place(struct span span, struct buffer *out)
{
	struct place place;

	if (span.source == NULL) {
		buffer_put_text(out, "(binary MOF)");
		return;
	}
	place = source_place((struct source *)span.source, span.begin);
	buffer_printf(out, "%s:%u", place.file, (unsigned)place.line);
}

static void put_encryption(const struct access_namespace *namespace, struct buffer *out)
{
	buffer_put_text(out, "  encryption  ");
	switch (namespace->encryption) {
	case ACCESS_ENCRYPTION_UNKNOWN:
		buffer_put_text(out, "unknown: nothing in these files sets or clears RequiresEncryption\n");
		return;
	case ACCESS_ENCRYPTION_REQUIRED:
		buffer_put_text(out, "required, ");
		break;
	case ACCESS_ENCRYPTION_CLEARED:
		buffer_put_text(out, "not required: RequiresEncryption(FALSE), ");
		break;
	}
	put_place(namespace->encryption_at, out);
	buffer_put_byte(out, '\n');
	if (namespace->encryption == ACCESS_ENCRYPTION_REQUIRED)
		buffer_put_text(out, "              a remote client must set the authentication level PktPrivacy\n");
}

/* "BUILTIN\Administrators (BA)"; a SID without a name stands for itself. */
static void put_sid(const struct sid *sid, struct buffer *out)
{
	const char *name = sid_name(sid);

	if (name)
		buffer_printf(out, "%s (", name);
	sddl_format_sid(sid, NULL, out);
	if (name)
		buffer_put_byte(out, ')');
}

static void put_flags(uint8_t flags, struct buffer *out)
{
	const char *letters, *words;
	uint8_t bit;
	bool first = true;

	for (size_t i = 0; sd_ace_flag_at(i, &bit, &letters, &words); i++) {
		if (!(flags & bit))
			continue;
		buffer_printf(out, "%s%s", first ? " [" : ", ", words);
		first = false;
	}
	if (!first)
		buffer_put_byte(out, ']');
}

static void put_acl(const struct sd_acl *acl, const char *label, struct buffer *out)
{
	if (acl->state == SD_ACL_NULL)
		buffer_printf(out, "    %s NULL\n", label);
	for (size_t i = 0; i < acl->count; i++) {
		const struct sd_ace *ace = &acl->aces[i];
		const struct sd_ace_kind *kind = sd_ace_kind(ace->type);

		buffer_printf(out, "    %s %s ", label, kind ? kind->words : "entry of an unknown type");
		put_sid(&ace->sid, out);
		buffer_printf(out, ": 0x%X ", (unsigned)ace->mask);
		rights_describe(RIGHTS_NAMESPACE, ace->mask, out);
		put_flags(ace->flags, out);
		buffer_put_byte(out, '\n');
	}
}

static void put_descriptor(const struct access_descriptor *entry, struct buffer *out)
{
	const struct sd_descriptor *descriptor = entry->descriptor;

	buffer_put_text(out, "  descriptor  ");
	put_place(entry->span, out);
	buffer_printf(out, "\n    %.*s\n", (int)entry->sddl.length, entry->sddl.bytes);
	if (descriptor == NULL) {
		buffer_put_text(out, "    it can't be read; the messages say why\n");
		return;
	}
	buffer_put_text(out, "    owner ");
	if (descriptor->has_owner)
		put_sid(&descriptor->owner, out);
	else
		buffer_put_text(out, "missing");
	buffer_put_text(out, ", group ");
	if (descriptor->has_group)
		put_sid(&descriptor->group, out);
	else
		buffer_put_text(out, "missing");
	buffer_put_byte(out, '\n');
	if (descriptor->dacl.state == SD_ACL_PRESENT && descriptor->dacl.count == 0)
		buffer_put_text(out, "    empty DACL: nobody has any right\n");
	else if (descriptor->dacl.state != SD_ACL_PRESENT)
		buffer_put_text(out, "    no DACL: everybody has all rights\n");
	put_acl(&descriptor->dacl, "DACL", out);
	put_acl(&descriptor->sacl, "SACL", out);
}

void access_report_text(const struct access_report *report, struct buffer *out)
{
	if (report->namespaces == NULL)
		buffer_put_text(out, "These files touch no namespace.\n");
	for (const struct access_namespace *namespace = report->namespaces; namespace; namespace = namespace->next) {
		buffer_printf(out, "%s%s\n", namespace == report->namespaces ? "" : "\n", namespace->path);
		buffer_put_text(out, namespace->is_created ? "  created     " : "  used        ");
		put_place(namespace->is_created ? namespace->created_at : namespace->first_use, out);
		buffer_put_byte(out, '\n');
		put_encryption(namespace, out);
		if (namespace->descriptors == NULL)
			buffer_put_text(out, "  descriptor  unknown: nothing in these files sets NamespaceSecuritySDDL\n");
		for (const struct access_descriptor *entry = namespace->descriptors; entry; entry = entry->next)
			put_descriptor(entry, out);
	}
}
