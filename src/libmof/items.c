/* SPDX-License-Identifier: MIT */
/* mof.h: compiled items. The handles are the structs of the model under other names. */
#include "libmof/mof.h"

#include <string.h>

#include "base/memory.h"
#include "model/unit.h"

static const struct cim_operation *operation_of(const struct mof_item *item)
{
	return (const struct cim_operation *)item;
}

static const struct cim_property *member_of(const struct mof_property *property)
{
	return (const struct cim_property *)property;
}

static const struct cim_method *method_of(const struct mof_method *method)
{
	return (const struct cim_method *)method;
}

static const struct cim_qualifier *qualifier_of(const struct mof_qualifier *qualifier)
{
	return (const struct cim_qualifier *)qualifier;
}

static const struct cim_value *value_of(const struct mof_value *value)
{
	return (const struct cim_value *)value;
}

/* ---- items ---- */

enum mof_item_kind mof_item_kind(const struct mof_item *item)
{
	static const enum mof_item_kind kinds[] = {
		[CIM_DEFINE_CLASS] = MOF_CLASS,
		[CIM_PUT_INSTANCE] = MOF_INSTANCE,
		[CIM_DELETE_CLASS] = MOF_DELETE_CLASS,
		[CIM_DELETE_INSTANCE] = MOF_DELETE_INSTANCE,
	};

	return kinds[operation_of(item)->kind];
}

const char *mof_item_namespace(const struct mof_item *item)
{
	return operation_of(item)->where->path;
}

char *mof_item_name(const struct mof_item *item)
{
	const struct cim_operation *operation = operation_of(item);
	struct text name;
	char *copy;

	switch (operation->kind) {
	case CIM_DEFINE_CLASS:
		name = text_of(operation->class->name.spelling);
		break;
	case CIM_PUT_INSTANCE:
		name = text_of(operation->instance->class_name.spelling);
		break;
	default:
		name = operation->deleted.path;
	}
	copy = mem_zero(name.length + 1);
	if (name.length > 0)
		memcpy(copy, name.bytes, name.length);
	return copy;
}

const char *mof_item_superclass(const struct mof_item *item)
{
	const struct cim_operation *operation = operation_of(item);

	return operation->kind == CIM_DEFINE_CLASS ? operation->class->superclass.spelling : NULL;
}

const struct mof_qualifiers *mof_item_qualifiers(const struct mof_item *item)
{
	const struct cim_operation *operation = operation_of(item);

	if (operation->kind == CIM_DEFINE_CLASS)
		return (const struct mof_qualifiers *)&operation->class->qualifiers;
	return operation->kind == CIM_PUT_INSTANCE ? (const struct mof_qualifiers *)&operation->instance->qualifiers
						   : NULL;
}

static const struct cim_properties *properties_of(const struct mof_item *item)
{
	static const struct cim_properties none;
	const struct cim_operation *operation = operation_of(item);

	if (operation->kind == CIM_DEFINE_CLASS)
		return &operation->class->properties;
	return operation->kind == CIM_PUT_INSTANCE ? &operation->instance->properties : &none;
}

size_t mof_item_property_count(const struct mof_item *item)
{
	return properties_of(item)->count;
}

const struct mof_property *mof_item_property_at(const struct mof_item *item, size_t index)
{
	const struct cim_properties *properties = properties_of(item);

	return index < properties->count ? (const struct mof_property *)&properties->items[index] : NULL;
}

size_t mof_item_method_count(const struct mof_item *item)
{
	const struct cim_operation *operation = operation_of(item);

	return operation->kind == CIM_DEFINE_CLASS ? operation->class->methods.count : 0;
}

const struct mof_method *mof_item_method_at(const struct mof_item *item, size_t index)
{
	return index < mof_item_method_count(item)
		       ? (const struct mof_method *)&operation_of(item)->class->methods.items[index]
		       : NULL;
}

/* ---- members ---- */

const char *mof_property_name(const struct mof_property *property)
{
	return member_of(property)->name.spelling;
}

const char *mof_property_type(const struct mof_property *property)
{
	return member_of(property)->type.spelling.spelling;
}

bool mof_property_is_reference(const struct mof_property *property)
{
	return member_of(property)->type.code == CIM_REFERENCE;
}

bool mof_property_is_array(const struct mof_property *property)
{
	return member_of(property)->type.is_array;
}

const struct mof_qualifiers *mof_property_qualifiers(const struct mof_property *property)
{
	return (const struct mof_qualifiers *)&member_of(property)->qualifiers;
}

