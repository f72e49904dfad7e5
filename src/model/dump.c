/* SPDX-License-Identifier: MIT */
#include "model/dump.h"

#include <string.h>

static void put_indent(struct buffer *out, int depth)
{
	buffer_fill(out, ' ', 2 * (size_t)depth);
}

static void put_string(struct text text, struct buffer *out)
{
	buffer_put_byte(out, '"');
	for (size_t i = 0; i < text.length; i++) {
		unsigned char byte = (unsigned char)text.bytes[i];

		if (byte < ' ' || byte == '"' || byte == '\\')
			buffer_printf(out, "\\x%02X", byte);
		else
			buffer_put_byte(out, byte);
	}
	buffer_put_byte(out, '"');
}

static void put_instance(const struct cim_instance *instance, int depth, struct buffer *out);

static void put_value(const struct cim_value *value, int depth, struct buffer *out)
{
	switch (value->kind) {
	case CIM_LITERAL_NULL:
		buffer_put_text(out, "null");
		break;
	case CIM_LITERAL_BOOLEAN:
		buffer_put_text(out, value->boolean ? "true" : "false");
		break;
	case CIM_LITERAL_INTEGER:
		buffer_printf(out, "%s%llu", value->integer.negative ? "-" : "",
			      (unsigned long long)value->integer.magnitude);
		break;
	case CIM_LITERAL_REAL:
		buffer_printf(out, "real %.17g", value->real);
		break;
	case CIM_LITERAL_CHARACTER:
		buffer_printf(out, "char16 0x%04X", value->character);
		break;
	case CIM_LITERAL_STRING:
		put_string(value->string, out);
		break;
	case CIM_LITERAL_ALIAS:
		buffer_printf(out, "$%s", value->alias.spelling);
		break;
	case CIM_LITERAL_OBJECT:
		buffer_put_byte(out, '\n');
		put_instance(value->object, depth + 1, out);
		break;
	case CIM_LITERAL_ARRAY:
		buffer_put_byte(out, '{');
		for (size_t i = 0; i < value->array.count; i++) {
			buffer_put_text(out, i ? ", " : "");
			put_value(&value->array.items[i], depth, out);
		}
		buffer_put_byte(out, '}');
		break;
	}
}

static void put_qualifiers(const struct cim_qualifiers *qualifiers, int depth, struct buffer *out)
{
	for (size_t i = 0; i < qualifiers->count; i++) {
		const struct cim_qualifier *qualifier = &qualifiers->items[i];

		put_indent(out, depth);
		buffer_printf(out, "qualifier %s = ", qualifier->name.spelling);
		put_value(&qualifier->value, depth, out);
		if (qualifier->flavors)
			buffer_printf(out, " flavor 0x%02X", qualifier->flavors);
		if (cim_stored_flavors(qualifier) != qualifier->flavors)
			buffer_printf(out, " stored with 0x%02X", cim_stored_flavors(qualifier));
		buffer_put_byte(out, '\n');
	}
}

void dump_type(const struct cim_type *type, struct buffer *out)
{
	if (type->code == CIM_VOID) {
		buffer_put_text(out, "void");
		return;
	}
	buffer_put_text(out, type->code == CIM_OBJECT || type->code == CIM_REFERENCE
				     ? type->spelling.spelling
				     : cim_type_info(type->code)->keyword);
	if (type->code == CIM_REFERENCE)
		buffer_put_text(out, " ref");
	if (type->has_size)
		buffer_printf(out, "[%u]", (unsigned)type->size);
	else if (type->is_array)
		buffer_put_text(out, "[]");
}

static void put_properties(const struct cim_properties *properties, const char *label, int depth, struct buffer *out)
{
	for (size_t i = 0; i < properties->count; i++) {
		const struct cim_property *property = &properties->items[i];

		put_indent(out, depth);
		buffer_printf(out, "%s %s", label, property->name.spelling);
		if (property->type.spelling.spelling) {
			buffer_put_text(out, " : ");
			dump_type(&property->type, out);
		}
		if (property->has_value) {
			buffer_put_text(out, " = ");
			put_value(&property->value, depth, out);
		}
		buffer_put_byte(out, '\n');
		put_qualifiers(&property->qualifiers, depth + 1, out);
	}
}

