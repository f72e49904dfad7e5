/* SPDX-License-Identifier: MIT */
/* JSON documents to write: jansson with our promise that memory is there, and with any text. */
#ifndef MOFKIT_DIAG_JS_H
#define MOFKIT_DIAG_JS_H

#include <jansson.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"

/* Each returns a new value; js_set, js_append or js_print take it over. */
json_t *js_object(void);
json_t *js_array(void);
json_t *js_integer(uint64_t value); /* up to 2^63 - 1 */
json_t *js_real(double value);
json_t *js_text(const char *text);      /* cleaned to Unicode; JSON's null for NULL */
json_t *js_buffer(struct buffer *text); /* the same of a buffer, which is freed */

/* Members keep the order in which they were set. */
void js_set(json_t *object, const char *key, json_t *value);
void js_append(json_t *array, json_t *value);

/* Writes the document, indented by two and closed by a line end, and frees it. */
void js_print(json_t *document, struct buffer *out);

#endif
