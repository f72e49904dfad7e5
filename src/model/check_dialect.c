/* SPDX-License-Identifier: MIT */
/* Checks for constructs that a dialect of MOF does not have (mof-language 2.2, 2.9). */
#include <string.h>

#include "model/check.h"

/* ---- DSP0004 2.x ---- */

static void check_property(struct diag_sink *sink, const struct cim_property *property)
{
	if (property->type.code == CIM_OBJECT && !cim_type_is_foreign(property->type.spelling))
		diag_report(
			sink, MOF882, property->type.span,
			"DMTF's MOF embeds objects in strings with the qualifier EmbeddedInstance or EmbeddedObject");
}

static void check_method(struct diag_sink *sink, const struct cim_method *method)
{
	if (method->return_type.code == CIM_VOID)
		diag_report(sink, MOF882, method->return_type.span, "a method must return a value in DMTF's MOF");
	for (size_t i = 0; i < method->parameters.count; i++)
		check_property(sink, &method->parameters.items[i]);
}

static size_t count_references(const struct cim_class *class)
{
	size_t count = 0;

	for (size_t i = 0; i < class->properties.count; i++)
		count += class->properties.items[i].type.code == CIM_REFERENCE;
	return count;
}

/* Association comes first, and an association without a superclass has two references (2.2). */
static void check_association(struct diag_sink *sink, const struct cim_class *class)
{
	const struct cim_qualifier *association = cim_find_qualifier(&class->qualifiers, "association");
	const struct cim_qualifier *indication = cim_find_qualifier(&class->qualifiers, "indication");
	const struct cim_qualifier *kind = association ? association : indication;

	if (kind && kind != class->qualifiers.items)
		diag_report(sink, MOF882, kind->span, "'%s' must be the first qualifier in DMTF's MOF",
			    kind->name.spelling);
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
