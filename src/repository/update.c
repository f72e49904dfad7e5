/* SPDX-License-Identifier: MIT */
/* Updating an existing class: what a new definition may change under each update mode (mof-language 4.2). */
#include <stdlib.h>

#include "base/memory.h"
#include "repository/lineage.h"

/* Changes that affect subclasses and instances; others, for example of Description, do not. */
enum change_kind {
	CHANGE_KIND, /* superclass, abstract, singleton, dynamic */
	CHANGE_KEY,
	CHANGE_INDEX,
	CHANGE_MEMBER, /* properties and methods that are added, removed or given another type */
	CHANGE_COUNT
};

/* The first change of each kind. */
struct change {
	struct span span;
	const char *what; /* NULL if there is none */
};

struct update {
	struct apply *apply;
	const struct store_class *old;
	const struct cim_class *class;
	struct change changes[CHANGE_COUNT];
	struct map properties, methods; /* of the new definition, by folded name */
	bool is_forced;
};

/* Keeps the first change of a kind; the three texts together describe it. */
static void note(struct update *update, enum change_kind kind, struct span span, const char *what, const char *name,
		 const char *happens)
{
	struct change *change = &update->changes[kind];

	if (change->what)
		return;
	change->span = span;
	change->what = arena_printf(&update->apply->scratch, "%s%s%s", what, name, happens);
}

static void compare_kinds(struct update *update)
{
	static const char *const kinds[] = {"abstract", "singleton", "dynamic"};
	const struct cim_class *old = &update->old->definition, *class = update->class;

	if (!name_equal(old->superclass, class->superclass))
		note(update, CHANGE_KIND, class->superclass.spelling ? class->superclass_span : class->name_span,
		     "the superclass ", "", "changes");
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (cim_is_set(&old->qualifiers, kinds[i]) != cim_is_set(&class->qualifiers, kinds[i]))
			note(update, CHANGE_KIND, class->name_span, "", kinds[i], " changes");
}

static void compare_property(struct update *update, const struct cim_property *old, const struct cim_property *new)
{
	bool was_key = cim_is_set(&old->qualifiers, "key");

	if (new == NULL) {
		note(update, was_key ? CHANGE_KEY : CHANGE_MEMBER, update->class->name_span, "property '",
		     old->name.spelling, "' is removed");
		return;
	}
	if (was_key != cim_is_set(&new->qualifiers, "key"))
		note(update, CHANGE_KEY, new->name_span, "key '", new->name.spelling, "' changes");
	if (cim_is_set(&old->qualifiers, "indexed") != cim_is_set(&new->qualifiers, "indexed"))
		note(update, CHANGE_INDEX, new->name_span, "the index of '", new->name.spelling, "' changes");
	if (!inherit_same_type(&old->type, &new->type))
		note(update, CHANGE_MEMBER, new->type.span, "the type of '", new->name.spelling, "' changes");
}

static void compare_properties(struct update *update)
{
	const struct cim_properties *old = &update->old->definition.properties, *new = &update->class->properties;

	for (size_t i = 0; i < old->count; i++)
		compare_property(update, &old->items[i], map_get(&update->properties, old->items[i].name.folded));
	for (size_t i = 0; i < new->count; i++)
		if (!store_class_property(update->old, new->items[i].name))
			note(update, cim_is_set(&new->items[i].qualifiers, "key") ? CHANGE_KEY : CHANGE_MEMBER,
			     new->items[i].name_span, "property '", new->items[i].name.spelling, "' is added");
}

