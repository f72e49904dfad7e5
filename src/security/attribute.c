/* SPDX-License-Identifier: MIT */
#include "security/attribute.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "security/attribute_types.h"
#include "security/sddl.h"

enum { HEADER_SIZE = 16 };

static const struct attribute_type types[] = {
	{"TI", SD_ATTRIBUTE_INT64}, {"TU", SD_ATTRIBUTE_UINT64},  {"TS", SD_ATTRIBUTE_STRING},
	{"TD", SD_ATTRIBUTE_SID},   {"TB", SD_ATTRIBUTE_BOOLEAN}, {"TX", SD_ATTRIBUTE_OCTETS},
};

static const struct attribute_type *find_type(uint16_t type)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (types[i].type == type)
			return &types[i];
	return NULL;
}

const struct attribute_type *attribute_type_of(const char *letters)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (memcmp(types[i].letters, letters, 2) == 0)
			return &types[i];
	return NULL;
}

struct reader {
	struct arena *arena;
	const uint8_t *bytes;
	size_t size;
	size_t budget; /* bounds the output of values that share bytes */
	const char *problem;
};

static bool fail(struct reader *r, const char *problem)
{
	r->problem = problem;
	return false;
}

/* Checks that `size` bytes are available at `offset`. */
static bool check(struct reader *r, size_t offset, size_t size)
{
	if (offset < HEADER_SIZE || offset > r->size || size > r->size - offset)
		return fail(r, "part of the attribute is outside its bounds");
	if (size > r->budget)
		return fail(r, "values of the attribute overlap");
	r->budget -= size;
	return true;
}

/* Reads UTF-16 up to a NUL. */
static bool read_text(struct reader *r, size_t offset, struct text *text)
{
	struct buffer out = {0};
	size_t end = offset;

	if (offset < HEADER_SIZE)
		return fail(r, "part of the attribute is outside its bounds");
	while (end < r->size && r->size - end >= 2 && get_u16le(r->bytes + end) != 0)
		end += 2;
	if (end >= r->size || r->size - end < 2)
		return fail(r, "unterminated string in the attribute");
	if (!check(r, offset, end + 2 - offset))
		return false;
	wtf8_append_from_utf16(&out, r->bytes + offset, end - offset, false);
	*text = (struct text){arena_text(r->arena, (const char *)out.bytes, out.size), out.size};
	buffer_free(&out);
	return true;
}

/* Reads a 32-bit length and that many bytes. */
static bool read_block(struct reader *r, size_t offset, struct sd_value *value)
{
	if (!check(r, offset, 4))
		return false;
	value->size = get_u32le(r->bytes + offset);
	if (!check(r, offset + 4, value->size))
		return false;
	value->octets = arena_copy(r->arena, r->bytes + offset + 4, value->size);
	return true;
}

static bool read_value(struct reader *r, uint16_t type, size_t offset, struct sd_value *value)
{
	switch (type) {
	case SD_ATTRIBUTE_STRING:
		return read_text(r, offset, &value->text);
	case SD_ATTRIBUTE_OCTETS:
		return read_block(r, offset, value);
	case SD_ATTRIBUTE_SID:
		if (!read_block(r, offset, value))
			return false;
		if (value->size == 0 || sid_decode(value->octets, value->size, &value->sid) != value->size)
			return fail(r, "invalid SID in the attribute");
		return true;
	default:
		if (!check(r, offset, 8))
			return false;
		value->integer = get_u64le(r->bytes + offset);
		return true;
	}
}

static bool read_all(struct reader *r, struct sd_attribute *attribute)
{
	if (r->size < HEADER_SIZE)
		return fail(r, "the attribute is truncated");
	attribute->type = get_u16le(r->bytes + 4);
	attribute->flags = get_u32le(r->bytes + 8);
	attribute->count = get_u32le(r->bytes + 12);
	if (find_type(attribute->type) == NULL)
		return fail(r, "unknown attribute type");
	if (attribute->count > (r->size - HEADER_SIZE) / 4)
		return fail(r, "the attribute has fewer values than it declares");
	if (!read_text(r, get_u32le(r->bytes), &attribute->name))
		return false;
	if (attribute->name.length == 0)
		return fail(r, "the attribute has no name");
	attribute->values = arena_alloc(r->arena, attribute->count * sizeof *attribute->values);
	for (size_t i = 0; i < attribute->count; i++)
		if (!read_value(r, attribute->type, get_u32le(r->bytes + HEADER_SIZE + 4 * i), &attribute->values[i]))
			return false;
	return true;
}

