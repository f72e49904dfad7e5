/* SPDX-License-Identifier: MIT */
/* Rules on the hosting and registration of providers (PRV301-PRV310). */
#include <string.h>

#include "base/nearest.h"
#include "lint/namespace.h"
#include "model/literal.h"

/* ---- HostingModel ---- */

/* A string property of a provider; NULL for other instances, or if it has no string value. */
static const struct cim_property *text_property(const struct lint_target *target, const char *folded)
{
	const struct cim_instance *instance = target->operation->instance;
	const struct cim_property *property = cim_find_property(&instance->properties, folded);

	if (target->role != ROLE_PROVIDER || property == NULL || !property->has_value ||
	    property->value.kind != CIM_LITERAL_STRING)
		return NULL;
	return property;
}

static const struct cim_property *hosting_model(const struct lint_target *target)
{
	return text_property(target, "hostingmodel");
}

/* Returns whether HostingModel is `model`, with or without the name of a host group after a colon. */
static bool model_is(const struct cim_property *model, const char *name)
{
	struct text value = model->value.string, wanted = text_of(name);

	return value.length >= wanted.length && text_same_name((struct text){value.bytes, wanted.length}, wanted) &&
	       (value.length == wanted.length || value.bytes[wanted.length] == ':');
}

/* Adds help and, if the text can be located in its literal, an edit. */
static void edit_literal(struct lint *lint, struct diagnostic *diagnostic, const struct cim_property *property,
			 const char *text)
{
	struct span span = lint_plain_span(property->value.span, property->value.string,
					   (struct sd_span){0, property->value.string.length});

	diag_set_help(lint->sink, diagnostic, "write \"%s\"", text);
	if (span.source)
		diag_add_edit(lint->sink, diagnostic, span, text);
}

/* PRV301: an exploited bug in such a provider runs code as SYSTEM. */
void lint_local_system(struct lint *lint, const struct lint_target *target)
{
	const struct cim_property *model = hosting_model(target);
	struct diagnostic *diagnostic;

	if (model == NULL || !(model_is(model, "LocalSystemHost") || model_is(model, "LocalSystemHostOrSelfHost")))
		return;
	diagnostic = diag_report(lint->sink, PRV301, model->value.span, "provider runs as LocalSystem");
	diag_set_help(lint->sink, diagnostic, "use NetworkServiceHost or LocalServiceHost unless it needs LocalSystem");
}

/* PRV303: the default depends on the version of Windows. */
void lint_hosting_missing(struct lint *lint, const struct lint_target *target)
{
	const struct cim_instance *instance = target->operation->instance;

	if (target->role == ROLE_PROVIDER && cim_find_property(&instance->properties, "hostingmodel") == NULL)
		lint_add_property(lint,
				  diag_report(lint->sink, PRV303, instance->class_span, "provider has no HostingModel"),
				  instance, "HostingModel = \"NetworkServiceHost\";");
}

static const char *const models[] = {
	"SelfHost",
	"LocalSystemHost",
	"LocalSystemHostOrSelfHost",
	"NetworkServiceHost",
	"NetworkServiceHostOrSelfHost",
	"LocalServiceHost",
	"LocalServiceHostOrSelfHost",
	"WmiCore",
	"WmiCoreOrSelfHost",
	"Decoupled",
};

/* PRV304: WMI does not load a provider with an unknown HostingModel. */
void lint_hosting_unknown(struct lint *lint, const struct lint_target *target)
{
	const struct cim_property *model = hosting_model(target);
	struct nearest nearest;
	struct diagnostic *diagnostic;

	if (model == NULL)
		return;
	nearest = nearest_start(model->value.string);
	for (size_t i = 0; i < sizeof models / sizeof *models; i++) {
		if (model_is(model, models[i]))
			return;
		nearest_offer(&nearest, models[i]);
	}
	diagnostic = diag_report(lint->sink, PRV304, model->value.span, "unknown HostingModel '%.*s'",
				 (int)model->value.string.length, model->value.string.bytes);
	if (nearest.name == NULL)
		return;
	edit_literal(lint, diagnostic, model, nearest.name);
	diagnostic->is_suggestion = true;
}

