/* SPDX-License-Identifier: MIT */
/* Classes: names, members, keys, methods and their parameters (mof-language 1.3, 4.2-4.4, 4.7). */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "model/check.h"

enum { LONGEST_NAME = 255, MOST_PROPERTIES = 1024 };

static bool begins_with(struct name name, const char *prefix)
{
	return strncmp(name.folded, prefix, strlen(prefix)) == 0;
}

static void check_length(struct name name, struct span span, enum diag_code code, struct diag_sink *sink)
{
	size_t length = text_code_points(text_of(name.spelling));

	if (length > LONGEST_NAME)
		diag_report(sink, code, span, "this name has %zu characters, WMI takes %d", length, LONGEST_NAME);
}

/* A leading or trailing underscore is kept for the system. */
static void check_underscores(struct name name, struct span span, struct diag_sink *sink)
{
	if (name.folded[0] == '_' || name.folded[strlen(name.folded) - 1] == '_')
		diag_report(sink, MOF824, span, "the name '%s' begins or ends with an underscore", name.spelling);
}

static void check_type(const struct cim_type *type, bool is_method, struct diag_sink *sink)
{
	const char *mof = cim_type_of_other_language(type->spelling);
	struct diagnostic *diagnostic;

	if (type->code != CIM_OBJECT)
		return;
	if (name_is(type->spelling, "void") && !is_method)
		diag_report(sink, MOF019, type->span, "only a method can be void");
	if (mof == NULL)
		return;
	diagnostic = diag_report(sink, MOF019, type->span, "'%s' is no type of MOF", type->spelling.spelling);
	diag_set_help(sink, diagnostic, "did you mean '%s'?", mof);
	diag_add_edit(sink, diagnostic, type->span, mof);
}

static void check_key(const struct cim_property *property, struct diag_sink *sink)
{
	const struct cim_type_info *info = cim_type_info(property->type.code);

	if (!cim_is_set(&property->qualifiers, "key"))
		return;
	if (property->type.is_array || info->kind == CIM_KIND_REAL || info->kind == CIM_KIND_OBJECT)
		diag_report(sink, MOF631, property->name_span, "'%s' can't be a key: it is %s", property->name.spelling,
			    property->type.is_array		 ? "an array"
			    : info->kind == CIM_KIND_REAL ? "a real number"
							  : "an embedded object");
}

static void check_null(const struct cim_property *property, struct diag_sink *sink)
{
	static const char *const refusing[] = {"key", "indexed", "not_null"};

	if (!property->has_value || property->value.kind != CIM_LITERAL_NULL)
		return;
	for (size_t i = 0; i < sizeof refusing / sizeof *refusing; i++)
		if (cim_is_set(&property->qualifiers, refusing[i]))
			diag_report(sink, MOF640, property->value.span, "'%s' is %s and can't be NULL",
				    property->name.spelling, refusing[i]);
}

static void check_property(const struct cim_property *property, struct diag_sink *sink)
{
	check_length(property->name, property->name_span, MOF715, sink);
	if (begins_with(property->name, "__"))
		diag_report(sink, MOF648, property->name_span, "'%s' has the form of a system property",
			    property->name.spelling);
	else
		check_underscores(property->name, property->name_span, sink);
	check_type(&property->type, false, sink);
	cim_check_qualifiers(&property->qualifiers, CIM_ELEMENT_PROPERTY, sink);
	check_key(property, sink);
	check_null(property, sink);
	if (property->has_value)
		cim_check_value(&property->value, &property->type, property->name, sink);
}

/* ---- methods ---- */

