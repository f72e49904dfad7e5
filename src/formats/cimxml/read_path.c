/* SPDX-License-Identifier: MIT */
/* Names of namespaces and objects, as elements, made the paths that MOF has (DSP0201 5.3, mof-language 8). */
#include <string.h>

#include "formats/cimxml/reader.h"
#include "model/namespace.h"
#include "model/path.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A path that is put together; the namespace stands before the object. */
struct way {
	struct buffer space, object; /* "root\cimv2"; Class.Key="value" */
	size_t keys;
};

/* ---- namespaces ---- */

static void read_step(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct way *way = object;
	struct text name = cimxml_need(reader, node, "NAME");

	if (way->space.size > 0)
		buffer_put_byte(&way->space, '\\');
	buffer_put(&way->space, name.bytes, name.length);
}

static void read_local_namespace(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	static const struct cimxml_row rows[] = {{"NAMESPACE", read_step}};

	cimxml_read_children(reader, node, rows, COUNT(rows), object);
}

static void read_host(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct way *way = object;

	buffer_printf(&way->space, "\\\\%s", cimxml_trimmed(cimxml_content(reader, node)).bytes);
}

static void read_full_namespace(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	static const struct cimxml_row rows[] = {{"HOST", read_host}, {"LOCALNAMESPACEPATH", read_local_namespace}};

	cimxml_read_children(reader, node, rows, COUNT(rows), object);
}

/* Servers other than WMI have namespaces that are not below root; they are put there. */
static const char *below_root(struct arena *arena, struct text written, const char **fault)
{
	struct cim_namespace_path path;

	*fault = cim_namespace_parse(arena, written, &path);
	return *fault ? NULL : cim_namespace_join(arena, "root", &path);
}

const struct cim_namespace *cimxml_read_namespace(struct cimxml_reader *reader, xmlNode *node)
{
	struct arena *arena = &reader->unit->arena;
	struct cim_namespace *where = arena_alloc(arena, sizeof *where);
	struct way way = {0};
	const char *fault;

	where->path = "root\\default";
	if (node == NULL) {
		where->is_inferred = true;
	} else {
		if (cimxml_is(node, "NAMESPACEPATH"))
			read_full_namespace(reader, node, &way);
		else
			read_local_namespace(reader, node, &way);
		where->path = below_root(arena, text_of(buffer_text(&way.space)), &fault);
		if (fault)
			cimxml_report(reader, node, MOF895, "the namespace path %s", fault);
		if (fault)
			where->path = "root\\default";
		buffer_free(&way.space);
	}
	where->written = text_of(where->path);
	return where;
}

/* ---- objects ---- */

static void read_key_value(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct way *way = object;

	cimxml_append_key(reader, node, &way->object);
}

static void read_unnamed_key(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct way *way = object;

	buffer_put_byte(&way->object, '=');
	way->keys++;
	read_key_value(reader, node, object);
}

static bool has_name(const xmlNode *binding, struct name name)
{
	xmlChar *text = xmlGetNoNsProp(binding, BAD_CAST "NAME");
	bool is_same = text && text_same_name(text_of((const char *)text), text_of(name.spelling));

	xmlFree(text);
	return is_same;
}

static void read_key(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	static const struct cimxml_row rows[] = {{"KEYVALUE", read_key_value}, {"VALUE.REFERENCE", read_key_value}};
	struct way *way = object;

	struct name name = cimxml_need_name(reader, node, "NAME");

	for (const xmlNode *before = node->prev; before; before = before->prev)
		if (cimxml_is(before, "KEYBINDING") && has_name(before, name))
			cimxml_report(reader, node, MOF894, "second KEYBINDING '%s' in INSTANCENAME", name.spelling);
	buffer_put_byte(&way->object, way->keys++ ? ',' : '.');
	buffer_printf(&way->object, "%s=", name.spelling);
	cimxml_read_children(reader, node, rows, COUNT(rows), object);
}

static void put_class(struct cimxml_reader *reader, xmlNode *node, const char *attribute, struct way *way)
{
	if (way->object.size == 0) /* else a second object, which was reported */
		buffer_put_text(&way->object, cimxml_need_name(reader, node, attribute).spelling);
}

