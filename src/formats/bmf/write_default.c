/* SPDX-License-Identifier: MIT */
/*
 * Writes default values: a literal encoded as the declared type (mof-language 3.5; inferred, since no sample has one
 * that differs).
 */
#include <string.h>

#include "formats/bmf/writer.h"
#include "model/real.h"

static bool is_text(const struct cim_value *value, const char *word)
{
	return value->kind == CIM_LITERAL_STRING && text_same_name(value->string, text_of(word));
}

/* Rounded to the nearest integer; out of 64 bits, the nearest limit. */
static uint64_t real_bits(double real)
{
	if (real >= 0x1p64)
		return UINT64_MAX;
	if (real >= 0)
		return (uint64_t)(real + 0.5);
	return real > -0x1p63 ? (uint64_t)(int64_t)(real - 0.5) : (uint64_t)INT64_MIN;
}

static bool put_integer(struct bmf_writer *writer, const struct cim_value *value, const struct cim_type_info *type)
{
	/* Every integer in samples takes four bytes; only 64-bit ones need more. */
	size_t size = type->code == CIM_SINT64 || type->code == CIM_UINT64 ? 8 : 4;
	struct cim_integer integer;
	uint64_t bits = 0;

	if (value->kind == CIM_LITERAL_BOOLEAN)
		bits = value->boolean;
	else if (value->kind == CIM_LITERAL_INTEGER)
		bits = bmf_integer_bits(value->integer);
	else if (value->kind == CIM_LITERAL_REAL)
		bits = real_bits(value->real);
	else if (value->kind == CIM_LITERAL_CHARACTER)
		bits = value->character;
	else if (value->kind == CIM_LITERAL_STRING && cim_integer_parse(value->string, &integer) == CIM_PARSED)
		bits = bmf_integer_bits(integer);
	else
		return false;
	bmf_put_integer(writer, bits, size);
	return true;
}

static bool put_boolean(struct bmf_writer *writer, const struct cim_value *value, const struct cim_type_info *type)
{
	(void)type;
	if (value->kind == CIM_LITERAL_BOOLEAN)
		bmf_put_boolean(writer, value->boolean);
	else if (value->kind == CIM_LITERAL_INTEGER)
		bmf_put_boolean(writer, value->integer.magnitude != 0);
	else if (is_text(value, "TRUE") || is_text(value, "FALSE"))
		bmf_put_boolean(writer, is_text(value, "TRUE"));
	else
		return false;
	return true;
}

static bool put_real(struct bmf_writer *writer, const struct cim_value *value, const struct cim_type_info *type)
{
	double real;

	if (value->kind == CIM_LITERAL_REAL)
		real = value->real;
	else if (value->kind == CIM_LITERAL_INTEGER)
		real = bmf_integer_as_real(value->integer);
	else if (value->kind == CIM_LITERAL_BOOLEAN)
		real = value->boolean;
	else if (value->kind != CIM_LITERAL_STRING || !cim_real_parse(value->string, &real))
		return false;
	bmf_put_real(writer, real, type->code == CIM_REAL32 ? 4 : 8);
	return true;
}

static bool put_character(struct bmf_writer *writer, const struct cim_value *value, const struct cim_type_info *type)
{
	uint32_t character;

	(void)type;
	if (value->kind == CIM_LITERAL_CHARACTER)
		character = value->character;
	else if (value->kind == CIM_LITERAL_INTEGER)
		character = (uint32_t)bmf_integer_bits(value->integer);
	else if (value->kind == CIM_LITERAL_STRING && wtf8_utf16_length(value->string) == 1)
		wtf8_decode(value->string.bytes, value->string.length, &character);
	else
		return false;
	bmf_put_integer(writer, character & UINT16_MAX, 2);
	return true;
}

static bool put_text(struct bmf_writer *writer, const struct cim_value *value, const struct cim_type_info *type)
{
	struct buffer text = {0};
	char real[CIM_REAL_TEXT_SIZE];

	(void)type;
	switch (value->kind) {
	case CIM_LITERAL_STRING:
	case CIM_LITERAL_ALIAS:
		bmf_put_literal(writer, value);
		return true;
	case CIM_LITERAL_INTEGER:
		bmf_put_digits(writer, value);
		return true;
	case CIM_LITERAL_BOOLEAN:
		buffer_put_text(&text, value->boolean ? "TRUE" : "FALSE");
		break;
	case CIM_LITERAL_REAL:
		buffer_put(&text, real, cim_real_text(value->real, false, real));
		break;
	case CIM_LITERAL_CHARACTER:
		wtf8_append(&text, value->character);
		break;
	default:
		return false;
	}
	bmf_put_string(writer, (struct text){(const char *)text.bytes, text.size}, value->span);
	buffer_free(&text);
	return true;
}

static bool put_object(struct bmf_writer *writer, const struct cim_value *value, const struct cim_type_info *type)
{
	(void)type;
	if (value->kind == CIM_LITERAL_OBJECT)
		bmf_put_literal(writer, value);
	return value->kind == CIM_LITERAL_OBJECT;
}

static bool (*const puts_by_kind[])(struct bmf_writer *writer, const struct cim_value *value,
				    const struct cim_type_info *type) = {
	[CIM_KIND_INTEGER] = put_integer,     [CIM_KIND_REAL] = put_real,     [CIM_KIND_BOOLEAN] = put_boolean,
	[CIM_KIND_STRING] = put_text,         [CIM_KIND_DATETIME] = put_text, [CIM_KIND_REFERENCE] = put_text,
	[CIM_KIND_CHARACTER] = put_character, [CIM_KIND_OBJECT] = put_object,
};

static void put_scalar(struct bmf_writer *writer, const struct cim_value *value, const struct cim_type_info *type)
{
	if (!puts_by_kind[type->kind](writer, value, type))
		diag_report(writer->sink, MOF807, value->span,
			    "%s as the value of a %s cannot be represented in binary MOF",
			    cim_literal_name(value->kind), type->keyword);
}

/* One bit of the record's type distinguishes aliases from paths, so an array cannot mix them. */
static void check_aliases(struct bmf_writer *writer, const struct cim_value *value)
{
	bool first = value->array.items[0].kind == CIM_LITERAL_ALIAS;

	for (size_t i = 1; i < value->array.count; i++)
		if ((value->array.items[i].kind == CIM_LITERAL_ALIAS) != first)
			diag_report(writer->sink, MOF807, value->array.items[i].span,
				    "an array of aliases and paths cannot be represented in binary MOF");
}

bool bmf_default_is_alias(const struct cim_value *value)
{
	if (value->kind == CIM_LITERAL_ARRAY && value->array.count > 0)
		return value->array.items[0].kind == CIM_LITERAL_ALIAS;
	return value->kind == CIM_LITERAL_ALIAS;
}

void bmf_put_default(struct bmf_writer *writer, const struct cim_value *value, const struct cim_type *type)
{
	const struct cim_type_info *info = cim_type_info(type->code);
	bool is_list = value->kind == CIM_LITERAL_ARRAY;
	size_t count = is_list ? value->array.count : 1;
	size_t start;

	bmf_infer(writer, BMF_DEFAULT_VALUE, value->span);
	if (!type->is_array) {
		put_scalar(writer, value, info);
		return;
	}
	if (is_list && count > 0)
		check_aliases(writer, value);
	start = bmf_begin_array(writer, count);
	for (size_t i = 0; i < count; i++) {
		bmf_begin_element(writer, i, count);
		put_scalar(writer, is_list ? &value->array.items[i] : value, info);
	}
	bmf_end_array(writer, start);
}
