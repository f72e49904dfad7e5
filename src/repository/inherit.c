/* SPDX-License-Identifier: MIT */
/* Overriding inherited members and qualifiers (mof-language 4.3, 4.4). */
#include <string.h>

#include "repository/lineage.h"

bool inherit_same_type(const struct cim_type *a, const struct cim_type *b)
{
	return a->code == b->code && a->is_array == b->is_array;
}

static bool same_value(const struct cim_value *a, const struct cim_value *b)
{
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case CIM_LITERAL_BOOLEAN:
		return a->boolean == b->boolean;
	case CIM_LITERAL_INTEGER:
		return a->integer.magnitude == b->integer.magnitude && a->integer.negative == b->integer.negative;
	case CIM_LITERAL_REAL:
		return a->real == b->real;
	case CIM_LITERAL_CHARACTER:
		return a->character == b->character;
	case CIM_LITERAL_STRING:
		return text_equal(a->string, b->string);
	case CIM_LITERAL_ARRAY:
		for (size_t i = 0; a->array.count == b->array.count && i < a->array.count; i++)
			if (!same_value(&a->array.items[i], &b->array.items[i]))
				return false;
		return a->array.count == b->array.count;
	default:
		return true;
	}
}

bool inherit_same_qualifier(const struct cim_qualifier *a, const struct cim_qualifier *b)
{
	/* The values of these two do not matter (4.4). */
	return name_is(a->name, "key") || name_is(a->name, "static") || same_value(&a->value, &b->value);
}

/* ---- qualifiers ---- */

/* The qualifier lists of one element in the lineage, nearest first: of the class, a property or a method. */
struct inherited {
	const struct cim_qualifiers *lists[MAX_LINEAGE];
	size_t count;
};

/* The qualifier that the class inherits with DisableOverride; NULL if there is none. */
static const struct cim_qualifier *find_fixed(const struct inherited *inherited, struct name name)
{
	for (size_t i = 0; i < inherited->count; i++) {
		const struct cim_qualifier *qualifier = cim_find_qualifier(inherited->lists[i], name.folded);
		uint8_t flavors = qualifier ? cim_stored_flavors(qualifier) : 0;

		if (qualifier)
			return flavors & CIM_TO_SUBCLASS && flavors & CIM_DISABLE_OVERRIDE ? qualifier : NULL;
	}
	return NULL;
}

/* DMTF tells Key(false) from Key(true). */
static bool is_kept(const struct apply *apply, const struct cim_qualifier *fixed, const struct cim_qualifier *qualifier)
{
	return apply->unit->dialect == CIM_DMTF ? same_value(&fixed->value, &qualifier->value)
						: inherit_same_qualifier(fixed, qualifier);
}

static void check_qualifiers(struct apply *apply, const struct cim_qualifiers *qualifiers,
			     const struct inherited *inherited)
{
	for (size_t i = 0; i < qualifiers->count && inherited->count > 0; i++) {
		const struct cim_qualifier *qualifier = &qualifiers->items[i];
		const struct cim_qualifier *fixed = find_fixed(inherited, qualifier->name);
		struct diagnostic *diagnostic;

		if (fixed == NULL || is_kept(apply, fixed, qualifier))
			continue;
		diagnostic = diag_report(apply->sink, MOF626, qualifier->span,
					 "qualifier '%s' is inherited with DisableOverride and must keep its value",
					 qualifier->name.spelling);
		diag_add_note(apply->sink, diagnostic, fixed->span, "inherited from here");
	}
}

static void check_class_qualifiers(struct apply *apply, const struct cim_class *class, const struct lineage *parent)
{
	struct inherited inherited;

	inherited.count = parent->count;
	for (size_t i = 0; i < parent->count; i++)
		inherited.lists[i] = &parent->classes[i]->definition.qualifiers;
	check_qualifiers(apply, &class->qualifiers, &inherited);
}

/* ---- properties ---- */

static void report_type(struct apply *apply, const struct cim_property *property, const struct cim_property *first)
{
	struct diagnostic *diagnostic =
		diag_report(apply->sink, MOF682, property->type.span, "'%s' is inherited with a different type, %s%s",
			    property->name.spelling, first->type.spelling.spelling, first->type.is_array ? "[]" : "");

	diag_add_note(apply->sink, diagnostic, first->name_span, "inherited from here");
}

