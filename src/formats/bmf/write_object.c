/* SPDX-License-Identifier: MIT */
/* Writes classes, instances, members and methods as binary MOF (binary-mof 3, 4). */
#include <stdlib.h>

#include "base/memory.h"
#include "formats/bmf/implied.h"
#include "formats/bmf/writer.h"

/* ---- members ---- */

static uint32_t member_type(struct bmf_writer *writer, const struct cim_type *type)
{
	bool is_seen = type->code != CIM_REAL32 && type->code != CIM_REAL64 && type->code != CIM_DATETIME &&
		       type->code != CIM_REFERENCE && (type->code != CIM_CHAR16 || type->is_array);

	if (!is_seen)
		bmf_infer(writer, BMF_TYPE, type->span);
	return (uint32_t)type->code | (type->is_array ? CIM_ARRAY : 0);
}

/* A property or parameter: type code, default, qualifiers with what the compiler adds. `id` is -1 for a property. */
static void put_member(struct bmf_writer *writer, const struct cim_property *member, const char *dropped, int64_t id)
{
	bool has_value = member->has_value && member->value.kind != CIM_LITERAL_NULL;
	uint32_t alias = has_value && bmf_default_is_alias(&member->value) ? BMF_ALIAS : 0;
	size_t property = bmf_begin_property(writer, member_type(writer, &member->type) | alias,
					     text_of(member->name.spelling), member->name_span);
	bool has_own_id = id >= 0 && cim_find_qualifier(&member->qualifiers, "id");
	size_t list, count = bmf_count_qualifiers(&member->qualifiers, dropped);

	if (has_own_id)
		bmf_infer(writer, BMF_OWN_ID, member->name_span);
	if (has_value) {
		bmf_value_here(writer, property);
		bmf_put_default(writer, &member->value, &member->type);
	}
	bmf_qualifiers_here(writer, property);
	list = bmf_begin_list(writer, count + member->type.has_size + (id >= 0 && !has_own_id) + 1);
	bmf_put_qualifiers(writer, &member->qualifiers, dropped);
	if (member->type.has_size)
		bmf_put_integer_qualifier(writer, "MAX", member->type.size, 0);
	if (id >= 0 && !has_own_id)
		bmf_put_integer_qualifier(writer, "ID", (uint32_t)id, BMF_ID_FLAVORS);
	bmf_put_cimtype(writer, &member->type);
	bmf_end_list(writer, list);
	bmf_end_property(writer, property);
}

/* ---- methods ---- */

/* One of the two parameter objects of a method: its parameters, and how it expresses their direction. */
struct half {
	const struct cim_method *method;
	const int64_t *ids;      /* of the parameters, in their order */
	const char *own, *other; /* the qualifiers: "in" and "out" or vice versa */
	bool has_return;
};

/* A parameter with only in(FALSE) is treated as if it had In (binary-mof 4: unknown). */
static bool belongs(const struct half *half, const struct cim_property *parameter)
{
	return cim_find_qualifier(&parameter->qualifiers, half->own) != NULL;
}

static size_t count_parameters(const struct half *half)
{
	size_t count = half->has_return;

	for (size_t i = 0; i < half->method->parameters.count; i++)
		count += belongs(half, &half->method->parameters.items[i]);
	return count;
}

static void put_return_value(struct bmf_writer *writer, const struct cim_type *type)
{
	size_t property = bmf_begin_property(writer, member_type(writer, type), text_of("ReturnValue"), type->span);
	size_t list;

	bmf_qualifiers_here(writer, property);
	list = bmf_begin_list(writer, 1);
	bmf_put_cimtype(writer, type);
	bmf_end_list(writer, list);
	bmf_end_property(writer, property);
}

static void put_half(struct bmf_writer *writer, const struct half *half)
{
	size_t object = bmf_begin_object(writer, BMF_INSTANCE);
	size_t list;

	bmf_part_here(writer, object, BMF_PROPERTIES);
	list = bmf_begin_list(writer, count_parameters(half) + 1);
	for (size_t i = 0; i < half->method->parameters.count; i++) {
		const struct cim_property *parameter = &half->method->parameters.items[i];

		if (belongs(half, parameter))
			put_member(writer, parameter, half->other, half->ids[i]);
	}
	if (half->has_return)
		put_return_value(writer, &half->method->return_type);
	bmf_put_pseudo_string(writer, "__CLASS", text_of("__PARAMETERS"), half->method->name_span);
	bmf_end_list(writer, list);
	bmf_part_here(writer, object, BMF_METHODS);
	bmf_end_list(writer, bmf_begin_list(writer, 0));
	bmf_end_object(writer, object);
}

