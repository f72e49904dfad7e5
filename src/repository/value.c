/* SPDX-License-Identifier: MIT */
/* Storing values: aliases are replaced, embedded instances checked, types converted (3.4, 3.5, 4.6). */
#include "repository/lineage.h"

static struct cim_value store_alias(struct apply *apply, const struct cim_value *value)
{
	const struct alias *alias = map_get(&apply->aliases, value->alias.folded);
	struct cim_value stored = *value;
	struct text path;

	if (alias && alias->is_embedded) {
		struct diagnostic *diagnostic = diag_report(apply->sink, MOF531, value->span,
							    "'$%s' names an embedded instance, "
							    "which has no path",
							    value->alias.spelling);

		diag_add_note(apply->sink, diagnostic, alias->instance->alias_span, "alias defined here");
		return stored;
	}
	path = alias_path(apply, value->alias);
	if (path.length == 0)
		return stored;
	stored.kind = CIM_LITERAL_STRING;
	stored.string = path;
	return stored;
}

static void check_embedded_class(struct apply *apply, const struct cim_instance *object, const struct lineage *lineage,
				 const struct cim_type *type)
{
	if (type == NULL || type->code != CIM_OBJECT || !cim_type_names_class(type) || lineage->is_open ||
	    lineage_has(lineage, type->spelling))
		return;
	diag_report(apply->sink, MOF011, object->class_span, "'%s' is not '%s' or one of its subclasses",
		    object->class_name.spelling, type->spelling.spelling);
}

static struct cim_value store_object(struct apply *apply, const struct cim_value *value, const struct cim_type *type)
{
	struct cim_value stored = *value;
	const struct cim_instance *object = value->object;
	struct lineage lineage;
	bool is_known = lineage_find(apply->repository, NULL, apply->scope->path, object->class_name, &lineage);

	if (is_known)
		check_embedded_class(apply, object, &lineage, type);
	else
		scope_report_class(apply, object->class_name, object->class_span, MOF616, "class");
	stored.object = arena_copy(&apply->scratch, object, sizeof *object);
	stored.object->properties = value_store_all(apply, object, is_known ? &lineage : NULL, true);
	return stored;
}

/* Without the type conversion, which applies to whole arrays. */
static struct cim_value store_element(struct apply *apply, const struct cim_value *value, const struct cim_type *type)
{
	if (value->kind == CIM_LITERAL_ALIAS)
		return store_alias(apply, value);
	return value->kind == CIM_LITERAL_OBJECT ? store_object(apply, value, type) : *value;
}

struct cim_value value_store(struct apply *apply, const struct cim_value *value, const struct cim_type *type)
{
	struct cim_value stored = *value;

	if (value->kind == CIM_LITERAL_ARRAY) {
		stored.array.items = arena_alloc(&apply->scratch, value->array.count * sizeof *stored.array.items);
		for (size_t i = 0; i < value->array.count; i++)
			stored.array.items[i] = store_element(apply, &value->array.items[i], type);
	} else {
		stored = store_element(apply, value, type);
	}
	return type ? coerce_value(&stored, type, &apply->scratch) : stored;
}

/* ---- assignments ---- */

static void report_unknown(struct apply *apply, const struct cim_instance *instance,
			   const struct cim_property *property, const struct lineage *lineage)
{
	const struct cim_class *class = &lineage->classes[0]->definition;
	const char *nearest = suggest_property(apply->repository, lineage, property->name);
	struct diagnostic *diagnostic =
		diag_report(apply->sink, MOF131, property->name_span, "property '%s' is not in class '%s'",
			    property->name.spelling, instance->class_name.spelling);

	if (nearest) {
		diag_set_help(apply->sink, diagnostic, "did you mean '%s'?", nearest);
		diag_suggest_edit(apply->sink, diagnostic, property->name_span, nearest);
	}
	diag_add_note(apply->sink, diagnostic, class->name_span, "'%s' has %zu properties%s%s%s", class->name.spelling,
		      lineage_count_properties(lineage), nearest ? ", '" : "", nearest ? nearest : "",
		      nearest ? "' among them" : "");
}

static void check_null(struct apply *apply, const struct cim_property *property, const struct lineage *lineage,
		       bool is_embedded)
{
	static const char *const refusing[] = {"key", "indexed", "not_null"};

	for (size_t i = 0; i < sizeof refusing / sizeof *refusing; i++) {
		if ((is_embedded && i == 0) || !lineage_property_is(lineage, property->name, refusing[i]))
			continue;
		/* A string key gets a value from WMI; see apply_instance.c. */
		if (i == 0 && apply->unit->dialect == CIM_WMI &&
		    lineage_property(lineage, property->name)->type.code == CIM_STRING)
			return;
		diag_report(apply->sink, MOF640, property->value.span, "'%s' is %s and cannot be NULL",
			    property->name.spelling, refusing[i]);
		return;
	}
}

/* A dynamic property of an instance needs a PropertyContext, which tells the provider its source (4.5). */
static void check_context(struct apply *apply, const struct cim_property *property)
{
	if (cim_is_set(&property->qualifiers, "dynamic") &&
	    !cim_find_qualifier(&property->qualifiers, "propertycontext"))
		diag_report(apply->sink, MOF134, property->name_span, "dynamic property '%s' has no PropertyContext",
			    property->name.spelling);
}

static void check_assignment(struct apply *apply, const struct cim_property *property,
			     const struct cim_property *declared, const struct lineage *lineage, bool is_embedded)
{
	bool embeds = lineage_property_has(lineage, property->name, "embeddedinstance") ||
		      lineage_property_has(lineage, property->name, "embeddedobject");

	check_context(apply, property);
	if (!property->has_value)
		return;
	cim_check_value(&property->value, &declared->type, property->name, embeds, &apply->checker);
	if (embeds && declared->type.code == CIM_STRING)
		embedded_check(apply, property, lineage);
	if (property->value.kind == CIM_LITERAL_NULL)
		check_null(apply, property, lineage, is_embedded);
}

struct cim_properties value_store_all(struct apply *apply, const struct cim_instance *instance,
				      const struct lineage *lineage, bool is_embedded)
{
	const struct cim_properties *given = &instance->properties;
	struct cim_properties stored = {arena_copy(&apply->scratch, given->items, given->count * sizeof *given->items),
					given->count};

	for (size_t i = 0; i < given->count; i++) {
		const struct cim_property *property = &given->items[i];
		const struct cim_property *declared = lineage ? lineage_property(lineage, property->name) : NULL;

		if (declared)
			check_assignment(apply, property, declared, lineage, is_embedded);
		else if (lineage && !lineage->is_open && property->name.folded[0] != '_')
			report_unknown(apply, instance, property, lineage);
		if (property->has_value)
			stored.items[i].value = value_store(apply, &property->value, declared ? &declared->type : NULL);
		if (declared && declared->type.code == CIM_REFERENCE && property->has_value &&
		    stored.items[i].value.kind == CIM_LITERAL_STRING)
			reference_check(apply, property, &declared->type, stored.items[i].value.string);
	}
	return stored;
}
