/* SPDX-License-Identifier: MIT */
/* XML elements: their children, attributes and text, parsed safely and reported by line. */
#include <libxml/parser.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "diag/clean.h"
#include "formats/cimxml/reader.h"

/* ---- errors ---- */

void cimxml_report(struct cimxml_reader *reader, const xmlNode *node, enum diag_code code, const char *format, ...)
{
	struct buffer message = {0}, shown = {0};
	va_list arguments;

	va_start(arguments, format);
	buffer_vprintf(&message, format, arguments);
	va_end(arguments);
	clean_append(&shown, text_of(buffer_text(&message)), CLEAN_LINE);
	if (reader->around)
		node = reader->around;
	if (node)
		diag_report(reader->sink, code, (struct span){0}, "%s:%ld: %s", reader->path,
			    xmlGetLineNo(node) + reader->skipped_lines, buffer_text(&shown));
	else
		diag_report(reader->sink, code, (struct span){0}, "%s: %s", reader->path, buffer_text(&shown));
	buffer_free(&message);
	buffer_free(&shown);
	reader->failed |= diag_severity(reader->sink, code) == SEVERITY_ERROR;
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
		count += child->type == XML_ELEMENT_NODE &&
			 strncmp((const char *)child->name, prefix, strlen(prefix)) == 0;
	return count;
}

void cimxml_read_element(struct cimxml_reader *reader, xmlNode *node, const struct cimxml_row *rows, size_t count,
			 void *object)
{
	for (size_t i = 0; i < count; i++) {
		if (cimxml_is(node, rows[i].element)) {
			rows[i].read(reader, node, object);
			return;
		}
	}
}

void cimxml_read_children(struct cimxml_reader *reader, xmlNode *node, const struct cimxml_row *rows, size_t count,
			  void *object)
{
	for (xmlNode *child = node->children; child; child = child->next)
		cimxml_read_element(reader, child, rows, count, object);
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

	cimxml_find(reader, node, attribute, &text);
	return text;
}

struct name cimxml_need_name(struct cimxml_reader *reader, xmlNode *node, const char *attribute)
{
	struct text text;

	if (!cimxml_find(reader, node, attribute, &text))
		return names_of(reader->names, "_");
	if (cim_is_identifier(text))
		return names_intern(reader->names, text);
	cimxml_report(reader, node, MOF895,
		      "invalid name '%s': expected letters, digits and underscores, not beginning with a digit",
		      text.bytes);
	return names_of(reader->names, "_");
}

bool cimxml_flag(struct cimxml_reader *reader, xmlNode *node, const char *attribute, bool fallback)
{
	struct text text;

	if (!cimxml_find(reader, node, attribute, &text))
		return fallback;
	return text_same_name(text, text_of("true"));
}

struct text cimxml_content(struct cimxml_reader *reader, xmlNode *node)
{
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
		cimxml_report(reader, NULL, MOF893, "line %d: %.*s",
			      (error ? error->line : 1) + (int)reader->skipped_lines, (int)message.length,
			      message.bytes);
}

/* No entities of its own, which could make a small file very large, and none that stand elsewhere. */
static bool is_plain(struct cimxml_reader *reader, const xmlNode *node, const xmlDoc *document, xmlParserCtxt *context)
{
	const xmlError *error = xmlCtxtGetLastError(context);

	if (document->intSubset && document->intSubset->children)
		cimxml_report(reader, node, MOF896, "a document with declarations of its own in DOCTYPE is not read");
	else if (error && (error->code == XML_WAR_UNDECLARED_ENTITY || error->code == XML_ERR_UNDECLARED_ENTITY))
		cimxml_report(reader, node, MOF896, "line %d: an entity that XML does not have itself is not read",
			      error->line);
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
