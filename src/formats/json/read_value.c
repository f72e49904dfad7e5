/* SPDX-License-Identifier: MIT */
/* Texts, names, words and values from JSON. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
#include "formats/json/reader.h"

static struct text string_of(const json_t *json)
{
	return (struct text){json_string_value(json), json_string_length(json)};
}

/* Reads an integer from minimum to maximum. */
static bool to_integer(struct json_reader *reader, const struct json_node *node, json_int_t minimum, json_int_t maximum,
		       json_int_t *integer)
{
	if (!json_expect(reader, node, JSON_INTEGER))
		return false;
	*integer = json_integer_value(node->json);
	if (*integer >= minimum && *integer <= maximum)
		return true;
	json_report(reader, node, MOF845, "expected an integer from %lld to %lld", (long long)minimum,
		    (long long)maximum);
	return false;
}

/* ---- text ---- */

static bool to_units(struct json_reader *reader, const struct json_node *node, struct buffer *units)
{
	units->size = 0;
	for (size_t i = 0; i < json_array_size(node->json); i++) {
		const struct json_node unit = {json_array_get(node->json, i), node, NULL, i};
		json_int_t value;

		if (!to_integer(reader, &unit, 0, UINT16_MAX, &value))
			return false;
		buffer_put_u16le(units, (uint16_t)value);
	}
	return true;
}

/* Reads text that is valid until the next call. */
static bool read_text(struct json_reader *reader, const struct json_node *node, struct text *text)
{
	struct buffer *joined = &reader->scratch;

	if (!json_is_array(node->json)) {
		*text = string_of(node->json);
		return json_expect(reader, node, JSON_STRING);
	}
	if (!to_units(reader, node, &reader->units))
		return false;
	joined->size = 0;
	wtf8_append_from_utf16(joined, reader->units.bytes, reader->units.size, false);
	*text = (struct text){buffer_text(joined), joined->size};
	return true;
}

bool json_get_text(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
		   void *member)
{
	struct text *text = member;

	(void)field;
	if (!read_text(reader, node, text))
		return false;
	text->bytes = arena_text(&reader->unit->arena, text->bytes, text->length);
	return true;
}

bool json_get_path(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
		   void *member)
{
	const char **path = member;
	struct text text;

	if (!json_get_text(reader, node, field, &text))
		return false;
	*path = text.bytes;
	if (strlen(text.bytes) == text.length)
		return true;
	json_report(reader, node, MOF845, "a path has no NUL character");
	return false;
}

bool json_get_name(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
		   void *member)
{
	struct name *name = member;
	struct text text;

	if (!read_text(reader, node, &text))
		return false;
	if (strcmp(field->key, "alias") == 0 ? cim_is_alias(text) : cim_is_identifier(text)) {
		*name = names_intern(reader->names, text);
		return true;
	}
	json_report(reader, node, MOF845, "a name has letters, digits and underscores, the first no digit");
	return false;
}

/* ---- booleans and bits ---- */

bool json_get_flag(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
		   void *member)
{
	bool *flag = member;

	(void)field;
	*flag = json_is_true(node->json);
	return json_expect(reader, node, JSON_TRUE);
}

/* Reads "0x" and 1 to `digits` hexadecimal digits. */
static bool to_hexadecimal(struct text text, size_t digits, uint64_t *number)
{
	if (text.length < 3 || text.length > 2 + digits || memcmp(text.bytes, "0x", 2) != 0)
		return false;
	return digits_read((struct text){text.bytes + 2, text.length - 2}, 16, UINT64_MAX, number) == text.length - 2;
}

static uint32_t bits_of_word(const struct json_words *words, struct text text)
{
	uint64_t bits;

	for (size_t i = 0; i < words->count; i++)
		if (text_equal(text, text_of(words->words[i].word)))
			return words->words[i].bit;
	return to_hexadecimal(text, 8, &bits) && (bits & ~(uint64_t)words->mask) == 0 ? (uint32_t)bits : 0;
}

static void report_word(struct json_reader *reader, const struct json_node *node, const struct json_words *words)
{
	struct buffer known = {0};

	for (size_t i = 0; i < words->count; i++)
		buffer_printf(&known, "%s%s", i ? ", " : "", words->words[i].word);
	json_report(reader, node, MOF845, "'%s' is none of the words %s", json_shown(reader, string_of(node->json)),
		    buffer_text(&known));
	buffer_free(&known);
}

bool json_to_words(struct json_reader *reader, const struct json_node *node, const struct json_words *words,
		   uint32_t *bits)
{
	if (!json_expect(reader, node, JSON_ARRAY))
		return false;
	*bits = 0;
	for (size_t i = 0; i < json_array_size(node->json); i++) {
		const struct json_node word = {json_array_get(node->json, i), node, NULL, i};
		uint32_t bit;

		if (!json_expect(reader, &word, JSON_STRING))
			return false;
		bit = bits_of_word(words, string_of(word.json));
		if (bit == 0) {
			report_word(reader, &word, words);
			return false;
		}
		if (*bits & bit) {
			json_report(reader, &word, MOF848, "'%s' is given twice", json_string_value(word.json));
			return false;
		}
		*bits |= bit;
	}
	return true;
}

bool json_get_words8(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
		     void *member)
{
	uint8_t *words = member;
	uint32_t bits;

	if (!json_to_words(reader, node, field->detail, &bits))
		return false;
	*words = (uint8_t)bits;
	return true;
}

bool json_get_words32(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
		      void *member)
{
	return json_to_words(reader, node, field->detail, member);
}

/* ---- numbers ---- */

