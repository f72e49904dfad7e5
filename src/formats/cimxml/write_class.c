/* SPDX-License-Identifier: MIT */
/* Declarations of qualifiers, and classes with what they declare themselves. */
#include "formats/cimxml/writer.h"

/* ---- qualifiers ---- */

static void write_flag(struct cimxml_writer *writer, const char *name, bool is_set)
{
	xml_attribute(writer->xml, name, is_set ? "true" : "false");
}

/* Every one, so that no reader needs to know the defaults of the DTD. */
static void write_flavors(struct cimxml_writer *writer, uint8_t flavors)
{
	write_flag(writer, "OVERRIDABLE", !(flavors & CIM_DISABLE_OVERRIDE));
	write_flag(writer, "TOSUBCLASS", flavors & CIM_TO_SUBCLASS);
	write_flag(writer, "TOINSTANCE", flavors & CIM_TO_INSTANCE);
	write_flag(writer, "TRANSLATABLE", flavors & CIM_AMENDED);
}

/* Whether the value is of the declared type, as far as it shows. */
static bool agrees(const struct cim_type *type, const struct cim_value *value)
{
	enum cim_type_kind kind = cim_type_info(type->code)->kind;

	if (type->is_array != (value->kind == CIM_LITERAL_ARRAY) && value->kind != CIM_LITERAL_NULL)
		return false;
	if (value->kind == CIM_LITERAL_ARRAY) {
		const struct cim_type item = {.code = type->code};

		for (size_t i = 0; i < value->array.count; i++)
			if (!agrees(&item, &value->array.items[i]))
				return false;
		return true;
	}
	switch (value->kind) {
	case CIM_LITERAL_NULL:
		return true;
	case CIM_LITERAL_BOOLEAN:
		return kind == CIM_KIND_BOOLEAN;
	case CIM_LITERAL_INTEGER:
		return kind == CIM_KIND_INTEGER;
	case CIM_LITERAL_REAL:
		return kind == CIM_KIND_REAL;
	case CIM_LITERAL_CHARACTER:
		return kind == CIM_KIND_CHARACTER;
	default:
		return kind == CIM_KIND_STRING || kind == CIM_KIND_DATETIME;
	}
}

static void write_qualifier(struct cimxml_writer *writer, const struct cim_qualifier *qualifier)
{
	const struct cim_qualifier_declaration *declaration = map_get(&writer->declared, qualifier->name.folded);
	struct cim_type type = declaration && agrees(&declaration->type, &qualifier->value)
				       ? declaration->type
				       : cimxml_type_of_value(&qualifier->value);

	xml_begin(writer->xml, "QUALIFIER");
	cimxml_name(writer, qualifier->name, qualifier->span);
	xml_attribute(writer->xml, "TYPE", cimxml_type(&type));
	write_flavors(writer, cim_stored_flavors(qualifier));
	cimxml_write_value(writer, &type, CIMXML_HOLDS_VALUE, &qualifier->value);
	xml_end(writer->xml);
}

void cimxml_write_qualifiers(struct cimxml_writer *writer, const struct cim_qualifiers *qualifiers)
{
	for (size_t i = 0; i < qualifiers->count; i++)
		if (!(qualifiers->items[i].flavors & CIM_PROPAGATED))
			write_qualifier(writer, &qualifiers->items[i]);
}

static void write_scope(struct cimxml_writer *writer, uint32_t scopes)
{
	static const struct {
		const char *name;
		uint32_t scope;
	} rows[] = {
#define SCOPE(attribute, bit) {attribute, bit},
#include "formats/cimxml/scopes.def"
	};

	xml_begin(writer->xml, "SCOPE");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (scopes & rows[i].scope)
			xml_attribute(writer->xml, rows[i].name, "true");
	xml_end(writer->xml);
}

static void write_size(struct cimxml_writer *writer, const struct cim_type *type)
{
	if (type->has_size)
		xml_attribute(writer->xml, "ARRAYSIZE", arena_printf(&writer->scratch, "%u", (unsigned)type->size));
}

void cimxml_write_declaration(struct cimxml_writer *writer, const struct cim_qualifier_declaration *declaration)
{
	xml_begin(writer->xml, "QUALIFIER.DECLARATION");
	cimxml_name(writer, declaration->name, declaration->span);
	xml_attribute(writer->xml, "TYPE", cimxml_type(&declaration->type));
	write_flag(writer, "ISARRAY", declaration->type.is_array);
	write_size(writer, &declaration->type);
	write_flavors(writer, cim_apply_flavors(CIM_TO_SUBCLASS, declaration->words));
	write_scope(writer, declaration->scopes);
	if (declaration->has_value)
		cimxml_write_value(writer, &declaration->type, CIMXML_HOLDS_VALUE, &declaration->value);
	xml_end(writer->xml);
}

/* ---- members ---- */

/* What a string of CIM-XML represents, in the qualifier that WMI has for it: "object:Foo", "ref". */
static void write_cimtype(struct cimxml_writer *writer, const struct cim_type *type, struct span span)
{
	const char *word = type->code == CIM_OBJECT ? "object" : "ref";

	xml_begin(writer->xml, "QUALIFIER");
	xml_attribute(writer->xml, "NAME", "CIMTYPE");
	xml_attribute(writer->xml, "TYPE", "string");
	write_flavors(writer, CIM_TO_INSTANCE | CIM_TO_SUBCLASS);
	xml_begin(writer->xml, "VALUE");
	xml_text(writer->xml, word);
	if (cim_type_names_class(type)) {
		xml_text(writer->xml, ":");
		cimxml_text(writer, text_of(type->spelling.spelling), span);
	}
	xml_end(writer->xml);
	xml_end(writer->xml);
}

