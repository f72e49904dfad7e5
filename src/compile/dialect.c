/* SPDX-License-Identifier: MIT */
#include "compile/dialect.h"

#include <string.h>

#include "grammar/mof_parse.h"

/* ---- which one ---- */

static bool token_is(const struct tree *tree, uint32_t token, const char *word)
{
	return token != NO_TOKEN && text_same_name(token_text(&tree->tokens, token), text_of(word));
}

static bool is_of_dsc(const struct tree *tree, const struct tree_declaration *declaration)
{
	return (declaration->kind == TREE_INSTANCE_OF && token_is(tree, declaration->name, "OMI_ConfigurationDocument")) ||
	       (declaration->kind == TREE_CLASS && token_is(tree, declaration->superclass, "OMI_BaseResource"));
}

static bool is_of_dmtf(const struct tree *tree, const struct tree_declaration *declaration)
{
	return declaration->kind == TREE_QUALIFIER_TYPE ||
	       (declaration->kind == TREE_PRAGMA && (token_is(tree, declaration->name, "locale") ||
						     token_is(tree, declaration->name, "include")));
}

enum cim_dialect dialect_of(const struct tree *tree)
{
	const struct tree_declaration *declaration;
	bool has_dmtf = false;

	for (declaration = tree->declarations; declaration; declaration = declaration->next) {
		if (is_of_dsc(tree, declaration))
			return CIM_DSC;
		has_dmtf |= is_of_dmtf(tree, declaration);
	}
	return has_dmtf ? CIM_DMTF : CIM_WMI;
}

bool dialect_find(const char *name, enum cim_dialect *dialect, bool *is_auto)
{
	static const char *const names[] = {[CIM_WMI] = "wmi", [CIM_DMTF] = "dmtf", [CIM_DSC] = "dsc"};

	*dialect = CIM_WMI;
	*is_auto = strcmp(name, "auto") == 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcmp(name, names[i]) != 0)
			continue;
		*dialect = (enum cim_dialect)i;
		return true;
	}
	return *is_auto;
}

/* ---- DSP0004 2.x ---- */

/* Each name once: a file that forgets the declarations would have thousands. */
static void check_declared(struct compilation *compilation, const struct cim_qualifiers *qualifiers)
{
	for (size_t i = 0; i < qualifiers->count; i++) {
		const struct cim_qualifier *qualifier = &qualifiers->items[i];

		if (map_get(&compilation->declared, qualifier->name.folded))
			continue;
		diag_report(&compilation->sink, MOF880, qualifier->span, "the qualifier '%s' is declared nowhere before",
			    qualifier->name.spelling);
		map_put(&compilation->declared, qualifier->name.folded, (void *)qualifier);
	}
}

static void check_property(struct compilation *compilation, const struct cim_property *property)
{
	check_declared(compilation, &property->qualifiers);
	if (property->type.code == CIM_OBJECT && !cim_type_is_foreign(property->type.spelling))
		diag_report(&compilation->sink, MOF882, property->type.span,
			    "DMTF embeds objects in strings, with the qualifier EmbeddedInstance or EmbeddedObject");
}

static void check_method(struct compilation *compilation, const struct cim_method *method)
{
	check_declared(compilation, &method->qualifiers);
	if (method->return_type.code == CIM_VOID)
		diag_report(&compilation->sink, MOF882, method->return_type.span, "a method of DMTF returns a value");
	for (size_t i = 0; i < method->parameters.count; i++)
		check_property(compilation, &method->parameters.items[i]);
}

static size_t count_references(const struct cim_class *class)
{
	size_t count = 0;

	for (size_t i = 0; i < class->properties.count; i++)
		count += class->properties.items[i].type.code == CIM_REFERENCE;
	return count;
}

