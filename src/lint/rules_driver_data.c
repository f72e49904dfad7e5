/* SPDX-License-Identifier: MIT */
/* Rules on the members and parameters of driver classes: ids, arrays, types (mof-language 5.4.1, 5.4.3). */
#include "lint/driver.h"

/* Returns whether a property or parameter is data of the driver, not InstanceName or Active, which WMI fills. */
static bool is_variable(const struct lint *lint, const struct lint_target *target)
{
	return target->property && driver_block(lint, target) &&
	       (target->method || !cim_is_block_head(target->property->name));
}

static bool is_own(const struct cim_block *block, const struct cim_member *member)
{
	const struct cim_properties *own = &block->class->properties;

	return own->count > 0 && member->property >= own->items && member->property < own->items + own->count;
}

/* ---- ids ---- */

/* MOF856: a member without a WmiDataId has no position in the structure. */
void lint_driver_data_id(struct lint *lint, const struct lint_target *target)
{
	const struct cim_block *block = driver_block(lint, target);

	for (size_t i = 0; block && i < block->layout.count; i++) {
		const struct cim_member *member = &block->layout.members[i];

		if (!member->has_id && is_own(block, member))
			diag_report(lint->sink, MOF856, member->property->name_span, "member '%s' has no WmiDataId",
				    member->property->name.spelling);
	}
}

/* MOF857: ids count from 1, or continue those of an unknown base class. */
void lint_driver_data_ids(struct lint *lint, const struct lint_target *target)
{
	const struct cim_block *block = driver_block(lint, target);
	const struct cim_member *previous = NULL;

	for (size_t i = 0; block && i < block->layout.count; i++) {
		const struct cim_member *member = &block->layout.members[i];
		uint64_t wanted = previous ? (uint64_t)previous->id + 1 : 1;

		if (!member->has_id)
			return;
		if (member->id != wanted && is_own(block, member) &&
		    (previous || !block->base_is_unknown || member->id == 0)) {
			if (previous && previous->id == member->id)
				diag_report(lint->sink, MOF857, member->property->name_span,
					    "'%s' has the same WmiDataId as '%s', %u", member->property->name.spelling,
					    previous->property->name.spelling, (unsigned)member->id);
			else
				diag_report(lint->sink, MOF857, member->property->name_span,
					    "'%s' has WmiDataId %u; expected %llu", member->property->name.spelling,
					    (unsigned)member->id, (unsigned long long)wanted);
		}
		previous = member;
	}
}

/* MOF858: a member after one of variable size has no fixed offset. */
void lint_driver_order(struct lint *lint, const struct lint_target *target)
{
	const struct cim_block *block = driver_block(lint, target);

	for (size_t i = 0; block && i + 1 < block->layout.count; i++) {
		const struct cim_member *member = &block->layout.members[i];

		if (!member->is_variable || !is_own(block, member))
			continue;
		diag_report(lint->sink, MOF858, member->property->name_span,
			    "'%s' has a variable length, so the members after it have no fixed offset",
			    member->property->name.spelling);
		return;
	}
}

/* ---- arrays ---- */

static bool is_count(const struct cim_property *property)
{
	return !property->type.is_array && property->type.code != CIM_OBJECT && property->type.code != CIM_REFERENCE &&
	       cim_type_info(property->type.code)->kind == CIM_KIND_INTEGER;
}

/* Returns an error message about an array, given the member that its WmiSizeIs names, or NULL. */
static const char *array_error(const struct cim_property *array, const struct cim_property *count, bool is_before)
{
	uint32_t most;

	if (array->type.has_size)
		return NULL;
	if (!cim_find_qualifier(&array->qualifiers, "wmisizeis"))
		return cim_qualifier_number(&array->qualifiers, "max", &most) && most > 0
			       ? NULL
			       : "has neither a size nor WmiSizeIs";
	if (count == NULL)
		return "has a WmiSizeIs that names an unknown member";
	if (!is_count(count))
		return "has a WmiSizeIs that does not name an integer";
	return is_before ? NULL : "comes before the member that its WmiSizeIs names";
}

static void report_array(struct lint *lint, const struct cim_property *array, const char *error)
{
	if (error)
		diag_report(lint->sink, MOF859, array->name_span, "array '%s' %s", array->name.spelling, error);
}

/* The index of the member that a WmiSizeIs names; layout->count if there is none. */
static size_t find_count(const struct cim_layout *layout, const struct cim_property *array)
{
	struct text name = cim_qualifier_text(&array->qualifiers, "wmisizeis");
	size_t i = 0;

	while (i < layout->count && !text_same_name(name, text_of(layout->members[i].property->name.spelling)))
		i++;
	return i;
}

static void check_arrays(struct lint *lint, const struct cim_block *block, const struct cim_layout *layout, bool all)
{
	for (size_t i = 0; i < layout->count; i++) {
		const struct cim_property *array = layout->members[i].property;
		size_t count;

		if (!array->type.is_array || !(all || is_own(block, &layout->members[i])))
			continue;
		if (lint->comparisons_left < layout->count)
			return; /* a hostile class with thousands of arrays */
		lint->comparisons_left -= layout->count;
		count = find_count(layout, array);
		report_array(lint, array,
			     array_error(array, count < layout->count ? layout->members[count].property : NULL,
					 count < i));
	}
}

