/* SPDX-License-Identifier: MIT */
/* The condition of a conditional ACE: as text, as postfix bytes and as a tree (MS-DTYP 2.4.4.17). */
#ifndef MOFKIT_SECURITY_CONDITION_H
#define MOFKIT_SECURITY_CONDITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "security/sid.h"

struct arena;
struct buffer;
struct sddl_options;
struct sddl_reader;

enum condition_token {
	CONDITION_INTEGER8 = 0x01,
	CONDITION_INTEGER16 = 0x02,
	CONDITION_INTEGER32 = 0x03,
	CONDITION_INTEGER64 = 0x04,
	CONDITION_STRING = 0x10,
	CONDITION_OCTETS = 0x18,
	CONDITION_LIST = 0x50,
	CONDITION_SID = 0x51,
	CONDITION_LOCAL = 0xF8,
	CONDITION_USER = 0xF9,
	CONDITION_RESOURCE = 0xFA,
	CONDITION_DEVICE = 0xFB,
#define CONDITION_OP(token, name, text, shape) CONDITION_##name = token,
#include "security/condition.def"
#undef CONDITION_OP
};

enum condition_shape {
	CONDITION_SHAPE_VALUE, /* a literal or a list of them */
	CONDITION_SHAPE_ATTRIBUTE,
	CONDITION_SHAPE_COMPARE,
	CONDITION_SHAPE_EXISTS,
	CONDITION_SHAPE_MEMBER,
	CONDITION_SHAPE_AND,
	CONDITION_SHAPE_OR,
	CONDITION_SHAPE_NOT
};

enum condition_sign { CONDITION_PLUS = 1, CONDITION_MINUS = 2, CONDITION_NO_SIGN = 3 };
enum condition_base { CONDITION_OCTAL = 1, CONDITION_DECIMAL = 2, CONDITION_HEXADECIMAL = 3 };

enum { CONDITION_MAX_DEPTH = 512 }; /* of parentheses and of the tree: bounds every recursion */

struct condition {
	uint8_t token;
	enum condition_shape shape;
	unsigned depth;                       /* 1 for a leaf, at most CONDITION_MAX_DEPTH */
	const struct condition *left, *right; /* operands; a single one is `left` */
	const struct condition *items;        /* of a list */
	size_t count;
	int64_t integer;
	uint8_t sign, base; /* how the integer was written */
	struct text text;   /* the name of an attribute, or a string */
	const uint8_t *octets;
	size_t size;
	struct sid sid;
};

/*
 * Reads "(expression)" at the cursor and moves the cursor past it. Writes the bytes, with the signature "artx" and
 * padded to 4, to the reader's arena. Returns false with the error filled in.
 */
bool condition_parse(struct sddl_reader *in, const uint8_t **bytes, size_t *size);

/*
 * Builds the tree of a condition in bytes, in the arena. Returns NULL, with a message in *problem, if the bytes are
 * invalid: no signature, truncated, wrong operands, data after the padding. The result can be formatted and evaluated
 * without further checks.
 */
const struct condition *condition_read(struct arena *arena, const uint8_t *bytes, size_t size, const char **problem);

/*
 * Appends "(expression)". Returns NULL, or a message if SDDL cannot express it (a string with a quotation mark); `out`
 * may then hold part of it.
 */
const char *condition_format(const struct condition *condition, const struct sddl_options *options, struct buffer *out);

/* The shape of a token; false if the token is unknown. */
bool condition_shape(uint8_t token, enum condition_shape *shape);

/* The text of an operator; NULL for other tokens. */
const char *condition_operator(uint8_t token);

/* The operator with this text, without regard to case; 0 if there is none. */
uint8_t condition_find_operator(struct text text);

/* The operator of punctuation at the start of text[0..length); 0 if there is none. */
uint8_t condition_find_symbol(const char *text, size_t length);

#endif
