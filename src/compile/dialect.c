/* SPDX-License-Identifier: MIT */
#include "compile/dialect.h"

#include <string.h>

#include "grammar/mof_parse.h"

static bool token_is(const struct tree *tree, uint32_t token, const char *word)
{
	return token != NO_TOKEN && text_same_name(token_text(&tree->tokens, token), text_of(word));
}

static bool token_is_one_of(const struct tree *tree, uint32_t token, const char *const *words)
{
	for (; *words; words++)
		if (token_is(tree, token, *words))
			return true;
	return false;
}

static bool begins_with_two_underscores(const struct tree *tree, uint32_t token)
{
	struct text text = token != NO_TOKEN ? token_text(&tree->tokens, token) : (struct text){0};

	return text.length > 2 && text.bytes[0] == '_' && text.bytes[1] == '_';
}

static bool is_configuration(const struct tree *tree, const struct tree_declaration *declaration)
{
	return declaration->kind == TREE_INSTANCE_OF && token_is(tree, declaration->name, "OMI_ConfigurationDocument");
}

static bool is_resource(const struct tree *tree, const struct tree_declaration *declaration)
{
	return declaration->kind == TREE_CLASS && token_is(tree, declaration->superclass, "OMI_BaseResource");
}

static bool is_plain_qualifier(const struct tree *tree, const struct tree_declaration *declaration)
{
	(void)tree;
	return declaration->kind == TREE_QUALIFIER_FLAVORS;
}

static bool is_typed_qualifier(const struct tree *tree, const struct tree_declaration *declaration)
{
	(void)tree;
	return declaration->kind == TREE_QUALIFIER_TYPE;
}

static bool is_pragma_of_wmi(const struct tree *tree, const struct tree_declaration *declaration)
{
	static const char *const pragmas[] = {"classflags",  "instanceflags",  "autorecover", "amendment",
					      "deleteclass", "deleteinstance", NULL};

	return declaration->kind == TREE_PRAGMA && token_is_one_of(tree, declaration->name, pragmas);
}

static bool uses_system_class(const struct tree *tree, const struct tree_declaration *declaration)
{
	if (declaration->kind == TREE_INSTANCE_OF)
		return begins_with_two_underscores(tree, declaration->name);
	return declaration->kind == TREE_CLASS && begins_with_two_underscores(tree, declaration->superclass);
}

static bool has_qualifier_of_wmi(const struct tree *tree, const struct tree_declaration *declaration)
{
	static const char *const names[] = {"dynamic", "provider", "singleton", "guid", "wmi", "dynprops", NULL};

	if (declaration->kind != TREE_CLASS)
		return false;
	for (const struct tree_qualifier *item = declaration->qualifiers->first; item; item = item->next)
		if (token_is_one_of(tree, item->name, names))
			return true;
	return false;
}

static bool is_pragma_of_dmtf(const struct tree *tree, const struct tree_declaration *declaration)
{
	static const char *const pragmas[] = {"locale", "include", NULL};

	return declaration->kind == TREE_PRAGMA && token_is_one_of(tree, declaration->name, pragmas);
}

/* The evidence of a declaration for the dialect of its file, the strongest first. */
static const struct evidence {
	enum cim_dialect dialect;
	bool (*holds)(const struct tree *tree, const struct tree_declaration *declaration);
	const char *description;
} evidence[] = {
	{CIM_DSC, is_configuration, "an instance of OMI_ConfigurationDocument"},
	{CIM_DSC, is_resource, "a class derived from OMI_BaseResource"},
	{CIM_WMI, is_plain_qualifier, "a qualifier declaration without a type"},
	{CIM_WMI, is_pragma_of_wmi, "a pragma that only WMI has"},
	{CIM_WMI, uses_system_class, "a system class of WMI"},
	{CIM_WMI, has_qualifier_of_wmi, "a class qualifier that only WMI reads"},
	{CIM_DMTF, is_typed_qualifier, "a qualifier declaration with a type"},
	{CIM_DMTF, is_pragma_of_dmtf, "a pragma that DMTF defines"},
};

enum { EVIDENCE = sizeof evidence / sizeof *evidence };

enum cim_dialect dialect_of(const struct tree *tree, struct dialect_reason *reason)
{
	size_t best = EVIDENCE;

	*reason = (struct dialect_reason){.description = "nothing in it belongs to another dialect"};
	for (const struct tree_declaration *at = tree->declarations; at; at = at->next) {
		for (size_t i = 0; i < best; i++) {
			if (!evidence[i].holds(tree, at))
				continue;
			best = i;
			*reason = (struct dialect_reason){evidence[i].description, at};
		}
	}
	return best < EVIDENCE ? evidence[best].dialect : CIM_WMI;
}

static const char *const names[] = {[CIM_WMI] = "wmi", [CIM_DMTF] = "dmtf", [CIM_DSC] = "dsc"};

const char *dialect_name(enum cim_dialect dialect)
{
	return names[dialect];
}

bool dialect_find(const char *name, enum cim_dialect *dialect, bool *is_auto)
{
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
