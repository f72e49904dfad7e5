/* SPDX-License-Identifier: MIT */
/*
 * A descriptor in MOF: an instance of __SecurityDescriptor with its __ACE and __Trustee, as GetSecurityDescriptor gives
 * it, or an array of bytes, as GetSD does (mof-language 4.10, the system classes).
 */
#include "descriptor/encoding.h"

#include <string.h>

/* ---- values ---- */

/* The value of a property; NULL if it is missing or NULL. */
static const struct cim_value *value_of(const struct cim_instance *instance, const char *folded)
{
	const struct cim_property *property = cim_find_property(&instance->properties, folded);

	if (property == NULL || !property->has_value || property->value.kind == CIM_LITERAL_NULL)
		return NULL;
	return &property->value;
}

/* Reads a number up to `max`; *number is unchanged if the property is missing. */
static bool get_number(const struct encoding_input *input, const struct cim_instance *instance, const char *folded,
		       uint32_t max, uint32_t *number)
{
	const struct cim_value *value = value_of(instance, folded);

	if (value == NULL)
		return true;
	if (value->kind != CIM_LITERAL_INTEGER || value->integer.negative || value->integer.magnitude > max)
		return encoding_fail(input, value->span, "expected an integer from 0 to %u", (unsigned)max);
	*number = (uint32_t)value->integer.magnitude;
	return true;
}

/* The instance in a value; NULL after reporting anything else. */
static const struct cim_instance *object_of(const struct encoding_input *input, const struct cim_value *value)
{
	if (value->kind == CIM_LITERAL_OBJECT)
		return value->object;
	encoding_fail(input, value->span, "expected an instance, not %s", cim_literal_name(value->kind));
	return NULL;
}

static bool get_bytes(const struct encoding_input *input, const struct cim_value *value, struct encoding_bytes *bytes)
{
	if (value->kind != CIM_LITERAL_ARRAY)
		return encoding_fail(input, value->span, "expected an array of bytes, not %s",
				     cim_literal_name(value->kind));
	for (size_t i = 0; i < value->array.count; i++) {
		const struct cim_value *item = &value->array.items[i];

		if (item->kind != CIM_LITERAL_INTEGER || item->integer.negative || item->integer.magnitude > UINT8_MAX)
			return encoding_fail(input, item->span, "expected a number from 0 to 255");
		if (!encoding_add_byte(input, bytes, (unsigned)item->integer.magnitude, item->span))
			return false;
	}
	return true;
}

/* ---- reading an instance ---- */

static bool get_binary_sid(const struct encoding_input *input, const struct cim_value *value, struct sid *sid)
{
	struct encoding_bytes bytes = {0};
	size_t taken = 0, size = 0;
	bool good = get_bytes(input, value, &bytes);

	if (good) {
		size = bytes.bytes.size;
		taken = sid_decode(bytes.bytes.bytes, size, sid);
	}
	encoding_free_bytes(&bytes);
	if (good && (taken == 0 || taken != size))
		return encoding_fail(input, value->span, "these bytes are not a SID");
	return good;
}

static bool get_sid_string(const struct encoding_input *input, const struct cim_value *value, struct sid *sid)
{
	if (value->kind != CIM_LITERAL_STRING || value->string.length == 0 ||
	    sid_parse(value->string.bytes, value->string.length, input->sddl.domain, sid) != value->string.length)
		return encoding_fail(input, value->span, "not a SID: write \"S-1-5-32-544\"");
	return true;
}

/* Domain and Name are ignored; the SID is given as bytes, as text, or as both. */
static bool get_trustee(const struct encoding_input *input, const struct cim_value *value, struct sid *sid)
{
	const struct cim_instance *trustee = object_of(input, value);
	const struct cim_value *bytes, *string;
	struct sid other;

	if (trustee == NULL)
		return false;
	bytes = value_of(trustee, "sid");
	string = value_of(trustee, "sidstring");
	if (bytes == NULL && string == NULL)
		return encoding_fail(input, value->span, "the trustee has neither SID nor SIDString");
	if (bytes && !get_binary_sid(input, bytes, sid))
		return false;
	if (string && !get_sid_string(input, string, &other))
		return false;
	if (bytes && string && !sid_equal(sid, &other))
		return encoding_fail(input, string->span, "SIDString contradicts SID");
	if (bytes == NULL)
		*sid = other;
	return true;
}

