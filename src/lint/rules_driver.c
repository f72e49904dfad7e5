/* SPDX-License-Identifier: MIT */
/* Rules on driver classes: GUID, provider, required members, base classes, methods (mof-language 5.4.1, 5.4.3). */
#include "lint/driver.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/memory.h"

const struct cim_block *driver_block(const struct lint *lint, const struct lint_target *target)
{
	const struct cim_block *block = cim_block_of(&lint->blocks, target->operation->class);

	return block && block->is_driver ? block : NULL;
}

/* A property of a class or of its known ancestors. */
static const struct cim_property *find_inherited(const struct cim_block *block, const char *folded)
{
	for (unsigned depth = 0; block && depth < CIM_BASE_DEPTH; block = block->base, depth++) {
		const struct cim_property *property = cim_find_property(&block->class->properties, folded);

		if (property)
			return property;
	}
	return NULL;
}

static void list(struct buffer *missing, bool is_missing, const char *what)
{
	if (is_missing)
		buffer_printf(missing, "%s%s", missing->size > 0 ? ", " : "", what);
}

static void report_missing(struct lint *lint, enum diag_code code, const struct cim_block *block,
			   struct buffer *missing)
{
	if (missing->size > 0)
		diag_report(lint->sink, code, block->class->name_span, "driver class '%s' lacks %s",
			    block->class->name.spelling, buffer_text(missing));
	buffer_free(missing);
}

/* MOF147: qualifiers that every class, or every registered data block, must have. */
void lint_driver_parts(struct lint *lint, const struct lint_target *target)
{
	const struct cim_block *block = driver_block(lint, target);
	const struct cim_qualifiers *qualifiers = &target->operation->class->qualifiers;
	struct buffer missing = {0};

	if (block == NULL)
		return;
	list(&missing, !cim_find_qualifier(qualifiers, "guid"), "Guid");
	if (!block->is_structure) {
		list(&missing, !cim_find_qualifier(qualifiers, "provider"), "Provider(\"WMIProv\")");
		list(&missing, !block->base_is_unknown && !find_inherited(block, "instancename"),
		     "[key, read] string InstanceName");
	}
	report_missing(lint, MOF147, block, &missing);
}

/* MOF921: documented requirements that the firmware of some vendors does not meet. */
void lint_driver_optional_parts(struct lint *lint, const struct lint_target *target)
{
	const struct cim_block *block = driver_block(lint, target);
	const struct cim_qualifiers *qualifiers = &target->operation->class->qualifiers;
	struct buffer missing = {0};

	if (block == NULL || block->is_structure)
		return;
	list(&missing, !cim_is_set(qualifiers, "dynamic") && !cim_is_set(qualifiers, "static"), "Dynamic or Static");
	list(&missing, !block->base_is_unknown && !find_inherited(block, "active"), "[read] boolean Active");
	report_missing(lint, MOF921, block, &missing);
}

/* MOF850: an invalid GUID. */
void lint_driver_guid(struct lint *lint, const struct lint_target *target)
{
	const struct cim_block *block = driver_block(lint, target);
	const struct cim_qualifier *guid = cim_find_qualifier(&target->operation->class->qualifiers, "guid");

	if (block && guid && !block->has_guid)
		diag_report(lint->sink, MOF850, guid->span,
			    "Guid of '%s' must have the form {XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}",
			    block->class->name.spelling);
}

static int compare_guids(const void *a, const void *b)
{
	const struct cim_block *left = *(const struct cim_block *const *)a,
			       *right = *(const struct cim_block *const *)b;
	int order = guid_compare(&left->guid, &right->guid);

	return order ? order : left < right ? -1 : left > right;
}

static void report_guid(struct lint *lint, const struct cim_block *first, const struct cim_block *again)
{
	struct diagnostic *diagnostic;

	if (name_equal(first->class->name, again->class->name))
		return;
	diagnostic =
		diag_report(lint->sink, MOF851, cim_find_qualifier(&again->class->qualifiers, "guid")->span,
			    "'%s' has the same Guid as '%s'", again->class->name.spelling, first->class->name.spelling);
	diag_add_note(lint->sink, diagnostic, cim_find_qualifier(&first->class->qualifiers, "guid")->span,
		      "first used here");
}

/* MOF851: two classes of a file with the same GUID, unless one redeclares the other. */
void lint_driver_guids(struct lint *lint, const struct lint_target *target)
{
	const struct cim_unit *unit = target->file->unit;
	const struct cim_block **blocks = mem_alloc(unit->count * sizeof *blocks);
	size_t count = 0;

	for (size_t i = 0; i < unit->count; i++) {
		const struct cim_block *block = unit->operations[i].kind == CIM_DEFINE_CLASS
							? cim_block_of(&lint->blocks, unit->operations[i].class)
							: NULL;

		if (block && block->has_guid)
			blocks[count++] = block;
	}
	qsort(blocks, count, sizeof *blocks, compare_guids);
	for (size_t i = 1; i < count; i++)
		if (guid_compare(&blocks[i - 1]->guid, &blocks[i]->guid) == 0)
			report_guid(lint, blocks[i - 1], blocks[i]);
	free(blocks);
}

/* MOF852: the provider of driver classes is WMIProv. */
void lint_driver_provider(struct lint *lint, const struct lint_target *target)
{
	const struct cim_block *block = driver_block(lint, target);
	const struct cim_qualifier *provider = cim_find_qualifier(&target->operation->class->qualifiers, "provider");

	if (block && provider &&
	    !text_same_name(cim_qualifier_text(&block->class->qualifiers, "provider"), text_of("WMIProv")))
		diag_report(lint->sink, MOF852, provider->span, "provider of driver class '%s' is not WMIProv",
			    block->class->name.spelling);
}

