/* SPDX-License-Identifier: MIT */
/* Checks classes: names, members, keys, methods and their parameters (mof-language 1.3, 4.2-4.4, 4.7). */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "model/check.h"

enum { MAX_NAME = 255, MAX_PROPERTIES = 1024 };

static void check_length(struct name name, struct span span, enum diag_code code, struct cim_checker *checker)
{
	struct text text = text_of(name.spelling);
	size_t length = text.length > MAX_NAME ? text_code_points(text) : text.length;

	if (length > MAX_NAME)
		diag_report(checker->sink, code, span, "name has %zu characters; the limit is %d", length, MAX_NAME);
}

static void check_underscores(struct name name, struct span span, struct cim_checker *checker)
{
	if (cim_name_is_reserved(name) && !cim_is_dmtf(checker))
		diag_report(checker->sink, MOF014, span, "name '%s' must not begin or end with an underscore",
			    name.spelling);
}

/* The properties that WMI gives every object (mof-language 4.8); DMTF has no such names. */
static bool is_system_property(struct name name, const struct cim_checker *checker)
{
	static const char *const names[] = {"__genus",      "__class",   "__superclass",
					    "__dynasty",    "__relpath", "__property_count",
					    "__derivation", "__server",  "__namespace",
					    "__path"};

	for (size_t i = 0; i < sizeof names / sizeof *names && !cim_is_dmtf(checker); i++)
		if (name_is(name, names[i]))
			return true;
	return false;
}

static void check_type(const struct cim_type *type, bool is_method, struct cim_checker *checker)
{
	struct diagnostic *diagnostic;
	const char *mof;

	if (type->code != CIM_OBJECT)
		return;
	if (name_is(type->spelling, "void") && !is_method)
		diag_report(checker->sink, MOF509, type->span,
			    "only a method can be void, and a method needs parentheses");
	if (name_is(type->spelling, "octetstring"))
		diag_report(checker->sink, MOF020, type->span,
			    "'octetstring' is a MOF 3.0 type; use uint8[] with the qualifier OctetString");
	mof = cim_type_of_other_language(type->spelling);
	if (mof == NULL)
		return;
	diagnostic = diag_report(checker->sink, MOF019, type->span, "unknown type '%s'", type->spelling.spelling);
	diag_set_help(checker->sink, diagnostic, "did you mean '%s'?", mof);
	diag_add_edit(checker->sink, diagnostic, type->span, mof);
}

static void check_key(const struct cim_property *property, struct cim_checker *checker)
{
	const struct cim_type_info *info = cim_type_info(property->type.code);

	if (!cim_is_set(&property->qualifiers, "key"))
		return;
	if (property->type.is_array || info->kind == CIM_KIND_REAL || info->kind == CIM_KIND_OBJECT)
		diag_report(checker->sink, MOF631, property->name_span, "'%s' cannot be a key: it is %s",
			    property->name.spelling,
			    property->type.is_array       ? "an array"
			    : info->kind == CIM_KIND_REAL ? "a real number"
							  : "an embedded object");
}

/* Whether the strings of a member hold instances (mof-language 2.9). */
static bool embeds(const struct cim_qualifiers *qualifiers)
{
	return cim_find_qualifier(qualifiers, "embeddedinstance") || cim_find_qualifier(qualifiers, "embeddedobject");
}

static void check_property(const struct cim_property *property, struct cim_checker *checker)
{
	check_length(property->name, property->name_span, MOF715, checker);
	if (is_system_property(property->name, checker))
		diag_report(checker->sink, MOF648, property->name_span,
			    "'%s' is a system property and cannot be declared", property->name.spelling);
	else
		check_underscores(property->name, property->name_span, checker);
	check_type(&property->type, false, checker);
	cim_check_qualifiers(&property->qualifiers,
			     property->type.code == CIM_REFERENCE ? CIM_ELEMENT_REFERENCE : CIM_ELEMENT_PROPERTY,
			     checker);
	check_key(property, checker);
	if (property->has_value)
		cim_check_value(&property->value, &property->type, property->name, embeds(&property->qualifiers),
				checker);
	if (checker->unit->dialect != CIM_WMI)
		cim_check_constraints(property, checker);
}

/* ---- methods ---- */

