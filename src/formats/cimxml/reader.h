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
	const xmlNode *around;             /* the element with the string that is read; NULL outside of strings */
	long skipped_lines;                /* before the document */
	size_t room;                       /* bytes that embedded objects may still expand to */
	bool has_call;                     /* a call or response was noted */
	bool is_malformed;                 /* its structure has errors, which explain others */
	bool failed;
};

/* An element that may stand in another, and what reads it. */
struct cimxml_row {
	const char *element;
	void (*read)(struct cimxml_reader *reader, xmlNode *node, void *object);
};

/* ---- elements: node.c ---- */

/* Reads an element, or each one in it, by its row; one without a row is skipped. */
void cimxml_read_element(struct cimxml_reader *reader, xmlNode *node, const struct cimxml_row *rows, size_t count,
			 void *object);
void cimxml_read_children(struct cimxml_reader *reader, xmlNode *node, const struct cimxml_row *rows, size_t count,
			  void *object);

bool cimxml_is(const xmlNode *node, const char *element);

/* How many elements in `node` have a name that begins so. */
size_t cimxml_count(const xmlNode *node, const char *prefix);

/* Reports "path:line: message"; reading fails if the code is an error. */
void cimxml_report(struct cimxml_reader *reader, const xmlNode *node, enum diag_code code, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* The attribute as text of the unit; false when it is not there. */
bool cimxml_find(struct cimxml_reader *reader, xmlNode *node, const char *attribute, struct text *text);

/* The same; no bytes when it is missing, which was reported. */
struct text cimxml_need(struct cimxml_reader *reader, xmlNode *node, const char *attribute);

/* An attribute that has to be a name of MOF; "_" in its place after a report. */
struct name cimxml_need_name(struct cimxml_reader *reader, xmlNode *node, const char *attribute);

/* Whether it is "true"; `fallback` without it. */
bool cimxml_flag(struct cimxml_reader *reader, xmlNode *node, const char *attribute, bool fallback);

/* The text that an element holds, as text of the unit. */
struct text cimxml_content(struct cimxml_reader *reader, xmlNode *node);

/* Without white space at its ends. */
struct text cimxml_trimmed(struct text text);

/* Whether DSP0203 declares the element. */
bool cimxml_is_known(const xmlNode *node);

/* Reports what DSP0203 does not allow in an element and below: structure.c. */
void cimxml_check_structure(struct cimxml_reader *reader, xmlNode *root);

/* Parses XML text; NULL, after a report at `node` of the text around it or NULL, when it is not well-formed or not safe. */
xmlDoc *cimxml_parse(struct cimxml_reader *reader, const xmlNode *node, const char *bytes, size_t size);

/* ---- parts ---- */

/* A namespace by its LOCALNAMESPACEPATH or NAMESPACEPATH. */
const struct cim_namespace *cimxml_read_namespace(struct cimxml_reader *reader, xmlNode *node);

/* The object path in a VALUE.REFERENCE. */
struct text cimxml_read_path(struct cimxml_reader *reader, xmlNode *node);

/* The object path that a CLASSNAME, INSTANCENAME or an element like INSTANCEPATH is itself. */
struct text cimxml_read_name(struct cimxml_reader *reader, xmlNode *node);

/* The value of a KEYVALUE or of a VALUE.REFERENCE in KEYBINDING; and the same appended as object paths have it. */
void cimxml_read_key_value(struct cimxml_reader *reader, xmlNode *node, struct cim_value *value);
void cimxml_append_key(struct cimxml_reader *reader, xmlNode *node, struct buffer *path);

/* Adds the keys of the name beside an INSTANCE that the instance does not have itself. */
void cimxml_add_keys(struct cimxml_reader *reader, xmlNode *node, struct cim_instance *instance);

/* The type that an element's TYPE names; string after a report. */
enum cim_type_code cimxml_read_type(struct cimxml_reader *reader, xmlNode *node);

/* What a text with XML in it becomes: nothing but text, MOF text as DMTF's strings have it, or an instance. */
enum cimxml_embedding { CIMXML_PLAIN, CIMXML_AS_TEXT, CIMXML_AS_OBJECT };

/* What XML in the value of a property of this type becomes. */
enum cimxml_embedding cimxml_embedding(const xmlNode *node, const struct cim_type *type);

/* The VALUE, VALUE.ARRAY, VALUE.REFERENCE or VALUE.REFARRAY in `node`, if it has one: false if not. */
bool cimxml_read_value(struct cimxml_reader *reader, xmlNode *node, enum cim_type_code type,
		       enum cimxml_embedding embedding, struct cim_value *value);

/* The CLASS or INSTANCE in the text of a VALUE; NULL after a report. */
void cimxml_read_embedded(struct cimxml_reader *reader, xmlNode *node, struct text text,
			  enum cimxml_embedding embedding, struct cim_value *value);

/* Converts text to a value of the type; reported at `node` when it is not one. */
void cimxml_convert(struct cimxml_reader *reader, xmlNode *node, struct text text, enum cim_type_code code,
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

/* Reads a PROPERTY, METHOD, PARAMETER or QUALIFIER without its class, to check it. */
void cimxml_check_part(struct cimxml_reader *reader, xmlNode *node);

/* Notes the operation of a call or response, with its error or with how many objects it has. */
void cimxml_report_call(struct cimxml_reader *reader, xmlNode *node, size_t count);

/* Checks the value in a PARAMVALUE, IPARAMVALUE or RETURNVALUE by its PARAMTYPE. */
void cimxml_read_parameter_value(struct cimxml_reader *reader, xmlNode *node);

#endif