static bool get_guid(const struct encoding_input *input, const struct cim_instance *instance, const char *folded,
		     struct sd_ace *ace, uint32_t flag, struct guid *guid)
{
	const struct cim_value *value = value_of(instance, folded);
	struct text text;

	if (value == NULL)
		return true;
	if (!sd_ace_is_object(ace))
		return encoding_fail(input, value->span, "an ACE of this AceType cannot have an object type");
	text = value->kind == CIM_LITERAL_STRING ? value->string : (struct text){0};
	if (!guid_parse(text, guid))
		return encoding_fail(input, value->span, "not a GUID: write \"{8-4-4-4-12 hexadecimal digits}\"");
	ace->object_flags |= flag;
	return true;
}

static bool get_ace(const struct encoding_input *input, const struct cim_value *value, struct sd_ace *ace)
{
	const struct cim_instance *instance = object_of(input, value);
	const struct cim_value *trustee;
	const struct sd_ace_kind *kind;
	uint32_t type = 0, flags = 0;

	if (instance == NULL || !get_number(input, instance, "acetype", UINT8_MAX, &type) ||
	    !get_number(input, instance, "aceflags", UINT8_MAX, &flags) ||
	    !get_number(input, instance, "accessmask", UINT32_MAX, &ace->mask))
		return false;
	ace->type = (uint8_t)type;
	ace->flags = (uint8_t)flags;
	kind = sd_ace_kind(ace->type);
	if (kind == NULL || kind->tail != SD_TAIL_NONE)
		return encoding_fail(input, value->span, "an __ACE cannot represent an ACE of AceType %u",
				     (unsigned)type);
	trustee = value_of(instance, "trustee");
	if (trustee == NULL)
		return encoding_fail(input, value->span, "the ACE has no Trustee");
	return get_trustee(input, trustee, &ace->sid) &&
	       get_guid(input, instance, "guidobjecttype", ace, SD_OBJECT_TYPE, &ace->object) &&
	       get_guid(input, instance, "guidinheritedobjecttype", ace, SD_INHERITED_OBJECT_TYPE, &ace->inherited);
}

/* ControlFlags decides whether an ACL is present, as in bytes; a bit without an ACL means a NULL ACL. */
static bool get_acl(const struct encoding_input *input, const struct cim_instance *instance, const char *folded,
		    const struct sd_descriptor *sd, uint16_t present, struct sd_acl *acl)
{
	const struct cim_value *value = value_of(instance, folded);

	if (value == NULL) {
		acl->state = sd->control & present ? SD_ACL_NULL : SD_ACL_ABSENT;
		return true;
	}
	if (value->kind != CIM_LITERAL_ARRAY)
		return encoding_fail(input, value->span, "expected an array of __ACE");
	if (!(sd->control & present))
		return encoding_fail(input, value->span, "ControlFlags marks this ACL as absent: add %u",
				     (unsigned)present);
	acl->state = SD_ACL_PRESENT;
	acl->revision = 2;
	acl->count = value->array.count;
	if (acl->count > UINT16_MAX)
		return encoding_fail(input, value->span, "an ACL must not have more than 65535 ACEs");
	acl->aces = arena_alloc(input->arena, acl->count * sizeof *acl->aces);
	for (size_t i = 0; i < acl->count; i++) {
		if (!get_ace(input, &value->array.items[i], &acl->aces[i]))
			return false;
		if (sd_ace_is_object(&acl->aces[i]))
			acl->revision = 4;
	}
	return true;
}

