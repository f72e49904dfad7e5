/* SPDX-License-Identifier: MIT */
#include "base/digits.h"

size_t digits_read(struct text text, unsigned base, uint64_t max, uint64_t *number)
{
	uint64_t value = 0;
	size_t count = 0;

	for (; count < text.length && digit_value(text.bytes[count]) < base; count++) {
		unsigned digit = digit_value(text.bytes[count]);

		if (digit > max || value > (max - digit) / base)
			return 0;
		value = value * base + digit;
	}
	if (count > 0)
		*number = value;
	return count;
}

bool digits_parse(struct text text, uint64_t max, uint64_t *number)
{
	uint64_t value;

	if (text.length == 0 || digits_read(text, 10, max, &value) != text.length)
		return false;
	*number = value;
	return true;
}

bool digits_read_byte(const char *digits, uint8_t *byte)
{
	unsigned high = digit_value(digits[0]), low = high == NOT_A_DIGIT ? NOT_A_DIGIT : digit_value(digits[1]);

	if (low == NOT_A_DIGIT)
		return false;
	*byte = (uint8_t)(high << 4 | low);
	return true;
}
