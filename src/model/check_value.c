/* SPDX-License-Identifier: MIT */
/* Checks a literal against its declared type: the table of mof-language 3.5. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/check.h"
#include "model/datetime.h"
#include "model/path.h"
#include "model/real.h"

struct check {
	const struct cim_value *value;
	const struct cim_type_info *type;
	struct name name;
	struct diag_sink *sink;
	bool embeds; /* a string that holds an instance: EmbeddedInstance, EmbeddedObject */
	bool is_dmtf;
};

static void accept(const struct check *check)
{
	(void)check;
}

static void refuse(const struct check *check)
{
	diag_report(check->sink, MOF011, check->value->span, "%s cannot be the value of '%s', which is %s%s",
		    cim_literal_name(check->value->kind), check->name.spelling,
		    check->type->kind == CIM_KIND_REFERENCE ? "a reference" : "of type ",
		    check->type->kind == CIM_KIND_REFERENCE ? "" : check->type->keyword);
}

static void doubt(const struct check *check)
{
	diag_report(check->sink, MOF823, check->value->span, "conversion of %s for '%s' of type %s is not documented",
		    cim_literal_name(check->value->kind), check->name.spelling, check->type->keyword);
}

static void out_of_range(const struct check *check)
{
	if (check->type->minimum < 0)
		diag_report(check->sink, MOF529, check->value->span,
			    "value of '%s' is out of range: %s is %lld to %llu", check->name.spelling,
			    check->type->keyword, (long long)check->type->minimum,
			    (unsigned long long)check->type->maximum);
	else
		diag_report(check->sink, MOF529, check->value->span, "value of '%s' is out of range: %s is 0 to %llu",
			    check->name.spelling, check->type->keyword, (unsigned long long)check->type->maximum);
}

/* Whether a number fits. */
static bool fits(const struct cim_type_info *type, struct cim_integer integer)
{
	if (integer.negative && integer.magnitude > 0)
		return type->minimum < 0 && integer.magnitude <= (uint64_t) - (type->minimum + 1) + 1;
	return integer.magnitude <= type->maximum;
}

/* 0xFFFFFFFF for an sint32: out of range as a number, valid as a bit pattern. */
static bool fits_as_bits(const struct cim_type_info *type, struct cim_integer integer)
{
	return !integer.is_decimal && !integer.negative && type->minimum < 0 && integer.magnitude / 2 <= type->maximum;
}

static void check_range(const struct check *check, struct cim_integer integer)
{
	if (fits(check->type, integer))
		return;
	if (fits_as_bits(check->type, integer))
		diag_report(check->sink, MOF823, check->value->span,
			    "number for '%s' of type %s has the bits of a negative value", check->name.spelling,
			    check->type->keyword);
	else
		out_of_range(check);
}

static void integer_range(const struct check *check)
{
	check_range(check, check->value->integer);
}

static void rounded(const struct check *check)
{
	double value = nearbyint(check->value->real);

	if (value < (double)check->type->minimum || value >= (double)check->type->maximum + 1.0)
		out_of_range(check);
	else
		diag_report(check->sink, MOF012, check->value->span, "value of '%s' is rounded to an integer",
			    check->name.spelling);
}

static void integer_text(const struct check *check)
{
	struct cim_integer integer;

	enum cim_parsed parsed = cim_integer_parse(check->value->string, &integer);

	if (parsed == CIM_PARSED)
		check_range(check, integer);
	else if (parsed == CIM_TOO_LARGE)
		out_of_range(check);
	else
		diag_report(check->sink, MOF011, check->value->span,
			    "'%s' has type %s and needs an integer, not this string", check->name.spelling,
			    check->type->keyword);
}

/* An infinite value was reported when its literal was read. */
static void real_range(const struct check *check)
{
	if (check->type->code == CIM_REAL32 && isfinite(check->value->real) && isinf((float)check->value->real))
		diag_report(check->sink, MOF529, check->value->span,
			    "value of '%s' is out of range: a real32 is at most 3.4e38", check->name.spelling);
}

