/* SPDX-License-Identifier: MIT */
/* Qualifier lists: names, values, and the few qualifiers whose type WMI reads (mof-language 2.5, 5). */
#include <string.h>

#include "model/check.h"

enum { LONGEST_NAME = 255 };

/* The types of qualifiers.def. */
enum wanted { ANY, BOOLEAN, INTEGER, STRING };

static const struct {
	const char *name;
	enum wanted type;
} wanted_types[] = {
#define QUALIFIER(name, type, flavors) {name, type},
#include "model/qualifiers.def"
#undef QUALIFIER
};

static bool has_type(const struct cim_value *value, enum wanted type)
{
	switch (type) {
	case BOOLEAN:
		return value->kind == CIM_LITERAL_BOOLEAN;
	case INTEGER:
		return value->kind == CIM_LITERAL_INTEGER;
	case STRING:
		return value->kind == CIM_LITERAL_STRING;
	case ANY:
		break;
	}
	return true;
}

static void check_type(const struct cim_qualifier *qualifier, struct diag_sink *sink)
{
	static const char *const names[] = {"", "TRUE or FALSE", "an integer", "one string"};
	struct diagnostic *diagnostic;
	size_t i = 0;

	while (i < sizeof wanted_types / sizeof *wanted_types && !name_is(qualifier->name, wanted_types[i].name))
		i++;
	if (i == sizeof wanted_types / sizeof *wanted_types || has_type(&qualifier->value, wanted_types[i].type))
		return;
	diagnostic = diag_report(sink, MOF113, qualifier->value.span, "the value of %s must be %s, not %s",
				 qualifier->name.spelling, names[wanted_types[i].type],
				 cim_literal_name(qualifier->value.kind));
	if (wanted_types[i].type != BOOLEAN || qualifier->value.kind != CIM_LITERAL_STRING)
		return;
	for (int truth = 0; truth < 2; truth++) {
		const char *word = truth ? "TRUE" : "FALSE";

		if (!text_same_name(qualifier->value.string, text_of(word)))
			continue;
		diag_set_help(sink, diagnostic, "write %s without quotes", word);
		diag_add_edit(sink, diagnostic, qualifier->value.span, word);
	}
}

/* A qualifier holds integers, reals, strings, characters or booleans, or an array of one of them. */
static void check_scalar(const struct cim_qualifier *qualifier, const struct cim_value *value, struct diag_sink *sink)
{
	if (value->kind == CIM_LITERAL_ALIAS)
		diag_report(sink, MOF514, value->span, "an alias can't be the value of the qualifier '%s'",
			    qualifier->name.spelling);
	else if (value->kind == CIM_LITERAL_OBJECT)
		diag_report(sink, MOF507, value->span, "an instance can't be the value of the qualifier '%s'",
			    qualifier->name.spelling);
}

static void check_array(const struct cim_qualifier *qualifier, struct diag_sink *sink)
{
	const struct cim_value *value = &qualifier->value;

	for (size_t i = 0; i < value->array.count; i++) {
		const struct cim_value *element = &value->array.items[i];

		if (element->kind == CIM_LITERAL_NULL)
			diag_report(sink, MOF532, element->span, "an element of '%s' is NULL", qualifier->name.spelling);
		else if (element->kind != value->array.items[0].kind && value->array.items[0].kind != CIM_LITERAL_NULL)
			diag_report(sink, MOF011, element->span, "the elements of '%s' differ: %s among %ss",
				    qualifier->name.spelling, cim_literal_name(element->kind),
				    strchr(cim_literal_name(value->array.items[0].kind), ' ') + 1);
		check_scalar(qualifier, element, sink);
	}
}

/* Where key may stand (mof-language 4.4). */
static void check_key(const struct cim_qualifier *qualifier, enum cim_element element, struct diag_sink *sink)
{
	if (!name_is(qualifier->name, "key"))
		return;
	if (element == CIM_ELEMENT_CLASS || element == CIM_ELEMENT_METHOD || element == CIM_ELEMENT_INSTANCE)
		diag_report(sink, MOF666, qualifier->span, "only a property or reference can be a key");
}

static void check_qualifier(const struct cim_qualifier *qualifier, enum cim_element element, struct diag_sink *sink)
{
	if (strlen(qualifier->name.spelling) > LONGEST_NAME)
		diag_report(sink, MOF718, qualifier->span, "the name of this qualifier has more than %d characters",
			    LONGEST_NAME);
	if (name_is(qualifier->name, "cimtype"))
		diag_report(sink, MOF526, qualifier->span, "the compiler makes CIMTYPE from the declared type");
	if (qualifier->value.kind == CIM_LITERAL_NULL)
		diag_report(sink, MOF818, qualifier->value.span, "NULL is no value of a qualifier; it is read as FALSE");
	else
		check_type(qualifier, sink);
	if (qualifier->value.kind == CIM_LITERAL_ARRAY)
		check_array(qualifier, sink);
	else
		check_scalar(qualifier, &qualifier->value, sink);
	check_key(qualifier, element, sink);
	if ((element == CIM_ELEMENT_INSTANCE || element == CIM_ELEMENT_ASSIGNMENT) &&
	    qualifier->words & CIM_WORD_TO_SUBCLASS)
		diag_report(sink, MOF817, qualifier->span, "an instance has no subclasses that '%s' could go to",
			    qualifier->name.spelling);
}

static void report_duplicate(const void *first, const void *again, struct diag_sink *sink)
{
	const struct cim_qualifier *original = first, *copy = again;
	struct diagnostic *diagnostic = diag_report(sink, MOF533, copy->span, "the qualifier '%s' stands here twice",
						    copy->name.spelling);

	diag_add_note(sink, diagnostic, original->span, "the first one");
}

void cim_check_qualifiers(const struct cim_qualifiers *qualifiers, enum cim_element element, struct diag_sink *sink)
{
	for (size_t i = 0; i < qualifiers->count; i++)
		check_qualifier(&qualifiers->items[i], element, sink);
	cim_each_duplicate(qualifiers->items, qualifiers->count, sizeof *qualifiers->items, sink, report_duplicate);
}
