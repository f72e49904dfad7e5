/* SPDX-License-Identifier: MIT */
/* Writing classes and instances: a member on one line with its qualifiers if it fits, otherwise below them. */
#include "formats/mof/writer.h"

/* ---- members ---- */

/* The parts of a member: qualifiers, and a declaration that may fit on their line. */
struct part {
	const struct cim_qualifiers *qualifiers;
	void (*put)(struct mof_writer *writer, const void *item);
	const void *item;
};

static void put_part_flat(struct mof_writer *writer, const void *item)
{
	const struct part *part = item;

	print_qualifiers(writer, part->qualifiers);
	if (part->qualifiers->count > 0)
		writer_word(writer, " ");
	part->put(writer, part->item);
}

static void print_part(struct mof_writer *writer, const struct part *part, bool flat)
{
	if (flat || part->qualifiers->count == 0) {
		put_part_flat(writer, part);
		return;
	}
	print_qualifiers(writer, part->qualifiers);
	writer_break(writer);
	part->put(writer, part->item);
}

/* A property of a class, a parameter, or an assignment, which has no type. */
static void put_property(struct mof_writer *writer, const void *item)
{
	const struct cim_property *property = item;

	if (property->type.spelling.spelling || property->type.code != CIM_VOID) {
		print_type(writer, &property->type);
		writer_word(writer, " ");
	}
	writer_word(writer, property->name.spelling);
	if (property->type.is_array && property->type.has_size)
		writer_printf(writer, "[%u]", (unsigned)property->type.size);
	else if (property->type.is_array)
		writer_word(writer, "[]");
	if (property->has_value) {
		writer_word(writer, " = ");
		print_value(writer, &property->value);
	}
}

static void print_parameters(struct mof_writer *writer, const struct cim_properties *parameters)
{
	for (size_t i = 0; i < parameters->count; i++) {
		struct part part = {&parameters->items[i].qualifiers, put_property, &parameters->items[i]};

		if (i > 0)
			writer_word(writer, ",");
		if (writer->out == NULL) {
			writer_word(writer, i > 0 ? " " : "");
			print_part(writer, &part, true);
			continue;
		}
		writer_break(writer);
		print_part(writer, &part, writer_fits(writer, put_part_flat, &part, 2));
	}
}

static void put_method_flat(struct mof_writer *writer, const void *item)
{
	const struct cim_method *method = item;

	print_type(writer, &method->return_type);
	writer_printf(writer, " %s(", method->name.spelling);
	for (size_t i = 0; i < method->parameters.count; i++) {
		const struct cim_property *parameter = &method->parameters.items[i];
		struct part part = {&parameter->qualifiers, put_property, parameter};

		writer_word(writer, i > 0 ? ", " : "");
		print_part(writer, &part, true);
	}
	writer_word(writer, ")");
}

static void put_method(struct mof_writer *writer, const void *item)
{
	const struct cim_method *method = item;

	if (writer->out == NULL || method->parameters.count == 0 || writer_fits(writer, put_method_flat, method, 1)) {
		put_method_flat(writer, method);
		return;
	}
	print_type(writer, &method->return_type);
	writer_printf(writer, " %s(", method->name.spelling);
	writer->indent++;
	print_parameters(writer, &method->parameters);
	writer->indent--;
	writer_word(writer, ")");
}

/* ---- bodies ---- */

/* A body that is written member by member; an empty line separates members of several lines. */
struct body {
	struct mof_writer *writer;
	size_t count;
	bool last_was_flat;
};

static void print_member(struct body *body, const struct part *part)
{
	struct mof_writer *writer = body->writer;
	struct mof_writer start = {writer->out, (size_t)PEN_TAB * writer->indent, writer->indent, writer->is_flat};
	bool flat = writer->out && writer_fits(&start, put_part_flat, part, 1);

	if (body->count++ > 0 && !(flat && body->last_was_flat))
		writer_blank_line(writer);
	else
		writer_break(writer);
	print_part(writer, part, flat);
	writer_word(writer, ";");
	body->last_was_flat = flat;
}

static struct body open_body(struct mof_writer *writer)
{
	writer_break(writer);
	writer_word(writer, "{");
	writer->indent++;
	return (struct body){.writer = writer};
}

static void close_body(struct body *body)
{
	body->writer->indent--;
	writer_break(body->writer);
	writer_word(body->writer, "}");
}

static void print_properties(struct body *body, const struct cim_properties *properties)
{
	for (size_t i = 0; i < properties->count; i++) {
		struct part part = {&properties->items[i].qualifiers, put_property, &properties->items[i]};

		print_member(body, &part);
	}
}

static void print_own_qualifiers(struct mof_writer *writer, const struct cim_qualifiers *qualifiers)
{
	print_qualifiers(writer, qualifiers);
	if (qualifiers->count > 0)
		writer_break(writer);
}

static void print_alias(struct mof_writer *writer, struct name alias)
{
	if (alias.spelling)
		writer_printf(writer, " as $%s", alias.spelling);
}

void print_class(struct mof_writer *writer, const struct cim_class *class)
{
	struct body body;

	print_own_qualifiers(writer, &class->qualifiers);
	writer_printf(writer, "class %s", class->name.spelling);
	if (class->superclass.spelling)
		writer_printf(writer, " : %s", class->superclass.spelling);
	print_alias(writer, class->alias);
	body = open_body(writer);
	print_properties(&body, &class->properties);
	for (size_t i = 0; i < class->methods.count; i++) {
		struct part part = {&class->methods.items[i].qualifiers, put_method, &class->methods.items[i]};

		print_member(&body, &part);
	}
	close_body(&body);
}

void print_instance(struct mof_writer *writer, const struct cim_instance *instance)
{
	struct body body;

	print_own_qualifiers(writer, &instance->qualifiers);
	writer_printf(writer, "instance of %s", instance->class_name.spelling);
	print_alias(writer, instance->alias);
	body = open_body(writer);
	print_properties(&body, &instance->properties);
	close_body(&body);
}
