/* SPDX-License-Identifier: MIT */
/* Lowers literals: decodes their text and keeps their kind. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compile/lower.h"
#include "grammar/mof_parse.h"
#include "model/literal.h"

/* WMI keeps the backslash of an unknown escape (DSP0004 annex A; mof-language 2.9). */
static void decode_into(struct lowering *lowering, struct text text)
{
	struct buffer *out = &lowering->scratch;

	for (size_t at = 0; at < text.length;) {
		const char *rest = text.bytes + at;
		const char *backslash = memchr(rest, '\\', text.length - at);
		size_t plain = backslash ? (size_t)(backslash - rest) : text.length - at;
		size_t length;
		uint16_t unit;

		buffer_put(out, rest, plain);
		at += plain;
		if (backslash == NULL)
			break;
		length = cim_escape_decode(backslash, text.length - at, &unit);
		if (length > 0) {
			wtf8_append(out, unit);
		} else {
			buffer_put_byte(out, '\\');
			length = 1;
		}
		at += length;
	}
}

/* Whether the literals of a range have escapes, and the number of bytes between their quotes. */
static bool has_escapes(const struct tokens *tokens, struct tree_range range, size_t *length)
{
	bool escapes = false;

	*length = 0;
	for (uint32_t token = range.first; token <= range.last; token++) {
		if (tokens->items[token].kind != STRING)
			continue;
		escapes |= tokens->items[token].escapes;
		*length += token_unquoted(tokens, token).length;
	}
	return escapes;
}

static struct text join_plain(struct lowering *lowering, struct tree_range range, size_t length)
{
	const struct tokens *tokens = &lowering->tree->tokens;
	char *joined = arena_take(&lowering->unit->arena, length + 1), *to = joined;

	for (uint32_t token = range.first; token <= range.last; token++) {
		struct text text = token_unquoted(tokens, token);

		if (tokens->items[token].kind != STRING)
			continue;
		memcpy(to, text.bytes, text.length);
		to += text.length;
	}
	*to = 0;
	return (struct text){joined, length};
}

static struct text join_escaped(struct lowering *lowering, struct tree_range range, size_t length)
{
	const struct tokens *tokens = &lowering->tree->tokens;
	struct buffer *scratch = &lowering->scratch;

	scratch->size = 0;
	buffer_reserve(scratch, length);
	for (uint32_t token = range.first; token <= range.last; token++) {
		struct text text = token_unquoted(tokens, token);

		if (tokens->items[token].escapes)
			decode_into(lowering, text);
		else if (tokens->items[token].kind == STRING)
			buffer_put(scratch, text.bytes, text.length);
	}
	return (struct text){arena_text(&lowering->unit->arena, (const char *)scratch->bytes, scratch->size),
			     scratch->size};
}

struct text lower_string_unchecked(struct lowering *lowering, struct tree_range range)
{
	const struct tokens *tokens = &lowering->tree->tokens;
	size_t length;

	if (range.first == range.last && !tokens->items[range.first].escapes)
		return token_unquoted(tokens, range.first);
	if (has_escapes(tokens, range, &length))
		return join_escaped(lowering, range, length);
	return join_plain(lowering, range, length);
}

struct text lower_string(struct lowering *lowering, struct tree_range range)
{
	const struct tokens *tokens = &lowering->tree->tokens;

	for (uint32_t token = range.first; token <= range.last; token++)
		if (tokens->items[token].escapes)
			lower_check_escapes(lowering, token_unquoted(tokens, token));
	return lower_string_unchecked(lowering, range);
}

static uint16_t lower_character(struct lowering *lowering, const struct tree_value *tree)
{
	struct text text = token_unquoted(&lowering->tree->tokens, tree->range.first);
	uint32_t character = 0;
	uint16_t unit = 0;

	if (text.length == 0)
		return 0;
	if (text.bytes[0] != '\\') {
		wtf8_decode(text.bytes, text.length, &character);
		if (character > UINT16_MAX)
			diag_report(lowering->sink, MOF507, lower_span(lowering, tree->range),
				    "U+%04X does not fit in a char16", (unsigned)character);
		return (uint16_t)character;
	}
	if (cim_escape_decode(text.bytes, text.length, &unit) > 0)
		return unit;
	lower_check_escapes(lowering, text);
	if (text.length > 1)
		wtf8_decode(text.bytes + 1, text.length - 1, &character);
	return (uint16_t)character;
}