/* A class may add keys only if it inherits none; an inherited property may become a key then (4.4). */
static void check_key(struct apply *apply, const struct cim_property *property, const struct lineage *parent)
{
	const struct store_class *root = lineage_key_root(parent);
	struct diagnostic *diagnostic;

	if (root == NULL || !cim_is_set(&property->qualifiers, "key") ||
	    lineage_property_is(parent, property->name, "key"))
		return;
	diagnostic = diag_report(apply->sink, MOF673, property->name_span,
				 "'%s' cannot be a key: the class inherits its keys", property->name.spelling);
	diag_add_note(apply->sink, diagnostic, root->definition.name_span, "keys are declared in '%s'",
		      root->definition.name.spelling);
}

static void check_property(struct apply *apply, const struct cim_property *property, const struct lineage *parent)
{
	const struct cim_property *nearest = NULL;
	struct inherited inherited;

	inherited.count = 0;
	for (size_t i = 0; i < parent->count; i++) {
		const struct cim_property *declared = store_class_property(parent->classes[i], property->name);

		if (declared == NULL)
			continue;
		nearest = nearest ? nearest : declared;
		inherited.lists[inherited.count++] = &declared->qualifiers;
	}
	if (nearest && !inherit_same_type(&property->type, &nearest->type))
		report_type(apply, property, nearest);
	check_key(apply, property, parent);
	check_qualifiers(apply, &property->qualifiers, &inherited);
}

static void check_count(struct apply *apply, const struct cim_class *class, const struct lineage *parent)
{
	size_t most = class->properties.count, count;

	for (size_t i = 0; i < parent->count; i++)
		most += parent->classes[i]->definition.properties.count;
	if (most <= MAX_PROPERTIES || class->properties.count > MAX_PROPERTIES)
		return; /* the latter is reported by the check of the class itself */
	count = lineage_count_properties(parent);
	for (size_t i = 0; i < class->properties.count; i++)
		count += lineage_property(parent, class->properties.items[i].name) == NULL;
	if (count > MAX_PROPERTIES)
		diag_report(apply->sink, MOF681, class->name_span,
			    "class '%s' has %zu properties, inherited ones included; the limit is %d",
			    class->name.spelling, count, MAX_PROPERTIES);
}

/* ---- methods ---- */

bool inherit_same_signature(const struct cim_method *a, const struct cim_method *b)
{
	if (!inherit_same_type(&a->return_type, &b->return_type) || a->parameters.count != b->parameters.count)
		return false;
	for (size_t i = 0; i < a->parameters.count; i++)
		if (!name_equal(a->parameters.items[i].name, b->parameters.items[i].name) ||
		    !inherit_same_type(&a->parameters.items[i].type, &b->parameters.items[i].type))
			return false;
	return true;
}

static void check_method(struct apply *apply, const struct cim_method *method, const struct lineage *parent)
{
	const struct cim_method *nearest = NULL;
	struct diagnostic *diagnostic;
	struct inherited inherited;

	inherited.count = 0;
	for (size_t i = 0; i < parent->count; i++) {
		const struct cim_method *declared = store_class_method(parent->classes[i], method->name);

		if (declared == NULL)
			continue;
		nearest = nearest ? nearest : declared;
		inherited.lists[inherited.count++] = &declared->qualifiers;
	}
	if (nearest && !inherit_same_signature(method, nearest)) {
		diagnostic = diag_report(apply->sink, MOF652, method->name_span,
					 "method '%s' is inherited with different parameters or another return type",
					 method->name.spelling);
		diag_add_note(apply->sink, diagnostic, nearest->name_span, "inherited from here");
	}
	check_qualifiers(apply, &method->qualifiers, &inherited);
}

void inherit_check(struct apply *apply, const struct cim_class *class, const struct lineage *parent)
{
	check_class_qualifiers(apply, class, parent);
	for (size_t i = 0; i < class->properties.count; i++)
		check_property(apply, &class->properties.items[i], parent);
	for (size_t i = 0; i < class->methods.count; i++)
		check_method(apply, &class->methods.items[i], parent);
	check_count(apply, class, parent);
}