/* MOF853: the language of the texts of a data block. */
void lint_driver_locale(struct lint *lint, const struct lint_target *target)
{
	const struct cim_block *block = driver_block(lint, target);

	if (block && !block->is_structure && !cim_find_qualifier(&block->class->qualifiers, "locale"))
		diag_report(lint->sink, MOF853, block->class->name_span, "driver class '%s' has no Locale",
			    block->class->name.spelling);
}

static const char *head_error(const struct cim_property *head)
{
	bool is_name = name_is(head->name, "instancename");

	if (head->type.is_array || head->type.code != (is_name ? CIM_STRING : CIM_BOOLEAN))
		return is_name ? "is not of type string" : "is not of type boolean";
	if (is_name && !cim_is_set(&head->qualifiers, "key"))
		return "is not the key";
	return cim_find_qualifier(&head->qualifiers, "wmidataid")
		       ? "is not part of the data and must not have a WmiDataId"
		       : NULL;
}

/* MOF854: InstanceName and Active, which WMI fills; the only key is InstanceName. */
void lint_driver_head(struct lint *lint, const struct lint_target *target)
{
	const struct cim_properties *properties = &target->operation->class->properties;

	if (!driver_block(lint, target))
		return;
	for (size_t i = 0; i < properties->count; i++) {
		const struct cim_property *property = &properties->items[i];
		const char *error = cim_is_block_head(property->name) ? head_error(property) : NULL;

		if (error == NULL && !name_is(property->name, "instancename") &&
		    cim_is_set(&property->qualifiers, "key"))
			error = "is a key; the only key of a driver class is InstanceName";
		if (error)
			diag_report(lint->sink, MOF854, property->name_span, "'%s' %s", property->name.spelling, error);
	}
}

/* MOF855: only a warning, because Microsoft's own samples omit it. */
void lint_driver_head_read(struct lint *lint, const struct lint_target *target)
{
	const struct cim_property *property = target->property;

	if (driver_block(lint, target) && cim_is_block_head(property->name) &&
	    !cim_is_set(&property->qualifiers, "read"))
		diag_report(lint->sink, MOF855, property->name_span, "'%s' lacks the qualifier read",
			    property->name.spelling);
}

/* ---- methods and events ---- */

struct method_id {
	uint32_t id;
	const struct cim_method *method;
};

static int compare_ids(const void *a, const void *b)
{
	const struct method_id *left = a, *right = b;

	if (left->id != right->id)
		return left->id < right->id ? -1 : 1;
	return left->method < right->method ? -1 : left->method > right->method;
}

/* MOF864: WmiMethodId identifies a method for the driver. */
void lint_driver_method_ids(struct lint *lint, const struct lint_target *target)
{
	const struct cim_class *class = target->operation->class;
	struct method_id *ids;
	size_t count = 0;

	if (!driver_block(lint, target))
		return;
	ids = mem_alloc(class->methods.count * sizeof *ids);
	for (size_t i = 0; i < class->methods.count; i++) {
		const struct cim_method *method = &class->methods.items[i];

		ids[count].method = method;
		if (cim_qualifier_number(&method->qualifiers, "wmimethodid", &ids[count].id))
			count++;
		else
			diag_report(lint->sink, MOF864, method->name_span, "method '%s' has no WmiMethodId",
				    method->name.spelling);
	}
	qsort(ids, count, sizeof *ids, compare_ids);
	for (size_t i = 1; i < count; i++)
		if (ids[i].id == ids[i - 1].id)
			diag_report(lint->sink, MOF864, ids[i].method->name_span,
				    "method '%s' has the same WmiMethodId as '%s'", ids[i].method->name.spelling,
				    ids[i - 1].method->name.spelling);
	free(ids);
}

/* MOF865: classes that cannot have methods. */
void lint_driver_methods(struct lint *lint, const struct lint_target *target)
{
	const struct cim_block *block = driver_block(lint, target);
	struct span span;

	if (block == NULL || block->class->methods.count == 0)
		return;
	span = block->class->methods.items[0].name_span;
	if (block->is_event)
		diag_report(lint->sink, MOF865, span, "event class '%s' has a method", block->class->name.spelling);
	else if (block->layout.count > 0 && cim_is_set(&block->class->qualifiers, "static"))
		diag_report(lint->sink, MOF865, span, "static class '%s' has both data and methods",
			    block->class->name.spelling);
}

/* MOF866: the return type of a driver method. */
void lint_driver_returns(struct lint *lint, const struct lint_target *target)
{
	const struct cim_method *method = target->method;

	if (driver_block(lint, target) && method->return_type.code != CIM_VOID &&
	    method->return_type.code != CIM_UINT32)
		diag_report(lint->sink, MOF866, method->return_type.span, "method '%s' returns neither void nor uint32",
			    method->name.spelling);
}

/* MOF867: driver events derive from WMIEvent, possibly through a class that is not in the files. */
void lint_driver_event(struct lint *lint, const struct lint_target *target)
{
	const struct cim_block *block = driver_block(lint, target);
	const struct cim_block *from = block;

	if (block == NULL || block->is_event)
		return;
	for (unsigned depth = 0; from && depth < CIM_BASE_DEPTH; from = from->base, depth++) {
		struct name base = from->class->superclass;

		if (base.spelling && (name_is(base, "__extrinsicevent") || name_is(base, "__event"))) {
			diag_report(lint->sink, MOF867, block->class->superclass_span,
				    "event class '%s' derives from '%s', not from WMIEvent",
				    block->class->name.spelling, base.spelling);
			return;
		}
	}
}
