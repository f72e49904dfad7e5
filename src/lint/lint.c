/* SPDX-License-Identifier: MIT */
#include "lint/lint.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "diag/error_index.h"
#include "lint/namespace.h"

/* The targets of rules.def: files, declarations, their parts, and the facts of enum lint_fact. */
enum {
	FILES = 1 << 0,
	CLASSES = 1 << 1,
	INSTANCES = 1 << 2,
	PROPERTIES = 1 << 3, /* in classes */
	METHODS = 1 << 4,
	PARAMETERS = 1 << 5,
	QUALIFIERS = 1 << 6, /* of all declarations and parts */
	PARTS = PROPERTIES | METHODS | PARAMETERS | QUALIFIERS,
	FIRST_FACT = 1 << 7,
	MISPLACED = FIRST_FACT << LINT_MISPLACED,
	NAMESPACES = FIRST_FACT << LINT_NAMESPACE,
	SDDL = FIRST_FACT << LINT_SDDL,
	STATEMENTS = FIRST_FACT << LINT_STATEMENT,
	DESCRIPTORS = FIRST_FACT << LINT_DESCRIPTOR,
	ACES = FIRST_FACT << LINT_ACE,
	ENCRYPTIONS = FIRST_FACT << LINT_ENCRYPTION,
	PROVIDER_RULES = FIRST_FACT << LINT_PROVIDER_RULE,
};

enum { NAME_COMPARISONS = 1000000 };

struct rule {
	enum diag_code code;
	unsigned profiles, targets;
	void (*run)(struct lint *lint, const struct lint_target *target);
};

/* The profiles of rules.def. */
enum {
	PRODUCT = LINT_PRODUCT,
	DSC = LINT_DSC,
	DRIVER = LINT_DRIVER,
	DMTF = LINT_DMTF,
	HUNT = LINT_HUNT,
	EVERY = LINT_ALL,
};

static const struct rule rules[] = {
#define RULE(id, profiles, targets, function) {id, profiles, targets, function},
#include "lint/rule_list.h"
#undef RULE
};

enum { RULE_COUNT = sizeof rules / sizeof *rules };

