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

/* The words of a key that is no string stand in the path as they are: so they have to be a number or a truth. */
static bool is_key_constant(struct text kind, struct text value)
{
	struct cim_integer integer;

	if (text_equal(kind, text_of("boolean")))
		return text_same_name(value, text_of("true")) || text_same_name(value, text_of("false"));
	return text_equal(kind, text_of("numeric")) && cim_integer_parse(value, &integer) != CIM_NOT_A_NUMBER;
}

static void read_key_text(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct way *way = object;
	struct text kind = text_of("string"), value = cimxml_content(reader, node);

	cimxml_find(reader, node, "VALUETYPE", &kind);
	if (text_equal(kind, text_of("string"))) {
		cim_path_append_string(&way->object, value);
		return;
	}
	value = cimxml_trimmed(value);
	if (!is_key_constant(kind, value))
		cimxml_report(reader, node, MOF895, "'%.100s' is not a key of VALUETYPE '%.100s'", value.bytes,
			      kind.bytes);
	buffer_put(&way->object, value.bytes, value.length);
}

/* A key that is a reference has its path as a string. */
static void read_key_reference(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct way *way = object;

	cim_path_append_string(&way->object, cimxml_read_path(reader, node));
}

static void read_unnamed_key(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	struct way *way = object;

	buffer_put_byte(&way->object, '=');
	if (way->keys++ > 0)
		cimxml_report(reader, node, MOF894, "INSTANCENAME has several keys and no names for them");
	if (cimxml_is(node, "KEYVALUE"))
		read_key_text(reader, node, object);
	else
		read_key_reference(reader, node, object);
}

static void read_key(struct cimxml_reader *reader, xmlNode *node, void *object)
{
	static const struct cimxml_row rows[] = {{"KEYVALUE", read_key_text}, {"VALUE.REFERENCE", read_key_reference}};
	struct way *way = object;

	buffer_put_byte(&way->object, way->keys++ ? ',' : '.');
	buffer_printf(&way->object, "%s=", cimxml_need_name(reader, node, "NAME").spelling);
	if (cimxml_count(node, "") != 1)
		cimxml_report(reader, node, MOF894, "KEYBINDING has one value");
	cimxml_read_children(reader, node, rows, COUNT(rows), object);
}

static void put_class(struct cimxml_reader *reader, xmlNode *node, const char *attribute, struct way *way)
{
	if (way->object.size > 0)
		cimxml_report(reader, node, MOF894, "a path names one object, and %s is another",
			      (const char *)node->name);
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

	buffer_put(&path, way->space.bytes, way->space.size);
	if (path.size > 0)
		buffer_put_byte(&path, ':');
	buffer_put(&path, way->object.bytes, way->object.size);
	if (way->object.size == 0) {
		cimxml_report(reader, node, MOF894, "%s names no object", (const char *)node->name);
	} else if (path.size > CIM_MAX_PATH) {
		cimxml_report(reader, node, MOF895, "the object path has more than %d bytes", CIM_MAX_PATH);
	} else {
		text = (struct text){arena_text(&reader->unit->arena, (const char *)path.bytes, path.size), path.size};
		check_path(reader, node, &way->space, text);
	}
	buffer_free(&path);
	return text;
}

struct text cimxml_read_path(struct cimxml_reader *reader, xmlNode *node)
{
	static const struct cimxml_row rows[] = {
		{"CLASSPATH", read_whole_path},    {"LOCALCLASSPATH", read_whole_path},
		{"INSTANCEPATH", read_whole_path}, {"LOCALINSTANCEPATH", read_whole_path},
		{"CLASSNAME", read_class_name},    {"INSTANCENAME", read_instance_name},
	};
	struct way way = {0};
	struct text path = {"", 0};
	bool failed_before = reader->failed;

	reader->failed = false;
	cimxml_read_children(reader, node, rows, COUNT(rows), &way);
	if (!reader->failed) /* an error of a part needs no second message for the whole */
		path = join(reader, node, &way);
	reader->failed |= failed_before;
	buffer_free(&way.space);
	buffer_free(&way.object);
	return path;
}
