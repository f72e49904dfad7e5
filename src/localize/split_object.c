/* SPDX-License-Identifier: MIT */
/* Writes classes and instances of a half: one member per line, after its qualifiers (mof-language 6.7). */
#include <string.h>

#include "localize/half.h"

/* The kinds of elements with qualifiers, which decide what the language half keeps in addition to the texts. */
enum carrier { ON_CLASS, ON_MEMBER, ON_PARAMETER };

enum { INDENT = 2 };

static void new_line(struct half *half, unsigned depth)
{
	writer_printf(&half->writer, LINE_END "%*s", (int)(INDENT * depth), "");
}

/* ---- values ---- */

static void put_instance(struct half *half, const struct cim_instance *instance, unsigned depth);

/* The bits of a negative number, 0xFFFFFFFF for an sint32, as that number: in decimal it would be out of range. */
static struct cim_integer stored_integer(struct cim_integer integer, const struct cim_type *type)
{
	const struct cim_type_info *info = type && type->code != CIM_VOID ? cim_type_info(type->code) : NULL;

	if (info && info->kind == CIM_KIND_INTEGER && info->minimum < 0 && !integer.is_decimal && !integer.negative &&
	    integer.magnitude > info->maximum && integer.magnitude / 2 <= info->maximum) {
		integer.magnitude = 2 * (info->maximum + 1) - integer.magnitude;
		integer.negative = true;
	}
	return integer;
}

static bool is_large(const struct cim_value *value, const struct cim_type *type)
{
	struct cim_integer integer;

	if (value->kind != CIM_LITERAL_INTEGER)
		return false;
	integer = stored_integer(value->integer, type);
	return integer.magnitude > (uint64_t)INT32_MAX + integer.negative;
}

static void put_integer(struct half *half, const struct cim_value *value, const struct cim_type *type, bool as_text)
{
	struct cim_integer integer = stored_integer(value->integer, type);
	const char *sign = integer.negative && integer.magnitude > 0 ? "-" : "";

	writer_printf(&half->writer, as_text ? "\"%s%llu\"" : "%s%llu", sign, (unsigned long long)integer.magnitude);
}

static void put_scalar(struct half *half, const struct cim_value *value, const struct cim_type *type, bool as_text,
		       unsigned depth)
{
	if (value->kind == CIM_LITERAL_INTEGER)
		put_integer(half, value, type, as_text);
	else if (value->kind == CIM_LITERAL_OBJECT)
		put_instance(half, value->object, depth);
	else
		print_value(&half->writer, value);
}

/* If one integer of an array becomes a string, all do: elements have one kind. */
static void put_array(struct half *half, const struct cim_value *value, const struct cim_type *type, unsigned depth)
{
	bool as_text = false;

	for (size_t i = 0; i < value->array.count; i++)
		as_text |= is_large(&value->array.items[i], type);
	writer_word(&half->writer, "{");
	for (size_t i = 0; i < value->array.count; i++) {
		writer_word(&half->writer, i > 0 ? ", " : "");
		put_scalar(half, &value->array.items[i], type, as_text, depth);
	}
	writer_word(&half->writer, "}");
}

/* `type` is the declared one, NULL if it is unknown. */
static void put_value(struct half *half, const struct cim_value *value, const struct cim_type *type, unsigned depth)
{
	if (value->kind == CIM_LITERAL_ARRAY)
		put_array(half, value, type, depth);
	else
		put_scalar(half, value, type, is_large(value, type), depth);
}

/* ---- qualifiers ---- */

static void put_flavors(struct half *half, uint8_t flavors)
{
	static const struct {
		uint8_t flavor;
		const char *word;
	} words[] = {
		{CIM_AMENDED, "Amended"},
		{CIM_TO_INSTANCE, "ToInstance"},
		{CIM_TO_SUBCLASS, "ToSubclass"},
		{CIM_DISABLE_OVERRIDE, "DisableOverride"},
	};
	const char *before = " : ";

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!(flavors & words[i].flavor))
			continue;
		writer_printf(&half->writer, "%s%s", before, words[i].word);
		before = " ";
	}
}

