/* SPDX-License-Identifier: MIT */
/* What a class of DMTF's MOF may derive and override: Terminal and Override (DSP0004 5.6.3, mof-language 2.2, 5.2). */
#include "repository/lineage.h"

static const struct cim_property *inherited_property(const struct lineage *parent, struct name name)
{
	return parent ? lineage_property(parent, name) : NULL;
}

static const struct cim_method *inherited_method(const struct lineage *parent, struct name name)
{
	const struct cim_method *method = NULL;

	for (size_t i = 0; parent && i < parent->count && !method; i++)
		method = store_class_method(parent->classes[i], name);
	return method;
}

/* A property or method of the class, and what its superclasses have under its name. */
struct member {
	struct name name;
	struct span span;
	const struct cim_qualifiers *qualifiers;
	const char *kind;
	const struct span *inherited; /* where the name is declared; NULL if no known superclass has it */
};

static void report_without_override(struct apply *apply, const struct member *member)
{
	struct diagnostic *diagnostic =
		diag_report(apply->sink, MOF879, member->span, "%s '%s' redeclares an inherited %s without Override",
			    member->kind, member->name.spelling, member->kind);

	diag_set_help(apply->sink, diagnostic, "add Override(\"%s\")", member->name.spelling);
	diag_add_note(apply->sink, diagnostic, *member->inherited, "inherited from here");
}

/* Override names the member itself; a superclass that is not known may have it. */
static void check_override(struct apply *apply, const struct member *member, bool is_open)
{
	const struct cim_qualifier *override = cim_find_qualifier(member->qualifiers, "override");
	struct diagnostic *diagnostic;

	if (override == NULL && member->inherited)
		report_without_override(apply, member);
	if (override == NULL || override->value.kind != CIM_LITERAL_STRING)
		return;
	if (!text_same_name(override->value.string, text_of(member->name.spelling))) {
		diagnostic =
			diag_report(apply->sink, MOF888, override->value.span,
				    "'%s' cannot override a %s of another name", member->name.spelling, member->kind);
		diag_set_help(apply->sink, diagnostic, "write Override(\"%s\")", member->name.spelling);
	} else if (member->inherited == NULL && !is_open) {
		diag_report(apply->sink, MOF888, override->span, "no superclass has a %s '%s' to override",
			    member->kind, member->name.spelling);
	}
}

static void check_terminal(struct apply *apply, const struct cim_class *class, const struct lineage *parent)
{
	struct diagnostic *diagnostic;

	if (parent == NULL || !cim_is_set(&parent->classes[0]->definition.qualifiers, "terminal"))
		return;
	diagnostic = diag_report(apply->sink, MOF889, class->superclass_span,
				 "class '%s' cannot derive from '%s', which is Terminal", class->name.spelling,
				 class->superclass.spelling);
	diag_add_note(apply->sink, diagnostic, parent->classes[0]->definition.name_span, "superclass defined here");
}

void override_check(struct apply *apply, const struct cim_class *class, const struct lineage *parent, bool is_open)
{
	if (apply->unit->dialect != CIM_DMTF)
		return;
	check_terminal(apply, class, parent);
	for (size_t i = 0; i < class->properties.count; i++) {
		const struct cim_property *property = &class->properties.items[i];
		const struct cim_property *inherited = inherited_property(parent, property->name);

		check_override(apply,
			       &(struct member){property->name, property->name_span, &property->qualifiers, "property",
						inherited ? &inherited->name_span : NULL},
			       is_open);
	}
	for (size_t i = 0; i < class->methods.count; i++) {
		const struct cim_method *method = &class->methods.items[i];
		const struct cim_method *inherited = inherited_method(parent, method->name);

		check_override(apply,
			       &(struct member){method->name, method->name_span, &method->qualifiers, "method",
						inherited ? &inherited->name_span : NULL},
			       is_open);
	}
}
