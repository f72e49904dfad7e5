/* SPDX-License-Identifier: MIT */
/* The document and its groups. */
#include <string.h>

#include "formats/cimxml/reader.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

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
		{"NAMESPACEPATH", read_namespace},
		{"LOCALNAMESPACEPATH", read_namespace},
		{"CLASSNAME", cimxml_skip},
		{"INSTANCENAME", cimxml_skip},
	};

	cimxml_read_children(reader, node, rows, COUNT(rows), object);
}

static void read_object(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	static const struct cimxml_row rows[] = {
		{"CLASS", read_class},
		{"INSTANCE", read_instance},
		{"INSTANCENAME", cimxml_skip},
		{"CLASSPATH", read_object_path},
		{"LOCALCLASSPATH", read_object_path},
		{"INSTANCEPATH", read_object_path},
		{"LOCALINSTANCEPATH", read_object_path},
	};

	cimxml_read_children(reader, node, rows, COUNT(rows), object);
}

static void read_group(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	static const struct cimxml_row rows[] = {
		{"LOCALNAMESPACEPATH", read_namespace},
		{"NAMESPACEPATH", read_namespace},
		{"QUALIFIER.DECLARATION", cimxml_read_declaration},
		{"VALUE.OBJECT", read_object},
		{"VALUE.NAMEDOBJECT", read_object},
		{"VALUE.OBJECTWITHPATH", read_object},
		{"VALUE.OBJECTWITHLOCALPATH", read_object},
	};

	reader->where = cimxml_read_namespace(reader, NULL);
	cimxml_read_children(reader, node, rows, COUNT(rows), object);
}

static void read_declaration(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	static const struct cimxml_row rows[] = {
		{"DECLGROUP", read_group},
		{"DECLGROUP.WITHNAME", read_group},
		{"DECLGROUP.WITHPATH", read_group},
	};

	cimxml_read_children(reader, node, rows, COUNT(rows), object);
}

static void refuse_message(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	(void)object;
	cimxml_report(reader, node, MOF897,
		      "the document is a message between a client and a server, not a declaration");
}

static void read_document(struct cimxml_reader *reader, xmlDoc *document)
{
	static const struct cimxml_row rows[] = {{"DECLARATION", read_declaration}, {"MESSAGE", refuse_message}};
	xmlNode *root = xmlDocGetRootElement(document);

	if (cimxml_is(root, "CIM"))
		cimxml_read_children(reader, root, rows, COUNT(rows), NULL);
	else
		cimxml_report(reader, root, MOF894, "a CIM-XML document begins with CIM, not with %s",
			      (const char *)root->name);
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
