/* SPDX-License-Identifier: MIT */
/* Which namespaces exist, and the diagnostics about missing namespaces and classes (4.1, 4.9). */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "model/namespace.h"
#include "repository/inside.h"

/* The path without its last part; no name for root and for paths beyond MAX_NAMESPACE_DEPTH. */
static struct name parent_path(struct repository *repository, struct name path)
{
	const char *separator = strrchr(path.spelling, '\\');
	size_t depth = 1;

	for (const char *at = path.spelling; *at; at++)
		depth += *at == '\\';
	if (separator == NULL || depth > MAX_NAMESPACE_DEPTH)
		return (struct name){0};
	return names_intern(repository->names, (struct text){path.spelling, (size_t)(separator - path.spelling)});
}

static struct scope *add_scope(struct repository *repository, struct name path)
{
	struct scope *scope = arena_alloc(&repository->arena, sizeof *scope);

	scope->path = path;
	map_put(&repository->scopes, path.folded, scope);
	repository->scope_list = mem_grow(repository->scope_list, repository->scope_count, &repository->scope_capacity,
					  sizeof *repository->scope_list);
	repository->scope_list[repository->scope_count++] = scope;
	return scope;
}

static void list_as_child(struct scope *scope)
{
	struct scope *parent = scope->parent;

	scope->is_listed = true;
	if (parent == NULL)
		return;
	parent->children =
		mem_grow(parent->children, parent->child_count, &parent->child_capacity, sizeof *parent->children);
	parent->children[parent->child_count++] = scope;
}

/* Finds or adds the scope of a path and those of its parents. */
static struct scope *find_or_add(struct repository *repository, struct name path)
{
	struct scope *found = NULL, *child = NULL;

	while (path.spelling) {
		struct scope *scope = map_get(&repository->scopes, path.folded);
		bool is_new = scope == NULL;

		if (is_new)
			scope = add_scope(repository, path);
		if (child)
			child->parent = scope;
		else
			found = scope;
		if (!is_new)
			break;
		child = scope;
		path = parent_path(repository, path);
	}
	return found;
}

struct scope *scope_of(struct repository *repository, struct name path)
{
	struct scope *found = find_or_add(repository, path);

	for (struct scope *scope = found; scope && !scope->is_listed; scope = scope->parent)
		list_as_child(scope);
	return found;
}

void scope_enter(struct apply *apply, const struct cim_namespace *where)
{
	if (apply->where == where && apply->scope)
		return;
	apply->where = where;
	apply->scope = scope_of(apply->repository, names_of(apply->repository->names, where->path));
}

bool scope_is_complete(const struct repository *repository, const struct scope *scope)
{
	if (repository->is_incomplete)
		return false;
	return scope->state == SCOPE_CREATED || (scope->state == SCOPE_EXISTS && repository->options.closed);
}

static bool is_there(const struct scope *scope)
{
	return scope->state == SCOPE_EXISTS || scope->state == SCOPE_CREATED;
}

/* The namespace or the parent of it that a later operation creates; NULL if there is none. */
static const struct scope *find_pending(const struct repository *repository, const struct scope *scope)
{
	for (; scope && !is_there(scope) && !repository->is_incomplete; scope = scope->parent)
		if (scope->creation)
			return scope;
	return NULL;
}

bool scope_is_missing(const struct repository *repository, const struct scope *scope)
{
	if (repository->is_incomplete || is_there(scope))
		return false;
	if (scope->state == SCOPE_DELETED || repository->options.closed || find_pending(repository, scope))
		return true;
	return scope->parent && (scope->parent->state == SCOPE_DELETED || scope_is_complete(repository, scope->parent));
}

/* MOF106: the help depends on whether one file or two are involved. */
static void report_order(struct apply *apply, const struct scope *pending, struct span span)
{
	struct span created = pending->creation->span;
	struct diagnostic *diagnostic =
		diag_report(apply->sink, MOF106, span, "namespace %s is used before it is created",
			    apply->scope->path.spelling);

	if (created.source == NULL || span.source == NULL || created.source == span.source)
		diag_set_help(apply->sink, diagnostic, "move the instance of __Namespace that creates %s before this",
			      pending->path.spelling);
	else
		diag_set_help(apply->sink, diagnostic, "compile the file that creates %s before this one",
			      pending->path.spelling);
	diag_add_note(apply->sink, diagnostic, created, "%s is created here", pending->path.spelling);
}