/* No sample has in(FALSE) or out(FALSE). */
static void note_false_direction(struct bmf_writer *writer, const struct cim_property *parameter)
{
	static const char *const directions[] = {"in", "out"};

	for (int i = 0; i < 2; i++)
		if (cim_find_qualifier(&parameter->qualifiers, directions[i]) &&
		    !cim_is_set(&parameter->qualifiers, directions[i]))
			bmf_infer(writer, BMF_IN_FALSE, parameter->span);
}

static int64_t *number_parameters(struct bmf_writer *writer, const struct cim_method *method)
{
	const struct cim_properties *parameters = &method->parameters;
	int64_t *ids = mem_alloc((parameters->count + 1) * sizeof *ids);
	size_t listed_twice = bmf_number_parameters(parameters, ids);

	for (size_t i = 0; i < parameters->count; i++)
		note_false_direction(writer, &parameters->items[i]);
	if (listed_twice < parameters->count)
		bmf_infer(writer, BMF_DOUBLE_PARAMETER, parameters->items[listed_twice].name_span);
	return ids;
}

static void put_halves(struct bmf_writer *writer, const struct half *halves, size_t property)
{
	size_t count = 0, index = 0, array;

	for (int i = 0; i < 2; i++)
		count += count_parameters(&halves[i]) > 0;
	if (count == 0)
		return;
	bmf_value_here(writer, property);
	array = bmf_begin_array(writer, count);
	for (int i = 0; i < 2; i++) {
		if (count_parameters(&halves[i]) == 0)
			continue;
		bmf_begin_element(writer, index++, count);
		put_half(writer, &halves[i]);
	}
	bmf_end_array(writer, array);
}

static void put_method(struct bmf_writer *writer, const struct cim_method *method)
{
	bool returns = method->return_type.code != CIM_VOID;
	bool has_value = returns || method->parameters.count > 0;
	int64_t *ids = number_parameters(writer, method);
	const struct half halves[] = {{method, ids, "in", "out", false}, {method, ids, "out", "in", returns}};
	size_t property = bmf_begin_property(writer, has_value ? CIM_OBJECT | CIM_ARRAY : CIM_VOID,
					     text_of(method->name.spelling), method->name_span);
	size_t list;

	put_halves(writer, halves, property);
	bmf_qualifiers_here(writer, property);
	list = bmf_begin_list(writer, method->qualifiers.count);
	bmf_put_qualifiers(writer, &method->qualifiers, NULL);
	bmf_end_list(writer, list);
	bmf_end_property(writer, property);
	free(ids);
}

/* ---- pseudo-properties ---- */

/* The pseudo-properties that end the property list of a top-level object, in this order (binary-mof 4). */
struct identity {
	struct text class_name;
	const struct cim_namespace *where;
	uint32_t class_flags;
	struct name alias, superclass;
	struct span span;
};

static size_t count_identity(const struct identity *identity)
{
	return 2u + (identity->class_flags != 0) + (identity->alias.spelling != NULL) +
	       (identity->superclass.spelling != NULL);
}

static void put_identity(struct bmf_writer *writer, const struct identity *identity)
{
	bmf_put_pseudo_string(writer, "__CLASS", identity->class_name, identity->span);
	bmf_put_pseudo_string(writer, "__NAMESPACE", identity->where->written, identity->where->span);
	if (identity->class_flags)
		bmf_put_pseudo_integer(writer, "__CLASSFLAGS", identity->class_flags);
	if (identity->alias.spelling)
		bmf_put_pseudo_string(writer, "__ALIAS", text_of(identity->alias.spelling), identity->span);
	if (identity->superclass.spelling)
		bmf_put_pseudo_string(writer, "__SUPERCLASS", text_of(identity->superclass.spelling), identity->span);
}

static void note_pragmas(struct bmf_writer *writer, const struct cim_operation *operation)
{
	if (operation->where->is_inferred)
		bmf_infer(writer, BMF_RELATIVE_NAMESPACE,
			  operation->where->span.source ? operation->where->span : operation->span);
	if (operation->has_instance_flags)
		bmf_infer(writer, BMF_INSTANCE_FLAGS, operation->span);
	if (operation->class_flags & ~(uint32_t)CIM_FORCE_UPDATE)
		bmf_infer(writer, BMF_RARE_CLASS_FLAGS, operation->span);
}

/* ---- objects ---- */

static void put_own_qualifiers(struct bmf_writer *writer, const struct cim_qualifiers *qualifiers, size_t object)
{
	size_t list;

	bmf_part_here(writer, object, BMF_QUALIFIERS);
	list = bmf_begin_list(writer, qualifiers->count);
	bmf_put_qualifiers(writer, qualifiers, NULL);
	bmf_end_list(writer, list);
}

