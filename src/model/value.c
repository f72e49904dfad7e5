/* SPDX-License-Identifier: MIT */
#include "model/value.h"

#include "base/digits.h"

const char *cim_literal_name(enum cim_literal kind)
{
	static const char *const names[] = {"NULL",     "a boolean", "an integer",  "a real number", "a character",
					    "a string", "an alias",  "an instance", "an array"};

	return names[kind];
}

/* Removes the prefix or suffix of the base and returns it; a trailing b outranks a leading 0 (mof-language 1.4). */
static unsigned take_base(struct text *digits)
{
	size_t length = digits->length;

	if (length > 2 && digits->bytes[0] == '0' && text_fold(digits->bytes[1]) == 'x') {
		digits->bytes += 2, digits->length -= 2;
		return 16;
	}
	if (length > 1 && text_fold(digits->bytes[length - 1]) == 'b') {
		digits->length--;
		return 2;
	}
	return length > 1 && digits->bytes[0] == '0' ? 8 : 10;
}

enum cim_parsed cim_integer_parse(struct text text, struct cim_integer *integer)
{
	unsigned base;

	*integer = (struct cim_integer){0};
	if (text.length > 0 && (text.bytes[0] == '-' || text.bytes[0] == '+')) {
		integer->negative = text.bytes[0] == '-';
		text.bytes++, text.length--;
	}
	base = take_base(&text);
	integer->is_decimal = base == 10;
	for (size_t i = 0; i < text.length; i++) {
		unsigned digit = digit_value(text.bytes[i]);

		if (digit >= base)
			return CIM_NOT_A_NUMBER;
		if (integer->magnitude > (UINT64_MAX - digit) / base)
			return CIM_TOO_LARGE;
		integer->magnitude = integer->magnitude * base + digit;
	}
	if (integer->negative && integer->magnitude > (uint64_t)INT64_MAX + 1)
		return CIM_TOO_LARGE;
	return text.length > 0 ? CIM_PARSED : CIM_NOT_A_NUMBER;
}
