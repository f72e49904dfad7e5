/* SPDX-License-Identifier: MIT */
/* Applying #pragma deleteclass and deleteinstance in file order (mof-language 2.4, 4.1, 4.9). */
#include <stdlib.h>

#include "base/memory.h"
#include "model/namespace.h"
#include "model/path.h"
#include "repository/lineage.h"

/* ---- classes ---- */

static void delete_instances(struct repository *repository, struct scope *scope, struct name class_name)
{
	const struct store *store = &repository->store;

	for (;;) {
		struct store_instances instances =
			store->operations->instances_of(store->context, scope->path, class_name);

		if (instances.count == 0)
			return;
		store->operations->delete_instance(store->context, scope->path,
						   instances.items[instances.count - 1]->identity);
	}
}

static void delete_class_tree(struct repository *repository, struct scope *scope, struct name class_name)
{
	const struct store *store = &repository->store;
	struct name *pending = NULL;
	size_t count = 0, capacity = 0;

	pending = mem_grow(pending, count, &capacity, sizeof *pending);
	pending[count++] = class_name;
	while (count > 0) {
		struct name next = pending[--count];
		struct store_classes children = store->operations->children(store->context, scope->path, next);

		for (size_t i = 0; i < children.count; i++) {
			pending = mem_grow(pending, count, &capacity, sizeof *pending);
			pending[count++] = children.items[i]->definition.name;
		}
		delete_instances(repository, scope, next);
		store->operations->delete_class(store->context, scope->path, next);
		scope_set_mark(scope, next, MARK_DELETED);
	}
	free(pending);
}

void apply_delete_class(struct apply *apply, struct text text, bool must_exist)
{
	struct repository *repository = apply->repository;
	const struct store *store = &repository->store;
	struct cim_path path;
	struct name name;

	if (cim_path_parse(&apply->scratch, text, &path) || path.class_name.length != text.length) {
		diag_report(apply->sink, MOF549, apply->operation->span, "invalid class name '%.*s'", (int)text.length,
			    text.bytes);
		return;
	}
	name = names_intern(repository->names, text);
	journal_set_lineage(apply, name);
	if (store->operations->get_class(store->context, apply->scope->path, name)) {
		delete_class_tree(repository, apply->scope, name);
		apply->is_done = true;
		return;
	}
	if (repository_is_system_class(repository, apply->scope->path, name)) {
		diag_report(apply->sink, MOF622, apply->operation->span, "'%s' is a system class and cannot be deleted",
			    name.spelling);
		return;
	}
	if (must_exist) {
		scope_report_missing(apply);
		scope_report_class(apply, name, apply->operation->span, MOF602, "class");
	}
	apply->is_uncertain |= !scope_is_complete(repository, apply->scope);
	delete_class_tree(repository, apply->scope, name);
}

/* ---- instances ---- */

static void report_absent(struct apply *apply, struct text path, bool was_deleted)
{
	if (was_deleted || scope_is_complete(apply->repository, apply->scope))
		diag_report(apply->sink, MOF602, apply->operation->span, "%.*s does not exist in %s", (int)path.length,
			    path.bytes, apply->scope->path.spelling);
	else
		diag_report(apply->sink, MOF805, apply->operation->span, "cannot tell whether %.*s exists",
			    (int)path.length, path.bytes);
}

/* Converts a key value of a path to a literal. */
static struct cim_value literal_of(const struct cim_path_key *key, struct span span)
{
	struct cim_value value = {.kind = CIM_LITERAL_STRING, .span = span, .string = key->value};

	if (key->is_string)
		return value;
	if (text_same_name(key->value, text_of("true")) || text_same_name(key->value, text_of("false"))) {
		value.kind = CIM_LITERAL_BOOLEAN;
		value.boolean = text_same_name(key->value, text_of("true"));
	} else if (cim_integer_parse(key->value, &value.integer) == CIM_PARSED) {
		value.kind = CIM_LITERAL_INTEGER;
	} else {
		value.string = key->value;
	}
	return value;
}

static const struct cim_path_key *find_key(const struct cim_path *path, struct name name)
{
	for (size_t i = 0; i < path->count; i++)
		if (path->keys[i].name.length == 0 ? path->count == 1
						   : text_same_name(path->keys[i].name, text_of(name.spelling)))
			return &path->keys[i];
	return NULL;
}