void scope_report_missing(struct apply *apply)
{
	struct scope *scope = apply->scope;
	const struct scope *pending = find_pending(apply->repository, scope);
	struct span span = apply->where->span.source ? apply->where->span : apply->operation->span;
	struct diagnostic *diagnostic;

	if (is_there(scope))
		return;
	if (!scope_is_missing(apply->repository, scope))
		apply->is_uncertain = true;
	else
		apply->refusal = pending ? MOF106 : MOF614;
	if (scope->is_reported)
		return;
	scope->is_reported = true;
	if (pending) {
		report_order(apply, pending, span);
	} else if (apply->refusal == MOF614) {
		diagnostic =
			diag_report(apply->sink, MOF614, span, "namespace %s does not exist", scope->path.spelling);
		diag_set_help(apply->sink, diagnostic, "create it first with an instance of __Namespace in its parent");
	} else {
		diag_report(apply->sink, MOF105, span,
			    "the files do not create namespace %s: cannot tell whether it exists",
			    scope->path.spelling);
	}
}

/* ---- classes ---- */

/* A map holds pointers, so marks are stored as pointers into this array. */
static const enum class_mark marks[] = {MARK_NONE, MARK_REPORTED, MARK_DELETED};

enum class_mark scope_mark(const struct scope *scope, struct name class_name)
{
	const enum class_mark *mark = map_get(&scope->marks, class_name.folded);

	return mark ? *mark : MARK_NONE;
}

void scope_set_mark(struct scope *scope, struct name class_name, enum class_mark mark)
{
	if (mark != MARK_NONE || map_get(&scope->marks, class_name.folded))
		map_put(&scope->marks, class_name.folded, (void *)&marks[mark]);
}

/* ---- creating and deleting ---- */

/*
 * Many files add localized texts to namespaces such as ms_409, and each of them creates the namespace. So its contents
 * are never known completely.
 */
static bool is_shared(const struct scope *scope)
{
	const char *separator = strrchr(scope->path.folded, '\\');

	return separator && strncmp(separator + 1, "ms_", 3) == 0;
}

struct scope *scope_child(struct apply *apply, struct text name)
{
	struct cim_namespace_path path;
	const char *whole;

	if (cim_namespace_parse(&apply->scratch, name, &path) || path.path.length != name.length ||
	    memchr(path.path.bytes, '\\', path.path.length))
		return NULL;
	whole = arena_printf(&apply->scratch, "%s\\%.*s", apply->scope->path.spelling, (int)name.length, name.bytes);
	return scope_of(apply->repository, names_of(apply->repository->names, whole));
}

/* The name of the namespace that an instance creates; empty for instances of other classes. */
static struct text name_of_created(const struct cim_instance *instance)
{
	const struct cim_property *name;

	if (!name_is(instance->class_name, "__namespace"))
		return (struct text){0};
	name = cim_find_property(&instance->properties, "name");
	if (name == NULL || !name->has_value || name->value.kind != CIM_LITERAL_STRING)
		return (struct text){0};
	return name->value.string;
}

struct scope *scope_created(struct apply *apply, const struct cim_instance *instance)
{
	struct text name = name_of_created(instance);
	struct scope *scope = name.length > 0 ? scope_child(apply, name) : NULL;

	if (name.length > 0)
		apply->entry->target = scope ? scope->path.spelling
					     : arena_printf(&apply->repository->journal.arena, "%s\\%.*s",
							    apply->scope->path.spelling, (int)name.length, name.bytes);
	if (scope == NULL)
		return NULL;
	if (scope->creation == apply->operation)
		scope->creation = NULL;
	return scope;
}

