/* SPDX-License-Identifier: MIT */
/* Suggestions: the property or class with the name most similar to an unknown one. */
#include <string.h>

#include "base/nearest.h"
#include "repository/lineage.h"

struct search {
	struct repository *repository;
	struct nearest nearest;
};

/* Returns whether the search continues; it is limited because a hostile file may have many names. */
static bool look_at(struct search *search, const char *candidate)
{
	if (search->repository->comparisons_left == 0)
		return false;
	search->repository->comparisons_left--;
	nearest_offer(&search->nearest, candidate);
	return true;
}

const char *suggest_property(struct repository *repository, const struct lineage *lineage, struct name name)
{
	struct search search = {repository, nearest_start(text_of(name.spelling))};

	for (size_t i = 0; i < lineage->count; i++) {
		const struct cim_properties *properties = &lineage->classes[i]->definition.properties;

		for (size_t j = 0; j < properties->count; j++)
			if (!look_at(&search, properties->items[j].name.spelling))
				return search.nearest.name;
	}
	return search.nearest.name;
}

/* ---- classes ---- */

/* The part of a name before its first '_', which is not its first character; empty if there is none. */
static struct text schema_prefix(struct text name)
{
	const char *underscore = name.length > 0 ? memchr(name.bytes, '_', name.length) : NULL;

	return (struct text){name.bytes, underscore ? (size_t)(underscore - name.bytes) : 0};
}

/* Whether both names have a schema prefix, and not the same one: vendors derive LMI_Fan from CIM_Fan. */
static bool are_of_two_schemas(struct text a, struct text b)
{
	struct text first = schema_prefix(a), second = schema_prefix(b);

	return first.length > 0 && second.length > 0 && !text_same_name(first, second);
}

static bool derives_from(const struct search *search, struct name space, struct name class_name, struct name ancestor)
{
	struct lineage lineage;

	return ancestor.spelling && lineage_find(search->repository, NULL, space, class_name, &lineage) &&
	       lineage_has(&lineage, ancestor);
}

static void look_at_classes(struct search *search, const struct store *store, struct name space, struct name defined)
{
	struct store_classes classes = store->operations->classes(store->context, space);

	for (size_t i = 0; i < classes.count; i++) {
		struct name candidate = classes.items[i]->definition.name;
		struct nearest before = search->nearest;

		if (are_of_two_schemas(before.wanted, text_of(candidate.spelling)))
			continue;
		if (!look_at(search, candidate.spelling))
			return;
		if (search->nearest.name != before.name && derives_from(search, space, candidate, defined))
			search->nearest = before;
	}
}

const char *suggest_class(struct repository *repository, struct name space, struct name name, struct name defined)
{
	struct search search = {repository, nearest_start(text_of(name.spelling))};

	look_at_classes(&search, &repository->store, space, defined);
	look_at_classes(&search, &repository->system, repository->every, defined);
	look_at_classes(&search, &repository->system, space, defined);
	return search.nearest.name;
}

static bool is_known_elsewhere(struct repository *repository, const struct store *store, struct name name)
{
	size_t count = store->operations->count_namespaces(store->context);

	for (size_t i = 0; i < count && repository->comparisons_left > 0; i++, repository->comparisons_left--)
		if (store->operations->get_class(store->context, store->operations->namespace_at(store->context, i),
						 name))
			return true;
	return false;
}

struct name defined_class(const struct apply *apply)
{
	return apply->operation->kind == CIM_DEFINE_CLASS ? apply->operation->class->name : (struct name){0};
}

const char *suggest_defined_class(const struct apply *apply, struct name name)
{
	struct repository *repository = apply->repository;
	struct search search = {repository, nearest_start(text_of(name.spelling))};

	if (cim_name_is_reserved(name) || is_known_elsewhere(repository, &repository->system, name) ||
	    is_known_elsewhere(repository, &repository->store, name))
		return NULL;
	look_at_classes(&search, &repository->store, apply->scope->path, defined_class(apply));
	return search.nearest.name;
}
