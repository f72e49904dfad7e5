/* SPDX-License-Identifier: MIT */
#include "compile/lower.h"

#include <stdlib.h>

#include "model/namespace.h"
#include "grammar/mof_parse.h"

struct name lower_name(struct lowering *lowering, uint32_t token)
{
	struct text text;

	if (token == NO_TOKEN)
		return (struct name){0};
	text = token_text(&lowering->tree->tokens, token);
	if (lowering->tree->tokens.items[token].kind == ALIAS) {
		text.bytes++, text.length--;
		lowering->unit->aliases = CIM_ALIASES_SOME;
	}
	return names_intern(lowering->names, text);
}

void lower_refuse(struct lowering *lowering, struct diagnostic *diagnostic)
{
	if (lowering->unit->dialect != CIM_WMI)
		diag_set_severity(lowering->sink, diagnostic, SEVERITY_ERROR);
}

void lower_trailing_comma(struct lowering *lowering, uint32_t bracket)
{
	lower_refuse(lowering, diag_report(lowering->sink, MOF804, lower_token_span(lowering, bracket),
					   "trailing comma before the closing bracket"));
}

void lower_type(struct lowering *lowering, uint32_t token, bool is_reference, struct cim_type *type)
{
	const struct cim_type_info *info;

	type->spelling = lower_name(lowering, token);
	type->span = lower_token_span(lowering, token);
	info = cim_type_by_name(type->spelling);
	if (is_reference) {
		type->code = CIM_REFERENCE;
		if (info && info->code != CIM_OBJECT)
			diag_report(lowering->sink, MOF520, type->span, "a reference needs a class, not '%s'",
				    type->spelling.spelling);
	} else {
		type->code = info ? info->code : CIM_OBJECT;
	}
}

static void lower_array_size(struct lowering *lowering, const struct tree_member *tree, struct cim_type *type)
{
	struct cim_integer size;
	struct span span;

	type->is_array = tree->is_array;
	type->has_size = tree->is_array && tree->array_size != NO_TOKEN;
	if (!type->has_size)
		return;
	span = lower_token_span(lowering, tree->array_size);
	if (cim_integer_parse(span_text(span), &size) != CIM_PARSED || size.negative || size.magnitude == 0 ||
	    size.magnitude > INT32_MAX)
		diag_report(lowering->sink, MOF507, span, "array size must be a number from 1 to %d", INT32_MAX);
	else
		type->size = (uint32_t)size.magnitude;
}

/* `uint8[] x` is array syntax of other languages. */
static void lower_misplaced_brackets(struct lowering *lowering, const struct tree_member *tree, struct cim_type *type)
{
	struct span brackets, name = lower_token_span(lowering, tree->name);
	struct diagnostic *diagnostic;

	if (tree->misplaced_brackets == 0)
		return;
	type->is_array = true;
	brackets = lower_token_span(lowering, tree->misplaced_brackets);
	brackets.end = lower_token_span(lowering, lowering->tree->tokens.items[tree->misplaced_brackets].match).end;
	diagnostic = diag_report(lowering->sink, MOF512, brackets, "array brackets must follow the name");
	diag_set_help(lowering->sink, diagnostic, "write '%.*s[]'", (int)span_text(name).length, span_text(name).bytes);
	diag_add_edit(lowering->sink, diagnostic, brackets, "");
	name.begin = name.end;
	diag_add_edit(lowering->sink, diagnostic, name, "[]");
}

/* The parts that members of classes and instances and parameters of methods share. */
static void lower_member(struct lowering *lowering, const struct tree_member *tree, struct cim_property *property)
{
	property->name = lower_name(lowering, tree->name);
	property->name_span = lower_token_span(lowering, tree->name);
	property->span = lower_span(lowering, tree->range);
	lower_qualifiers(lowering, tree->qualifiers, &property->qualifiers);
	if (tree->type != NO_TOKEN) {
		lower_type(lowering, tree->type, tree->is_reference, &property->type);
		if (lowering->tree->tokens.items[tree->name].kind == REF && property->type.code == CIM_OBJECT)
			diag_report(lowering->sink, MOF512, property->name_span,
				    "expected a reference name after 'ref'");
		lower_array_size(lowering, tree, &property->type);
		lower_misplaced_brackets(lowering, tree, &property->type);
	}
	property->has_value = tree->value != NULL;
	if (tree->value)
		lower_value(lowering, tree->value, &property->value);
}

static size_t count_members(const struct tree_member *members, bool methods)
{
	size_t count = 0;

	for (; members; members = members->next)
		count += members->is_method == methods;
	return count;
}

static void lower_members(struct lowering *lowering, const struct tree_member *members,
			  struct cim_properties *properties)
{
	size_t count = 0;

	properties->count = count_members(members, false);
	properties->items = arena_alloc(&lowering->unit->arena, properties->count * sizeof *properties->items);
	for (; members; members = members->next)
		if (!members->is_method)
			lower_member(lowering, members, &properties->items[count++]);
}

static void lower_method(struct lowering *lowering, const struct tree_member *tree, struct cim_method *method)
{
	method->name = lower_name(lowering, tree->name);
	method->name_span = lower_token_span(lowering, tree->name);
	method->span = lower_span(lowering, tree->range);
	lower_qualifiers(lowering, tree->qualifiers, &method->qualifiers);
	lower_type(lowering, tree->type, tree->is_reference, &method->return_type);
	if (name_is(method->return_type.spelling, "void") && !tree->is_reference)
		method->return_type.code = CIM_VOID;
	method->return_type.is_array = tree->is_array || tree->misplaced_brackets;
	lower_members(lowering, tree->parameters, &method->parameters);
}

