/* SPDX-License-Identifier: MIT */
/* Converting literals to declared types, by the accepted rows of mof-language 3.5. */
#include <math.h>

#include "repository/inside.h"

static struct cim_integer make_integer(uint64_t magnitude, bool negative)
{
	return (struct cim_integer){.magnitude = magnitude, .negative = negative && magnitude > 0, .is_decimal = true};
}

/* For a signed type a bit pattern above its maximum is the negative number with the same bits. */
static struct cim_integer fit(struct cim_integer integer, const struct cim_type_info *type)
{
	if (!integer.is_decimal && !integer.negative && type->minimum < 0 && integer.magnitude > type->maximum)
		return make_integer(2 * (type->maximum + 1) - integer.magnitude, true);
	return make_integer(integer.magnitude, integer.negative);
}

static bool to_integer(const struct cim_value *value, const struct cim_type_info *type, struct cim_value *stored)
{
	struct cim_integer integer = value->integer;
	double rounded;

	switch (value->kind) {
	case CIM_LITERAL_INTEGER:
		break;
	case CIM_LITERAL_STRING:
		if (cim_integer_parse(value->string, &integer) != CIM_PARSED)
			return false;
		break;
	case CIM_LITERAL_BOOLEAN:
		integer = make_integer(value->boolean, false);
		break;
	case CIM_LITERAL_CHARACTER:
		integer = make_integer(value->character, false);
		break;
	case CIM_LITERAL_REAL:
		rounded = nearbyint(value->real);
		if (!(fabs(rounded) < 18446744073709551616.0))
			return false;
		integer = make_integer((uint64_t)fabs(rounded), rounded < 0);
		break;
	default:
		return false;
	}
	stored->kind = CIM_LITERAL_INTEGER;
	stored->integer = fit(integer, type);
	return true;
}

static bool to_real(const struct cim_value *value, struct cim_value *stored)
{
	if (value->kind != CIM_LITERAL_INTEGER)
		return false;
	stored->kind = CIM_LITERAL_REAL;
	stored->real = value->integer.negative ? -(double)value->integer.magnitude : (double)value->integer.magnitude;
	return true;
}

static bool to_boolean(const struct cim_value *value, struct cim_value *stored)
{
	bool is_true = value->kind == CIM_LITERAL_STRING && text_same_name(value->string, text_of("true"));

	if (value->kind == CIM_LITERAL_INTEGER)
		is_true = value->integer.magnitude != 0;
	else if (value->kind != CIM_LITERAL_STRING || (!is_true && !text_same_name(value->string, text_of("false"))))
		return false;
	stored->kind = CIM_LITERAL_BOOLEAN;
	stored->boolean = is_true;
	return true;
}

static bool to_string(const struct cim_value *value, struct arena *arena, struct cim_value *stored)
{
	const char *text;

	if (value->kind == CIM_LITERAL_INTEGER)
		text = arena_printf(arena, "%s%llu", value->integer.negative ? "-" : "",
				    (unsigned long long)value->integer.magnitude);
	else if (value->kind == CIM_LITERAL_BOOLEAN)
		text = value->boolean ? "TRUE" : "FALSE";
	else
		return false;
	stored->kind = CIM_LITERAL_STRING;
	stored->string = text_of(text);
	return true;
}

static bool to_character(const struct cim_value *value, struct cim_value *stored)
{
	uint32_t character;

	if (value->kind == CIM_LITERAL_INTEGER && value->integer.magnitude <= UINT16_MAX)
		character = (uint32_t)value->integer.magnitude;
	else if (value->kind != CIM_LITERAL_STRING || value->string.length == 0 ||
		 wtf8_decode(value->string.bytes, value->string.length, &character) < value->string.length ||
		 character > UINT16_MAX)
		return false;
	stored->kind = CIM_LITERAL_CHARACTER;
	stored->character = (uint16_t)character;
	return true;
}

static struct cim_value coerce_scalar(const struct cim_value *value, const struct cim_type_info *type,
				      struct arena *arena)
{
	struct cim_value stored = *value;
	bool done = true;

	switch (type->kind) {
	case CIM_KIND_INTEGER:
		done = to_integer(value, type, &stored);
		break;
	case CIM_KIND_REAL:
		done = to_real(value, &stored);
		break;
	case CIM_KIND_BOOLEAN:
		done = to_boolean(value, &stored);
		break;
	case CIM_KIND_STRING:
		done = to_string(value, arena, &stored);
		break;
	case CIM_KIND_CHARACTER:
		done = to_character(value, &stored);
		break;
	case CIM_KIND_DATETIME:
	case CIM_KIND_REFERENCE:
	case CIM_KIND_OBJECT:
		break;
	}
	return done ? stored : *value;
}

/* A real array is not converted to integers, unlike one real. */
static struct cim_value coerce_array(const struct cim_value *value, const struct cim_type_info *type,
				     struct arena *arena)
{
	struct cim_value stored = *value;

	stored.array.items = arena_alloc(arena, value->array.count * sizeof *stored.array.items);
	for (size_t i = 0; i < value->array.count; i++)
		stored.array.items[i] = coerce_scalar(&value->array.items[i], type, arena);
	return stored;
}

struct cim_value coerce_value(const struct cim_value *value, const struct cim_type *type, struct arena *arena)
{
	const struct cim_type_info *info = cim_type_info(type->code);
	struct cim_value stored = *value;

	if (type->code == CIM_VOID || value->kind == CIM_LITERAL_NULL)
		return stored;
	if (value->kind == CIM_LITERAL_ARRAY)
		return type->is_array ? coerce_array(value, info, arena) : stored;
	stored = coerce_scalar(value, info, arena);
	if (type->is_array) {
		struct cim_value *only = arena_copy(arena, &stored, sizeof stored);

		stored.kind = CIM_LITERAL_ARRAY;
		stored.array.items = only;
		stored.array.count = 1;
	}
	return stored;
}
