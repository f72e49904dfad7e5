/* SPDX-License-Identifier: MIT */
/* The interface between the parts of the JSON reader. Functions that return bool return false after a report. */
#ifndef MOFKIT_FORMATS_JSON_READER_H
#define MOFKIT_FORMATS_JSON_READER_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "formats/json/form.h"

enum { JSON_MAX_DEPTH = 200 }; /* instances inside each other, as deep as brackets in MOF text */

struct json_reader {
	const char *path;
	struct names *names;
	struct diag_sink *sink;
	struct cim_unit *unit;
	const struct cim_namespace *where; /* the last one, shared by consecutive operations */
	unsigned depth;                    /* of instances */
	struct buffer units, scratch;      /* of read_text() in read_value.c and json_shown */
};

/* A JSON value and its path for messages. */
struct json_node {
	json_t *json;
	const struct json_node *parent; /* NULL at the top */
	const char *key;                /* its key in its parent; NULL in an array */
	size_t index;                   /* its index in the array */
};

/* Reads an object into a struct by its form. */
bool json_get_object(struct json_reader *reader, const struct json_node *node, const struct json_form *form,
		     void *object);

/* Reads a list of words into bits. */
bool json_to_words(struct json_reader *reader, const struct json_node *node, const struct json_words *words,
		   uint32_t *bits);

/* ---- errors ---- */

/* Reports an error of a node: "path: operations[3].class.name: message". */
struct diagnostic *json_report(struct json_reader *reader, const struct json_node *node, enum diag_code code,
			       const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Reports why jansson could not read the text. */
void json_report_syntax(struct json_reader *reader, const json_error_t *error);

/* Checks the type of a node, where JSON_TRUE means either boolean; false after a report. */
bool json_expect(struct json_reader *reader, const struct json_node *node, json_type type);

/* Returns the type of a value with its article: "an object", "null". Static text. */
const char *json_type_name(const json_t *json);

/* Returns input text for a message: control characters become '?', long text is cut. Valid until the next call. */
const char *json_shown(struct json_reader *reader, struct text text);

#endif
