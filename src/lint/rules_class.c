/* SPDX-License-Identifier: MIT */
/* Rules on classes and the names of classes (MOF008, MOF015). */
#include <string.h>

#include "base/nearest.h"
#include "lint/lint.h"

enum { MAX_KEYS = 256 };

/* The class of the files whose name is nearest, if it is near enough to be meant and the search not too long. */
static const char *nearest_class(struct lint *lint, struct name name)
{
	struct nearest nearest = nearest_start(text_of(name.spelling));

	for (size_t i = 0; i < lint->class_count && lint->comparisons_left > 0; i++, lint->comparisons_left--)
		nearest_offer(&nearest, lint->classes[i]->name.spelling);
	return nearest.name;
}

/*
 * MOF008: a class that these files do not define may be one that Windows has; only a name that is nearly that of
 * a class in the files is a mistake for certain enough. The system's classes are left to the repository, and
 * with them WMIEvent, from which drivers derive theirs under names like it.
 */
void lint_class_name(struct lint *lint, const struct lint_target *target)
{
	const struct cim_operation *operation = target->operation;
	bool is_class = operation->kind == CIM_DEFINE_CLASS;
	struct name name = is_class ? operation->class->superclass : operation->instance->class_name;
	struct span span = is_class ? operation->class->superclass_span : operation->instance->class_span;
	struct diagnostic *diagnostic;
	const char *nearest;

	if (name.spelling == NULL || strncmp(name.folded, "__", 2) == 0 || name_is(name, "wmievent") ||
	    map_get(&lint->class_by_name, name.folded))
		return;
	nearest = nearest_class(lint, name);
	if (nearest == NULL)
		return;
	diagnostic = diag_report(lint->sink, MOF008, span, "class '%s' is not defined in these files", name.spelling);
	diag_set_help(lint->sink, diagnostic, "did you mean '%s'?", nearest);
	diag_add_edit(lint->sink, diagnostic, span, nearest);
}

/* MOF015: an instance has at most 256 keys. */
void lint_key_count(struct lint *lint, const struct lint_target *target)
{
	const struct cim_class *class = target->operation->class;
	size_t keys = 0;

	for (size_t i = 0; i < class->properties.count; i++)
		keys += cim_is_set(&class->properties.items[i].qualifiers, "key");
	if (keys > MAX_KEYS)
		diag_report(lint->sink, MOF015, class->name_span, "class '%s' has %zu keys; the limit is %d",
			    class->name.spelling, keys, MAX_KEYS);
}
