/* SPDX-License-Identifier: MIT */
/* The interface between the parts of the JSON writer. */
#ifndef MOFKIT_FORMATS_JSON_WRITER_H
#define MOFKIT_FORMATS_JSON_WRITER_H

#include "base/buffer.h"
#include "formats/json/form.h"

struct json_writer {
	bool positions;
	struct buffer units, scratch; /* for conversions through UTF-16 */
};

/* Returns the object of a struct by its form. */
json_t *json_put_object(struct json_writer *writer, const struct json_form *form, const void *object);

/* Returns `json`; ends the program if it is NULL because jansson is out of memory. */
json_t *json_must(json_t *json);

/* Returns text as a string, or as an array of UTF-16 units if it has a lone surrogate. */
json_t *json_from_text(struct json_writer *writer, struct text text);

/* Returns the names of the bits that are set, and those without a name as one hexadecimal number. */
json_t *json_from_words(const struct json_words *words, uint32_t bits);

#endif
