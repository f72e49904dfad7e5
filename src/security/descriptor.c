/* SPDX-License-Identifier: MIT */
#include "security/descriptor.h"

#include <string.h>

enum { ACE_HEADER_SIZE = 4, ACL_HEADER_SIZE = 8 };

static const struct sd_ace_kind kinds[] = {
#define ACE_TYPE(constant, value, letters, effect, object, tail, description) \
	{value, letters, SD_EFFECT_##effect, object, SD_TAIL_##tail, description},
#include "security/aces.def"
};

static const struct {
	uint8_t bit;
	const char *letters, *description;
} flags[] = {
#define ACE_FLAG(constant, bit, letters, description) {bit, letters, description},
#include "security/aces.def"
};

const struct sd_ace_kind *sd_ace_kind(uint8_t type)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (kinds[i].type == type)
			return &kinds[i];
	return NULL;
}

const struct sd_ace_kind *sd_ace_kind_of(const char *letters, size_t length)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const char *own = kinds[i].letters;

		if (own && strlen(own) == length && memcmp(own, letters, length) == 0)
			return &kinds[i];
	}
	return NULL;
}

bool sd_ace_flag_at(size_t i, uint8_t *bit, const char **letters, const char **description)
{
	if (i >= sizeof flags / sizeof *flags)
		return false;
	*bit = flags[i].bit;
	*letters = flags[i].letters;
	*description = flags[i].description;
	return true;
}

bool sd_ace_is_object(const struct sd_ace *ace)
{
	const struct sd_ace_kind *kind = sd_ace_kind(ace->type);

	return !ace->opaque && kind && kind->object;
}

size_t sd_ace_size(const struct sd_ace *ace)
{
	size_t size = ACE_HEADER_SIZE + ace->data_size;

	if (ace->opaque)
		return size;
	size += sizeof ace->mask + sid_size(&ace->sid);
	if (sd_ace_is_object(ace)) {
		size += sizeof ace->object_flags;
		size += ace->object_flags & SD_OBJECT_TYPE ? GUID_SIZE : 0;
		size += ace->object_flags & SD_INHERITED_OBJECT_TYPE ? GUID_SIZE : 0;
	}
	return size;
}

size_t sd_acl_size(const struct sd_acl *acl)
{
	size_t size = ACL_HEADER_SIZE;

	for (size_t i = 0; i < acl->count; i++)
		size += sd_ace_size(&acl->aces[i]);
	return size;
}

static bool same_objects(const struct sd_ace *a, const struct sd_ace *b)
{
	if (!sd_ace_is_object(a))
		return true;
	return a->object_flags == b->object_flags &&
	       (!(a->object_flags & SD_OBJECT_TYPE) || memcmp(&a->object, &b->object, GUID_SIZE) == 0) &&
	       (!(a->object_flags & SD_INHERITED_OBJECT_TYPE) || memcmp(&a->inherited, &b->inherited, GUID_SIZE) == 0);
}

static bool same_data(const struct sd_ace *a, const struct sd_ace *b)
{
	return a->data_size == b->data_size && (a->data_size == 0 || memcmp(a->data, b->data, a->data_size) == 0);
}

bool sd_ace_equal(const struct sd_ace *a, const struct sd_ace *b)
{
	if (a->type != b->type || a->flags != b->flags || a->opaque != b->opaque || !same_data(a, b))
		return false;
	return a->opaque || (a->mask == b->mask && sid_equal(&a->sid, &b->sid) && same_objects(a, b));
}

static bool acl_equal(const struct sd_acl *a, const struct sd_acl *b)
{
	if (a->state != b->state || a->count != b->count || a->revision != b->revision)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!sd_ace_equal(&a->aces[i], &b->aces[i]))
			return false;
	return true;
}

static bool same_sid(bool has_a, const struct sid *a, bool has_b, const struct sid *b)
{
	return has_a == has_b && (!has_a || sid_equal(a, b));
}

bool sd_equal(const struct sd_descriptor *a, const struct sd_descriptor *b)
{
	return a->control == b->control && a->resource_manager == b->resource_manager &&
	       same_sid(a->has_owner, &a->owner, b->has_owner, &b->owner) &&
	       same_sid(a->has_group, &a->group, b->has_group, &b->group) && acl_equal(&a->dacl, &b->dacl) &&
	       acl_equal(&a->sacl, &b->sacl);
}
