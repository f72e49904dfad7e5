/* SPDX-License-Identifier: MIT */
/* Qualifiers with their flavors, and declarations of qualifiers (mof-language 2.5, 2.6). */
#include "formats/mof/writer.h"

static void print_flavors(struct pen *pen, uint8_t words, const char *separator)
{
	const char *before = "";

	for (unsigned word = 1; word <= CIM_WORD_AMENDED; word <<= 1) {
		if (!(words & word))
			continue;
		pen_word(pen, before);
		pen_word(pen, cim_flavor_word_name((enum cim_flavor_word)word));
		before = separator;
	}
}

static void put_qualifier(struct pen *pen, const void *item)
{
	const struct cim_qualifier *qualifier = item;

	pen_word(pen, qualifier->name.spelling);
	if (!qualifier->value_is_implied)
		print_qualifier_value(pen, &qualifier->value);
	if (qualifier->words) {
		pen_word(pen, ": ");
		print_flavors(pen, qualifier->words, " ");
	}
}

void print_qualifiers(struct pen *pen, const struct cim_qualifiers *qualifiers)
{
	for (size_t i = 0; i < qualifiers->count; i++) {
		pen_word(pen, i == 0 ? "[" : ",");
		if (i > 0 && pen->out && !pen_fits(pen, put_qualifier, &qualifiers->items[i], 2))
			pen_break(pen);
		if (i > 0)
			pen_word(pen, " ");
		put_qualifier(pen, &qualifiers->items[i]);
	}
	if (qualifiers->count > 0)
		pen_word(pen, "]");
}

static void print_scopes(struct pen *pen, uint32_t scopes)
{
	const char *before = "";

	if (scopes == CIM_SCOPE_ANY) {
		pen_word(pen, "any");
		return;
	}
	for (uint32_t scope = 1; scope < CIM_SCOPE_ANY; scope <<= 1) {
		if (!(scopes & scope))
			continue;
		pen_word(pen, before);
		pen_word(pen, cim_scope_name(scope));
		before = ", ";
	}
}

void print_declaration(struct pen *pen, const struct cim_qualifier_declaration *declaration)
{
	pen_printf(pen, "qualifier %s : ", declaration->name.spelling);
	if (!declaration->has_type) {
		print_flavors(pen, declaration->words, " ");
		pen_word(pen, ";");
		return;
	}
	print_type(pen, &declaration->type);
	if (declaration->type.is_array)
		pen_word(pen, "[]");
	if (declaration->has_value) {
		pen_word(pen, " = ");
		print_value(pen, &declaration->value);
	}
	pen_word(pen, ", scope(");
	print_scopes(pen, declaration->scopes);
	pen_word(pen, ")");
	if (declaration->words) {
		pen_word(pen, ", flavor(");
		print_flavors(pen, declaration->words, ", ");
		pen_word(pen, ")");
	}
	pen_word(pen, ";");
}