static void check_parameter(const struct cim_property *parameter, struct cim_checker *checker)
{
	check_length(parameter->name, parameter->name_span, MOF715, checker);
	check_type(&parameter->type, false, checker);
	cim_check_qualifiers(&parameter->qualifiers, CIM_ELEMENT_PARAMETER, checker);
	if (!checker->in_by_default && !cim_find_qualifier(&parameter->qualifiers, "in") &&
	    !cim_find_qualifier(&parameter->qualifiers, "out"))
		diag_report(checker->sink, MOF539, parameter->name_span, "parameter '%s' has neither [in] nor [out]",
			    parameter->name.spelling);
	if (parameter->has_value)
		cim_check_value(&parameter->value, &parameter->type, parameter->name, embeds(&parameter->qualifiers),
				checker);
}

/* What is compared if a parameter is listed twice. */
struct cim_half {
	bool in, out;
	bool is_known, is_paired;
	const struct cim_qualifier *id;
};

/* Each parameter is visited once, however many others have its name. */
static struct cim_half *half_of(const struct cim_property *parameter, struct cim_checker *checker)
{
	struct cim_half *half = &checker->halves[parameter - checker->method->parameters.items];

	if (!half->is_known) {
		half->in = cim_is_set(&parameter->qualifiers, "in");
		half->out = cim_is_set(&parameter->qualifiers, "out");
		half->id = cim_find_qualifier(&parameter->qualifiers, "id");
		half->is_known = true;
	}
	return half;
}

static bool same_id(const struct cim_qualifier *left, const struct cim_qualifier *right)
{
	if (left == NULL || right == NULL)
		return left == right;
	return left->value.kind == right->value.kind && left->value.integer.magnitude == right->value.integer.magnitude;
}

/* A name may appear once as [in] and once as [out] if type and ID agree (mof-language 4.7). */
static bool are_halves(const struct cim_property *a, const struct cim_property *b, struct cim_checker *checker)
{
	struct cim_half *first = half_of(a, checker), *second = half_of(b, checker);

	if (first->is_paired || first->in == second->in || first->out == second->out || first->in == first->out ||
	    a->type.code != b->type.code || a->type.is_array != b->type.is_array ||
	    !name_equal(a->type.spelling, b->type.spelling) || !same_id(first->id, second->id))
		return false;
	first->is_paired = true;
	return true;
}

static void report_duplicate_parameter(const void *first, const void *again, struct cim_checker *checker)
{
	const struct cim_property *original = first, *copy = again;
	struct diagnostic *diagnostic;

	if (checker->halves == NULL)
		checker->halves = mem_zero(checker->method->parameters.count * sizeof *checker->halves);
	if (are_halves(original, copy, checker))
		return;
	diagnostic =
		diag_report(checker->sink, MOF667, copy->name_span, "duplicate parameter '%s'", copy->name.spelling);
	diag_add_note(checker->sink, diagnostic, original->name_span, "first declared here");
}

static void check_duplicate_parameters(const struct cim_method *method, struct cim_checker *checker)
{
	checker->method = method;
	cim_each_duplicate(method->parameters.items, method->parameters.count, sizeof *method->parameters.items,
			   checker, report_duplicate_parameter);
	free(checker->halves);
	checker->halves = NULL;
}

/* The ID of a parameter if a method with `count` parameters can have it; else `count`. */
static size_t id_of(const struct cim_property *parameter, size_t count)
{
	const struct cim_qualifier *id = cim_find_qualifier(&parameter->qualifiers, "id");

	if (id == NULL || id->value.kind != CIM_LITERAL_INTEGER || id->value.integer.negative ||
	    id->value.integer.magnitude >= count)
		return count;
	return (size_t)id->value.integer.magnitude;
}

/* IDs run from 0 without gaps: each is an index into a list, which must come out full. */
static void check_ids(const struct cim_method *method, struct cim_checker *checker)
{
	size_t count = method->parameters.count, with_id = 0, gaps = 0;
	const struct cim_property **by_id = mem_zero((count + 1) * sizeof *by_id);

	for (size_t i = 0; i < count; i++) {
		const struct cim_property *parameter = &method->parameters.items[i];
		const struct cim_qualifier *id = cim_find_qualifier(&parameter->qualifiers, "id");
		size_t place = id_of(parameter, count);

		with_id += id != NULL;
		if (id && name_is(parameter->name, "returnvalue"))
			diag_report(checker->sink, MOF657, id->span, "the return value cannot have an ID");
		else if (id && (id->value.kind != CIM_LITERAL_INTEGER || id->value.integer.negative))
			diag_report(checker->sink, MOF655, id->value.span, "ID must be an integer of 0 or more");
		else if (id && place < count && by_id[place] && !name_equal(by_id[place]->name, parameter->name))
			diag_report(checker->sink, MOF655, id->span, "duplicate ID among the parameters of '%s'",
				    method->name.spelling);
		else if (id && place == count)
			gaps++;
		by_id[place] = parameter;
	}
	for (size_t i = 0; with_id > 0 && i < count; i++)
		if (!cim_find_qualifier(&method->parameters.items[i].qualifiers, "id"))
			diag_report(checker->sink, MOF654, method->parameters.items[i].name_span,
				    "parameter '%s' has no ID, but other parameters of '%s' have one",
				    method->parameters.items[i].name.spelling, method->name.spelling);
	if (with_id == count && gaps > 0)
		diag_report(checker->sink, MOF656, method->name_span,
			    "parameter IDs of '%s' must run from 0 without gaps", method->name.spelling);
	free(by_id);
}