/* MOF859: the number of elements must be known before the array. */
void lint_driver_arrays(struct lint *lint, const struct lint_target *target)
{
	const struct cim_block *block = driver_block(lint, target);

	if (block == NULL)
		return;
	check_arrays(lint, block, &block->layout, false);
	for (size_t i = 0; i < block->class->methods.count; i++) {
		struct cim_layout in = cim_block_parameters(&lint->blocks, &block->class->methods.items[i], "in");
		struct cim_layout out = cim_block_parameters(&lint->blocks, &block->class->methods.items[i], "out");

		check_arrays(lint, block, &in, true);
		check_arrays(lint, block, &out, true);
	}
}

/* ---- types ---- */

static void report_recursion(struct lint *lint, const struct cim_block *block)
{
	for (size_t i = 0; i < block->layout.count; i++) {
		const struct cim_member *member = &block->layout.members[i];

		if (member->is_recursive && is_own(block, member))
			diag_report(lint->sink, MOF860, member->property->type.span,
				    "'%s' makes class '%s' contain itself", member->property->name.spelling,
				    member->property->type.spelling.spelling);
	}
}

/* The class of an embedded object; NULL if it is not in the files. */
static const struct cim_block *embedded_block(struct lint *lint, const struct cim_property *variable)
{
	return map_get(&lint->blocks.by_name, variable->type.spelling.folded);
}

static bool holds_object(struct lint *lint, const struct lint_target *target)
{
	return is_variable(lint, target) && target->property->type.code == CIM_OBJECT &&
	       cim_type_names_class(&target->property->type);
}

static bool has_layout(const struct cim_block *block)
{
	return block && block->is_driver && cim_find_qualifier(&block->class->qualifiers, "guid");
}

/* MOF860: an embedded class has WMI and Guid, and must not contain itself. */
void lint_driver_embedded(struct lint *lint, const struct lint_target *target)
{
	const struct cim_property *variable = target->property;
	const struct cim_block *block;

	if (variable == NULL && driver_block(lint, target))
		report_recursion(lint, driver_block(lint, target));
	if (!holds_object(lint, target))
		return;
	block = embedded_block(lint, variable);
	if (!has_layout(block))
		diag_report(lint->sink, MOF860, variable->type.span, "'%s' contains class '%s', %s",
			    variable->name.spelling, variable->type.spelling.spelling,
			    block ? "which lacks WMI or Guid" : "which is not in these files");
}

/* MOF920: an embedded class that the driver also registers as a data block. */
void lint_driver_embedded_block(struct lint *lint, const struct lint_target *target)
{
	const struct cim_property *variable = target->property;
	const struct cim_block *block = holds_object(lint, target) ? embedded_block(lint, variable) : NULL;

	if (has_layout(block) && !block->is_structure)
		diag_report(lint->sink, MOF920, variable->type.span,
			    "'%s' contains class '%s', which is itself a data block", variable->name.spelling,
			    variable->type.spelling.spelling);
}

/* MOF862: a type without a layout. */
void lint_driver_types(struct lint *lint, const struct lint_target *target)
{
	const struct cim_property *variable = target->property;
	bool is_object = variable->type.code == CIM_OBJECT && !cim_type_names_class(&variable->type);

	if (is_variable(lint, target) && (is_object || variable->type.code == CIM_REFERENCE))
		diag_report(lint->sink, MOF862, variable->type.span, "'%s' is %s, which a driver cannot pass",
			    variable->name.spelling, is_object ? "an object of any class" : "a reference");
}

/* MOF863: a type whose layout is not documented. */
void lint_driver_rare_types(struct lint *lint, const struct lint_target *target)
{
	const struct cim_property *variable = target->property;
	enum cim_type_code code = variable->type.code;

	if (is_variable(lint, target) && (code == CIM_CHAR16 || code == CIM_REAL32 || code == CIM_REAL64))
		diag_report(lint->sink, MOF863, variable->type.span,
			    "'%s' has type %s, whose layout in driver data is not documented", variable->name.spelling,
			    cim_type_info(code)->keyword);
}

/* MOF861: MaxLen counts the characters of a string. */
void lint_driver_length(struct lint *lint, const struct lint_target *target)
{
	if (name_is(target->qualifier->name, "maxlen") && is_variable(lint, target) &&
	    target->property->type.code != CIM_STRING)
		diag_report(lint->sink, MOF861, target->qualifier->span,
			    "'%s' is not a string, so MaxLen has no effect", target->property->name.spelling);
}

/* MOF868: a time stamp is 64 bits wide. */
void lint_driver_stamp(struct lint *lint, const struct lint_target *target)
{
	if (name_is(target->qualifier->name, "wmitimestamp") && is_variable(lint, target) &&
	    ((target->property->type.code != CIM_UINT64 && target->property->type.code != CIM_SINT64) ||
	     target->property->type.is_array))
		diag_report(lint->sink, MOF868, target->qualifier->span,
			    "WmiTimeStamp needs a 64-bit integer, but '%s' is not one",
			    target->property->name.spelling);
}