static void put_qualifier(struct half *half, const struct cim_qualifier *qualifier)
{
	const struct cim_value *value = &qualifier->value;

	writer_word(&half->writer, qualifier->name.spelling);
	if (value->kind == CIM_LITERAL_ARRAY) {
		put_value(half, value, NULL, 0);
	} else if (value->kind != CIM_LITERAL_BOOLEAN || !value->boolean) {
		writer_word(&half->writer, "(");
		put_value(half, value, NULL, 0);
		writer_word(&half->writer, ")");
	}
	put_flavors(half, qualifier->flavors);
}

static bool is_amended(const struct cim_qualifier *qualifier)
{
	return qualifier->flavors & CIM_AMENDED;
}

static bool any_amended(const struct cim_qualifiers *qualifiers)
{
	for (size_t i = 0; i < qualifiers->count; i++)
		if (is_amended(&qualifiers->items[i]))
			return true;
	return false;
}

static bool is_kept(const struct half *half, const struct cim_qualifier *qualifier, enum carrier carrier)
{
	struct name name = qualifier->name;

	if (!half->is_language)
		return !is_amended(qualifier);
	switch (carrier) {
	case ON_CLASS: /* where the half has its own Amendment and Locale */
		return is_amended(qualifier) && !name_is(name, "amendment") && !name_is(name, "locale");
	case ON_MEMBER:
		return is_amended(qualifier) || name_is(name, "key");
	case ON_PARAMETER:
		return is_amended(qualifier) || name_is(name, "in") || name_is(name, "out");
	}
	return false;
}

static bool is_implied_in(const struct half *half, const struct cim_qualifiers *qualifiers)
{
	return half->is_language && half->in_by_default && !cim_find_qualifier(qualifiers, "in") &&
	       !cim_find_qualifier(qualifiers, "out");
}

/*
 * Writes the qualifiers that the half keeps after a '[', and returns what precedes the next one: a comma, or the '['.
 */
static const char *open_list(struct half *half, const struct cim_qualifiers *qualifiers, enum carrier carrier)
{
	const char *before = "[";

	if (carrier == ON_PARAMETER && is_implied_in(half, qualifiers)) {
		writer_word(&half->writer, "[in");
		before = ",";
	}
	for (size_t i = 0; i < qualifiers->count; i++) {
		if (!is_kept(half, &qualifiers->items[i], carrier))
			continue;
		writer_word(&half->writer, before);
		put_qualifier(half, &qualifiers->items[i]);
		before = ",";
	}
	return before;
}

static bool close_list(struct half *half, const char *before)
{
	if (*before == '[')
		return false;
	writer_word(&half->writer, "] ");
	return true;
}

/* ---- members ---- */

/* The size of an array as the qualifier MAX, unless the member has one: a list may not have duplicates. */
static bool size_is_qualifier(const struct half *half, const struct cim_property *member)
{
	return !half->is_language && !half->keeps_sizes && member->type.has_size &&
	       !cim_find_qualifier(&member->qualifiers, "max");
}

static void put_type(struct half *half, const struct cim_type *type)
{
	writer_word(&half->writer, type->spelling.spelling);
	writer_word(&half->writer, type->code == CIM_REFERENCE ? " Ref " : " ");
}

static void put_brackets(struct half *half, const struct cim_property *member)
{
	if (!member->type.is_array)
		return;
	if (half->is_language || !member->type.has_size || size_is_qualifier(half, member))
		writer_word(&half->writer, "[]");
	else
		writer_printf(&half->writer, "[%u]", (unsigned)member->type.size);
}

/* A property, a parameter, or the assignment of an instance, which has no type. */
static void put_property(struct half *half, const struct cim_property *member, enum carrier carrier, unsigned depth)
{
	const char *before = open_list(half, &member->qualifiers, carrier);
	bool has_type = member->type.spelling.spelling != NULL;

	if (size_is_qualifier(half, member)) {
		writer_printf(&half->writer, "%sMAX(%u)", before, (unsigned)member->type.size);
		before = ",";
	}
	close_list(half, before);
	if (has_type)
		put_type(half, &member->type);
	writer_word(&half->writer, member->name.spelling);
	put_brackets(half, member);
	if (!member->has_value || half->is_language)
		return;
	writer_word(&half->writer, " = ");
	put_value(half, &member->value, has_type ? &member->type : NULL, depth);
}