static void read_class_name(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	put_class(reader, node, "NAME", object);
}

/* The only instance of a class without keys is Class=@. */
static void read_instance_name(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	static const struct cimxml_row rows[] = {
		{"KEYBINDING", read_key},
		{"KEYVALUE", read_unnamed_key},
		{"VALUE.REFERENCE", read_unnamed_key},
	};
	struct way *way = object;

	put_class(reader, node, "CLASSNAME", way);
	cimxml_read_children(reader, node, rows, COUNT(rows), object);
	if (way->keys == 0)
		buffer_put_text(&way->object, "=@");
}

static void read_whole_path(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	static const struct cimxml_row rows[] = {
		{"NAMESPACEPATH", read_full_namespace},
		{"LOCALNAMESPACEPATH", read_local_namespace},
		{"CLASSNAME", read_class_name},
		{"INSTANCENAME", read_instance_name},
	};

	cimxml_read_children(reader, node, rows, COUNT(rows), object);
}

/* Reports what keeps the parts from being a path, as a name with a ':' does. */
static void check_path(struct cimxml_reader *reader, xmlNode *node, const struct buffer *space, struct text path)
{
	struct cim_namespace_path parsed;
	const char *fault = NULL;

	if (space->size > 0)
		fault = cim_namespace_parse(&reader->unit->arena,
					    (struct text){(const char *)space->bytes, space->size}, &parsed);
	if (fault)
		cimxml_report(reader, node, MOF895, "the namespace path %s", fault);
	else if ((fault = cim_path_error(path)) != NULL)
		cimxml_report(reader, node, MOF895, "the object path %s", fault);
}

/* Each path inside of another doubles what escapes its quotes, so its length is bounded. */
static struct text join(struct cimxml_reader *reader, xmlNode *node, const struct way *way)
{
	struct buffer path = {0};
	struct text text = {"", 0};

	if (way->space.size > 0 && way->space.bytes[0] != '\\')
		buffer_put_text(&path, "\\\\.\\"); /* a local path in the form in which aliases have it */
	buffer_put(&path, way->space.bytes, way->space.size);
	if (path.size > 0)
		buffer_put_byte(&path, ':');
	buffer_put(&path, way->object.bytes, way->object.size);
	if (path.size > CIM_MAX_PATH) {
		cimxml_report(reader, node, MOF895, "the object path has more than %d bytes", CIM_MAX_PATH);
	} else if (way->object.size > 0) { /* else a missing object was reported */
		text = (struct text){arena_text(&reader->unit->arena, (const char *)path.bytes, path.size), path.size};
		check_path(reader, node, &way->space, text);
	}
	buffer_free(&path);
	return text;
}

static const struct cimxml_row objects[] = {
	{"CLASSPATH", read_whole_path},    {"LOCALCLASSPATH", read_whole_path},
	{"INSTANCEPATH", read_whole_path}, {"LOCALINSTANCEPATH", read_whole_path},
	{"CLASSNAME", read_class_name},    {"INSTANCENAME", read_instance_name},
};

/* The path by the elements from `first` to its last sibling, or by `first` alone. */
static struct text read_path(struct cimxml_reader *reader, xmlNode *node, xmlNode *first, bool is_alone)
{
	struct way way = {0};
	struct text path = {"", 0};
	bool failed_before = reader->failed;

	reader->failed = false;
	for (xmlNode *child = first; child; child = is_alone ? NULL : child->next)
		cimxml_read_element(reader, child, objects, COUNT(objects), &way);
	if (!reader->failed && !reader->is_malformed) /* an error of a part needs no second message for the whole */
		path = join(reader, node, &way);
	reader->failed |= failed_before;
	buffer_free(&way.space);
	buffer_free(&way.object);
	return path;
}

struct text cimxml_read_path(struct cimxml_reader *reader, xmlNode *node)
{
	return read_path(reader, node, node->children, false);
}

struct text cimxml_read_name(struct cimxml_reader *reader, xmlNode *node)
{
	return read_path(reader, node, node, true);
}
