/* SPDX-License-Identifier: MIT */
/* A descriptor as JSON, without loss, in the format that mof-sddl(1) documents. */
#include "descriptor/encoding.h"

#ifdef HAVE_JANSSON
#include <string.h>

#include "base/digits.h"
#include "descriptor/json_parts.h"

/* ---- writing ---- */

static json_t *make_guid(const struct sd_ace *ace, uint32_t flag, const struct guid *guid)
{
	struct buffer text = {0};

	if (!(ace->object_flags & flag))
		return json_null();
	guid_format(guid, &text);
	return js_buffer(&text);
}

static json_t *make_data(const struct sd_ace *ace)
{
	struct buffer text = {0};

	for (size_t i = 0; i < ace->data_size; i++)
		buffer_printf(&text, "%02x", ace->data[i]);
	return js_buffer(&text);
}

static json_t *make_entry(const struct sd_ace *ace, enum rights_object object)
{
	json_t *json = json_of_ace(ace, object);

	js_set(json, "ace_type", js_integer(ace->type));
	js_set(json, "ace_flags", js_integer(ace->flags));
	js_set(json, "object_flags", js_integer(ace->object_flags));
	js_set(json, "object_type", make_guid(ace, SD_OBJECT_TYPE, &ace->object));
	js_set(json, "inherited_object_type", make_guid(ace, SD_INHERITED_OBJECT_TYPE, &ace->inherited));
	js_set(json, "data", make_data(ace));
	return json;
}

static json_t *make_list(const struct sd_acl *acl, enum rights_object object)
{
	json_t *json, *entries;

	if (acl->state == SD_ACL_ABSENT)
		return json_null();
	json = js_object();
	js_set(json, "revision", js_integer(acl->revision));
	entries = acl->state == SD_ACL_NULL ? json_null() : js_array();
	for (size_t i = 0; i < acl->count; i++)
		js_append(entries, make_entry(&acl->aces[i], object));
	js_set(json, "entries", entries);
	return json;
}

static json_t *make_sddl(const struct encoding_output *output)
{
	struct buffer text = {0};

	if (sddl_format(output->descriptor, &output->sddl, output->arena, &text) == NULL)
		return js_buffer(&text);
	buffer_free(&text);
	return json_null();
}

bool encoding_write_json(const struct encoding_output *output)
{
	const struct sd_descriptor *sd = output->descriptor;
	json_t *json = js_object();

	js_set(json, "mofkit", js_integer(1));
	js_set(json, "object", js_text(rights_object_key(output->object)));
	js_set(json, "sddl", make_sddl(output));
	js_set(json, "control", js_integer(sd->control));
	js_set(json, "resource_manager", js_integer(sd->resource_manager));
	js_set(json, "owner", sd->has_owner ? json_of_sid(&sd->owner) : json_null());
	js_set(json, "group", sd->has_group ? json_of_sid(&sd->group) : json_null());
	js_set(json, "dacl", make_list(&sd->dacl, output->object));
	js_set(json, "sacl", make_list(&sd->sacl, output->object));
	js_print(json, output->out);
	return true;
}

/* ---- reading ---- */

/* The path of a member, for messages. */
struct member_path {
	const char *list; /* "dacl", "sacl"; NULL outside of them */
	size_t index;
};

static bool fail_at(const struct encoding_input *input, const struct member_path *path, const char *member,
		    const char *what)
{
	struct span place = {input->source, input->text.begin, input->text.begin + 1};

	if (path->list)
		return encoding_fail(input, place, "%s.entries[%zu].%s %s", path->list, path->index, member, what);
	return encoding_fail(input, place, "%s %s", member, what);
}

