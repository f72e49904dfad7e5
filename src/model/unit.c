/* SPDX-License-Identifier: MIT */
#include "model/unit.h"

#include <stdlib.h>

#include "base/memory.h"

void cim_unit_init(struct cim_unit *unit)
{
	*unit = (struct cim_unit){0};
}

void cim_unit_free(struct cim_unit *unit)
{
	arena_free(&unit->arena);
	free(unit->operations);
	free(unit->declarations);
	free(unit->remarks);
	cim_unit_init(unit);
}

struct cim_operation *cim_unit_add_operation(struct cim_unit *unit)
{
	unit->operations = mem_grow(unit->operations, unit->count, &unit->capacity, sizeof *unit->operations);
	unit->operations[unit->count] = (struct cim_operation){0};
	return &unit->operations[unit->count++];
}

struct cim_qualifier_declaration *cim_unit_add_declaration(struct cim_unit *unit)
{
	unit->declarations = mem_grow(unit->declarations, unit->declaration_count, &unit->declaration_capacity,
				      sizeof *unit->declarations);
	unit->declarations[unit->declaration_count] = (struct cim_qualifier_declaration){0};
	return &unit->declarations[unit->declaration_count++];
}

struct cim_remark *cim_unit_add_remark(struct cim_unit *unit)
{
	unit->remarks = mem_grow(unit->remarks, unit->remark_count, &unit->remark_capacity, sizeof *unit->remarks);
	unit->remarks[unit->remark_count] = (struct cim_remark){0};
	return &unit->remarks[unit->remark_count++];
}

const struct cim_remark *cim_unit_find_remark(const struct cim_unit *unit, const char *folded)
{
	for (size_t i = 0; i < unit->remark_count; i++)
		if (name_is(unit->remarks[i].name, folded))
			return &unit->remarks[i];
	return NULL;
}

bool cim_in_by_default(const struct cim_unit *unit)
{
	for (size_t i = 0; i < unit->declaration_count; i++) {
		const struct cim_qualifier_declaration *declaration = &unit->declarations[i];

		if (name_is(declaration->name, "in") && declaration->has_value &&
		    declaration->value.kind == CIM_LITERAL_BOOLEAN && declaration->value.boolean)
			return true;
	}
	return false;
}

static const char *const scope_words[] = {"schema",   "class",     "association", "indication", "qualifier",
					  "property", "reference", "method",      "parameter"};

enum { SCOPE_WORDS = sizeof scope_words / sizeof *scope_words };

uint32_t cim_scope_word(struct text word)
{
	if (text_same_name(word, text_of("any")))
		return CIM_SCOPE_ANY;
	for (size_t i = 0; i < SCOPE_WORDS; i++)
		if (text_same_name(word, text_of(scope_words[i])))
			return 1u << i;
	return 0;
}

const char *cim_scope_name(uint32_t scope)
{
	for (size_t i = 0; i < SCOPE_WORDS; i++)
		if (scope == 1u << i)
			return scope_words[i];
	return NULL;
}
