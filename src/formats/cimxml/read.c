/* SPDX-License-Identifier: MIT */
/* The document, its groups, and what all elements have in common. */
#include <libxml/parser.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "diag/clean.h"
#include "formats/cimxml/reader.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- faults ---- */

void cimxml_report(struct cimxml_reader *reader, const xmlNode *node, enum diag_code code, const char *format, ...)
{
	struct buffer message = {0}, shown = {0};
	va_list arguments;

	va_start(arguments, format);
	buffer_vprintf(&message, format, arguments);
	va_end(arguments);
	clean_append(&shown, text_of(buffer_text(&message)), CLEAN_LINE);
	if (node)
		diag_report(reader->sink, code, (struct span){0}, "%s:%ld: %s", reader->path, xmlGetLineNo(node),
			    buffer_text(&shown));
	else
		diag_report(reader->sink, code, (struct span){0}, "%s: %s", reader->path, buffer_text(&shown));
	buffer_free(&message);
	buffer_free(&shown);
	reader->failed = true;
}

/* ---- elements ---- */

bool cimxml_is(const xmlNode *node, const char *element)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, element) == 0;
}

size_t cimxml_count(const xmlNode *node, const char *prefix)
{
	size_t count = 0;

	for (const xmlNode *child = node->children; child; child = child->next)
		count += child->type == XML_ELEMENT_NODE && strncmp((const char *)child->name, prefix, strlen(prefix)) == 0;
	return count;
}

void cimxml_skip(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	(void)reader, (void)node, (void)object;
}

static const struct cimxml_row *row_of(const xmlNode *node, const struct cimxml_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (cimxml_is(node, rows[i].element))
			return &rows[i];
	return NULL;
}

void cimxml_read_children(struct cimxml_reader *reader, xmlNode *node, const struct cimxml_row *rows, size_t count,
			  void *object)
{
	for (xmlNode *child = node->children; child; child = child->next) {
		const struct cimxml_row *row = row_of(child, rows, count);

		if (row)
			row->read(reader, child, object);
		else if (child->type == XML_ELEMENT_NODE)
			cimxml_report(reader, child, MOF894, "%s has no place in %s", (const char *)child->name,
				      (const char *)node->name);
		else if (child->type != XML_COMMENT_NODE && child->type != XML_PI_NODE && !xmlIsBlankNode(child))
			cimxml_report(reader, child, MOF894, "%s holds elements, not text", (const char *)node->name);
	}
}

static struct text keep(struct cimxml_reader *reader, xmlChar *string)
{
	struct text text = string ? text_of((const char *)string) : (struct text){0};

	text.bytes = arena_text(&reader->unit->arena, text.bytes, text.length);
	xmlFree(string);
	return text;
}

bool cimxml_find(struct cimxml_reader *reader, xmlNode *node, const char *attribute, struct text *text)
{
	xmlChar *value = xmlGetNoNsProp(node, BAD_CAST attribute);

	if (value == NULL)
		return false;
	*text = keep(reader, value);
	return true;
}

struct text cimxml_need(struct cimxml_reader *reader, xmlNode *node, const char *attribute)
{
	struct text text = {"", 0};

	if (!cimxml_find(reader, node, attribute, &text))
		cimxml_report(reader, node, MOF894, "%s lacks its attribute %s", (const char *)node->name, attribute);
	return text;
}

struct name cimxml_need_name(struct cimxml_reader *reader, xmlNode *node, const char *attribute)
{
	struct text text;

	if (!cimxml_find(reader, node, attribute, &text))
		cimxml_need(reader, node, attribute);
	else if (cim_is_identifier(text))
		return names_intern(reader->names, text);
	else
		cimxml_report(reader, node, MOF895, "'%s' is no name: it has letters, digits and underscores, the first no digit",
			      text.bytes);
	return names_of(reader->names, "_");
}

bool cimxml_flag(struct cimxml_reader *reader, xmlNode *node, const char *attribute, bool fallback)
{
	struct text text;

	if (!cimxml_find(reader, node, attribute, &text))
		return fallback;
	if (!text_equal(text, text_of("true")) && !text_equal(text, text_of("false")))
		cimxml_report(reader, node, MOF895, "%s is true or false, not '%s'", attribute, text.bytes);
	return text_equal(text, text_of("true"));
}

