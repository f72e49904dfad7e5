/* SPDX-License-Identifier: MIT */
/* What MOF says and CIM-XML has no form for, reported once for each kind with the first location. */
#include "formats/cimxml/writer.h"

enum loss {
	LOSS_ALIAS,
	LOSS_FLAGS,
	LOSS_DELETE,
	LOSS_UNTYPED,
	LOSS_SCOPE,
	LOSS_DEFAULT,
	LOSS_NULL,
	LOSS_SILENT,
	LOSS_PRAGMA,
	LOSSES
};

struct losses {
	size_t counts[LOSSES];
	struct span first[LOSSES];
};

static void lose(struct losses *losses, enum loss loss, struct span span)
{
	if (losses->counts[loss]++ == 0)
		losses->first[loss] = span;
}

static void look_at_class(struct losses *losses, const struct cim_class *class)
{
	if (class->alias.spelling)
		lose(losses, LOSS_ALIAS, class->name_span);
	for (size_t i = 0; i < class->properties.count; i++)
		if (class->properties.items[i].has_value && class->properties.items[i].value.kind == CIM_LITERAL_NULL)
			lose(losses, LOSS_NULL, class->properties.items[i].span);
	for (size_t i = 0; i < class->methods.count; i++) {
		const struct cim_properties *parameters = &class->methods.items[i].parameters;

		for (size_t j = 0; j < parameters->count; j++)
			if (parameters->items[j].has_value)
				lose(losses, LOSS_DEFAULT, parameters->items[j].span);
	}
}

static void look_at_instance(struct losses *losses, const struct cim_instance *instance)
{
	if (instance->alias.spelling)
		lose(losses, LOSS_ALIAS, instance->alias_span);
	for (size_t i = 0; i < instance->properties.count; i++)
		if (!instance->properties.items[i].has_value && instance->properties.items[i].qualifiers.count > 0)
			lose(losses, LOSS_SILENT, instance->properties.items[i].span);
}

static void look_at_operation(struct losses *losses, const struct cim_operation *operation)
{
	switch (operation->kind) {
	case CIM_DEFINE_CLASS:
		if (operation->class_flags)
			lose(losses, LOSS_FLAGS, operation->span);
		look_at_class(losses, operation->class);
		break;
	case CIM_PUT_INSTANCE:
		if (operation->has_instance_flags && operation->instance_flags)
			lose(losses, LOSS_FLAGS, operation->span);
		look_at_instance(losses, operation->instance);
		break;
	case CIM_DELETE_CLASS:
	case CIM_DELETE_INSTANCE:
		lose(losses, LOSS_DELETE, operation->span);
		break;
	}
}

static void look_at_declaration(struct losses *losses, const struct cim_qualifier_declaration *declaration)
{
	if (!declaration->has_type)
		lose(losses, LOSS_UNTYPED, declaration->span);
	else if (declaration->scopes != CIM_SCOPE_ANY && declaration->scopes & (CIM_SCOPE_SCHEMA | CIM_SCOPE_QUALIFIER))
		lose(losses, LOSS_SCOPE, declaration->span);
}

static void look_at_unit(struct losses *losses, const struct cim_unit *unit)
{
	for (size_t i = 0; i < unit->count; i++)
		look_at_operation(losses, &unit->operations[i]);
	for (size_t i = 0; i < unit->declaration_count; i++)
		look_at_declaration(losses, &unit->declarations[i]);
	for (size_t i = 0; i < unit->remark_count; i++)
		if (!name_is(unit->remarks[i].name, "include"))
			lose(losses, LOSS_PRAGMA, unit->remarks[i].span);
}

void cimxml_report_losses(const struct cim_unit *const *units, size_t count, struct diag_sink *sink)
{
	static const struct {
		enum diag_code code;
		const char *words;
	} rows[LOSSES] = {
		[LOSS_ALIAS] = {MOF891, "CIM-XML has no aliases: references are written as paths"},
		[LOSS_FLAGS] = {MOF892, "CIM-XML has no class and instance flags: the importing program decides"},
		[LOSS_DELETE] = {MOF892, "CIM-XML cannot delete: existing objects remain"},
		[LOSS_UNTYPED] = {MOF891,
				  "CIM-XML cannot declare flavors without a type: they are written with each use"},
		[LOSS_SCOPE] = {MOF891, "CIM-XML has no scope for schemas and qualifiers: the others are kept"},
		[LOSS_DEFAULT] = {MOF892, "CIM-XML has no default values of parameters"},
		[LOSS_NULL] = {MOF891, "CIM-XML has one form for no default value and for NULL"},
		[LOSS_SILENT] = {MOF892, "CIM-XML gives a property with qualifiers a value: where MOF has none, NULL"},
		[LOSS_PRAGMA] = {MOF891, "CIM-XML has no pragmas"},
	};
	struct losses losses = {0};

	for (size_t i = 0; i < count; i++)
		look_at_unit(&losses, units[i]);
	for (int i = 0; i < LOSSES; i++)
		if (losses.counts[i] > 0)
			diag_report(sink, rows[i].code, losses.first[i], "%s (%zu in the input)", rows[i].words,
				    losses.counts[i]);
}
