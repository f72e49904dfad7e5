/* SPDX-License-Identifier: MIT */
/* Values by the TYPE that stands with them (DSP0201 4.3, 5.2). */
#include <math.h>
#include <string.h>

#include "formats/cimxml/reader.h"
#include "model/real.h"

enum cim_type_code cimxml_read_type(struct cimxml_reader *reader, xmlNode *node)
{
	struct text text = cimxml_need(reader, node, "TYPE");
	const struct cim_type_info *info =
		text.length > 0 && cim_is_identifier(text) ? cim_type_by_name(names_intern(reader->names, text)) : NULL;

	if (info && info->code != CIM_OBJECT && info->code != CIM_REFERENCE)
		return info->code;
	if (text.length > 0)
		cimxml_report(reader, node, MOF895, "'%s' is no type of CIM-XML", text.bytes);
	return CIM_STRING;
}

/* ---- texts to values; each returns whether the text is one ---- */

static bool to_boolean(struct text text, struct cim_value *value)
{
	value->kind = CIM_LITERAL_BOOLEAN;
	value->boolean = text_same_name(cimxml_trimmed(text), text_of("true"));
	return value->boolean || text_same_name(cimxml_trimmed(text), text_of("false"));
}

static bool to_integer(struct text text, const struct cim_type_info *type, struct cim_value *value)
{
	struct cim_integer *integer = &value->integer;

	value->kind = CIM_LITERAL_INTEGER;
	if (cim_integer_parse(cimxml_trimmed(text), integer) != CIM_PARSED)
		return false;
	if (integer->negative)
		return integer->magnitude <= (uint64_t)0 - (uint64_t)type->minimum;
	return integer->magnitude <= type->maximum;
}

static bool to_real(struct text text, struct cim_value *value)
{
	value->kind = CIM_LITERAL_REAL;
	if (text_equal(cimxml_trimmed(text), text_of("INF")) || text_equal(cimxml_trimmed(text), text_of("-INF"))) {
		value->real = cimxml_trimmed(text).bytes[0] == '-' ? -INFINITY : INFINITY;
		return true;
	}
	return cim_real_parse(cimxml_trimmed(text), &value->real);
}

static bool to_character(struct text text, struct cim_value *value)
{
	uint32_t character = 0;

	value->kind = CIM_LITERAL_CHARACTER;
	if (text.length == 0 || wtf8_decode(text.bytes, text.length, &character) < text.length || character > UINT16_MAX)
		return false;
	value->character = (uint16_t)character;
	return true;
}

static bool to_value(struct text text, enum cim_type_code code, struct cim_value *value)
{
	const struct cim_type_info *type = cim_type_info(code);

	switch (type->kind) {
	case CIM_KIND_BOOLEAN:
		return to_boolean(text, value);
	case CIM_KIND_INTEGER:
		return to_integer(text, type, value);
	case CIM_KIND_REAL:
		return to_real(text, value);
	case CIM_KIND_CHARACTER:
		return to_character(text, value);
	default:
		value->kind = CIM_LITERAL_STRING;
		value->string = text;
		return true;
	}
}

/* ---- elements ---- */

/* The document inside of a string; a class may stand there too, for which MOF has no value. */
static void read_object(struct cimxml_reader *reader, xmlNode *node, struct text text, struct cim_value *value)
{
	xmlDoc *document;
	xmlNode *root;

	if (reader->depth == CIMXML_DEEPEST) {
		cimxml_report(reader, node, MOF898, "more than %d instances inside each other", CIMXML_DEEPEST);
		return;
	}
	document = cimxml_parse(reader, node, text.bytes, text.length);
	root = document ? xmlDocGetRootElement(document) : NULL;
	if (root && cimxml_is(root, "INSTANCE")) {
		value->kind = CIM_LITERAL_OBJECT;
		value->object = arena_alloc(&reader->unit->arena, sizeof *value->object);
		reader->depth++;
		cimxml_read_instance(reader, root, value->object);
		reader->depth--;
	} else if (root) {
		cimxml_report(reader, node, MOF894, "the text inside is %s; only an instance can be a value of MOF",
			      (const char *)root->name);
	}
	xmlFreeDoc(document);
}

static void read_scalar(struct cimxml_reader *reader, xmlNode *node, enum cim_type_code type, bool embeds,
			struct cim_value *value)
{
	struct text text = cimxml_content(reader, node);

	if (embeds && cimxml_trimmed(text).length > 0 && cimxml_trimmed(text).bytes[0] == '<')
		read_object(reader, node, text, value);
	else if (!to_value(text, type, value))
		cimxml_report(reader, node, MOF895, "'%.100s' is no %s", text.bytes, cim_type_info(type)->keyword);
}

static void read_item(struct cimxml_reader *reader, xmlNode *node, enum cim_type_code type, bool embeds,
		      struct cim_value *value)
{
	if (cimxml_is(node, "VALUE")) {
		read_scalar(reader, node, type, embeds, value);
	} else if (cimxml_is(node, "VALUE.REFERENCE")) {
		value->kind = CIM_LITERAL_STRING;
		value->string = cimxml_read_path(reader, node);
	} else if (!cimxml_is(node, "VALUE.NULL")) {
		cimxml_report(reader, node, MOF894, "%s has no place in an array", (const char *)node->name);
	}
}

static void read_array(struct cimxml_reader *reader, xmlNode *node, enum cim_type_code type, bool embeds,
		       struct cim_value *value)
{
	size_t count = cimxml_count(node, "");

	value->kind = CIM_LITERAL_ARRAY;
	value->array.items = arena_alloc(&reader->unit->arena, count * sizeof *value->array.items);
	for (xmlNode *child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			read_item(reader, child, type, embeds, &value->array.items[value->array.count++]);
}

bool cimxml_read_value(struct cimxml_reader *reader, xmlNode *node, enum cim_type_code type, bool embeds,
		       struct cim_value *value)
{
	for (xmlNode *child = node->children; child; child = child->next) {
		if (cimxml_is(child, "VALUE.ARRAY") || cimxml_is(child, "VALUE.REFARRAY"))
			read_array(reader, child, type, embeds, value);
		else if (cimxml_is(child, "VALUE") || cimxml_is(child, "VALUE.REFERENCE"))
			read_item(reader, child, type, embeds, value);
		else
			continue;
		return true;
	}
	return false;
}
