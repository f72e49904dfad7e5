/* SPDX-License-Identifier: MIT */
/* Creating and updating instances (mof-language 4.6, 4.9). */
#include "repository/lineage.h"

static const struct store_instance *find_stored(const struct apply *apply, struct name identity)
{
	const struct store *store = &apply->repository->store;

	return store->operations->get_instance(store->context, apply->scope->path, identity);
}

static void put(struct apply *apply, const struct cim_instance *instance, struct name identity, const char *path)
{
	const struct store *store = &apply->repository->store;
	struct store_instance stored = {identity, path, *instance, apply->repository->is_base};

	store->operations->put_instance(store->context, apply->scope->path, &stored);
	apply->is_done = true;
}

/* An instance with unknown keys cannot be compared with others, so it gets an identity of its own. */
static void put_without_path(struct apply *apply, const struct cim_instance *instance)
{
	const char *path = arena_printf(&apply->scratch, "%s?%zu", instance->class_name.spelling,
					++apply->repository->unnamed_count);

	put(apply, instance, names_of(apply->repository->names, path), path);
}

/* ---- namespaces ---- */

static bool is_namespace(const struct cim_instance *instance)
{
	return name_is(instance->class_name, "__namespace");
}

/* The scope that an instance of __Namespace creates; NULL for another class, or for an invalid name, which is reported. */
static struct scope *created_scope(struct apply *apply, const struct cim_instance *instance,
				   const struct key_values *keys)
{
	const struct cim_value *name = keys->count > 0 ? &keys->items[0].value : NULL;
	struct scope *scope;

	if (!is_namespace(instance) || name == NULL || name->kind != CIM_LITERAL_STRING)
		return NULL;
	scope = scope_created(apply, instance);
	if (scope == NULL)
		diag_report(apply->sink, MOF614, name->span,
			    "invalid namespace name '%.*s': expected letters, digits and '_', starting with a letter",
			    (int)name->string.length, name->string.bytes);
	return scope;
}

/* ---- keys ---- */

static bool has_control_character(struct text text)
{
	for (size_t i = 0; i < text.length; i++)
		if ((unsigned char)text.bytes[i] < ' ')
			return true;
	return false;
}

static bool is_given(const struct cim_instance *instance, struct name name)
{
	for (size_t i = 0; i < instance->properties.count; i++)
		if (name_equal(instance->properties.items[i].name, name) && instance->properties.items[i].has_value)
			return true;
	return false;
}

static void check_key_characters(struct apply *apply, const struct key_value *key)
{
	if ((key->value.kind == CIM_LITERAL_STRING && has_control_character(key->value.string)) ||
	    (key->value.kind == CIM_LITERAL_CHARACTER && key->value.character < ' '))
		diag_report(apply->sink, MOF608, key->value.span, "key '%s' contains a control character",
			    key->name.spelling);
}

/*
 * WMI generates a GUID for a string key without a value; other keys need one (4.6). An explicit NULL was reported
 * earlier, unless the key is a string. An unknown ancestor may have a default.
 */
static void report_missing_key(struct apply *apply, const struct cim_instance *instance, const struct key_value *key,
			       const struct lineage *lineage)
{
	bool is_generated = apply->unit->dialect == CIM_WMI && key->declaration->type.code == CIM_STRING;
	struct diagnostic *diagnostic;

	if (lineage->is_open || (is_given(instance, key->name) && !is_generated))
		return;
	diagnostic =
		diag_report(apply->sink, MOF017, instance->class_span, "instance of '%s' has no value for its key '%s'",
			    instance->class_name.spelling, key->name.spelling);
	diag_add_note(apply->sink, diagnostic, key->declaration->name_span, "key declared here");
	if (!is_generated)
		return;
	diag_set_severity(apply->sink, diagnostic, SEVERITY_WARNING);
	diag_set_help(apply->sink, diagnostic, "WMI gives it a new GUID, so each compile adds an instance");
}

