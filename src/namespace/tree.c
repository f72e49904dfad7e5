/* SPDX-License-Identifier: MIT */
/* The tree of namespaces. */
#include "model/namespace.h"
#include "namespace/collector.h"

static size_t count_parts(struct text path)
{
	size_t count = 1;

	for (size_t i = 0; i < path.length; i++)
		count += path.bytes[i] == '\\';
	return count;
}

/* Returns the parent namespace; NULL for root. */
static struct namespace_security *find_parent(struct namespaces *namespaces, struct text path, struct span span)
{
	while (path.length > 0 && path.bytes[path.length - 1] != '\\')
		path.length--;
	if (path.length == 0)
		return NULL;
	path.length--;
	return tree_find(namespaces, path, span);
}

/* Recursive for the parent, at most MAX_NAMESPACE_DEPTH times. */
struct namespace_security *tree_find(struct namespaces *namespaces, struct text path, struct span span)
{
	struct name name = names_intern(&namespaces->paths, path);
	struct namespace_security *space = map_get(&namespaces->by_path, name.folded), *parent = NULL;

	if (space)
		return space;
	if (count_parts(path) <= MAX_NAMESPACE_DEPTH)
		parent = find_parent(namespaces, path, span);
	space = arena_alloc(&namespaces->arena, sizeof *space);
	space->path = name.spelling;
	space->parent = parent;
	space->first_use = span;
	space->last_statement = &space->statements;
	space->last_encryption = &space->encryptions;
	space->last_provider_rule = &space->provider_rules;
	if (parent) {
		space->is_deleted = parent->is_deleted;
		space->deleted_at = parent->deleted_at;
		space->sibling = parent->children;
		parent->children = space;
	}
	*namespaces->last = space;
	namespaces->last = &space->next;
	map_put(&namespaces->by_path, name.folded, space);
	return space;
}

struct namespace_security *tree_mention(struct collector *collector, const char *path, struct span span)
{
	struct namespace_security *space = tree_find(collector->namespaces, text_of(path), span);

	if (!collector->is_base && !space->is_mentioned) {
		space->is_mentioned = true;
		space->first_use = span;
	}
	return space;
}

void tree_create(struct collector *collector, struct namespace_security *space, struct span span)
{
	if (collector->is_base) {
		space->is_in_base = true;
	} else if (!space->is_created) {
		space->is_created = true;
		space->created_at = span;
	}
	for (struct namespace_security *above = space; above; above = above->parent)
		above->is_deleted = false;
}

/* Statements on a deleted namespace are void. One that was deleted already has no children. */
void tree_delete(struct collector *collector, struct namespace_security *space, struct span span)
{
	if (space->is_deleted)
		return;
	space->is_deleted = true;
	space->is_created = false;
	space->is_in_base = false;
	if (!collector->is_base)
		space->deleted_at = span;
	space->statement = NULL;
	space->encryption = NULL;
	for (struct namespace_security *child = space->children; child; child = child->sibling)
		tree_delete(collector, child, span);
}