/* PRV305: a rogue decoupled provider would get the identity of the client. */
void lint_fold_identity(struct lint *lint, const struct lint_target *target)
{
	const struct cim_property *model = hosting_model(target);
	struct text off = text_of("Decoupled:Com:FoldIdentity(FALSE)");

	if (model && text_same_name(model->value.string, off))
		edit_literal(lint,
			     diag_report(lint->sink, PRV305, model->value.span,
					 "provider receives the client's identity"),
			     model, "Decoupled:Com");
}

/* PRV306: for internal use by Windows. */
void lint_decoupled_noncom(struct lint *lint, const struct lint_target *target)
{
	const struct cim_property *model = hosting_model(target);

	if (model && model_is(model, "Decoupled:NonCOM"))
		edit_literal(lint,
			     diag_report(lint->sink, PRV306, model->value.span, "Decoupled:NonCOM is not supported"),
			     model, "Decoupled:Com");
}

/* PRV309: the descriptor applies only to decoupled providers. */
void lint_descriptor_unused(struct lint *lint, const struct lint_target *target)
{
	const struct cim_property *descriptor = text_property(target, "securitydescriptor");
	const struct cim_property *model = hosting_model(target);

	if (descriptor && !(model && model_is(model, "Decoupled")))
		diag_report(lint->sink, PRV309, descriptor->value.span,
			    "SecurityDescriptor has no effect on a provider that is not decoupled");
}

/* ---- SecurityDescriptor ---- */

static bool is_readable(const struct namespace_provider_rule *registration)
{
	return registration->object == RIGHTS_PROVIDER && registration->descriptor;
}

/* PRV307: without the descriptor any service account may register it. */
void lint_registration_missing(struct lint *lint, const struct lint_target *target)
{
	const struct cim_instance *instance = target->provider_rule->instance;

	if (target->provider_rule->object == RIGHTS_PROVIDER && target->provider_rule->property == NULL &&
	    cim_find_property(&instance->properties, "securitydescriptor") == NULL)
		lint_add_property(
			lint,
			diag_report(
				lint->sink, PRV307, instance->class_span,
				"decoupled provider has no SecurityDescriptor: any service account may register it"),
			instance, "SecurityDescriptor = \"O:BAG:BAD:(A;;0x1;;;BA)\";");
}

/* PRV308: a registered provider answers all requests. */
void lint_registration_wide(struct lint *lint, const struct lint_target *target)
{
	const struct namespace_provider_rule *registration = target->provider_rule;
	struct literal_walk literal;

	if (!is_readable(registration))
		return;
	literal_walk_start(&literal, registration->property->value.span, registration->sddl);
	if (registration->descriptor->dacl.state != SD_ACL_PRESENT)
		diag_report(lint->sink, PRV308, registration->property->value.span,
			    "everyone may register this provider");
	for (size_t i = 0; i < registration->descriptor->dacl.count; i++) {
		const struct sd_ace *ace = &registration->descriptor->dacl.aces[i];
		enum sid_class class = sid_class(&ace->sid);

		if (lint_allowed(ace) & 1 && class != SID_CLASS_ADMIN && class != SID_CLASS_SERVICE)
			diag_report(lint->sink, PRV308, literal_walk_to(&literal, ace->begin, ace->end),
				    "%s may register this provider", lint_principal(lint, &ace->sid));
	}
}

/* PRV310: the only right is bit 0, to register. */
void lint_registration_bits(struct lint *lint, const struct lint_target *target)
{
	const struct namespace_provider_rule *registration = target->provider_rule;
	struct literal_walk literal;

	if (!is_readable(registration))
		return;
	literal_walk_start(&literal, registration->property->value.span, registration->sddl);
	for (size_t i = 0; i < registration->descriptor->dacl.count; i++) {
		const struct sd_ace *ace = &registration->descriptor->dacl.aces[i];
		struct span rights =
			lint_plain_span(registration->property->value.span, registration->sddl, ace->rights_at);
		struct diagnostic *diagnostic;

		if ((ace->mask & ~UINT32_C(1)) == 0)
			continue;
		diagnostic = diag_report(lint->sink, PRV310, literal_walk_to(&literal, ace->begin, ace->end),
					 "rights 0x%X include more than 0x1, the only right of a provider", ace->mask);
		diag_set_help(lint->sink, diagnostic, "write '0x1'");
		if (ace->mask & 1 && rights.source)
			diag_add_edit(lint->sink, diagnostic, rights, "0x1");
	}
}
