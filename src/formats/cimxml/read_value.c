/* SPDX-License-Identifier: MIT */
/* Values by the TYPE that stands with them (DSP0201 4.3, 5.2). */
#include <math.h>
#include <string.h>

#include "formats/cimxml/reader.h"
#include "model/real.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum cim_type_code cimxml_read_type(struct cimxml_reader *reader, xmlNode *node)
{
	struct text text = cimxml_need(reader, node, "TYPE");
	const struct cim_type_info *info =
		text.length > 0 && cim_is_identifier(text) ? cim_type_by_name(names_intern(reader->names, text)) : NULL;

	if (info && info->code != CIM_OBJECT && info->code != CIM_REFERENCE)
		return info->code;
	if (text.length > 0)
		cimxml_report(reader, node, MOF895, "'%s' is not a type of CIM-XML", text.bytes);
	return CIM_STRING;
}

/* ---- texts to values; each returns whether the text is one ---- */

static bool to_boolean(struct text text, struct cim_value *value)
{
	value->kind = CIM_LITERAL_BOOLEAN;
	value->boolean = text_same_name(cimxml_trimmed(text), text_of("true"));
	return value->boolean || text_same_name(cimxml_trimmed(text), text_of("false"));
}

/* A 0 in front or a b after changes the base in MOF, and has no location in CIM-XML (DSP0201 4.3). */
static bool has_base_of_mof(struct text text, const struct cim_integer *integer)
{
	return !integer->is_decimal && !memchr(text.bytes, 'x', text.length) && !memchr(text.bytes, 'X', text.length);
}

static bool to_integer(struct text text, const struct cim_type_info *type, struct cim_value *value)
{
	struct cim_integer *integer = &value->integer;

	value->kind = CIM_LITERAL_INTEGER;
	if (cim_integer_parse(cimxml_trimmed(text), integer) != CIM_PARSED || has_base_of_mof(text, integer))
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
	if (text.length == 0 || wtf8_decode(text.bytes, text.length, &character) < text.length ||
	    character > UINT16_MAX)
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

	if (reader->depth == CIMXML_MAX_DEPTH) {
		cimxml_report(reader, node, MOF898, "more than %d instances inside each other", CIMXML_MAX_DEPTH);
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
		cimxml_report(reader, node, MOF895, "'%.100s' is not a valid %s", text.bytes,
			      cim_type_info(type)->keyword);
}

/* Of which type a value is, and where it goes: that of an array, or each of its elements in turn. */
struct wanted {
	enum cim_type_code type;
	bool embeds;
	size_t count;             /* of values that were found */
	struct cim_value *values; /* room for all of them */
};

static void read_text(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct wanted *wanted = object;

	read_scalar(reader, node, wanted->type, wanted->embeds, &wanted->values[wanted->count++]);
}

static void read_reference(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct wanted *wanted = object;
	struct cim_value *value = &wanted->values[wanted->count++];

	value->kind = CIM_LITERAL_STRING;
	value->string = cimxml_read_path(reader, node);
}

static void read_null(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct wanted *wanted = object;

	(void)reader, (void)node;
	wanted->values[wanted->count++].kind = CIM_LITERAL_NULL;
}

/* Room for every value among the children of an element. */
static struct wanted want(struct cimxml_reader *reader, const xmlNode *node, enum cim_type_code type, bool embeds)
{
	struct wanted wanted = {.type = type, .embeds = embeds};

	wanted.values = arena_alloc(&reader->unit->arena, cimxml_count(node, "VALUE") * sizeof *wanted.values);
	return wanted;
}

static void read_array(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	static const struct cimxml_row rows[] = {
		{"VALUE", read_text},
		{"VALUE.REFERENCE", read_reference},
		{"VALUE.NULL", read_null},
	};
	struct wanted *wanted = object, items = want(reader, node, wanted->type, wanted->embeds);
	struct cim_value *value = &wanted->values[wanted->count++];

	cimxml_read_children(reader, node, rows, COUNT(rows), &items);
	value->kind = CIM_LITERAL_ARRAY;
	value->array.items = items.values;
	value->array.count = items.count;
}

bool cimxml_read_value(struct cimxml_reader *reader, xmlNode *node, enum cim_type_code type, bool embeds,
		       struct cim_value *value)
{
	static const struct cimxml_row rows[] = {
		{"VALUE", read_text},           {"VALUE.REFERENCE", read_reference}, {"VALUE.ARRAY", read_array},
		{"VALUE.REFARRAY", read_array}, {"QUALIFIER", cimxml_skip},          {"SCOPE", cimxml_skip},
	};
	struct wanted wanted = want(reader, node, type, embeds);

	cimxml_read_children(reader, node, rows, COUNT(rows), &wanted);
	if (wanted.count == 0)
		return false;
	if (wanted.count > 1)
		cimxml_report(reader, node, MOF894, "%s has one value, not %zu", (const char *)node->name,
			      wanted.count);
	*value = wanted.values[0];
	return true;
}