static void compare_methods(struct update *update)
{
	const struct cim_class *old = &update->old->definition, *class = update->class;

	for (size_t i = 0; i < old->methods.count; i++) {
		const struct cim_method *method = &old->methods.items[i];
		const struct cim_method *new = map_get(&update->methods, method->name.folded);

		if (new == NULL)
			note(update, CHANGE_MEMBER, class->name_span, "method '", method->name.spelling,
			     "' is removed");
		else if (!inherit_same_signature(method, new))
			note(update, CHANGE_MEMBER, new->name_span, "the signature of '", new->name.spelling,
			     "' changes");
	}
	for (size_t i = 0; i < class->methods.count; i++)
		if (!store_class_method(update->old, class->methods.items[i].name))
			note(update, CHANGE_MEMBER, class->methods.items[i].name_span, "method '",
			     class->methods.items[i].name.spelling, "' is added");
}

static void compare(struct update *update)
{
	for (size_t i = 0; i < update->class->properties.count; i++)
		map_put(&update->properties, update->class->properties.items[i].name.folded,
			&update->class->properties.items[i]);
	for (size_t i = 0; i < update->class->methods.count; i++)
		map_put(&update->methods, update->class->methods.items[i].name.folded,
			&update->class->methods.items[i]);
	compare_kinds(update);
	compare_properties(update);
	compare_methods(update);
}

static const struct change *first_change(const struct update *update)
{
	for (int kind = 0; kind < CHANGE_COUNT; kind++)
		if (update->changes[kind].what)
			return &update->changes[kind];
	return NULL;
}

static struct diagnostic *report(struct update *update, enum diag_code code, const struct change *change,
				 const char *why)
{
	struct diagnostic *diagnostic =
		diag_report(update->apply->sink, code, change->span, "class '%s' %s and cannot be updated this way: %s",
			    update->class->name.spelling, why, change->what);

	diag_add_note(update->apply->sink, diagnostic, update->old->definition.name_span, "previous definition");
	return diagnostic;
}

/* ---- descendants ---- */

static void report_conflict(struct update *update, enum diag_code code, struct span span, const char *member,
			    const struct store_class *descendant, struct span location)
{
	struct diagnostic *diagnostic =
		diag_report(update->apply->sink, code, span, "'%s' conflicts with subclass '%s'", member,
			    descendant->definition.name.spelling);

	diag_add_note(update->apply->sink, diagnostic, location, "conflicting declaration");
}

/* The qualifier of the new definition that propagates with DisableOverride and differs from `written`; or NULL. */
static const struct cim_qualifier *find_conflict(const struct cim_qualifiers *new, const struct cim_qualifier *written)
{
	const struct cim_qualifier *fixed = cim_find_qualifier(new, written->name.folded);
	uint8_t flavors = fixed ? cim_stored_flavors(fixed) : 0;

	if (!(flavors & CIM_TO_SUBCLASS) || !(flavors & CIM_DISABLE_OVERRIDE) || inherit_same_qualifier(fixed, written))
		return NULL;
	return fixed;
}

/* Returns whether qualifiers of a descendant's element conflict; reports them unless forceupdate will delete them. */
static bool compare_qualifiers(struct update *update, const struct cim_qualifiers *new,
			       const struct cim_qualifiers *old, const struct store_class *descendant)
{
	bool found = false;

	for (size_t i = 0; i < old->count; i++) {
		const struct cim_qualifier *fixed = find_conflict(new, &old->items[i]);

		if (fixed && !update->is_forced)
			report_conflict(update, MOF683, fixed->span, fixed->name.spelling, descendant,
					old->items[i].span);
		found |= fixed != NULL;
	}
	return found;
}

/* Removes the conflicting qualifiers from a list; the copy is in the scratch arena. */
static void prune(struct update *update, const struct cim_qualifiers *new, struct cim_qualifiers *list)
{
	struct cim_qualifier *items = arena_alloc(&update->apply->scratch, list->count * sizeof *items);
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++)
		if (find_conflict(new, &list->items[i]) == NULL)
			items[count++] = list->items[i];
	list->items = items;
	list->count = count;
}