static bool read_instance(const struct encoding_input *input, const struct cim_instance *instance,
			  struct encoding_reading *reading)
{
	struct sd_descriptor *sd = arena_alloc(input->arena, sizeof *sd);
	const struct cim_value *owner = value_of(instance, "owner"), *group = value_of(instance, "group");
	uint32_t control = SD_SELF_RELATIVE;

	if (value_of(instance, "dacl"))
		control |= SD_DACL_PRESENT;
	if (value_of(instance, "sacl"))
		control |= SD_SACL_PRESENT;
	if (!get_number(input, instance, "controlflags", UINT16_MAX, &control))
		return false;
	sd->control = (uint16_t)(control | SD_SELF_RELATIVE);
	sd->has_owner = owner != NULL;
	sd->has_group = group != NULL;
	if ((owner && !get_trustee(input, owner, &sd->owner)) || (group && !get_trustee(input, group, &sd->group)) ||
	    !get_acl(input, instance, "dacl", sd, SD_DACL_PRESENT, &sd->dacl) ||
	    !get_acl(input, instance, "sacl", sd, SD_SACL_PRESENT, &sd->sacl))
		return false;
	*reading = (struct encoding_reading){.descriptor = sd, .whole = instance->span};
	return true;
}

/* ---- finding it in a unit ---- */

static bool is_descriptor(const struct cim_instance *instance)
{
	return name_is(instance->class_name, "__securitydescriptor") ||
	       name_is(instance->class_name, "win32_securitydescriptor");
}

static bool read_array(const struct encoding_input *input, const struct cim_value *value,
		       struct encoding_reading *reading)
{
	struct encoding_bytes bytes = {0};

	*reading = (struct encoding_reading){.whole = value->span};
	if (get_bytes(input, value, &bytes))
		return encoding_read_bytes(input, &bytes, reading);
	encoding_free_bytes(&bytes);
	return false;
}

bool encoding_read_unit(const struct encoding_input *input, const struct cim_unit *unit,
			struct encoding_reading *reading)
{
	static const char *const arrays[] = {"sd", "security_descriptor", "securitydescriptor"};

	for (size_t i = 0; i < unit->count; i++) {
		const struct cim_instance *instance = unit->operations[i].instance;
		const struct cim_value *inner;

		if (unit->operations[i].kind != CIM_PUT_INSTANCE)
			continue;
		if (is_descriptor(instance))
			return read_instance(input, instance, reading);
		inner = value_of(instance, "descriptor");
		if (inner && inner->kind == CIM_LITERAL_OBJECT && is_descriptor(inner->object))
			return read_instance(input, inner->object, reading);
		for (size_t k = 0; k < sizeof arrays / sizeof *arrays; k++) {
			const struct cim_value *array = value_of(instance, arrays[k]);

			if (array && array->kind == CIM_LITERAL_ARRAY)
				return read_array(input, array, reading);
		}
	}
	return encoding_fail(input, input->text,
			     "no descriptor found: expected an instance of __SecurityDescriptor, or an array SD or "
			     "SECURITY_DESCRIPTOR");
}

/* ---- writing ---- */

static void put_indent(struct buffer *out, int depth)
{
	buffer_fill(out, '\t', (size_t)depth);
}

/* "BUILTIN\Administrators" as Domain and Name. */
static void put_names(const struct sid *sid, int depth, struct buffer *out)
{
	const char *name = sid_name(sid), *separator = name ? strrchr(name, '\\') : NULL;

	if (name == NULL)
		return;
	if (separator) {
		put_indent(out, depth);
		buffer_printf(out, "Domain = \"%.*s\";\n", (int)(separator - name), name);
	}
	put_indent(out, depth);
	buffer_printf(out, "Name = \"%s\";\n", separator ? separator + 1 : name);
}

