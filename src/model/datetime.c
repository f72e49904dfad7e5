/* SPDX-License-Identifier: MIT */
#include "model/datetime.h"

#include <string.h>

enum { LENGTH = 25, POINT = 14, SIGN = 21 };

static bool is_digits(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] < '0' || text[i] > '9')
			return false;
	return true;
}

static bool is_asterisks(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] != '*')
			return false;
	return true;
}

/* A field of a timestamp, with the range of clocks and calendars. */
static const struct field {
	unsigned char at, length;
	unsigned short minimum, maximum;
	const char *error;
} fields[] = {
	{0, 4, 0, 9999, "has no valid year"},
	{4, 2, 1, 12, "has a month other than 01 to 12"},
	{6, 2, 1, 31, "has a day other than 01 to 31"},
	{8, 2, 0, 23, "has an hour other than 00 to 23"},
	{10, 2, 0, 59, "has a minute other than 00 to 59"},
	{12, 2, 0, 59, "has a second other than 00 to 59"},
};

static unsigned number(const char *text, size_t length)
{
	unsigned value = 0;

	for (size_t i = 0; i < length; i++)
		value = value * 10 + (unsigned)(text[i] - '0');
	return value;
}

static bool is_leap(unsigned year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Checks the day against the month if both are given. */
static bool is_day_of_month(const char *text)
{
	static const unsigned char days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	unsigned month, day;

	if (!is_digits(text + 4, 4))
		return true;
	month = number(text + 4, 2);
	day = number(text + 6, 2);
	if (month < 1 || month > 12 || day > days[month - 1])
		return false;
	return month != 2 || day != 29 || !is_digits(text, 4) || is_leap(number(text, 4));
}

/*
 * DMTF allows asterisks for any digits that are not significant, also for the last ones of the microseconds (DSP0004
 * 2.2.1).
 */
static bool is_digits_then_asterisks(const char *text, size_t length)
{
	size_t digits = 0;

	while (digits < length && text[digits] >= '0' && text[digits] <= '9')
		digits++;
	return is_asterisks(text + digits, length - digits);
}

static bool is_microseconds(const char *text, bool is_dmtf)
{
	return is_digits(text, 6) || is_asterisks(text, 6) || (is_dmtf && is_digits_then_asterisks(text, 6));
}

static const char *timestamp_error(const char *text, bool is_dmtf, bool *malformed)
{
	const char *error = NULL;

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		const struct field *field = &fields[i];

		if (is_asterisks(text + field->at, field->length))
			continue;
		if (!is_digits(text + field->at, field->length))
			return "has a field that is neither all digits nor all asterisks";
		if (number(text + field->at, field->length) < field->minimum ||
		    number(text + field->at, field->length) > field->maximum)
			error = error ? error : field->error;
	}
	if (!is_microseconds(text + POINT + 1, is_dmtf))
		return "has microseconds that are neither six digits nor six asterisks";
	if (!is_digits(text + SIGN + 1, 3) && !is_asterisks(text + SIGN + 1, 3))
		return "has an offset that is neither three digits nor three asterisks";
	*malformed = false;
	return error || is_day_of_month(text) ? error : "has a day that does not exist in its month";
}

/* The days, hours, minutes, seconds and microseconds of an interval, any of which DMTF may leave open. */
static bool is_interval(const char *text, bool is_dmtf)
{
	static const struct {
		unsigned char at, length;
	} parts[] = {{0, 8}, {8, 2}, {10, 2}, {12, 2}};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (!is_digits(text + parts[i].at, parts[i].length) &&
		    !(is_dmtf && is_asterisks(text + parts[i].at, parts[i].length)))
			return false;
	return is_digits(text + POINT + 1, 6) || (is_dmtf && is_digits_then_asterisks(text + POINT + 1, 6));
}

static const char *interval_error(const char *text, bool is_dmtf, bool *malformed)
{
	if (memcmp(text + SIGN, ":000", 4) != 0)
		return "is an interval but does not end with ':000'";
	if (!is_interval(text, is_dmtf))
		return "is an interval with characters other than digits";
	*malformed = false;
	for (size_t i = 3; i < sizeof fields / sizeof *fields; i++)
		if (is_digits(text + fields[i].at, fields[i].length) &&
		    number(text + fields[i].at, fields[i].length) > fields[i].maximum)
			return fields[i].error;
	return NULL;
}

const char *cim_datetime_error(struct text text, bool is_dmtf, bool *malformed)
{
	*malformed = true;
	if (text.length != LENGTH)
		return "must have 25 characters: yyyymmddhhmmss.mmmmmm+utc";
	if (text.bytes[POINT] != '.')
		return "has no '.' after its first 14 characters";
	if (text.bytes[SIGN] == ':')
		return interval_error(text.bytes, is_dmtf, malformed);
	if (text.bytes[SIGN] == '+' || text.bytes[SIGN] == '-')
		return timestamp_error(text.bytes, is_dmtf, malformed);
	return "has neither '+', '-' nor ':' before its last three characters";
}
