/* SPDX-License-Identifier: MIT */
/* Defining a class (mof-language 4.2-4.5). */
#include "repository/lineage.h"

static const struct store_class *stored(const struct apply *apply, struct name class_name)
{
	const struct store *store = &apply->repository->store;

	return store->operations->get_class(store->context, apply->scope->path, class_name);
}

/* ---- flags ---- */

/* createonly cannot be combined with other flags. Reported once for all classes that a pragma applies to. */
static void check_flags(struct apply *apply, const struct cim_class *class, uint32_t flags)
{
	uint32_t others = flags & (CIM_UPDATE_ONLY | CIM_SAFE_UPDATE | CIM_FORCE_UPDATE);

	if (!(flags & CIM_CREATE_ONLY) || others == 0) {
		apply->reported_flags = 0;
		return;
	}
	if (apply->reported_flags != flags)
		diag_report(apply->sink, MOF152, class->name_span, "conflicting class flags: %s",
			    others & CIM_UPDATE_ONLY ? "createonly with updateonly never changes anything"
						     : "createonly cannot be combined with safeupdate or forceupdate");
	apply->reported_flags = flags;
}

/* Returns whether the flags permit creating or updating the class; reports why not. */
static bool check_existence(struct apply *apply, const struct cim_class *class, const struct store_class *old)
{
	uint32_t flags = apply->operation->class_flags;
	struct diagnostic *diagnostic;

	check_flags(apply, class, flags);
	if (flags & CIM_CREATE_ONLY && flags & CIM_UPDATE_ONLY) {
		scope_set_mark(apply->scope, class->name, MARK_REPORTED);
		return false;
	}
	if (flags & CIM_CREATE_ONLY && old) {
		diagnostic = diag_report(apply->sink, MOF625, class->name_span,
					 "class '%s' already exists, but the class flags are createonly",
					 class->name.spelling);
		diag_add_note(apply->sink, diagnostic, old->definition.name_span, "first defined here");
	} else if (flags & CIM_UPDATE_ONLY && old == NULL) {
		diagnostic = scope_report_class(apply, class->name, class->name_span, MOF602, "class");
		if (diagnostic)
			diag_add_note(apply->sink, diagnostic, (struct span){0}, "the class flags are updateonly");
	}
	return true;
}

/* ---- the superclass ---- */

enum parent { PARENT_NONE, PARENT_UNKNOWN, PARENT_FOUND, PARENT_WRONG };

static enum parent find_parent(struct apply *apply, const struct cim_class *class, struct lineage *parent)
{
	struct diagnostic *diagnostic;

	if (class->superclass.spelling == NULL)
		return PARENT_NONE;
	if (name_equal(class->name, class->superclass)) {
		diag_report(apply->sink, MOF671, class->superclass_span, "class '%s' cannot be its own superclass",
			    class->name.spelling);
		return PARENT_WRONG;
	}
	if (!lineage_find(apply->repository, NULL, apply->scope->path, class->superclass, parent)) {
		scope_report_class(apply, class->superclass, class->superclass_span, MOF613, "superclass");
		return PARENT_UNKNOWN;
	}
	if (lineage_has(parent, class->name)) {
		diagnostic = diag_report(apply->sink, MOF671, class->superclass_span,
					 "'%s' derives from '%s' and cannot be its superclass",
					 class->superclass.spelling, class->name.spelling);
		diag_add_note(apply->sink, diagnostic, parent->classes[0]->definition.name_span, "superclass");
		return PARENT_WRONG;
	}
	if (parent->count < MAX_LINEAGE)
		return PARENT_FOUND;
	diag_report(apply->sink, MOF826, class->superclass_span, "class '%s' has more than %d ancestors",
		    class->name.spelling, MAX_LINEAGE);
	return PARENT_WRONG;
}

/* ---- the definition ---- */

static void check_key_count(struct apply *apply, const struct cim_class *class)
{
	size_t count = 0;

	for (size_t i = 0; i < class->properties.count; i++)
		count += cim_is_set(&class->properties.items[i].qualifiers, "key");
	if (count > MAX_KEYS)
		diag_report(apply->sink, MOF015, class->name_span, "class '%s' has %zu keys; the limit is %d",
			    class->name.spelling, count, MAX_KEYS);
}

static bool has_defaults(const struct cim_class *class)
{
	for (size_t i = 0; i < class->properties.count; i++)
		if (class->properties.items[i].has_value)
			return true;
	return false;
}

/* The class as it is stored: its defaults converted to the types of their properties. */
static struct cim_class with_defaults(struct apply *apply, const struct cim_class *class)
{
	struct cim_class stored_class = *class;
	struct cim_properties *properties = &stored_class.properties;

	if (!has_defaults(class))
		return stored_class;
	properties->items =
		arena_copy(&apply->scratch, properties->items, properties->count * sizeof *properties->items);
	for (size_t i = 0; i < properties->count; i++)
		if (properties->items[i].has_value)
			properties->items[i].value =
				value_store(apply, &properties->items[i].value, &properties->items[i].type);
	return stored_class;
}

/* Updates an existing class. If the same compile defined it, that is reported, unless the same file was read twice. */
static void check_again(struct apply *apply, const struct cim_class *class, const struct store_class *old)
{
	struct span first = old->definition.name_span, again = class->name_span;

	if (!old->is_base && !apply->operation->class_flags && again.source && !span_same_location(first, again)) {
		struct diagnostic *diagnostic =
			diag_report(apply->sink, MOF907, again,
				    "class '%s' is defined again: this definition replaces it", class->name.spelling);

		diag_add_note(apply->sink, diagnostic, first, "first defined here");
	}
	update_check(apply, old, class);
}

void apply_class(struct apply *apply, const struct cim_class *class)
{
	struct repository *repository = apply->repository;
	const struct store_class *old = stored(apply, class->name);
	struct cim_class definition;
	struct lineage lineage;
	enum parent parent;

	/* The reserved name was reported earlier. */
	if (apply->unit->dialect != CIM_DMTF && class->name.folded[0] == '_' &&
	    repository_is_system_class(repository, apply->scope->path, class->name))
		return;
	if (!check_existence(apply, class, old))
		return;
	parent = find_parent(apply, class, &lineage);
	if (parent == PARENT_FOUND) {
		apply->is_uncertain |= lineage.is_open;
		inherit_check(apply, class, &lineage);
	}
	override_check(apply, class, parent == PARENT_FOUND ? &lineage : NULL,
		       parent == PARENT_UNKNOWN || parent == PARENT_WRONG ||
			       (parent == PARENT_FOUND && lineage.is_open));
	kind_check(apply, class, parent == PARENT_FOUND ? &lineage : NULL);
	check_key_count(apply, class);
	if (old)
		check_again(apply, class, old);
	definition = with_defaults(apply, class);
	if (parent == PARENT_WRONG)
		definition.superclass = (struct name){0};
	/* After an error the new definition is stored too, so that the operations after it are checked against that. */
	repository->store.operations->put_class(repository->store.context, apply->scope->path, &definition,
						(parent == PARENT_WRONG ? STORE_DOUBTFUL : 0) |
							(repository->is_base ? STORE_BASE : 0));
	scope_set_mark(apply->scope, class->name, MARK_NONE);
	apply->is_done = true;
}
