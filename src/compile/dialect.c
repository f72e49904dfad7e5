/* SPDX-License-Identifier: MIT */
#include "compile/dialect.h"

#include <string.h>

#include "grammar/mof_parse.h"

static bool token_is(const struct tree *tree, uint32_t token, const char *word)
{
	return token != NO_TOKEN && text_same_name(token_text(&tree->tokens, token), text_of(word));
}

static bool is_of_dsc(const struct tree *tree, const struct tree_declaration *declaration)
{
	return (declaration->kind == TREE_INSTANCE_OF &&
		token_is(tree, declaration->name, "OMI_ConfigurationDocument")) ||
	       (declaration->kind == TREE_CLASS && token_is(tree, declaration->superclass, "OMI_BaseResource"));
}

static bool is_of_dmtf(const struct tree *tree, const struct tree_declaration *declaration)
{
	return declaration->kind == TREE_QUALIFIER_TYPE ||
	       (declaration->kind == TREE_PRAGMA &&
		(token_is(tree, declaration->name, "locale") || token_is(tree, declaration->name, "include")));
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
