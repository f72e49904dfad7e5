/* SPDX-License-Identifier: MIT */
#include "security/attribute.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "security/attribute_types.h"
#include "security/sddl_reader.h"

static struct sd_span span(size_t begin, size_t end)
{
	return (struct sd_span){begin, end};
}

/* The span up to the next ',' or ')', without surrounding white space. */
static struct sd_span take_field(struct sddl_reader *in)
{
	struct sd_span field;

	sddl_skip_space(in);
	field = span(in->at, in->at);
	while (in->at < in->length && sddl_peek(in) != ',' && sddl_peek(in) != ')') {
		if (!sddl_is_space(sddl_peek(in)))
			field.end = in->at + 1;
		in->at++;
	}
	return field;
}

static bool take(struct sddl_reader *in, char wanted)
{
	sddl_skip_space(in);
	if (sddl_peek(in) == wanted) {
		in->at++;
		return true;
	}
	return sddl_fail(in, SDDL_SYNTAX, span(in->at, in->at), NULL, "missing '%c' in the attribute", wanted);
}

/* Converts UTF-16 without NUL to text. */
static bool keep_text(struct sddl_reader *in, const struct buffer *utf16, struct sd_span where, struct text *text)
{
	struct buffer out = {0};

	for (size_t i = 0; i < utf16->size; i += 2)
		if (get_u16le(utf16->bytes + i) == 0)
			return sddl_fail(in, SDDL_SYNTAX, where, NULL,
					 "a string of an attribute must not contain a NUL character");
	wtf8_append_from_utf16(&out, utf16->bytes, utf16->size, false);
	*text = (struct text){arena_text(in->arena, (const char *)out.bytes, out.size), out.size};
	buffer_free(&out);
	return true;
}

static bool parse_name(struct sddl_reader *in, struct text *name)
{
	struct buffer utf16 = {0};
	struct sd_span inner;
	bool good;

	sddl_skip_space(in);
	if (!sddl_take_string(in, &inner))
		return false;
	if (inner.begin == inner.end)
		return sddl_fail(in, SDDL_SYNTAX, span(inner.begin - 1, inner.end + 1), NULL, "missing attribute name");
	good = sddl_read_name(in, inner, &utf16) && keep_text(in, &utf16, inner, name);
	buffer_free(&utf16);
	return good;
}

static bool parse_type(struct sddl_reader *in, uint16_t *type)
{
	struct sd_span field = take_field(in);
	bool pair = field.end - field.begin == 2;
	const struct attribute_type *row = pair ? attribute_type_of(in->text + field.begin) : NULL;
	const char *capitals;

	if (row) {
		*type = row->type;
		return true;
	}
	capitals = sddl_capitals(in, field);
	if (pair && attribute_type_of(capitals))
		return sddl_fail(in, SDDL_LOWER_CASE, field, capitals, "'%s' must be upper case: write '%s'",
				 sddl_quote(in, field), capitals);
	return sddl_fail(in, SDDL_SYNTAX, field, NULL, "unknown attribute type '%s': the types are TI TU TS TD TB TX",
			 sddl_quote(in, field));
}

static bool parse_unsigned(struct sddl_reader *in, struct sd_span field, uint64_t max, uint64_t *number)
{
	int base;
	size_t taken = sddl_read_number(in, field, max, number, &base);

	if (taken > 0 && taken == field.end - field.begin)
		return true;
	return sddl_fail(in, SDDL_SYNTAX, field, NULL, "'%s' is not a number from 0 to %llu", sddl_quote(in, field),
			 (unsigned long long)max);
}

static bool parse_signed(struct sddl_reader *in, struct sd_span field, uint64_t *number)
{
	char first = field.begin < field.end ? in->text[field.begin] : 0;
	struct sd_span digits = span(field.begin + (first == '-' || first == '+'), field.end);
	uint64_t limit = (uint64_t)INT64_MAX + (first == '-' ? 1 : 0);
	int base;
	size_t taken = sddl_read_number(in, digits, limit, number, &base);

	if (taken == 0 || taken != digits.end - digits.begin)
		return sddl_fail(in, SDDL_SYNTAX, field, NULL, "'%s' is not a 64-bit integer", sddl_quote(in, field));
	if (first == '-')
		*number = 0 - *number;
	return true;
}

static bool parse_string(struct sddl_reader *in, struct text *text)
{
	struct buffer utf16 = {0};
	struct sd_span inner;
	bool good;

	if (!sddl_take_string(in, &inner))
		return false;
	wtf8_append_utf16le(&utf16, (struct text){in->text + inner.begin, inner.end - inner.begin});
	good = keep_text(in, &utf16, inner, text);
	buffer_free(&utf16);
	return good;
}

static bool parse_octets(struct sddl_reader *in, struct sd_value *value)
{
	struct sd_span field = take_field(in);
	struct buffer octets = {0};
	bool good = field.begin < field.end && in->text[field.begin] == '#' &&
		    sddl_read_octets(in, span(field.begin + 1, field.end), &octets);

	value->octets = arena_copy(in->arena, octets.bytes, octets.size);
	value->size = octets.size;
	buffer_free(&octets);
	return good || sddl_fail(in, SDDL_SYNTAX, field, NULL, "write octets as # and pairs of hexadecimal digits");
}

static bool parse_value(struct sddl_reader *in, uint16_t type, struct sd_value *value)
{
	sddl_skip_space(in);
	switch (type) {
	case SD_ATTRIBUTE_INT64:
		return parse_signed(in, take_field(in), &value->integer);
	case SD_ATTRIBUTE_UINT64:
		return parse_unsigned(in, take_field(in), UINT64_MAX, &value->integer);
	case SD_ATTRIBUTE_BOOLEAN:
		return parse_unsigned(in, take_field(in), 1, &value->integer);
	case SD_ATTRIBUTE_STRING:
		return parse_string(in, &value->text);
	case SD_ATTRIBUTE_SID:
		if (sddl_at_sid_literal(in))
			return sddl_take_sid_literal(in, &value->sid);
		return sddl_read_sid(in, take_field(in), &value->sid);
	default:
		return parse_octets(in, value);
	}
}

static bool parse_values(struct sddl_reader *in, struct sd_attribute *attribute)
{
	size_t capacity = 0;
	bool good = true;

	for (sddl_skip_space(in); good && sddl_peek(in) == ','; sddl_skip_space(in)) {
		in->at++;
		attribute->values = mem_grow(attribute->values, attribute->count, &capacity, sizeof *attribute->values);
		memset(&attribute->values[attribute->count], 0, sizeof *attribute->values);
		good = parse_value(in, attribute->type, &attribute->values[attribute->count++]);
	}
	return good && take(in, ')');
}

bool attribute_parse(struct sddl_reader *in, const uint8_t **bytes, size_t *size)
{
	struct sd_attribute attribute = {0};
	struct buffer out = {0};
	uint64_t flags = 0;
	bool good = take(in, '(') && parse_name(in, &attribute.name) && take(in, ',') &&
		    parse_type(in, &attribute.type) && take(in, ',') &&
		    parse_unsigned(in, take_field(in), UINT32_MAX, &flags);

	attribute.flags = (uint32_t)flags;
	good = good && parse_values(in, &attribute);
	if (good) {
		attribute_write(&attribute, &out);
		*bytes = arena_copy(in->arena, out.bytes, out.size);
		*size = out.size;
	}
	free(attribute.values);
	buffer_free(&out);
	return good;
}
