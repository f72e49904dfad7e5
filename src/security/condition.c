/* SPDX-License-Identifier: MIT */
#include "security/condition.h"

#include <string.h>

static const struct {
	uint8_t token;
	enum condition_shape shape;
	const char *text;
} operators[] = {
#define CONDITION_OP(token, name, text, shape) {token, CONDITION_SHAPE_##shape, text},
#include "security/condition.def"
#undef CONDITION_OP
};

enum { OPERATOR_COUNT = sizeof operators / sizeof *operators };

bool condition_shape(uint8_t token, enum condition_shape *shape)
{
	static const uint8_t values[] = {CONDITION_INTEGER8,  CONDITION_INTEGER16, CONDITION_INTEGER32,
					 CONDITION_INTEGER64, CONDITION_STRING,    CONDITION_OCTETS,
					 CONDITION_LIST,      CONDITION_SID};

	for (int i = 0; i < OPERATOR_COUNT; i++) {
		if (operators[i].token == token) {
			*shape = operators[i].shape;
			return true;
		}
	}
	*shape = token >= CONDITION_LOCAL ? CONDITION_SHAPE_ATTRIBUTE : CONDITION_SHAPE_VALUE;
	return (token >= CONDITION_LOCAL && token <= CONDITION_DEVICE) ||
	       (token && memchr(values, token, sizeof values) != NULL);
}

const char *condition_operator(uint8_t token)
{
	for (int i = 0; i < OPERATOR_COUNT; i++)
		if (operators[i].token == token)
			return operators[i].text;
	return NULL;
}

uint8_t condition_find_operator(struct text text)
{
	for (int i = 0; i < OPERATOR_COUNT; i++)
		if (text_same_name(text_of(operators[i].text), text))
			return operators[i].token;
	return 0;
}

uint8_t condition_find_symbol(const char *text, size_t length)
{
	for (int i = 0; i < OPERATOR_COUNT; i++) {
		size_t own = strlen(operators[i].text);
		bool word = (operators[i].text[0] | 0x20) >= 'a';

		if (!word && own <= length && memcmp(operators[i].text, text, own) == 0)
			return operators[i].token;
	}
	return 0;
}
