/* SPDX-License-Identifier: MIT */
/* References: namespace, class and keys, with the types that the class declares (DSP0201 5.3). */
#include <string.h>

#include "formats/cimxml/writer.h"
#include "model/path.h"
#include "model/real.h"

/* NAMESPACE elements of a path whose parts are split by either slash. */
static void write_namespace(struct cimxml_writer *writer, struct text path, struct span span)
{
	xml_begin(writer->xml, "LOCALNAMESPACEPATH");
	for (size_t at = 0; at < path.length;) {
		size_t end = at;

		while (end < path.length && path.bytes[end] != '\\' && path.bytes[end] != '/')
			end++;
		if (end > at) {
			xml_begin(writer->xml, "NAMESPACE");
			cimxml_attribute(writer, "NAME", (struct text){path.bytes + at, end - at}, span);
			xml_end(writer->xml);
		}
		at = end + 1;
	}
	xml_end(writer->xml);
}

/* A key as its text, under the type that its class declares, or the widest one that holds what is written. */
static void write_key_text(struct cimxml_writer *writer, enum cim_type_code code, struct text value, struct span span)
{
	const struct cim_type_info *type = cim_type_info(code);
	bool is_number = type->kind == CIM_KIND_INTEGER || type->kind == CIM_KIND_REAL;

	xml_begin(writer->xml, "KEYVALUE");
	xml_attribute(writer->xml, "VALUETYPE", is_number ? "numeric" : code == CIM_BOOLEAN ? "boolean" : "string");
	xml_attribute(writer->xml, "TYPE", type->keyword);
	cimxml_text(writer, value, span);
	xml_end(writer->xml);
}

/* What is not in quotes is a boolean or an integer. */
static enum cim_type_code type_of_key(const struct cim_path_key *key)
{
	if (key->is_string)
		return CIM_STRING;
	if (text_same_name(key->value, text_of("true")) || text_same_name(key->value, text_of("false")))
		return CIM_BOOLEAN;
	return key->value.length > 0 && key->value.bytes[0] == '-' ? CIM_SINT64 : CIM_UINT64;
}

/* An object path has the number of a character. */
static struct text character_of(struct cimxml_writer *writer, const struct cim_path_key *key)
{
	struct cim_integer integer;
	struct buffer text = {0};
	struct text character = key->value;

	if (key->is_string || cim_integer_parse(key->value, &integer) != CIM_PARSED || integer.negative ||
	    integer.magnitude > UINT16_MAX)
		return character;
	wtf8_append(&text, (uint32_t)integer.magnitude);
	character = (struct text){arena_text(&writer->scratch, (const char *)text.bytes, text.size), text.size};
	buffer_free(&text);
	return character;
}

static bool is_of_type(const struct cim_path_key *key, enum cim_type_code code)
{
	struct cim_integer integer;
	double real;

	switch (cim_type_info(code)->kind) {
	case CIM_KIND_INTEGER:
		return cim_integer_parse(key->value, &integer) == CIM_PARSED;
	case CIM_KIND_REAL:
		return cim_real_parse(key->value, &real);
	case CIM_KIND_BOOLEAN:
		return type_of_key(&(struct cim_path_key){.value = key->value}) == CIM_BOOLEAN;
	case CIM_KIND_DATETIME:
		return key->is_string;
	default:
		return code == CIM_CHAR16 || key->is_string;
	}
}

static bool write_path_text(struct cimxml_writer *writer, struct text text, struct span span);

static void write_key_value(struct cimxml_writer *writer, const struct cim_path *path, const struct cim_path_key *key,
			    struct span span)
{
	const struct cim_property *declared = repository_find_property(writer->repository, path->name_space,
								       writer->space, path->class_name, key->name);
	enum cim_type_code code = declared ? declared->type.code : type_of_key(key);

