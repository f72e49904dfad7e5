/* SPDX-License-Identifier: MIT */
/* Applying the operations of a unit in the order of the file (mof-language 4.1). */
#include "repository/inside.h"

/* ---- one operation ---- */

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

/* Returns the first error reported since the sink had `count` reports. */
static enum diag_code first_error(const struct diag_sink *sink, size_t count)
{
	for (size_t i = count; i < sink->count; i++)
		if (sink->items[i]->severity == SEVERITY_ERROR)
			return sink->items[i]->code;
	return MOF809; /* the sink was full */
}

/* Why the operation is refused; DIAG_CODE_COUNT if it is not. Stored operations of the base were accepted earlier. */
static enum diag_code find_refusal(const struct apply *apply, size_t errors, size_t reports)
{
	const struct diag_sink *sink = apply->sink;
	const struct diagnostic *earlier;

	if (apply->repository->is_base && apply->is_done)
		return DIAG_CODE_COUNT;
	if (apply->refusal != DIAG_CODE_COUNT)
		return apply->refusal;
	if (sink->by_severity[SEVERITY_ERROR] > errors)
		return first_error(sink, reports);
	earlier = error_index_find(&apply->repository->errors, apply->operation->span);
	return earlier ? earlier->code : DIAG_CODE_COUNT;
}

static void run_recorded(struct apply *apply, struct journal_entry *entry)
{
	size_t errors = apply->sink->by_severity[SEVERITY_ERROR], reports = apply->sink->count;

	apply->refusal = DIAG_CODE_COUNT;
	apply->is_done = apply->is_uncertain = false;
	run(apply);
	if (apply->operation->kind == CIM_DEFINE_CLASS)
		journal_set_lineage(apply, apply->operation->class->name);
	entry->code = find_refusal(apply, errors, reports);
	entry->outcome = entry->code != DIAG_CODE_COUNT ? JOURNAL_REFUSED
			 : apply->is_uncertain          ? JOURNAL_UNKNOWN
			 : apply->is_done               ? JOURNAL_APPLIED
							: JOURNAL_SKIPPED;
}

/* ---- units ---- */

/* Only DMTF schemas declare qualifiers with a type; WMI does not need the declarations. */
static bool is_dmtf(const struct cim_unit *unit)
{
	for (size_t i = 0; i < unit->declaration_count; i++)
		if (unit->declarations[i].has_type && name_is(unit->declarations[i].name, "abstract"))
			return true;
	return false;
}

/* Calls a function for each operation of a unit, with its entry in the journal. */
static void each_operation(struct apply *apply, void (*act)(struct apply *apply, struct journal_entry *entry))
{
	struct journal_part *part = journal_add(&apply->repository->journal, apply->unit);

	for (size_t i = 0; i < apply->unit->count; i++) {
		apply->operation = &apply->unit->operations[i];
		apply->pending.now = i;
		apply->last = apply->entry;
		apply->entry = &part->entries[i];
		*apply->entry = (struct journal_entry){.operation = apply->operation,
						       .code = DIAG_CODE_COUNT,
						       .is_base = apply->repository->is_base};
		scope_enter(apply, apply->operation->where);
		act(apply, apply->entry);
		arena_free(&apply->scratch);
	}
}

void repository_apply(struct repository *repository, const struct cim_unit *unit, struct diag_sink *sink)
{
	struct apply apply = {.repository = repository,
			      .unit = unit,
			      .sink = sink,
			      .checker = {.unit = unit, .sink = sink, .types_only = true}};

	/* What an include declares is not among the operations. */
	if (cim_unit_find_remark(unit, "include"))
		repository_set_incomplete(repository);
	repository->is_dmtf |= is_dmtf(unit);
	pending_init(&apply.pending, unit, repository->names);
	alias_init(&apply);
	each_operation(&apply, run_recorded);
	pending_free(&apply.pending);
	map_free(&apply.aliases);
	arena_free(&apply.arena);
}

void repository_apply_base(struct repository *repository, const struct cim_unit *unit, struct diag_sink *sink)
{
	repository->is_base = true;
	repository_apply(repository, unit, sink);
	repository->is_base = false;
}

/* Records an operation that is not applied. No class of the unit is in the store, so its pending classes are used. */
static void record_skipped(struct apply *apply, struct journal_entry *entry)
{
	const struct cim_operation *operation = apply->operation;

	entry->outcome = JOURNAL_SKIPPED;
	if (operation->kind == CIM_DEFINE_CLASS) {
		journal_set_lineage(apply, operation->class->name);
	} else if (operation->kind == CIM_PUT_INSTANCE) {
		journal_set_lineage(apply, operation->instance->class_name);
		scope_created(apply, operation->instance);
	}
}

void repository_skip(struct repository *repository, const struct cim_unit *unit)
{
	struct apply apply = {.repository = repository, .unit = unit};

	pending_init(&apply.pending, unit, repository->names);
	apply.pending.is_all = true;
	each_operation(&apply, record_skipped);
	pending_free(&apply.pending);
}

void repository_begin(struct repository *repository, const struct cim_unit *const *units, size_t count,
		      const struct diag_sink *sink)
{
	error_index_free(&repository->errors);
	error_index_make(sink, &repository->errors);
	for (size_t i = 0; i < count; i++)
		scope_announce(repository, units[i]);
}
