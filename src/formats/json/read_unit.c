/* SPDX-License-Identifier: MIT */
/* Units, operations and members from JSON, by the tables of form.c. */
#include <string.h>

#include "base/nearest.h"
#include "formats/json/json.h"
#include "formats/json/reader.h"
#include "model/namespace.h"

/* ---- objects and lists ---- */

static void report_unknown(struct json_reader *reader, const struct json_node *node, const struct json_form *form,
			   const char *key)
{
	struct diagnostic *diagnostic =
		json_report(reader, node, MOF842, "unknown key '%s'", json_shown(reader, text_of(key)));
	struct nearest nearest = nearest_start(text_of(key));

	for (size_t i = 0; i < form->count; i++)
		nearest_offer(&nearest, form->fields[i].key);
	if (nearest.name)
		diag_set_help(reader->sink, diagnostic, "did you mean '%s'?", nearest.name);
}

static bool is_key_of(const struct json_form *form, const char *key)
{
	for (size_t i = 0; i < form->count; i++)
		if (strcmp(form->fields[i].key, key) == 0)
			return true;
	return false;
}

static bool check_keys(struct json_reader *reader, const struct json_node *node, const struct json_form *form)
{
	const char *key;
	json_t *value;

	json_object_foreach(node->json, key, value)
	{
		if (!is_key_of(form, key)) {
			report_unknown(reader, node, form, key);
			return false;
		}
	}
	return true;
}

bool json_get_object(struct json_reader *reader, const struct json_node *node, const struct json_form *form,
		     void *object)
{
	if (!json_expect(reader, node, JSON_OBJECT) || !check_keys(reader, node, form))
		return false;
	for (size_t i = 0; i < form->count; i++) {
		const struct json_field *field = &form->fields[i];
		const struct json_node child = {json_object_get(node->json, field->key), node, field->key, 0};

		if (child.json == NULL && field->required) {
			json_report(reader, node, MOF843, "missing key '%s'", field->key);
			return false;
		}
		if (child.json && !field->get(reader, &child, field, (char *)object + field->offset))
			return false;
	}
	return form->finish == NULL || form->finish(reader, node, object);
}

static bool get_item(struct json_reader *reader, const struct json_node *list, size_t index,
		     const struct json_form *form, void *object)
{
	const struct json_node item = {json_array_get(list->json, index), list, NULL, index};

	return json_get_object(reader, &item, form, object);
}

/* Reads a list of objects into the arena; after a report returns false and leaves *items and *count unset. */
static bool get_list(struct json_reader *reader, const struct json_node *node, const struct json_form *form,
		     void **items, size_t *count)
{
	size_t size = json_array_size(node->json);
	char *list;

	if (!json_expect(reader, node, JSON_ARRAY))
		return false;
	/* Checked before the allocation, because a struct is much larger than an invalid item such as "0,". */
	for (size_t i = 0; i < size; i++) {
		const struct json_node item = {json_array_get(node->json, i), node, NULL, i};

		if (!json_expect(reader, &item, JSON_OBJECT))
			return false;
	}
	list = arena_alloc(&reader->unit->arena, size * form->size);
	for (size_t i = 0; i < size; i++)
		if (!get_item(reader, node, i, form, list + i * form->size))
			return false;
	*items = list;
	*count = size;
	return true;
}

bool json_get_nothing(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
		      void *member)
{
	(void)reader, (void)node, (void)field, (void)member;
	return true;
}

/* ---- qualifiers ---- */

bool json_get_qualifiers(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
			 void *member)
{
	struct cim_qualifiers *qualifiers = member;
	void *items;

	(void)field;
	if (!get_list(reader, node, &json_qualifier_form, &items, &qualifiers->count))
		return false;
	qualifiers->items = items;
	return true;
}

bool json_get_effective(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
			void *member)
{
	struct cim_qualifier *qualifier = member;

	return json_get_words8(reader, node, field, &qualifier->flavors);
}

bool json_finish_qualifier(struct json_reader *reader, const struct json_node *node, void *object)
{
	struct cim_qualifier *qualifier = object;

	if (json_object_get(node->json, "effective") == NULL)
		qualifier->flavors = cim_apply_flavors(0, qualifier->words);
	if (qualifier->value_is_implied &&
	    (qualifier->value.kind != CIM_LITERAL_BOOLEAN || !qualifier->value.boolean)) {
		json_report(reader, node, MOF848, "an implied value is true");
		return false;
	}
	return true;
}

/* ---- types and members ---- */