/* Returns whether all keys have values; reports those that have none. */
static bool check_keys(struct apply *apply, const struct cim_instance *instance, const struct lineage *lineage,
		       const struct key_values *keys, bool *is_generated)
{
	bool whole = true;

	*is_generated = true;
	for (size_t i = 0; i < keys->count; i++) {
		const struct key_value *key = &keys->items[i];

		check_key_characters(apply, key);
		if (key->value.kind != CIM_LITERAL_NULL)
			continue;
		whole = false;
		*is_generated &= key->declaration->type.code == CIM_STRING;
		report_missing_key(apply, instance, key, lineage);
	}
	return whole;
}

/* ---- requirements of the class ---- */

/* Not_Null without a value or default: WMI refuses the instance (optional qualifiers), but not every provider does. */
static void check_not_null(struct apply *apply, const struct cim_instance *instance, const struct lineage *lineage)
{
	for (size_t i = 0; i < lineage->count; i++) {
		const struct cim_properties *properties = &lineage->classes[i]->definition.properties;

		for (size_t j = 0; j < properties->count; j++) {
			const struct cim_property *property = &properties->items[j];
			struct diagnostic *diagnostic;

			if (!cim_is_set(&property->qualifiers, "not_null") ||
			    cim_is_set(&property->qualifiers, "key") || is_given(instance, property->name) ||
			    lineage_default(lineage, property->name))
				continue;
			diagnostic = diag_report(apply->sink, MOF640, instance->class_span,
						 "'%s' is Not_Null, but this instance of '%s' leaves it NULL",
						 property->name.spelling, instance->class_name.spelling);
			diag_set_severity(apply->sink, diagnostic, SEVERITY_WARNING);
			diag_add_note(apply->sink, diagnostic, property->name_span, "declared here");
		}
	}
}

/* A qualifier that propagates to instances with DisableOverride must keep its value (2.5). */
static void check_instance_qualifiers(struct apply *apply, const struct cim_instance *instance,
				      const struct lineage *lineage)
{
	for (size_t i = 0; i < instance->qualifiers.count; i++) {
		const struct cim_qualifier *qualifier = &instance->qualifiers.items[i];
		const struct cim_qualifier *fixed = lineage_fixed_qualifier(lineage, qualifier->name);
		struct diagnostic *diagnostic;

		if (fixed == NULL || inherit_same_qualifier(fixed, qualifier))
			continue;
		diagnostic = diag_report(apply->sink, MOF626, qualifier->span,
					 "class qualifier '%s' has DisableOverride and another value",
					 qualifier->name.spelling);
		diag_add_note(apply->sink, diagnostic, fixed->span, "class qualifier");
	}
}

/* ---- existing instances ---- */

static struct diagnostic *report_existing(struct apply *apply, const struct cim_instance *instance, const char *path,
					  const struct store_instance *old, const char *why)
{
	struct diagnostic *diagnostic =
		diag_report(apply->sink, MOF625, instance->class_span, "%s already exists%s", path, why);

	if (old)
		diag_add_note(apply->sink, diagnostic, old->instance.class_span, "existing instance");
	return diagnostic;
}

static void report_absent(struct apply *apply, const struct cim_instance *instance, const char *path)
{
	if (scope_is_complete(apply->repository, apply->scope))
		diag_report(apply->sink, MOF602, instance->class_span,
			    "%s does not exist, but the instance flags are updateonly", path);
	else
		diag_report(apply->sink, MOF805, instance->class_span,
			    "cannot tell whether %s exists and can be updated", path);
	apply->is_uncertain |= !scope_is_complete(apply->repository, apply->scope);
}

/* The same path twice in one compile: the second instance replaces the first, which is rarely intended. */
static void note_replaced(struct apply *apply, const struct cim_instance *instance, const char *path,
			  const struct store_instance *old)
{
	struct span first = old->instance.class_span, again = instance->class_span;
	struct diagnostic *diagnostic;

	if (old->is_base || again.source == NULL || span_same_location(first, again))
		return;
	diagnostic = diag_report(apply->sink, MOF907, again, "%s is defined again: this instance replaces it", path);
	diag_add_note(apply->sink, diagnostic, first, "first defined here");
}