static void real_text(const struct check *check)
{
	double real;

	if (!cim_real_parse(check->value->string, &real))
		diag_report(check->sink, MOF011, check->value->span, "'%s' needs a number, not this string",
			    check->name.spelling);
	else if (isinf(real) || (check->type->code == CIM_REAL32 && isinf((float)real)))
		diag_report(check->sink, MOF529, check->value->span,
			    "value of '%s' is out of range: a %s is at most %s", check->name.spelling,
			    check->type->keyword, check->type->code == CIM_REAL32 ? "3.4e38" : "1.8e308");
}

static void boolean_text(const struct check *check)
{
	if (!text_same_name(check->value->string, text_of("TRUE")) &&
	    !text_same_name(check->value->string, text_of("FALSE")))
		diag_report(check->sink, MOF011, check->value->span, "'%s' needs TRUE or FALSE, not this string",
			    check->name.spelling);
}

static void datetime_text(const struct check *check)
{
	bool malformed;
	const char *error = cim_datetime_error(check->value->string, check->is_dmtf, &malformed);

	if (error)
		diag_report(check->sink, malformed ? MOF013 : MOF821, check->value->span,
			    "invalid datetime for '%s': it %s", check->name.spelling, error);
}

static void path_text(const struct check *check)
{
	const char *error = cim_path_error(check->value->string);

	if (error)
		diag_report(check->sink, MOF658, check->value->span, "invalid object path for '%s': it %s",
			    check->name.spelling, error);
}

static void one_character(const struct check *check)
{
	if (wtf8_utf16_length(check->value->string) != 1)
		diag_report(check->sink, MOF011, check->value->span,
			    "'%s' is a char16 and holds one character, not a longer string", check->name.spelling);
}

static void alias(const struct check *check)
{
	if (check->type->kind == CIM_KIND_OBJECT || check->embeds)
		diag_report(check->sink, MOF531, check->value->span,
			    "'%s' holds an embedded object, not an alias: an alias is a path", check->name.spelling);
	else
		diag_report(check->sink, MOF514, check->value->span,
			    "'%s' has type %s and cannot hold an alias: only a reference can", check->name.spelling,
			    check->type->keyword);
}

typedef void check_function(const struct check *check);

/* clang-format off */
/* Rows are literals, columns the kinds of types. WMI converts where OLE Automation would (mof-language 3.5). */
static check_function *const wmi_checks[][CIM_KIND_OBJECT + 1] = {
	/*                        integer        real       boolean       string  datetime       reference  character      object */
	[CIM_LITERAL_NULL]      = {accept,        accept,    accept,       accept, accept,        accept,    accept,        accept},
	[CIM_LITERAL_BOOLEAN]   = {doubt,         doubt,     accept,       doubt,  refuse,        refuse,    refuse,        refuse},
	[CIM_LITERAL_INTEGER]   = {integer_range, accept,    doubt,        accept, refuse,        refuse,    integer_range, refuse},
	[CIM_LITERAL_REAL]      = {rounded,       real_range,refuse,       doubt,  refuse,        refuse,    refuse,        refuse},
	[CIM_LITERAL_CHARACTER] = {doubt,         refuse,    refuse,       doubt,  refuse,        refuse,    accept,        refuse},
	[CIM_LITERAL_STRING]    = {integer_text,  real_text, boolean_text, accept, datetime_text, path_text, one_character, refuse},
	[CIM_LITERAL_ALIAS]     = {alias,         alias,     alias,        alias,  alias,         accept,    alias,         alias},
	[CIM_LITERAL_OBJECT]    = {refuse,        refuse,    refuse,       refuse, refuse,        refuse,    refuse,        accept},
};

/* DMTF converts only an integer to a real or a character (DSP0004 annex A). */
static check_function *const dmtf_checks[][CIM_KIND_OBJECT + 1] = {
	/*                        integer        real    boolean  string  datetime       reference  character      object */
	[CIM_LITERAL_NULL]      = {accept,        accept, accept,  accept, accept,        accept,    accept,        accept},
	[CIM_LITERAL_BOOLEAN]   = {refuse,        refuse, accept,  refuse, refuse,        refuse,    refuse,        refuse},
	[CIM_LITERAL_INTEGER]   = {integer_range, accept, refuse,  refuse, refuse,        refuse,    integer_range, refuse},
	[CIM_LITERAL_REAL]      = {refuse,        real_range, refuse,  refuse, refuse,        refuse,    refuse,        refuse},
	[CIM_LITERAL_CHARACTER] = {refuse,        refuse, refuse,  refuse, refuse,        refuse,    accept,        refuse},
	[CIM_LITERAL_STRING]    = {refuse,        refuse, refuse,  accept, datetime_text, path_text, refuse,        refuse},
	[CIM_LITERAL_ALIAS]     = {alias,         alias,  alias,   alias,  alias,         accept,    alias,         alias},
	[CIM_LITERAL_OBJECT]    = {refuse,        refuse, refuse,  refuse, refuse,        refuse,    refuse,        accept},
};
/* clang-format on */

