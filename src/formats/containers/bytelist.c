/* SPDX-License-Identifier: MIT */
/*
 * Bytes in braces, as source code has them: Name (WQBA, Buffer (0x0A2B) { 0x46, 0x4F, ... }) in ASL, with comments
 * between them as iasl writes, or an array in C.
 */
#include <string.h>

#include "base/digits.h"
#include "formats/containers/search.h"

enum { BYTES_PER_LINE = 16, MAX_NAME = 64 };

/* The text from `at` on, and the bytes of the list that is being read. */
struct lists {
	struct search *search;
	const char *text;
	size_t at, size;
	char name[MAX_NAME + 1]; /* of the object or array that comes */
	struct decoded decoded;
};

static bool is_letter(char byte)
{
	return (text_fold(byte) >= 'a' && text_fold(byte) <= 'z') || (byte != 0 && strchr("_\\^.", byte) != NULL);
}

static char peek(const struct lists *lists, size_t ahead)
{
	return lists->size - lists->at > ahead ? lists->text[lists->at + ahead] : 0;
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n' || byte == ',';
}

/* Goes after the next `end`, or to the end of the text. */
static void skip_past(struct lists *lists, const char *end)
{
	const char *rest = lists->text + lists->at;
	const char *found = memmem(rest, lists->size - lists->at, end, strlen(end));

	lists->at = found ? (size_t)(found - lists->text) + strlen(end) : lists->size;
}

/* Commas are no more than blanks here. */
static void skip_blanks(struct lists *lists)
{
	for (;;) {
		if (is_blank(peek(lists, 0))) {
			lists->at++;
		} else if (peek(lists, 0) == '/' && (peek(lists, 1) == '*' || peek(lists, 1) == '/')) {
			lists->at += 2;
			skip_past(lists, lists->text[lists->at - 1] == '*' ? "*/" : "\n");
		} else {
			return;
		}
	}
}

/* A string ends with its line at the latest. */
static void skip_string(struct lists *lists)
{
	for (lists->at++; lists->at < lists->size && peek(lists, 0) != '\n'; lists->at++) {
		if (peek(lists, 0) == '"') {
			lists->at++;
			return;
		}
		if (peek(lists, 0) == '\\')
			lists->at++;
	}
	if (lists->at > lists->size)
		lists->at = lists->size;
}

static struct text take_word(struct lists *lists)
{
	struct text word = {lists->text + lists->at, 0};

	while (is_letter(peek(lists, 0)) || digit_is_decimal(peek(lists, 0))) {
		lists->at++;
		word.length++;
	}
	return word;
}

/* A number from 0 to 255, decimal or hexadecimal; false when the word is none. */
static bool take_byte(struct lists *lists, uint8_t *byte)
{
	struct text word = take_word(lists);
	unsigned base = 10;
	uint64_t value;

	if (word.length > 2 && word.bytes[0] == '0' && text_fold(word.bytes[1]) == 'x') {
		base = 16;
		word.bytes += 2;
		word.length -= 2;
	}
	if (word.length == 0 || digits_read(word, base, UINT8_MAX, &value) != word.length)
		return false;
	*byte = (uint8_t)value;
	return true;
}

static void search_list(struct lists *lists)
{
	const struct buffer *bytes = &lists->decoded.bytes;

	if (strcmp(lists->name, "_WDG") == 0)
		search_add_objects(lists->search, bytes->bytes, bytes->size);
	decoded_search(lists->search, &lists->decoded, lists->name[0] ? lists->name : NULL);
	lists->name[0] = 0; /* the next list has a name of its own, or none */
}

/* What stands after a brace: bytes up to the closing one, or something else, where the search continues. */
static void read_list(struct lists *lists)
{
	lists->decoded.bytes.size = lists->decoded.line_count = 0;
	for (;;) {
		size_t start;
		uint8_t byte;

		skip_blanks(lists);
		start = lists->at;
		if (!digit_is_decimal(peek(lists, 0)) || !take_byte(lists, &byte))
			break;
		if (lists->decoded.bytes.size % BYTES_PER_LINE == 0)
			decoded_mark(&lists->decoded, start);
		buffer_put_byte(&lists->decoded.bytes, byte);
	}
	if (peek(lists, 0) == '}')
		search_list(lists);
}

static void set_name(struct lists *lists, struct text name)
{
	size_t length = name.length < MAX_NAME ? name.length : MAX_NAME;

	memcpy(lists->name, name.bytes, length);
	lists->name[length] = 0;
}

/* Name (WQBA, ...) names what comes, and so does bytes[] in C. */
static void read_word(struct lists *lists)
{
	struct text word = take_word(lists);

	skip_blanks(lists);
	if (peek(lists, 0) == '[')
		set_name(lists, word);
	if (peek(lists, 0) != '(' || !text_equal(word, text_of("Name")))
		return;
	lists->at++;
	skip_blanks(lists);
	set_name(lists, take_word(lists));
}

void search_byte_lists(struct search *search)
{
	struct lists lists = {.search = search, .text = (const char *)search->text.bytes, .size = search->text.size};

	while (lists.at < lists.size) {
		char byte = peek(&lists, 0);

		if (byte == '"') {
			skip_string(&lists);
		} else if (is_letter(byte)) {
			read_word(&lists);
		} else if (byte == '/') {
			skip_blanks(&lists);
			lists.at += peek(&lists, 0) == '/';
		} else {
			lists.at++;
			if (byte == '{')
				read_list(&lists);
		}
	}
	decoded_free(&lists.decoded);
}
