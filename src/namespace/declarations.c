/* SPDX-License-Identifier: MIT */
/* Collecting facts from declarations: qualifiers without effect, and properties with secrets. */
#include "base/memory.h"
#include "namespace/collector.h"

void misplaced_add(struct collector *collector, const struct cim_qualifiers *qualifiers, const char *folded,
		   const char *on)
{
	struct namespaces *namespaces = collector->namespaces;
	const struct cim_qualifier *qualifier = cim_find_qualifier(qualifiers, folded);

	if (qualifier == NULL)
		return;
	namespaces->misplaced = mem_grow(namespaces->misplaced, namespaces->misplaced_count,
					 &namespaces->misplaced_capacity, sizeof *namespaces->misplaced);
	namespaces->misplaced[namespaces->misplaced_count++] =
		(struct namespace_misplaced){qualifier, on, collector->entry->operation};
}

void misplaced_find(struct collector *collector, const struct cim_qualifiers *qualifiers, const char *on)
{
	misplaced_add(collector, qualifiers, "requiresencryption", on);
	misplaced_add(collector, qualifiers, "namespacesecuritysddl", on);
}

void misplaced_find_in(struct collector *collector, const struct cim_properties *members, const char *on)
{
	for (size_t i = 0; i < members->count; i++)
		misplaced_find(collector, &members->items[i].qualifiers, on);
}

/* Returns whether the name of a property suggests a secret that must not cross the network unencrypted. */
static bool holds_secret(const struct cim_property *property)
{
	static const char *const endings[] = {"password",   "passphrase", "secret",
					      "privatekey", "credential", "communityname"};
	struct text name = text_of(property->name.spelling);

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		struct text ending = text_of(endings[i]);

		if (name.length >= ending.length &&
		    text_same_name((struct text){name.bytes + name.length - ending.length, ending.length}, ending))
			return true;
	}
	return false;
}

void collect_class(struct collector *collector, struct namespace_security *space, const struct cim_class *class)
{
	for (size_t i = 0; i < class->properties.count && space->secret == NULL; i++)
		if (holds_secret(&class->properties.items[i]))
			space->secret = &class->properties.items[i];
	misplaced_find(collector, &class->qualifiers, "a class");
	misplaced_find_in(collector, &class->properties, "a property");
	for (size_t i = 0; i < class->methods.count; i++) {
		misplaced_find(collector, &class->methods.items[i].qualifiers, "a method");
		misplaced_find_in(collector, &class->methods.items[i].parameters, "a parameter");
	}
}