static bool get_number(const struct encoding_input *input, const struct member_path *path, const json_t *object,
		       const char *member, uint32_t max, uint32_t *number)
{
	const json_t *json = json_object_get(object, member);
	json_int_t value = json_integer_value(json);

	if (!json_is_integer(json) || value < 0 || value > (json_int_t)max)
		return fail_at(input, path, member,
			       arena_printf(input->arena, "must be an integer from 0 to %u", (unsigned)max));
	*number = (uint32_t)value;
	return true;
}

/* Of the object of a principal only the SID is read. */
static bool get_sid(const struct encoding_input *input, const struct member_path *path, const json_t *object,
		    const char *member, struct sid *sid)
{
	const json_t *json = json_object_get(json_object_get(object, member), "sid");
	size_t length = json_string_length(json);

	if (length > 0 && sid_parse(json_string_value(json), length, input->sddl.domain, sid) == length)
		return true;
	return fail_at(input, path, member, "must be an object with a \"sid\", or null for a missing owner or group");
}

static bool get_guid(const struct encoding_input *input, const struct member_path *path, const json_t *object,
		     const char *member, bool is_wanted, struct guid *guid)
{
	const json_t *json = json_object_get(object, member);
	struct text text = {json_string_value(json), json_string_length(json)};

	if (is_wanted ? guid_parse(text, guid) : json_is_null(json))
		return true;
	return fail_at(input, path, member,
		       is_wanted ? "must be a GUID, as object_flags specifies"
				 : "must be null, as object_flags specifies");
}

static bool get_data(const struct encoding_input *input, const struct member_path *path, const json_t *object,
		     struct sd_ace *ace)
{
	static const char wanted[] = "must be a string of pairs of hexadecimal digits";
	const json_t *json = json_object_get(object, "data");
	const char *digits = json_string_value(json);
	size_t length = json_string_length(json);
	uint8_t *bytes;

	if (digits == NULL || length % 2 != 0 || length > MAX_ENCODING_BYTES)
		return fail_at(input, path, "data", wanted);
	if (length == 0)
		return true;
	bytes = arena_alloc(input->arena, length / 2);
	for (size_t i = 0; i < length / 2; i++)
		if (!digits_read_byte(digits + 2 * i, &bytes[i]))
			return fail_at(input, path, "data", wanted);
	ace->data = bytes;
	ace->data_size = length / 2;
	return true;
}

/* Reads the numeric members; "type", "flags" and "rights" describe the same values. */
static bool get_entry(const struct encoding_input *input, const struct member_path *path, const json_t *json,
		      struct sd_ace *ace)
{
	uint32_t type, flags;

	if (!get_number(input, path, json, "ace_type", UINT8_MAX, &type) ||
	    !get_number(input, path, json, "ace_flags", UINT8_MAX, &flags))
		return false;
	ace->type = (uint8_t)type;
	ace->flags = (uint8_t)flags;
	ace->opaque = sd_ace_kind(ace->type) == NULL;
	if (!get_data(input, path, json, ace))
		return false;
	if (ace->opaque && ace->data_size % 4 != 0)
		return fail_at(input, path, "data", "must have a multiple of four bytes");
	if (ace->opaque)
		return true;
	if (!get_number(input, path, json, "mask", UINT32_MAX, &ace->mask) ||
	    !get_sid(input, path, json, "principal", &ace->sid) ||
	    !get_number(input, path, json, "object_flags", UINT32_MAX, &ace->object_flags))
		return false;
	if (ace->data_size % 4 != 0)
		return fail_at(input, path, "data", "must have a multiple of four bytes");
	if (!sd_ace_is_object(ace) && ace->object_flags)
		return fail_at(input, path, "object_flags", "must be 0 for an ACE of this type");
	return get_guid(input, path, json, "object_type", ace->object_flags & SD_OBJECT_TYPE, &ace->object) &&
	       get_guid(input, path, json, "inherited_object_type", ace->object_flags & SD_INHERITED_OBJECT_TYPE,
			&ace->inherited);
}

