/* SPDX-License-Identifier: MIT */
#include "repository/lineage.h"

bool lineage_find(const struct repository *repository, struct pending *pending, struct name space,
		  struct name class_name, struct lineage *lineage)
{
	const struct store_class *class = repository_look_up(repository, pending, space, class_name);

	lineage->count = 0;
	lineage->is_open = false;
	if (class == NULL)
		return false;
	for (;;) {
		struct name superclass = class->definition.superclass;

		lineage->classes[lineage->count++] = class;
		lineage->is_open |= class->is_doubtful;
		if (superclass.spelling == NULL)
			return true;
		class = lineage->count < MAX_LINEAGE ? repository_look_up(repository, pending, space, superclass)
						     : NULL;
		if (class == NULL) {
			lineage->is_open = true;
			return true;
		}
	}
}

bool lineage_has(const struct lineage *lineage, struct name class_name)
{
	for (size_t i = 0; i < lineage->count; i++)
		if (name_equal(lineage->classes[i]->definition.name, class_name))
			return true;
	return false;
}

const struct cim_property *lineage_property(const struct lineage *lineage, struct name name)
{
	const struct cim_property *property = NULL;

	for (size_t i = 0; i < lineage->count && !property; i++)
		property = store_class_property(lineage->classes[i], name);
	return property;
}

/* Returns whether a qualifier is set on the element that has the list or, if `inherited`, on one that inherits it. */
static bool is_set(const struct cim_qualifiers *qualifiers, const struct cim_qualifier *qualifier, bool inherited)
{
	return cim_is_set(qualifiers, qualifier->name.folded) &&
	       (!inherited || cim_stored_flavors(qualifier) & CIM_TO_SUBCLASS);
}

bool lineage_is(const struct lineage *lineage, const char *name)
{
	for (size_t i = 0; i < lineage->count; i++) {
		const struct cim_qualifiers *qualifiers = &lineage->classes[i]->definition.qualifiers;
		const struct cim_qualifier *qualifier = cim_find_qualifier(qualifiers, name);

		if (qualifier)
			return is_set(qualifiers, qualifier, i > 0);
	}
	return false;
}

bool lineage_property_is(const struct lineage *lineage, struct name property, const char *name)
{
	bool inherited = false;

	for (size_t i = 0; i < lineage->count; i++) {
		const struct cim_property *declared = store_class_property(lineage->classes[i], property);
		const struct cim_qualifier *qualifier =
			declared ? cim_find_qualifier(&declared->qualifiers, name) : NULL;

		if (qualifier)
			return is_set(&declared->qualifiers, qualifier, inherited);
		inherited |= declared != NULL;
	}
	return false;
}

bool lineage_property_has(const struct lineage *lineage, struct name property, const char *name)
{
	for (size_t i = 0; i < lineage->count; i++) {
		const struct cim_property *declared = store_class_property(lineage->classes[i], property);

		if (declared && cim_find_qualifier(&declared->qualifiers, name))
			return true;
	}
	return false;
}

const struct cim_value *lineage_default(const struct lineage *lineage, struct name property)
{
	for (size_t i = 0; i < lineage->count; i++) {
		const struct cim_property *declared = store_class_property(lineage->classes[i], property);

		if (declared && declared->has_value)
			return declared->value.kind == CIM_LITERAL_NULL ? NULL : &declared->value;
	}
	return NULL;
}

const struct cim_qualifier *lineage_fixed_qualifier(const struct lineage *lineage, struct name name)
{
	for (size_t i = 0; i < lineage->count; i++) {
		const struct cim_qualifier *found =
			cim_find_qualifier(&lineage->classes[i]->definition.qualifiers, name.folded);
		uint8_t flavors = found ? cim_stored_flavors(found) : 0;

		if (found)
			return flavors & CIM_TO_INSTANCE && flavors & CIM_DISABLE_OVERRIDE ? found : NULL;
	}
	return NULL;
}

bool lineage_is_abstract(const struct lineage *lineage)
{
	return lineage_is(lineage, "abstract") || lineage_is(lineage, "amendment");
}

bool lineage_has_keys(const struct lineage *lineage)
{
	return lineage_key_root(lineage) != NULL;
}

struct names_list lineage_keys(const struct lineage *lineage, struct arena *arena)
{
	struct names_list keys = {0};
	size_t most = 0;

	for (size_t i = 0; i < lineage->count; i++)
		most += lineage->classes[i]->key_count;
	keys.items = arena_alloc(arena, most * sizeof *keys.items);
	for (size_t i = lineage->count; i-- > 0;) {
		const struct store_class *class = lineage->classes[i];
		size_t inherited = keys.count;

		for (size_t j = 0; j < class->key_count; j++) {
			size_t k = 0;

			while (k < inherited && !name_equal(keys.items[k], class->keys[j]->name))
				k++;
			if (k == inherited)
				keys.items[keys.count++] = class->keys[j]->name;
		}
	}
	return keys;
}

const struct store_class *lineage_key_root(const struct lineage *lineage)
{
	const struct store_class *root = NULL;

	for (size_t i = 0; i < lineage->count; i++)
		if (lineage->classes[i]->key_count > 0)
			root = lineage->classes[i];
	return root;
}

static bool is_redeclared(const struct lineage *lineage, size_t class, struct name name)
{
	for (size_t i = class + 1; i < lineage->count; i++)
		if (store_class_property(lineage->classes[i], name))
			return true;
	return false;
}

size_t lineage_count_properties(const struct lineage *lineage)
{
	size_t count = 0;

	for (size_t i = 0; i < lineage->count; i++) {
		const struct cim_properties *properties = &lineage->classes[i]->definition.properties;

		for (size_t j = 0; j < properties->count; j++)
			count += !is_redeclared(lineage, i, properties->items[j].name);
	}
	return count;
}
