/* SPDX-License-Identifier: MIT */
#include "model/namespace.h"

#include <string.h>

#include "base/digits.h"

static bool is_separator(char byte)
{
	return byte == '\\' || byte == '/';
}

static bool is_letter(char byte)
{
	return (text_fold(byte) >= 'a' && text_fold(byte) <= 'z') || (unsigned char)byte >= 0x80;
}

/* The length of the text up to the next separator. */
static size_t element_length(struct text text)
{
	size_t length = 0;

	while (length < text.length && !is_separator(text.bytes[length]))
		length++;
	return length;
}

static struct text skip(struct text text, size_t count)
{
	return (struct text){text.bytes + count, text.length - count};
}

static const char *check_element(struct text element)
{
	if (element.length == 0)
		return "has an empty element";
	if (!is_letter(element.bytes[0]) && element.bytes[0] != '_')
		return "has an element that does not begin with a letter";
	for (size_t i = 0; i < element.length; i++)
		if (!is_letter(element.bytes[i]) && element.bytes[i] != '_' &&
		    (element.bytes[i] < '0' || element.bytes[i] > '9'))
			return "has a character other than letters, digits and '_'";
	return NULL;
}

static const char *take_server(struct text *rest, struct cim_namespace_path *path)
{
	size_t length;

	if (rest->length < 2 || !is_separator(rest->bytes[0]))
		return NULL;
	if (!is_separator(rest->bytes[1])) {
		path->has_single_separator = true;
		*rest = skip(*rest, 1);
		return NULL;
	}
	*rest = skip(*rest, 2);
	length = element_length(*rest);
	if (length == 0)
		return "has no server name after its leading separators";
	if (length == rest->length)
		return "has a server name but no namespace";
	path->server = (struct text){rest->bytes, length};
	*rest = skip(*rest, length + 1);
	return NULL;
}

const char *cim_namespace_parse(struct arena *arena, struct text written, struct cim_namespace_path *path)
{
	struct text rest = written;
	const char *error;
	char *copy;

	*path = (struct cim_namespace_path){.has_slashes = memchr(written.bytes, '/', written.length) != NULL};
	error = take_server(&rest, path);
	if (error)
		return error;
	if (rest.length > 0 && is_separator(rest.bytes[rest.length - 1]))
		rest.length--;
	if (rest.length == 0)
		return "is empty";
	copy = arena_text(arena, rest.bytes, rest.length);
	path->path = (struct text){copy, rest.length};
	path->is_relative =
		path->server.length == 0 && !text_same_name((struct text){copy, element_length(rest)}, text_of("root"));
	if (path->is_relative && path->has_single_separator)
		return "begins with a single separator";
	for (size_t at = 0;; at++) {
		size_t length = element_length(skip(path->path, at));

		error = check_element((struct text){copy + at, length});
		at += length;
		if (error || at == path->path.length)
			return error;
		copy[at] = '\\';
	}
}

const char *cim_namespace_join(struct arena *arena, const char *current, const struct cim_namespace_path *path)
{
	if (!path->is_relative)
		return arena_text(arena, path->path.bytes, path->path.length);
	return arena_printf(arena, "%s\\%.*s", current, (int)path->path.length, path->path.bytes);
}

bool cim_namespace_equal(const char *a, const char *b)
{
	return text_compare_folded(a, b) == 0;
}

bool cim_is_locale(struct text text)
{
	if (text.length < 4 || !text_same_name((struct text){text.bytes, 3}, text_of("ms_")))
		return false;
	for (size_t i = 3; i < text.length; i++)
		if (digit_value(text.bytes[i]) == NOT_A_DIGIT)
			return false;
	return true;
}
