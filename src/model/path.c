/* SPDX-License-Identifier: MIT */
#include "model/path.h"

#include <string.h>

struct reader {
	const char *at, *end;
};

static bool is_name_byte(char byte, bool first)
{
	return (text_fold(byte) >= 'a' && text_fold(byte) <= 'z') || byte == '_' || (unsigned char)byte >= 0x80 ||
	       (!first && byte >= '0' && byte <= '9');
}

static bool take_name(struct reader *reader)
{
	const char *start = reader->at;

	while (reader->at < reader->end && is_name_byte(*reader->at, reader->at == start))
		reader->at++;
	return reader->at > start;
}

static bool take(struct reader *reader, char byte)
{
	if (reader->at == reader->end || *reader->at != byte)
		return false;
	reader->at++;
	return true;
}

static const char *take_string(struct reader *reader, char quote)
{
	while (reader->at < reader->end && *reader->at != quote)
		reader->at += *reader->at == '\\' && reader->at + 1 < reader->end ? 2 : 1;
	return take(reader, quote) ? NULL : "has a string without its closing quote";
}

/* A string in either kind of quotes, a number, TRUE or FALSE. */
static const char *take_constant(struct reader *reader)
{
	const char *start = reader->at;

	if (take(reader, '"'))
		return take_string(reader, '"');
	if (take(reader, '\''))
		return take_string(reader, '\'');
	while (reader->at < reader->end && (is_name_byte(*reader->at, false) || strchr("+-", *reader->at)))
		reader->at++;
	return reader->at > start ? NULL : "has no value behind '='";
}

static const char *take_keys(struct reader *reader)
{
	do {
		const char *fault;

		if (!take_name(reader))
			return "has no key name behind '.' or ','";
		if (!take(reader, '='))
			return "has no '=' behind a key";
		fault = take_constant(reader);
		if (fault)
			return fault;
	} while (take(reader, ','));
	return NULL;
}

/* Goes behind a namespace, if one is there: it ends with ':', and holds no quote. */
static void skip_namespace(struct reader *reader)
{
	size_t length = (size_t)(reader->end - reader->at);
	const char *quote = memchr(reader->at, '"', length), *apostrophe = memchr(reader->at, '\'', length);
	const char *colon = memchr(reader->at, ':', length);

	if (colon && (!quote || colon < quote) && (!apostrophe || colon < apostrophe))
		reader->at = colon + 1;
}

const char *cim_path_fault(struct text path)
{
	struct reader reader = {path.bytes, path.bytes + path.length};
	const char *fault = NULL;

	if (path.length == 0)
		return "is empty";
	skip_namespace(&reader);
	if (!take_name(&reader))
		return "has no class name";
	if (take(&reader, '.'))
		fault = take_keys(&reader);
	else if (take(&reader, '='))
		fault = take(&reader, '@') ? NULL : take_constant(&reader);
	if (fault)
		return fault;
	return reader.at == reader.end ? NULL : "has something behind its end";
}