static void check_method(const struct cim_method *method, enum cim_element element, struct cim_checker *checker)
{
	check_length(method->name, method->name_span, MOF717, checker);
	check_underscores(method->name, method->name_span, checker);
	check_type(&method->return_type, true, checker);
	if (method->return_type.is_array)
		diag_report(checker->sink, MOF538, method->return_type.span, "method '%s' cannot return an array",
			    method->name.spelling);
	cim_check_qualifiers(&method->qualifiers, element, checker);
	for (size_t i = 0; i < method->parameters.count; i++)
		check_parameter(&method->parameters.items[i], checker);
	check_duplicate_parameters(method, checker);
	check_ids(method, checker);
}

/* ---- the class ---- */

static void report_duplicate_property(const void *first, const void *again, struct cim_checker *checker)
{
	const struct cim_property *original = first, *copy = again;
	struct diagnostic *diagnostic =
		diag_report(checker->sink, MOF005, copy->name_span, "duplicate property '%s'", copy->name.spelling);

	diag_add_note(checker->sink, diagnostic, original->name_span, "first declared here");
}

static void report_duplicate_method(const void *first, const void *again, struct cim_checker *checker)
{
	const struct cim_method *original = first, *copy = again;
	struct diagnostic *diagnostic =
		diag_report(checker->sink, MOF005, copy->name_span, "duplicate method '%s'", copy->name.spelling);

	diag_add_note(checker->sink, diagnostic, original->name_span, "first declared here");
}

static enum cim_element class_element(const struct cim_class *class)
{
	if (cim_is_set(&class->qualifiers, "association"))
		return CIM_ELEMENT_ASSOCIATION;
	return cim_is_set(&class->qualifiers, "indication") ? CIM_ELEMENT_INDICATION : CIM_ELEMENT_CLASS;
}

void cim_check_class(const struct cim_class *class, struct cim_checker *checker)
{
	check_length(class->name, class->name_span, MOF716, checker);
	check_underscores(class->name, class->name_span, checker);
	cim_check_qualifiers(&class->qualifiers, class_element(class), checker);
	if (class->properties.count > MAX_PROPERTIES)
		diag_report(checker->sink, MOF681, class->name_span, "class '%s' has %zu properties; the limit is %d",
			    class->name.spelling, class->properties.count, MAX_PROPERTIES);
	for (size_t i = 0; i < class->properties.count; i++)
		check_property(&class->properties.items[i], checker);
	cim_each_duplicate(class->properties.items, class->properties.count, sizeof *class->properties.items, checker,
			   report_duplicate_property);
	for (size_t i = 0; i < class->methods.count; i++)
		check_method(&class->methods.items[i],
			     cim_find_qualifier(&class->qualifiers, "guid") ? CIM_ELEMENT_DRIVER_METHOD
									    : CIM_ELEMENT_METHOD,
			     checker);
	cim_each_duplicate(class->methods.items, class->methods.count, sizeof *class->methods.items, checker,
			   report_duplicate_method);
}

static void check_assignment(const struct cim_property *property, struct cim_checker *checker)
{
	if (is_system_property(property->name, checker))
		diag_report(checker->sink, MOF648, property->name_span, "'%s' is a system property and cannot be set",
			    property->name.spelling);
	cim_check_qualifiers(&property->qualifiers, CIM_ELEMENT_ASSIGNMENT, checker);
	if (property->has_value)
		cim_check_embedded(&property->value, checker);
}

void cim_check_instance(const struct cim_instance *instance, struct cim_checker *checker)
{
	cim_check_qualifiers(&instance->qualifiers, CIM_ELEMENT_INSTANCE, checker);
	for (size_t i = 0; i < instance->properties.count; i++)
		check_assignment(&instance->properties.items[i], checker);
	cim_each_duplicate(instance->properties.items, instance->properties.count, sizeof *instance->properties.items,
			   checker, report_duplicate_property);
}
