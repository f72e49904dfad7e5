/* SPDX-License-Identifier: MIT */
#include "model/real.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

enum { DOUBLE_DIGITS = 17 }; /* enough to distinguish any two doubles */

/* The C library reads and writes numbers in the thread's locale: "C" is in force between these two. */
static locale_t enter_c_locale(locale_t *c_locale)
{
	*c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	if (*c_locale == (locale_t)0)
		abort();
	return uselocale(*c_locale);
}

static void leave_c_locale(locale_t before, locale_t c_locale)
{
	uselocale(before);
	freelocale(c_locale);
}

bool cim_real_parse(struct text text, double *real)
{
	struct buffer copy = {0};
	locale_t before, c_locale;
	const char *start;
	char *end;
	bool whole;

	for (size_t i = 0; i < text.length; i++)
		if (text.bytes[i] == 0 || strchr("0123456789+-.eE", text.bytes[i]) == NULL)
			return false;
	buffer_put(&copy, text.bytes, text.length);
	start = buffer_text(&copy);
	before = enter_c_locale(&c_locale);
	*real = strtod(start, &end);
	leave_c_locale(before, c_locale);
	whole = text.length > 0 && end == start + text.length;
	buffer_free(&copy);
	return whole;
}

static bool reads_back(const char *text, double real, bool single)
{
	double again = strtod(text, NULL);

	return single ? (float)again == (float)real : again == real;
}

/* "1e+20" to "1.0e+20", "7" to "7.0". */
static void add_point(char *text)
{
	size_t digits = strspn(text, "+-0123456789");

	if (text[digits] == '.')
		return;
	memmove(text + digits + 2, text + digits, strlen(text + digits) + 1);
	memcpy(text + digits, ".0", 2);
}

size_t cim_real_text(double real, bool single, char text[CIM_REAL_TEXT_SIZE])
{
	locale_t before, c_locale;

	if (isnan(real))
		return 0;
	if (isinf(real))
		return (size_t)snprintf(text, CIM_REAL_TEXT_SIZE, "%s", real < 0 ? "-1.0e+999" : "1.0e+999");
	before = enter_c_locale(&c_locale);
	for (int digits = 1; digits <= DOUBLE_DIGITS; digits++) {
		snprintf(text, CIM_REAL_TEXT_SIZE, "%.*g", digits, real);
		if (reads_back(text, real, single))
			break;
	}
	leave_c_locale(before, c_locale);
	add_point(text);
	return strlen(text);
}
