/* SPDX-License-Identifier: MIT */
/* A rule on GUIDs: the CLSID of a provider, the GUID of a class (MOF146). */
#include "base/guid.h"
#include "lint/lint.h"

static void check_guid(struct lint *lint, struct span span, struct text text, bool needs_braces, const char *what)
{
	struct guid guid;
	bool is_guid = guid_parse(text, &guid);
	struct diagnostic *diagnostic;

	if (is_guid && (!needs_braces || text.bytes[0] == '{'))
		return;
	diagnostic = diag_report(lint->sink, MOF146, span,
				 is_guid ? "%s must be in braces"
					 : "%s must have the form {XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}",
				 what);
	if (is_guid)
		diag_set_help(lint->sink, diagnostic, "write \"{%.*s}\"", (int)text.length, text.bytes);
}

/* MOF146: COM looks the class id up in the registry, where it has braces. */
void lint_guid(struct lint *lint, const struct lint_target *target)
{
	const struct cim_qualifier *qualifier = target->qualifier;
	const struct cim_property *property;

	if (qualifier && (name_is(qualifier->name, "guid") || name_is(qualifier->name, "uuid")) &&
	    qualifier->value.kind == CIM_LITERAL_STRING)
		check_guid(lint, qualifier->span, qualifier->value.string, false, qualifier->name.spelling);
	if (qualifier || target->property || target->operation->kind != CIM_PUT_INSTANCE ||
	    !name_is(target->operation->instance->class_name, "__win32provider"))
		return;
	property = cim_find_property(&target->operation->instance->properties, "clsid");
	if (property && property->has_value && property->value.kind == CIM_LITERAL_STRING)
		check_guid(lint, property->value.span, property->value.string, true, "CLSID");
}