static void check_parameter(const struct cim_property *parameter, struct diag_sink *sink)
{
	check_length(parameter->name, parameter->name_span, MOF715, sink);
	check_type(&parameter->type, false, sink);
	cim_check_qualifiers(&parameter->qualifiers, CIM_ELEMENT_PARAMETER, sink);
	if (!cim_find_qualifier(&parameter->qualifiers, "in") && !cim_find_qualifier(&parameter->qualifiers, "out"))
		diag_report(sink, MOF539, parameter->name_span, "the parameter '%s' is neither [in] nor [out]",
			    parameter->name.spelling);
	if (parameter->has_value)
		cim_check_value(&parameter->value, &parameter->type, parameter->name, sink);
}

static bool same_id(const struct cim_property *a, const struct cim_property *b)
{
	const struct cim_qualifier *left = cim_find_qualifier(&a->qualifiers, "id");
	const struct cim_qualifier *right = cim_find_qualifier(&b->qualifiers, "id");

	if (left == NULL || right == NULL)
		return left == right;
	return left->value.kind == right->value.kind && left->value.integer.magnitude == right->value.integer.magnitude;
}

/* The same name may stand once as [in] and once as [out] if type and ID agree (mof-language 4.7). */
static bool are_halves(const struct cim_property *a, const struct cim_property *b)
{
	bool first_in = cim_is_set(&a->qualifiers, "in"), first_out = cim_is_set(&a->qualifiers, "out");
	bool second_in = cim_is_set(&b->qualifiers, "in"), second_out = cim_is_set(&b->qualifiers, "out");

	return first_in != second_in && first_out != second_out && first_in != first_out &&
	       a->type.code == b->type.code && a->type.is_array == b->type.is_array &&
	       name_equal(a->type.spelling, b->type.spelling) && same_id(a, b);
}

static void report_duplicate_parameter(const void *first, const void *again, struct diag_sink *sink)
{
	const struct cim_property *original = first, *copy = again;
	struct diagnostic *diagnostic;

	if (are_halves(original, copy))
		return;
	diagnostic = diag_report(sink, MOF667, copy->name_span, "the parameter '%s' stands here twice", copy->name.spelling);
	diag_add_note(sink, diagnostic, original->name_span, "the first one");
}

/* The ID of a parameter if it is one that a method of `count` parameters can have; else `count`. */
static size_t id_of(const struct cim_property *parameter, size_t count)
{
	const struct cim_qualifier *id = cim_find_qualifier(&parameter->qualifiers, "id");

	if (id == NULL || id->value.kind != CIM_LITERAL_INTEGER || id->value.integer.negative ||
	    id->value.integer.magnitude >= count)
		return count;
	return (size_t)id->value.integer.magnitude;
}

/* IDs run from 0 without gaps, so each is the place of its parameter in a list that must come out full. */
static void check_ids(const struct cim_method *method, struct diag_sink *sink)
{
	size_t count = method->parameters.count, with_id = 0, gaps = 0;
	const struct cim_property **by_id = mem_zero((count + 1) * sizeof *by_id);

	for (size_t i = 0; i < count; i++) {
		const struct cim_property *parameter = &method->parameters.items[i];
		const struct cim_qualifier *id = cim_find_qualifier(&parameter->qualifiers, "id");
		size_t place = id_of(parameter, count);

		with_id += id != NULL;
		if (id && id->value.kind == CIM_LITERAL_INTEGER && id->value.integer.negative)
			diag_report(sink, MOF655, id->value.span, "an ID counts from 0");
		else if (id && place < count && by_id[place] && !name_equal(by_id[place]->name, parameter->name))
			diag_report(sink, MOF655, id->span, "another parameter of '%s' has this ID", method->name.spelling);
		else if (id && place == count)
			gaps++;
		by_id[place] = parameter;
	}
	for (size_t i = 0; with_id > 0 && i < count; i++)
		if (!cim_find_qualifier(&method->parameters.items[i].qualifiers, "id"))
			diag_report(sink, MOF654, method->parameters.items[i].name_span,
				    "the parameter '%s' has no ID, others of '%s' have one",
				    method->parameters.items[i].name.spelling, method->name.spelling);
	if (with_id == count && gaps > 0)
		diag_report(sink, MOF656, method->name_span, "the IDs of the parameters of '%s' do not run from 0 without a gap",
			    method->name.spelling);
	free(by_id);
}

