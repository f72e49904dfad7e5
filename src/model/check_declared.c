/* SPDX-License-Identifier: MIT */
/* Qualifiers against their declarations: type, scope, and whether there is one (DSP0004 7.7, mof-language 2.6). */
#include "model/check.h"

static void add_declaration_note(struct cim_checker *checker, struct diagnostic *diagnostic,
				 const struct cim_qualifier_declaration *declaration)
{
	diag_add_note(checker->sink, diagnostic, declaration->span, "declared here");
}

static void check_redeclaration(const struct cim_qualifier_declaration *declaration, struct cim_checker *checker)
{
	const struct cim_qualifier_declaration *before = cim_declared_add(checker->declared, declaration);
	struct diagnostic *diagnostic;

	if (before == NULL || cim_declared_same_type(before, declaration))
		return;
	diagnostic = diag_report(checker->sink, MOF545, declaration->type.span,
				 "qualifier '%s' is already declared with type %s%s", declaration->name.spelling,
				 before->type.spelling.spelling, before->type.is_array ? "[]" : "");
	add_declaration_note(checker, diagnostic, before);
}

void cim_check_qualifier_declaration(const struct cim_qualifier_declaration *declaration, struct cim_checker *checker)
{
	if (!declaration->has_type)
		return;
	if (declaration->has_value)
		cim_check_value(&declaration->value, &declaration->type, declaration->name, false, checker);
	if (checker->declared)
		check_redeclaration(declaration, checker);
}

/* ---- scopes ---- */

static const struct {
	uint32_t scopes;      /* that DSP0004 has for the element */
	uint32_t more_of_wmi; /* an association is a class, a reference a property */
	const char *words;
} elements[] = {
	[CIM_ELEMENT_CLASS] = {CIM_SCOPE_CLASS, 0, "a class"},
	[CIM_ELEMENT_ASSOCIATION] = {CIM_SCOPE_ASSOCIATION, CIM_SCOPE_CLASS, "an association"},
	[CIM_ELEMENT_INDICATION] = {CIM_SCOPE_INDICATION, CIM_SCOPE_CLASS, "an indication"},
	[CIM_ELEMENT_PROPERTY] = {CIM_SCOPE_PROPERTY, 0, "a property"},
	[CIM_ELEMENT_REFERENCE] = {CIM_SCOPE_REFERENCE, CIM_SCOPE_PROPERTY, "a reference"},
	[CIM_ELEMENT_METHOD] = {CIM_SCOPE_METHOD, 0, "a method"},
	[CIM_ELEMENT_DRIVER_METHOD] = {CIM_SCOPE_METHOD, 0, "a method"},
	[CIM_ELEMENT_PARAMETER] = {CIM_SCOPE_PARAMETER, 0, "a parameter"},
	[CIM_ELEMENT_INSTANCE] = {CIM_SCOPE_ANY, 0, "an instance"},
	[CIM_ELEMENT_ASSIGNMENT] = {CIM_SCOPE_ANY, 0, "a property"},
};

void cim_check_scope(const struct cim_qualifier *qualifier, const struct cim_qualifier_declaration *declaration,
		     enum cim_element element, struct cim_checker *checker)
{
	uint32_t scopes = elements[element].scopes | (cim_is_dmtf(checker) ? 0 : elements[element].more_of_wmi);
	struct diagnostic *diagnostic;

	if (declaration->scopes & scopes)
		return;
	diagnostic = diag_report(checker->sink, MOF546, qualifier->span, "qualifier '%s' is not declared for %s",
				 qualifier->name.spelling, elements[element].words);
	add_declaration_note(checker, diagnostic, declaration);
}

/* ---- values ---- */

void cim_check_declared_value(const struct cim_qualifier *qualifier,
			      const struct cim_qualifier_declaration *declaration, struct cim_checker *checker)
{
	struct diagnostic *diagnostic;

	if (!qualifier->value_is_implied) {
		cim_check_value(&qualifier->value, &declaration->type, qualifier->name, false, checker);
		return;
	}
	if (declaration->type.code == CIM_BOOLEAN && !declaration->type.is_array)
		return;
	diagnostic = diag_report(checker->sink, MOF887, qualifier->span, "'%s' needs a value: it is declared as %s%s",
				 qualifier->name.spelling, declaration->type.spelling.spelling,
				 declaration->type.is_array ? "[]" : "");
	add_declaration_note(checker, diagnostic, declaration);
}

/* ---- what is not declared ---- */

static void explain_order(const struct cim_qualifier_declaration *later, struct diagnostic *diagnostic,
			  struct cim_checker *checker)
{
	diag_add_note(checker->sink, diagnostic, later->span, "declared here, after it is used");
	diag_set_help(checker->sink, diagnostic, "move the declaration before its first use");
}

static void explain_namespace(const struct cim_qualifier_declaration *other, struct diagnostic *diagnostic,
			      struct cim_checker *checker)
{
	diag_add_note(checker->sink, diagnostic, other->span, "declared here, in the namespace %s",
		      other->where ? other->where->path : "root\\default");
	diag_set_help(checker->sink, diagnostic,
		      "declare it in %s too; --namespace sets that of files without a pragma", checker->where->path);
}

/* Each name is reported once: a file that forgets the declarations would have thousands. */
void cim_report_undeclared(const struct cim_qualifier *qualifier, const struct cim_qualifier_declaration *later,
			   bool is_standard, struct cim_checker *checker)
{
	struct cim_declared *declared = checker->declared;
	const struct cim_qualifier_declaration *other = map_get(&declared->anywhere, qualifier->name.folded);
	struct diagnostic *diagnostic;

	if (checker->unit->has_typed_qualifiers ||
	    map_put(&declared->reported, qualifier->name.folded, (void *)qualifier))
		return;
	diagnostic = diag_report(checker->sink, MOF880, qualifier->span, "undeclared qualifier '%s'",
				 qualifier->name.spelling);
	if (other)
		explain_namespace(other, diagnostic, checker);
	else if (later)
		explain_order(later, diagnostic, checker);
	else if (is_standard)
		diag_set_help(
			checker->sink, diagnostic,
			"put the file that declares it first, as qualifiers.mof of the CIM schema, or name it with "
			"--base");
	else
		diag_set_help(checker->sink, diagnostic,
			      "declare it first, here or in a file of --base: Qualifier %s : type = value, Scope(...);",
			      qualifier->name.spelling);
}