const struct sd_attribute *attribute_read(struct arena *arena, const uint8_t *bytes, size_t size, const char **problem)
{
	struct reader r = {arena, bytes, size, size, NULL};
	struct sd_attribute *attribute = arena_alloc(arena, sizeof *attribute);
	bool good = read_all(&r, attribute);

	*problem = r.problem;
	return good ? attribute : NULL;
}

static void put_text(struct text text, struct buffer *out)
{
	wtf8_append_utf16le(out, text);
	buffer_put_u16le(out, 0);
}

static void put_value(const struct sd_value *value, uint16_t type, struct buffer *out)
{
	uint8_t sid[SID_MAX_BYTES];

	switch (type) {
	case SD_ATTRIBUTE_STRING:
		put_text(value->text, out);
		break;
	case SD_ATTRIBUTE_SID:
		buffer_put_u32le(out, (uint32_t)sid_size(&value->sid));
		buffer_put(out, sid, sid_encode(&value->sid, sid));
		break;
	case SD_ATTRIBUTE_OCTETS:
		buffer_put_u32le(out, (uint32_t)value->size);
		buffer_put(out, value->octets, value->size);
		break;
	default:
		buffer_put_u64le(out, value->integer);
	}
}

/* Writes the current offset, aligned to four, to `field`. */
static void begin_part(struct buffer *out, size_t start, size_t field)
{
	buffer_fill(out, 0, (start - out->size) & 3);
	buffer_set_u32le(out, start + field, (uint32_t)(out->size - start));
}

void attribute_write(const struct sd_attribute *attribute, struct buffer *out)
{
	size_t start = out->size;

	buffer_put_u32le(out, 0);
	buffer_put_u16le(out, attribute->type);
	buffer_put_u16le(out, 0);
	buffer_put_u32le(out, attribute->flags);
	buffer_put_u32le(out, (uint32_t)attribute->count);
	buffer_fill(out, 0, 4 * attribute->count);
	begin_part(out, start, 0);
	put_text(attribute->name, out);
	for (size_t i = 0; i < attribute->count; i++) {
		begin_part(out, start, HEADER_SIZE + 4 * i);
		put_value(&attribute->values[i], attribute->type, out);
	}
	buffer_fill(out, 0, (start - out->size) & 3);
}

static const char *format_value(const struct sd_value *value, uint16_t type, const struct sddl_options *options,
				struct buffer *out)
{
	switch (type) {
	case SD_ATTRIBUTE_INT64:
		buffer_printf(out, "%" PRId64, (int64_t)value->integer);
		return NULL;
	case SD_ATTRIBUTE_STRING:
		if (value->text.length && memchr(value->text.bytes, '"', value->text.length))
			return "a string of an attribute contains a quotation mark, which SDDL cannot express";
		buffer_put_byte(out, '"');
		buffer_put(out, value->text.bytes, value->text.length);
		buffer_put_byte(out, '"');
		return NULL;
	case SD_ATTRIBUTE_SID:
		buffer_put_text(out, "SID(");
		sddl_format_sid(&value->sid, options, out);
		buffer_put_byte(out, ')');
		return NULL;
	case SD_ATTRIBUTE_OCTETS:
		buffer_put_byte(out, '#');
		for (size_t i = 0; i < value->size; i++)
			buffer_printf(out, "%02x", value->octets[i]);
		return NULL;
	case SD_ATTRIBUTE_BOOLEAN:
		if (value->integer > 1)
			return "a Boolean attribute is neither 0 nor 1, which SDDL cannot express";
		break;
	}
	buffer_printf(out, "%" PRIu64, value->integer);
	return NULL;
}

const char *attribute_format(const struct sd_attribute *attribute, const struct sddl_options *options,
			     struct buffer *out)
{
	buffer_put_text(out, "(\"");
	sddl_format_name(attribute->name, false, out);
	buffer_printf(out, "\",%s,0x%x", find_type(attribute->type)->letters, (unsigned)attribute->flags);
	for (size_t i = 0; i < attribute->count; i++) {
		const char *problem;

		buffer_put_byte(out, ',');
		problem = format_value(&attribute->values[i], attribute->type, options, out);
		if (problem)
			return problem;
	}
	buffer_put_byte(out, ')');
	return NULL;
}
