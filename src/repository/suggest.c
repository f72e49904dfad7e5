/* SPDX-License-Identifier: MIT */
/* Names that may have been meant. */
#include <string.h>

#include "repository/lineage.h"

struct search {
	struct repository *repository;
	struct text wanted;
	const char *nearest;
	unsigned best; /* edits; the nearest name has fewer */
};

/* Two edits in a long name are a slip, in a short one another name. */
static struct search start(struct repository *repository, struct name name)
{
	struct text wanted = text_of(name.spelling);
	unsigned limit = wanted.length < 4 ? 1 : wanted.length < 8 ? 2 : 3;

	return (struct search){repository, wanted, NULL, limit};
}

static bool look_at(struct search *search, const char *candidate)
{
	struct text text = text_of(candidate);
	unsigned distance;

	if (search->repository->comparisons_left == 0)
		return false;
	search->repository->comparisons_left--;
	if (text.length >= search->wanted.length + search->best || search->wanted.length >= text.length + search->best)
		return true;
	distance = text_distance(search->wanted, text, search->best);
	if (distance < search->best)
		search->best = distance, search->nearest = candidate;
	return true;
}

const char *suggest_property(struct repository *repository, const struct lineage *lineage, struct name name)
{
	struct search search = start(repository, name);

	for (size_t i = 0; i < lineage->count; i++) {
		const struct cim_properties *properties = &lineage->classes[i]->definition.properties;

		for (size_t j = 0; j < properties->count; j++)
			if (!look_at(&search, properties->items[j].name.spelling))
				return search.nearest;
	}
	return search.nearest;
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
	struct search search = start(repository, name);

	look_at_classes(&search, &repository->store, space);
	look_at_classes(&search, &repository->system, repository->every);
	look_at_classes(&search, &repository->system, space);
	return search.nearest;
}
