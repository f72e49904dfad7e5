/* SPDX-License-Identifier: MIT */
/* Declarations of qualifiers, and classes. */
#include <string.h>

#include "formats/cimxml/reader.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- qualifiers ---- */

static uint8_t read_flavors(struct cimxml_reader *reader, xmlNode *node)
{
	uint8_t flavors = 0;

	if (!cimxml_flag(reader, node, "OVERRIDABLE", true))
		flavors |= CIM_DISABLE_OVERRIDE;
	if (cimxml_flag(reader, node, "TOSUBCLASS", true))
		flavors |= CIM_TO_SUBCLASS;
	if (cimxml_flag(reader, node, "TOINSTANCE", false))
		flavors |= CIM_TO_INSTANCE;
	if (cimxml_flag(reader, node, "TRANSLATABLE", false))
		flavors |= CIM_AMENDED;
	return flavors;
}

/* What stands in the superclass too is not part of this declaration. */
static bool is_propagated(struct cimxml_reader *reader, xmlNode *node)
{
	return cimxml_flag(reader, node, "PROPAGATED", false);
}

/* The words that take back what a declaration gives and these flavors lack. */
static uint8_t words_against(uint8_t given, uint8_t flavors)
{
	const uint8_t both = CIM_TO_INSTANCE | CIM_TO_SUBCLASS;
	uint8_t lost = given & (uint8_t)~flavors, words = 0;

	if (lost & CIM_DISABLE_OVERRIDE)
		words |= CIM_WORD_ENABLE_OVERRIDE;
	if (lost & both && !(flavors & both))
		return words | CIM_WORD_RESTRICTED;
	if (lost & CIM_TO_INSTANCE)
		words |= CIM_WORD_NOT_TO_INSTANCE;
	if (lost & CIM_TO_SUBCLASS)
		words |= CIM_WORD_NOT_TO_SUBCLASS;
	return words;
}

/* What WMI gives the qualifier by itself needs no words in MOF; what its declaration gives is said or taken back. */
static void read_qualifier(struct cimxml_reader *reader, xmlNode *node, struct cim_qualifier *qualifier)
{
	const uint8_t *declared;
	bool is_wmi = reader->unit->dialect == CIM_WMI;

	qualifier->name = cimxml_need_name(reader, node, "NAME");
	qualifier->flavors = read_flavors(reader, node);
	qualifier->flavors_exact = true;
	qualifier->words = cim_flavor_words(
		qualifier->flavors & (uint8_t) ~(is_wmi ? cim_automatic_flavors(qualifier->name) : CIM_TO_SUBCLASS));
	declared = map_get(&reader->declared, qualifier->name.folded);
	if (declared || !is_wmi)
		qualifier->words |= words_against(declared ? *declared : CIM_TO_SUBCLASS, qualifier->flavors);
	if (!cimxml_read_value(reader, node, cimxml_read_type(reader, node), CIMXML_PLAIN, &qualifier->value))
		qualifier->value = (struct cim_value){.kind = CIM_LITERAL_NULL};
	qualifier->value_is_implied = qualifier->value.kind == CIM_LITERAL_BOOLEAN && qualifier->value.boolean;
}

void cimxml_read_qualifiers(struct cimxml_reader *reader, xmlNode *node, struct cim_qualifiers *qualifiers)
{
	qualifiers->items =
		arena_alloc(&reader->unit->arena, cimxml_count(node, "QUALIFIER") * sizeof *qualifiers->items);
	for (xmlNode *child = node->children; child; child = child->next)
		if (cimxml_is(child, "QUALIFIER") && !is_propagated(reader, child))
			read_qualifier(reader, child, &qualifiers->items[qualifiers->count++]);
}

static void read_size(struct cimxml_reader *reader, xmlNode *node, struct cim_type *type)
{
	struct text text;
	struct cim_integer size = {0};

	if (!cimxml_find(reader, node, "ARRAYSIZE", &text))
		return;
	if (cim_integer_parse(text, &size) != CIM_PARSED || size.negative || size.magnitude > UINT32_MAX)
		cimxml_report(reader, node, MOF895, "ARRAYSIZE is a number up to 4294967295, not '%s'", text.bytes);
	type->has_size = true;
	type->size = (uint32_t)size.magnitude;
}

static void set_type(struct cimxml_reader *reader, struct cim_type *type, enum cim_type_code code)
{
	type->code = code;
	type->spelling = names_of(reader->names, cim_type_info(code)->keyword);
}

static uint32_t read_scopes(struct cimxml_reader *reader, xmlNode *node)
{
	static const struct {
		const char *name;
		uint32_t scope;
	} rows[] = {
#define SCOPE(attribute, bit) {attribute, bit},
#include "formats/cimxml/scopes.def"
	};
	uint32_t scopes = 0, all = 0;

	for (size_t i = 0; i < COUNT(rows); i++) {
		all |= rows[i].scope;
		if (cimxml_flag(reader, node, rows[i].name, false))
			scopes |= rows[i].scope;
	}
	return scopes == all ? CIM_SCOPE_ANY : scopes;
}

