/* SPDX-License-Identifier: MIT */
#include "security/descriptor.h"

#include "base/buffer.h"

enum { REVISION = 1, ACL_REVISION = 2, ACL_REVISION_OBJECTS = 4, ACL_MAX = 0xFFFF, HEADER_SIZE = 20 };

static void put_sid(const struct sid *sid, struct buffer *out)
{
	uint8_t bytes[SID_MAX_BYTES];

	buffer_put(out, bytes, sid_encode(sid, bytes));
}

static void put_ace(const struct sd_ace *ace, struct buffer *out)
{
	buffer_put_byte(out, ace->type);
	buffer_put_byte(out, ace->flags);
	buffer_put_u16le(out, (uint16_t)sd_ace_size(ace));
	if (!ace->opaque) {
		buffer_put_u32le(out, ace->mask);
		if (sd_ace_is_object(ace)) {
			buffer_put_u32le(out, ace->object_flags);
			if (ace->object_flags & SD_OBJECT_TYPE)
				buffer_put(out, ace->object.bytes, GUID_SIZE);
			if (ace->object_flags & SD_INHERITED_OBJECT_TYPE)
				buffer_put(out, ace->inherited.bytes, GUID_SIZE);
		}
		put_sid(&ace->sid, out);
	}
	buffer_put(out, ace->data, ace->data_size);
}

static uint8_t revision_of(const struct sd_acl *acl)
{
	uint8_t revision = acl->revision ? acl->revision : ACL_REVISION;

	for (size_t i = 0; i < acl->count; i++)
		if (sd_ace_is_object(&acl->aces[i]))
			revision = ACL_REVISION_OBJECTS;
	return revision;
}

static void put_acl(const struct sd_acl *acl, struct buffer *out)
{
	buffer_put_byte(out, revision_of(acl));
	buffer_put_byte(out, 0);
	buffer_put_u16le(out, (uint16_t)sd_acl_size(acl));
	buffer_put_u16le(out, (uint16_t)acl->count);
	buffer_put_u16le(out, 0);
	for (size_t i = 0; i < acl->count; i++)
		put_ace(&acl->aces[i], out);
}

/* Writes the current offset to a field of the header. */
static void set_offset(struct buffer *out, size_t start, size_t field)
{
	buffer_set_u32le(out, start + field, (uint32_t)(out->size - start));
}

bool sd_write(const struct sd_descriptor *sd, struct buffer *out)
{
	size_t start = out->size;
	uint16_t control = sd->control & (uint16_t) ~(SD_DACL_PRESENT | SD_SACL_PRESENT);

	if (sd_acl_size(&sd->dacl) > ACL_MAX || sd_acl_size(&sd->sacl) > ACL_MAX)
		return false;
	control |= SD_SELF_RELATIVE;
	control |= sd->dacl.state != SD_ACL_ABSENT ? SD_DACL_PRESENT : 0;
	control |= sd->sacl.state != SD_ACL_ABSENT ? SD_SACL_PRESENT : 0;
	buffer_put_byte(out, REVISION);
	buffer_put_byte(out, sd->resource_manager);
	buffer_put_u16le(out, control);
	buffer_fill(out, 0, HEADER_SIZE - 4);
	if (sd->has_owner) {
		set_offset(out, start, 4);
		put_sid(&sd->owner, out);
	}
	if (sd->has_group) {
		set_offset(out, start, 8);
		put_sid(&sd->group, out);
	}
	if (sd->sacl.state == SD_ACL_PRESENT) {
		set_offset(out, start, 12);
		put_acl(&sd->sacl, out);
	}
	if (sd->dacl.state == SD_ACL_PRESENT) {
		set_offset(out, start, 16);
		put_acl(&sd->dacl, out);
	}
	return true;
}
