/* SPDX-License-Identifier: MIT */
#include "security/descriptor.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"

enum {
	HEADER_SIZE = 20,
	ACL_HEADER_SIZE = 8,
	ACE_HEADER_SIZE = 4,
	REVISION = 1,
	ACL_REVISION = 2,
	ACL_REVISION_OBJECTS = 4
};

struct reader {
	struct arena *arena;
	const uint8_t *bytes;
	size_t size;
	struct sd_read_error *error;
	struct sd_descriptor *sd;
};

static bool fail(struct reader *r, size_t offset, const char *message)
{
	*r->error = (struct sd_read_error){offset, message};
	return false;
}

/* Checks that a part begins after the header and within the bytes. */
static bool check_offset(struct reader *r, size_t field, size_t offset)
{
	if (offset >= HEADER_SIZE && offset < r->size)
		return true;
	return fail(r, field,
		    arena_printf(r->arena, "the part at offset %zu is outside the %zu bytes", offset, r->size));
}

static void extend(struct reader *r, size_t end)
{
	if (end > r->sd->size)
		r->sd->size = end;
}

static bool read_principal(struct reader *r, size_t field, struct sid *sid, bool *has, struct sd_span *at)
{
	size_t offset = get_u32le(r->bytes + field), taken;

	if (offset == 0)
		return true;
	if (!check_offset(r, field, offset))
		return false;
	taken = sid_decode(r->bytes + offset, r->size - offset, sid);
	if (taken == 0)
		return fail(r, offset, "no complete SID at this offset");
	*has = true;
	*at = (struct sd_span){offset, offset + taken};
	extend(r, offset + taken);
	return true;
}

/* Reads one of the GUIDs if its flag is set; *at does not exceed `end`. */
static bool read_guid(struct reader *r, const struct sd_ace *ace, uint32_t flag, size_t *at, size_t end,
		      struct guid *guid)
{
	if (!(ace->object_flags & flag))
		return true;
	if (end - *at < GUID_SIZE)
		return fail(r, *at, "the ACE is too short for its GUID");
	memcpy(guid->bytes, r->bytes + *at, GUID_SIZE);
	*at += GUID_SIZE;
	return true;
}

static bool read_objects(struct reader *r, struct sd_ace *ace, size_t *at, size_t end)
{
	if (!sd_ace_is_object(ace))
		return true;
	if (end - *at < sizeof ace->object_flags)
		return fail(r, *at, "the ACE is too short for its object flags");
	ace->object_flags = get_u32le(r->bytes + *at);
	*at += sizeof ace->object_flags;
	return read_guid(r, ace, SD_OBJECT_TYPE, at, end, &ace->object) &&
	       read_guid(r, ace, SD_INHERITED_OBJECT_TYPE, at, end, &ace->inherited);
}

static bool read_ace_body(struct reader *r, struct sd_ace *ace, size_t at, size_t end)
{
	size_t taken;

	if (end - at < sizeof ace->mask)
		return fail(r, at, "the ACE is too short for its access mask");
	ace->mask = get_u32le(r->bytes + at);
	at += sizeof ace->mask;
	if (!read_objects(r, ace, &at, end))
		return false;
	taken = sid_decode(r->bytes + at, end - at, &ace->sid);
	if (taken == 0)
		return fail(r, at, "the ACE has no complete SID");
	at += taken;
	ace->data_size = end - at;
	if (ace->data_size > 0)
		ace->data = arena_copy(r->arena, r->bytes + at, ace->data_size);
	return true;
}