static void put_trustee(const char *property, const struct sid *sid, int depth, struct buffer *out)
{
	uint8_t bytes[SID_MAX_BYTES];
	char text[SID_MAX_TEXT];
	size_t size = sid_encode(sid, bytes);

	sid_format(sid, text);
	put_indent(out, depth);
	buffer_printf(out, "%s = instance of __Trustee\n", property);
	put_indent(out, depth);
	buffer_put_text(out, "{\n");
	put_names(sid, depth + 1, out);
	put_indent(out, depth + 1);
	buffer_put_text(out, "SID = {");
	for (size_t i = 0; i < size; i++)
		buffer_printf(out, "%s%u", i > 0 ? ", " : "", bytes[i]);
	buffer_put_text(out, "};\n");
	put_indent(out, depth + 1);
	buffer_printf(out, "SidLength = %zu;\n", size);
	put_indent(out, depth + 1);
	buffer_printf(out, "SIDString = \"%s\";\n", text);
	put_indent(out, depth);
	buffer_put_text(out, "};\n");
}

static void put_guid(const char *property, const struct guid *guid, struct buffer *out)
{
	buffer_printf(out, "\t\t\t%s = \"{", property);
	guid_format(guid, out);
	buffer_put_text(out, "}\";\n");
}

static void put_ace(const struct sd_ace *ace, struct buffer *out)
{
	buffer_put_text(out, "\t\tinstance of __ACE\n\t\t{\n");
	buffer_printf(out, "\t\t\tAceType = %u;\n\t\t\tAceFlags = %u;\n\t\t\tAccessMask = 0x%X;\n", ace->type,
		      ace->flags, (unsigned)ace->mask);
	if (ace->object_flags & SD_OBJECT_TYPE)
		put_guid("GuidObjectType", &ace->object, out);
	if (ace->object_flags & SD_INHERITED_OBJECT_TYPE)
		put_guid("GuidInheritedObjectType", &ace->inherited, out);
	put_trustee("Trustee", &ace->sid, 3, out);
	buffer_put_text(out, "\t\t}");
}

static void put_acl(const char *property, const struct sd_acl *acl, struct buffer *out)
{
	if (acl->state != SD_ACL_PRESENT)
		return;
	buffer_printf(out, "\t%s = {", property);
	for (size_t i = 0; i < acl->count; i++) {
		buffer_put_text(out, i > 0 ? ",\n" : "\n");
		put_ace(&acl->aces[i], out);
	}
	buffer_put_text(out, acl->count > 0 ? "\n\t};\n" : "};\n");
}

/* What an __ACE has no property for; NULL if it can represent all ACEs. */
static const char *find_unspeakable(const struct sd_acl *acl, struct arena *arena)
{
	const uint32_t known = SD_OBJECT_TYPE | SD_INHERITED_OBJECT_TYPE;

	for (size_t i = 0; i < acl->count; i++) {
		const struct sd_ace *ace = &acl->aces[i];

		if (ace->opaque || ace->data_size > 0 || (ace->object_flags & ~known))
			return arena_printf(
				arena,
				"an __ACE cannot represent ACE %zu: it has a condition, a claim or unknown bytes",
				i + 1);
	}
	return NULL;
}

bool encoding_write_instance(const struct encoding_output *output)
{
	const struct sd_descriptor *sd = output->descriptor;
	struct buffer *out = output->out;
	const char *problem = find_unspeakable(&sd->dacl, output->arena);

	if (problem == NULL)
		problem = find_unspeakable(&sd->sacl, output->arena);
	if (problem)
		return encoding_cannot(output, problem);
	encoding_note_losses(output, UINT16_MAX & ~SD_RM_CONTROL_VALID);
	buffer_printf(out, "instance of __SecurityDescriptor\n{\n\tControlFlags = %u;\n",
		      (unsigned)(sd->control & ~SD_RM_CONTROL_VALID) | SD_SELF_RELATIVE);
	if (sd->has_owner)
		put_trustee("Owner", &sd->owner, 1, out);
	if (sd->has_group)
		put_trustee("Group", &sd->group, 1, out);
	put_acl("DACL", &sd->dacl, out);
	put_acl("SACL", &sd->sacl, out);
	buffer_put_text(out, "};\n");
	return true;
}
