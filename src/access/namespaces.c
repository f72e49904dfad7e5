/* SPDX-License-Identifier: MIT */
#include "access/namespaces.h"

#include <string.h>

struct collector {
	struct access_report *report;
	struct diag_sink *sink;
};

static struct access_namespace *find_or_add(struct access_report *report, const char *path, struct span span)
{
	struct name name = names_of(&report->paths, path);
	struct access_namespace *namespace = map_get(&report->by_path, name.folded);

	if (namespace)
		return namespace;
	namespace = arena_alloc(&report->arena, sizeof *namespace);
	namespace->path = name.spelling;
	namespace->first_use = span;
	namespace->last_descriptor = &namespace->descriptors;
	*report->last = namespace;
	report->last = &namespace->next;
	map_put(&report->by_path, name.folded, namespace);
	return namespace;
}

/* ---- descriptors ---- */

static void report_unreadable(struct collector *collector, struct span span, const struct sddl_error *error)
{
	enum diag_code code = error->problem == SDDL_LOWER_CASE ? NSS215 : NSS229;
	struct diagnostic *diagnostic = diag_report(collector->sink, code, span, "at character %zu of the descriptor: %s",
						    error->offset + 1, error->message);

	if (error->fix)
		diag_set_help(collector->sink, diagnostic, "write '%s'", error->fix);
}

static void report_open_or_closed(struct collector *collector, struct span span, const struct sd_descriptor *descriptor)
{
	if (descriptor->dacl.state != SD_ACL_PRESENT)
		diag_report(collector->sink, NSS206, span, "this descriptor has no DACL: everybody has all rights");
	else if (descriptor->dacl.count == 0)
		diag_report(collector->sink, NSS207, span, "the DACL of this descriptor is empty: nobody has any right");
}

static void add_descriptor(struct collector *collector, struct access_namespace *namespace, const struct cim_value *value)
{
	struct access_descriptor *entry = arena_alloc(&collector->report->arena, sizeof *entry);
	struct sddl_error error;

	entry->sddl = value->string;
	entry->span = value->span;
	entry->descriptor = sddl_parse(&collector->report->arena, value->string, NULL, &error);
	if (entry->descriptor)
		report_open_or_closed(collector, value->span, entry->descriptor);
	else
		report_unreadable(collector, value->span, &error);
	*namespace->last_descriptor = entry;
	namespace->last_descriptor = &entry->next;
}

/* ---- misplaced qualifiers ---- */

static void check_misplaced(struct collector *collector, const struct cim_qualifiers *qualifiers, const char *what)
{
	const struct cim_qualifier *encryption = cim_find_qualifier(qualifiers, "requiresencryption");
	const struct cim_qualifier *sddl = cim_find_qualifier(qualifiers, "namespacesecuritysddl");
	struct diagnostic *diagnostic;

	if (encryption) {
		diagnostic = diag_report(collector->sink, NSS225, encryption->span,
					 "RequiresEncryption has no effect on %s", what);
		diag_set_help(collector->sink, diagnostic,
			      "put it on 'instance of __SystemSecurity {};' inside the namespace");
	}
	if (sddl) {
		diagnostic = diag_report(collector->sink, NSS237, sddl->span, "NamespaceSecuritySDDL has no effect on %s",
					 what);
		diag_set_help(collector->sink, diagnostic,
			      "put it on the instance of __Namespace that creates the namespace, in its parent");
	}
}

static void check_members(struct collector *collector, const struct cim_properties *members, const char *what)
{
	for (size_t i = 0; i < members->count; i++)
		check_misplaced(collector, &members->items[i].qualifiers, what);
}

static void collect_class(struct collector *collector, const struct cim_class *class)
{
	check_misplaced(collector, &class->qualifiers, "a class");
	check_members(collector, &class->properties, "a property");
	for (size_t i = 0; i < class->methods.count; i++) {
		check_misplaced(collector, &class->methods.items[i].qualifiers, "a method");
		check_members(collector, &class->methods.items[i].parameters, "a parameter");
	}
}