/* Reads the ACE at `at` of an ACL that ends at `end`; sets ace->end. */
static bool read_ace(struct reader *r, struct sd_ace *ace, size_t at, size_t end)
{
	size_t size;

	if (end - at < ACE_HEADER_SIZE)
		return fail(r, at, "the ACL has fewer ACEs than it declares");
	size = get_u16le(r->bytes + at + 2);
	if (size < ACE_HEADER_SIZE || size % 4 != 0 || size > end - at)
		return fail(r, at + 2,
			    arena_printf(r->arena, "invalid ACE size: %zu bytes with %zu left", size, end - at));
	ace->type = r->bytes[at];
	ace->flags = r->bytes[at + 1];
	ace->begin = at;
	ace->end = at + size;
	ace->opaque = sd_ace_kind(ace->type) == NULL;
	if (!ace->opaque)
		return read_ace_body(r, ace, at + ACE_HEADER_SIZE, ace->end);
	ace->data_size = size - ACE_HEADER_SIZE;
	if (ace->data_size > 0)
		ace->data = arena_copy(r->arena, r->bytes + at + ACE_HEADER_SIZE, ace->data_size);
	return true;
}

static bool read_acl_header(struct reader *r, size_t offset, struct sd_acl *acl, size_t *size)
{
	const uint8_t *header = r->bytes + offset;

	if (r->size - offset < ACL_HEADER_SIZE)
		return fail(r, offset, "the header of an ACL is truncated");
	acl->revision = header[0];
	*size = get_u16le(header + 2);
	acl->count = get_u16le(header + 4);
	if (acl->revision != ACL_REVISION && acl->revision != ACL_REVISION_OBJECTS)
		return fail(r, offset,
			    arena_printf(r->arena, "unknown ACL revision %u: must be 2 or 4", acl->revision));
	if (*size < ACL_HEADER_SIZE || *size > r->size - offset)
		return fail(r, offset + 2,
			    arena_printf(r->arena, "invalid ACL size: %zu bytes with %zu left", *size,
					 r->size - offset));
	if (acl->count > (*size - ACL_HEADER_SIZE) / ACE_HEADER_SIZE)
		return fail(r, offset + 4,
			    arena_printf(r->arena, "%zu ACEs do not fit in an ACL of %zu bytes", acl->count, *size));
	return true;
}

static bool read_acl(struct reader *r, size_t field, uint16_t present, struct sd_acl *acl)
{
	size_t offset = get_u32le(r->bytes + field), size, at;

	if (!(r->sd->control & present))
		return true;
	acl->state = offset == 0 ? SD_ACL_NULL : SD_ACL_PRESENT;
	if (offset == 0)
		return true;
	if (!check_offset(r, field, offset) || !read_acl_header(r, offset, acl, &size))
		return false;
	acl->at = (struct sd_span){offset, offset + size};
	acl->aces = arena_alloc(r->arena, acl->count * sizeof *acl->aces);
	at = offset + ACL_HEADER_SIZE;
	for (size_t i = 0; i < acl->count; i++) {
		if (!read_ace(r, &acl->aces[i], at, offset + size))
			return false;
		at = acl->aces[i].end;
	}
	extend(r, offset + size);
	return true;
}

struct sd_descriptor *sd_read(struct arena *arena, const uint8_t *bytes, size_t size, struct sd_read_error *error)
{
	struct sd_descriptor *sd = arena_alloc(arena, sizeof *sd);
	struct reader r = {arena, bytes, size, error, sd};
	bool good;

	if (size < HEADER_SIZE) {
		fail(&r, 0, "a security descriptor needs at least 20 bytes");
		return NULL;
	}
	sd->size = HEADER_SIZE;
	sd->resource_manager = bytes[1];
	sd->control = get_u16le(bytes + 2);
	if (bytes[0] != REVISION)
		good = fail(&r, 0, arena_printf(arena, "unknown descriptor revision %u: must be 1", bytes[0]));
	else if (!(sd->control & SD_SELF_RELATIVE))
		good = fail(&r, 2, "the descriptor is not self-relative");
	else
		good = read_principal(&r, 4, &sd->owner, &sd->has_owner, &sd->owner_at) &&
		       read_principal(&r, 8, &sd->group, &sd->has_group, &sd->group_at) &&
		       read_acl(&r, 12, SD_SACL_PRESENT, &sd->sacl) && read_acl(&r, 16, SD_DACL_PRESENT, &sd->dacl);
	return good ? sd : NULL;
}
