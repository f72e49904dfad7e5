/* SPDX-License-Identifier: MIT */
/* Literals and types (mof-language 1.4-1.8, 3). */
#include "model/real.h"
#include "formats/mof/writer.h"

/* ---- strings ---- */

/* Returns whether a character is invisible or changes how text is displayed, and so is written as a number. */
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

/* Returns the letter of an escape like \n; 0 if the character has none. */
static char escape_letter(uint32_t character)
{
	static const char values[] = "\b\t\n\f\r\"\\", letters[] = "btnfr\"\\";

	for (size_t i = 0; values[i]; i++)
		if (character == (uint32_t)values[i])
			return letters[i];
	return 0;
}

/* Always four digits, so that a digit after them is not read as part of the escape. */
static void print_units(struct mof_writer *writer, uint32_t character)
{
	if (character < 0x10000)
		writer_printf(writer, "\\x%04X", (unsigned)character);
	else
		writer_printf(writer, "\\x%04X\\x%04X", (unsigned)(0xD7C0 + (character >> 10)),
			      (unsigned)(0xDC00 + (character & 0x3FF)));
}

void print_string(struct mof_writer *writer, struct text text)
{
	size_t plain = 0;

	writer_word(writer, "\"");
	for (size_t at = 0; at < text.length;) {
		uint32_t character;
		size_t size = wtf8_decode(text.bytes + at, text.length - at, &character);
		char letter = escape_letter(character);

		if (letter || is_unseen(character)) {
			writer_put(writer, (struct text){text.bytes + plain, at - plain});
			if (letter)
				writer_printf(writer, "\\%c", letter);
			else
				print_units(writer, character);
			plain = at + size;
		}
		at += size;
	}
	writer_put(writer, (struct text){text.bytes + plain, text.length - plain});
	writer_word(writer, "\"");
}

/* ---- numbers and characters ---- */

static void print_integer(struct mof_writer *writer, struct cim_integer integer)
{
	writer_printf(writer, integer.is_decimal ? "%s%llu" : "%s0x%llX", integer.negative ? "-" : "",
		      (unsigned long long)integer.magnitude);
}

static void print_real(struct mof_writer *writer, double real)
{
	char text[CIM_REAL_TEXT_SIZE];
	size_t length = cim_real_text(real, false, text);

	if (length > 0)
		writer_put(writer, (struct text){text, length});
	else
		writer_word(writer, "NULL");
}

static void print_character(struct mof_writer *writer, uint16_t character)
{
	if (character == '\'' || character == '\\')
		writer_printf(writer, "'\\%c'", character);
	else if (character >= ' ' && character < 0x7F)
		writer_printf(writer, "'%c'", character);
	else
		writer_printf(writer, "'\\x%04X'", (unsigned)character);
}

void print_type(struct mof_writer *writer, const struct cim_type *type)
{
	if (type->spelling.spelling)
		writer_word(writer, type->spelling.spelling);
	else if (type->code == CIM_VOID)
		writer_word(writer, "void");
	else
		writer_word(writer, type->code == CIM_REFERENCE ? "object" : cim_type_info(type->code)->keyword);
	if (type->code == CIM_REFERENCE)
		writer_word(writer, " ref");
}

/* ---- values ---- */

static void print_scalar(struct mof_writer *writer, const struct cim_value *value)
{
	switch (value->kind) {
	case CIM_LITERAL_NULL:
		writer_word(writer, "NULL");
		break;
	case CIM_LITERAL_BOOLEAN:
		writer_word(writer, value->boolean ? "TRUE" : "FALSE");
		break;
	case CIM_LITERAL_INTEGER:
		print_integer(writer, value->integer);
		break;
	case CIM_LITERAL_REAL:
		print_real(writer, value->real);
		break;
	case CIM_LITERAL_CHARACTER:
		print_character(writer, value->character);
		break;
	case CIM_LITERAL_STRING:
		print_string(writer, value->string);
		break;
	case CIM_LITERAL_ALIAS:
		writer_printf(writer, "$%s", value->alias.spelling);
		break;
	case CIM_LITERAL_OBJECT:
		print_instance(writer, value->object);
		break;
	case CIM_LITERAL_ARRAY:
		break;
	}
}

static void put_scalar(struct mof_writer *writer, const void *value)
{
	print_scalar(writer, value);
}

/* Writes elements and commas, with as many on each line as fit. */
static void print_elements(struct mof_writer *writer, const struct cim_value *value)
{
	for (size_t i = 0; i < value->array.count; i++) {
		if (i > 0) {
			writer_word(writer, ",");
			if (writer->out == NULL || writer_fits(writer, put_scalar, &value->array.items[i], 2))
				writer_word(writer, " ");
			else
				writer_break(writer);
		}
		print_scalar(writer, &value->array.items[i]);
	}
}

static void put_flat_array(struct mof_writer *writer, const void *item)
{
	const struct cim_value *value = item;

	writer_word(writer, value->array.count > 0 ? "{ " : "{");
	print_elements(writer, value);
	writer_word(writer, value->array.count > 0 ? " }" : "}");
}

void print_value(struct mof_writer *writer, const struct cim_value *value)
{
	if (value->kind != CIM_LITERAL_ARRAY) {
		print_scalar(writer, value);
		return;
	}
	if (writer->out == NULL || writer_fits(writer, put_flat_array, value, 1)) {
		put_flat_array(writer, value);
		return;
	}
	writer_word(writer, "{");
	writer->indent++;
	writer_break(writer);
	print_elements(writer, value);
	writer->indent--;
	writer_break(writer);
	writer_word(writer, "}");
}

void print_qualifier_value(struct mof_writer *writer, const struct cim_value *value)
{
	bool is_array = value->kind == CIM_LITERAL_ARRAY;

	writer_word(writer, is_array ? "{" : "(");
	writer->indent++;
	if (is_array)
		print_elements(writer, value);
	else
		print_scalar(writer, value);
	writer->indent--;
	writer_word(writer, is_array ? "}" : ")");
}
