/* SPDX-License-Identifier: MIT */
#include "model/types.h"

#include <stddef.h>

static const struct cim_type_info infos[] = {
#define TYPE(id, keyword, code, kind, minimum, maximum) {CIM_##id, keyword, CIM_KIND_##kind, minimum, maximum},
#include "model/types.def"
#undef TYPE
};

enum { TYPE_COUNT = sizeof infos / sizeof *infos };

const struct cim_type_info *cim_type_by_name(struct name name)
{
	for (size_t i = 0; i < TYPE_COUNT; i++)
		if (infos[i].code != CIM_REFERENCE && name_is(name, infos[i].keyword))
			return &infos[i];
	return NULL;
}

const struct cim_type_info *cim_type_info(enum cim_type_code code)
{
	for (size_t i = 0; i < TYPE_COUNT; i++)
		if (infos[i].code == code)
			return &infos[i];
	return NULL;
}

const char *cim_type_of_other_language(struct name name)
{
	static const struct {
		const char *foreign, *mof;
	} pairs[] = {
		{"byte", "uint8"},    {"char", "char16"},  {"short", "sint16"},   {"ushort", "uint16"},
		{"word", "uint16"},   {"int", "sint32"},   {"uint", "uint32"},    {"int8", "sint8"},
		{"int16", "sint16"},  {"int32", "sint32"}, {"int64", "sint64"},   {"long", "sint32"},
		{"ulong", "uint32"},  {"dword", "uint32"}, {"qword", "uint64"},   {"float", "real32"},
		{"double", "real64"}, {"bool", "boolean"}, {"integer", "sint32"}, {"real", "real64"},
	};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (name_is(name, pairs[i].foreign))
			return pairs[i].mof;
	return NULL;
}

bool cim_type_is_foreign(struct name name)
{
	return name_is(name, "octetstring") || cim_type_of_other_language(name) != NULL;
}

bool cim_type_names_class(const struct cim_type *type)
{
	return (type->code == CIM_REFERENCE || type->code == CIM_OBJECT) && type->spelling.spelling &&
	       !name_is(type->spelling, "object");
}
