/* SPDX-License-Identifier: MIT */
#include "model/check.h"
#include "model/path.h"

enum { FEW = 8 }; /* up to this count comparing all pairs is cheaper than a map */

void cim_each_duplicate(const void *items, size_t count, size_t size, struct cim_checker *checker,
			void (*report)(const void *first, const void *again, struct cim_checker *checker))
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
			report(first, name, checker);
	}
	map_free(&seen);
}

/*
 * The path of #pragma deleteinstance has an error code of its own (mof-language 8.2). With NOFAIL the compilation
 * continues: Windows ships a file that deletes by alias.
 */
static void check_deleted_path(const struct cim_operation *operation, struct cim_checker *checker)
{
	const char *fault = cim_path_error(operation->deleted.path);
	struct diagnostic *diagnostic;

	if (fault == NULL)
		return;
	diagnostic = diag_report(checker->sink, MOF544, operation->span, "invalid object path: it %s", fault);
	if (!operation->deleted.must_exist)
		diag_set_severity(checker->sink, diagnostic, SEVERITY_WARNING);
}

void cim_check_unit(const struct cim_unit *unit, struct diag_sink *sink)
{
	struct cim_checker checker = {.unit = unit,
				      .sink = sink,
				      .in_by_default = unit->dialect != CIM_WMI || cim_in_by_default(unit)};

	for (size_t i = 0; i < unit->declaration_count; i++)
		cim_check_qualifier_declaration(&unit->declarations[i], &checker);
	for (size_t i = 0; i < unit->count; i++) {
		const struct cim_operation *operation = &unit->operations[i];

		if (operation->kind == CIM_DEFINE_CLASS)
			cim_check_class(operation->class, &checker);
		else if (operation->kind == CIM_PUT_INSTANCE)
			cim_check_instance(operation->instance, &checker);
		else if (operation->kind == CIM_DELETE_INSTANCE)
			check_deleted_path(operation, &checker);
	}
	cim_check_aliases(&checker);
	map_free(&checker.qualifiers);
	arena_free(&checker.arena);
}