	if (code == CIM_REFERENCE && key->is_string && write_path_text(writer, key->value, span))
		return;
	if (code == CIM_CHAR16)
		write_key_text(writer, code, character_of(writer, key), span);
	else if (code == CIM_REFERENCE || code == CIM_OBJECT || !is_of_type(key, code))
		write_key_text(writer, type_of_key(key), key->value, span);
	else
		write_key_text(writer, code, key->value, span);
}

static void write_instance_name(struct cimxml_writer *writer, const struct cim_path *path, struct span span)
{
	xml_begin(writer->xml, "INSTANCENAME");
	cimxml_attribute(writer, "CLASSNAME", path->class_name, span);
	for (size_t i = 0; i < path->count; i++) {
		bool is_named = path->keys[i].name.length > 0;

		if (is_named) {
			xml_begin(writer->xml, "KEYBINDING");
			cimxml_attribute(writer, "NAME", path->keys[i].name, span);
		}
		write_key_value(writer, path, &path->keys[i], span);
		if (is_named)
			xml_end(writer->xml);
	}
	xml_end(writer->xml);
}

static void write_object_name(struct cimxml_writer *writer, const struct cim_path *path, struct span span)
{
	if (path->count > 0 || path->is_singleton) {
		write_instance_name(writer, path, span);
		return;
	}
	xml_begin(writer->xml, "CLASSNAME");
	cimxml_attribute(writer, "NAME", path->class_name, span);
	xml_end(writer->xml);
}

/* "\\server\" in front of a namespace: the server, which is cut off from it. */
static struct text take_server(struct text *space)
{
	size_t end = 2;
	struct text server = {0};

	if (space->length < 2 || !strchr("\\/", space->bytes[0]) || !strchr("\\/", space->bytes[1]))
		return server;
	while (end < space->length && !strchr("\\/", space->bytes[end]))
		end++;
	server = (struct text){space->bytes + 2, end - 2};
	*space = (struct text){space->bytes + end, space->length - end};
	if (text_equal(server, text_of(".")))
		server.length = 0; /* this computer: a local path has no HOST */
	return server;
}

static void write_path(struct cimxml_writer *writer, const struct cim_path *path, struct span span)
{
	bool is_instance = path->count > 0 || path->is_singleton;
	struct text space = path->name_space, server = take_server(&space);

	if (path->name_space.length == 0) {
		write_object_name(writer, path, span);
		return;
	}
	if (server.length > 0) {
		xml_begin(writer->xml, is_instance ? "INSTANCEPATH" : "CLASSPATH");
		xml_begin(writer->xml, "NAMESPACEPATH");
		xml_begin(writer->xml, "HOST");
		cimxml_text(writer, server, span);
		xml_end(writer->xml);
		write_namespace(writer, space, span);
		xml_end(writer->xml);
	} else {
		xml_begin(writer->xml, is_instance ? "LOCALINSTANCEPATH" : "LOCALCLASSPATH");
		write_namespace(writer, space, span);
	}
	write_object_name(writer, path, span);
	xml_end(writer->xml);
}

/* False, with nothing written, if the text is not an object path. */
static bool write_path_text(struct cimxml_writer *writer, struct text text, struct span span)
{
	struct cim_path path = {0};

	if (cim_path_parse(&writer->scratch, text, &path))
		return false;
	xml_begin(writer->xml, "VALUE.REFERENCE");
	write_path(writer, &path, span);
	xml_end(writer->xml);
	return true;
}

void cimxml_write_reference(struct cimxml_writer *writer, const struct cim_value *value)
{
	const char *error = value->kind == CIM_LITERAL_STRING ? cim_path_error(value->string) : "is none";

	if (value->kind == CIM_LITERAL_ALIAS) {
		cimxml_report_alias(writer, value);
	} else if (error) {
		diag_report(writer->sink, MOF890, writer->around.source ? writer->around : value->span,
			    "the object path %s; CIM-XML writes a path as its parts", error);
		writer->failed = true;
	} else {
		write_path_text(writer, value->string, value->span);
	}
}
