/* SPDX-License-Identifier: MIT */
/* Texts, names, words and values as JSON. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats/json/writer.h"

json_t *json_must(json_t *json)
{
	if (json == NULL)
		abort();
	return json;
}

static void append(json_t *array, json_t *json)
{
	if (json_array_append_new(array, json_must(json)) != 0)
		abort();
}

/* ---- text ---- */

static bool is_utf8(struct text text)
{
	bool ascii;

	return utf8_valid((const uint8_t *)text.bytes, text.length, &ascii);
}

static json_t *from_utf8(struct text text)
{
	return json_must(json_stringn_nocheck(text.length > 0 ? text.bytes : "", text.length));
}

json_t *json_from_text(struct json_writer *writer, struct text text)
{
	struct buffer *units = &writer->units, *joined = &writer->scratch;
	struct text again;
	json_t *array;

	if (is_utf8(text))
		return from_utf8(text);
	/* Converting through UTF-16 joins the halves of a surrogate pair that come from adjacent strings. */
	units->size = joined->size = 0;
	wtf8_append_utf16le(units, text);
	wtf8_append_from_utf16(joined, units->bytes, units->size, false);
	again = (struct text){(const char *)joined->bytes, joined->size};
	if (is_utf8(again))
		return from_utf8(again);
	array = json_must(json_array());
	for (size_t at = 0; at < units->size; at += 2)
		append(array, json_integer(get_u16le(units->bytes + at)));
	return array;
}

json_t *json_put_text(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct text *text = member;

	return text->length > 0 || field->required ? json_from_text(writer, *text) : NULL;
}

json_t *json_put_name(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct name *name = member;

	(void)field;
	return name->spelling ? json_from_text(writer, text_of(name->spelling)) : NULL;
}

json_t *json_put_path(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const char *const *path = member;

	(void)field;
	return json_from_text(writer, text_of(*path));
}

/* ---- booleans and bits ---- */

json_t *json_put_flag(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const bool *flag = member;

	(void)writer;
	return *flag || field->required ? json_boolean(*flag) : NULL;
}

json_t *json_from_words(const struct json_words *words, uint32_t bits)
{
	json_t *array = json_must(json_array());

	for (size_t i = 0; i < words->count; i++) {
		if (bits & words->words[i].bit)
			append(array, json_string(words->words[i].word));
		bits &= ~words->words[i].bit;
	}
	if (bits)
		append(array, json_sprintf("0x%" PRIX32, bits));
	return array;
}

json_t *json_put_words8(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const uint8_t *bits = member;

	(void)writer;
	return *bits ? json_from_words(field->detail, *bits) : NULL;
}

json_t *json_put_words32(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const uint32_t *bits = member;

	(void)writer;
	return *bits ? json_from_words(field->detail, *bits) : NULL;
}

/* ---- numbers ---- */

json_t *json_put_digits(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_integer *integer = member;

	(void)writer, (void)field;
	return json_must(json_sprintf("%s%" PRIu64, integer->negative ? "-" : "", integer->magnitude));
}

json_t *json_put_base(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_integer *integer = member;

	(void)writer, (void)field;
	return integer->is_decimal ? NULL : json_must(json_string("bits"));
}

/* JSON has no infinity or NaN: these are written as their bits. */
json_t *json_put_real(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const double *real = member;
	uint64_t bits;

	(void)writer, (void)field;
	if (isfinite(*real))
		return json_must(json_real(*real));
	memcpy(&bits, real, sizeof bits);
	return json_must(json_sprintf("0x%016" PRIX64, bits));
}

json_t *json_put_character(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const uint16_t *character = member;

	(void)writer, (void)field;
	return json_must(json_integer(*character));
}

/* ---- values ---- */

json_t *json_put_instance(struct json_writer *writer, const struct json_field *field, const void *member)
{
	struct cim_instance *const *instance = member;

	(void)field;
	return json_put_object(writer, &json_instance_form, *instance);
}

static json_t *put_array(struct json_writer *writer, const struct json_field *field, const struct cim_value *value)
{
	json_t *array = json_must(json_array());

	for (size_t i = 0; i < value->array.count; i++)
		append(array, json_put_value(writer, field, &value->array.items[i]));
	return array;
}

/* A string with a lone surrogate is written as an object, since an array would be a list of values. */
static json_t *put_string(struct json_writer *writer, const struct cim_value *value)
{
	json_t *text = json_from_text(writer, value->string);

	return json_is_string(text) ? text : json_must(json_pack("{s:o}", "string", text));
}

json_t *json_put_value(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_value *value = member;

	switch (value->kind) {
	case CIM_LITERAL_NULL:
		return json_null();
	case CIM_LITERAL_BOOLEAN:
		return json_boolean(value->boolean);
	case CIM_LITERAL_STRING:
		return put_string(writer, value);
	case CIM_LITERAL_ARRAY:
		return put_array(writer, field, value);
	default:
		return json_put_object(writer, json_value_forms[value->kind], value);
	}
}
