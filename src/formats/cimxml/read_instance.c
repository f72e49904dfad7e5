/* SPDX-License-Identifier: MIT */
/* Instances: what they assign, since their classes declare the types. */
#include <string.h>

#include "formats/cimxml/reader.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A property without a value is NULL: one that has what the class gives it does not stand there. */
static void read_assignment(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct cim_instance *instance = object;
	struct cim_property *property = &instance->properties.items[instance->properties.count++];
	bool is_reference = cimxml_is(node, "PROPERTY.REFERENCE");
	struct cim_type type = {.code = is_reference ? CIM_REFERENCE : cimxml_read_type(reader, node)}, said = type;

	property->name = cimxml_need_name(reader, node, "NAME");
	property->has_value = true;
	cimxml_read_qualifiers(reader, node, &property->qualifiers);
	cimxml_apply_cimtype(reader, &property->qualifiers, &said);
	if (!cimxml_read_value(reader, node, type.code, cimxml_embedding(node, &said), &property->value))
		property->value = (struct cim_value){.kind = CIM_LITERAL_NULL};
}

void cimxml_read_instance(struct cimxml_reader *reader, xmlNode *node, struct cim_instance *instance)
{
	static const struct cimxml_row rows[] = {
		{"PROPERTY", read_assignment},
		{"PROPERTY.ARRAY", read_assignment},
		{"PROPERTY.REFERENCE", read_assignment},
	};

	instance->class_name = cimxml_need_name(reader, node, "CLASSNAME");
	cimxml_read_qualifiers(reader, node, &instance->qualifiers);
	instance->properties.items =
		arena_alloc(&reader->unit->arena, cimxml_count(node, "PROPERTY") * sizeof *instance->properties.items);
	cimxml_read_children(reader, node, rows, COUNT(rows), instance);
}
