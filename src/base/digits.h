/* SPDX-License-Identifier: MIT */
/* Decimal and hexadecimal digits of ASCII, the same in every locale. */
#ifndef MOFKIT_BASE_DIGITS_H
#define MOFKIT_BASE_DIGITS_H

#include <stdbool.h>

#include "base/text.h"

enum { NOT_A_DIGIT = 16 }; /* above every digit of any supported base */

static inline bool digit_is_decimal(char c)
{
	return c >= '0' && c <= '9';
}

/* The value of a hexadecimal digit of either case, 0 to 15; NOT_A_DIGIT for any other character. */
static inline unsigned digit_value(char c)
{
	if (digit_is_decimal(c))
		return (unsigned)(c - '0');
	c = text_fold(c);
	return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : NOT_A_DIGIT;
}

/*
 * Reads the digits of a base, 2 to 16, at the start of the text. Returns how many there are; 0 if there are none or
 * if the number exceeds `max`. *number is written only on success.
 */
size_t digits_read(struct text text, unsigned base, uint64_t max, uint64_t *number);

/* Reads the whole text as a decimal number up to `max`: no sign, no blank. *number is written only on success. */
bool digits_parse(struct text text, uint64_t max, uint64_t *number);

/* Reads the two hexadecimal digits at digits[0..2) as a byte. *byte is written only on success. */
bool digits_read_byte(const char *digits, uint8_t *byte);

#endif
