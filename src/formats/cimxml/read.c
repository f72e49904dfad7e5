/* SPDX-License-Identifier: MIT */
/* The document: the objects in declarations, messages and fragments become operations, in their order. */
#include <string.h>

#include "formats/cimxml/reader.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void read_element(struct cimxml_reader *reader, xmlNode *node);

/* ---- objects ---- */

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

/* The path before an instance has its keys; a request may leave them out of the instance itself. */
static void read_instance(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct cim_instance *instance = arena_alloc(&reader->unit->arena, sizeof *instance);

	(void)object;
	cimxml_read_instance(reader, node, instance);
	cimxml_add_keys(reader, node, instance);
	add(reader, CIM_PUT_INSTANCE)->instance = instance;
}

/* A name is only checked: it declares nothing. */
static void read_name(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	(void)object;
	cimxml_read_name(reader, node);
}

/* The path of an object: it has the namespace of the object after it. */
static void read_object_path(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	cimxml_read_name(reader, node);
	for (xmlNode *child = node->children; child; child = child->next)
		if (cimxml_is(child, "NAMESPACEPATH") || cimxml_is(child, "LOCALNAMESPACEPATH"))
			read_namespace(reader, child, object);
}

/* ---- what contains them ---- */

/* A namespace in an element counts for what follows it there. */
static void read_inside(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	const struct cim_namespace *before = reader->where;

	(void)object;
	for (xmlNode *child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			read_element(reader, child);
	reader->where = before;
}

/* An instance that explains an error is not an object of the server. */
static void read_error(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	(void)object;
	for (xmlNode *child = node->children; child; child = child->next)
		if (cimxml_is(child, "INSTANCE"))
			cimxml_read_instance(reader, child,
					     arena_alloc(&reader->unit->arena, sizeof(struct cim_instance)));
}

/* It has a value, or an object or name. */
static void read_parameter_value(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	cimxml_read_parameter_value(reader, node);
	for (xmlNode *child = node->children; child; child = child->next)
		if (!cimxml_is(child, "VALUE.REFERENCE") && !cimxml_is(child, "VALUE.REFARRAY"))
			read_element(reader, child);
	(void)object;
}

static void read_call(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	size_t before = reader->unit->count + reader->unit->declaration_count;

	read_inside(reader, node, object);
	cimxml_report_call(reader, node, reader->unit->count + reader->unit->declaration_count - before);
}

/* Parts of a class or instance are read to check their values, and go nowhere. */
static void read_part(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	(void)object;
	cimxml_check_part(reader, node);
}

static void read_key(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct cim_value value;

	(void)object;
	cimxml_read_key_value(reader, node, &value);
}

static void read_reference(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	(void)object;
	cimxml_read_path(reader, node);
}

static const struct cimxml_row rows[] = {
	{"CIM", read_inside},
	{"DECLARATION", read_inside},
	{"DECLGROUP", read_inside},
	{"DECLGROUP.WITHNAME", read_inside},
	{"DECLGROUP.WITHPATH", read_inside},
	{"VALUE.OBJECT", read_inside},
	{"VALUE.NAMEDOBJECT", read_inside},
	{"VALUE.NAMEDINSTANCE", read_inside},
	{"VALUE.OBJECTWITHPATH", read_inside},
	{"VALUE.OBJECTWITHLOCALPATH", read_inside},
	{"VALUE.INSTANCEWITHPATH", read_inside},
	{"MESSAGE", read_inside},
	{"MULTIREQ", read_inside},
	{"SIMPLEREQ", read_inside},
	{"MULTIRSP", read_inside},
	{"SIMPLERSP", read_inside},
	{"MULTIEXPREQ", read_inside},
	{"SIMPLEEXPREQ", read_inside},
	{"MULTIEXPRSP", read_inside},
	{"SIMPLEEXPRSP", read_inside},
	{"METHODCALL", read_call},
	{"IMETHODCALL", read_call},
	{"EXPMETHODCALL", read_call},
	{"METHODRESPONSE", read_call},
	{"IMETHODRESPONSE", read_call},
	{"EXPMETHODRESPONSE", read_call},
	{"PARAMVALUE", read_parameter_value},
	{"IPARAMVALUE", read_parameter_value},
	{"EXPPARAMVALUE", read_inside},
	{"RETURNVALUE", read_parameter_value},
	{"IRETURNVALUE", read_inside},
	{"ERROR", read_error},
	{"QUALIFIER.DECLARATION", cimxml_read_declaration},
	{"CLASS", read_class},
	{"INSTANCE", read_instance},
	{"LOCALNAMESPACEPATH", read_namespace},
	{"NAMESPACEPATH", read_namespace},
	{"CLASSPATH", read_object_path},
	{"LOCALCLASSPATH", read_object_path},
	{"INSTANCEPATH", read_object_path},
	{"LOCALINSTANCEPATH", read_object_path},
	{"OBJECTPATH", read_inside},
	{"CLASSNAME", read_name},
	{"INSTANCENAME", read_name},
	{"PROPERTY", read_part},
	{"PROPERTY.ARRAY", read_part},
	{"PROPERTY.REFERENCE", read_part},
	{"METHOD", read_part},
	{"QUALIFIER", read_part},
	{"PARAMETER", read_part},
	{"PARAMETER.ARRAY", read_part},
	{"PARAMETER.REFERENCE", read_part},
	{"PARAMETER.REFARRAY", read_part},
	{"KEYBINDING", read_inside},
	{"KEYVALUE", read_key},
	{"VALUE.REFERENCE", read_reference},
	{"VALUE.REFARRAY", read_inside},
};

static void read_element(struct cimxml_reader *reader, xmlNode *node)
{
	cimxml_read_element(reader, node, rows, COUNT(rows), NULL);
}

/* ---- the document ---- */

/* A client or Windows' GetText gives the element of an object alone; any element of CIM-XML may be the root. */
static void read_document(struct cimxml_reader *reader, xmlDoc *document)
{
	xmlNode *root = xmlDocGetRootElement(document);

	if (!cimxml_is_known(root)) {
		cimxml_report(reader, root, MOF894,
			      "unknown element '%.100s': expected CIM or another element of CIM-XML",
			      (const char *)root->name);
		return;
	}
	cimxml_check_structure(reader, root);
	reader->where = cimxml_read_namespace(reader, NULL);
	read_element(reader, root);
	if (!cimxml_is(root, "CIM") && !reader->has_call && reader->unit->count + reader->unit->declaration_count == 0)
		cimxml_report(reader, root, MOF897, "%s has no class, instance or qualifier declaration",
			      (const char *)root->name);
}

/* Where the document begins: after the headers of HTTP in captured traffic, or at the first byte. */
static size_t skip_headers(struct cimxml_reader *reader, struct text bytes)
{
	static const char *const starts[] = {"HTTP/1.", "POST ", "M-POST "};
	bool has_headers = false;

	for (size_t i = 0; i < COUNT(starts); i++)
		has_headers |=
			bytes.length > strlen(starts[i]) && memcmp(bytes.bytes, starts[i], strlen(starts[i])) == 0;
	if (!has_headers)
		return 0;
	for (size_t at = 1; at + 1 < bytes.length; at++) {
		reader->skipped_lines += bytes.bytes[at - 1] == '\n';
		if (bytes.bytes[at] == '<' && bytes.bytes[at - 1] == '\n') {
			cimxml_report(reader, NULL, MOF897, "the headers of HTTP before the document are skipped");
			return at;
		}
	}
	reader->skipped_lines = 0;
	return 0;
}

bool cimxml_read(const char *path, const uint8_t *bytes, size_t size, struct names *names, struct diag_sink *sink,
		 struct cim_unit *unit)
{
	struct cimxml_reader reader = {
		.path = path, .names = names, .sink = sink, .unit = unit, .room = 16 * size + (1 << 20)};
	struct text text = {size > 0 ? (const char *)bytes : "", size};
	size_t start = skip_headers(&reader, text);
	xmlDoc *document = cimxml_parse(&reader, NULL, text.bytes + start, size - start);

	unit->has_typed_qualifiers = true;
	if (document) {
		read_document(&reader, document);
		xmlFreeDoc(document);
	}
	map_free(&reader.declared);
	if (reader.failed)
		cim_unit_free(unit);
	return !reader.failed;
}
