/* SPDX-License-Identifier: MIT */
/* What the MOF parser of Desired State Configuration refuses (mof-language 2.9). */
#include "model/check.h"

struct dsc {
	struct diag_sink *sink;
	struct map classes;                  /* folded name -> struct cim_class */
	const struct cim_instance *document; /* the first OMI_ConfigurationDocument */
	bool is_broken;                      /* what could not be parsed may have been a property */
};

static void check_class(struct dsc *dsc, const struct cim_class *class)
{
	const struct cim_class *first = map_get(&dsc->classes, class->name.folded);
	struct diagnostic *diagnostic;

	if (first == NULL) {
		map_put(&dsc->classes, class->name.folded, (void *)class);
		return;
	}
	diagnostic = diag_report(dsc->sink, MOF884, class->name_span, "duplicate class '%s'", class->name.spelling);
	diag_add_note(dsc->sink, diagnostic, first->name_span, "first defined here");
}

static void check_instance(struct dsc *dsc, const struct cim_instance *instance)
{
	struct diagnostic *diagnostic;

	if (instance->properties.count == 0 && !dsc->is_broken)
		diag_report(dsc->sink, MOF906, instance->class_span, "instance of '%s' has no properties",
			    instance->class_name.spelling);
	if (!name_is(instance->class_name, "omi_configurationdocument"))
		return;
	if (dsc->document == NULL) {
		dsc->document = instance;
		return;
	}
	diagnostic =
		diag_report(dsc->sink, MOF883, instance->class_span, "duplicate instance of OMI_ConfigurationDocument");
	diag_add_note(dsc->sink, diagnostic, dsc->document->class_span, "first instance here");
}

void cim_check_dsc(const struct cim_unit *unit, bool is_broken, struct diag_sink *sink)
{
	struct dsc dsc = {.sink = sink, .is_broken = is_broken};

	for (size_t i = 0; i < unit->count; i++) {
		const struct cim_operation *operation = &unit->operations[i];

		if (operation->kind == CIM_DEFINE_CLASS)
			check_class(&dsc, operation->class);
		else if (operation->kind == CIM_PUT_INSTANCE)
			check_instance(&dsc, operation->instance);
	}
	map_free(&dsc.classes);
}