bool json_get_reference(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
			void *member)
{
	struct cim_type *type = member;
	bool is_reference;

	if (!json_get_flag(reader, node, field, &is_reference))
		return false;
	if (is_reference)
		type->code = CIM_REFERENCE;
	return true;
}

/* Sets the code of a type, as lowering does. */
static bool finish_type(struct json_reader *reader, const struct json_node *node, struct cim_type *type)
{
	const struct cim_type_info *info = cim_type_by_name(type->spelling);

	if (type->code != CIM_REFERENCE) {
		type->code = info ? info->code : CIM_OBJECT;
	} else if (info && info->code != CIM_OBJECT) {
		json_report(reader, node, MOF848, "a reference needs a class, not '%s'", type->spelling.spelling);
		return false;
	}
	if (type->has_size && !type->is_array) {
		json_report(reader, node, MOF848, "only an array has a size");
		return false;
	}
	return true;
}

bool json_finish_property(struct json_reader *reader, const struct json_node *node, void *object)
{
	struct cim_property *property = object;

	return finish_type(reader, node, &property->type);
}

bool json_finish_method(struct json_reader *reader, const struct json_node *node, void *object)
{
	struct cim_method *method = object;

	if (!finish_type(reader, node, &method->return_type))
		return false;
	if (method->return_type.code == CIM_OBJECT && name_is(method->return_type.spelling, "void"))
		method->return_type.code = CIM_VOID;
	return true;
}

bool json_get_default_value(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
			    void *member)
{
	struct cim_property *property = member;

	property->has_value = true;
	return json_get_value(reader, node, field, &property->value);
}

bool json_get_properties(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
			 void *member)
{
	struct cim_properties *properties = member;
	void *items;

	if (!get_list(reader, node, field->detail, &items, &properties->count))
		return false;
	properties->items = items;
	return true;
}

bool json_get_methods(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
		      void *member)
{
	struct cim_class *class = member;
	void *items;

	(void)field;
	if (!get_list(reader, node, &json_method_form, &items, &class->methods.count))
		return false;
	class->methods.items = items;
	return true;
}

/* ---- operations ---- */

bool json_get_action(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
		     void *member)
{
	const struct json_action *action = field->detail;
	struct cim_operation *operation = member;

	operation->kind = action->kind;
	switch (action->kind) {
	case CIM_DEFINE_CLASS:
		operation->class = arena_alloc(&reader->unit->arena, sizeof *operation->class);
		return json_get_object(reader, node, action->form, operation->class);
	case CIM_PUT_INSTANCE:
		return json_get_instance(reader, node, field, &operation->instance);
	default:
		return json_get_object(reader, node, action->form, operation);
	}
}

bool json_get_instance_flags(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
			     void *member)
{
	struct cim_operation *operation = member;

	operation->has_instance_flags = true;
	return json_to_words(reader, node, field->detail, &operation->instance_flags);
}

bool json_finish_operation(struct json_reader *reader, const struct json_node *node, void *object)
{
	const struct cim_operation *operation = object;
	bool is_deletion = operation->kind == CIM_DELETE_CLASS || operation->kind == CIM_DELETE_INSTANCE;
	size_t actions = 0;

	for (size_t i = 0; i < json_operation_form.count; i++)
		actions += json_operation_form.fields[i].get == json_get_action &&
			   json_object_get(node->json, json_operation_form.fields[i].key);
	if (actions == 0)
		json_report(reader, node, MOF843,
			    "an operation has one of the keys class, instance, delete_class and "
			    "delete_instance");
	else if (actions > 1)
		json_report(reader, node, MOF848,
			    "an operation does one thing: class, instance, delete_class and "
			    "delete_instance exclude each other");
	else if (is_deletion && operation->deleted.path.length == 0)
		json_report(reader, node, MOF845, "nothing is named that is to be deleted");
	else
		return true;
	return false;
}

/* ---- namespaces ---- */

static bool is_same_namespace(const struct cim_namespace *a, const struct cim_namespace *b)
{
	return text_equal(a->written, b->written) && strcmp(a->path, b->path) == 0 && a->is_inferred == b->is_inferred;
}

bool json_get_namespace(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
			void *member)
{
	const struct cim_namespace **where = member;
	struct cim_namespace namespace = {0};

	(void)field;
	if (!json_get_object(reader, node, &json_namespace_form, &namespace))
		return false;
	if (reader->where == NULL || !is_same_namespace(reader->where, &namespace))
		reader->where = arena_copy(&reader->unit->arena, &namespace, sizeof namespace);
	*where = reader->where;
	return true;
}