void scope_announce(struct repository *repository, const struct cim_unit *unit)
{
	struct apply apply = {.repository = repository, .unit = unit};

	for (size_t i = 0; i < unit->count; i++) {
		const struct cim_operation *operation = &unit->operations[i];
		struct text name =
			operation->kind == CIM_PUT_INSTANCE ? name_of_created(operation->instance) : (struct text){0};
		struct scope *scope;

		if (name.length == 0)
			continue;
		scope_enter(&apply, operation->where);
		scope = scope_child(&apply, name);
		if (scope && scope->creation == NULL && !is_shared(scope))
			scope->creation = operation;
		arena_free(&apply.scratch);
	}
}

/*
 * An instance of __Namespace creates a namespace or updates the existing one and keeps its objects. So it is known to be
 * new only if it was deleted earlier, if its parent is known completely, or if the flags permit only creation.
 */
static bool is_new(const struct repository *repository, const struct scope *scope, uint32_t flags)
{
	return scope->state == SCOPE_DELETED || repository->is_base || flags & CIM_CREATE_ONLY ||
	       (scope->parent && scope_is_complete(repository, scope->parent));
}

void scope_create(struct repository *repository, struct scope *scope, uint32_t flags)
{
	if (!is_there(scope))
		scope->state = is_shared(scope) || !is_new(repository, scope, flags) ? SCOPE_EXISTS : SCOPE_CREATED;
	repository->store.operations->put_namespace(repository->store.context, scope->path);
}

void scope_delete(struct repository *repository, struct scope *scope)
{
	struct scope **pending = NULL;
	size_t count = 0, capacity = 0;

	pending = mem_grow(pending, count, &capacity, sizeof *pending);
	pending[count++] = scope;
	while (count > 0) {
		struct scope *next = pending[--count];

		next->state = SCOPE_DELETED;
		next->is_reported = false;
		map_free(&next->marks);
		repository->store.operations->delete_namespace(repository->store.context, next->path);
		for (size_t i = 0; i < next->child_count; i++) {
			pending = mem_grow(pending, count, &capacity, sizeof *pending);
			pending[count++] = next->children[i];
			next->children[i]->is_listed = false;
		}
		next->child_count = 0;
	}
	free(pending);
}

struct diagnostic *scope_report_class(struct apply *apply, struct name class_name, struct span span,
				      enum diag_code code, const char *use)
{
	struct scope *scope = apply->scope;
	enum class_mark mark = scope_mark(scope, class_name);
	const struct pending_class *pending = pending_find(&apply->pending, scope->path, class_name);
	bool is_certain = !apply->repository->is_incomplete &&
			  (scope_is_complete(apply->repository, scope) || pending || mark == MARK_DELETED);
	struct diagnostic *diagnostic;
	const char *nearest = NULL;

	apply->is_uncertain |= !is_certain;
	if (mark == MARK_REPORTED || (!is_certain && scope_is_missing(apply->repository, scope)))
		return NULL;
	if (is_certain) {
		diagnostic = diag_report(apply->sink, code, span, "%s '%s' is not defined in %s", use,
					 class_name.spelling, scope->path.spelling);
	} else if ((nearest = suggest_defined_class(apply, class_name))) {
		diagnostic = diag_report(apply->sink, MOF008, span, "%s '%s' is not defined in these files", use,
					 class_name.spelling);
	} else {
		diagnostic = diag_report(apply->sink, MOF805, span, "%s '%s' is not known in %s: not checked", use,
					 class_name.spelling, scope->path.spelling);
		scope_set_mark(scope, class_name, MARK_REPORTED);
	}
	if (pending) {
		diag_set_help(apply->sink, diagnostic, "define it before it is used");
		diag_add_note(apply->sink, diagnostic, pending->class->name_span, "defined later, here");
		return diagnostic;
	}
	is_certain |= nearest != NULL;
	if (nearest == NULL)
		nearest = suggest_class(apply->repository, scope->path, class_name, defined_class(apply));
	if (nearest == NULL)
		return diagnostic;
	diag_set_help(apply->sink, diagnostic, "did you mean '%s'?", nearest);
	if (is_certain)
		diag_suggest_edit(apply->sink, diagnostic, span, nearest);
	return diagnostic;
}