/* Association comes first, and an association that derives from none has two references (2.2). */
static void check_association(struct compilation *compilation, const struct cim_class *class)
{
	const struct cim_qualifier *association = cim_find_qualifier(&class->qualifiers, "association");
	const struct cim_qualifier *indication = cim_find_qualifier(&class->qualifiers, "indication");
	const struct cim_qualifier *kind = association ? association : indication;

	if (kind && kind != class->qualifiers.items)
		diag_report(&compilation->sink, MOF882, kind->span, "'%s' is the first qualifier of a class in DMTF's MOF",
			    kind->name.spelling);
	if (association && class->superclass.spelling == NULL && count_references(class) < 2)
		diag_report(&compilation->sink, MOF882, class->name_span,
			    "the association '%s' has fewer than two references", class->name.spelling);
	if (association == NULL && class->superclass.spelling == NULL && count_references(class) > 0)
		diag_report(&compilation->sink, MOF882, class->name_span,
			    "the class '%s' has references and is no association", class->name.spelling);
}

static void check_class(struct compilation *compilation, const struct cim_class *class)
{
	if (strchr(class->name.spelling, '_') == NULL)
		diag_report(&compilation->sink, MOF885, class->name_span,
			    "the name of the class '%s' does not begin with that of a schema and '_'", class->name.spelling);
	check_declared(compilation, &class->qualifiers);
	check_association(compilation, class);
	for (size_t i = 0; i < class->properties.count; i++)
		check_property(compilation, &class->properties.items[i]);
	for (size_t i = 0; i < class->methods.count; i++)
		check_method(compilation, &class->methods.items[i]);
}

/* What could not be parsed may have been a property. */
static void check_instance(struct compilation *compilation, const struct compiled_file *file,
			   const struct cim_instance *instance)
{
	if (instance->properties.count == 0 && !file->is_broken)
		diag_report(&compilation->sink, MOF882, instance->span, "an instance of DMTF has at least one property");
}

static void check_dmtf(struct compilation *compilation, const struct compiled_file *file)
{
	const struct cim_unit *unit = &file->unit;

	for (size_t i = 0; i < unit->declaration_count; i++)
		map_put(&compilation->declared, unit->declarations[i].name.folded, &unit->declarations[i]);
	for (size_t i = 0; i < unit->count; i++) {
		const struct cim_operation *operation = &unit->operations[i];

		if (operation->kind == CIM_DEFINE_CLASS)
			check_class(compilation, operation->class);
		else if (operation->kind == CIM_PUT_INSTANCE)
			check_instance(compilation, file, operation->instance);
		else
			diag_report(&compilation->sink, MOF882, operation->span, "DMTF has no pragmas that delete");
	}
}

/* ---- DSC ---- */

static void check_dsc(struct compilation *compilation, const struct cim_unit *unit)
{
	const struct cim_instance *document = NULL;
	struct map classes = {0};

	for (size_t i = 0; i < unit->count; i++) {
		const struct cim_operation *operation = &unit->operations[i];

		if (operation->kind == CIM_DEFINE_CLASS &&
		    map_put(&classes, operation->class->name.folded, (void *)operation->class))
			diag_report(&compilation->sink, MOF884, operation->class->name_span, "the class '%s' is defined twice",
				    operation->class->name.spelling);
		if (operation->kind != CIM_PUT_INSTANCE ||
		    !name_is(operation->instance->class_name, "omi_configurationdocument"))
			continue;
		if (document) {
			struct diagnostic *diagnostic =
				diag_report(&compilation->sink, MOF883, operation->instance->class_span,
					    "a configuration has one instance of OMI_ConfigurationDocument");

			diag_add_note(&compilation->sink, diagnostic, document->class_span, "the first one");
		}
		document = operation->instance;
	}
	map_free(&classes);
}

void dialect_check(struct compilation *compilation, const struct compiled_file *file)
{
	if (file->unit.dialect == CIM_DMTF)
		check_dmtf(compilation, file);
	else if (file->unit.dialect == CIM_DSC)
		check_dsc(compilation, &file->unit);
}