static bool get_list(const struct encoding_input *input, const json_t *object, const char *member, struct sd_acl *acl)
{
	const json_t *json = json_object_get(object, member), *entries = json_object_get(json, "entries");
	struct member_path path = {0};
	uint32_t revision;

	if (json_is_null(json))
		return true;
	if (!json_is_object(json) || (!json_is_null(entries) && !json_is_array(entries)))
		return fail_at(input, &path, member, "must be null, or an object with an array of \"entries\" or null");
	acl->state = json_is_null(entries) ? SD_ACL_NULL : SD_ACL_PRESENT;
	if (acl->state == SD_ACL_NULL)
		return true;
	if (!get_number(input, &path, json, "revision", UINT8_MAX, &revision))
		return false;
	if (revision != 2 && revision != 4)
		return fail_at(input, &path, member, "must have the revision 2 or 4");
	acl->revision = (uint8_t)revision;
	acl->count = json_array_size(entries);
	if (acl->count > UINT16_MAX)
		return fail_at(input, &path, member, "must not have more than 65535 entries");
	acl->aces = arena_alloc(input->arena, acl->count * sizeof *acl->aces);
	path.list = member;
	for (path.index = 0; path.index < acl->count; path.index++)
		if (!get_entry(input, &path, json_array_get(entries, path.index), &acl->aces[path.index]))
			return false;
	return true;
}

static bool get_principal(const struct encoding_input *input, const json_t *object, const char *member, bool *has,
			  struct sid *sid)
{
	const struct member_path path = {0};

	*has = !json_is_null(json_object_get(object, member));
	return !*has || get_sid(input, &path, object, member, sid);
}

static bool get_descriptor(const struct encoding_input *input, const json_t *json, struct sd_descriptor *sd)
{
	const struct member_path path = {0};
	uint32_t control, resource_manager;

	if (!get_number(input, &path, json, "control", UINT16_MAX, &control) ||
	    !get_number(input, &path, json, "resource_manager", UINT8_MAX, &resource_manager) ||
	    !get_principal(input, json, "owner", &sd->has_owner, &sd->owner) ||
	    !get_principal(input, json, "group", &sd->has_group, &sd->group) ||
	    !get_list(input, json, "dacl", &sd->dacl) || !get_list(input, json, "sacl", &sd->sacl))
		return false;
	if (!(control & SD_DACL_PRESENT) != (sd->dacl.state == SD_ACL_ABSENT) ||
	    !(control & SD_SACL_PRESENT) != (sd->sacl.state == SD_ACL_ABSENT))
		return fail_at(input, &path, "control",
			       "contradicts the ACLs that are present: 4 is the DACL, 16 the SACL");
	sd->control = (uint16_t)(control | SD_SELF_RELATIVE);
	sd->resource_manager = (uint8_t)resource_manager;
	return true;
}

bool encoding_read_json(const struct encoding_input *input, struct encoding_reading *reading)
{
	struct text text = span_text(input->text);
	struct sd_descriptor *sd = arena_alloc(input->arena, sizeof *sd);
	json_error_t error;
	json_t *json = json_loadb(text.bytes, text.length, JSON_REJECT_DUPLICATES, &error);
	bool good = json && get_descriptor(input, json, sd);
	uint32_t at;

	json_decref(json);
	*reading = (struct encoding_reading){.descriptor = sd, .whole = input->text};
	if (json)
		return good;
	at = error.position > 0 ? (uint32_t)error.position - 1 : 0;
	at = input->text.begin + (at < text.length ? at : (uint32_t)text.length);
	return encoding_fail(input, (struct span){input->source, at, at}, "%s", error.text);
}

#else

bool encoding_read_json(const struct encoding_input *input, struct encoding_reading *reading)
{
	*reading = (struct encoding_reading){0};
	return encoding_fail(input, input->text, "this mof was built without JSON");
}

bool encoding_write_json(const struct encoding_output *output)
{
	return encoding_cannot(output, "this mof was built without JSON");
}

#endif
