/* SPDX-License-Identifier: MIT */
/* A rule on the text that the registry provider reads: parentheses in the name of a value (MOF922). */
#include "lint/lint.h"
#include "model/block.h"

/* The name of the registry value: what follows the second '|' of "Local|KEY|NAME". False if there is none. */
static bool find_value_name(struct text context, struct text *name)
{
	int separators = 0;

	for (size_t i = 0; i < context.length; i++) {
		if (context.bytes[i] != '|' || ++separators < 2)
			continue;
		*name = (struct text){context.bytes + i + 1, context.length - i - 1};
		return true;
	}
	return false;
}

/* Whether a parenthesis lacks the '^' in front of it. */
static bool has_bare_parenthesis(struct text name)
{
	for (size_t i = 0; i < name.length; i++) {
		if (name.bytes[i] == '^')
			i++;
		else if (name.bytes[i] == '(' || name.bytes[i] == ')')
			return true;
	}
	return false;
}

/* MOF922: the provider takes a parenthesis for a part of its own syntax. */
void lint_registry_value(struct lint *lint, const struct lint_target *target)
{
	const struct cim_properties *properties = &target->operation->instance->properties;

	for (size_t i = 0; i < properties->count; i++) {
		const struct cim_qualifiers *qualifiers = &properties->items[i].qualifiers;
		const struct cim_qualifier *context = cim_find_qualifier(qualifiers, "propertycontext");
		struct text name;

		if (context && text_same_name(cim_qualifier_text(qualifiers, "provider"), text_of("RegPropProv")) &&
		    find_value_name(cim_qualifier_text(qualifiers, "propertycontext"), &name) &&
		    has_bare_parenthesis(name)) {
			struct diagnostic *diagnostic =
				diag_report(lint->sink, MOF922, context->span,
					    "the value name in PropertyContext has a parenthesis without '^'");

			diag_set_help(lint->sink, diagnostic, "write ^( and ^)");
		}
	}
}
