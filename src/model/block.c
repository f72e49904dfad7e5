/* SPDX-License-Identifier: MIT */
#include "model/block.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* ---- qualifiers ---- */

bool cim_qualifier_number(const struct cim_qualifiers *qualifiers, const char *folded, uint32_t *value)
{
	const struct cim_qualifier *qualifier = cim_find_qualifier(qualifiers, folded);

	if (qualifier == NULL || qualifier->value.kind != CIM_LITERAL_INTEGER || qualifier->value.integer.negative ||
	    qualifier->value.integer.magnitude > UINT32_MAX)
		return false;
	*value = (uint32_t)qualifier->value.integer.magnitude;
	return true;
}

struct text cim_qualifier_text(const struct cim_qualifiers *qualifiers, const char *folded)
{
	const struct cim_qualifier *qualifier = cim_find_qualifier(qualifiers, folded);

	return qualifier && qualifier->value.kind == CIM_LITERAL_STRING ? qualifier->value.string : (struct text){0};
}

bool cim_is_block_head(struct name name)
{
	return name_is(name, "instancename") || name_is(name, "active");
}

/* ---- layout ---- */

/*
 * Size and alignment of a type in bytes (mof-language 5.4.2); the sizes of char16 and reals are not documented there.
 */
static const struct {
	enum cim_type_code code;
	uint8_t size, alignment;
} type_sizes[] = {
	{CIM_BOOLEAN, 1, 1}, {CIM_SINT8, 1, 1},  {CIM_UINT8, 1, 1},     {CIM_SINT16, 2, 2}, {CIM_UINT16, 2, 2},
	{CIM_SINT32, 4, 4},  {CIM_UINT32, 4, 4}, {CIM_SINT64, 8, 8},    {CIM_UINT64, 8, 8}, {CIM_CHAR16, 2, 2},
	{CIM_REAL32, 4, 4},  {CIM_REAL64, 8, 8}, {CIM_DATETIME, 50, 2},
};

static void lay_out(struct cim_blocks *blocks, struct cim_layout *layout, unsigned depth);
static void finish_block(struct cim_blocks *blocks, struct cim_block *block, unsigned depth);

/* The size of one element of a class; its own layout limits the layout of the class that embeds it. */
static enum cim_layout_kind size_embedded(struct cim_blocks *blocks, struct cim_member *member, unsigned depth)
{
	struct cim_block *block = map_get(&blocks->by_name, member->property->type.spelling.folded);

	member->embedded = block;
	if (block == NULL || !block->is_driver)
		return CIM_LAYOUT_UNKNOWN;
	if (block->state == CIM_BLOCK_BUSY) {
		member->is_recursive = true;
		return CIM_LAYOUT_UNKNOWN;
	}
	if (block->state == CIM_BLOCK_NEW && depth >= CIM_MAX_BLOCK_DEPTH)
		return CIM_LAYOUT_TOO_LARGE;
	finish_block(blocks, block, depth + 1);
	member->is_variable = block->layout.kind == CIM_LAYOUT_TAIL || block->layout.kind == CIM_LAYOUT_LOOSE;
	member->alignment = block->layout.alignment;
	member->size = (block->layout.size + member->alignment - 1) / member->alignment * member->alignment;
	if (block->layout.kind == CIM_LAYOUT_EMPTY || block->layout.kind >= CIM_LAYOUT_UNKNOWN)
		return block->layout.kind == CIM_LAYOUT_TOO_LARGE ? CIM_LAYOUT_TOO_LARGE : CIM_LAYOUT_UNKNOWN;
	return CIM_LAYOUT_FIXED;
}

/* A string is its byte count and its characters; with MaxLen there is room for the longest one. */
static enum cim_layout_kind size_string(struct cim_member *member)
{
	uint32_t characters;

	member->alignment = 2;
	if (cim_qualifier_number(&member->property->qualifiers, "maxlen", &characters) && characters > 0 &&
	    characters <= CIM_MAX_STRING)
		member->characters = characters;
	member->is_variable = member->characters == 0;
	member->size = 2 + 2 * (uint64_t)member->characters;
	return CIM_LAYOUT_FIXED;
}

static enum cim_layout_kind size_element(struct cim_blocks *blocks, struct cim_member *member, unsigned depth)
{
	const struct cim_type *type = &member->property->type;