/* Without SCOPE the qualifier may stand anywhere (DSP0201, SCOPE). */
static uint32_t scopes_of_declaration(struct cimxml_reader *reader, xmlNode *node)
{
	for (xmlNode *child = node->children; child; child = child->next)
		if (cimxml_is(child, "SCOPE"))
			return read_scopes(reader, child);
	return CIM_SCOPE_ANY;
}

/* A document may declare a qualifier again for each namespace; MOF declares it once. */
void cimxml_read_declaration(struct cimxml_reader *reader, xmlNode *node, void *unused)
{
	struct cim_qualifier_declaration *declaration;
	struct name name = cimxml_need_name(reader, node, "NAME");
	uint8_t flavors;

	(void)unused;
	if (map_get(&reader->declared, name.folded))
		return;
	flavors = read_flavors(reader, node);
	map_put(&reader->declared, name.folded, arena_copy(&reader->unit->arena, &flavors, sizeof flavors));
	declaration = cim_unit_add_declaration(reader->unit);
	declaration->name = name;
	declaration->position = reader->unit->count;
	declaration->where = reader->where;
	declaration->words = cim_flavor_words(flavors) | words_against(CIM_DISABLE_OVERRIDE | CIM_TO_SUBCLASS, flavors);
	declaration->has_type = true;
	set_type(reader, &declaration->type, cimxml_read_type(reader, node));
	declaration->type.is_array = cimxml_flag(reader, node, "ISARRAY", false);
	read_size(reader, node, &declaration->type);
	declaration->has_value =
		cimxml_read_value(reader, node, declaration->type.code, CIMXML_PLAIN, &declaration->value);
	declaration->type.is_array |= declaration->value.kind == CIM_LITERAL_ARRAY;
	declaration->scopes = scopes_of_declaration(reader, node);
}

/* ---- types of members ---- */

static void refer_to(struct cimxml_reader *reader, struct cim_type *type, enum cim_type_code code,
		     struct text class_name)
{
	type->code = code;
	type->spelling = cim_is_identifier(class_name) ? names_intern(reader->names, class_name)
						       : names_of(reader->names, "object");
}

/* "ref:Class" as a kind and a class. */
static struct text split_cimtype(struct text text, struct text *class_name)
{
	const char *colon = memchr(text.bytes, ':', text.length);

	*class_name = (struct text){0};
	if (colon == NULL)
		return text;
	*class_name = (struct text){colon + 1, text.length - (size_t)(colon + 1 - text.bytes)};
	return (struct text){text.bytes, (size_t)(colon - text.bytes)};
}

/* What CIMTYPE says of a member of this type, without the class. */
static const char *kind_of(const struct cim_type *type)
{
	switch (type->code) {
	case CIM_VOID:
		return "void";
	case CIM_REFERENCE:
		return "ref";
	case CIM_OBJECT:
		return "object";
	default:
		return cim_type_info(type->code)->keyword;
	}
}

void cimxml_apply_cimtype(struct cimxml_reader *reader, struct cim_qualifiers *qualifiers, struct cim_type *type)
{
	const struct cim_qualifier *cimtype = cim_find_qualifier(qualifiers, "cimtype");
	size_t index = cimtype ? (size_t)(cimtype - qualifiers->items) : 0;
	struct text kind, class_name;

	if (cimtype == NULL || cimtype->value.kind != CIM_LITERAL_STRING)
		return;
	kind = split_cimtype(cimtype->value.string, &class_name);
	if (type->code == CIM_STRING && text_same_name(kind, text_of("object")))
		refer_to(reader, type, CIM_OBJECT, class_name);
	else if (type->code == CIM_STRING && text_same_name(kind, text_of("ref")))
		refer_to(reader, type, CIM_REFERENCE, class_name);
	else if (!text_same_name(kind, text_of(kind_of(type))))
		return;
	memmove(&qualifiers->items[index], &qualifiers->items[index + 1],
		(--qualifiers->count - index) * sizeof *qualifiers->items);
}

static bool ends_with(const xmlNode *node, const char *suffix)
{
	size_t length = strlen((const char *)node->name), size = strlen(suffix);

	return length > size && strcmp((const char *)node->name + length - size, suffix) == 0;
}

/* A reference names its class, everything else has a TYPE. */
static void read_member_type(struct cimxml_reader *reader, xmlNode *node, struct cim_type *type)
{
	struct text class_name = {0};

	type->is_array = ends_with(node, "ARRAY");
	if (ends_with(node, ".REFERENCE") || ends_with(node, ".REFARRAY")) {
		cimxml_find(reader, node, "REFERENCECLASS", &class_name);
		refer_to(reader, type, CIM_REFERENCE, class_name);
	} else {
		set_type(reader, type, cimxml_read_type(reader, node));
	}
	read_size(reader, node, type);
}

/* ---- members ---- */

static void read_member(struct cimxml_reader *reader, xmlNode *node, struct cim_property *property)
{
	property->name = cimxml_need_name(reader, node, "NAME");
	read_member_type(reader, node, &property->type);
	cimxml_read_qualifiers(reader, node, &property->qualifiers);
	cimxml_apply_cimtype(reader, &property->qualifiers, &property->type);
}

