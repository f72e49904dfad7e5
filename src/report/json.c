/* SPDX-License-Identifier: MIT */
/* The security report as JSON, in the format that mof-security(1) documents. */
#include "report/report.h"

#ifdef HAVE_JANSSON
#include "descriptor/json_parts.h"

static json_t *make_text(struct text text)
{
	struct buffer copy = {0};

	buffer_put(&copy, text.bytes, text.length);
	return js_buffer(&copy);
}

/* Binary MOF has no locations. */
static json_t *make_location(struct span span)
{
	struct location place;
	json_t *json;

	if (span.source == NULL)
		return json_null();
	place = source_locate((struct source *)span.source, span.begin);
	json = js_object();
	js_set(json, "file", make_text(text_of(place.file)));
	js_set(json, "line", js_integer(place.line));
	js_set(json, "column", js_integer(place.column));
	return json;
}

/* ---- lists ---- */

static json_t *make_acl(const struct sd_acl *acl, enum rights_object object)
{
	json_t *entries;

	if (acl->state != SD_ACL_PRESENT)
		return json_null();
	entries = js_array();
	for (size_t i = 0; i < acl->count; i++)
		js_append(entries, json_of_ace(&acl->aces[i], object));
	return entries;
}

/* ---- descriptors ---- */

/* Sets owner, group and ACLs as members of `json`. */
static void set_descriptor(json_t *json, const struct sd_descriptor *descriptor, enum rights_object object)
{
	js_set(json, "owner", descriptor->has_owner ? json_of_sid(&descriptor->owner) : json_null());
	js_set(json, "group", descriptor->has_group ? json_of_sid(&descriptor->group) : json_null());
	js_set(json, "dacl", make_acl(&descriptor->dacl, object));
	js_set(json, "sacl", make_acl(&descriptor->sacl, object));
}

static json_t *make_statement(const struct namespace_statement *statement)
{
	json_t *json = js_object();

	js_set(json, "sddl", statement->sddl.bytes ? make_text(statement->sddl) : json_null());
	js_set(json, "at", make_location(statement->span));
	js_set(json, "before", json_boolean(statement->is_base));
	js_set(json, "outcome", js_text(journal_outcome_word(statement->outcome)));
	js_set(json, "readable", json_boolean(statement->descriptor != NULL));
	if (statement->descriptor)
		set_descriptor(json, statement->descriptor, RIGHTS_NAMESPACE);
	return json;
}

/* The descriptor, with the origin of each ACE of its DACL. */
static json_t *make_outcome(const struct namespace_outcome *outcome)
{
	static const char *const origins[] = {"own", "inherited", "default"};
	const struct sd_acl *dacl = &outcome->descriptor.dacl;
	json_t *json = js_object(), *entries;

	js_set(json, "source", js_text(namespace_source_word(outcome->source)));
	set_descriptor(json, &outcome->descriptor, RIGHTS_NAMESPACE);
	entries = json_object_get(json, "dacl");
	for (size_t i = 0; dacl->state == SD_ACL_PRESENT && i < dacl->count; i++) {
		const struct namespace_entry *entry = &outcome->entries[i];
		json_t *ace = json_array_get(entries, i);

		js_set(ace, "origin", js_text(origins[entry->origin]));
		js_set(ace, "from", make_text(text_of(entry->from->path)));
		js_set(ace, "at", make_location(entry->span));
	}
	js_set(json, "complete", json_boolean(!outcome->is_cut));
	return json;
}

/* ---- namespaces ---- */

static json_t *make_principal(const struct principal *principal)
{
	json_t *json = json_of_sid(&principal->sid), *entries = js_object();
	struct buffer right = {0};

	js_set(json, "mask", js_integer(principal->granted));
	js_set(json, "rights", json_of_rights(RIGHTS_NAMESPACE, principal->granted));
	js_set(json, "conditional", json_of_rights(RIGHTS_NAMESPACE, principal->conditional));
	js_set(json, "connects_remotely", json_boolean(principal->connects_remotely));
	js_set(json, "writes", json_boolean(principal->writes));
	for (int i = 0; i < PRINCIPAL_RIGHTS; i++) {
		if (principal->cells[i].ace < 0)
			continue;
		rights_describe(RIGHTS_NAMESPACE, principal_rights[i], &right);
		js_set(entries, buffer_text(&right), js_integer((uint64_t)principal->cells[i].ace));
		right.size = 0;
	}
	buffer_free(&right);
	js_set(json, "decided_by", entries);
	return json;
}

