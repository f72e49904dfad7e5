/* SPDX-License-Identifier: MIT */
/* Reads values of binary MOF (binary-mof 3): of qualifiers and instances by literal, of class members by type. */
#include <string.h>

#include "formats/bmf/reader.h"

/* What the bytes of a value are: its literal, and the size of a number. */
struct shape {
	enum cim_literal kind;
	size_t size;
	bool is_signed;
};

static const struct {
	uint32_t type;
	struct shape shape;
} literal_shapes[] = {
	{CIM_BOOLEAN, {CIM_LITERAL_BOOLEAN, 2, false}},
	{CIM_SINT32, {CIM_LITERAL_INTEGER, 4, true}},
	{CIM_REAL64, {CIM_LITERAL_REAL, 8, true}},
	{CIM_CHAR16, {CIM_LITERAL_CHARACTER, 2, false}},
	{CIM_STRING, {CIM_LITERAL_STRING, 2, false}},
	{CIM_STRING | BMF_ALIAS, {CIM_LITERAL_ALIAS, 2, false}},
	{CIM_OBJECT, {CIM_LITERAL_OBJECT, BMF_LEAST_OBJECT, false}},
};

static void refuse_type(struct bmf_reader *reader, uint32_t type)
{
	bmf_damaged(reader, MOF834, reader->at, "expected a value, found one of the unknown type 0x%X", (unsigned)type);
}

static struct shape literal_shape(struct bmf_reader *reader, uint32_t type)
{
	for (size_t i = 0; i < sizeof literal_shapes / sizeof *literal_shapes; i++)
		if (literal_shapes[i].type == type)
			return literal_shapes[i].shape;
	refuse_type(reader, type);
	return (struct shape){.size = 2};
}

static struct shape default_shape(struct bmf_reader *reader, uint32_t type)
{
	const struct cim_type_info *info = cim_type_info((enum cim_type_code)(type & ~(uint32_t)BMF_ALIAS));
	enum cim_type_kind kind = info ? info->kind : CIM_KIND_OBJECT;
	bool is_text = kind == CIM_KIND_STRING || kind == CIM_KIND_DATETIME || kind == CIM_KIND_REFERENCE;

	if (info == NULL || (type & BMF_ALIAS && !is_text)) {
		refuse_type(reader, type);
		return (struct shape){.size = 2};
	}
	if (kind == CIM_KIND_INTEGER)
		return (struct shape){CIM_LITERAL_INTEGER, info->code == CIM_SINT64 || info->code == CIM_UINT64 ? 8 : 4,
				      info->minimum < 0};
	if (kind == CIM_KIND_REAL)
		return (struct shape){CIM_LITERAL_REAL, info->code == CIM_REAL32 ? 4 : 8, true};
	return literal_shape(reader, is_text ? CIM_STRING | (type & BMF_ALIAS) : (uint32_t)info->code);
}

static struct cim_integer take_integer(struct bmf_reader *reader, const struct shape *shape)
{
	uint64_t bits = bmf_take_bits(reader, shape->size, "integer");
	struct cim_integer integer = {.magnitude = bits, .is_decimal = true};

	if (shape->is_signed && bits >> (8 * shape->size - 1)) {
		integer.negative = true;
		integer.magnitude = shape->size == 4 ? (uint32_t)(0 - bits) : 0 - bits;
	}
	return integer;
}

static void read_scalar(struct bmf_reader *reader, const struct shape *shape, struct cim_value *value)
{
	value->kind = shape->kind;
	switch (shape->kind) {
	case CIM_LITERAL_BOOLEAN:
		value->boolean = bmf_take_boolean(reader);
		break;
	case CIM_LITERAL_INTEGER:
		value->integer = take_integer(reader, shape);
		break;
	case CIM_LITERAL_REAL:
		value->real = bmf_take_real(reader, shape->size);
		break;
	case CIM_LITERAL_CHARACTER:
		value->character = (uint16_t)bmf_take_bits(reader, 2, "character");
		break;
	case CIM_LITERAL_STRING:
		value->string = bmf_take_string(reader, "string");
		break;
	case CIM_LITERAL_ALIAS:
		value->alias = bmf_take_alias(reader);
		break;
	case CIM_LITERAL_OBJECT:
		value->object = bmf_read_embedded(reader);
		break;
	case CIM_LITERAL_NULL:
	case CIM_LITERAL_ARRAY:
		break;
	}
}

static void read_value(struct bmf_reader *reader, const struct shape *shape, bool is_array, struct cim_value *value)
{
	struct bmf_frame frame;
	size_t count;

	if (!is_array) {
		read_scalar(reader, shape, value);
		return;
	}
	frame = bmf_enter_array(reader, shape->size, &count);
	value->kind = CIM_LITERAL_ARRAY;
	value->array.count = count;
	value->array.items = arena_alloc(&reader->unit->arena, count * sizeof *value->array.items);
	for (size_t i = 0; i < count && !reader->failed; i++)
		read_scalar(reader, shape, &value->array.items[i]);
	bmf_leave(reader, frame);
}

void bmf_read_literal(struct bmf_reader *reader, uint32_t type, struct cim_value *value)
{
	struct shape shape = literal_shape(reader, type & ~(uint32_t)CIM_ARRAY);
	size_t start = reader->at;

	read_value(reader, &shape, type & CIM_ARRAY, value);
	if (value->kind == CIM_LITERAL_ARRAY && value->array.count == 0 && type != (CIM_STRING | CIM_ARRAY))
		bmf_unfaithful(reader, start, "an empty array of the type 0x%X is read as one of strings",
			       (unsigned)type);
}

void bmf_read_default(struct bmf_reader *reader, uint32_t type, struct cim_value *value)
{
	struct shape shape = default_shape(reader, type & ~(uint32_t)CIM_ARRAY);

	read_value(reader, &shape, type & CIM_ARRAY, value);
}

/* ---- comparison ---- */

static bool same_elements(const struct cim_value *a, const struct cim_value *b)
{
	if (a->array.count != b->array.count)
		return false;
	for (size_t i = 0; i < a->array.count; i++)
		if (!bmf_same_value(&a->array.items[i], &b->array.items[i]))
			return false;
	return true;
}

bool bmf_same_value(const struct cim_value *a, const struct cim_value *b)
{
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case CIM_LITERAL_NULL:
		return true;
	case CIM_LITERAL_BOOLEAN:
		return a->boolean == b->boolean;
	case CIM_LITERAL_INTEGER:
		return a->integer.magnitude == b->integer.magnitude && a->integer.negative == b->integer.negative;
	case CIM_LITERAL_REAL:
		return memcmp(&a->real, &b->real, sizeof a->real) == 0;
	case CIM_LITERAL_CHARACTER:
		return a->character == b->character;
	case CIM_LITERAL_STRING:
		return text_equal(a->string, b->string);
	case CIM_LITERAL_ALIAS:
		return strcmp(a->alias.spelling, b->alias.spelling) == 0;
	case CIM_LITERAL_ARRAY:
		return same_elements(a, b);
	case CIM_LITERAL_OBJECT:
		break;
	}
	return false; /* objects are not compared; they may be equal */
}
