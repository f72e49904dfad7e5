/* SPDX-License-Identifier: MIT */
/* Rules on the delivery of events to a filter (EVT410, EVT411). */
#include "lint/namespace.h"

/* EVT410: without EventAccess any account may deliver matching events. */
void lint_event_access_missing(struct lint *lint, const struct lint_target *target)
{
	const struct cim_instance *instance = target->operation->instance;

	if (target->role == ROLE_FILTER && cim_find_property(&instance->properties, "eventaccess") == NULL)
		lint_add_property(
			lint,
			diag_report(lint->sink, EVT410, instance->class_span,
				    "event filter has no EventAccess: any account may deliver matching events"),
			instance, "EventAccess = \"O:BAG:BAD:(A;;0x80;;;BA)\";");
}

/* Returns an error message about an EventAccess descriptor, or NULL. */
static const char *find_event_error(const struct sd_descriptor *descriptor)
{
	uint32_t allowed = 0;

	if (!descriptor->has_owner || !descriptor->has_group)
		return "has no owner or no group";
	if (descriptor->dacl.state != SD_ACL_PRESENT)
		return "has no DACL: any account may deliver events";
	for (size_t i = 0; i < descriptor->dacl.count; i++) {
		allowed |= lint_allowed(&descriptor->dacl.aces[i]);
		if (lint_allowed(&descriptor->dacl.aces[i]) & WBEM_RIGHT_PUBLISH &&
		    sid_class(&descriptor->dacl.aces[i].sid) == SID_CLASS_BROAD)
			return "lets a broad group deliver events";
	}
	return allowed & WBEM_RIGHT_PUBLISH ? NULL : "grants the right to publish events (0x80) to no principal";
}

/* EVT411: EventAccess specifies with one right, 0x80, which accounts may deliver events. */
void lint_event_access(struct lint *lint, const struct lint_target *target)
{
	const char *error = target->provider_rule->object == RIGHTS_EVENT && target->provider_rule->descriptor
				    ? find_event_error(target->provider_rule->descriptor)
				    : NULL;

	if (error)
		diag_report(lint->sink, EVT411, target->provider_rule->property->value.span, "EventAccess %s", error);
}
