/* SPDX-License-Identifier: MIT */
/* The form of each JSON object: a table of its keys, used by the writer and the reader. */
#ifndef MOFKIT_FORMATS_JSON_FORM_H
#define MOFKIT_FORMATS_JSON_FORM_H

#include <jansson.h>

#include "model/unit.h"

enum { JSON_VERSION = 1 }; /* the number under "mofkit" */

struct json_writer;
struct json_reader;
struct json_node;
struct json_field;

/* Returns the JSON of a member, or NULL if its key is omitted. */
typedef json_t *json_put_function(struct json_writer *writer, const struct json_field *field, const void *member);

/* Reads a value into a zeroed member; false after a report. */
typedef bool json_get_function(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
			       void *member);

/* Completes and checks an object after all its keys were read; false after a report. */
typedef bool json_finish_function(struct json_reader *reader, const struct json_node *node, void *object);

/* A key of an object. */
struct json_field {
	const char *key;
	bool required; /* always written, an error if missing */
	size_t offset; /* of the member in its struct */
	json_put_function *put;
	json_get_function *get;
	const void *detail; /* additional data for put and get */
};

/* An object that represents a struct. */
struct json_form {
	const struct json_field *fields; /* in the order of writing and reading */
	size_t count;
	size_t size;                  /* of the struct */
	json_finish_function *finish; /* NULL if the keys are independent */
};

/* The names of the bits of a set. */
struct json_words {
	const struct json_word {
		uint32_t bit;
		const char *word;
	} * words;
	size_t count;
	uint32_t mask; /* the bits that fit in the member */
};

/* An operation is an object with one of four keys. */
struct json_action {
	enum cim_operation_kind kind;
	const struct json_form *form;
};

/* ---- form.c ---- */

extern const struct json_form json_unit_form, json_operation_form, json_declaration_form, json_remark_form;
extern const struct json_form json_namespace_form, json_instance_form;
extern const struct json_form json_property_form, json_assignment_form, json_method_form, json_qualifier_form;

/* The forms of values that are objects; NULL for kinds with a JSON type of their own. */
extern const struct json_form *const json_value_forms[CIM_LITERAL_ARRAY + 1];

/* ---- reading and writing the kinds of members ---- */

#define JSON_KIND(kind)                    \
	json_put_function json_put_##kind; \
	json_get_function json_get_##kind

JSON_KIND(name);      /* struct name */
JSON_KIND(text);      /* struct text */
JSON_KIND(flag);      /* bool */
JSON_KIND(words8);    /* uint8_t; the detail is a struct json_words */
JSON_KIND(words32);   /* uint32_t; the same */
JSON_KIND(value);     /* struct cim_value */
JSON_KIND(digits);    /* struct cim_integer: its number */
JSON_KIND(base);      /* struct cim_integer: decimal or bits */
JSON_KIND(real);      /* double */
JSON_KIND(character); /* uint16_t */
JSON_KIND(instance);  /* struct cim_instance * */

JSON_KIND(version);        /* no member */
JSON_KIND(operations);     /* struct cim_unit */
JSON_KIND(declarations);   /* struct cim_unit */
JSON_KIND(remarks);        /* struct cim_unit */
JSON_KIND(action);         /* struct cim_operation; the detail is a struct json_action */
JSON_KIND(namespace);      /* const struct cim_namespace * */
JSON_KIND(path);           /* const char * */
JSON_KIND(instance_flags); /* struct cim_operation; the detail is a struct json_words */
JSON_KIND(qualifiers);     /* struct cim_qualifiers */
JSON_KIND(effective);      /* struct cim_qualifier; the detail is a struct json_words */
JSON_KIND(properties);     /* struct cim_properties; the detail is the form of each */
JSON_KIND(methods);        /* struct cim_class */
JSON_KIND(default_value);  /* struct cim_property */
JSON_KIND(declared_type);  /* struct cim_qualifier_declaration */
JSON_KIND(declared_value); /* struct cim_qualifier_declaration */
JSON_KIND(reference);      /* struct cim_type */
JSON_KIND(size);           /* struct cim_type */

#undef JSON_KIND

/* The keys of a struct span, which are written with the option positions, and skipped by the reader. */
json_put_function json_put_file, json_put_line, json_put_column;
json_get_function json_get_nothing;

json_finish_function json_finish_qualifier, json_finish_property, json_finish_method;
json_finish_function json_finish_operation, json_finish_namespace, json_finish_declaration;

#endif
