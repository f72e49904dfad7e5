/* SPDX-License-Identifier: MIT */
/* Classes and instances: a member on one line with its qualifiers when it fits, else below them. */
#include "formats/mof/writer.h"

/* ---- members ---- */

/* What all members are made of: qualifiers, and a declaration that may fit after them. */
struct part {
	const struct cim_qualifiers *qualifiers;
	void (*put)(struct pen *pen, const void *item);
	const void *item;
};

static void put_part_flat(struct pen *pen, const void *item)
{
	const struct part *part = item;

	print_qualifiers(pen, part->qualifiers);
	if (part->qualifiers->count > 0)
		pen_word(pen, " ");
	part->put(pen, part->item);
}

static void print_part(struct pen *pen, const struct part *part, bool flat)
{
	if (flat || part->qualifiers->count == 0) {
		put_part_flat(pen, part);
		return;
	}
	print_qualifiers(pen, part->qualifiers);
	pen_break(pen);
	part->put(pen, part->item);
}

/* A property of a class, a parameter, or an assignment, which has no type. */
static void put_property(struct pen *pen, const void *item)
{
	const struct cim_property *property = item;

	if (property->type.spelling.spelling || property->type.code != CIM_VOID) {
		print_type(pen, &property->type);
		pen_word(pen, " ");
	}
	pen_word(pen, property->name.spelling);
	if (property->type.is_array && property->type.has_size)
		pen_printf(pen, "[%u]", (unsigned)property->type.size);
	else if (property->type.is_array)
		pen_word(pen, "[]");
	if (property->has_value) {
		pen_word(pen, " = ");
		print_value(pen, &property->value);
	}
}

static void print_parameters(struct pen *pen, const struct cim_properties *parameters)
{
	for (size_t i = 0; i < parameters->count; i++) {
		struct part part = {&parameters->items[i].qualifiers, put_property, &parameters->items[i]};

		if (i > 0)
			pen_word(pen, ",");
		if (pen->out == NULL) {
			pen_word(pen, i > 0 ? " " : "");
			print_part(pen, &part, true);
			continue;
		}
		pen_break(pen);
		print_part(pen, &part, pen_fits(pen, put_part_flat, &part, 2));
	}
}

static void put_method_flat(struct pen *pen, const void *item)
{
	const struct cim_method *method = item;

	print_type(pen, &method->return_type);
	pen_printf(pen, " %s(", method->name.spelling);
	for (size_t i = 0; i < method->parameters.count; i++) {
		const struct cim_property *parameter = &method->parameters.items[i];
		struct part part = {&parameter->qualifiers, put_property, parameter};

		pen_word(pen, i > 0 ? ", " : "");
		print_part(pen, &part, true);
	}
	pen_word(pen, ")");
}

static void put_method(struct pen *pen, const void *item)
{
	const struct cim_method *method = item;

	if (pen->out == NULL || method->parameters.count == 0 || pen_fits(pen, put_method_flat, method, 1)) {
		put_method_flat(pen, method);
		return;
	}
	print_type(pen, &method->return_type);
	pen_printf(pen, " %s(", method->name.spelling);
	pen->indent++;
	print_parameters(pen, &method->parameters);
	pen->indent--;
	pen_word(pen, ")");
}

/* ---- bodies ---- */

/* A body, member by member: a line that is not alone is kept off its neighbours. */
struct body {
	struct pen *pen;
	size_t count;
	bool last_was_flat;
};

static void print_member(struct body *body, const struct part *part)
{
	struct pen *pen = body->pen;
	struct pen start = {pen->out, (size_t)PEN_TAB * pen->indent, pen->indent};
	bool flat = pen->out && pen_fits(&start, put_part_flat, part, 1);

	if (body->count++ > 0 && !(flat && body->last_was_flat))
		pen_blank_line(pen);
	else
		pen_break(pen);
	print_part(pen, part, flat);
	pen_word(pen, ";");
	body->last_was_flat = flat;
}

static struct body open_body(struct pen *pen)
{
	pen_break(pen);
	pen_word(pen, "{");
	pen->indent++;
	return (struct body){.pen = pen};
}

static void close_body(struct body *body)
{
	body->pen->indent--;
	pen_break(body->pen);
	pen_word(body->pen, "}");
}

static void print_properties(struct body *body, const struct cim_properties *properties)
{
	for (size_t i = 0; i < properties->count; i++) {
		struct part part = {&properties->items[i].qualifiers, put_property, &properties->items[i]};

		print_member(body, &part);
	}
}

static void print_own_qualifiers(struct pen *pen, const struct cim_qualifiers *qualifiers)
{
	print_qualifiers(pen, qualifiers);
	if (qualifiers->count > 0)
		pen_break(pen);
}

static void print_alias(struct pen *pen, struct name alias)
{
	if (alias.spelling)
		pen_printf(pen, " as $%s", alias.spelling);
}

void print_class(struct pen *pen, const struct cim_class *class)
{
	struct body body;

	print_own_qualifiers(pen, &class->qualifiers);
	pen_printf(pen, "class %s", class->name.spelling);
	if (class->superclass.spelling)
		pen_printf(pen, " : %s", class->superclass.spelling);
	print_alias(pen, class->alias);
	body = open_body(pen);
	print_properties(&body, &class->properties);
	for (size_t i = 0; i < class->methods.count; i++) {
		struct part part = {&class->methods.items[i].qualifiers, put_method, &class->methods.items[i]};

		print_member(&body, &part);
	}
	close_body(&body);
}

void print_instance(struct pen *pen, const struct cim_instance *instance)
{
	struct body body;

	print_own_qualifiers(pen, &instance->qualifiers);
	pen_printf(pen, "instance of %s", instance->class_name.spelling);
	print_alias(pen, instance->alias);
	body = open_body(pen);
	print_properties(&body, &instance->properties);
	close_body(&body);
}
