/* SPDX-License-Identifier: MIT */
/* The report on namespaces, for programs; the form is documented in mof-security(1). */
#include "access/namespaces.h"

#ifdef HAVE_JANSSON
#include <jansson.h>
#include <stdlib.h>

#include "diag/clean.h"
#include "security/rights.h"

/* jansson refuses what is no Unicode: lone surrogates, and stray bytes in the names of files. */
static json_t *make_text(struct text text)
{
	struct buffer clean = {0};
	json_t *json;

	clean_append(&clean, text, CLEAN_UTF8);
	json = json_stringn(buffer_text(&clean), clean.size);
	buffer_free(&clean);
	return json;
}

/* What comes from binary MOF has no place in a text. */
static json_t *make_place(struct span span)
{
	struct place place;

	if (span.source == NULL)
		return json_null();
	place = source_place((struct source *)span.source, span.begin);
	return json_pack("{s:o, s:i, s:i}", "file", make_text(text_of(place.file)), "line", (int)place.line, "column",
			 (int)place.column);
}

static json_t *make_sid(const struct sid *sid)
{
	char text[SID_MAX_TEXT];
	const char *name = sid_name(sid);

	sid_format(sid, text);
	return json_pack("{s:s, s:s?, s:s}", "sid", text, "name", name, "class", sid_class_word(sid_class(sid)));
}

static json_t *make_rights(uint32_t mask)
{
	json_t *rights = json_array();
	struct right rows[32];
	size_t count = rights_split(RIGHTS_NAMESPACE, mask, rows);

	for (size_t i = 0; i < count; i++) {
		struct buffer unknown = {0};

		if (!rows[i].words)
			buffer_printf(&unknown, "unknown 0x%X", (unsigned)rows[i].bit);
		json_array_append_new(rights, json_string(rows[i].words ? rows[i].words : buffer_text(&unknown)));
		buffer_free(&unknown);
	}
	return rights;
}

static json_t *make_acl(const struct sd_acl *acl)
{
	json_t *entries;

	if (acl->state != SD_ACL_PRESENT)
		return json_null();
	entries = json_array();
	for (size_t i = 0; i < acl->count; i++) {
		const struct sd_ace *ace = &acl->aces[i];
		const struct sd_ace_kind *kind = sd_ace_kind(ace->type);
		struct buffer flags = {0};

		sddl_format_flags(ace->flags, &flags);
		json_array_append_new(entries, json_pack("{s:s?, s:s, s:I, s:o, s:o}", "type", kind ? kind->words : NULL,
							 "flags", buffer_text(&flags), "mask", (json_int_t)ace->mask,
							 "rights", make_rights(ace->mask), "principal", make_sid(&ace->sid)));
		buffer_free(&flags);
	}
	return entries;
}

static json_t *make_descriptor(const struct access_descriptor *entry)
{
	const struct sd_descriptor *descriptor = entry->descriptor;
	json_t *json = json_object();

	json_object_set_new(json, "sddl", make_text(entry->sddl));
	json_object_set_new(json, "at", make_place(entry->span));
	json_object_set_new(json, "readable", json_boolean(descriptor != NULL));
	if (descriptor == NULL)
		return json;
	json_object_set_new(json, "owner", descriptor->has_owner ? make_sid(&descriptor->owner) : json_null());
	json_object_set_new(json, "group", descriptor->has_group ? make_sid(&descriptor->group) : json_null());
	json_object_set_new(json, "dacl", make_acl(&descriptor->dacl));
	json_object_set_new(json, "sacl", make_acl(&descriptor->sacl));
	return json;
}

static json_t *make_namespace(const struct access_namespace *namespace)
{
	static const char *const encryption[] = {"unknown", "required", "not required"};
	json_t *json = json_object(), *descriptors = json_array();

	json_object_set_new(json, "path", make_text(text_of(namespace->path)));
	json_object_set_new(json, "created", json_boolean(namespace->is_created));
	json_object_set_new(json, "at", make_place(namespace->is_created ? namespace->created_at : namespace->first_use));
	json_object_set_new(json, "encryption", json_string(encryption[namespace->encryption]));
	if (namespace->encryption != ACCESS_ENCRYPTION_UNKNOWN)
		json_object_set_new(json, "encryption_at", make_place(namespace->encryption_at));
	for (const struct access_descriptor *entry = namespace->descriptors; entry; entry = entry->next)
		json_array_append_new(descriptors, make_descriptor(entry));
	json_object_set_new(json, "descriptors", descriptors);
	return json;
}

bool access_report_json(const struct access_report *report, struct buffer *out)
{
	json_t *namespaces = json_array(), *json;
	char *text;

	for (const struct access_namespace *namespace = report->namespaces; namespace; namespace = namespace->next)
		json_array_append_new(namespaces, make_namespace(namespace));
	json = json_pack("{s:i, s:o}", "mofkit", 1, "namespaces", namespaces);
	text = json_dumps(json, JSON_INDENT(2));
	if (text) {
		buffer_put_text(out, text);
		buffer_put_byte(out, '\n');
	}
	free(text);
	json_decref(json);
	return text != NULL;
}

#else

bool access_report_json(const struct access_report *report, struct buffer *out)
{
	(void)report;
	(void)out;
	return false;
}

#endif
