/* SPDX-License-Identifier: MIT */
/* Writes primitives, arrays and literals of binary MOF (binary-mof 3, 3.1, 4). */
#include <string.h>

#include "formats/bmf/writer.h"

enum { UNIT = 4 }; /* primitives are padded to a multiple of this */

static void fill(struct bmf_writer *writer, size_t size)
{
	if (writer->aligned && size % UNIT)
		buffer_fill(writer->out, 0, UNIT - size % UNIT);
}

static bool is_ascii(struct text text)
{
	for (size_t i = 0; i < text.length; i++)
		if ((unsigned char)text.bytes[i] >= 0x80)
			return false;
	return true;
}

void bmf_put_string(struct bmf_writer *writer, struct text text, struct span span)
{
	size_t start = writer->out->size;

	if (text.length > 0 && memchr(text.bytes, 0, text.length))
		diag_report(writer->sink, MOF815, span,
			    "a string with a NUL character cannot be represented in binary MOF");
	if (!is_ascii(text))
		bmf_infer(writer, BMF_NON_ASCII, span);
	wtf8_append_utf16le(writer->out, text);
	buffer_put_u16le(writer->out, 0);
	fill(writer, writer->out->size - start);
}

void bmf_put_boolean(struct bmf_writer *writer, bool boolean)
{
	bmf_put_integer(writer, boolean ? 0xFFFF : 0, 2);
}

void bmf_put_integer(struct bmf_writer *writer, uint64_t bits, size_t size)
{
	for (size_t i = 0; i < size; i++)
		buffer_put_byte(writer->out, (uint8_t)(bits >> 8 * i));
	fill(writer, size);
}

void bmf_put_real(struct bmf_writer *writer, double real, size_t size)
{
	float single = (float)real;
	uint64_t bits = 0;
	uint32_t single_bits;

	if (size == sizeof single) {
		memcpy(&single_bits, &single, sizeof single);
		bits = single_bits;
	} else {
		memcpy(&bits, &real, sizeof real);
	}
	bmf_put_integer(writer, bits, size);
}

/* ---- arrays ---- */

size_t bmf_begin_array(struct bmf_writer *writer, size_t count)
{
	size_t start = bmf_reserve_u32(writer);

	buffer_put_u32le(writer->out, 1);
	buffer_put_u32le(writer->out, (uint32_t)count);
	bmf_reserve_u32(writer);
	return start;
}

/* Alignment is off for all elements but the last, and the outer state is not restored (binary-mof 3.1). */
void bmf_begin_element(struct bmf_writer *writer, size_t index, size_t count)
{
	writer->aligned = !writer->old_form && index + 1 == count;
}

void bmf_end_array(struct bmf_writer *writer, size_t start)
{
	bmf_set_distance(writer, start, start);
	bmf_set_distance(writer, start + 12, start + 12);
	writer->aligned = !writer->old_form;
}

/* ---- literals ---- */

/* A literal above sint32 is stored as its decimal digits (mof-language 1.4). */
static bool is_large(struct cim_integer integer)
{
	return integer.magnitude > (uint64_t)INT32_MAX + (integer.negative ? 1 : 0);
}

static uint32_t scalar_type(struct bmf_writer *writer, const struct cim_value *value)
{
	switch (value->kind) {
	case CIM_LITERAL_BOOLEAN:
		return CIM_BOOLEAN;
	case CIM_LITERAL_INTEGER:
		if (!is_large(value->integer))
			return CIM_SINT32;
		bmf_infer(writer, BMF_LARGE_INTEGER, value->span);
		return CIM_STRING;
	case CIM_LITERAL_REAL:
		return CIM_REAL64;
	case CIM_LITERAL_CHARACTER:
		bmf_infer(writer, BMF_CHARACTER, value->span);
		return CIM_CHAR16;
	case CIM_LITERAL_ALIAS:
		return CIM_STRING | BMF_ALIAS;
	case CIM_LITERAL_OBJECT:
		bmf_infer(writer, BMF_EMBEDDED_INSTANCE, value->span);
		return CIM_OBJECT;
	case CIM_LITERAL_STRING:
	case CIM_LITERAL_NULL:
	case CIM_LITERAL_ARRAY:
		break;
	}
	return CIM_STRING;
}