	member->alignment = 1;
	if (type->code == CIM_STRING)
		return size_string(member);
	if (type->code == CIM_OBJECT && cim_type_names_class(type))
		return size_embedded(blocks, member, depth);
	for (size_t i = 0; i < sizeof type_sizes / sizeof *type_sizes; i++) {
		if (type_sizes[i].code != type->code)
			continue;
		member->size = type_sizes[i].size;
		member->alignment = type_sizes[i].alignment;
		return CIM_LAYOUT_FIXED;
	}
	return CIM_LAYOUT_UNKNOWN;
}

/* x[n] is stored as Max(n), which a binary MOF and some sources have instead. */
static void size_array(struct cim_member *member)
{
	const struct cim_property *property = member->property;

	if (property->type.has_size)
		member->elements = property->type.size;
	else if (!cim_find_qualifier(&property->qualifiers, "wmisizeis"))
		cim_qualifier_number(&property->qualifiers, "max", &member->elements);
	if (member->elements == 0)
		member->is_variable = true;
	else if (member->size > 0)
		member->size =
			member->elements < INT32_MAX / member->size ? member->elements * member->size : INT32_MAX;
}

/* Microsoft's compiler of headers reads WmiSizeIs on an object as an array, with or without brackets. */
static bool is_open_object(const struct cim_property *property)
{
	return property->type.code == CIM_OBJECT && cim_find_qualifier(&property->qualifiers, "wmisizeis");
}

static void worsen(struct cim_layout *layout, enum cim_layout_kind kind)
{
	if (layout->kind < kind)
		layout->kind = kind;
}

static void lay_out(struct cim_blocks *blocks, struct cim_layout *layout, unsigned depth)
{
	layout->alignment = 1;
	for (size_t i = 0; i < layout->count; i++) {
		struct cim_member *member = &layout->members[i];
		enum cim_layout_kind kind = size_element(blocks, member, depth);

		if (is_open_object(member->property) || member->property->type.is_array)
			size_array(member);
		if (layout->kind == CIM_LAYOUT_TAIL)
			worsen(layout, CIM_LAYOUT_LOOSE);
		worsen(layout, kind);
		if (layout->alignment < member->alignment)
			layout->alignment = member->alignment;
		if (layout->kind > CIM_LAYOUT_TAIL)
			continue;
		layout->size = (layout->size + member->alignment - 1) / member->alignment * member->alignment;
		if (member->is_variable)
			worsen(layout, CIM_LAYOUT_TAIL);
		else
			layout->size += member->size;
		if (layout->size >= INT32_MAX)
			worsen(layout, CIM_LAYOUT_TOO_LARGE);
	}
}

/* ---- blocks ---- */

static bool by_id_first(const struct cim_member *a, const struct cim_member *b)
{
	if (a->has_id != b->has_id)
		return a->has_id;
	return a->has_id && a->id != b->id ? a->id < b->id : a->order < b->order;
}

static int compare_members(const void *a, const void *b)
{
	return by_id_first(a, b) ? -1 : by_id_first(b, a);
}

/* The members of a class and of its bases; of those with one name, the most derived. */
static void collect_members(struct cim_blocks *blocks, struct cim_block *block)
{
	struct map seen = {0};
	size_t most = 0;
	unsigned depth = 0;

	for (const struct cim_block *from = block; from && depth < CIM_BASE_DEPTH; from = from->base, depth++)
		most += from->class->properties.count;
	block->layout.members = arena_alloc(&blocks->arena, most * sizeof *block->layout.members);
	for (const struct cim_block *from = block; from && depth > 0; from = from->base, depth--) {
		for (size_t i = 0; i < from->class->properties.count; i++) {
			const struct cim_property *property = &from->class->properties.items[i];
			struct cim_member *member = &block->layout.members[block->layout.count];

			if (cim_is_block_head(property->name) ||
			    map_put(&seen, property->name.folded, (void *)property))
				continue;
			member->property = property;
			member->order = block->layout.count;
			member->has_id = cim_qualifier_number(&property->qualifiers, "wmidataid", &member->id);
			block->layout.count++;
		}
	}
	map_free(&seen);
	qsort(block->layout.members, block->layout.count, sizeof *block->layout.members, compare_members);
}

