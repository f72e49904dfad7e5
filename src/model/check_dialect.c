/* SPDX-License-Identifier: MIT */
/* Checks for constructs that a dialect of MOF does not have (mof-language 2.2, 2.9). */
#include <string.h>

#include "model/check.h"

/* ---- DSP0004 2.x ---- */

/* EmbeddedInstance and EmbeddedObject say what a string contains (DSP0004 5.6.3). */
static void check_embedding(struct diag_sink *sink, const struct cim_qualifiers *qualifiers,
			    const struct cim_type *type)
{
	static const char *const names[] = {"embeddedinstance", "embeddedobject"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct cim_qualifier *qualifier = cim_find_qualifier(qualifiers, names[i]);
		bool is_off = qualifier && qualifier->value.kind == CIM_LITERAL_BOOLEAN && !qualifier->value.boolean;

		if (qualifier && !is_off && qualifier->value.kind != CIM_LITERAL_NULL && type->code != CIM_STRING)
			diag_report(sink, MOF882, qualifier->span, "%s applies to strings, not to the type %s",
				    qualifier->name.spelling, type->spelling.spelling);
	}
}

static void check_type(struct diag_sink *sink, const struct cim_type *type)
{
	if (type->code == CIM_OBJECT && !cim_type_is_foreign(type->spelling))
		diag_report(
			sink, MOF882, type->span,
			"DMTF's MOF embeds objects in strings with the qualifier EmbeddedInstance or EmbeddedObject");
}

static void check_property(struct diag_sink *sink, const struct cim_property *property)
{
	check_type(sink, &property->type);
	check_embedding(sink, &property->qualifiers, &property->type);
	if (property->type.code == CIM_REFERENCE && property->type.is_array)
		diag_report(sink, MOF882, property->name_span,
			    "an array of references can only be a parameter in DMTF's MOF");
}

static void check_parameter(struct diag_sink *sink, const struct cim_property *parameter)
{
	check_type(sink, &parameter->type);
	check_embedding(sink, &parameter->qualifiers, &parameter->type);
	if (parameter->has_value)
		diag_report(sink, MOF882, parameter->value.span, "a parameter cannot have a default in DMTF's MOF");
}

static void check_method(struct diag_sink *sink, const struct cim_method *method)
{
	check_embedding(sink, &method->qualifiers, &method->return_type);
	if (method->return_type.code == CIM_VOID)
		diag_report(sink, MOF882, method->return_type.span, "a method must return a value in DMTF's MOF");
	for (size_t i = 0; i < method->parameters.count; i++)
		check_parameter(sink, &method->parameters.items[i]);
}

static size_t count_references(const struct cim_class *class)
{
	size_t count = 0;

	for (size_t i = 0; i < class->properties.count; i++)
		count += class->properties.items[i].type.code == CIM_REFERENCE;
	return count;
}

/* Association comes first, though compilers accept it anywhere; an association of its own has two references (2.2). */
static void check_association(struct diag_sink *sink, const struct cim_class *class)
{
	const struct cim_qualifier *association = cim_find_qualifier(&class->qualifiers, "association");
	const struct cim_qualifier *indication = cim_find_qualifier(&class->qualifiers, "indication");
	const struct cim_qualifier *kind = association ? association : indication;
	struct diagnostic *diagnostic;

	if (kind && kind != class->qualifiers.items) {
		diagnostic =
			diag_report(sink, MOF882, kind->span, "'%s' is not the first qualifier", kind->name.spelling);
		diag_set_severity(sink, diagnostic, SEVERITY_WARNING);
	}
	if (association && class->superclass.spelling == NULL && count_references(class) < 2)
		diag_report(sink, MOF882, class->name_span, "association '%s' has fewer than two references",
			    class->name.spelling);
	if (association == NULL && class->superclass.spelling == NULL && count_references(class) > 0)
		diag_report(sink, MOF882, class->name_span, "class '%s' has references but is not an association",
			    class->name.spelling);
}

static void check_class(struct diag_sink *sink, const struct cim_class *class)
{
	if (strchr(class->name.spelling, '_') == NULL)
		diag_report(sink, MOF885, class->name_span,
			    "name of class '%s' does not begin with a schema name and '_'", class->name.spelling);
	check_association(sink, class);
	for (size_t i = 0; i < class->properties.count; i++)
		check_property(sink, &class->properties.items[i]);
	for (size_t i = 0; i < class->methods.count; i++)
		check_method(sink, &class->methods.items[i]);
}

/* A property may be missing because it could not be parsed. */
static void check_instance(struct diag_sink *sink, const struct cim_instance *instance, bool is_broken)
{
	if (instance->properties.count == 0 && !is_broken)
		diag_report(sink, MOF882, instance->span, "an instance needs at least one property in DMTF's MOF");
	for (size_t i = 0; i < instance->properties.count && !is_broken; i++)
		if (!instance->properties.items[i].has_value)
			diag_report(sink, MOF882, instance->properties.items[i].span,
				    "property '%s' needs a value in an instance of DMTF's MOF",
				    instance->properties.items[i].name.spelling);
}

static void check_dmtf(struct diag_sink *sink, const struct cim_unit *unit, bool is_broken)
{
	for (size_t i = 0; i < unit->declaration_count; i++)
		if (!unit->declarations[i].has_type)
			diag_report(sink, MOF882, unit->declarations[i].span,
				    "a qualifier declaration needs a type and scopes in DMTF's MOF");
	for (size_t i = 0; i < unit->count; i++) {
		const struct cim_operation *operation = &unit->operations[i];

		if (operation->kind == CIM_DEFINE_CLASS)
			check_class(sink, operation->class);
		else if (operation->kind == CIM_PUT_INSTANCE)
			check_instance(sink, operation->instance, is_broken);
		else
			diag_report(sink, MOF882, operation->span,
				    "pragmas that delete are not supported in DMTF's MOF");
	}
}

void cim_check_dialect(const struct cim_unit *unit, bool is_broken, struct diag_sink *sink)
{
	if (unit->dialect == CIM_DMTF)
		check_dmtf(sink, unit, is_broken);
	else if (unit->dialect == CIM_DSC)
		cim_check_dsc(unit, is_broken, sink);
}
