/* SPDX-License-Identifier: MIT */
/* Checks aliases: each is defined once, each used one is defined, none depends on itself (mof-language 2.3, 3.4). */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/nearest.h"
#include "model/check.h"

/* bounds the search for "did you mean", which only helps with few typos */
enum { MAX_COMPARED = 1000, MAX_GUESSES = 100 };

/* The object that `as $Name` names. */
struct target {
	struct name alias;
	struct span span;
	const struct cim_instance *instance; /* NULL for a class */
	enum { UNSEEN, OPEN, DONE } state;   /* of the search for cycles */
};

struct search {
	struct diag_sink *sink;
	struct map by_alias; /* folded alias -> struct target */
	struct target *targets;
	size_t count, capacity;
	size_t guesses;    /* undefined aliases that were compared with all others */
	bool has_includes; /* an alias may be defined in a file that was not read */
};

static void add_target(struct search *search, struct name alias, struct span span, const struct cim_instance *instance)
{
	if (alias.spelling == NULL)
		return;
	search->targets = mem_grow(search->targets, search->count, &search->capacity, sizeof *search->targets);
	search->targets[search->count++] = (struct target){alias, span, instance, UNSEEN};
}

static void add_instance(struct search *search, const struct cim_instance *instance);

static void add_embedded(struct search *search, const struct cim_value *value)
{
	if (value->kind == CIM_LITERAL_OBJECT)
		add_instance(search, value->object);
	else if (value->kind == CIM_LITERAL_ARRAY)
		for (size_t i = 0; i < value->array.count; i++)
			add_embedded(search, &value->array.items[i]);
}

static void add_values(struct search *search, const struct cim_properties *properties)
{
	for (size_t i = 0; i < properties->count; i++)
		if (properties->items[i].has_value)
			add_embedded(search, &properties->items[i].value);
}

static void add_instance(struct search *search, const struct cim_instance *instance)
{
	add_target(search, instance->alias, instance->alias_span, instance);
	add_values(search, &instance->properties);
}

static void index_targets(struct search *search)
{
	for (size_t i = 0; i < search->count; i++) {
		struct target *target = &search->targets[i];
		struct target *first = map_get(&search->by_alias, target->alias.folded);
		struct diagnostic *diagnostic;

		if (first == NULL) {
			map_put(&search->by_alias, target->alias.folded, target);
			continue;
		}
		diagnostic = diag_report(search->sink, MOF536, target->span, "duplicate alias '$%s'",
					 target->alias.spelling);
		diag_add_note(search->sink, diagnostic, first->span, "first defined here");
	}
}

static void report_undefined(struct search *search, const struct cim_value *value)
{
	struct nearest nearest = nearest_start(text_of(value->alias.spelling));
	struct diagnostic *diagnostic;

	if (search->has_includes) {
		diag_report(search->sink, MOF805, value->span,
			    "'$%s' is not defined in this file; its includes were not read", value->alias.spelling);
		return;
	}
	diagnostic = diag_report(search->sink, MOF006, value->span, "undefined alias '$%s'", value->alias.spelling);
	if (search->count > MAX_COMPARED || search->guesses++ >= MAX_GUESSES)
		return;
	for (size_t i = 0; i < search->count; i++)
		nearest_offer(&nearest, search->targets[i].alias.spelling);
	if (nearest.name)
		diag_set_help(search->sink, diagnostic, "did you mean '$%s'?", nearest.name);
}

static void check_uses(struct search *search, const struct cim_value *value);

static void check_uses_of(struct search *search, const struct cim_properties *properties)
{
	for (size_t i = 0; i < properties->count; i++)
		if (properties->items[i].has_value)
			check_uses(search, &properties->items[i].value);
}

static void check_uses(struct search *search, const struct cim_value *value)
{
	if (value->kind == CIM_LITERAL_ALIAS && *value->alias.spelling &&
	    !map_get(&search->by_alias, value->alias.folded))
		report_undefined(search, value);
	else if (value->kind == CIM_LITERAL_OBJECT)
		check_uses_of(search, &value->object->properties);
	else if (value->kind == CIM_LITERAL_ARRAY)
		for (size_t i = 0; i < value->array.count; i++)
			check_uses(search, &value->array.items[i]);
}

/* ---- circles ---- */

/* A position in the walk along aliases: the next property of an instance to look at. */
struct step {
	struct target *target;
	size_t property;
};

static struct target *target_of(const struct search *search, const struct cim_property *property)
{
	if (!property->has_value || property->value.kind != CIM_LITERAL_ALIAS)
		return NULL;
	return map_get(&search->by_alias, property->value.alias.folded);
}

/* Walks depth first with an explicit stack: a chain of aliases may be as long as the file. */
static void find_circles(struct search *search, struct target *start)
{
	struct step *steps = NULL;
	size_t depth = 0, capacity = 0;

	steps = mem_grow(steps, depth, &capacity, sizeof *steps);
	steps[depth++] = (struct step){start, 0};
	start->state = OPEN;
	while (depth > 0) {
		struct step *step = &steps[depth - 1];
		const struct cim_instance *instance = step->target->instance;
		const struct cim_property *property;
		struct target *next;

		if (instance == NULL || step->property == instance->properties.count) {
			step->target->state = DONE;
			depth--;
			continue;
		}
		property = &instance->properties.items[step->property++];
		next = target_of(search, property);
		if (next && next->state == OPEN) {
			struct diagnostic *diagnostic = diag_report(search->sink, MOF007, property->value.span,
								    "circular alias '$%s'", next->alias.spelling);
			diag_add_note(search->sink, diagnostic, next->span, "alias defined here");
		} else if (next && next->state == UNSEEN) {
			next->state = OPEN;
			steps = mem_grow(steps, depth, &capacity, sizeof *steps);
			steps[depth++] = (struct step){next, 0};
		}
	}
	free(steps);
}

void cim_check_aliases(struct cim_checker *checker)
{
	const struct cim_unit *unit = checker->unit;
	struct search search = {.sink = checker->sink, .has_includes = cim_unit_find_remark(unit, "include") != NULL};

	if (unit->aliases == CIM_ALIASES_NONE)
		return;
	for (size_t i = 0; i < unit->count; i++) {
		const struct cim_operation *operation = &unit->operations[i];

		if (operation->kind == CIM_DEFINE_CLASS) {
			add_target(&search, operation->class->alias, operation->class->name_span, NULL);
			add_values(&search, &operation->class->properties);
		} else if (operation->kind == CIM_PUT_INSTANCE) {
			add_instance(&search, operation->instance);
		}
	}
	index_targets(&search);
	for (size_t i = 0; i < unit->count; i++) {
		const struct cim_operation *operation = &unit->operations[i];

		if (operation->kind == CIM_DEFINE_CLASS)
			check_uses_of(&search, &operation->class->properties);
		else if (operation->kind == CIM_PUT_INSTANCE)
			check_uses_of(&search, &operation->instance->properties);
	}
	/* Which properties are keys is known to the repository, which reports the circles of DMTF's MOF. */
	for (size_t i = 0; i < search.count && !cim_is_dmtf(checker); i++)
		if (search.targets[i].state == UNSEEN)
			find_circles(&search, &search.targets[i]);
	map_free(&search.by_alias);
	free(search.targets);
}
