/* SPDX-License-Identifier: MIT */
/* Reads qualifiers, and members of classes, without what the compiler added to them (binary-mof 3, 3.2, 4). */
#include <string.h>

#include "formats/bmf/implied.h"
#include "formats/bmf/reader.h"

/* ---- qualifiers ---- */

static void set_flavors(struct bmf_reader *reader, size_t start, uint32_t flavors, struct cim_qualifier *qualifier)
{
	qualifier->words = cim_flavor_words((uint8_t)flavors);
	qualifier->flavors = cim_apply_flavors(0, qualifier->words);
	if (flavors != qualifier->flavors)
		bmf_unfaithful(reader, start, "MOF has no keywords for some of the flavors 0x%X", (unsigned)flavors);
}

/* The flavors of the qualifier record at `start`. The table and the qualifiers are both in ascending order. */
static uint32_t find_flavors(struct bmf_reader *reader, size_t start)
{
	const uint8_t *entry = reader->flavors + 8 * reader->next_flavor;

	if (reader->next_flavor == reader->flavor_count || get_u32le(entry) > start)
		return 0;
	if (get_u32le(entry) < start)
		bmf_damaged(reader, MOF836, (size_t)(entry - reader->bytes),
			    "expected the offset of a qualifier after the previous one, found 0x%X",
			    (unsigned)get_u32le(entry));
	reader->next_flavor++;
	return get_u32le(entry + 4);
}

static void read_qualifier(struct bmf_reader *reader, struct cim_qualifier *qualifier)
{
	size_t start = reader->at, base = start + BMF_QUALIFIER_HEADER;
	struct bmf_frame frame = bmf_enter(reader, "a qualifier", BMF_LEAST_QUALIFIER);
	uint32_t type = bmf_take_type(reader);
	struct bmf_offset name = bmf_take_offset(reader, "name", base);
	struct bmf_offset value = bmf_take_offset(reader, "value", base);

	bmf_begin_part(reader, name, "name");
	qualifier->name = bmf_take_name(reader, "name");
	bmf_begin_part(reader, value, "value");
	bmf_read_literal(reader, type, &qualifier->value);
	qualifier->value_is_implied = qualifier->value.kind == CIM_LITERAL_BOOLEAN && qualifier->value.boolean;
	if (!reader->failed)
		set_flavors(reader, start, find_flavors(reader, start), qualifier);
	bmf_leave(reader, frame);
}

void bmf_read_qualifiers(struct bmf_reader *reader, struct cim_qualifiers *qualifiers)
{
	size_t count;
	struct bmf_frame frame = bmf_enter_list(reader, "a qualifier list", BMF_LEAST_QUALIFIER, &count);

	qualifiers->items = arena_alloc(&reader->unit->arena, count * sizeof *qualifiers->items);
	qualifiers->count = count;
	for (size_t i = 0; i < count && !reader->failed; i++)
		read_qualifier(reader, &qualifiers->items[i]);
	bmf_leave(reader, frame);
}

bool bmf_same_qualifier(const struct cim_qualifier *a, const struct cim_qualifier *b)
{
	return strcmp(a->name.spelling, b->name.spelling) == 0 && a->flavors == b->flavors &&
	       bmf_same_value(&a->value, &b->value);
}

/* ---- properties ---- */

void bmf_enter_property(struct bmf_reader *reader, const char *structure, struct bmf_property *record)
{
	struct bmf_offset name;

	record->start = reader->at;
	record->base = reader->at + BMF_PROPERTY_HEADER;
	record->frame = bmf_enter(reader, structure, BMF_LEAST_PROPERTY);
	record->type = bmf_take_type(reader);
	name = bmf_take_offset(reader, "name", record->base);
	record->value = bmf_take_offset(reader, "value", record->base);
	record->qualifiers = bmf_take_offset(reader, "qualifiers", record->base);
	bmf_begin_part(reader, name, "name");
	record->name = bmf_take_string(reader, "name");
}

bool bmf_is_pseudo(const struct bmf_property *record)
{
	return record->qualifiers.value == BMF_ABSENT;
}

void bmf_leave_property(struct bmf_reader *reader, const struct bmf_property *record, struct cim_qualifiers *qualifiers)
{
	bmf_begin_part(reader, record->qualifiers, "qualifiers");
	bmf_read_qualifiers(reader, qualifiers);
	bmf_leave(reader, record->frame);
}

struct name bmf_property_name(struct bmf_reader *reader, const struct bmf_property *record)
{
	if (!cim_is_identifier(record->name))
		bmf_unfaithful(reader, record->base, "'%s' is not a valid name in MOF",
			       bmf_quotable(reader, record->name));
	return names_intern(reader->names, record->name);
}

/* ---- what the compiler adds ---- */