static void finish_block(struct cim_blocks *blocks, struct cim_block *block, unsigned depth)
{
	if (block->state != CIM_BLOCK_NEW)
		return;
	block->state = CIM_BLOCK_BUSY;
	if (block->is_driver) {
		collect_members(blocks, block);
		lay_out(blocks, &block->layout, depth);
	}
	block->state = CIM_BLOCK_DONE;
	blocks->order[blocks->ordered++] = block;
}

static bool has_block_sign(const struct cim_class *class)
{
	return cim_find_qualifier(&class->qualifiers, "dynamic") || cim_find_qualifier(&class->qualifiers, "static") ||
	       cim_find_qualifier(&class->qualifiers, "provider") ||
	       cim_find_property(&class->properties, "instancename") || cim_find_property(&class->properties, "active");
}

/* Facts from the bases of a class: whether it is an event, and whether all of them are known. */
static void look_at_bases(struct cim_block *block)
{
	const struct cim_block *from = block;

	for (unsigned depth = 0; depth < CIM_BASE_DEPTH; depth++, from = from->base) {
		struct name name = from->class->superclass;

		if (name.spelling == NULL)
			return;
		block->is_event |= name_is(name, "wmievent");
		if (from->base == NULL) {
			block->base_is_unknown = !block->is_event && strncmp(name.folded, "__", 2) != 0;
			return;
		}
	}
	block->base_is_unknown = true;
}

static void start_block(struct cim_blocks *blocks, const struct cim_class *class)
{
	struct cim_block *block = &blocks->items[blocks->count++];
	struct cim_block *first = map_get(&blocks->by_name, class->name.folded);

	block->class = class;
	block->layout.alignment = 1;
	block->is_driver = cim_is_set(&class->qualifiers, "wmi");
	block->has_guid = block->is_driver && guid_parse(cim_qualifier_text(&class->qualifiers, "guid"), &block->guid);
	block->is_again = first != NULL;
	map_put(&blocks->by_class, class, block);
	if (first == NULL)
		map_put(&blocks->by_name, class->name.folded, block);
}

void cim_blocks_init(struct cim_blocks *blocks, const struct cim_unit *const *units, size_t count)
{
	size_t most = 0;

	memset(blocks, 0, sizeof *blocks);
	for (size_t i = 0; i < count; i++)
		most += units[i]->count;
	blocks->items = arena_alloc(&blocks->arena, most * sizeof *blocks->items);
	blocks->order = arena_alloc(&blocks->arena, most * sizeof *blocks->order);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < units[i]->count; j++)
			if (units[i]->operations[j].kind == CIM_DEFINE_CLASS)
				start_block(blocks, units[i]->operations[j].class);
	for (size_t i = 0; i < blocks->count; i++)
		if (blocks->items[i].class->superclass.folded)
			blocks->items[i].base = map_get(&blocks->by_name, blocks->items[i].class->superclass.folded);
	for (size_t i = 0; i < blocks->count; i++) {
		look_at_bases(&blocks->items[i]);
		blocks->items[i].is_structure = !blocks->items[i].is_event && !has_block_sign(blocks->items[i].class);
	}
	for (size_t i = 0; i < blocks->count; i++)
		finish_block(blocks, &blocks->items[i], 0);
}

void cim_blocks_free(struct cim_blocks *blocks)
{
	map_free(&blocks->by_name);
	map_free(&blocks->by_class);
	arena_free(&blocks->arena);
}

const struct cim_block *cim_block_of(const struct cim_blocks *blocks, const struct cim_class *class)
{
	return map_get(&blocks->by_class, class);
}

struct cim_layout cim_block_parameters(struct cim_blocks *blocks, const struct cim_method *method,
				       const char *direction)
{
	struct cim_layout layout = {0};

	layout.members = arena_alloc(&blocks->arena, method->parameters.count * sizeof *layout.members);
	for (size_t i = 0; i < method->parameters.count; i++) {
		const struct cim_property *parameter = &method->parameters.items[i];

		if (!cim_is_set(&parameter->qualifiers, direction))
			continue;
		layout.members[layout.count] =
			(struct cim_member){.property = parameter, .has_id = true, .id = (uint32_t)i + 1};
		layout.count++;
	}
	lay_out(blocks, &layout, 0);
	return layout;
}
