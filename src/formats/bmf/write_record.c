/* SPDX-License-Identifier: MIT */
/* Writes records and lists of binary MOF (binary-mof 3); lengths and offsets in headers are set when they are known. */
#include <string.h>

#include "formats/bmf/implied.h"
#include "formats/bmf/writer.h"

size_t bmf_reserve_u32(struct bmf_writer *writer)
{
	size_t at = writer->out->size;

	buffer_put_u32le(writer->out, BMF_ABSENT);
	return at;
}

void bmf_set_distance(struct bmf_writer *writer, size_t at, size_t base)
{
	buffer_set_u32le(writer->out, at, (uint32_t)(writer->out->size - base));
}

size_t bmf_begin_list(struct bmf_writer *writer, size_t count)
{
	size_t start = bmf_reserve_u32(writer);

	buffer_put_u32le(writer->out, (uint32_t)count);
	return start;
}

void bmf_end_list(struct bmf_writer *writer, size_t start)
{
	bmf_set_distance(writer, start, start);
}

/* ---- objects ---- */

size_t bmf_begin_object(struct bmf_writer *writer, uint32_t kind)
{
	size_t start = bmf_reserve_u32(writer);

	for (enum bmf_part part = BMF_QUALIFIERS; part <= BMF_METHODS; part++)
		bmf_reserve_u32(writer);
	buffer_put_u32le(writer->out, kind);
	return start;
}

void bmf_part_here(struct bmf_writer *writer, size_t object, enum bmf_part part)
{
	bmf_set_distance(writer, object + 4 + 4 * part, object + BMF_OBJECT_HEADER);
}

void bmf_end_object(struct bmf_writer *writer, size_t object)
{
	bmf_set_distance(writer, object, object);
}

/* ---- properties ---- */

size_t bmf_begin_property(struct bmf_writer *writer, uint32_t type, struct text name, struct span span)
{
	size_t start = bmf_reserve_u32(writer);

	buffer_put_u32le(writer->out, type);
	buffer_put_u32le(writer->out, 0); /* the name follows the header */
	bmf_reserve_u32(writer);
	bmf_reserve_u32(writer);
	bmf_put_string(writer, name, span);
	return start;
}

void bmf_value_here(struct bmf_writer *writer, size_t property)
{
	bmf_set_distance(writer, property + 12, property + BMF_PROPERTY_HEADER);
}

void bmf_qualifiers_here(struct bmf_writer *writer, size_t property)
{
	bmf_set_distance(writer, property + 16, property + BMF_PROPERTY_HEADER);
}

void bmf_end_property(struct bmf_writer *writer, size_t property)
{
	bmf_set_distance(writer, property, property);
}

void bmf_put_pseudo_string(struct bmf_writer *writer, const char *name, struct text value, struct span span)
{
	size_t property = bmf_begin_property(writer, CIM_STRING, text_of(name), span);

	bmf_value_here(writer, property);
	bmf_put_string(writer, value, span);
	bmf_end_property(writer, property);
}

void bmf_put_pseudo_integer(struct bmf_writer *writer, const char *name, uint32_t value)
{
	size_t property = bmf_begin_property(writer, CIM_SINT32, text_of(name), (struct span){0});

	bmf_value_here(writer, property);
	bmf_put_integer(writer, value, 4);
	bmf_end_property(writer, property);
}

/* ---- qualifiers ---- */

/* Writes the header and name of a qualifier record, and its entry in the flavor table if it has flavors. */
static size_t begin_qualifier(struct bmf_writer *writer, uint32_t type, struct text name, struct span span,
			      uint8_t flavors)
{
	size_t start = bmf_reserve_u32(writer);

	if (flavors && !writer->old_form) {
		buffer_put_u32le(&writer->flavors, (uint32_t)(start - writer->start));
		buffer_put_u32le(&writer->flavors, flavors);
	}
	buffer_put_u32le(writer->out, type);
	buffer_put_u32le(writer->out, 0); /* the name follows the header */
	bmf_reserve_u32(writer);
	bmf_put_string(writer, name, span);
	bmf_set_distance(writer, start + 12, start + BMF_QUALIFIER_HEADER);
	return start;
}

