/* SPDX-License-Identifier: MIT */
/* Qualifiers with their flavors, and declarations of qualifiers (mof-language 2.5, 2.6). */
#include "formats/mof/writer.h"

static void print_flavors(struct mof_writer *writer, uint8_t words, const char *separator)
{
	const char *before = "";

	for (unsigned word = 1; word <= CIM_WORD_AMENDED; word <<= 1) {
		if (!(words & word))
			continue;
		writer_word(writer, before);
		writer_word(writer, cim_flavor_word_name((enum cim_flavor_word)word));
		before = separator;
	}
}

static void put_qualifier(struct mof_writer *writer, const void *item)
{
	const struct cim_qualifier *qualifier = item;

	writer_word(writer, qualifier->name.spelling);
	if (!qualifier->value_is_implied)
		print_qualifier_value(writer, &qualifier->value);
	if (qualifier->words) {
		writer_word(writer, ": ");
		print_flavors(writer, qualifier->words, " ");
	}
}

void print_qualifiers(struct mof_writer *writer, const struct cim_qualifiers *qualifiers)
{
	for (size_t i = 0; i < qualifiers->count; i++) {
		writer_word(writer, i == 0 ? "[" : ",");
		if (i > 0 && writer->out && !writer_fits(writer, put_qualifier, &qualifiers->items[i], 2))
			writer_break(writer);
		if (i > 0)
			writer_word(writer, " ");
		put_qualifier(writer, &qualifiers->items[i]);
	}
	if (qualifiers->count > 0)
		writer_word(writer, "]");
}

static void print_scopes(struct mof_writer *writer, uint32_t scopes)
{
	const char *before = "";

	if (scopes == CIM_SCOPE_ANY) {
		writer_word(writer, "any");
		return;
	}
	for (uint32_t scope = 1; scope < CIM_SCOPE_ANY; scope <<= 1) {
		if (!(scopes & scope))
			continue;
		writer_word(writer, before);
		writer_word(writer, cim_scope_name(scope));
		before = ", ";
	}
}

void print_declaration(struct mof_writer *writer, const struct cim_qualifier_declaration *declaration)
{
	writer_printf(writer, "qualifier %s : ", declaration->name.spelling);
	if (!declaration->has_type) {
		print_flavors(writer, declaration->words, " ");
		writer_word(writer, ";");
		return;
	}
	print_type(writer, &declaration->type);
	if (declaration->type.is_array)
		writer_word(writer, "[]");
	if (declaration->has_value) {
		writer_word(writer, " = ");
		print_value(writer, &declaration->value);
	}
	writer_word(writer, ", scope(");
	print_scopes(writer, declaration->scopes);
	writer_word(writer, ")");
	if (declaration->words) {
		writer_word(writer, ", flavor(");
		print_flavors(writer, declaration->words, ", ");
		writer_word(writer, ")");
	}
	writer_word(writer, ";");
}
