/* SPDX-License-Identifier: MIT */
/*
 * Reports constructs whose encoding is inferred, since no sample from Microsoft's compiler shows it: all in one
 * report (binary-mof 7).
 */
#include "formats/bmf/writer.h"

static const char *const inferred_constructs[] = {
	[BMF_TYPE] = "a member of a real, datetime, char16 or reference type",
	[BMF_DEFAULT_VALUE] = "a default value",
	[BMF_EMBEDDED_INSTANCE] = "an embedded instance",
	[BMF_VALUE_ARRAY] = "an array of other things than strings as the value of an instance",
	[BMF_EMPTY_ARRAY] = "an empty array",
	[BMF_ALIAS_ARRAY] = "an array of aliases",
	[BMF_CHARACTER] = "a character",
	[BMF_LARGE_INTEGER] = "an integer of more than 31 bits",
	[BMF_FALSE_QUALIFIER] = "a qualifier that is FALSE",
	[BMF_NULL_QUALIFIER] = "a qualifier that is NULL",
	[BMF_QUALIFIER_ARRAY] = "a qualifier with an array of other things than strings and integers",
	[BMF_USER_FLAVOR] = "DisableOverride, Restricted, NotToInstance or NotToSubclass",
	[BMF_DECLARED_FLAVOR] = "a flavor that a qualifier declaration gives",
	[BMF_NO_FLAVORS] = "a file in which no qualifier has a flavor",
	[BMF_QUALIFIER_DECLARATION] = "a qualifier declaration (nothing is written for it)",
	[BMF_CLASS_ALIAS] = "the alias of a class",
	[BMF_RARE_CLASS_FLAGS] = "classflags other than forceupdate",
	[BMF_INSTANCE_FLAGS] = "instanceflags (nothing is written for them)",
	[BMF_RELATIVE_NAMESPACE] = "a relative namespace, or one that the command line gives",
	[BMF_PROPERTY_WITHOUT_VALUE] = "a property that is named without a value (written as NULL)",
	[BMF_ASSIGNMENT_QUALIFIER] = "a qualifier on the property of an instance",
	[BMF_OWN_ID] = "a parameter whose ID is written by hand",
	[BMF_DOUBLE_PARAMETER] = "a parameter that is listed twice",
	[BMF_IN_FALSE] = "in(FALSE) or out(FALSE)",
	[BMF_NON_ASCII] = "text outside ASCII",
};

void bmf_infer(struct bmf_writer *writer, enum bmf_inferred construct, struct span span)
{
	if (writer->first_inferred.source == NULL)
		writer->first_inferred = span;
	writer->noted[construct] = true;
}

void bmf_report_inferred(const struct bmf_writer *writer)
{
	struct buffer constructs = {0};

	for (size_t i = 0; i < BMF_INFERRED_COUNT; i++)
		if (writer->noted[i])
			buffer_printf(&constructs, "%s%s", constructs.size > 0 ? "; " : "", inferred_constructs[i]);
	if (constructs.size > 0 && (writer->sink->verbose || writer->sink->strict))
		diag_report(writer->sink, MOF801, writer->first_inferred,
			    "encoding is inferred, as no sample from Microsoft's compiler was available: %s",
			    buffer_text(&constructs));
	buffer_free(&constructs);
}