static void put_signature(struct half *half, const struct cim_method *method)
{
	close_list(half, open_list(half, &method->qualifiers, ON_MEMBER));
	put_type(half, &method->return_type);
	writer_printf(&half->writer, "%s(", method->name.spelling);
	for (size_t i = 0; i < method->parameters.count; i++) {
		writer_word(&half->writer, i > 0 ? "," : "");
		put_property(half, &method->parameters.items[i], ON_PARAMETER, 1);
	}
	writer_word(&half->writer, ")");
}

static bool method_is_amended(const struct cim_method *method)
{
	for (size_t i = 0; i < method->parameters.count; i++)
		if (any_amended(&method->parameters.items[i].qualifiers))
			return true;
	return any_amended(&method->qualifiers);
}

/* Properties and methods in the order of the source; the model keeps them in separate lists. */
static bool property_is_next(const struct cim_class *class, size_t property, size_t method)
{
	if (property == class->properties.count || method == class->methods.count)
		return property < class->properties.count;
	return class->properties.items[property].span.begin <= class->methods.items[method].span.begin;
}

static void put_member(struct half *half, const struct cim_property *property)
{
	if (half->is_language && !any_amended(&property->qualifiers))
		return;
	new_line(half, 1);
	put_property(half, property, ON_MEMBER, 1);
	writer_word(&half->writer, ";");
}

static void put_method(struct half *half, const struct cim_method *method)
{
	if (half->is_language && !method_is_amended(method))
		return;
	new_line(half, 1);
	put_signature(half, method);
	writer_word(&half->writer, ";");
}

static void put_members(struct half *half, const struct cim_class *class)
{
	size_t property = 0, method = 0;

	while (property < class->properties.count || method < class->methods.count) {
		if (property_is_next(class, property, method))
			put_member(half, &class->properties.items[property++]);
		else
			put_method(half, &class->methods.items[method++]);
	}
}

/* ---- declarations ---- */

bool half_has_class(const struct cim_class *class)
{
	bool found = any_amended(&class->qualifiers);

	for (size_t i = 0; i < class->properties.count && !found; i++)
		found = any_amended(&class->properties.items[i].qualifiers);
	for (size_t i = 0; i < class->methods.count && !found; i++)
		found = method_is_amended(&class->methods.items[i]);
	return found;
}

/* Marks a class as the texts of another one; a Locale of the master keeps its flavors. */
static const char *put_locale(struct half *half, const struct cim_class *class, const char *before)
{
	const struct cim_qualifier *locale = cim_find_qualifier(&class->qualifiers, "locale");

	writer_printf(&half->writer, "%sAMENDMENT, LOCALE(", before);
	print_string(&half->writer, half->locale);
	writer_word(&half->writer, ")");
	put_flavors(half, locale ? locale->flavors : 0);
	return ",";
}

static void put_alias(struct half *half, struct name alias)
{
	if (alias.spelling)
		writer_printf(&half->writer, " as $%s", alias.spelling);
}

void half_put_class(struct half *half, const struct cim_class *class)
{
	const char *before = open_list(half, &class->qualifiers, ON_CLASS);

	if (half->is_language)
		before = put_locale(half, class, before);
	if (close_list(half, before))
		new_line(half, 0);
	writer_printf(&half->writer, "class %s", class->name.spelling);
	if (class->superclass.spelling)
		writer_printf(&half->writer, " : %s", class->superclass.spelling);
	if (!half->is_language)
		put_alias(half, class->alias);
	new_line(half, 0);
	writer_word(&half->writer, "{");
	put_members(half, class);
	new_line(half, 0);
	writer_word(&half->writer, "};");
}

static void put_instance(struct half *half, const struct cim_instance *instance, unsigned depth)
{
	if (close_list(half, open_list(half, &instance->qualifiers, ON_CLASS)))
		new_line(half, depth);
	writer_printf(&half->writer, "Instance of %s", instance->class_name.spelling);
	put_alias(half, instance->alias);
	new_line(half, depth);
	writer_word(&half->writer, "{");
	for (size_t i = 0; i < instance->properties.count; i++) {
		new_line(half, depth + 1);
		put_property(half, &instance->properties.items[i], ON_MEMBER, depth + 1);
		writer_word(&half->writer, ";");
	}
	new_line(half, depth);
	writer_word(&half->writer, "}");
}

void half_put_instance(struct half *half, const struct cim_instance *instance)
{
	put_instance(half, instance, 0);
	writer_word(&half->writer, ";");
}
