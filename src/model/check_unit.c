/* SPDX-License-Identifier: MIT */
#include "model/check.h"

enum { FEW = 8 };                               /* up to here comparing each with each costs less than a map */

void cim_each_duplicate(const void *items, size_t count, size_t size, struct diag_sink *sink,
			void (*report)(const void *first, const void *again, struct diag_sink *sink))
{
	const char *base = items;
	struct map seen = {0};

	for (size_t i = 0; i < count; i++) {
		const struct name *name = (const void *)(base + i * size);
		const void *first = NULL;

		if (count <= FEW) {
			for (size_t j = 0; j < i && !first; j++)
				if (name_equal(*name, *(const struct name *)(const void *)(base + j * size)))
					first = base + j * size;
		} else {
			first = map_get(&seen, name->folded);
			if (first == NULL)
				map_put(&seen, name->folded, (void *)name);
		}
		if (first)
			report(first, name, sink);
	}
	map_free(&seen);
}

static void check_declaration(const struct cim_qualifier_declaration *declaration, struct diag_sink *sink)
{
	if (declaration->has_type && declaration->has_value)
		cim_check_value(&declaration->value, &declaration->type, declaration->name, sink);
}

void cim_check_unit(const struct cim_unit *unit, struct diag_sink *sink)
{
	for (size_t i = 0; i < unit->declaration_count; i++)
		check_declaration(&unit->declarations[i], sink);
	for (size_t i = 0; i < unit->count; i++) {
		const struct cim_operation *operation = &unit->operations[i];

		if (operation->kind == CIM_DEFINE_CLASS)
			cim_check_class(operation->class, sink);
		else if (operation->kind == CIM_PUT_INSTANCE)
			cim_check_instance(operation->instance, sink);
	}
	cim_check_aliases(unit, sink);
}