void bmf_put_class(struct bmf_writer *writer, const struct cim_operation *operation)
{
	const struct cim_class *class = operation->class;
	const struct identity identity = {text_of(class->name.spelling),
					  operation->where,
					  operation->class_flags,
					  class->alias,
					  class->superclass,
					  class->name_span};
	size_t object = bmf_begin_object(writer, BMF_CLASS);
	size_t list;

	note_pragmas(writer, operation);
	if (class->alias.spelling)
		bmf_infer(writer, BMF_CLASS_ALIAS, class->name_span);
	put_own_qualifiers(writer, &class->qualifiers, object);
	bmf_part_here(writer, object, BMF_PROPERTIES);
	list = bmf_begin_list(writer, class->properties.count + count_identity(&identity));
	for (size_t i = 0; i < class->properties.count; i++)
		put_member(writer, &class->properties.items[i], NULL, -1);
	put_identity(writer, &identity);
	bmf_end_list(writer, list);
	bmf_part_here(writer, object, BMF_METHODS);
	list = bmf_begin_list(writer, class->methods.count);
	for (size_t i = 0; i < class->methods.count; i++)
		put_method(writer, &class->methods.items[i]);
	bmf_end_list(writer, list);
	bmf_end_object(writer, object);
}

/* NULL, and a property without a value, are a string without a value. */
static void put_assignment(struct bmf_writer *writer, const struct cim_property *assignment)
{
	bool has_value = assignment->has_value && assignment->value.kind != CIM_LITERAL_NULL;
	uint32_t type = has_value ? bmf_literal_type(writer, &assignment->value) : CIM_STRING;
	size_t property = bmf_begin_property(writer, type, text_of(assignment->name.spelling), assignment->name_span);
	size_t list;

	if (!assignment->has_value)
		bmf_infer(writer, BMF_PROPERTY_WITHOUT_VALUE, assignment->span);
	if (assignment->qualifiers.count > 0)
		bmf_infer(writer, BMF_ASSIGNMENT_QUALIFIER, assignment->span);
	if (has_value) {
		if (assignment->value.kind == CIM_LITERAL_ARRAY && assignment->value.array.count > 0 &&
		    assignment->value.array.items[0].kind != CIM_LITERAL_STRING)
			bmf_infer(writer, BMF_VALUE_ARRAY, assignment->value.span);
		bmf_value_here(writer, property);
		bmf_put_literal(writer, &assignment->value);
	}
	bmf_qualifiers_here(writer, property);
	list = bmf_begin_list(writer, assignment->qualifiers.count);
	bmf_put_qualifiers(writer, &assignment->qualifiers, NULL);
	bmf_end_list(writer, list);
	bmf_end_property(writer, property);
}

static void put_assignments(struct bmf_writer *writer, const struct cim_properties *assignments)
{
	for (size_t i = 0; i < assignments->count; i++)
		put_assignment(writer, &assignments->items[i]);
}

void bmf_put_instance(struct bmf_writer *writer, const struct cim_operation *operation)
{
	const struct cim_instance *instance = operation->instance;
	const struct identity identity = {text_of(instance->class_name.spelling),
					  operation->where,
					  operation->class_flags,
					  instance->alias,
					  {0},
					  instance->class_span};
	size_t object = bmf_begin_object(writer, BMF_INSTANCE);
	size_t list;

	note_pragmas(writer, operation);
	put_own_qualifiers(writer, &instance->qualifiers, object);
	bmf_part_here(writer, object, BMF_PROPERTIES);
	list = bmf_begin_list(writer, instance->properties.count + count_identity(&identity));
	put_assignments(writer, &instance->properties);
	put_identity(writer, &identity);
	bmf_end_list(writer, list);
	bmf_part_here(writer, object, BMF_METHODS);
	bmf_end_list(writer, bmf_begin_list(writer, 0));
	bmf_end_object(writer, object);
}

/* As parameter objects, the only objects in samples that are values: with only the class named. */
void bmf_put_embedded(struct bmf_writer *writer, const struct cim_instance *instance)
{
	size_t object = bmf_begin_object(writer, BMF_INSTANCE);
	bool has_alias = instance->alias.spelling != NULL;
	size_t list;

	put_own_qualifiers(writer, &instance->qualifiers, object);
	bmf_part_here(writer, object, BMF_PROPERTIES);
	list = bmf_begin_list(writer, instance->properties.count + 1 + has_alias);
	put_assignments(writer, &instance->properties);
	bmf_put_pseudo_string(writer, "__CLASS", text_of(instance->class_name.spelling), instance->class_span);
	if (has_alias)
		bmf_put_pseudo_string(writer, "__ALIAS", text_of(instance->alias.spelling), instance->alias_span);
	bmf_end_list(writer, list);
	bmf_part_here(writer, object, BMF_METHODS);
	bmf_end_list(writer, bmf_begin_list(writer, 0));
	bmf_end_object(writer, object);
}
