/* SPDX-License-Identifier: MIT */
/* Values as text, references as elements, objects as XML inside of text (DSP0201 5.2). */
#include <math.h>
#include <string.h>

#include "formats/cimxml/writer.h"
#include "model/real.h"

/* ---- texts ---- */

/* The characters of XML 1.0 (2.2). WTF-8 has surrogates besides, which are none. */
static bool is_xml_character(uint32_t c)
{
	if (c < ' ')
		return c == '\t' || c == '\n' || c == '\r';
	return (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
}

/* The text with a NUL after it, in `scratch`; empty after a report. A byte that is no text decodes as U+FFFD. */
static const char *checked(struct cimxml_writer *writer, struct text text, struct span span)
{
	for (size_t at = 0; at < text.length;) {
		uint32_t c;
		size_t size = wtf8_decode(text.bytes + at, text.length - at, &c);

		at += size;
		if (is_xml_character(c) && !(c == 0xFFFD && size == 1))
			continue;
		diag_report(writer->sink, MOF890, writer->around.source ? writer->around : span,
			    "XML cannot hold the character U+%04X of this text", (unsigned)c);
		writer->failed = true;
		return "";
	}
	return arena_text(&writer->scratch, text.bytes, text.length);
}

void cimxml_attribute(struct cimxml_writer *writer, const char *name, struct text value, struct span span)
{
	xml_attribute(writer->xml, name, checked(writer, value, span));
}

void cimxml_text(struct cimxml_writer *writer, struct text text, struct span span)
{
	xml_text(writer->xml, checked(writer, text, span));
}

void cimxml_name(struct cimxml_writer *writer, struct name name, struct span span)
{
	cimxml_attribute(writer, "NAME", text_of(name.spelling), span);
}

/* ---- types ---- */

const char *cimxml_type(const struct cim_type *type)
{
	if (type->code == CIM_OBJECT || type->code == CIM_REFERENCE)
		return "string";
	return cim_type_info(type->code)->keyword;
}

static enum cim_type_code code_of(const struct cim_value *value)
{
	switch (value->kind) {
	case CIM_LITERAL_BOOLEAN:
		return CIM_BOOLEAN;
	case CIM_LITERAL_INTEGER:
		if (value->integer.magnitude <= (uint64_t)INT32_MAX + value->integer.negative)
			return CIM_SINT32;
		return value->integer.magnitude <= (uint64_t)INT64_MAX + value->integer.negative ? CIM_SINT64
												 : CIM_UINT64;
	case CIM_LITERAL_REAL:
		return CIM_REAL64;
	case CIM_LITERAL_CHARACTER:
		return CIM_CHAR16;
	case CIM_LITERAL_OBJECT:
		return CIM_OBJECT;
	default:
		return CIM_STRING;
	}
}

/* The wider of two types of integers: each of the three holds what those before it hold. */
static int width(enum cim_type_code code)
{
	return code == CIM_SINT32 ? 1 : code == CIM_SINT64 ? 2 : code == CIM_UINT64 ? 3 : 0;
}

struct cim_type cimxml_type_of_value(const struct cim_value *value)
{
	struct cim_type type = {.code = code_of(value)};

	if (value->kind != CIM_LITERAL_ARRAY)
		return type;
	type.is_array = true;
	for (size_t i = 0; i < value->array.count; i++) {
		const struct cim_value *item = &value->array.items[i];

		if (item->kind == CIM_LITERAL_NULL)
			continue;
		if (type.code == CIM_STRING || width(code_of(item)) > width(type.code))
			type.code = code_of(item);
	}
	return type;
}

/* ---- values ---- */

/* An alias that is left is that of an instance whose path nothing knows. */
void cimxml_report_alias(struct cimxml_writer *writer, const struct cim_value *value)
{
	struct diagnostic *diagnostic =
		diag_report(writer->sink, MOF890, writer->around.source ? writer->around : value->span,
			    "the path of $%s is not known, since the keys of its class are not", value->alias.spelling);

	diag_set_help(writer->sink, diagnostic, "name the file that declares the class with --base");
	writer->failed = true;
}

static void write_character(struct cimxml_writer *writer, uint16_t character, struct span span)
{
	struct buffer text = {0};

	wtf8_append(&text, character);
	cimxml_text(writer, (struct text){(const char *)text.bytes, text.size}, span);
	buffer_free(&text);
}

static void write_content(struct cimxml_writer *writer, const struct cim_type *type, enum cimxml_holds holds,
			  const struct cim_value *value)
{
	char digits[CIM_REAL_TEXT_SIZE];

	switch (value->kind) {
	case CIM_LITERAL_BOOLEAN:
		xml_text(writer->xml, value->boolean ? "TRUE" : "FALSE");
		break;
	case CIM_LITERAL_INTEGER:
		xml_text(writer->xml, arena_printf(&writer->scratch, "%s%llu", value->integer.negative ? "-" : "",
						   (unsigned long long)value->integer.magnitude));
		break;
	case CIM_LITERAL_REAL:
		if (isfinite(value->real))
			cim_real_text(value->real, type->code == CIM_REAL32, digits);
		xml_text(writer->xml, isnan(value->real)   ? "NaN"
				      : isinf(value->real) ? (value->real < 0 ? "-INF" : "INF")
							   : digits);
		break;
	case CIM_LITERAL_CHARACTER:
		write_character(writer, value->character, value->span);
		break;
	case CIM_LITERAL_STRING:
		if (holds == CIMXML_HOLDS_VALUE || !cimxml_write_embedded_text(writer, value))
			cimxml_text(writer, value->string, value->span);
		break;
	case CIM_LITERAL_ALIAS:
		cimxml_report_alias(writer, value);
		break;
	case CIM_LITERAL_OBJECT:
		cimxml_write_embedded(writer, value->object, NULL);
		break;
	case CIM_LITERAL_NULL:
	case CIM_LITERAL_ARRAY:
		break;
	}
}

static void write_scalar(struct cimxml_writer *writer, const struct cim_type *type, enum cimxml_holds holds,
			 const struct cim_value *value)
{
	xml_begin(writer->xml, value->kind == CIM_LITERAL_NULL ? "VALUE.NULL" : "VALUE");
	write_content(writer, type, holds, value);
	xml_end(writer->xml);
}

static void write_array(struct cimxml_writer *writer, const struct cim_type *type, enum cimxml_holds holds,
			const struct cim_value *value)
{
	size_t count = value->kind == CIM_LITERAL_ARRAY ? value->array.count : 1;
	const struct cim_value *items = value->kind == CIM_LITERAL_ARRAY ? value->array.items : value;

	xml_begin(writer->xml, "VALUE.ARRAY");
	for (size_t i = 0; i < count; i++)
		write_scalar(writer, type, holds, &items[i]);
	xml_end(writer->xml);
}

void cimxml_write_value(struct cimxml_writer *writer, const struct cim_type *type, enum cimxml_holds holds,
			const struct cim_value *value)
{
	if (value->kind == CIM_LITERAL_NULL)
		return;
	if (type->is_array)
		write_array(writer, type, holds, value);
	else if (type->code == CIM_REFERENCE)
		cimxml_write_reference(writer, value);
	else
		write_scalar(writer, type, holds, value);
}