/* A sign and decimal digits. A leading 0 is refused, since it means octal in MOF. */
static bool is_decimal(struct text text)
{
	size_t sign = text.length > 0 && text.bytes[0] == '-';

	for (size_t i = sign; i < text.length; i++)
		if (text.bytes[i] < '0' || text.bytes[i] > '9')
			return false;
	return text.length > sign && (text.bytes[sign] != '0' || text.length == sign + 1);
}

bool json_get_digits(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
		     void *member)
{
	struct text text = string_of(node->json);

	(void)field;
	if (!json_expect(reader, node, JSON_STRING))
		return false;
	if (is_decimal(text) && cim_integer_parse(text, member) == CIM_PARSED)
		return true;
	json_report(reader, node, MOF845, "expected the decimal digits of an integer of at most 64 bits");
	return false;
}

bool json_get_base(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
		   void *member)
{
	struct cim_integer *integer = member;
	struct text text = string_of(node->json);

	(void)field;
	if (!json_expect(reader, node, JSON_STRING))
		return false;
	integer->is_decimal = text_equal(text, text_of("decimal"));
	if (integer->is_decimal || text_equal(text, text_of("bits")))
		return true;
	json_report(reader, node, MOF845, "expected 'decimal' or 'bits'");
	return false;
}

bool json_get_real(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
		   void *member)
{
	double *real = member;
	uint64_t bits;

	(void)field;
	if (json_is_number(node->json)) {
		*real = json_number_value(node->json);
		return true;
	}
	if (!json_is_string(node->json)) {
		json_report(reader, node, MOF844, "expected a number, found %s", json_type_name(node->json));
		return false;
	}
	if (to_hexadecimal(string_of(node->json), 16, &bits)) {
		memcpy(real, &bits, sizeof bits);
		if (!isfinite(*real))
			return true;
	}
	json_report(reader, node, MOF845, "expected a number, or '0x' and the bits of an infinity or NaN");
	return false;
}

bool json_get_character(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
			void *member)
{
	uint16_t *character = member;
	json_int_t integer;

	(void)field;
	if (!to_integer(reader, node, 0, UINT16_MAX, &integer))
		return false;
	*character = (uint16_t)integer;
	return true;
}

bool json_get_size(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
		   void *member)
{
	struct cim_type *type = member;
	json_int_t integer;

	(void)field;
	if (!to_integer(reader, node, 1, INT32_MAX, &integer))
		return false;
	type->has_size = true;
	type->size = (uint32_t)integer;
	return true;
}

bool json_get_version(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
		      void *member)
{
	(void)field, (void)member;
	if (!json_expect(reader, node, JSON_INTEGER))
		return false;
	if (json_integer_value(node->json) == JSON_VERSION)
		return true;
	json_report(reader, node, MOF841, "version %lld of the form is not known, only version %d",
		    (long long)json_integer_value(node->json), JSON_VERSION);
	return false;
}

/* ---- values ---- */

bool json_get_instance(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
		       void *member)
{
	struct cim_instance **instance = member;
	bool good;

	(void)field;
	if (reader->depth == JSON_MAX_DEPTH) {
		json_report(reader, node, MOF847, "more than %d instances are inside each other", JSON_MAX_DEPTH);
		return false;
	}
	*instance = arena_alloc(&reader->unit->arena, sizeof **instance);
	reader->depth++;
	good = json_get_object(reader, node, &json_instance_form, *instance);
	reader->depth--;
	return good;
}

static bool get_tagged(struct json_reader *reader, const struct json_node *node, struct cim_value *value)
{
	for (int kind = 0; kind < CIM_LITERAL_ARRAY; kind++) {
		const struct json_form *form = json_value_forms[kind];

		if (form && json_object_get(node->json, form->fields[0].key)) {
			value->kind = (enum cim_literal)kind;
			return json_get_object(reader, node, form, value);
		}
	}
	json_report(reader, node, MOF843,
		    "a value that is an object has one of the keys integer, real, character, "
		    "string, alias and instance");
	return false;
}

static bool get_scalar(struct json_reader *reader, const struct json_node *node, struct cim_value *value)
{
	struct diagnostic *diagnostic;

	switch (json_typeof(node->json)) {
	case JSON_NULL:
		return true;
	case JSON_TRUE:
	case JSON_FALSE:
		value->kind = CIM_LITERAL_BOOLEAN;
		value->boolean = json_is_true(node->json);
		return true;
	case JSON_STRING:
		value->kind = CIM_LITERAL_STRING;
		return json_get_text(reader, node, NULL, &value->string);
	case JSON_OBJECT:
		return get_tagged(reader, node, value);
	case JSON_ARRAY:
		json_report(reader, node, MOF844, "an array cannot contain an array");
		return false;
	case JSON_INTEGER:
	case JSON_REAL:
		break;
	}
	diagnostic = json_report(reader, node, MOF844, "expected a value, found a bare number");
	diag_set_help(reader->sink, diagnostic, "write {\"integer\": \"1\"} or {\"real\": 1}");
	return false;
}

bool json_get_value(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
		    void *member)
{
	struct cim_value *value = member;
	size_t count = json_array_size(node->json);

	(void)field;
	if (!json_is_array(node->json))
		return get_scalar(reader, node, value);
	value->kind = CIM_LITERAL_ARRAY;
	value->array.items = arena_alloc(&reader->unit->arena, count * sizeof *value->array.items);
	value->array.count = count;
	for (size_t i = 0; i < count; i++) {
		const struct json_node element = {json_array_get(node->json, i), node, NULL, i};

		if (!get_scalar(reader, &element, &value->array.items[i]))
			return false;
	}
	return true;
}