enum lint_profile lint_profile_find(const char *name)
{
	static const char *const names[] = {"product", "dsc", "driver", "dmtf", "hunt"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return (enum lint_profile)(1 << i);
	return 0;
}

/* ---- selection ---- */

/* An item is the id of a code, a prefix of ids, or the name of a code. */
static bool item_names(struct text item, enum diag_code code)
{
	const struct diag_info *info = diag_info(code);

	if (item.length == 0)
		return false;
	return text_same_name(item, text_of(info->name)) ||
	       (item.length <= strlen(info->id) && text_same_name(item, (struct text){info->id, item.length}));
}

/* Reads the next item of a comma-separated list; false at its end. */
static bool next_item(const char **list, struct text *item)
{
	if (*list == NULL || **list == 0)
		return false;
	*item = (struct text){*list, strcspn(*list, ",")};
	*list += item->length;
	*list += **list == ',';
	return true;
}

static bool list_names(const char *list, enum diag_code code)
{
	struct text item;

	while (next_item(&list, &item))
		if (item_names(item, code))
			return true;
	return false;
}

const char *lint_selection_error(const char *selection, size_t *length)
{
	struct text item;

	while (next_item(&selection, &item)) {
		enum diag_code code = 0;

		while (code < DIAG_CODE_COUNT && !item_names(item, code))
			code++;
		if (code == DIAG_CODE_COUNT) {
			*length = item.length;
			return item.bytes;
		}
	}
	return NULL;
}

static bool is_error(enum diag_code code)
{
	return diag_info(code)->severity == SEVERITY_ERROR;
}

static bool runs(const struct lint *lint, const struct rule *rule)
{
	if (is_error(rule->code) && rule->profiles & (lint->profile | LINT_PRODUCT))
		return true;
	if (lint->scope == LINT_ERRORS || (lint->scope == LINT_NAMESPACES && rule->targets < FIRST_FACT))
		return false;
	if (lint->select)
		return list_names(lint->select, rule->code);
	return rule->profiles & lint->profile && !list_names(lint->ignore, rule->code);
}

/* Diagnostics of the compiler belong to every profile. Errors stay, or a broken file would seem correct. */
static bool is_wanted(const struct diagnostic *diagnostic, void *context)
{
	const struct lint *lint = context;

	if (diagnostic->severity == SEVERITY_ERROR)
		return true;
	if (list_names(lint->ignore, diagnostic->code))
		return false;
	return !lint->select || list_names(lint->select, diagnostic->code);
}

/* ---- running ---- */

static void index_blocks(struct lint *lint)
{
	const struct cim_unit **units = mem_alloc(lint->count * sizeof *units);

	for (size_t i = 0; i < lint->count; i++)
		units[i] = lint->files[i].unit;
	cim_blocks_init(&lint->blocks, units, lint->count);
	free(units);
}

/* Rules on facts also run if the declaration has errors, so that an error in one ACE does not hide others. */
static void run_on_fact(struct lint *lint, enum lint_fact fact, const struct lint_target *target)
{
	for (size_t i = 0; i < RULE_COUNT; i++)
		if (rules[i].targets & FIRST_FACT << fact && runs(lint, &rules[i]))
			rules[i].run(lint, target);
}

/* Calls the rules for one declaration or part and for its qualifiers. */
static void run_on(struct lint *lint, const struct rule *rule, unsigned kind, const struct lint_target *target,
		   const struct cim_qualifiers *qualifiers)
{
	struct lint_target part = *target;

	if (rule->targets & kind)
		rule->run(lint, target);
	for (size_t i = 0; rule->targets & QUALIFIERS && i < qualifiers->count; i++) {
		part.qualifier = &qualifiers->items[i];
		rule->run(lint, &part);
	}
}

static void run_on_properties(struct lint *lint, const struct rule *rule, unsigned kind, struct lint_target target,
			      const struct cim_properties *properties)
{
	for (size_t i = 0; i < properties->count; i++) {
		target.property = &properties->items[i];
		run_on(lint, rule, kind, &target, &properties->items[i].qualifiers);
	}
}

static void run_on_class(struct lint *lint, const struct rule *rule, struct lint_target target)
{
	const struct cim_class *class = target.operation->class;

	run_on(lint, rule, CLASSES, &target, &class->qualifiers);
	if (!(rule->targets & PARTS))
		return;
	run_on_properties(lint, rule, PROPERTIES, target, &class->properties);
	for (size_t i = 0; i < class->methods.count; i++) {
		target.method = &class->methods.items[i];
		run_on(lint, rule, METHODS, &target, &target.method->qualifiers);
		run_on_properties(lint, rule, PARAMETERS, target, &target.method->parameters);
	}
}

static void run_rule(struct lint *lint, const struct rule *rule, const struct lint_file *file,
		     const struct error_index *errors)
{
	struct lint_target target = {.file = file};

	if (rule->targets & FILES)
		rule->run(lint, &target);
	for (size_t i = 0; i < file->unit->count; i++) {
		target.operation = &file->unit->operations[i];
		target.role = file->entries ? file->entries[i].role : ROLE_NONE;
		if (error_index_find(errors, target.operation->span))
			continue;
		if (target.operation->kind == CIM_DEFINE_CLASS)
			run_on_class(lint, rule, target);
		else if (target.operation->kind == CIM_PUT_INSTANCE)
			run_on(lint, rule, INSTANCES, &target, &target.operation->instance->qualifiers);
	}
}

/* ---- folding ---- */

static const struct {
	enum diag_code shown, hidden;
} folds[] = {
#define FOLD(shown, hidden) {shown, hidden},
#include "lint/folds.def"
#undef FOLD
};

static bool same_place(const struct diagnostic *a, const struct diagnostic *b)
{
	return a->span.source == b->span.source && a->span.begin == b->span.begin;
}

static bool implies(const struct diagnostic *other, const struct diagnostic *diagnostic)
{
	for (size_t i = 0; i < sizeof folds / sizeof *folds; i++)
		if (folds[i].shown == other->code && folds[i].hidden == diagnostic->code)
			return true;
	return false;
}

/* Marks the implied findings of a sorted sink: marks[i] belongs to items[i]. */
static void mark_implied(const struct diag_sink *sink, bool *marks)
{
	for (size_t from = 0, to; from < sink->count; from = to) {
		for (to = from + 1; to < sink->count && same_place(sink->items[from], sink->items[to]); to++)
			;
		for (size_t i = from; i < to; i++)
			for (size_t j = from; j < to && j < from + DIAG_CODE_COUNT && !marks[i]; j++)
				marks[i] = implies(sink->items[j], sink->items[i]);
	}
}

struct marks {
	const bool *implied;
	size_t next;
};

static bool is_not_implied(const struct diagnostic *diagnostic, void *context)
{
	struct marks *marks = context;

	(void)diagnostic;
	return !marks->implied[marks->next++];
}

static void fold(struct diag_sink *sink)
{
	bool *implied = mem_zero(sink->count * sizeof *implied);
	struct marks marks = {implied, 0};

	diag_sort(sink);
	mark_implied(sink, implied);
	diag_keep(sink, is_not_implied, &marks);
	free(implied);
}

void lint_run(struct lint *lint)
{
	struct error_index errors;

	lint->comparisons_left = NAME_COMPARISONS;
	if (lint->scope == LINT_EVERYTHING)
		index_blocks(lint);
	error_index_make(lint->sink, &errors);
	for (size_t i = 0; i < lint->count; i++)
		for (size_t j = 0; j < RULE_COUNT; j++)
			if (rules[j].targets < FIRST_FACT && runs(lint, &rules[j]))
				run_rule(lint, &rules[j], &lint->files[i], &errors);
	if (lint->facts)
		lint_each_fact(lint, run_on_fact);
	diag_keep(lint->sink, is_wanted, lint);
	fold(lint->sink);
	error_index_free(&errors);
	cim_blocks_free(&lint->blocks);
}
