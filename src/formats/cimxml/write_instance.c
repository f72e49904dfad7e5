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
		map_put(&writer->types, class.properties[i].property.name.folded, &class.properties[i].property.type);
}

/* An array where the class is not known to have one, and objects, show in the value alone. */
static struct cim_type type_of(struct cimxml_writer *writer, struct name class_name,
			       const struct cim_property *property)
{
	const struct cim_type *declared;

	if (!writer->typed_class.folded || !name_equal(writer->typed_class, class_name))
		find_types(writer, class_name);
	declared = map_get(&writer->types, property->name.folded);
	return declared ? *declared : cimxml_type_of_value(&property->value);
}

/* Without a value it would be NULL, where MOF says nothing; only its qualifiers are a reason to write it. */
static void write_assignment(struct cimxml_writer *writer, struct name class_name, const struct cim_property *property)
{
	struct cim_type type;

	if (!property->has_value && property->qualifiers.count == 0)
		return;
	type = type_of(writer, class_name, property);
	cimxml_begin_property(writer, property, &type);
	cimxml_write_qualifiers(writer, &property->qualifiers);
	if (property->has_value)
		cimxml_write_value(writer, &type, &property->value);
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
