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
	const char *error = cim_path_error(operation->deleted.path);
	struct diagnostic *diagnostic;

	if (error == NULL)
		return;
	diagnostic = diag_report(checker->sink, MOF544, operation->span, "invalid object path: it %s", error);
	if (!operation->deleted.must_exist)
		diag_set_severity(checker->sink, diagnostic, SEVERITY_WARNING);
}

/* Where several files share their declarations, each holds for what comes after it, in its own namespace. */
static void enter(struct cim_checker *checker, const struct cim_namespace *where)
{
	if (checker->declared == NULL || (checker->space && checker->where == where))
		return;
	checker->where = where;
	checker->space = cim_declared_in(checker->declared, where);
}

static size_t check_declarations(struct cim_checker *checker, size_t next, size_t position)
{
	const struct cim_unit *unit = checker->unit;

	while (next < unit->declaration_count && unit->declarations[next].position <= position)
		cim_check_qualifier_declaration(&unit->declarations[next++], checker);
	return next;
}

/* What CIM-XML declares holds for the files of DMTF that come after it. */
static void share_declarations(const struct cim_unit *unit, struct cim_declared *declared)
{
	for (size_t i = 0; i < unit->declaration_count; i++)
		if (unit->declarations[i].has_type)
			cim_declared_add(declared, &unit->declarations[i]);
}

static void check_operation(struct cim_checker *checker, const struct cim_operation *operation)
{
	enter(checker, operation->where);
	if (operation->kind == CIM_DEFINE_CLASS)
		cim_check_class(operation->class, checker);
	else if (operation->kind == CIM_PUT_INSTANCE)
		cim_check_instance(operation->instance, checker);
	else if (operation->kind == CIM_DELETE_INSTANCE)
		check_deleted_path(operation, checker);
}

void cim_check_unit(const struct cim_unit *unit, struct cim_declared *declared, struct diag_sink *sink)
{
	struct cim_checker checker = {.unit = unit,
				      .sink = sink,
				      .declared = unit->dialect == CIM_WMI ? NULL : declared,
				      .in_by_default = unit->dialect != CIM_WMI || cim_in_by_default(unit)};
	size_t next = 0;

	for (size_t i = 0; i < unit->declaration_count; i++)
		cim_note_qualifier_declaration(&unit->declarations[i], &checker);
	for (size_t i = 0; i < unit->count; i++) {
		next = check_declarations(&checker, next, i);
		check_operation(&checker, &unit->operations[i]);
	}
	check_declarations(&checker, next, unit->count);
	if (declared && checker.declared == NULL)
		share_declarations(unit, declared);
	cim_check_aliases(&checker);
	map_free(&checker.qualifiers);
	arena_free(&checker.arena);
}
