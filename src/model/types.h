/* SPDX-License-Identifier: MIT */
/* The types of properties, parameters and return values (types.def). */
#ifndef MOFKIT_MODEL_TYPES_H
#define MOFKIT_MODEL_TYPES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/names.h"
#include "base/source.h"

/* CIM type codes; an array adds CIM_ARRAY. */
enum cim_type_code {
#define TYPE(id, keyword, code, kind, minimum, maximum) CIM_##id = code,
#include "model/types.def"
#undef TYPE
	CIM_VOID = 0, /* of a method without a return value */
	CIM_ARRAY = 0x2000,
};

/* The kinds of values that types have. */
enum cim_type_kind {
	CIM_KIND_INTEGER,
	CIM_KIND_REAL,
	CIM_KIND_BOOLEAN,
	CIM_KIND_STRING,
	CIM_KIND_DATETIME,
	CIM_KIND_REFERENCE,
	CIM_KIND_CHARACTER,
	CIM_KIND_OBJECT,
};

struct cim_type_info {
	enum cim_type_code code;
	const char *keyword;
	enum cim_type_kind kind;
	int64_t minimum; /* of integers */
	uint64_t maximum;
};

/* A declared type. */
struct cim_type {
	enum cim_type_code code; /* without CIM_ARRAY */
	bool is_array;
	bool has_size;
	uint32_t size;        /* of x[n] */
	struct name spelling; /* "UInt32"; of a reference or object the class, or "object" */
	struct span span;     /* of the type's name */
};

/* The row of an intrinsic type by its keyword in any case, "object" included; NULL for the name of a class. */
const struct cim_type_info *cim_type_by_name(struct name name);

/* The row of a code; never NULL for the codes above except CIM_VOID. */
const struct cim_type_info *cim_type_info(enum cim_type_code code);

/* Whether MOF 2 lacks a type of that name: octetstring of MOF 3.0, or one of other languages. */
bool cim_type_is_foreign(struct name name);

/* The MOF type to write instead of one of another language ("int", "bool"); else NULL. */
const char *cim_type_of_other_language(struct name name);

/* Whether the type names a class: `Foo x` and `Foo ref x`, not `object x`, nor a type that was made of a value. */
bool cim_type_names_class(const struct cim_type *type);

#endif
