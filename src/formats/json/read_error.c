/* SPDX-License-Identifier: MIT */
/* Reports errors in JSON text, with the path to the node. */
#include <stdarg.h>

#include "formats/json/reader.h"

enum { MAX_SHOWN = 100 }; /* bytes of the input in a message */

static bool is_control(uint32_t code_point)
{
	return code_point < ' ' || (code_point >= 0x7F && code_point < 0xA0);
}

const char *json_shown(struct json_reader *reader, struct text text)
{
	struct buffer *out = &reader->scratch;

	out->size = 0;
	for (size_t at = 0; at < text.length;) {
		uint32_t code_point;
		size_t size = wtf8_decode(text.bytes + at, text.length - at, &code_point);

		if (at + size > MAX_SHOWN) {
			buffer_put_text(out, "...");
			break;
		}
		wtf8_append(out, is_control(code_point) ? '?' : code_point);
		at += size;
	}
	return buffer_text(out);
}

/* Writes the path to a node, outermost first. */
static void put_path(const struct json_node *node, struct buffer *out)
{
	if (node->parent == NULL)
		return;
	put_path(node->parent, out);
	if (node->key)
		buffer_printf(out, "%s%s", node->parent->parent ? "." : "", node->key);
	else
		buffer_printf(out, "[%zu]", node->index);
}

struct diagnostic *json_report(struct json_reader *reader, const struct json_node *node, enum diag_code code,
			       const char *format, ...)
{
	struct buffer location = {0}, message = {0};
	struct diagnostic *diagnostic;
	va_list arguments;

	put_path(node, &location);
	if (location.size > 0)
		buffer_put_text(&location, ": ");
	va_start(arguments, format);
	buffer_vprintf(&message, format, arguments);
	va_end(arguments);
	diagnostic = diag_report(reader->sink, code, (struct span){0}, "%s: %s%s", reader->path, buffer_text(&location),
				 buffer_text(&message));
	buffer_free(&location);
	buffer_free(&message);
	return diagnostic;
}

void json_report_syntax(struct json_reader *reader, const json_error_t *error)
{
	enum json_error_code why = json_error_code(error);
	enum diag_code code = why == json_error_duplicate_key    ? MOF846
			      : why == json_error_stack_overflow ? MOF847
								 : MOF840;

	diag_report(reader->sink, code, (struct span){0}, "%s:%d:%d: %s", reader->path, error->line, error->column,
		    json_shown(reader, text_of(error->text)));
}

const char *json_type_name(const json_t *json)
{
	static const char *const names[] = {
		[JSON_OBJECT] = "an object",
		[JSON_ARRAY] = "an array",
		[JSON_STRING] = "a string",
		[JSON_INTEGER] = "an integer",
		[JSON_REAL] = "a fractional number",
		[JSON_TRUE] = "true",
		[JSON_FALSE] = "false",
		[JSON_NULL] = "null",
	};

	return names[json_typeof(json)];
}

bool json_expect(struct json_reader *reader, const struct json_node *node, json_type type)
{
	static const char *const names[] = {
		[JSON_OBJECT] = "an object",   [JSON_ARRAY] = "an array",     [JSON_STRING] = "a string",
		[JSON_INTEGER] = "an integer", [JSON_TRUE] = "true or false",
	};

	if (json_typeof(node->json) == type || (type == JSON_TRUE && json_is_boolean(node->json)))
		return true;
	json_report(reader, node, MOF844, "expected %s, found %s", names[type], json_type_name(node->json));
	return false;
}
