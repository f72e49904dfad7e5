/* SPDX-License-Identifier: MIT */
/* Values of keys: by TYPE, which DSP0201 2.4 requires, else by VALUETYPE. */
#include <string.h>

#include "formats/cimxml/reader.h"
#include "model/path.h"

static enum cim_type_code type_of_key(struct cimxml_reader *reader, xmlNode *node, struct text value)
{
	struct text kind = text_of("string"), type = {"", 0};
	struct cim_integer integer;

	cimxml_find(reader, node, "TYPE", &type);
	if (type.length > 0)
		return cimxml_read_type(reader, node);
	cimxml_find(reader, node, "VALUETYPE", &kind);
	if (text_equal(kind, text_of("boolean")))
		return CIM_BOOLEAN;
	if (!text_equal(kind, text_of("numeric")))
		return CIM_STRING;
	value = cimxml_trimmed(value);
	if (cim_integer_parse(value, &integer) == CIM_NOT_A_NUMBER)
		return CIM_REAL64;
	return value.bytes[0] == '-' ? CIM_SINT64 : CIM_UINT64;
}

void cimxml_read_key_value(struct cimxml_reader *reader, xmlNode *node, struct cim_value *value)
{
	struct text text = cimxml_content(reader, node);

	*value = (struct cim_value){.kind = CIM_LITERAL_NULL};
	if (cimxml_is(node, "KEYVALUE")) {
		cimxml_convert(reader, node, text, type_of_key(reader, node, text), value);
	} else {
		value->kind = CIM_LITERAL_STRING;
		value->string = cimxml_read_path(reader, node);
	}
}

void cimxml_append_key(struct cimxml_reader *reader, xmlNode *node, struct buffer *path)
{
	struct cim_value value;

	cimxml_read_key_value(reader, node, &value);
	switch (value.kind) {
	case CIM_LITERAL_BOOLEAN:
		buffer_put_text(path, value.boolean ? "TRUE" : "FALSE");
		break;
	case CIM_LITERAL_INTEGER:
		buffer_printf(path, "%s%llu", value.integer.negative ? "-" : "",
			      (unsigned long long)value.integer.magnitude);
		break;
	case CIM_LITERAL_CHARACTER:
		buffer_printf(path, "%u", (unsigned)value.character);
		break;
	case CIM_LITERAL_STRING:
		cim_path_append_string(path, value.string);
		break;
	default: /* a path has no form for a real number */
		cim_path_append_string(path, cimxml_trimmed(cimxml_content(reader, node)));
		break;
	}
}

/* The element with the keys of the object in an element like VALUE.NAMEDINSTANCE; NULL if it has none. */
static xmlNode *name_beside(const xmlNode *instance)
{
	for (xmlNode *child = instance->parent->children; child; child = child->next) {
		if (cimxml_is(child, "INSTANCENAME"))
			return child;
		if (!cimxml_is(child, "INSTANCEPATH") && !cimxml_is(child, "LOCALINSTANCEPATH"))
			continue;
		for (xmlNode *part = child->children; part; part = part->next)
			if (cimxml_is(part, "INSTANCENAME"))
				return part;
	}
	return NULL;
}

static xmlNode *value_in(const xmlNode *binding)
{
	for (xmlNode *child = binding->children; child; child = child->next)
		if (cimxml_is(child, "KEYVALUE") || cimxml_is(child, "VALUE.REFERENCE"))
			return child;
	return NULL;
}

void cimxml_add_keys(struct cimxml_reader *reader, xmlNode *node, struct cim_instance *instance)
{
	xmlNode *name = node->parent->type == XML_ELEMENT_NODE ? name_beside(node) : NULL;
	struct cim_properties *properties = &instance->properties;
	struct cim_property *items;

	if (name == NULL)
		return;
	items = arena_alloc(&reader->unit->arena,
			    (properties->count + cimxml_count(name, "KEYBINDING")) * sizeof *items);
	if (properties->count > 0)
		memcpy(items, properties->items, properties->count * sizeof *items);
	properties->items = items;
	for (xmlNode *binding = name->children; binding; binding = binding->next) {
		struct cim_property *property = &items[properties->count];
		xmlNode *value = cimxml_is(binding, "KEYBINDING") ? value_in(binding) : NULL;
		struct name key;

		if (value == NULL)
			continue;
		key = cimxml_need_name(reader, binding, "NAME");
		if (cim_find_property(properties, key.folded))
			continue;
		*property = (struct cim_property){.name = key, .has_value = true};
		cimxml_read_key_value(reader, value, &property->value);
		properties->count++;
	}
}