static void check_method(const struct cim_method *method, struct diag_sink *sink)
{
	check_length(method->name, method->name_span, MOF717, sink);
	check_underscores(method->name, method->name_span, sink);
	check_type(&method->return_type, true, sink);
	if (method->return_type.is_array)
		diag_report(sink, MOF538, method->return_type.span, "the method '%s' can't return an array",
			    method->name.spelling);
	cim_check_qualifiers(&method->qualifiers, CIM_ELEMENT_METHOD, sink);
	for (size_t i = 0; i < method->parameters.count; i++)
		check_parameter(&method->parameters.items[i], sink);
	cim_each_duplicate(method->parameters.items, method->parameters.count, sizeof *method->parameters.items, sink,
			   report_duplicate_parameter);
	check_ids(method, sink);
}

/* ---- the class ---- */

static void report_duplicate_property(const void *first, const void *again, struct diag_sink *sink)
{
	const struct cim_property *original = first, *copy = again;
	struct diagnostic *diagnostic = diag_report(sink, MOF005, copy->name_span, "'%s' stands in this body twice",
						    copy->name.spelling);

	diag_add_note(sink, diagnostic, original->name_span, "the first one");
}

static void report_duplicate_method(const void *first, const void *again, struct diag_sink *sink)
{
	const struct cim_method *original = first, *copy = again;
	struct diagnostic *diagnostic = diag_report(sink, MOF005, copy->name_span, "the method '%s' stands in this body twice",
						    copy->name.spelling);

	diag_add_note(sink, diagnostic, original->name_span, "the first one");
}

void cim_check_class(const struct cim_class *class, struct diag_sink *sink)
{
	check_length(class->name, class->name_span, MOF716, sink);
	if (begins_with(class->name, "_"))
		diag_report(sink, MOF014, class->name_span, "the class name '%s' begins as only the system's do",
			    class->name.spelling);
	else
		check_underscores(class->name, class->name_span, sink);
	cim_check_qualifiers(&class->qualifiers, CIM_ELEMENT_CLASS, sink);
	if (class->properties.count > MOST_PROPERTIES)
		diag_report(sink, MOF681, class->name_span, "the class '%s' has %zu properties, WMI takes %d",
			    class->name.spelling, class->properties.count, MOST_PROPERTIES);
	for (size_t i = 0; i < class->properties.count; i++)
		check_property(&class->properties.items[i], sink);
	cim_each_duplicate(class->properties.items, class->properties.count, sizeof *class->properties.items, sink,
			   report_duplicate_property);
	for (size_t i = 0; i < class->methods.count; i++)
		check_method(&class->methods.items[i], sink);
	cim_each_duplicate(class->methods.items, class->methods.count, sizeof *class->methods.items, sink,
			   report_duplicate_method);
}

static void check_assignment(const struct cim_property *property, struct diag_sink *sink)
{
	if (begins_with(property->name, "__"))
		diag_report(sink, MOF648, property->name_span, "'%s' is a system property; WMI sets it itself",
			    property->name.spelling);
	cim_check_qualifiers(&property->qualifiers, CIM_ELEMENT_ASSIGNMENT, sink);
	if (property->has_value)
		cim_check_embedded(&property->value, sink);
}

void cim_check_instance(const struct cim_instance *instance, struct diag_sink *sink)
{
	cim_check_qualifiers(&instance->qualifiers, CIM_ELEMENT_INSTANCE, sink);
	for (size_t i = 0; i < instance->properties.count; i++)
		check_assignment(&instance->properties.items[i], sink);
	cim_each_duplicate(instance->properties.items, instance->properties.count, sizeof *instance->properties.items, sink,
			   report_duplicate_property);
}
