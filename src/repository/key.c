/* SPDX-License-Identifier: MIT */
/* The paths of instances (mof-language 8.2) and the identities by which they are compared. */
#include <string.h>

#include "model/path.h"
#include "repository/lineage.h"

/* A path is NUL-terminated, so a NUL in a key is written as \0, which no other text produces. */
static void append_string(struct buffer *out, struct text text)
{
	const char *nul = memchr(text.bytes, 0, text.length);
	struct buffer part = {0};

	if (text.length == 0 || nul == NULL) {
		cim_path_append_string(out, text);
		return;
	}
	cim_path_append_string(&part, text);
	for (size_t i = 0; i < part.size; i++)
		buffer_put(out, part.bytes[i] ? (const void *)&part.bytes[i] : "\\0", part.bytes[i] ? 1 : 2);
	buffer_free(&part);
}

static void append_value(struct buffer *out, const struct cim_value *value)
{
	switch (value->kind) {
	case CIM_LITERAL_BOOLEAN:
		buffer_put_text(out, value->boolean ? "TRUE" : "FALSE");
		break;
	case CIM_LITERAL_INTEGER:
		buffer_printf(out, "%s%llu", value->integer.negative ? "-" : "",
			      (unsigned long long)value->integer.magnitude);
		break;
	case CIM_LITERAL_CHARACTER:
		buffer_printf(out, "%u", (unsigned)value->character);
		break;
	case CIM_LITERAL_STRING:
		append_string(out, value->string);
		break;
	case CIM_LITERAL_ALIAS:
		buffer_printf(out, "\"$%s\"", value->alias.spelling);
		break;
	default:
		buffer_put_text(out, "NULL");
		break;
	}
}

void key_append_path(struct buffer *out, const char *class_name, const struct key_value *keys, size_t count)
{
	buffer_put_text(out, class_name);
	if (count == 0)
		buffer_put_text(out, "=@");
	for (size_t i = 0; i < count; i++) {
		buffer_put_byte(out, i ? ',' : '.');
		buffer_put_text(out, keys[i].name.spelling);
		buffer_put_byte(out, '=');
		append_value(out, &keys[i].value);
	}
}

/*
 * The keys of the topmost class with keys identify the instances of all its subclasses: equal keys in two subclasses
 * are one identity. Names and paths are compared without regard to case.
 */
struct name key_identity(struct repository *repository, const struct lineage *lineage, const struct key_value *keys,
			 size_t count)
{
	const struct store_class *root = lineage_key_root(lineage);
	struct buffer text = {0};
	struct name identity;

	key_append_path(&text, root ? root->definition.name.spelling : lineage->classes[0]->definition.name.spelling,
			keys, count);
	identity = names_of(repository->names, buffer_text(&text));
	buffer_free(&text);
	return identity;
}
