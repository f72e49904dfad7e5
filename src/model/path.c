/* SPDX-License-Identifier: MIT */
#include "model/path.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct reader {
	const char *at, *end;
	struct arena *arena; /* NULL if the path is only checked */
	struct cim_path *path;
	size_t capacity;
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

/* The string without the backslashes of its escapes. */
static struct text decode(struct reader *reader, const char *from, const char *to)
{
	char *decoded;
	size_t length = 0;

	if (reader->arena == NULL)
		return (struct text){0};
	decoded = arena_alloc(reader->arena, (size_t)(to - from) + 1);
	for (; from < to; from++) {
		if (*from == '\\' && from + 1 < to)
			from++;
		decoded[length++] = *from;
	}
	return (struct text){decoded, length};
}

static const char *take_string(struct reader *reader, char quote, struct cim_path_key *key)
{
	const char *start = reader->at;

	while (reader->at < reader->end && *reader->at != quote)
		reader->at += *reader->at == '\\' && reader->at + 1 < reader->end ? 2 : 1;
	key->is_string = true;
	key->value = decode(reader, start, reader->at);
	return take(reader, quote) ? NULL : "has a string without its closing quote";
}

/* A string in either kind of quotes, a number, TRUE or FALSE. */
static const char *take_constant(struct reader *reader, struct cim_path_key *key)
{
	const char *start = reader->at;

	if (take(reader, '"'))
		return take_string(reader, '"', key);
	if (take(reader, '\''))
		return take_string(reader, '\'', key);
	while (reader->at < reader->end && (is_name_byte(*reader->at, false) || memchr("+-", *reader->at, 2)))
		reader->at++;
	key->value = (struct text){start, (size_t)(reader->at - start)};
	return reader->at > start ? NULL : "has no value after '='";
}

static void add_key(struct reader *reader, struct cim_path_key key)
{
	struct cim_path *path = reader->path;

	if (path == NULL)
		return;
	path->keys = mem_grow(path->keys, path->count, &reader->capacity, sizeof *path->keys);
	path->keys[path->count++] = key;
}

static const char *take_keys(struct reader *reader)
{
	do {
		struct cim_path_key key = {0};
		const char *start = reader->at;
		const char *error;

		if (!take_name(reader))
			return "has no key name after '.' or ','";
		key.name = (struct text){start, (size_t)(reader->at - start)};
		if (!take(reader, '='))
			return "has no '=' after a key";
		error = take_constant(reader, &key);
		if (error)
			return error;
		add_key(reader, key);
	} while (take(reader, ','));
	return NULL;
}

/* Parses what follows "Class=": an @ or the value of the only key. */
static const char *take_only_key(struct reader *reader)
{
	struct cim_path_key key = {0};
	const char *error;

	if (take(reader, '@')) {
		if (reader->path)
			reader->path->is_singleton = true;
		return NULL;
	}
	error = take_constant(reader, &key);
	if (error == NULL)
		add_key(reader, key);
	return error;
}

/* How many bytes the server of "\\\\server:5989\\root" takes, in which a ':' may be; 0 without one. */
static size_t server_length(struct text path)
{
	size_t length = 2;

	if (path.length < 2 || !memchr("\\/", path.bytes[0], 2) || !memchr("\\/", path.bytes[1], 2))
		return 0;
	while (length < path.length && !memchr("\\/\"'", path.bytes[length], 4))
		length++;
	return length;
}

/* Skips a namespace, if there is one: it ends with ':' and contains no quote. */
static void take_namespace(struct reader *reader)
{
	size_t length = (size_t)(reader->end - reader->at);
	const char *quote = memchr(reader->at, '"', length), *apostrophe = memchr(reader->at, '\'', length);
	size_t server = server_length((struct text){reader->at, length});
	const char *colon = memchr(reader->at + server, ':', length - server);

	if (!colon || (quote && quote < colon) || (apostrophe && apostrophe < colon))
		return;
	if (reader->path)
		reader->path->name_space = (struct text){reader->at, (size_t)(colon - reader->at)};
	reader->at = colon + 1;
}

static const char *take_path(struct reader *reader)
{
	const char *error = NULL, *start;

	if (reader->at == reader->end)
		return "is empty";
	take_namespace(reader);
	start = reader->at;
	if (!take_name(reader))
		return "has no class name";
	if (reader->path)
		reader->path->class_name = (struct text){start, (size_t)(reader->at - start)};
	if (take(reader, '.'))
		error = take_keys(reader);
	else if (take(reader, '='))
		error = take_only_key(reader);
	if (error)
		return error;
	return reader->at == reader->end ? NULL : "has extra characters at its end";
}

const char *cim_path_error(struct text path)
{
	struct reader reader = {.at = path.bytes, .end = path.bytes + path.length};

	return take_path(&reader);
}

const char *cim_path_parse(struct arena *arena, struct text path, struct cim_path *parsed)
{
	struct reader reader = {.at = path.bytes, .end = path.bytes + path.length, .arena = arena, .path = parsed};
	struct cim_path_key *keys;
	const char *error;

	*parsed = (struct cim_path){0};
	error = take_path(&reader);
	keys = parsed->keys;
	parsed->keys = arena_copy(arena, keys, parsed->count * sizeof *keys);
	free(keys);
	return error;
}

void cim_path_append_string(struct buffer *out, struct text string)
{
	buffer_put_byte(out, '"');
	for (size_t i = 0; i < string.length; i++) {
		if (string.bytes[i] == '"' || string.bytes[i] == '\\')
			buffer_put_byte(out, '\\');
		buffer_put_byte(out, (uint8_t)string.bytes[i]);
	}
	buffer_put_byte(out, '"');
}
