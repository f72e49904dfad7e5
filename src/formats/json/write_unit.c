/* SPDX-License-Identifier: MIT */
/* Units, operations and members as JSON, by the tables of form.c. */
#include <stdlib.h>

#include "formats/json/json.h"
#include "formats/json/writer.h"

json_t *json_put_object(struct json_writer *writer, const struct json_form *form, const void *object)
{
	json_t *json = json_must(json_object());

	for (size_t i = 0; i < form->count; i++) {
		const struct json_field *field = &form->fields[i];
		json_t *value = field->put(writer, field, (const char *)object + field->offset);

		if (value && json_object_set_new_nocheck(json, field->key, value) != 0)
			abort();
	}
	return json;
}

static json_t *put_list(struct json_writer *writer, const struct json_form *form, const void *items, size_t count)
{
	json_t *list = json_must(json_array());
	const char *item = items;

	for (size_t i = 0; i < count; i++, item += form->size)
		if (json_array_append_new(list, json_put_object(writer, form, item)) != 0)
			abort();
	return list;
}

/* ---- positions ---- */

static bool find_location(const struct json_writer *writer, const struct span *span, struct location *location)
{
	if (!writer->positions || span->source == NULL)
		return false;
	*location = source_locate((struct source *)span->source, span->begin);
	return true;
}

json_t *json_put_file(struct json_writer *writer, const struct json_field *field, const void *member)
{
	struct location location;

	(void)field;
	return find_location(writer, member, &location) ? json_from_text(writer, text_of(location.file)) : NULL;
}

json_t *json_put_line(struct json_writer *writer, const struct json_field *field, const void *member)
{
	struct location location;

	(void)field;
	return find_location(writer, member, &location) ? json_must(json_integer(location.line)) : NULL;
}

json_t *json_put_column(struct json_writer *writer, const struct json_field *field, const void *member)
{
	struct location location;

	(void)field;
	return find_location(writer, member, &location) ? json_must(json_integer(location.column)) : NULL;
}

/* ---- qualifiers ---- */

json_t *json_put_qualifiers(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_qualifiers *qualifiers = member;

	(void)field;
	return put_list(writer, &json_qualifier_form, qualifiers->items, qualifiers->count);
}

/* Omitted only if there are neither flavors nor words, so that a reader need not apply the words. */
json_t *json_put_effective(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_qualifier *qualifier = member;

	(void)writer;
	return qualifier->flavors || qualifier->words ? json_from_words(field->detail, qualifier->flavors) : NULL;
}

/* ---- types and members ---- */

json_t *json_put_reference(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_type *type = member;

	(void)writer, (void)field;
	return type->code == CIM_REFERENCE ? json_true() : NULL;
}

json_t *json_put_size(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_type *type = member;

	(void)writer, (void)field;
	return type->has_size ? json_must(json_integer(type->size)) : NULL;
}

json_t *json_put_default_value(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_property *property = member;

	return property->has_value ? json_put_value(writer, field, &property->value) : NULL;
}

json_t *json_put_properties(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_properties *properties = member;

	return put_list(writer, field->detail, properties->items, properties->count);
}

json_t *json_put_methods(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_class *class = member;

	(void)field;
	return put_list(writer, &json_method_form, class->methods.items, class->methods.count);
}

/* ---- operations ---- */

json_t *json_put_action(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_operation *operation = member;
	const struct json_action *action = field->detail;

	if (operation->kind != action->kind)
		return NULL;
	switch (operation->kind) {
	case CIM_DEFINE_CLASS:
		return json_put_object(writer, action->form, operation->class);
	case CIM_PUT_INSTANCE:
		return json_put_object(writer, action->form, operation->instance);
	default:
		return json_put_object(writer, action->form, operation);
	}
}

json_t *json_put_namespace(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_namespace *const *where = member;

	(void)field;
	return json_put_object(writer, &json_namespace_form, *where);
}

json_t *json_put_instance_flags(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_operation *operation = member;

	(void)writer;
	return operation->has_instance_flags ? json_from_words(field->detail, operation->instance_flags) : NULL;
}

/* ---- declarations of qualifiers ---- */

json_t *json_put_declared_type(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_qualifier_declaration *declaration = member;

	return declaration->has_type ? json_put_name(writer, field, &declaration->type.spelling) : NULL;
}

json_t *json_put_declared_value(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_qualifier_declaration *declaration = member;

	return declaration->has_value ? json_put_value(writer, field, &declaration->value) : NULL;
}

/* ---- the unit ---- */

json_t *json_put_version(struct json_writer *writer, const struct json_field *field, const void *member)
{
	(void)writer, (void)field, (void)member;
	return json_must(json_integer(JSON_VERSION));
}

json_t *json_put_operations(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_unit *unit = member;

	(void)field;
	return put_list(writer, &json_operation_form, unit->operations, unit->count);
}

json_t *json_put_declarations(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_unit *unit = member;

	(void)field;
	return put_list(writer, &json_declaration_form, unit->declarations, unit->declaration_count);
}

json_t *json_put_remarks(struct json_writer *writer, const struct json_field *field, const void *member)
{
	const struct cim_unit *unit = member;

	(void)field;
	return put_list(writer, &json_remark_form, unit->remarks, unit->remark_count);
}

static int append(const char *bytes, size_t size, void *out)
{
	buffer_put(out, bytes, size);
	return 0;
}

void json_write_unit(const struct cim_unit *unit, const struct json_options *options, struct buffer *out)
{
	struct json_writer writer = {.positions = options && options->positions};
	json_t *json = json_put_object(&writer, &json_unit_form, unit);

	if (json_dump_callback(json, append, out, JSON_INDENT(2)) != 0)
		abort();
	buffer_put_byte(out, '\n');
	json_decref(json);
	buffer_free(&writer.units);
	buffer_free(&writer.scratch);
}
