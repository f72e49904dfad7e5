/* SPDX-License-Identifier: MIT */
/* Values by the TYPE that stands with them (DSP0201 4.3, 5.2). */
#include <math.h>
#include <string.h>

#include "formats/cimxml/reader.h"
#include "model/datetime.h"
#include "model/real.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum cim_type_code cimxml_read_type(struct cimxml_reader *reader, xmlNode *node)
{
	struct text text = cimxml_need(reader, node, "TYPE");
	const struct cim_type_info *info =
		text.length > 0 && cim_is_identifier(text) ? cim_type_by_name(names_intern(reader->names, text)) : NULL;

	return info && info->code != CIM_OBJECT && info->code != CIM_REFERENCE ? info->code : CIM_STRING;
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

static bool to_real(struct text text, const struct cim_type_info *type, struct cim_value *value)
{
	static const struct {
		const char *name;
		double real;
	} specials[] = {{"INF", INFINITY}, {"-INF", -INFINITY}, {"NaN", NAN}};

	value->kind = CIM_LITERAL_REAL;
	for (size_t i = 0; i < COUNT(specials); i++) {
		if (text_same_name(cimxml_trimmed(text), text_of(specials[i].name))) {
			value->real = specials[i].real;
			return true;
		}
	}
	return cim_real_parse(cimxml_trimmed(text), &value->real) && isfinite(value->real) &&
	       (type->code != CIM_REAL32 || isfinite((float)value->real));
}

/* Asterisks for digits that are not significant are DMTF's; a date that no calendar has is left to the model. */
static bool to_datetime(struct text text, struct cim_value *value)
{
	bool malformed = false;

	value->kind = CIM_LITERAL_STRING;
	value->string = cimxml_trimmed(text);
	return cim_datetime_error(value->string, true, &malformed) == NULL || !malformed;
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
		return to_real(text, type, value);
	case CIM_KIND_CHARACTER:
		return to_character(text, value);
	case CIM_KIND_DATETIME:
		return to_datetime(text, value);
	default:
		value->kind = CIM_LITERAL_STRING;
		value->string = text;
		return true;
	}
}

void cimxml_convert(struct cimxml_reader *reader, xmlNode *node, struct text text, enum cim_type_code code,
		    struct cim_value *value)
{
	if (code == CIM_BOOLEAN && cimxml_trimmed(text).length == 0) {
		cimxml_report(reader, node, MOF910, "an empty boolean is read as NULL");
		value->kind = CIM_LITERAL_NULL;
	} else if (!to_value(text, code, value)) {
		cimxml_report(reader, node, MOF895, "'%.100s' is not a valid %s", text.bytes,
			      cim_type_info(code)->keyword);
		*value = (struct cim_value){.kind = CIM_LITERAL_NULL};
	}
}

/* ---- elements ---- */

static void read_scalar(struct cimxml_reader *reader, xmlNode *node, enum cim_type_code type,
			enum cimxml_embedding embedding, struct cim_value *value)
{
	struct text text = cimxml_content(reader, node);
	bool is_xml = cimxml_trimmed(text).length > 0 && cimxml_trimmed(text).bytes[0] == '<';

	if (embedding != CIMXML_PLAIN && is_xml)
		cimxml_read_embedded(reader, node, text, embedding, value);
	else
		cimxml_convert(reader, node, text, type, value);
}

/* Of which type a value is, and where it goes: that of an array, or each of its elements in turn. */
struct wanted {
	enum cim_type_code type;
	enum cimxml_embedding embedding;
	size_t count;             /* of values that were found */
	struct cim_value *values; /* room for all of them */
};

static void read_text(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct wanted *wanted = object;

	read_scalar(reader, node, wanted->type, wanted->embedding, &wanted->values[wanted->count++]);
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
static struct wanted want(struct cimxml_reader *reader, const xmlNode *node, enum cim_type_code type,
			  enum cimxml_embedding embedding)
{
	struct wanted wanted = {.type = type, .embedding = embedding};

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
	struct wanted *wanted = object, items = want(reader, node, wanted->type, wanted->embedding);
	struct cim_value *value = &wanted->values[wanted->count++];

	cimxml_read_children(reader, node, rows, COUNT(rows), &items);
	value->kind = CIM_LITERAL_ARRAY;
	value->array.items = items.values;
	value->array.count = items.count;
}

bool cimxml_read_value(struct cimxml_reader *reader, xmlNode *node, enum cim_type_code type,
		       enum cimxml_embedding embedding, struct cim_value *value)
{
	static const struct cimxml_row rows[] = {
		{"VALUE", read_text},
		{"VALUE.REFERENCE", read_reference},
		{"VALUE.ARRAY", read_array},
		{"VALUE.REFARRAY", read_array},
	};
	struct wanted wanted = want(reader, node, type, embedding);

	cimxml_read_children(reader, node, rows, COUNT(rows), &wanted);
	if (wanted.count == 0)
		return false;
	*value = wanted.values[0];
	return true;
}