/* forceupdate: the conflicting qualifiers of the subclass are deleted. */
static void prune_descendant(struct update *update, const struct store_class *descendant)
{
	const struct store *store = &update->apply->repository->store;
	struct cim_class copy = descendant->definition;

	prune(update, &update->class->qualifiers, &copy.qualifiers);
	copy.properties.items = arena_copy(&update->apply->scratch, copy.properties.items,
					   copy.properties.count * sizeof *copy.properties.items);
	for (size_t i = 0; i < copy.properties.count; i++) {
		const struct cim_property *new = map_get(&update->properties, copy.properties.items[i].name.folded);

		if (new)
			prune(update, &new->qualifiers, &copy.properties.items[i].qualifiers);
	}
	store->operations->put_class(store->context, update->apply->scope->path, &copy,
				     (descendant->is_doubtful ? STORE_DOUBTFUL : 0) |
					     (descendant->is_base ? STORE_BASE : 0));
}

static bool compare_members(struct update *update, const struct store_class *descendant)
{
	const struct cim_class *class = &descendant->definition;
	bool conflicts = false;

	for (size_t i = 0; i < class->properties.count; i++) {
		const struct cim_property *property = &class->properties.items[i];
		const struct cim_property *new = map_get(&update->properties, property->name.folded);

		if (new == NULL)
			continue;
		if (!inherit_same_type(&new->type, &property->type))
			report_conflict(update, MOF682, new->type.span, new->name.spelling, descendant,
					property->name_span);
		conflicts |= compare_qualifiers(update, &new->qualifiers, &property->qualifiers, descendant);
	}
	for (size_t i = 0; i < class->methods.count; i++) {
		const struct cim_method *method = &class->methods.items[i];
		const struct cim_method *new = map_get(&update->methods, method->name.folded);

		if (new && !inherit_same_signature(new, method))
			report_conflict(update, MOF684, new->name_span, new->name.spelling, descendant,
					method->name_span);
	}
	return conflicts;
}

static struct store_instances instances_of(const struct update *update, struct name class_name)
{
	const struct store *store = &update->apply->repository->store;

	return store->operations->instances_of(store->context, update->apply->scope->path, class_name);
}

/*
 * Neither mode updates a class whose subclasses have instances (W:mofcomp). Documents disagree on forceupdate: that page
 * is followed, and a note mentions the other.
 */
static void report_instances_below(struct update *update, const struct change *change,
				   const struct store_class *descendant)
{
	struct diagnostic *diagnostic = report(update, MOF638, change, "has a subclass with instances");

	diag_add_note(update->apply->sink, diagnostic, descendant->definition.name_span, "subclass '%s'",
		      descendant->definition.name.spelling);
	if (update->is_forced)
		diag_add_note(update->apply->sink, diagnostic, (struct span){0},
			      "according to the documentation of IMofCompiler, forceupdate succeeds and a static class "
			      "loses its instances");
}

static void compare_with_descendant(struct update *update, const struct store_class *descendant)
{
	const struct change qualifiers = {update->class->name_span, "a qualifier conflicts with one of the subclass"};
	bool conflicts =
		compare_qualifiers(update, &update->class->qualifiers, &descendant->definition.qualifiers, descendant);

	conflicts |= compare_members(update, descendant);
	if (!conflicts || !update->is_forced)
		return;
	if (instances_of(update, descendant->definition.name).count > 0)
		report_instances_below(update, &qualifiers, descendant);
	else
		prune_descendant(update, descendant);
}

/* Returns whether the change is forbidden because the descendant has instances; reports it. */
static bool has_instances_below(struct update *update, const struct store_class *descendant)
{
	const struct change *change = first_change(update);

	if (change == NULL || instances_of(update, descendant->definition.name).count == 0)
		return false;
	report_instances_below(update, change, descendant);
	return true;
}

