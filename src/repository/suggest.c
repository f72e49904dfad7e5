/* SPDX-License-Identifier: MIT */
/* "Did you mean": the property or class whose name is nearest to an unknown one. */
#include "base/nearest.h"
#include "repository/lineage.h"

struct search {
	struct repository *repository;
	struct nearest nearest;
};

/* Returns whether the search goes on: it is bounded, since a hostile file has many names. */
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

static void look_at_classes(struct search *search, const struct store *store, struct name space)
{
	struct store_classes classes = store->operations->classes(store->context, space);

	for (size_t i = 0; i < classes.count; i++)
		if (!look_at(search, classes.items[i]->definition.name.spelling))
			return;
}

const char *suggest_class(struct repository *repository, struct name space, struct name name)
{
	struct search search = {repository, nearest_start(text_of(name.spelling))};

	look_at_classes(&search, &repository->store, space);
	look_at_classes(&search, &repository->system, repository->every);
	look_at_classes(&search, &repository->system, space);
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

const char *suggest_defined_class(struct repository *repository, struct name space, struct name name)
{
	struct search search = {repository, nearest_start(text_of(name.spelling))};

	if (cim_name_is_reserved(name) || is_known_elsewhere(repository, &repository->system, name) ||
	    is_known_elsewhere(repository, &repository->store, name))
		return NULL;
	look_at_classes(&search, &repository->store, space);
	return search.nearest.name;
}
