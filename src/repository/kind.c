/* SPDX-License-Identifier: MIT */
/* Abstract, singleton and dynamic classes (mof-language 4.5): what WMI refuses is an error, the rest a warning. */
#include "repository/lineage.h"

static struct span location_of(const struct cim_class *class, const char *qualifier)
{
	const struct cim_qualifier *found = cim_find_qualifier(&class->qualifiers, qualifier);

	return found ? found->span : class->name_span;
}

static void add_parent_note(struct apply *apply, struct diagnostic *diagnostic, const struct lineage *parent)
{
	diag_add_note(apply->sink, diagnostic, parent->classes[0]->definition.name_span, "superclass defined here");
}

static void check_abstract(struct apply *apply, const struct cim_class *class, const struct lineage *parent)
{
	struct diagnostic *diagnostic;

	/* DMTF's own schema derives abstract associations from concrete ones. */
	if (!cim_is_set(&class->qualifiers, "abstract") || parent == NULL || parent->is_open ||
	    lineage_is_abstract(parent) || apply->repository->is_dmtf)
		return;
	diagnostic = diag_report(apply->sink, MOF701, location_of(class, "abstract"),
				 "class '%s' cannot be abstract: its superclass '%s' is not", class->name.spelling,
				 parent->classes[0]->definition.name.spelling);
	add_parent_note(apply, diagnostic, parent);
}

static const struct cim_property *first_key(const struct cim_class *class)
{
	for (size_t i = 0; i < class->properties.count; i++)
		if (cim_is_set(&class->properties.items[i].qualifiers, "key"))
			return &class->properties.items[i];
	return NULL;
}

static void check_singleton(struct apply *apply, const struct cim_class *class, const struct lineage *parent)
{
	bool is_own = cim_is_set(&class->qualifiers, "singleton");
	const struct cim_property *key = first_key(class);
	struct diagnostic *diagnostic;

	if (!is_own && (parent == NULL || !lineage_is(parent, "singleton")))
		return;
	if (key) {
		diag_report(apply->sink, MOF644, key->name_span, "class '%s' is a singleton and cannot have keys",
			    class->name.spelling);
		return;
	}
	if (!is_own || parent == NULL || lineage_is(parent, "singleton"))
		return;
	if (!lineage_has_keys(parent))
		return;
	diagnostic = diag_report(apply->sink, MOF644, location_of(class, "singleton"),
				 "class '%s' cannot be a singleton: it inherits keys", class->name.spelling);
	add_parent_note(apply, diagnostic, parent);
}

/* Subclasses of a dynamic class that can have instances must be dynamic; WMI does not check it. */
static void check_dynamic(struct apply *apply, const struct cim_class *class, const struct lineage *parent)
{
	struct diagnostic *diagnostic;

	if (parent == NULL || cim_is_set(&class->qualifiers, "dynamic") || cim_is_set(&class->qualifiers, "abstract") ||
	    cim_is_set(&class->qualifiers, "amendment") ||
	    !cim_is_set(&parent->classes[0]->definition.qualifiers, "dynamic"))
		return;
	diagnostic = diag_report(apply->sink, MOF135, class->name_span,
				 "class '%s' is not dynamic, but its superclass '%s' is", class->name.spelling,
				 parent->classes[0]->definition.name.spelling);
	add_parent_note(apply, diagnostic, parent);
}

static void check_exclusive(struct apply *apply, const struct cim_class *class)
{
	static const char *const pairs[][2] = {{"association", "indication"}, {"abstract", "terminal"}};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (cim_is_set(&class->qualifiers, pairs[i][0]) && cim_is_set(&class->qualifiers, pairs[i][1]))
			diag_report(apply->sink, MOF115, location_of(class, pairs[i][1]),
				    "qualifiers '%s' and '%s' are mutually exclusive", pairs[i][0], pairs[i][1]);
}

void kind_check(struct apply *apply, const struct cim_class *class, const struct lineage *parent)
{
	check_abstract(apply, class, parent);
	check_singleton(apply, class, parent);
	check_dynamic(apply, class, parent);
	check_exclusive(apply, class);
}