enum cimxml_embedding cimxml_embedding(const xmlNode *node, const struct cim_type *type)
{
	if (type->code == CIM_OBJECT)
		return CIMXML_AS_OBJECT;
	return xmlHasProp(node, BAD_CAST "EmbeddedObject") ? CIMXML_AS_TEXT : CIMXML_PLAIN;
}

static void read_property(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct cim_class *class = object;
	struct cim_property *property;
	enum cim_type_code type;

	if (is_propagated(reader, node) && class->superclass.spelling)
		return;
	property = &class->properties.items[class->properties.count++];
	read_member(reader, node, property);
	type = property->type.code == CIM_OBJECT ? CIM_STRING : property->type.code;
	property->has_value =
		cimxml_read_value(reader, node, type, cimxml_embedding(node, &property->type), &property->value);
}

/* A class that was fetched without qualifiers has parameters without In, which is TRUE by default (DSP0004 5.6.3). */
static void add_in(struct cimxml_reader *reader, struct cim_qualifiers *qualifiers)
{
	struct cim_qualifier *items;

	if (reader->unit->dialect != CIM_WMI || cim_in_by_default(reader->unit) ||
	    cim_find_qualifier(qualifiers, "in") || cim_find_qualifier(qualifiers, "out"))
		return;
	items = arena_alloc(&reader->unit->arena, (qualifiers->count + 1) * sizeof *items);
	items[0] = (struct cim_qualifier){.name = names_of(reader->names, "In"),
					  .value = {.kind = CIM_LITERAL_BOOLEAN, .boolean = true},
					  .value_is_implied = true,
					  .flavors = cim_automatic_flavors(names_of(reader->names, "In"))};
	if (qualifiers->count > 0)
		memcpy(items + 1, qualifiers->items, qualifiers->count * sizeof *items);
	qualifiers->items = items;
	qualifiers->count++;
}

static void read_parameter(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct cim_method *method = object;
	struct cim_property *parameter = &method->parameters.items[method->parameters.count++];

	read_member(reader, node, parameter);
	add_in(reader, &parameter->qualifiers);
}

static void read_method(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	static const struct cimxml_row rows[] = {
		{"PARAMETER", read_parameter},
		{"PARAMETER.REFERENCE", read_parameter},
		{"PARAMETER.ARRAY", read_parameter},
		{"PARAMETER.REFARRAY", read_parameter},
	};
	struct cim_class *class = object;
	struct cim_method *method;

	if (is_propagated(reader, node) && class->superclass.spelling)
		return;
	method = &class->methods.items[class->methods.count++];
	method->name = cimxml_need_name(reader, node, "NAME");
	cimxml_read_qualifiers(reader, node, &method->qualifiers);
	if (xmlHasProp(node, BAD_CAST "TYPE"))
		set_type(reader, &method->return_type, cimxml_read_type(reader, node));
	else
		method->return_type = (struct cim_type){.code = CIM_VOID, .spelling = names_of(reader->names, "void")};
	cimxml_apply_cimtype(reader, &method->qualifiers, &method->return_type);
	method->parameters.items =
		arena_alloc(&reader->unit->arena, cimxml_count(node, "PARAMETER") * sizeof *method->parameters.items);
	cimxml_read_children(reader, node, rows, COUNT(rows), method);
}

void cimxml_read_class(struct cimxml_reader *reader, xmlNode *node, struct cim_class *class)
{
	static const struct cimxml_row rows[] = {
		{"PROPERTY", read_property},
		{"PROPERTY.ARRAY", read_property},
		{"PROPERTY.REFERENCE", read_property},
		{"METHOD", read_method},
	};
	struct arena *arena = &reader->unit->arena;

	class->name = cimxml_need_name(reader, node, "NAME");
	if (xmlHasProp(node, BAD_CAST "SUPERCLASS"))
		class->superclass = cimxml_need_name(reader, node, "SUPERCLASS");
	cimxml_read_qualifiers(reader, node, &class->qualifiers);
	class->properties.items = arena_alloc(arena, cimxml_count(node, "PROPERTY") * sizeof *class->properties.items);
	class->methods.items = arena_alloc(arena, cimxml_count(node, "METHOD") * sizeof *class->methods.items);
	cimxml_read_children(reader, node, rows, COUNT(rows), class);
}

void cimxml_check_part(struct cimxml_reader *reader, xmlNode *node)
{
	static const struct cimxml_row rows[] = {
		{"PROPERTY", read_property},
		{"PROPERTY.ARRAY", read_property},
		{"PROPERTY.REFERENCE", read_property},
		{"METHOD", read_method},
	};
	struct cim_property property = {0};
	struct cim_method method = {0};
	struct cim_qualifier qualifier = {0};
	struct cim_class class = {.properties.items = &property, .methods.items = &method};

	if (cimxml_is(node, "QUALIFIER"))
		read_qualifier(reader, node, &qualifier);
	else if (strncmp((const char *)node->name, "PARAMETER", strlen("PARAMETER")) == 0)
		read_member(reader, node, &property);
	else
		cimxml_read_element(reader, node, rows, COUNT(rows), &class);
}