/* Whether the type is one that CIM-XML has no element for. */
static bool needs_cimtype(const struct cim_type *type)
{
	return type->code == CIM_OBJECT || (type->code == CIM_REFERENCE && type->is_array);
}

void cimxml_write_cimtype(struct cimxml_writer *writer, const struct cim_type *type, struct span span)
{
	if (needs_cimtype(type))
		write_cimtype(writer, type, span);
}

static void write_class_reference(struct cimxml_writer *writer, const struct cim_type *type, struct span span)
{
	if (cim_type_names_class(type))
		cimxml_attribute(writer, "REFERENCECLASS", text_of(type->spelling.spelling), span);
}

enum cimxml_holds cimxml_holds(const struct cim_type *type, const struct cim_qualifiers *qualifiers)
{
	const enum cim_type_kind kind = cim_type_info(type->code)->kind;

	if (type->code == CIM_OBJECT)
		return cim_type_names_class(type) ? CIMXML_HOLDS_INSTANCE : CIMXML_HOLDS_OBJECT;
	if (kind != CIM_KIND_STRING)
		return CIMXML_HOLDS_VALUE;
	if (cim_find_qualifier(qualifiers, "embeddedinstance"))
		return CIMXML_HOLDS_INSTANCE;
	return cim_is_set(qualifiers, "embeddedobject") ? CIMXML_HOLDS_OBJECT : CIMXML_HOLDS_VALUE;
}

void cimxml_begin_property(struct cimxml_writer *writer, const struct cim_property *property,
			   const struct cim_type *type, enum cimxml_holds holds)
{
	bool is_reference = type->code == CIM_REFERENCE && !type->is_array;

	xml_begin(writer->xml, is_reference ? "PROPERTY.REFERENCE" : type->is_array ? "PROPERTY.ARRAY" : "PROPERTY");
	cimxml_name(writer, property->name, property->name_span);
	if (is_reference) {
		write_class_reference(writer, type, property->name_span);
		return;
	}
	xml_attribute(writer->xml, "TYPE", cimxml_type(type));
	write_size(writer, type);
	if (holds != CIMXML_HOLDS_VALUE)
		xml_attribute(writer->xml, "EmbeddedObject", holds == CIMXML_HOLDS_INSTANCE ? "instance" : "object");
}

static void write_property(struct cimxml_writer *writer, const struct cim_property *property)
{
	enum cimxml_holds holds = cimxml_holds(&property->type, &property->qualifiers);

	cimxml_begin_property(writer, property, &property->type, holds);
	cimxml_write_qualifiers(writer, &property->qualifiers);
	cimxml_write_cimtype(writer, &property->type, property->name_span);
	if (property->has_value)
		cimxml_write_value(writer, &property->type, holds, &property->value);
	xml_end(writer->xml);
}

static void write_parameter(struct cimxml_writer *writer, const struct cim_property *parameter)
{
	static const char *const elements[2][2] = {{"PARAMETER", "PARAMETER.ARRAY"},
						   {"PARAMETER.REFERENCE", "PARAMETER.REFARRAY"}};
	const struct cim_type *type = &parameter->type;
	bool is_reference = type->code == CIM_REFERENCE;

	xml_begin(writer->xml, elements[is_reference][type->is_array]);
	cimxml_name(writer, parameter->name, parameter->name_span);
	if (is_reference)
		write_class_reference(writer, type, parameter->name_span);
	else
		xml_attribute(writer->xml, "TYPE", cimxml_type(type));
	write_size(writer, type);
	cimxml_write_qualifiers(writer, &parameter->qualifiers);
	if (type->code == CIM_OBJECT)
		write_cimtype(writer, type, parameter->name_span);
	xml_end(writer->xml);
}

/* A method that returns nothing has no TYPE. */
static void write_method(struct cimxml_writer *writer, const struct cim_method *method)
{
	const struct cim_type *type = &method->return_type;

	xml_begin(writer->xml, "METHOD");
	cimxml_name(writer, method->name, method->name_span);
	if (type->code != CIM_VOID)
		xml_attribute(writer->xml, "TYPE", cimxml_type(type));
	cimxml_write_qualifiers(writer, &method->qualifiers);
	if (type->code == CIM_OBJECT || type->code == CIM_REFERENCE)
		write_cimtype(writer, type, method->name_span);
	for (size_t i = 0; i < method->parameters.count; i++)
		write_parameter(writer, &method->parameters.items[i]);
	xml_end(writer->xml);
}

void cimxml_write_class(struct cimxml_writer *writer, const struct cim_class *class)
{
	xml_begin(writer->xml, "CLASS");
	cimxml_name(writer, class->name, class->name_span);
	if (class->superclass.spelling)
		cimxml_attribute(writer, "SUPERCLASS", text_of(class->superclass.spelling), class->superclass_span);
	cimxml_write_qualifiers(writer, &class->qualifiers);
	for (size_t i = 0; i < class->properties.count; i++)
		write_property(writer, &class->properties.items[i]);
	for (size_t i = 0; i < class->methods.count; i++)
		write_method(writer, &class->methods.items[i]);
	xml_end(writer->xml);
}
