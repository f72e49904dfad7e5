/* SPDX-License-Identifier: MIT */
/* Instances: their classes say which types their values have. */
#include "formats/cimxml/writer.h"

static void find_types(struct cimxml_writer *writer, struct name class_name)
{
	struct repository_class class;

	map_free(&writer->types);
	arena_free(&writer->typed);
	writer->typed_class = class_name;
	if (!repository_get_class(writer->repository, writer->space, class_name, &writer->typed, &class))
		return;
	for (size_t i = 0; i < class.property_count; i++)
		map_put(&writer->types, class.properties[i].property.name.folded, &class.properties[i].property);
}

/* The declaration of a property; NULL when its class is not known to have it. */
static const struct cim_property *declaration_of(struct cimxml_writer *writer, struct name class_name,
						 const struct cim_property *property)
{
	if (!writer->typed_class.folded || !name_equal(writer->typed_class, class_name))
		find_types(writer, class_name);
	return map_get(&writer->types, property->name.folded);
}

/* Without a value it would be NULL, where MOF says nothing; only its qualifiers are a reason to write it. */
static void write_assignment(struct cimxml_writer *writer, struct name class_name, const struct cim_property *property)
{
	const struct cim_property *declared;
	struct cim_type type;
	enum cimxml_holds holds;

	if (!property->has_value && property->qualifiers.count == 0)
		return;
	declared = declaration_of(writer, class_name, property);
	type = declared ? declared->type : cimxml_type_of_value(&property->value);
	holds = cimxml_holds(&type, declared ? &declared->qualifiers : &property->qualifiers);
	cimxml_begin_property(writer, property, &type, holds);
	cimxml_write_qualifiers(writer, &property->qualifiers);
	cimxml_write_cimtype(writer, &type, property->name_span);
	if (property->has_value)
		cimxml_write_value(writer, &type, holds, &property->value);
	xml_end(writer->xml);
}

void cimxml_write_instance(struct cimxml_writer *writer, const struct cim_instance *instance)
{
	xml_begin(writer->xml, "INSTANCE");
	cimxml_attribute(writer, "CLASSNAME", text_of(instance->class_name.spelling), instance->class_span);
	cimxml_write_qualifiers(writer, &instance->qualifiers);
	for (size_t i = 0; i < instance->properties.count; i++)
		write_assignment(writer, instance->class_name, &instance->properties.items[i]);
	xml_end(writer->xml);
}
