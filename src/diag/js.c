/* SPDX-License-Identifier: MIT */
#include "diag/js.h"

#include <stdlib.h>
#include <string.h>

#include "diag/clean.h"

static json_t *or_abort(json_t *value)
{
	if (value == NULL)
		abort();
	return value;
}

json_t *js_object(void)
{
	return or_abort(json_object());
}

json_t *js_array(void)
{
	return or_abort(json_array());
}

json_t *js_integer(uint64_t value)
{
	return or_abort(json_integer((json_int_t)value));
}

json_t *js_real(double value)
{
	return or_abort(json_real(value));
}

static json_t *make_string(struct text text)
{
	struct buffer clean = {0};
	json_t *value;

	clean_append(&clean, text, CLEAN_UTF8);
	value = json_stringn_nocheck(buffer_text(&clean), clean.size);
	buffer_free(&clean);
	return or_abort(value);
}

json_t *js_text(const char *text)
{
	return text ? make_string(text_of(text)) : json_null();
}

json_t *js_buffer(struct buffer *text)
{
	json_t *value = make_string((struct text){buffer_text(text), text->size});

	buffer_free(text);
	return value;
}

void js_set(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new_nocheck(object, key, value) < 0)
		abort();
}

void js_append(json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) < 0)
		abort();
}

static int put_bytes(const char *bytes, size_t size, void *out)
{
	buffer_put(out, bytes, size);
	return 0;
}

/* 15 digits print a score of 6.8 as 6.8. */
enum { DUMP_FLAGS = JSON_INDENT(2) | JSON_PRESERVE_ORDER | JSON_REAL_PRECISION(15) };

void js_print(json_t *document, struct buffer *out)
{
	if (json_dump_callback(document, put_bytes, out, DUMP_FLAGS) < 0)
		abort();
	buffer_put_byte(out, '\n');
	json_decref(document);
}