/* All elements have one type: if one integer is too large, all become strings. */
static uint32_t array_type(struct bmf_writer *writer, const struct cim_value *value)
{
	uint32_t type = CIM_STRING;

	if (value->array.count == 0) {
		bmf_infer(writer, BMF_EMPTY_ARRAY, value->span);
		return CIM_STRING | CIM_ARRAY;
	}
	for (size_t i = 0; i < value->array.count && (i == 0 || type == CIM_SINT32); i++)
		type = scalar_type(writer, &value->array.items[i]);
	if (type & BMF_ALIAS)
		bmf_infer(writer, BMF_ALIAS_ARRAY, value->span);
	return type | CIM_ARRAY;
}

uint32_t bmf_literal_type(struct bmf_writer *writer, const struct cim_value *value)
{
	return value->kind == CIM_LITERAL_ARRAY ? array_type(writer, value) : scalar_type(writer, value);
}

void bmf_put_digits(struct bmf_writer *writer, const struct cim_value *value)
{
	struct buffer digits = {0};

	buffer_printf(&digits, "%s%llu", value->integer.negative ? "-" : "",
		      (unsigned long long)value->integer.magnitude);
	bmf_put_string(writer, (struct text){(const char *)digits.bytes, digits.size}, value->span);
	buffer_free(&digits);
}

uint64_t bmf_integer_bits(struct cim_integer integer)
{
	return integer.negative ? 0 - integer.magnitude : integer.magnitude;
}

double bmf_integer_as_real(struct cim_integer integer)
{
	return integer.negative ? -(double)integer.magnitude : (double)integer.magnitude;
}

static void put_scalar(struct bmf_writer *writer, const struct cim_value *value, uint32_t type)
{
	switch (value->kind) {
	case CIM_LITERAL_BOOLEAN:
		bmf_put_boolean(writer, value->boolean);
		break;
	case CIM_LITERAL_INTEGER:
		if ((type & ~(uint32_t)CIM_ARRAY) == CIM_STRING)
			bmf_put_digits(writer, value);
		else if ((type & ~(uint32_t)CIM_ARRAY) == CIM_REAL64)
			bmf_put_real(writer, bmf_integer_as_real(value->integer), 8);
		else
			bmf_put_integer(writer, bmf_integer_bits(value->integer), 4);
		break;
	case CIM_LITERAL_REAL:
		bmf_put_real(writer, value->real, 8);
		break;
	case CIM_LITERAL_CHARACTER:
		bmf_put_integer(writer, value->character, 2);
		break;
	case CIM_LITERAL_STRING:
		bmf_put_string(writer, value->string, value->span);
		break;
	case CIM_LITERAL_ALIAS:
		bmf_put_string(writer, text_of(value->alias.spelling), value->span);
		break;
	case CIM_LITERAL_OBJECT:
		bmf_put_embedded(writer, value->object);
		break;
	case CIM_LITERAL_NULL:
	case CIM_LITERAL_ARRAY:
		break;
	}
}

/* The elements of an array share a type; only an integer is converted, to digits or to a real. */
static void check_elements(struct bmf_writer *writer, const struct cim_value *value, uint32_t type)
{
	for (size_t i = 0; i < value->array.count; i++) {
		const struct cim_value *element = &value->array.items[i];
		bool is_converted = element->kind == CIM_LITERAL_INTEGER &&
				    ((type ^ CIM_ARRAY) == CIM_STRING || (type ^ CIM_ARRAY) == CIM_REAL64);

		if (element->kind == CIM_LITERAL_NULL || element->kind == CIM_LITERAL_ARRAY ||
		    (scalar_type(writer, element) != (type ^ CIM_ARRAY) && !is_converted))
			diag_report(writer->sink, MOF807, element->span,
				    "%s among other elements cannot be represented in binary MOF",
				    cim_literal_name(element->kind));
	}
}

void bmf_put_literal(struct bmf_writer *writer, const struct cim_value *value)
{
	uint32_t type = bmf_literal_type(writer, value);
	size_t start;

	if (value->kind != CIM_LITERAL_ARRAY) {
		put_scalar(writer, value, type);
		return;
	}
	check_elements(writer, value, type);
	start = bmf_begin_array(writer, value->array.count);
	for (size_t i = 0; i < value->array.count; i++) {
		bmf_begin_element(writer, i, value->array.count);
		put_scalar(writer, &value->array.items[i], type);
	}
	bmf_end_array(writer, start);
}
