/* SPDX-License-Identifier: MIT */
#include "security/sddl.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "security/attribute.h"
#include "security/condition.h"
#include "security/rights.h"

static const struct {
	uint16_t dacl, sacl;
	const char *letters;
} acl_flags[] = {
#define ACL_FLAG(dacl, sacl, letters) {dacl, sacl, letters},
#include "security/aces.def"
};

void sddl_format_sid(const struct sid *sid, const struct sddl_options *options, struct buffer *out)
{
	const char *alias = sid_alias(sid, options ? options->domain : NULL);
	char text[SID_MAX_TEXT];

	if (alias == NULL)
		sid_format(sid, text);
	buffer_put_text(out, alias ? alias : text);
}

void sddl_format_flags(uint8_t flags, struct buffer *out)
{
	const char *letters, *words;
	uint8_t bit;

	for (size_t i = 0; sd_ace_flag_at(i, &bit, &letters, &words); i++)
		if (flags & bit)
			buffer_put_text(out, letters);
}

static bool is_plain_char(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ':' || c == '.' ||
	       c == '/' || c == '_';
}

void sddl_format_name(struct text name, bool escape_first, struct buffer *out)
{
	for (size_t at = 0, step; at < name.length; at += step) {
		uint32_t c;

		step = wtf8_decode(name.bytes + at, name.length - at, &c);
		if (is_plain_char(c) && !(escape_first && at == 0))
			buffer_put_byte(out, (uint8_t)c);
		else if (c > 0xFFFF)
			buffer_printf(out, "%%%04x%%%04x", (unsigned)(0xD800 + ((c - 0x10000) >> 10)),
				      (unsigned)(0xDC00 + ((c - 0x10000) & 0x3FF)));
		else
			buffer_printf(out, "%%%04x", (unsigned)c);
	}
}

/* What SDDL cannot express about an ACE; NULL if it can express everything. */
static const char *unspeakable(const struct sd_ace *ace, struct arena *arena)
{
	const struct sd_ace_kind *kind = sd_ace_kind(ace->type);

	if (ace->opaque || kind == NULL || kind->letters == NULL)
		return arena_printf(arena, "SDDL cannot express an ACE of type 0x%02x", ace->type);
	if (ace->flags & ~SD_ACE_FLAGS_KNOWN)
		return arena_printf(arena, "SDDL cannot express the ACE flag 0x%02x", ace->flags & ~SD_ACE_FLAGS_KNOWN);
	if (ace->object_flags & ~(uint32_t)(SD_OBJECT_TYPE | SD_INHERITED_OBJECT_TYPE))
		return arena_printf(arena, "SDDL cannot express the ACE object flags 0x%x",
				    (unsigned)ace->object_flags);
	if (kind->tail == SD_TAIL_NONE && ace->data_size > 0)
		return arena_printf(arena, "an ACE has %zu bytes after its SID, which SDDL cannot express",
				    ace->data_size);
	return NULL;
}

/* Appends the seventh field of an ACE, with its ';', if it has one. */
static const char *put_tail(const struct sd_ace *ace, const struct sddl_options *options, struct arena *arena,
			    struct buffer *out)
{
	const struct condition *condition;
	const struct sd_attribute *attribute;
	const char *problem;

	switch (sd_ace_kind(ace->type)->tail) {
	case SD_TAIL_CONDITION:
		buffer_put_byte(out, ';');
		condition = condition_read(arena, ace->data, ace->data_size, &problem);
		return condition ? condition_format(condition, options, out) : problem;
	case SD_TAIL_CLAIM:
		buffer_put_byte(out, ';');
		attribute = attribute_read(arena, ace->data, ace->data_size, &problem);
		return attribute ? attribute_format(attribute, options, out) : problem;
	case SD_TAIL_NONE:
		break;
	}
	return NULL;
}

const char *sddl_format_ace(const struct sd_ace *ace, const struct sddl_options *options, struct arena *arena,
			    struct buffer *out)
{
	const char *problem = unspeakable(ace, arena);
	size_t start = out->size;

	if (problem)
		return problem;
	buffer_printf(out, "(%s;", sd_ace_kind(ace->type)->letters);
	sddl_format_flags(ace->flags, out);
	buffer_put_byte(out, ';');
	rights_format(ace->mask, ace->type == SD_MANDATORY_LABEL, out);
	buffer_put_byte(out, ';');
	if (ace->object_flags & SD_OBJECT_TYPE)
		guid_format(&ace->object, out);
	buffer_put_byte(out, ';');
	if (ace->object_flags & SD_INHERITED_OBJECT_TYPE)
		guid_format(&ace->inherited, out);
	buffer_put_byte(out, ';');
	sddl_format_sid(&ace->sid, options, out);
	problem = put_tail(ace, options, arena, out);
	buffer_put_byte(out, ')');
	if (problem)
		out->size = start;
	return problem;
}

static const char *format_acl(const struct sd_descriptor *sd, bool dacl, const struct sddl_options *options,
			      struct arena *arena, struct buffer *out)
{
	const struct sd_acl *acl = dacl ? &sd->dacl : &sd->sacl;

	if (acl->state == SD_ACL_ABSENT)
		return NULL;
	buffer_put_text(out, dacl ? "D:" : "S:");
	for (size_t i = 0; i < sizeof acl_flags / sizeof *acl_flags; i++)
		if (sd->control & (dacl ? acl_flags[i].dacl : acl_flags[i].sacl))
			buffer_put_text(out, acl_flags[i].letters);
	if (acl->state == SD_ACL_NULL)
		buffer_put_text(out, "NO_ACCESS_CONTROL");
	for (size_t i = 0; i < acl->count; i++) {
		const char *problem = sddl_format_ace(&acl->aces[i], options, arena, out);

		if (problem)
			return problem;
	}
	return NULL;
}

const char *sddl_format(const struct sd_descriptor *sd, const struct sddl_options *options, struct arena *arena,
			struct buffer *out)
{
	size_t start = out->size;
	const char *problem;

	if (sd->has_owner) {
		buffer_put_text(out, "O:");
		sddl_format_sid(&sd->owner, options, out);
	}
	if (sd->has_group) {
		buffer_put_text(out, "G:");
		sddl_format_sid(&sd->group, options, out);
	}
	problem = format_acl(sd, true, options, arena, out);
	if (problem == NULL)
		problem = format_acl(sd, false, options, arena, out);
	if (problem)
		out->size = start;
	return problem;
}