void dump_class(const struct cim_class *class, struct buffer *out)
{
	buffer_printf(out, "class %s", class->name.spelling);
	if (class->superclass.spelling)
		buffer_printf(out, " : %s", class->superclass.spelling);
	if (class->alias.spelling)
		buffer_printf(out, " as $%s", class->alias.spelling);
	buffer_put_byte(out, '\n');
	put_qualifiers(&class->qualifiers, 1, out);
	put_properties(&class->properties, "property", 1, out);
	for (size_t i = 0; i < class->methods.count; i++) {
		const struct cim_method *method = &class->methods.items[i];

		put_indent(out, 1);
		buffer_printf(out, "method %s : ", method->name.spelling);
		dump_type(&method->return_type, out);
		buffer_put_byte(out, '\n');
		put_qualifiers(&method->qualifiers, 2, out);
		put_properties(&method->parameters, "parameter", 2, out);
	}
}

static void put_instance(const struct cim_instance *instance, int depth, struct buffer *out)
{
	put_indent(out, depth);
	buffer_printf(out, "instance of %s", instance->class_name.spelling);
	if (instance->alias.spelling)
		buffer_printf(out, " as $%s", instance->alias.spelling);
	buffer_put_byte(out, '\n');
	put_qualifiers(&instance->qualifiers, depth + 1, out);
	put_properties(&instance->properties, "value", depth + 1, out);
}

void dump_instance(const struct cim_instance *instance, struct buffer *out)
{
	put_instance(instance, 0, out);
}

static void put_operation(const struct cim_operation *operation, struct buffer *out)
{
	switch (operation->kind) {
	case CIM_DEFINE_CLASS:
		dump_class(operation->class, out);
		break;
	case CIM_PUT_INSTANCE:
		dump_instance(operation->instance, out);
		break;
	case CIM_DELETE_CLASS:
	case CIM_DELETE_INSTANCE:
		buffer_put_text(out, operation->kind == CIM_DELETE_CLASS ? "delete class " : "delete instance ");
		put_string(operation->deleted.path, out);
		buffer_put_text(out, operation->deleted.must_exist ? " fail\n" : " nofail\n");
		break;
	}
}

void dump_unit(const struct cim_unit *unit, struct buffer *out)
{
	const struct cim_namespace *where = NULL;
	uint32_t class_flags = 0, instance_flags = 0;

	for (size_t i = 0; i < unit->remark_count; i++) {
		buffer_printf(out, "pragma %s", unit->remarks[i].name.spelling);
		if (unit->remarks[i].argument.length > 0) {
			buffer_put_byte(out, ' ');
			put_string(unit->remarks[i].argument, out);
		}
		buffer_put_byte(out, '\n');
	}
	for (size_t i = 0; i < unit->declaration_count; i++)
		buffer_printf(out, "qualifier declaration %s flavor 0x%02X\n", unit->declarations[i].name.spelling,
			      cim_apply_flavors(0, unit->declarations[i].words));
	for (size_t i = 0; i < unit->count; i++) {
		const struct cim_operation *operation = &unit->operations[i];

		if (operation->where != where)
			buffer_printf(out, "namespace %s\n", operation->where->path);
		if (operation->class_flags != class_flags)
			buffer_printf(out, "class flags 0x%02X\n", (unsigned)operation->class_flags);
		if (operation->instance_flags != instance_flags)
			buffer_printf(out, "instance flags 0x%02X\n", (unsigned)operation->instance_flags);
		where = operation->where;
		class_flags = operation->class_flags;
		instance_flags = operation->instance_flags;
		put_operation(operation, out);
	}
}