/* Returns false if nothing changes, because of the flags or because the existing instance is kept. */
static bool check_existence(struct apply *apply, const struct cim_instance *instance, const char *path,
			    const struct store_instance *old, bool is_there)
{
	uint32_t flags = apply->operation->instance_flags;

	if (flags & CIM_CREATE_ONLY && flags & CIM_UPDATE_ONLY) {
		diag_report(apply->sink, MOF152, instance->class_span,
			    "createonly with updateonly never changes anything");
		return false;
	}
	if (old && !name_equal(old->instance.class_name, instance->class_name)) {
		report_existing(apply, instance, path, old, "; an instance cannot move to another class");
		return false;
	}
	if (is_there && flags & CIM_CREATE_ONLY) {
		report_existing(apply, instance, path, old, ", but the instance flags are createonly");
		return false;
	}
	if (!is_there && flags & CIM_UPDATE_ONLY)
		report_absent(apply, instance, path);
	return true;
}

/* ---- the instance ---- */

/* Returns whether an instance can be stored; reports why not. */
static bool check_class(struct apply *apply, const struct cim_instance *instance, const struct lineage *lineage)
{
	const struct cim_class *class = &lineage->classes[0]->definition;
	struct diagnostic *diagnostic;

	if (lineage_is_abstract(lineage)) {
		diagnostic =
			diag_report(apply->sink, MOF016, instance->class_span,
				    "class '%s' is abstract and cannot have instances", instance->class_name.spelling);
	} else if (cim_is_set(&class->qualifiers, "dynamic")) {
		diagnostic =
			diag_report(apply->sink, MOF828, instance->class_span,
				    "instances of '%s' come from its provider and are not stored in the repository",
				    instance->class_name.spelling);
	} else if (apply->unit->dialect != CIM_WMI) {
		return true; /* DMTF has no such rule; DSC embeds instances under aliases, which need no path */
	} else if (!lineage_has_keys(lineage) && !lineage_is(lineage, "singleton") && !lineage->is_open) {
		diagnostic = diag_report(apply->sink, MOF737, instance->class_span,
					 "class '%s' has no key, so its instances have no path",
					 instance->class_name.spelling);
	} else {
		return true;
	}
	diag_add_note(apply->sink, diagnostic, class->name_span, "class defined here");
	return false;
}

static void put_checked(struct apply *apply, const struct cim_instance *given, const struct cim_instance *stored,
			const struct lineage *lineage)
{
	struct key_values keys = key_find_values(apply, lineage, given);
	const struct store_instance *old;
	struct buffer text = {0};
	struct scope *created;
	struct name identity;
	bool is_generated;
	const char *path;

	check_not_null(apply, given, lineage);
	check_instance_qualifiers(apply, given, lineage);
	if (keys.count == 0 && lineage->is_open) {
		put_without_path(apply, stored);
		return;
	}
	if (!check_keys(apply, given, lineage, &keys, &is_generated)) {
		if (is_generated)
			put_without_path(apply, stored);
		return;
	}
	key_append_path(&text, given->class_name.spelling, keys.items, keys.count);
	path = arena_text(&apply->scratch, buffer_text(&text), text.size);
	buffer_free(&text);
	identity = key_identity(apply->repository, lineage, keys.items, keys.count);
	old = find_stored(apply, identity);
	created = created_scope(apply, given, &keys);
	if (!check_existence(apply, given, path, old,
			     old || (created && (created->state == SCOPE_EXISTS || created->state == SCOPE_CREATED))))
		return;
	if (old && !(apply->operation->instance_flags & CIM_UPDATE_ONLY))
		note_replaced(apply, given, path, old);
	put(apply, stored, identity, path);
	if (created)
		scope_create(apply->repository, created, apply->operation->instance_flags);
}

void apply_instance(struct apply *apply, const struct cim_instance *instance)
{
	struct cim_instance stored = *instance;
	struct lineage lineage;

	journal_set_lineage(apply, instance->class_name);
	scope_created(apply, instance);
	if (!lineage_find(apply->repository, NULL, apply->scope->path, instance->class_name, &lineage)) {
		scope_report_class(apply, instance->class_name, instance->class_span, MOF616, "class");
		stored.properties = value_store_all(apply, instance, NULL, false);
		put_without_path(apply, &stored);
		return;
	}
	apply->is_uncertain |= lineage.is_open;
	stored.properties = value_store_all(apply, instance, &lineage, false);
	if (check_class(apply, instance, &lineage))
		put_checked(apply, instance, &stored, &lineage);
}