static void end_qualifier(struct bmf_writer *writer, size_t start)
{
	bmf_set_distance(writer, start, start);
}

void bmf_put_integer_qualifier(struct bmf_writer *writer, const char *name, uint32_t value, uint8_t flavors)
{
	size_t start = begin_qualifier(writer, CIM_SINT32, text_of(name), (struct span){0}, flavors);

	bmf_put_integer(writer, value, 4);
	end_qualifier(writer, start);
}

void bmf_put_cimtype(struct bmf_writer *writer, const struct cim_type *type)
{
	size_t start = begin_qualifier(writer, CIM_STRING, text_of("CIMTYPE"), type->span, BMF_CIMTYPE_FLAVORS);
	struct buffer text = {0};

	bmf_cimtype_text(type, &text);
	bmf_put_string(writer, (struct text){(const char *)text.bytes, text.size}, type->span);
	buffer_free(&text);
	end_qualifier(writer, start);
}

/* Values without an example in samples; NULL is read as FALSE (mof-language 2.5). */
static void note_value(struct bmf_writer *writer, const struct cim_qualifier *qualifier)
{
	const struct cim_value *value = &qualifier->value;

	if (value->kind == CIM_LITERAL_NULL)
		bmf_infer(writer, BMF_NULL_QUALIFIER, value->span);
	if (value->kind == CIM_LITERAL_BOOLEAN && !value->boolean)
		bmf_infer(writer, BMF_FALSE_QUALIFIER, value->span);
	if (value->kind == CIM_LITERAL_ARRAY && value->array.count > 0 &&
	    value->array.items[0].kind != CIM_LITERAL_STRING && value->array.items[0].kind != CIM_LITERAL_INTEGER)
		bmf_infer(writer, BMF_QUALIFIER_ARRAY, value->span);
	if (qualifier->words &
	    (CIM_WORD_DISABLE_OVERRIDE | CIM_WORD_RESTRICTED | CIM_WORD_NOT_TO_INSTANCE | CIM_WORD_NOT_TO_SUBCLASS))
		bmf_infer(writer, BMF_USER_FLAVOR, qualifier->span);
	if (qualifier->flavors && writer->old_form)
		diag_report(writer->sink, MOF807, qualifier->span, "the old encoding of binary MOF has no flavors");
	if (qualifier->flavors_declared)
		bmf_infer(writer, BMF_DECLARED_FLAVOR, qualifier->span);
}

static void put_qualifier(struct bmf_writer *writer, const struct cim_qualifier *qualifier)
{
	bool is_null = qualifier->value.kind == CIM_LITERAL_NULL;
	size_t start;

	note_value(writer, qualifier);
	start = begin_qualifier(writer, is_null ? CIM_BOOLEAN : bmf_literal_type(writer, &qualifier->value),
				text_of(qualifier->name.spelling), qualifier->span, qualifier->flavors);
	if (is_null)
		bmf_put_boolean(writer, false);
	else
		bmf_put_literal(writer, &qualifier->value);
	end_qualifier(writer, start);
}

static bool is_dropped(const struct cim_qualifier *qualifier, const char *dropped)
{
	return dropped && name_is(qualifier->name, dropped);
}

size_t bmf_count_qualifiers(const struct cim_qualifiers *qualifiers, const char *dropped)
{
	size_t count = 0;

	for (size_t i = 0; i < qualifiers->count; i++)
		count += !is_dropped(&qualifiers->items[i], dropped);
	return count;
}

void bmf_put_qualifiers(struct bmf_writer *writer, const struct cim_qualifiers *qualifiers, const char *dropped)
{
	for (size_t i = 0; i < qualifiers->count; i++)
		if (!is_dropped(&qualifiers->items[i], dropped))
			put_qualifier(writer, &qualifiers->items[i]);
}
