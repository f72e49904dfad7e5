/* SPDX-License-Identifier: MIT */
#include "repository/repository.h"

#include <stdlib.h>

#include "base/memory.h"
#include "model/namespace.h"
#include "repository/inside.h"

enum { COMPARISONS = 200000, VISITS = 1000000 };

/* Classes before the first namespace pragma of the system unit are in every namespace. */
static struct name system_space(const struct repository *repository, const struct cim_operation *operation)
{
	if (operation->where->span.source == NULL)
		return repository->every;
	return names_of(repository->names, operation->where->path);
}

static void add_system_classes(struct repository *repository, const struct cim_unit *system)
{
	const struct store *store = &repository->system;

	for (size_t i = 0; i < system->count; i++) {
		const struct cim_operation *operation = &system->operations[i];

		if (operation->kind == CIM_DEFINE_CLASS)
			store->operations->put_class(store->context, system_space(repository, operation),
						     operation->class, 0);
	}
}

/* The namespaces that every Windows installation has. */
static void add_namespaces(struct repository *repository)
{
	static const char *const paths[] = {"root", "root\\default", "root\\cimv2", "root\\wmi", "root\\subscription"};

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		repository_add_namespace(repository, paths[i]);
}

struct repository *repository_new(const struct cim_unit *system, struct names *names,
				  const struct repository_options *options)
{
	struct repository *repository = mem_zero(sizeof *repository);

	repository->names = names;
	if (options)
		repository->options = *options;
	repository->store = store_memory();
	repository->system = store_memory();
	repository->every = names_of(names, "*");
	repository->comparisons_left = COMPARISONS;
	repository->visits_left = VISITS;
	add_system_classes(repository, system);
	add_namespaces(repository);
	return repository;
}

void repository_free(struct repository *repository)
{
	if (repository == NULL)
		return;
	repository->store.operations->free(repository->store.context);
	repository->system.operations->free(repository->system.context);
	for (size_t i = 0; i < repository->scope_count; i++) {
		map_free(&repository->scope_list[i]->marks);
		free(repository->scope_list[i]->children);
	}
	free(repository->scope_list);
	map_free(&repository->scopes);
	journal_free(&repository->journal);
	error_index_free(&repository->errors);
	arena_free(&repository->arena);
	free(repository);
}

void repository_set_incomplete(struct repository *repository)
{
	repository->is_incomplete = true;
}

void repository_add_namespace(struct repository *repository, const char *path)
{
	struct cim_namespace_path written;
	struct arena arena = {0};

	if (cim_namespace_parse(&arena, text_of(path), &written) == NULL)
		scope_of(repository, names_of(repository->names, cim_namespace_join(&arena, "root", &written)))->state =
			SCOPE_EXISTS;
	arena_free(&arena);
}

const struct journal *repository_journal(const struct repository *repository)
{
	return &repository->journal;
}

const struct store *repository_store(const struct repository *repository)
{
	return &repository->store;
}

static const struct store_class *find_system_class(const struct repository *repository, struct name space,
						   struct name class_name)
{
	const struct store *system = &repository->system;
	const struct store_class *class = system->operations->get_class(system->context, repository->every, class_name);

	return class ? class : system->operations->get_class(system->context, space, class_name);
}

bool repository_is_system_class(const struct repository *repository, struct name space, struct name class_name)
{
	return find_system_class(repository, space, class_name) != NULL;
}

const struct store_class *repository_look_up(const struct repository *repository, struct pending *pending,
					     struct name space, struct name class_name)
{
	const struct store *store = &repository->store;
	const struct store_class *class = store->operations->get_class(store->context, space, class_name);

	if (class == NULL)
		class = find_system_class(repository, space, class_name);
	return class || pending == NULL ? class : pending_class(pending, space, class_name);
}
