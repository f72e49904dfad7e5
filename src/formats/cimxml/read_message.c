/* SPDX-License-Identifier: MIT */
/* What a message is about: its operation, the error that a server answered, and the values of parameters (DSP0201). */
#include <stdlib.h>
#include <string.h>

#include "formats/cimxml/reader.h"

/* The symbol of a status code; NULL if DMTF has none. */
static const char *status_name(const char *code)
{
	static const struct {
		unsigned long code;
		const char *name;
	} statuses[] = {
#define STATUS(code, name) {code, name},
#include "formats/cimxml/statuses.def"
	};
	unsigned long number = strtoul(code, NULL, 10);

	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
		if (statuses[i].code == number)
			return statuses[i].name;
	return NULL;
}

static xmlNode *child_of(const xmlNode *node, const char *element)
{
	xmlNode *child = node->children;

	while (child && !cimxml_is(child, element))
		child = child->next;
	return child;
}

void cimxml_report_call(struct cimxml_reader *reader, xmlNode *node, size_t count)
{
	struct text name = cimxml_need(reader, node, "NAME"), code, description = {"", 0};
	xmlNode *error = child_of(node, "ERROR");
	const char *symbol;

	reader->has_call = true;
	if (error == NULL) {
		cimxml_report(reader, node, MOF897, "%s of the operation %.100s: %zu %s", (const char *)node->name,
			      name.bytes, count, count == 1 ? "object" : "objects");
		return;
	}
	code = cimxml_need(reader, error, "CODE");
	symbol = status_name(code.bytes);
	cimxml_find(reader, error, "DESCRIPTION", &description);
	cimxml_report(reader, error, MOF897, "the operation %.100s failed with error %.20s%s%s%s%s%.400s", name.bytes,
		      code.bytes, symbol ? " (" : "", symbol ? symbol : "", symbol ? ")" : "",
		      description.length > 0 ? ": " : "", description.bytes);
}

/* The type that PARAMTYPE names; without it, or for embedded objects, a string. */
static enum cim_type_code parameter_type(struct cimxml_reader *reader, xmlNode *node, bool *embeds)
{
	struct text text;
	const struct cim_type_info *info;

	*embeds = xmlHasProp(node, BAD_CAST "EmbeddedObject") != NULL;
	if (!cimxml_find(reader, node, "PARAMTYPE", &text) || !cim_is_identifier(text))
		return CIM_STRING;
	info = cim_type_by_name(names_intern(reader->names, text));
	*embeds |= text_equal(text, text_of("object")) || text_equal(text, text_of("instance"));
	return info && info->code != CIM_OBJECT && info->code != CIM_REFERENCE ? info->code : CIM_STRING;
}

void cimxml_read_parameter_value(struct cimxml_reader *reader, xmlNode *node)
{
	struct cim_value value;
	bool embeds;
	enum cim_type_code type = parameter_type(reader, node, &embeds);

	cimxml_read_value(reader, node, type, embeds ? CIMXML_AS_TEXT : CIMXML_PLAIN, &value);
}