struct text cimxml_content(struct cimxml_reader *reader, xmlNode *node)
{
	for (xmlNode *child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			cimxml_report(reader, child, MOF894, "%s has no place in %s", (const char *)child->name,
				      (const char *)node->name);
	return keep(reader, xmlNodeGetContent(node));
}

struct text cimxml_trimmed(struct text text)
{
	while (text.length > 0 && strchr(" \t\r\n", text.bytes[0]))
		text.bytes++, text.length--;
	while (text.length > 0 && strchr(" \t\r\n", text.bytes[text.length - 1]))
		text.length--;
	return text;
}

/* ---- documents ---- */

/* What the parser said, without its line end. */
static void report_syntax(struct cimxml_reader *reader, const xmlNode *node, xmlParserCtxt *context)
{
	const xmlError *error = xmlCtxtGetLastError(context);
	struct text message = text_of(error && error->message ? error->message : "no XML document");

	while (message.length > 0 && message.bytes[message.length - 1] == '\n')
		message.length--;
	if (node)
		cimxml_report(reader, node, MOF893, "the text inside: %.*s", (int)message.length, message.bytes);
	else
		cimxml_report(reader, NULL, MOF893, "line %d: %.*s", error ? error->line : 1, (int)message.length,
			      message.bytes);
}

/* No entities of its own, which could make a small file very large, and none that stand elsewhere. */
static bool is_plain(struct cimxml_reader *reader, const xmlNode *node, const xmlDoc *document, xmlParserCtxt *context)
{
	const xmlError *error = xmlCtxtGetLastError(context);

	if (document->intSubset && document->intSubset->children)
		cimxml_report(reader, node, MOF896, "a document with declarations of its own in DOCTYPE is not read");
	else if (error && (error->code == XML_WAR_UNDECLARED_ENTITY || error->code == XML_ERR_UNDECLARED_ENTITY))
		cimxml_report(reader, node, MOF896, "line %d: an entity that XML does not have itself is not read", error->line);
	else
		return true;
	return false;
}

xmlDoc *cimxml_parse(struct cimxml_reader *reader, const xmlNode *node, const char *bytes, size_t size)
{
	const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES;
	xmlParserCtxt *context;
	xmlDoc *document = NULL;

	if (size > INT_MAX) {
		cimxml_report(reader, node, MOF893, "a document of more than 2 GB is not read");
		return NULL;
	}
	xmlInitParser();
	context = xmlNewParserCtxt();
	if (context == NULL)
		abort();
	document = xmlCtxtReadMemory(context, bytes, (int)size, NULL, NULL, options);
	if (document == NULL) {
		report_syntax(reader, node, context);
	} else if (!is_plain(reader, node, document, context)) {
		xmlFreeDoc(document);
		document = NULL;
	}
	xmlFreeParserCtxt(context);
	return document;
}

/* ---- groups ---- */

static void read_namespace(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	(void)object;
	reader->where = cimxml_read_namespace(reader, node);
}

static struct cim_operation *add(struct cimxml_reader *reader, enum cim_operation_kind kind)
{
	struct cim_operation *operation = cim_unit_add_operation(reader->unit);

	operation->kind = kind;
	operation->where = reader->where;
	return operation;
}

static void read_class(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct cim_class *class = arena_alloc(&reader->unit->arena, sizeof *class);

	(void)object;
	cimxml_read_class(reader, node, class);
	add(reader, CIM_DEFINE_CLASS)->class = class;
}

static void read_instance(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct cim_instance *instance = arena_alloc(&reader->unit->arena, sizeof *instance);

	(void)object;
	cimxml_read_instance(reader, node, instance);
	add(reader, CIM_PUT_INSTANCE)->instance = instance;
}

/* The path of an object says in which namespace it is; its keys stand in the object too. */
static void read_object_path(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	static const struct cimxml_row rows[] = {
		{"NAMESPACEPATH", read_namespace}, {"LOCALNAMESPACEPATH", read_namespace},
		{"CLASSNAME", cimxml_skip}, {"INSTANCENAME", cimxml_skip},
	};

	cimxml_read_children(reader, node, rows, COUNT(rows), object);
}

static void read_object(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	static const struct cimxml_row rows[] = {
		{"CLASS", read_class}, {"INSTANCE", read_instance}, {"INSTANCENAME", cimxml_skip},
		{"CLASSPATH", read_object_path}, {"LOCALCLASSPATH", read_object_path},
		{"INSTANCEPATH", read_object_path}, {"LOCALINSTANCEPATH", read_object_path},
	};

	cimxml_read_children(reader, node, rows, COUNT(rows), object);
}

static void read_group(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	static const struct cimxml_row rows[] = {
		{"LOCALNAMESPACEPATH", read_namespace}, {"NAMESPACEPATH", read_namespace},
		{"QUALIFIER.DECLARATION", cimxml_read_declaration},
		{"VALUE.OBJECT", read_object}, {"VALUE.NAMEDOBJECT", read_object},
		{"VALUE.OBJECTWITHPATH", read_object}, {"VALUE.OBJECTWITHLOCALPATH", read_object},
	};

	reader->where = cimxml_read_namespace(reader, NULL);
	cimxml_read_children(reader, node, rows, COUNT(rows), object);
}

static void read_declaration(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	static const struct cimxml_row rows[] = {
		{"DECLGROUP", read_group}, {"DECLGROUP.WITHNAME", read_group}, {"DECLGROUP.WITHPATH", read_group},
	};

	cimxml_read_children(reader, node, rows, COUNT(rows), object);
}

static void refuse_message(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	(void)object;
	cimxml_report(reader, node, MOF897, "the document is a message between a client and a server, not a declaration");
}

static void read_document(struct cimxml_reader *reader, xmlDoc *document)
{
	static const struct cimxml_row rows[] = {{"DECLARATION", read_declaration}, {"MESSAGE", refuse_message}};
	xmlNode *root = xmlDocGetRootElement(document);

	if (cimxml_is(root, "CIM"))
		cimxml_read_children(reader, root, rows, COUNT(rows), NULL);
	else
		cimxml_report(reader, root, MOF894, "a CIM-XML document begins with CIM, not with %s", (const char *)root->name);
}

bool cimxml_read(const char *path, const uint8_t *bytes, size_t size, struct names *names, struct diag_sink *sink,
		 struct cim_unit *unit)
{
	struct cimxml_reader reader = {.path = path, .names = names, .sink = sink, .unit = unit};
	xmlDoc *document = cimxml_parse(&reader, NULL, (const char *)bytes, size);

	if (document) {
		read_document(&reader, document);
		xmlFreeDoc(document);
	}
	map_free(&reader.declared);
	if (reader.failed)
		cim_unit_free(unit);
	return !reader.failed;
}