static struct cim_class *lower_class(struct lowering *lowering, const struct tree_declaration *tree)
{
	struct cim_class *class = arena_alloc(&lowering->unit->arena, sizeof *class);
	size_t count = 0;

	class->name = lower_name(lowering, tree->name);
	class->name_span = lower_token_span(lowering, tree->name);
	class->span = lower_span(lowering, tree->range);
	class->superclass = lower_name(lowering, tree->superclass);
	if (tree->superclass != NO_TOKEN)
		class->superclass_span = lower_token_span(lowering, tree->superclass);
	class->alias = lower_name(lowering, tree->alias);
	lower_qualifiers(lowering, tree->qualifiers, &class->qualifiers);
	lower_members(lowering, tree->members, &class->properties);
	class->methods.count = count_members(tree->members, true);
	class->methods.items = arena_alloc(&lowering->unit->arena, class->methods.count * sizeof *class->methods.items);
	for (const struct tree_member *member = tree->members; member; member = member->next)
		if (member->is_method)
			lower_method(lowering, member, &class->methods.items[count++]);
	return class;
}

struct cim_instance *lower_instance(struct lowering *lowering, const struct tree_declaration *tree)
{
	struct cim_instance *instance = arena_alloc(&lowering->unit->arena, sizeof *instance);

	instance->class_name = lower_name(lowering, tree->name);
	instance->class_span = lower_token_span(lowering, tree->name);
	instance->span = lower_span(lowering, tree->range);
	instance->alias = lower_name(lowering, tree->alias);
	if (tree->alias != NO_TOKEN)
		instance->alias_span = lower_token_span(lowering, tree->alias);
	lower_qualifiers(lowering, tree->qualifiers, &instance->qualifiers);
	lower_members(lowering, tree->members, &instance->properties);
	return instance;
}

static struct cim_operation *add_operation(struct lowering *lowering, enum cim_operation_kind kind, struct span span)
{
	struct cim_operation *operation = cim_unit_add_operation(lowering->unit);

	operation->kind = kind;
	operation->span = span;
	operation->where = lowering->where;
	operation->class_flags = lowering->class_flags;
	operation->instance_flags = lowering->instance_flags;
	operation->has_instance_flags = lowering->has_instance_flags;
	return operation;
}

static void lower_declaration(struct lowering *lowering, const struct tree_declaration *tree)
{
	struct span span = lower_span(lowering, tree->range);

	switch (tree->kind) {
	case TREE_CLASS:
		if (tree->has_body)
			add_operation(lowering, CIM_DEFINE_CLASS, span)->class = lower_class(lowering, tree);
		else
			lower_refuse(lowering, diag_report(lowering->sink, MOF819, span,
							   "class declaration without a body has no effect"));
		break;
	case TREE_INSTANCE_OF:
		add_operation(lowering, CIM_PUT_INSTANCE, span)->instance = lower_instance(lowering, tree);
		break;
	case TREE_PRAGMA:
		lower_pragma(lowering, tree);
		break;
	case TREE_INCLUDE:
		lower_include(lowering, tree);
		break;
	case TREE_QUALIFIER_FLAVORS:
	case TREE_QUALIFIER_TYPE:
		lower_qualifier_declaration(lowering, tree);
		break;
	}
}

const struct cim_namespace *lower_start_namespace(struct cim_unit *unit, const char *written)
{
	struct cim_namespace *start = arena_alloc(&unit->arena, sizeof *start);
	struct cim_namespace_path path;

	start->written = text_of("root\\default");
	start->path = "root\\default";
	if (written && cim_namespace_parse(&unit->arena, text_of(written), &path) == NULL) {
		start->written = (struct text){arena_text(&unit->arena, written, text_of(written).length),
					       text_of(written).length};
		start->path = cim_namespace_join(&unit->arena, "root", &path);
		start->is_inferred = true;
	}
	return start;
}

void lower_enter(struct lowering *lowering, const struct cim_namespace *where)
{
	lowering->where = where;
	if (lowering->declared)
		lowering->declared_flavors = &cim_declared_in(lowering->declared, where)->flavors;
}

static void lower_declarations(struct lowering *lowering)
{
	const struct tree_declaration *declaration = lowering->tree->declarations;

	for (; declaration; declaration = declaration->next)
		lower_declaration(lowering, declaration);
}

void lower_included(struct lowering *lowering, const struct tree *tree)
{
	const struct tree *includer = lowering->tree;

	lowering->tree = tree;
	lower_declarations(lowering);
	lowering->tree = includer;
}

void lower_tree(const struct tree *tree, const struct lowering *start)
{
	struct lowering lowering = *start;
	struct map flavors_of_file = {0};

	lowering.tree = tree;
	if (lowering.unit->aliases == CIM_ALIASES_NOT_COUNTED)
		lowering.unit->aliases = CIM_ALIASES_NONE;
	lowering.declared_flavors = &flavors_of_file;
	lower_enter(&lowering, start->where);
	lowering.c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	if (lowering.c_locale == (locale_t)0)
		abort();
	lower_declarations(&lowering);
	freelocale(lowering.c_locale);
	map_free(&flavors_of_file);
	buffer_free(&lowering.scratch);
}
