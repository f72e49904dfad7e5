/* SPDX-License-Identifier: MIT */
#include "repository/embedded.h"

#include "model/literal.h"
#include "repository/lineage.h"

bool repository_read_embedded(const struct repository *repository, struct text text, enum cim_dialect dialect,
			      struct embedded *embedded)
{
	const struct cim_operation *operation;

	*embedded = (struct embedded){0};
	cim_unit_init(&embedded->unit);
	diag_sink_init(&embedded->sink);
	embedded->unit.dialect = dialect;
	if (repository->options.compile_text == NULL)
		return false;
	embedded->source = repository->options.compile_text(text, repository->names, &embedded->sink, &embedded->unit);
	operation =
		embedded->unit.count == 1 && embedded->unit.remark_count == 0 && embedded->unit.declaration_count == 0
			? embedded->unit.operations
			: NULL;
	if (operation && operation->kind == CIM_PUT_INSTANCE)
		embedded->instance = operation->instance;
	else if (operation && operation->kind == CIM_DEFINE_CLASS)
		embedded->class = operation->class;
	else if (embedded->sink.by_severity[SEVERITY_ERROR] == 0)
		diag_report(&embedded->sink, MOF911, (struct span){0},
			    "an embedded object is the MOF text of one instance or class");
	return embedded->sink.by_severity[SEVERITY_ERROR] == 0;
}

void embedded_free(struct embedded *embedded)
{
	cim_unit_free(&embedded->unit);
	diag_sink_free(&embedded->sink);
	source_free(embedded->source);
}

/* ---- checks ---- */

/* The class that EmbeddedInstance names; no bytes for EmbeddedObject. */
static struct text class_wanted(const struct lineage *lineage, struct name property)
{
	for (size_t i = 0; i < lineage->count; i++) {
		const struct cim_property *declared = store_class_property(lineage->classes[i], property);
		const struct cim_qualifier *qualifier =
			declared ? cim_find_qualifier(&declared->qualifiers, "embeddedinstance") : NULL;

		if (qualifier && qualifier->value.kind == CIM_LITERAL_STRING)
			return qualifier->value.string;
	}
	return (struct text){0};
}

static bool is_derived(const struct lineage *lineage, struct text class_name)
{
	for (size_t i = 0; i < lineage->count; i++)
		if (text_same_name(text_of(lineage->classes[i]->definition.name.spelling), class_name))
			return true;
	return lineage->is_open;
}

/* The embedded instance against its class, with reports into the sink of the text. */
static void check_instance(struct apply *apply, struct embedded *embedded, struct text wanted)
{
	struct diag_sink *sink = apply->sink;
	const struct cim_instance *instance = embedded->instance;
	struct lineage lineage;

	if (!lineage_find(apply->repository, NULL, apply->scope->path, instance->class_name, &lineage))
		return; /* a note on the class of each value would say nothing new */
	apply->sink = apply->checker.sink = &embedded->sink;
	if (wanted.length > 0 && !is_derived(&lineage, wanted))
		diag_report(apply->sink, MOF011, instance->class_span, "'%s' is not '%.*s' or one of its subclasses",
			    instance->class_name.spelling, (int)wanted.length, wanted.bytes);
	value_store_all(apply, instance, &lineage, true);
	apply->sink = apply->checker.sink = sink;
}

/* Reports what was found in the text at its location in the literal. */
static void move_reports(struct apply *apply, const struct embedded *embedded, const struct cim_value *value)
{
	for (size_t i = 0; i < embedded->sink.count; i++) {
		const struct diagnostic *found = embedded->sink.items[i];
		struct span span =
			found->span.source == embedded->source && embedded->source
				? literal_locate(value->span, value->string, found->span.begin, found->span.end)
				: value->span;
		struct diagnostic *diagnostic =
			diag_report(apply->sink, found->code, span, "in the embedded object: %s", found->message);

		if (found->severity != diag_info(found->code)->severity)
			diag_set_severity(apply->sink, diagnostic, found->severity);
		if (found->help)
			diag_set_help(apply->sink, diagnostic, "%s", found->help);
	}
}

static void check_text(struct apply *apply, const struct cim_value *value, struct text wanted)
{
	struct embedded embedded;

	if (value->kind != CIM_LITERAL_STRING)
		return;
	if (repository_read_embedded(apply->repository, value->string, apply->unit->dialect, &embedded)) {
		cim_check_unit(&embedded.unit, NULL, &embedded.sink);
		if (embedded.instance)
			check_instance(apply, &embedded, wanted);
		else if (wanted.length > 0)
			diag_report(&embedded.sink, MOF911, embedded.class->name_span,
				    "EmbeddedInstance holds an instance of '%.*s', not a class", (int)wanted.length,
				    wanted.bytes);
	}
	move_reports(apply, &embedded, value);
	embedded_free(&embedded);
}

void embedded_check(struct apply *apply, const struct cim_property *property, const struct lineage *lineage)
{
	const struct cim_value *value = &property->value;
	struct text wanted = class_wanted(lineage, property->name);

	if (apply->unit->dialect != CIM_DMTF || apply->repository->options.compile_text == NULL)
		return; /* WMI's providers also hold XML there */
	if (value->kind != CIM_LITERAL_ARRAY) {
		check_text(apply, value, wanted);
		return;
	}
	for (size_t i = 0; i < value->array.count; i++)
		check_text(apply, &value->array.items[i], wanted);
}
