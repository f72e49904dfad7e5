/* SPDX-License-Identifier: MIT */
/*
 * Checking the classes of references and embedded instances, and the paths in references (mof-language 3.4, 8.2).
 * WMI stores them unchecked, so a wrong one is a warning; with --closed it is an error.
 */
#include "model/namespace.h"
#include "model/path.h"
#include "repository/lineage.h"

/* ---- types ---- */

struct search {
	struct repository *repository;
	struct diag_sink *sink;
	struct scope *scope;
};

static void report_missing_class(const struct search *search, struct name class_name, struct span span, const char *use)
{
	struct repository *repository = search->repository;
	const char *nearest = suggest_class(repository, search->scope->path, class_name, (struct name){0});
	struct diagnostic *diagnostic;

	if (scope_is_complete(repository, search->scope)) {
		diagnostic = diag_report(search->sink, MOF145, span, "%s '%s' does not exist in %s", use,
					 class_name.spelling, search->scope->path.spelling);
		if (repository->options.closed)
			diag_set_severity(search->sink, diagnostic, SEVERITY_ERROR);
	} else {
		diagnostic = diag_report(search->sink, MOF805, span, "%s '%s' is not known in %s: not checked", use,
					 class_name.spelling, search->scope->path.spelling);
	}
	if (nearest)
		diag_set_help(search->sink, diagnostic, "did you mean '%s'?", nearest);
}

static void check_class_name(const struct search *search, struct name class_name, struct span span, const char *use)
{
	if (class_name.spelling == NULL || scope_mark(search->scope, class_name) == MARK_REPORTED ||
	    repository_look_up(search->repository, NULL, search->scope->path, class_name))
		return;
	report_missing_class(search, class_name, span, use);
	scope_set_mark(search->scope, class_name, MARK_REPORTED);
}

/* The class named by EmbeddedInstance; empty if there is none. */
static struct name embedded_class(struct repository *repository, const struct cim_qualifier *embedded)
{
	if (embedded == NULL || embedded->value.kind != CIM_LITERAL_STRING || embedded->value.string.length == 0)
		return (struct name){0};
	return names_intern(repository->names, embedded->value.string);
}

static void check_member(const struct search *search, const struct cim_type *type,
			 const struct cim_qualifiers *qualifiers)
{
	const struct cim_qualifier *embedded = cim_find_qualifier(qualifiers, "embeddedinstance");

	if (type->code == CIM_REFERENCE && cim_type_names_class(type))
		check_class_name(search, type->spelling, type->span, "referenced class");
	else if (type->code == CIM_OBJECT && cim_type_names_class(type) && !cim_type_is_foreign(type->spelling))
		check_class_name(search, type->spelling, type->span, "embedded class");
	if (embedded)
		check_class_name(search, embedded_class(search->repository, embedded), embedded->value.span,
				 "embedded class");
}

static void check_properties(const struct search *search, const struct cim_properties *properties)
{
	for (size_t i = 0; i < properties->count; i++)
		check_member(search, &properties->items[i].type, &properties->items[i].qualifiers);
}

static void check_class(const struct search *search, const struct cim_class *class)
{
	check_properties(search, &class->properties);
	for (size_t i = 0; i < class->methods.count; i++) {
		check_member(search, &class->methods.items[i].return_type, &class->methods.items[i].qualifiers);
		check_properties(search, &class->methods.items[i].parameters);
	}
}

void repository_check_references(struct repository *repository, struct diag_sink *sink)
{
	for (size_t i = 0; i < repository->scope_count; i++) {
		struct search search = {repository, sink, repository->scope_list[i]};
		struct store_classes classes =
			repository->store.operations->classes(repository->store.context, search.scope->path);

		for (size_t j = 0; j < classes.count; j++)
			if (!classes.items[j]->is_base)
				check_class(&search, &classes.items[j]->definition);
	}
}

/* ---- paths ---- */

static bool is_key_of(const struct names_list *keys, struct text name)
{
	for (size_t i = 0; i < keys->count; i++)
		if (text_same_name(name, text_of(keys->items[i].spelling)))
			return true;
	return false;
}

static void check_keys(struct apply *apply, const struct cim_property *property, const struct cim_path *path,
		       const struct lineage *lineage)
{
	struct names_list keys = lineage_keys(lineage, &apply->scratch);

	for (size_t i = 0; i < path->count; i++)
		if (path->keys[i].name.length > 0 && !is_key_of(&keys, path->keys[i].name))
			diag_report(apply->sink, MOF145, property->value.span,
				    "the path in '%s' names '%.*s', which is not a key of '%.*s'",
				    property->name.spelling, (int)path->keys[i].name.length, path->keys[i].name.bytes,
				    (int)path->class_name.length, path->class_name.bytes);
	if (path->count > 0 && path->count < keys.count)
		diag_report(apply->sink, MOF145, property->value.span,
			    "the path in '%s' has %zu of the %zu keys of '%.*s'", property->name.spelling, path->count,
			    keys.count, (int)path->class_name.length, path->class_name.bytes);
}

/* The namespace of a path; the current one if the path names none or a relative or invalid one. */
static struct name space_of(struct apply *apply, const struct cim_path *path)
{
	struct cim_namespace_path written;

	if (path->name_space.length == 0 || cim_namespace_parse(&apply->scratch, path->name_space, &written) ||
	    written.is_relative)
		return apply->scope->path;
	return names_intern(apply->repository->names, written.path);
}

void reference_check(struct apply *apply, const struct cim_property *property, const struct cim_type *type,
		     struct text target)
{
	struct lineage lineage;
	struct cim_path path;
	struct name class_name;

	if (target.length == 0 || cim_path_parse(&apply->scratch, target, &path) || path.class_name.length == 0)
		return;
	class_name = names_intern(apply->repository->names, path.class_name);
	if (!lineage_find(apply->repository, &apply->pending, space_of(apply, &path), class_name, &lineage) ||
	    lineage.is_open)
		return;
	if (cim_type_names_class(type) && !lineage_has(&lineage, type->spelling) &&
	    repository_look_up(apply->repository, &apply->pending, apply->scope->path, type->spelling))
		diag_report(apply->sink, MOF145, property->value.span,
			    "'%s' refers to '%s', but the path names '%s', which does not derive from it",
			    property->name.spelling, type->spelling.spelling, class_name.spelling);
	else
		check_keys(apply, property, &path, &lineage);
}