/* Returns whether `written` can resolve to `path`: the same path, or a relative one that ends it. */
static bool leads_to(const struct cim_namespace_path *written, struct text path)
{
	size_t length = written->path.length;

	if (!written->is_relative)
		return text_equal(written->path, path);
	return path.length > length + 1 && path.bytes[path.length - length - 1] == '\\' &&
	       text_equal(written->path, (struct text){path.bytes + path.length - length, length});
}

bool json_finish_namespace(struct json_reader *reader, const struct json_node *node, void *object)
{
	const struct cim_namespace *namespace = object;
	struct arena *arena = &reader->unit->arena;
	struct cim_namespace_path written, path;
	const char *error;

	if (reader->where && is_same_namespace(reader->where, namespace))
		return true;
	error = cim_namespace_parse(arena, namespace->written, &written);
	if (error == NULL)
		error = cim_namespace_parse(arena, text_of(namespace->path), &path);
	if (error)
		json_report(reader, node, MOF845, "the namespace path %s", error);
	else if (path.is_relative || !text_equal(path.path, text_of(namespace->path)))
		json_report(reader, node, MOF845, "a path begins with 'root', has backslashes and no server");
	else if (!leads_to(&written, path.path))
		json_report(reader, node, MOF848, "the path is not that of the namespace as written");
	else
		return true;
	return false;
}

/* ---- declarations of qualifiers ---- */

bool json_get_declared_type(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
			    void *member)
{
	struct cim_qualifier_declaration *declaration = member;

	declaration->has_type = true;
	return json_get_name(reader, node, field, &declaration->type.spelling);
}

bool json_get_declared_value(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
			     void *member)
{
	struct cim_qualifier_declaration *declaration = member;

	declaration->has_value = true;
	return json_get_value(reader, node, field, &declaration->value);
}

bool json_finish_declaration(struct json_reader *reader, const struct json_node *node, void *object)
{
	struct cim_qualifier_declaration *declaration = object;

	if (declaration->has_type)
		return finish_type(reader, node, &declaration->type);
	if (!declaration->type.is_array && !declaration->has_value && declaration->scopes == 0)
		return true;
	json_report(reader, node, MOF848, "only a declaration with a type has a value, scopes or an array");
	return false;
}

/* ---- the unit ---- */

bool json_get_operations(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
			 void *member)
{
	(void)field;
	if (!json_expect(reader, node, JSON_ARRAY))
		return false;
	for (size_t i = 0; i < json_array_size(node->json); i++)
		if (!get_item(reader, node, i, &json_operation_form, cim_unit_add_operation(member)))
			return false;
	return true;
}

bool json_get_declarations(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
			   void *member)
{
	(void)field;
	if (!json_expect(reader, node, JSON_ARRAY))
		return false;
	for (size_t i = 0; i < json_array_size(node->json); i++)
		if (!get_item(reader, node, i, &json_declaration_form, cim_unit_add_declaration(member)))
			return false;
	return true;
}

bool json_get_remarks(struct json_reader *reader, const struct json_node *node, const struct json_field *field,
		      void *member)
{
	(void)field;
	if (!json_expect(reader, node, JSON_ARRAY))
		return false;
	for (size_t i = 0; i < json_array_size(node->json); i++)
		if (!get_item(reader, node, i, &json_remark_form, cim_unit_add_remark(member)))
			return false;
	return true;
}

/* A later version may have other keys, so the version is checked before them. */
static bool get_unit(struct json_reader *reader, json_t *json)
{
	const struct json_node top = {json, NULL, NULL, 0};
	const struct json_node version = {json_object_get(json, "mofkit"), &top, "mofkit", 0};

	if (version.json && !json_get_version(reader, &version, NULL, NULL))
		return false;
	return json_get_object(reader, &top, &json_unit_form, reader->unit);
}

bool json_read_unit(const char *path, const uint8_t *bytes, size_t size, struct names *names, struct diag_sink *sink,
		    struct cim_unit *unit)
{
	static const uint8_t mark[] = {0xEF, 0xBB, 0xBF};
	struct json_reader reader = {.path = path, .names = names, .sink = sink, .unit = unit};
	size_t skipped = size >= sizeof mark && memcmp(bytes, mark, sizeof mark) == 0 ? sizeof mark : 0;
	json_error_t error;
	json_t *json = json_loadb((const char *)bytes + skipped, size - skipped,
				  JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
	bool good = json && get_unit(&reader, json);

	if (json == NULL)
		json_report_syntax(&reader, &error);
	if (!good)
		cim_unit_free(unit);
	json_decref(json);
	buffer_free(&reader.units);
	buffer_free(&reader.scratch);
	return good;
}
