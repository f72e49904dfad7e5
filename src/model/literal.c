/* SPDX-License-Identifier: MIT */
#include "model/literal.h"

#include <string.h>

#include "base/digits.h"

/* ---- escapes ---- */

size_t cim_escape_decode(const char *text, size_t length, uint16_t *unit)
{
	static const char letters[] = "btnfr\"'\\", values[] = "\b\t\n\f\r\"'\\";
	const char *letter;
	uint64_t value = 0;
	size_t digits;

	if (length < 2)
		return 0;
	letter = memchr(letters, text[1], sizeof letters - 1);
	if (letter) {
		*unit = (uint8_t)values[letter - letters];
		return 2;
	}
	if (text_fold(text[1]) != 'x')
		return 0;
	digits = digits_read((struct text){text + 2, (length < 6 ? length : 6) - 2}, 16, UINT16_MAX, &value);
	*unit = (uint16_t)value;
	return digits > 0 ? 2 + digits : 0;
}

/* ---- the walk ---- */

static bool is_high(uint32_t c)
{
	return c >= 0xD800 && c <= 0xDBFF;
}

static bool is_low(uint32_t c)
{
	return c >= 0xDC00 && c <= 0xDFFF;
}

/* As wtf8_append does with a code unit: a low surrogate turns the three bytes before it into four. */
static size_t size_of_unit(uint16_t unit, bool after_surrogate)
{
	if (is_low(unit) && after_surrogate)
		return 1;
	return unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
}

static const char *rest_of(const struct literal_walk *walk, size_t *length)
{
	*length = walk->literal.end - walk->at;
	return walk->literal.source->text + walk->at;
}

/* The number of bytes of comment, directive or space at rest[0..length), which is outside of quotation marks. */
static size_t size_of_gap(const char *rest, size_t length)
{
	const char *end = NULL;
	size_t size = 1;

	if (length > 3 && memcmp(rest, "/*", 2) == 0) {
		end = memmem(rest + 2, length - 2, "*/", 2);
		return end ? (size_t)(end - rest) + 2 : length;
	}
	if (*rest == '#' || (length > 1 && memcmp(rest, "//", 2) == 0))
		while (size < length && rest[size] != '\n' && rest[size] != '\r')
			size++;
	return size;
}

/* Moves past quotation marks, and what separates literals, to the next piece of the text; false at the end. */
static bool find_piece(struct literal_walk *walk)
{
	while (walk->at < walk->literal.end) {
		size_t length;
		const char *rest = rest_of(walk, &length);

		if (*rest == '"')
			walk->is_open = !walk->is_open;
		else if (walk->is_open)
			return true;
		walk->at += *rest == '"' ? 1 : (uint32_t)size_of_gap(rest, length);
	}
	return false;
}

/* Moves past a character or an escape. */
static void take_piece(struct literal_walk *walk)
{
	size_t length, step, size;
	const char *rest = rest_of(walk, &length);
	uint32_t character;
	uint16_t unit;

	step = *rest == '\\' ? cim_escape_decode(rest, length, &unit) : 0;
	if (step > 0) {
		size = size_of_unit(unit, walk->after_surrogate);
		character = unit;
	} else {
		step = size = wtf8_decode(rest, length, &character);
	}
	walk->after_surrogate = is_high(character);
	walk->at += (uint32_t)step;
	walk->decoded += size;
}

static void rewind_walk(struct literal_walk *walk)
{
	walk->at = walk->literal.begin;
	walk->decoded = 0;
	walk->is_open = walk->after_surrogate = false;
}

void literal_walk_start(struct literal_walk *walk, struct span literal, struct text decoded)
{
	*walk = (struct literal_walk){.literal = literal, .length = decoded.length};
	if (literal.source == NULL || literal.end <= literal.begin || literal.source->text[literal.begin] != '"')
		return;
	/* No escape is shorter than the text that it decodes to, so equal lengths mean that there is none. */
	walk->is_plain =
		literal.end - literal.begin == decoded.length + 2 && literal.source->text[literal.end - 1] == '"';
	rewind_walk(walk);
	while (!walk->is_plain && find_piece(walk))
		take_piece(walk);
	walk->is_exact = walk->is_plain || walk->decoded == decoded.length;
	rewind_walk(walk);
}

/* The empty location at the end of the text: before the last quotation mark. */
static struct span end_of_text(struct span literal)
{
	uint32_t at = literal.end - (literal.source->text[literal.end - 1] == '"');

	return (struct span){literal.source, at, at};
}

struct span literal_walk_to(struct literal_walk *walk, size_t begin, size_t end)
{
	struct span place = walk->literal;
	struct literal_walk ahead;

	if (!walk->is_exact || begin > end || end > walk->length)
		return place;
	if (walk->is_plain) {
		place.begin = walk->literal.begin + 1 + (uint32_t)begin;
		place.end = walk->literal.begin + 1 + (uint32_t)end;
		return place;
	}
	if (begin < walk->decoded)
		rewind_walk(walk);
	for (ahead = *walk; ahead.decoded <= begin; take_piece(&ahead)) {
		if (!find_piece(&ahead))
			return end_of_text(walk->literal);
		*walk = ahead;
	}
	place.begin = place.end = walk->at;
	for (ahead = *walk; ahead.decoded < end && find_piece(&ahead); place.end = ahead.at)
		take_piece(&ahead);
	return place;
}

struct span literal_locate(struct span literal, struct text decoded, size_t begin, size_t end)
{
	struct literal_walk walk;

	literal_walk_start(&walk, literal, decoded);
	return literal_walk_to(&walk, begin, end);
}
