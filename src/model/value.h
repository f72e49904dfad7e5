/* SPDX-License-Identifier: MIT */
/* Values as they were written: a literal keeps its kind until it is stored under a declared type. */
#ifndef MOFKIT_MODEL_VALUE_H
#define MOFKIT_MODEL_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/names.h"
#include "base/source.h"
#include "base/text.h"

enum cim_literal {
	CIM_LITERAL_NULL,
	CIM_LITERAL_BOOLEAN,
	CIM_LITERAL_INTEGER,
	CIM_LITERAL_REAL,
	CIM_LITERAL_CHARACTER,
	CIM_LITERAL_STRING,
	CIM_LITERAL_ALIAS,
	CIM_LITERAL_OBJECT,
	CIM_LITERAL_ARRAY,
};

/* An integer literal: sign and magnitude, so that -2^63 to 2^64-1 all fit. */
struct cim_integer {
	uint64_t magnitude;
	bool negative;
	bool is_decimal; /* else a bit pattern: hexadecimal, octal or binary */
};

struct cim_value {
	enum cim_literal kind;
	struct span span;
	union {
		bool boolean;
		struct cim_integer integer;
		double real;
		uint16_t character;
		struct text string; /* WTF-8, escapes decoded and neighbours joined */
		struct name alias;  /* without its '$' */
		struct cim_instance *object;
		struct {
			struct cim_value *items;
			size_t count;
		} array;
	};
};

/* Names the kind for messages: "an integer", "a string". */
const char *cim_literal_name(enum cim_literal kind);

enum cim_parsed { CIM_PARSED, CIM_NOT_A_NUMBER, CIM_TOO_LARGE };

/* Parses an integer literal of MOF: a sign, then decimal, 0x, octal after a 0, or binary before a b. */
enum cim_parsed cim_integer_parse(struct text text, struct cim_integer *integer);

#endif
