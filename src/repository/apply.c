/* SPDX-License-Identifier: MIT */
/* A unit's operations, one by one in the order of the file (mof-language 4.1). */
#include "repository/inside.h"

static void run(struct apply *apply)
{
	const struct cim_operation *operation = apply->operation;

	switch (operation->kind) {
	case CIM_DEFINE_CLASS:
		scope_report_missing(apply);
		apply_class(apply, operation->class);
		break;
	case CIM_PUT_INSTANCE:
		scope_report_missing(apply);
		apply_instance(apply, operation->instance);
		break;
	case CIM_DELETE_CLASS:
		apply_delete_class(apply, operation->deleted.path, operation->deleted.must_exist);
		break;
	case CIM_DELETE_INSTANCE:
		apply_delete_instance(apply, operation->deleted.path, operation->deleted.must_exist);
		break;
	}
}

/* WMI needs no declarations of qualifiers with a type; DMTF demands them. */
static bool is_dmtf(const struct cim_unit *unit)
{
	for (size_t i = 0; i < unit->declaration_count; i++)
		if (unit->declarations[i].has_type && name_is(unit->declarations[i].name, "abstract"))
			return true;
	return false;
}

void repository_apply(struct repository *repository, const struct cim_unit *unit, struct diag_sink *sink)
{
	struct apply apply = {.repository = repository,
			      .unit = unit,
			      .sink = sink,
			      .checker = {.unit = unit, .sink = sink, .types_alone = true}};

	/* What an include declares is not among the operations. */
	if (cim_unit_find_remark(unit, "include"))
		repository_set_incomplete(repository);
	repository->is_dmtf |= is_dmtf(unit);
	later_init(&apply.later, unit, repository->names);
	alias_init(&apply);
	for (size_t i = 0; i < unit->count; i++) {
		apply.operation = &unit->operations[i];
		apply.later.now = i;
		scope_enter(&apply, apply.operation->where);
		run(&apply);
		arena_free(&apply.scratch);
	}
	later_free(&apply.later);
	map_free(&apply.aliases);
	arena_free(&apply.arena);
}

void repository_apply_before(struct repository *repository, const struct cim_unit *unit, struct diag_sink *sink)
{
	repository->is_before = true;
	repository_apply(repository, unit, sink);
	repository->is_before = false;
}
