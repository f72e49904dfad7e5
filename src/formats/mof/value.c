/* SPDX-License-Identifier: MIT */
/* Literals and types (mof-language 1.4-1.8, 3). */
#include "model/real.h"
#include "formats/mof/writer.h"

/* ---- strings ---- */

/* What is not seen, or changes how other text is seen, is written by its number. */
static const struct {
	uint32_t first, last;
} unseen[] = {
	{0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD}, {0x061C, 0x061C},   {0x180E, 0x180E},
	{0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0xD800, 0xDFFF},   {0xFE00, 0xFE0F},
	{0xFEFF, 0xFEFF}, {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE0FFF}, {0x10FFFE, 0x10FFFF},
};

static bool is_unseen(uint32_t character)
{
	for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
		if (character >= unseen[i].first && character <= unseen[i].last)
			return true;
	return false;
}

/* The letter of an escape like \n, 0 when the character has none. */
static char escape_letter(uint32_t character)
{
	static const char values[] = "\b\t\n\f\r\"\\", letters[] = "btnfr\"\\";

	for (size_t i = 0; values[i]; i++)
		if (character == (uint32_t)values[i])
			return letters[i];
	return 0;
}

/* Always four digits, so that a digit after them is none of them. */
static void print_units(struct pen *pen, uint32_t character)
{
	if (character < 0x10000)
		pen_printf(pen, "\\x%04X", (unsigned)character);
	else
		pen_printf(pen, "\\x%04X\\x%04X", (unsigned)(0xD7C0 + (character >> 10)),
			   (unsigned)(0xDC00 + (character & 0x3FF)));
}

void print_string(struct pen *pen, struct text text)
{
	size_t plain = 0;

	pen_word(pen, "\"");
	for (size_t at = 0; at < text.length;) {
		uint32_t character;
		size_t size = wtf8_decode(text.bytes + at, text.length - at, &character);
		char letter = escape_letter(character);

		if (letter || is_unseen(character)) {
			pen_put(pen, (struct text){text.bytes + plain, at - plain});
			if (letter)
				pen_printf(pen, "\\%c", letter);
			else
				print_units(pen, character);
			plain = at + size;
		}
		at += size;
	}
	pen_put(pen, (struct text){text.bytes + plain, text.length - plain});
	pen_word(pen, "\"");
}

/* ---- numbers and characters ---- */

static void print_integer(struct pen *pen, struct cim_integer integer)
{
	pen_printf(pen, integer.is_decimal ? "%s%llu" : "%s0x%llX", integer.negative ? "-" : "",
		   (unsigned long long)integer.magnitude);
}

static void print_real(struct pen *pen, double real)
{
	char text[CIM_REAL_TEXT_SIZE];
	size_t length = cim_real_text(real, false, text);

	if (length > 0)
		pen_put(pen, (struct text){text, length});
	else
		pen_word(pen, "NULL");
}

static void print_character(struct pen *pen, uint16_t character)
{
	if (character == '\'' || character == '\\')
		pen_printf(pen, "'\\%c'", character);
	else if (character >= ' ' && character < 0x7F)
		pen_printf(pen, "'%c'", character);
	else
		pen_printf(pen, "'\\x%04X'", (unsigned)character);
}

void print_type(struct pen *pen, const struct cim_type *type)
{
	if (type->spelling.spelling)
		pen_word(pen, type->spelling.spelling);
	else if (type->code == CIM_VOID)
		pen_word(pen, "void");
	else
		pen_word(pen, type->code == CIM_REFERENCE ? "object" : cim_type_info(type->code)->keyword);
	if (type->code == CIM_REFERENCE)
		pen_word(pen, " ref");
}

/* ---- values ---- */

static void print_scalar(struct pen *pen, const struct cim_value *value)
{
	switch (value->kind) {
	case CIM_LITERAL_NULL:
		pen_word(pen, "NULL");
		break;
	case CIM_LITERAL_BOOLEAN:
		pen_word(pen, value->boolean ? "TRUE" : "FALSE");
		break;
	case CIM_LITERAL_INTEGER:
		print_integer(pen, value->integer);
		break;
	case CIM_LITERAL_REAL:
		print_real(pen, value->real);
		break;
	case CIM_LITERAL_CHARACTER:
		print_character(pen, value->character);
		break;
	case CIM_LITERAL_STRING:
		print_string(pen, value->string);
		break;
	case CIM_LITERAL_ALIAS:
		pen_printf(pen, "$%s", value->alias.spelling);
		break;
	case CIM_LITERAL_OBJECT:
		print_instance(pen, value->object);
		break;
	case CIM_LITERAL_ARRAY:
		break;
	}
}

static void put_scalar(struct pen *pen, const void *value)
{
	print_scalar(pen, value);
}

/* Elements and the commas between them; lines are filled. */
static void print_elements(struct pen *pen, const struct cim_value *value)
{
	for (size_t i = 0; i < value->array.count; i++) {
		if (i > 0) {
			pen_word(pen, ",");
			if (pen->out == NULL || pen_fits(pen, put_scalar, &value->array.items[i], 2))
				pen_word(pen, " ");
			else
				pen_break(pen);
		}
		print_scalar(pen, &value->array.items[i]);
	}
}

static void put_flat_array(struct pen *pen, const void *item)
{
	const struct cim_value *value = item;

	pen_word(pen, value->array.count > 0 ? "{ " : "{");
	print_elements(pen, value);
	pen_word(pen, value->array.count > 0 ? " }" : "}");
}

void print_value(struct pen *pen, const struct cim_value *value)
{
	if (value->kind != CIM_LITERAL_ARRAY) {
		print_scalar(pen, value);
		return;
	}
	if (pen->out == NULL || pen_fits(pen, put_flat_array, value, 1)) {
		put_flat_array(pen, value);
		return;
	}
	pen_word(pen, "{");
	pen->indent++;
	pen_break(pen);
	print_elements(pen, value);
	pen->indent--;
	pen_break(pen);
	pen_word(pen, "}");
}

void print_qualifier_value(struct pen *pen, const struct cim_value *value)
{
	bool is_array = value->kind == CIM_LITERAL_ARRAY;

	pen_word(pen, is_array ? "{" : "(");
	pen->indent++;
	if (is_array)
		print_elements(pen, value);
	else
		print_scalar(pen, value);
	pen->indent--;
	pen_word(pen, is_array ? "}" : ")");
}