/* Finds the values of a class's keys in a path; returns false if the path has other keys. */
static bool read_keys(struct apply *apply, const struct lineage *lineage, const struct cim_path *path,
		      struct key_values *keys)
{
	struct names_list names = lineage_keys(lineage, &apply->scratch);

	*keys = (struct key_values){arena_alloc(&apply->scratch, names.count * sizeof *keys->items), names.count};
	if (names.count != path->count)
		return false;
	for (size_t i = 0; i < names.count; i++) {
		struct key_value *key = &keys->items[i];
		const struct cim_path_key *given = find_key(path, names.items[i]);
		struct cim_value value;

		if (given == NULL)
			return false;
		key->name = names.items[i];
		key->declaration = lineage_property(lineage, key->name);
		value = literal_of(given, apply->operation->span);
		key->value = coerce_value(&value, &key->declaration->type, &apply->scratch);
	}
	return true;
}

/* A path may name another namespace; returns false if that is on another computer. */
static bool enter_namespace(struct apply *apply, struct text written)
{
	struct cim_namespace_path path;
	const char *whole;

	if (written.length == 0)
		return true;
	if (cim_namespace_parse(&apply->scratch, written, &path) ||
	    (path.server.length > 0 && !text_equal(path.server, text_of("."))))
		return false;
	whole = cim_namespace_join(&apply->scratch, apply->scope->path.spelling, &path);
	apply->scope = scope_of(apply->repository, names_of(apply->repository->names, whole));
	return true;
}

static void delete_namespace(struct apply *apply, const struct key_values *keys, struct text path, bool must_exist)
{
	const struct cim_value *name = &keys->items[0].value;
	struct scope *scope = name->kind == CIM_LITERAL_STRING ? scope_child(apply, name->string) : NULL;

	if (must_exist && (scope == NULL || scope->state == SCOPE_UNKNOWN || scope->state == SCOPE_DELETED))
		report_absent(apply, path, scope && scope->state == SCOPE_DELETED);
	if (scope == NULL)
		return;
	apply->entry->target = scope->path.spelling;
	apply->is_done = scope->state == SCOPE_EXISTS || scope->state == SCOPE_CREATED;
	apply->is_uncertain |= scope->state == SCOPE_UNKNOWN && !scope_is_missing(apply->repository, scope);
	scope_delete(apply->repository, scope);
}

static void delete_from(struct apply *apply, const struct cim_path *path, struct text text, bool must_exist)
{
	const struct store *store = &apply->repository->store;
	struct name class_name = names_intern(apply->repository->names, path->class_name), identity;
	struct key_values keys;
	struct lineage lineage;

	journal_set_lineage(apply, class_name);
	if (!lineage_find(apply->repository, NULL, apply->scope->path, class_name, &lineage)) {
		if (must_exist)
			scope_report_class(apply, class_name, apply->operation->span, MOF602, "class");
		apply->is_uncertain |= !scope_is_complete(apply->repository, apply->scope);
		return;
	}
	if (!read_keys(apply, &lineage, path, &keys)) {
		if (!lineage.is_open)
			diag_report(apply->sink, MOF658, apply->operation->span,
				    "keys in this path do not match the keys of class '%s'", class_name.spelling);
		return;
	}
	if (name_is(class_name, "__namespace"))
		delete_namespace(apply, &keys, text, must_exist);
	identity = key_identity(apply->repository, &lineage, keys.items, keys.count);
	if (store->operations->get_instance(store->context, apply->scope->path, identity)) {
		store->operations->delete_instance(store->context, apply->scope->path, identity);
		apply->is_done = true;
	} else if (!name_is(class_name, "__namespace")) {
		apply->is_uncertain |= !scope_is_complete(apply->repository, apply->scope);
		if (must_exist)
			report_absent(apply, text, false);
	}
}

void apply_delete_instance(struct apply *apply, struct text text, bool must_exist)
{
	struct scope *scope = apply->scope;
	struct cim_path path;

	/* An invalid path was reported earlier. */
	if (cim_path_parse(&apply->scratch, text, &path) || !enter_namespace(apply, path.name_space))
		return;
	if (must_exist && apply->scope == scope)
		scope_report_missing(apply);
	delete_from(apply, &path, text, must_exist);
	apply->scope = scope;
}
