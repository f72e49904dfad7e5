/* SPDX-License-Identifier: MIT */
/* MinValue, MaxValue, MinLen and MaxLen: in DMTF's MOF default values must observe them (DSP0004 5.6.3). */
#include "model/check.h"

/* The constraints: what they apply to, and on which side of the limit values must be. */
static const struct constraint {
	const char *qualifier; /* in lower case */
	bool of_length;        /* of a string; else of a number */
	bool is_least;
	const char *words;
} constraints[] = {
	{"minvalue", false, true, "at least"},
	{"maxvalue", false, false, "at most"},
	{"minlen", true, true, "at least"},
	{"maxlen", true, false, "at most"},
};

/* -1, 0 or 1 as integer a is below, equal to or above b. */
static int compare_integers(struct cim_integer a, struct cim_integer b)
{
	bool a_is_below = a.negative && a.magnitude > 0, b_is_below = b.negative && b.magnitude > 0;

	if (a_is_below != b_is_below)
		return a_is_below ? -1 : 1;
	if (a.magnitude == b.magnitude)
		return 0;
	return (a.magnitude < b.magnitude) != a_is_below ? -1 : 1;
}

static int compare_real(double real, struct cim_integer limit)
{
	double other = limit.negative ? -(double)limit.magnitude : (double)limit.magnitude;

	return real < other ? -1 : real > other;
}

/* Whether a literal, not an array, is on the wrong side of the limit. */
static bool is_outside(const struct constraint *constraint, const struct cim_value *value, struct cim_integer limit)
{
	int order = 0;

	if (constraint->of_length && value->kind == CIM_LITERAL_STRING)
		order = compare_integers((struct cim_integer){.magnitude = text_code_points(value->string)}, limit);
	else if (!constraint->of_length && value->kind == CIM_LITERAL_INTEGER)
		order = compare_integers(value->integer, limit);
	else if (!constraint->of_length && value->kind == CIM_LITERAL_REAL)
		order = compare_real(value->real, limit);
	return constraint->is_least ? order < 0 : order > 0;
}

static void check_value(const struct constraint *constraint, const struct cim_property *property,
			const struct cim_value *value, const struct cim_qualifier *qualifier,
			struct cim_checker *checker)
{
	const struct cim_integer limit = qualifier->value.integer;

	for (size_t i = 0; value->kind == CIM_LITERAL_ARRAY && i < value->array.count; i++)
		check_value(constraint, property, &value->array.items[i], qualifier, checker);
	if (!is_outside(constraint, value, limit))
		return;
	diag_report(checker->sink, MOF886, value->span, "%s of '%s' must be %s %s%llu, as its qualifier %s requires",
		    constraint->of_length ? "length" : "value", property->name.spelling, constraint->words,
		    limit.negative ? "-" : "", (unsigned long long)limit.magnitude, qualifier->name.spelling);
}

static bool fits_type(const struct constraint *constraint, const struct cim_type *type)
{
	const struct cim_type_info *info = cim_type_info(type->code);

	/* DMTF's own schema limits intervals by a number of days. */
	return constraint->of_length ? info->kind == CIM_KIND_STRING
				     : info->kind == CIM_KIND_INTEGER || info->kind == CIM_KIND_REAL ||
					       info->kind == CIM_KIND_DATETIME;
}

void cim_check_constraints(const struct cim_property *property, struct cim_checker *checker)
{
	for (size_t i = 0; i < sizeof constraints / sizeof *constraints; i++) {
		const struct constraint *constraint = &constraints[i];
		const struct cim_qualifier *qualifier =
			cim_find_qualifier(&property->qualifiers, constraint->qualifier);

		if (qualifier == NULL || qualifier->value.kind != CIM_LITERAL_INTEGER)
			continue;
		if (!fits_type(constraint, &property->type))
			diag_report(checker->sink, MOF886, qualifier->span, "%s applies to %s, but '%s' has type %s",
				    qualifier->name.spelling, constraint->of_length ? "strings" : "numbers",
				    property->name.spelling, property->type.spelling.spelling);
		else if (property->has_value)
			check_value(constraint, property, &property->value, qualifier, checker);
	}
}