/* The last qualifier, if the compiler may have added it: it has this spelling, type and flavors. */
static const struct cim_qualifier *own_qualifier(struct bmf_reader *reader, const struct cim_qualifiers *qualifiers,
						 const char *spelling, enum cim_literal kind, uint8_t flavors)
{
	const struct cim_qualifier *last = qualifiers->count ? &qualifiers->items[qualifiers->count - 1] : NULL;

	if (last == NULL || strcmp(last->name.spelling, spelling) != 0 || last->value.kind != kind ||
	    last->flavors != (reader->old_form ? 0 : flavors))
		return NULL;
	return last;
}

static bool begins_with(struct text text, const char *prefix)
{
	return text.length >= strlen(prefix) && memcmp(text.bytes, prefix, strlen(prefix)) == 0;
}

/* The name inside a CIMTYPE: the text after "object:" or "ref:"; "object" for "ref" alone. */
static struct text type_spelling(struct text cimtype, enum cim_type_code code)
{
	const char *prefix = code == CIM_REFERENCE ? "ref:" : "object:";

	if (code == CIM_REFERENCE && text_equal(cimtype, text_of("ref")))
		return text_of("object");
	if ((code == CIM_REFERENCE || code == CIM_OBJECT) && begins_with(cimtype, prefix))
		return (struct text){cimtype.bytes + strlen(prefix), cimtype.length - strlen(prefix)};
	return cimtype;
}

/* Whether MOF text with this type compiles to this code and this CIMTYPE. */
static bool is_writable(const struct cim_type *type, struct text cimtype)
{
	const struct cim_type_info *info = cim_type_by_name(type->spelling);
	bool same_code = type->code == CIM_REFERENCE ? info == NULL || info->code == CIM_OBJECT
						     : (info ? info->code : CIM_OBJECT) == type->code;
	struct buffer text = {0};
	bool same_text;

	bmf_cimtype_text(type, &text);
	same_text = text_equal(cimtype, (struct text){(const char *)text.bytes, text.size});
	buffer_free(&text);
	return same_code && same_text && !name_is(type->spelling, "class") && !name_is(type->spelling, "instance") &&
	       cim_is_identifier(text_of(type->spelling.spelling));
}

static void take_cimtype(struct bmf_reader *reader, size_t start, struct cim_property *property)
{
	const struct cim_qualifier *cimtype =
		own_qualifier(reader, &property->qualifiers, "CIMTYPE", CIM_LITERAL_STRING, BMF_CIMTYPE_FLAVORS);

	if (cimtype) {
		struct text spelling = type_spelling(cimtype->value.string, property->type.code);

		property->type.spelling = names_intern(reader->names, spelling);
		if (is_writable(&property->type, cimtype->value.string)) {
			property->qualifiers.count--;
			return;
		}
	}
	property->type.spelling =
		names_of(reader->names,
			 property->type.code == CIM_REFERENCE ? "object" : cim_type_info(property->type.code)->keyword);
	bmf_unfaithful(reader, start, "the last qualifier is not the CIMTYPE that belongs to the type 0x%X",
		       (unsigned)property->type.code);
}

static void take_size(struct bmf_reader *reader, struct cim_property *property)
{
	const struct cim_qualifier *max = own_qualifier(reader, &property->qualifiers, "MAX", CIM_LITERAL_INTEGER, 0);

	if (!property->type.is_array || max == NULL || max->value.integer.negative || max->value.integer.magnitude == 0)
		return;
	property->type.has_size = true;
	property->type.size = (uint32_t)max->value.integer.magnitude;
	property->qualifiers.count--;
}

static void take_id(struct bmf_reader *reader, struct cim_property *property, int64_t *id)
{
	const struct cim_qualifier *own =
		own_qualifier(reader, &property->qualifiers, "ID", CIM_LITERAL_INTEGER, BMF_ID_FLAVORS);

	*id = -1;
	if (own == NULL || own->value.integer.negative)
		return;
	*id = (int64_t)own->value.integer.magnitude;
	property->qualifiers.count--;
}

void bmf_read_member(struct bmf_reader *reader, const struct bmf_property *record, struct cim_property *property,
		     int64_t *id)
{
	uint32_t code = record->type & ~(uint32_t)(CIM_ARRAY | BMF_ALIAS);

	if (cim_type_info((enum cim_type_code)code) == NULL) {
		bmf_damaged(reader, MOF834, record->start + 4, "expected the code of a type, found 0x%X",
			    (unsigned)record->type);
		return;
	}
	property->name = bmf_property_name(reader, record);
	property->type.code = (enum cim_type_code)code;
	property->type.is_array = record->type & CIM_ARRAY;
	property->has_value = record->value.value != BMF_ABSENT;
	if (property->has_value) {
		bmf_begin_part(reader, record->value, "value");
		bmf_read_default(reader, record->type, &property->value);
	}
	bmf_leave_property(reader, record, &property->qualifiers);
	if (reader->failed)
		return;
	take_cimtype(reader, record->start, property);
	if (id)
		take_id(reader, property, id);
	take_size(reader, property);
}
