/* SPDX-License-Identifier: MIT */
/* Builds JSON documents with jansson; memory exhaustion aborts, and any text is accepted. */
#ifndef MOFKIT_DIAG_JS_H
#define MOFKIT_DIAG_JS_H

#include <jansson.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"

/* Each returns a new value, which js_set, js_append or js_print takes over. */
json_t *js_object(void);
json_t *js_array(void);
json_t *js_integer(uint64_t value); /* up to 2^63 - 1 */
json_t *js_real(double value);
json_t *js_text(const char *text);      /* cleaned to valid Unicode; JSON's null for NULL */
json_t *js_buffer(struct buffer *text); /* the same for a buffer, which is freed */

/* Members keep the order in which they were set. */
void js_set(json_t *object, const char *key, json_t *value);
void js_append(json_t *array, json_t *value);

/* Appends the document, indented by two, with a line end, and frees it. */
void js_print(json_t *document, struct buffer *out);

#endif