static json_t *make_principals(const struct principals *principals)
{
	json_t *json = js_array();

	for (size_t i = 0; i < principals->count; i++)
		js_append(json, make_principal(&principals->items[i]));
	return json;
}

static json_t *make_provider_rule(const struct namespace_provider_rule *rule)
{
	json_t *json = js_object();

	js_set(json, "kind", js_text(rights_object_key(rule->object)));
	js_set(json, "name", make_text(rule->name.bytes ? rule->name : text_of("")));
	js_set(json, "at", make_location(rule->property ? rule->property->value.span : rule->instance->span));
	js_set(json, "sddl", rule->property ? make_text(rule->sddl) : json_null());
	js_set(json, "outcome", js_text(journal_outcome_word(rule->outcome)));
	js_set(json, "readable", json_boolean(rule->descriptor != NULL));
	if (rule->descriptor)
		set_descriptor(json, rule->descriptor, rule->object);
	return json;
}

static void set_effect(json_t *json, const struct report_namespace *space)
{
	static const char *const differences[] = {"none", "wider", "cross"};
	const struct namespace_security *facts = space->facts;
	json_t *unknown = js_array();
	const char *sentence;

	js_set(json, "effective", make_outcome(space->outcome));
	js_set(json, "reading",
	       facts->difference == READINGS_AGREE ? json_null() : js_text(namespace_reading_word(facts->widest)));
	js_set(json, "difference", js_text(differences[facts->difference]));
	js_set(json, "otherwise", space->otherwise ? make_outcome(space->otherwise) : json_null());
	js_set(json, "principals", make_principals(&space->principals));
	js_set(json, "other_principals", make_principals(&space->others));
	for (size_t i = 0; (sentence = report_unknown_at(space, i)); i++)
		js_append(unknown, js_text(sentence));
	js_set(json, "not_known", unknown);
}

static json_t *make_namespace(const struct report_namespace *space)
{
	const struct namespace_security *facts = space->facts;
	json_t *json = js_object(), *descriptors = js_array(), *provider_rules = js_array();

	js_set(json, "path", make_text(text_of(facts->path)));
	js_set(json, "created", json_boolean(facts->is_created));
	js_set(json, "deleted", json_boolean(facts->is_deleted));
	js_set(json, "at", make_location(facts->is_created ? facts->created_at : facts->first_use));
	js_set(json, "encryption",
	       js_text(facts->encryption == NULL     ? "unknown"
		       : facts->encryption->required ? "required"
						     : "not required"));
	if (facts->encryption) {
		js_set(json, "encryption_at", make_location(facts->encryption->span));
		js_set(json, "encryption_outcome", js_text(journal_outcome_word(facts->encryption->outcome)));
	}
	for (const struct namespace_statement *statement = facts->statements; statement; statement = statement->next)
		js_append(descriptors, make_statement(statement));
	js_set(json, "descriptors", descriptors);
	set_effect(json, space);
	for (const struct namespace_provider_rule *rule = facts->provider_rules; rule; rule = rule->next)
		js_append(provider_rules, make_provider_rule(rule));
	js_set(json, "provider_rules", provider_rules);
	return json;
}

bool report_json(const struct report *report, struct buffer *out)
{
	json_t *json = js_object(), *namespaces = js_array(), *readings = js_object();

	for (size_t i = 0; i < report->count; i++)
		js_append(namespaces, make_namespace(&report->namespaces[i]));
	for (enum namespace_reading reading = 0; reading < READING_COUNT; reading++)
		js_set(readings, namespace_reading_word(reading), js_text(namespace_reading_sentence(reading)));
	js_set(json, "mofkit", js_integer(1));
	js_set(json, "namespaces", namespaces);
	js_set(json, "readings", readings);
	js_print(json, out);
	return true;
}

#else

bool report_json(const struct report *report, struct buffer *out)
{
	(void)report;
	(void)out;
	return false;
}

#endif