static void lower_integer(struct lowering *lowering, const struct tree_value *tree, struct cim_value *value)
{
	struct text text = token_text(&lowering->tree->tokens, tree->range.first);

	enum cim_parsed parsed = cim_integer_parse(text, &value->integer);

	if (parsed == CIM_PARSED)
		return;
	/* Text that is not a number was reported by the scanner. */
	if (parsed == CIM_TOO_LARGE)
		diag_report(lowering->sink, MOF507, value->span, "%.*s does not fit in 64 bits", (int)text.length,
			    text.bytes);
	value->integer = (struct cim_integer){.is_decimal = true};
}

static double lower_real(struct lowering *lowering, const struct tree_value *tree)
{
	struct text text = token_text(&lowering->tree->tokens, tree->range.first);
	double real;

	/* The text continues with a character that is not part of a number: a token boundary. */
	real = strtod_l(text.bytes, NULL, lowering->c_locale);
	if (isinf(real))
		diag_report(lowering->sink, MOF529, lower_span(lowering, tree->range),
			    "%.*s is out of range: a real64 is at most 1.8e308", (int)text.length, text.bytes);
	return real;
}

static void lower_array(struct lowering *lowering, const struct tree_value *tree, struct cim_value *value)
{
	size_t count = 0;

	if (tree->trailing_comma)
		lower_trailing_comma(lowering, tree->range.last);
	for (const struct tree_value *element = tree->elements; element; element = element->next)
		value->array.count++;
	value->array.items = arena_alloc(&lowering->unit->arena, value->array.count * sizeof *value->array.items);
	for (const struct tree_value *element = tree->elements; element; element = element->next)
		lower_value(lowering, element, &value->array.items[count++]);
}

void lower_value(struct lowering *lowering, const struct tree_value *tree, struct cim_value *value)
{
	static const enum cim_literal kinds[] = {
		[TREE_INTEGER] = CIM_LITERAL_INTEGER,     [TREE_REAL] = CIM_LITERAL_REAL,
		[TREE_CHARACTER] = CIM_LITERAL_CHARACTER, [TREE_STRING] = CIM_LITERAL_STRING,
		[TREE_TRUE] = CIM_LITERAL_BOOLEAN,        [TREE_FALSE] = CIM_LITERAL_BOOLEAN,
		[TREE_NULL] = CIM_LITERAL_NULL,           [TREE_ALIAS] = CIM_LITERAL_ALIAS,
		[TREE_WORD] = CIM_LITERAL_STRING,         [TREE_ARRAY] = CIM_LITERAL_ARRAY,
		[TREE_INSTANCE] = CIM_LITERAL_OBJECT,
	};

	*value = (struct cim_value){.kind = kinds[tree->kind], .span = lower_span(lowering, tree->range)};
	switch (tree->kind) {
	case TREE_INTEGER:
		lower_integer(lowering, tree, value);
		break;
	case TREE_REAL:
		value->real = lower_real(lowering, tree);
		break;
	case TREE_CHARACTER:
		value->character = lower_character(lowering, tree);
		break;
	case TREE_STRING:
		value->string = lower_string(lowering, tree->range);
		break;
	case TREE_WORD:
		value->string = token_text(&lowering->tree->tokens, tree->range.first);
		break;
	case TREE_TRUE:
	case TREE_FALSE:
		value->boolean = tree->kind == TREE_TRUE;
		break;
	case TREE_ALIAS:
		value->alias = lower_name(lowering, tree->range.first);
		break;
	case TREE_ARRAY:
		lower_array(lowering, tree, value);
		break;
	case TREE_INSTANCE:
		value->object = lower_instance(lowering, tree->instance);
		break;
	case TREE_NULL:
		break;
	}
}