static void check_scalar(const struct cim_value *value, const struct cim_type *type, struct name name, bool embeds,
			 struct cim_checker *checker)
{
	struct check check = {value, cim_type_info(type->code), name, checker->sink, embeds, cim_is_dmtf(checker)};

	/* DSC embeds the object that an alias names (mof-language 2.9); WMI embeds only instances written in place. */
	if (embeds && value->kind == CIM_LITERAL_ALIAS && checker->unit && checker->unit->dialect == CIM_DSC)
		return;
	(check.is_dmtf ? dmtf_checks : wmi_checks)[value->kind][check.type->kind](&check);
	if (value->kind == CIM_LITERAL_OBJECT && !checker->types_only)
		cim_check_instance(value->object, checker);
}

/* uint32 x[] = {1.5}: an array of reals is not converted, unlike one real (mof-language 3.5). */
static bool is_real_for_integer(const struct cim_value *element, const struct cim_type *type)
{
	return element->kind == CIM_LITERAL_REAL && cim_type_info(type->code)->kind == CIM_KIND_INTEGER;
}

static void check_elements(const struct cim_value *value, const struct cim_type *type, struct name name, bool embeds,
			   struct cim_checker *checker)
{
	size_t reals = 0;

	for (size_t i = 0; i < value->array.count; i++) {
		const struct cim_value *element = &value->array.items[i];

		if (element->kind == CIM_LITERAL_NULL && !checker->types_only && !cim_is_dmtf(checker))
			diag_report(checker->sink, MOF532, element->span, "an element of '%s' is NULL", name.spelling);
		else if (is_real_for_integer(element, type))
			reals++;
		else
			check_scalar(element, type, name, embeds, checker);
	}
	if (reals > 0)
		diag_report(checker->sink, MOF011, value->span,
			    "elements of '%s' cannot be real numbers: they have type %s", name.spelling,
			    cim_type_info(type->code)->keyword);
}

void cim_check_value(const struct cim_value *value, const struct cim_type *type, struct name name, bool embeds,
		     struct cim_checker *checker)
{
	struct diagnostic *diagnostic;

	if (type->code == CIM_VOID)
		return;
	if (value->kind == CIM_LITERAL_ARRAY && !type->is_array) {
		diag_report(checker->sink, MOF515, value->span, "'%s' is not an array but is assigned a list",
			    name.spelling);
		return;
	}
	if (value->kind == CIM_LITERAL_ARRAY) {
		check_elements(value, type, name, embeds, checker);
		return;
	}
	if (type->is_array && value->kind != CIM_LITERAL_NULL) {
		diagnostic = diag_report(checker->sink, MOF816, value->span,
					 "'%s' is an array but is assigned a value without braces", name.spelling);
		if (cim_is_dmtf(checker))
			diag_set_severity(checker->sink, diagnostic, SEVERITY_ERROR);
	}
	check_scalar(value, type, name, embeds, checker);
}

void cim_check_embedded(const struct cim_value *value, struct cim_checker *checker)
{
	if (value->kind == CIM_LITERAL_OBJECT)
		cim_check_instance(value->object, checker);
	if (value->kind != CIM_LITERAL_ARRAY)
		return;
	for (size_t i = 0; i < value->array.count; i++) {
		const struct cim_value *element = &value->array.items[i];

		if (element->kind == CIM_LITERAL_NULL && !cim_is_dmtf(checker))
			diag_report(checker->sink, MOF532, element->span, "an array cannot have NULL as an element");
		cim_check_embedded(element, checker);
	}
}