const struct mof_value *mof_property_value(const struct mof_property *property)
{
	const struct cim_property *member = member_of(property);

	return member->has_value ? (const struct mof_value *)&member->value : NULL;
}

const char *mof_method_name(const struct mof_method *method)
{
	return method_of(method)->name.spelling;
}

const char *mof_method_type(const struct mof_method *method)
{
	return method_of(method)->return_type.spelling.spelling;
}

const struct mof_qualifiers *mof_method_qualifiers(const struct mof_method *method)
{
	return (const struct mof_qualifiers *)&method_of(method)->qualifiers;
}

size_t mof_method_parameter_count(const struct mof_method *method)
{
	return method_of(method)->parameters.count;
}

const struct mof_property *mof_method_parameter_at(const struct mof_method *method, size_t index)
{
	const struct cim_properties *parameters = &method_of(method)->parameters;

	return index < parameters->count ? (const struct mof_property *)&parameters->items[index] : NULL;
}

/* ---- qualifiers ---- */

size_t mof_qualifier_count(const struct mof_qualifiers *qualifiers)
{
	return ((const struct cim_qualifiers *)qualifiers)->count;
}

const struct mof_qualifier *mof_qualifier_at(const struct mof_qualifiers *qualifiers, size_t index)
{
	const struct cim_qualifiers *list = (const struct cim_qualifiers *)qualifiers;

	return index < list->count ? (const struct mof_qualifier *)&list->items[index] : NULL;
}

const char *mof_qualifier_name(const struct mof_qualifier *qualifier)
{
	return qualifier_of(qualifier)->name.spelling;
}

const struct mof_value *mof_qualifier_value(const struct mof_qualifier *qualifier)
{
	return (const struct mof_value *)&qualifier_of(qualifier)->value;
}

unsigned mof_qualifier_flavors(const struct mof_qualifier *qualifier)
{
	return qualifier_of(qualifier)->flavors;
}

/* ---- values ---- */

enum mof_value_kind mof_value_kind(const struct mof_value *value)
{
	static const enum mof_value_kind kinds[] = {
		[CIM_LITERAL_NULL] = MOF_NULL,           [CIM_LITERAL_BOOLEAN] = MOF_BOOLEAN,
		[CIM_LITERAL_INTEGER] = MOF_INTEGER,     [CIM_LITERAL_REAL] = MOF_REAL,
		[CIM_LITERAL_CHARACTER] = MOF_CHARACTER, [CIM_LITERAL_STRING] = MOF_STRING,
		[CIM_LITERAL_ALIAS] = MOF_ALIAS,         [CIM_LITERAL_OBJECT] = MOF_OBJECT,
		[CIM_LITERAL_ARRAY] = MOF_ARRAY,
	};

	return kinds[value_of(value)->kind];
}

bool mof_value_boolean(const struct mof_value *value)
{
	return value_of(value)->kind == CIM_LITERAL_BOOLEAN && value_of(value)->boolean;
}

uint64_t mof_value_integer(const struct mof_value *value, bool *negative)
{
	const struct cim_value *literal = value_of(value);
	bool is_integer = literal->kind == CIM_LITERAL_INTEGER;

	if (negative)
		*negative = is_integer && literal->integer.negative;
	return is_integer ? literal->integer.magnitude : 0;
}

double mof_value_real(const struct mof_value *value)
{
	return value_of(value)->kind == CIM_LITERAL_REAL ? value_of(value)->real : 0;
}

unsigned mof_value_character(const struct mof_value *value)
{
	return value_of(value)->kind == CIM_LITERAL_CHARACTER ? value_of(value)->character : 0;
}

const char *mof_value_string(const struct mof_value *value, size_t *length)
{
	const struct cim_value *literal = value_of(value);
	struct text text = {"", 0};

	if (literal->kind == CIM_LITERAL_STRING)
		text = literal->string;
	else if (literal->kind == CIM_LITERAL_ALIAS)
		text = text_of(literal->alias.spelling);
	*length = text.length;
	return text.bytes;
}

size_t mof_value_count(const struct mof_value *value)
{
	return value_of(value)->kind == CIM_LITERAL_ARRAY ? value_of(value)->array.count : 0;
}

const struct mof_value *mof_value_at(const struct mof_value *value, size_t index)
{
	return index < mof_value_count(value) ? (const struct mof_value *)&value_of(value)->array.items[index] : NULL;
}