/* ---- instances ---- */

/* Either qualifier, where it belongs to the other one's class. */
static void check_other(struct collector *collector, const struct cim_qualifiers *qualifiers, const char *folded,
			const char *what)
{
	const struct cim_qualifier *qualifier = cim_find_qualifier(qualifiers, folded);
	struct cim_qualifiers one = {(struct cim_qualifier *)qualifier, qualifier != NULL, {0}};

	check_misplaced(collector, &one, what);
}

static void collect_namespace(struct collector *collector, const struct cim_operation *operation)
{
	const struct cim_instance *instance = operation->instance;
	const struct cim_property *name = cim_find_property(&instance->properties, "name");
	const struct cim_qualifier *sddl = cim_find_qualifier(&instance->qualifiers, "namespacesecuritysddl");
	struct access_namespace *namespace;

	check_other(collector, &instance->qualifiers, "requiresencryption", "an instance of __Namespace");
	if (name == NULL || !name->has_value || name->value.kind != CIM_LITERAL_STRING || name->value.string.length == 0) {
		diag_report(collector->sink, MOF805, instance->span, "the name of this namespace is not known");
		return;
	}
	namespace = find_or_add(collector->report,
				arena_printf(&collector->report->arena, "%s\\%.*s", operation->where->path,
					     (int)name->value.string.length, name->value.string.bytes), instance->span);
	if (!namespace->is_created)
		namespace->created_at = instance->span;
	namespace->is_created = true;
	if (sddl && sddl->value.kind == CIM_LITERAL_STRING)
		add_descriptor(collector, namespace, &sddl->value);
}

static void collect_system_security(struct collector *collector, struct access_namespace *namespace,
				    const struct cim_instance *instance)
{
	const struct cim_qualifier *encryption = cim_find_qualifier(&instance->qualifiers, "requiresencryption");

	check_other(collector, &instance->qualifiers, "namespacesecuritysddl", "an instance of __SystemSecurity");
	if (encryption == NULL || encryption->value.kind != CIM_LITERAL_BOOLEAN)
		return;
	namespace->encryption = encryption->value.boolean ? ACCESS_ENCRYPTION_REQUIRED : ACCESS_ENCRYPTION_CLEARED;
	namespace->encryption_at = encryption->span;
	if (!encryption->value.boolean)
		diag_report(collector->sink, NSS209, encryption->span, "%s accepts unencrypted connections by this",
			    namespace->path);
}

static void collect_instance(struct collector *collector, const struct cim_operation *operation,
			     struct access_namespace *namespace)
{
	const struct cim_instance *instance = operation->instance;

	if (name_is(instance->class_name, "__namespace"))
		collect_namespace(collector, operation);
	else if (name_is(instance->class_name, "__systemsecurity"))
		collect_system_security(collector, namespace, instance);
	else
		check_misplaced(collector, &instance->qualifiers, "an instance of this class");
	check_members(collector, &instance->properties, "a property");
}

void access_report_make(const struct cim_unit *const *units, size_t count, struct diag_sink *sink,
			struct access_report *report)
{
	struct collector collector = {report, sink};

	*report = (struct access_report){0};
	report->last = &report->namespaces;
	names_init(&report->paths, names_random_seed());
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < units[i]->count; j++) {
			const struct cim_operation *operation = &units[i]->operations[j];
			struct access_namespace *namespace = find_or_add(report, operation->where->path, operation->span);

			if (operation->kind == CIM_DEFINE_CLASS)
				collect_class(&collector, operation->class);
			else if (operation->kind == CIM_PUT_INSTANCE)
				collect_instance(&collector, operation, namespace);
		}
	}
}

void access_report_free(struct access_report *report)
{
	arena_free(&report->arena);
	map_free(&report->by_path);
	names_free(&report->paths);
	*report = (struct access_report){0};
}