/* Collects before it changes anything: a class that is put again moves in the lists of the store. */
static void visit_descendants(struct update *update)
{
	struct repository *repository = update->apply->repository;
	const struct store *store = &repository->store;
	const struct store_class **found = NULL;
	size_t count = 0, capacity = 0, next = 0;
	struct name name = update->class->name;

	for (;;) {
		struct store_classes children =
			store->operations->children(store->context, update->apply->scope->path, name);

		for (size_t i = 0; i < children.count && repository->visits_left > 0; i++, repository->visits_left--) {
			found = mem_grow(found, count, &capacity, sizeof *found);
			found[count++] = children.items[i];
		}
		if (next == count)
			break;
		name = found[next++]->definition.name;
	}
	if (repository->visits_left == 0 && !repository->visits_reported) {
		repository->visits_reported = true;
		diag_report(update->apply->sink, MOF805, update->class->name_span,
			    "too many subclasses: further updates are not checked against all of them");
	}
	for (size_t i = 0; i < count; i++)
		if (!has_instances_below(update, found[i]))
			compare_with_descendant(update, found[i]);
	free(found);
}

/* ---- modes ---- */

static bool has_provider(const struct cim_class *class)
{
	return cim_is_set(&class->qualifiers, "dynamic") || cim_find_qualifier(&class->qualifiers, "provider");
}

/* forceupdate: a class without a provider loses its instances; those of a provider are not in the repository. */
static void drop_instances(struct update *update)
{
	const struct store *store = &update->apply->repository->store;
	struct store_instances instances = instances_of(update, update->class->name);
	struct diagnostic *diagnostic;

	if (instances.count == 0 || has_provider(&update->old->definition) || first_change(update) == NULL)
		return;
	diagnostic = diag_report(update->apply->sink, MOF827, update->class->name_span,
				 "update deletes the instances of '%s' (%zu)", update->class->name.spelling,
				 instances.count);
	diag_add_note(update->apply->sink, diagnostic, update->old->definition.name_span, "previous definition");
	for (; instances.count > 0; instances = instances_of(update, update->class->name))
		store->operations->delete_instance(store->context, update->apply->scope->path,
						   instances.items[0]->identity);
}

/* Changes that no mode permits in a class with subclasses: other keys, other indices; without force another kind. */
static bool report_fixed(struct update *update)
{
	static const struct {
		enum change_kind kind;
		enum diag_code code;
	} rows[] = {{CHANGE_KEY, MOF673}, {CHANGE_INDEX, MOF680}, {CHANGE_KIND, MOF672}};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct change *change = &update->changes[rows[i].kind];

		if (change->what == NULL || (rows[i].kind == CHANGE_KIND && update->is_forced))
			continue;
		report(update, rows[i].code, change, "has subclasses");
		return true;
	}
	return false;
}

static void check_mode(struct update *update)
{
	const struct store *store = &update->apply->repository->store;
	size_t children =
		store->operations->children(store->context, update->apply->scope->path, update->class->name).count;
	size_t instances = instances_of(update, update->class->name).count;
	bool is_safe = update->apply->operation->class_flags & CIM_SAFE_UPDATE;
	const struct change *change = first_change(update);
	struct diagnostic *diagnostic;

	if (change && children > 0 && !is_safe && !update->is_forced) {
		diagnostic = report(update, MOF637, change, "has subclasses");
		diag_set_help(update->apply->sink, diagnostic,
			      "use #pragma classflags(\"safeupdate\") if the change does not conflict with them");
	} else if (change && instances > 0 && !update->is_forced) {
		report(update, MOF638, change, "has instances");
	} else if (children == 0 || !report_fixed(update)) {
		visit_descendants(update);
		drop_instances(update);
	}
}

void update_check(struct apply *apply, const struct store_class *old, const struct cim_class *class)
{
	struct update update = {.apply = apply, .old = old, .class = class};

	update.is_forced = apply->operation->class_flags & CIM_FORCE_UPDATE;
	compare(&update);
	check_mode(&update);
	map_free(&update.properties);
	map_free(&update.methods);
}
