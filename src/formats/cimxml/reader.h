/* SPDX-License-Identifier: MIT */
/*
 * The interface between the parts of the CIM-XML reader. Errors are reported where they occur, and reading continues.
 */
#ifndef MOFKIT_FORMATS_CIMXML_READER_H
#define MOFKIT_FORMATS_CIMXML_READER_H

#include <libxml/tree.h>

#include "formats/cimxml/cimxml.h"

enum { CIMXML_MAX_DEPTH = 200 }; /* instances inside each other, as deep as brackets in MOF text */

struct cimxml_reader {
	const char *path;
	struct names *names;
	struct diag_sink *sink;
	struct cim_unit *unit;
	const struct cim_namespace *where; /* of the objects that are read */
	struct map declared;               /* folded name -> the flavors (uint8_t) that a declaration gives */
	unsigned depth;                    /* of instances in strings */
	bool failed;
};

/* An element that may stand in another, and what reads it. */
struct cimxml_row {
	const char *element;
	void (*read)(struct cimxml_reader *reader, xmlNode *node, void *object);
};

/* ---- elements: node.c ---- */

/* Reads each element in `node` by its row; one without a row, or text between elements, is reported. */
void cimxml_read_children(struct cimxml_reader *reader, xmlNode *node, const struct cimxml_row *rows, size_t count,
			  void *object);

/* For elements that say nothing that counts here. */
void cimxml_skip(struct cimxml_reader *reader, xmlNode *node, void *object);

bool cimxml_is(const xmlNode *node, const char *element);

/* How many elements in `node` have a name that begins so. */
size_t cimxml_count(const xmlNode *node, const char *prefix);

/* Reports an error: "path:line: message". */
void cimxml_report(struct cimxml_reader *reader, const xmlNode *node, enum diag_code code, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* The attribute as text of the unit; false when it is not there. */
bool cimxml_find(struct cimxml_reader *reader, xmlNode *node, const char *attribute, struct text *text);

/* The same, reported when it is missing; no bytes then. */
struct text cimxml_need(struct cimxml_reader *reader, xmlNode *node, const char *attribute);

/* An attribute that has to be a name of MOF; "_" in its place after a report. */
struct name cimxml_need_name(struct cimxml_reader *reader, xmlNode *node, const char *attribute);

/* "true" or "false"; otherwise what `fallback` says. */
bool cimxml_flag(struct cimxml_reader *reader, xmlNode *node, const char *attribute, bool fallback);

/* The text that an element holds, as text of the unit. */
struct text cimxml_content(struct cimxml_reader *reader, xmlNode *node);

/* Without white space at its ends. */
struct text cimxml_trimmed(struct text text);

/* Parses XML text; NULL, after a report at `node` of the text around it or NULL, when it is not well-formed or not safe. */
xmlDoc *cimxml_parse(struct cimxml_reader *reader, const xmlNode *node, const char *bytes, size_t size);

/* ---- parts ---- */

/* A namespace by its LOCALNAMESPACEPATH or NAMESPACEPATH. */
const struct cim_namespace *cimxml_read_namespace(struct cimxml_reader *reader, xmlNode *node);

/* The object path in a VALUE.REFERENCE. */
struct text cimxml_read_path(struct cimxml_reader *reader, xmlNode *node);

/* The type that an element's TYPE names; string after a report. */
enum cim_type_code cimxml_read_type(struct cimxml_reader *reader, xmlNode *node);

/*
 * The VALUE, VALUE.ARRAY, VALUE.REFERENCE or VALUE.REFARRAY in `node`, if it has one: false if not. With `embeds` a
 * text that is an element is read as the instance that it represents.
 */
bool cimxml_read_value(struct cimxml_reader *reader, xmlNode *node, enum cim_type_code type, bool embeds,
		       struct cim_value *value);

void cimxml_read_qualifiers(struct cimxml_reader *reader, xmlNode *node, struct cim_qualifiers *qualifiers);

/*
 * CIMTYPE, which WMI gives every property and which is no qualifier of MOF, says what a string represents: *type becomes
 * that. It is left out, and stays only where it contradicts the type.
 */
void cimxml_apply_cimtype(struct cimxml_reader *reader, struct cim_qualifiers *qualifiers, struct cim_type *type);

void cimxml_read_class(struct cimxml_reader *reader, xmlNode *node, struct cim_class *class);
void cimxml_read_instance(struct cimxml_reader *reader, xmlNode *node, struct cim_instance *instance);
void cimxml_read_declaration(struct cimxml_reader *reader, xmlNode *node, void *unused);

#endif
