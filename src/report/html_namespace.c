/* SPDX-License-Identifier: MIT */
/* The section of a namespace on the page: facts, matrix of principals and rights, ACEs. */
#include "report/page.h"
#include "security/words.h"

/* ---- facts ---- */

static void put_fact(struct page *page, const char *term)
{
	page_markup(page, "<div><dt>%s</dt><dd>", term);
}

static void end_fact(struct page *page)
{
	page_markup(page, "</dd></div>\n");
}

static void put_statement_link(struct page *page, const struct namespace_statement *statement)
{
	page_markup(page, "<a href=\"#s%zu\">", page_number(page, statement));
	page_statement_location(page, statement);
	page_markup(page, "</a>");
}

static void put_source(struct page *page, const struct report_namespace *space)
{
	put_fact(page, "Descriptor");
	page_string(page, namespace_source_sentence(space->outcome->source));
	if (space->facts->statement) {
		page_markup(page, ": ");
		put_statement_link(page, space->facts->statement);
	}
	end_fact(page);
}

static void put_encryption(struct page *page, const struct namespace_encryption *setting)
{
	put_fact(page, "Encryption");
	if (setting == NULL) {
		page_markup(page, "unknown: the files neither set nor clear RequiresEncryption");
	} else {
		page_markup(
			page,
			setting->required
				? "<strong>required</strong>: clients <a href=\"#clients\">must use PktPrivacy</a>, "
				: "<strong class=\"look\">cleared !</strong> by RequiresEncryption(FALSE), ");
		page_location(page, setting->span);
		if (setting->outcome == JOURNAL_UNKNOWN)
			page_markup(page, ", if the namespace exists");
	}
	end_fact(page);
}

static void put_owner(struct page *page, const struct report_namespace *space)
{
	const struct sd_descriptor *descriptor = &space->outcome->descriptor;

	if (!descriptor->has_owner && !descriptor->has_group && space->facts->statement == NULL)
		return;
	page_markup(page, "<div id=\"n%zu-owner\"><dt>Owner</dt><dd>", page_number(page, space->facts));
	if (descriptor->has_owner)
		page_principal(page, &descriptor->owner);
	else
		page_markup(page, "missing");
	end_fact(page);
	put_fact(page, "Group");
	if (descriptor->has_group)
		page_principal(page, &descriptor->group);
	else
		page_markup(page, "missing");
	end_fact(page);
}

static void put_facts(struct page *page, const struct report_namespace *space)
{
	const struct namespace_security *facts = space->facts;
	struct span place = facts->is_deleted ? facts->deleted_at : facts->first_use;

	if (facts->is_created)
		place = facts->created_at;
	page_markup(page, "<dl class=\"facts\">\n");
	put_fact(page, facts->is_created ? "Created" : facts->is_deleted ? "Deleted" : "First used");
	page_location(page, place);
	end_fact(page);
	if (!facts->is_deleted) {
		put_source(page, space);
		put_encryption(page, facts->encryption);
	}
	if (!facts->is_deleted && space->outcome->source != SOURCE_NOTHING)
		put_owner(page, space);
	page_markup(page, "</dl>\n");
}

/* ---- principals by rights ---- */

/* The appearance and the spoken text of a cell, by its state. */
static const struct {
	const char *class_name, *sign, *description;
} states[] = {
	[STATE_NONE] = {"none", "&ndash;", "not granted"},
	[STATE_ALLOWED] = {"yes", "&#10003;", "allowed"},
	[STATE_DENIED] = {"no", "&#10005;", "denied"},
	[STATE_CONDITIONAL] = {"maybe", "?", "conditional"},
	[STATE_BY_OWNERSHIP] = {"yes", "&#10003;&#176;", "allowed as owner"},
	[STATE_NO_DACL] = {"yes", "&#10003;", "allowed without a DACL"},
};

static void put_cell(struct page *page, size_t number, const struct principal *principal, int column)
{
	const struct principal_right *cell = &principal->cells[column];
	bool look = principal_is_unusual(principal, principal_rights[column]);
	bool by_owner = cell->state == STATE_BY_OWNERSHIP, is_link = cell->ace >= 0 || by_owner;

	page_markup(page, "<td>");
	if (cell->ace >= 0)
		page_markup(page, "<a href=\"#n%zu-e%d\"", number, cell->ace);
	else
		page_markup(page, by_owner ? "<a href=\"#n%zu-owner\"" : "<span", number);
	page_markup(page, " class=\"cell %s\"><span aria-hidden=\"true\">%s%s</span><span class=\"vh\">%s",
		    look ? "look" : states[cell->state].class_name, states[cell->state].sign, look ? "!" : "",
		    states[cell->state].description);
	page_markup(page, "%s", look ? ", unusual" : "");
	if (cell->ace >= 0)
		page_markup(page, ", ACE %d", cell->ace + 1);
	page_markup(page, "</span>%s</td>", is_link ? "</a>" : "</span>");
}

static void put_matrix_head(struct page *page, size_t number)
{
	struct buffer right = {0};

	page_markup(
		page,
		"<h3 id=\"n%zu-rights\">Rights by principal</h3>\n"
		"<div class=\"scroll\" role=\"region\" aria-labelledby=\"n%zu-rights\" tabindex=\"0\">\n"
		"<table class=\"matrix\">\n<caption>Every cell links to the ACE that decides it. "
		"&#10003;&nbsp;allowed, &#10003;!&nbsp;allowed, but not by default, &#10003;&#176;&nbsp;allowed as "
		"owner, &#10005;&nbsp;denied, ?&nbsp;conditional, &ndash;&nbsp;not granted.</caption>\n<thead><tr><th "
		"scope=\"col\">Principal</th><th scope=\"col\">Connects remotely</th><th scope=\"col\">Writes</th>",
		number, number);
	for (int i = 0; i < PRINCIPAL_RIGHTS; i++) {
		rights_describe(RIGHTS_NAMESPACE, principal_rights[i], &right);
		page_markup(page, "<th scope=\"col\">");
		page_take(page, &right);
		page_markup(page, "</th>");
	}
	page_markup(page, "</tr></thead>\n<tbody>\n");
	buffer_free(&right);
}

static void put_matrix(struct page *page, const struct report_namespace *space)
{
	size_t number = page_number(page, space->facts);

	put_matrix_head(page, number);
	for (size_t i = 0; i < space->principals.count; i++) {
		const struct principal *principal = &space->principals.items[i];

		page_markup(page, "<tr id=\"n%zu-p%zu\"><th scope=\"row\">", number, i);
		page_principal(page, &principal->sid);
		page_markup(page, "</th><td class=\"sum\">%s</td><td class=\"sum\">%s</td>",
			    principal->connects_remotely ? "<b>yes</b>" : "no",
			    principal->writes ? "<b>yes</b>" : "no");
		for (int column = 0; column < PRINCIPAL_RIGHTS; column++)
			put_cell(page, number, principal, column);
		page_markup(page, "</tr>\n");
	}
	if (space->principals.count == 0)
		page_markup(page, "<tr><td colspan=\"11\">No principal has any rights.</td></tr>\n");
	page_markup(page, "</tbody>\n</table>\n</div>\n");
}

/* ---- entries ---- */

static void put_origin(struct page *page, const struct report_namespace *space, const struct namespace_entry *entry)
{
	if (entry->from != space->facts) {
		size_t number = page_number(page, entry->from);

		page_markup(page, number ? "from <a href=\"#n%zu\">" : "from <span>", number);
		page_string(page, entry->from->path);
		page_markup(page, number ? "</a>, " : "</span>, ");
	}
	if (entry->statement == NULL) {
		page_markup(page, "<a href=\"#defaults\">by default</a>");
		return;
	}
	page_markup(page, "<a href=\"#s%zu-e%zu\">", page_number(page, entry->statement), entry->index);
	page_statement_location(page, entry->statement);
	page_markup(page, "</a>");
}

/* A row of the table; `id` is 'e' for the DACL that is reported, 'o' for the other reading, 'a' for the SACL. */
static void put_ace(struct page *page, size_t number, char id, size_t index, const struct sd_ace *ace)
{
	const struct sd_ace_kind *kind = sd_ace_kind(ace->type);
	struct buffer text = {0};

	page_markup(page, "<tr id=\"n%zu-%c%zu\"><td>%zu</td><td>%s</td><th scope=\"row\">", number, id, index,
		    index + 1, kind ? kind->description : "unknown type");
	page_principal(page, &ace->sid);
	page_markup(page, "</th><td>");
	rights_describe(RIGHTS_NAMESPACE, ace->mask, &text);
	page_take(page, &text);
	page_markup(page, " <code>0x%X</code></td><td>", (unsigned)ace->mask);
	sd_put_ace_flags(ace->flags, &text);
	page_take(page, &text);
	page_markup(page, "</td><td>");
	buffer_free(&text);
}

static void put_table_head(struct page *page, size_t number, char id, const char *title)
{
	page_markup(page,
		    "<h3 id=\"n%zu-%c\">%s</h3>\n"
		    "<div class=\"scroll\" role=\"region\" aria-labelledby=\"n%zu-%c\" tabindex=\"0\">\n"
		    "<table class=\"entries\">\n<thead><tr><th scope=\"col\">No.</th><th scope=\"col\">Effect</th><th "
		    "scope=\"col\">Principal</th><th scope=\"col\">Rights</th><th scope=\"col\">Flags</th><th "
		    "scope=\"col\">Source</th></tr></thead>\n<tbody>\n",
		    number, id, title, number, id);
}

static void put_dacl(struct page *page, const struct report_namespace *space, const struct namespace_outcome *outcome,
		     char id, const char *title, size_t appended)
{
	const struct sd_acl *dacl = &outcome->descriptor.dacl;
	size_t number = page_number(page, space->facts);

	if (dacl->state != SD_ACL_PRESENT || dacl->count == 0) {
		page_markup(page, "<h3>%s</h3>\n<p class=\"note look\">%s</p>\n", title,
			    dacl->state == SD_ACL_PRESENT ? "! The DACL is empty: no one has access."
							  : "! The descriptor has no DACL: everyone has full access.");
		return;
	}
	put_table_head(page, number, id, title);
	for (size_t i = 0; i < dacl->count; i++) {
		if (appended > 0 && i == dacl->count - appended)
			page_markup(page, "</tbody>\n<tbody>\n<tr class=\"divider\"><th scope=\"rowgroup\" "
					  "colspan=\"6\">According to MS-WMI the parent&rsquo;s ACEs follow; <a "
					  "href=\"#sources\">according to WmiSdk they are replaced</a></th></tr>\n");
		put_ace(page, number, id, i, &dacl->aces[i]);
		put_origin(page, space, &outcome->entries[i]);
		page_markup(page, "</td></tr>\n");
	}
	page_markup(page, "</tbody>\n</table>\n</div>\n");
}

static void put_sacl(struct page *page, const struct report_namespace *space)
{
	const struct sd_acl *sacl = &space->outcome->descriptor.sacl;
	size_t number = page_number(page, space->facts);

	if (sacl->count == 0)
		return;
	put_table_head(page, number, 'a', "Audited access");
	for (size_t i = 0; i < sacl->count; i++) {
		put_ace(page, number, 'a', i, &sacl->aces[i]);
		if (space->facts->statement)
			put_statement_link(page, space->facts->statement);
		page_markup(page, "</td></tr>\n");
	}
	page_markup(page, "</tbody>\n</table>\n</div>\n");
}

/* ---- providers, event filters and unknowns ---- */

static void put_provider_rule_rights(struct page *page, const struct namespace_provider_rule *rule)
{
	struct buffer text = {0};

	page_markup(page, "<ul>");
	for (size_t i = 0; i < rule->descriptor->dacl.count; i++) {
		const struct sd_ace *ace = &rule->descriptor->dacl.aces[i];
		const struct sd_ace_kind *kind = sd_ace_kind(ace->type);

		page_markup(page, "<li>%s ", kind ? kind->description : "ACE of unknown type for");
		page_principal(page, &ace->sid);
		page_markup(page, ": ");
		rights_describe(rule->object, ace->mask, &text);
		page_take(page, &text);
		page_markup(page, "</li>");
	}
	page_markup(page, "</ul>");
	if (rule->descriptor->dacl.state != SD_ACL_PRESENT)
		page_markup(page, "no DACL: everyone");
	buffer_free(&text);
}

static void put_provider_rules(struct page *page, const struct report_namespace *space)
{
	size_t number = page_number(page, space->facts);

	if (space->facts->provider_rules == NULL)
		return;
	page_markup(page,
		    "<h3 id=\"n%zu-provider-rules\">Providers and event filters</h3>\n"
		    "<div class=\"scroll\" role=\"region\" aria-labelledby=\"n%zu-provider-rules\" "
		    "tabindex=\"0\">\n<table>\n"
		    "<thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Descriptor</th><th "
		    "scope=\"col\">Principals</th><th scope=\"col\">Location</th></tr></thead>\n<tbody>\n",
		    number, number);
	for (const struct namespace_provider_rule *rule = space->facts->provider_rules; rule; rule = rule->next) {
		page_markup(page, "<tr><th scope=\"row\">");
		page_text(page, rule->name.length > 0 ? rule->name : text_of("(no name)"));
		page_markup(page, "</th><td>%s <code>", rule->object == RIGHTS_PROVIDER ? "registration" : "events");
		page_text(page, rule->sddl);
		page_markup(page, "</code></td><td>");
		if (rule->descriptor)
			put_provider_rule_rights(page, rule);
		else
			page_markup(page, rule->property
						  ? "unreadable"
						  : "decoupled, without SecurityDescriptor: any service account");
		page_markup(page, "</td><td>");
		page_location(page, rule->property ? rule->property->value.span : rule->instance->span);
		page_string(page, namespace_effect_note(rule->outcome));
		page_markup(page, "</td></tr>\n");
	}
	page_markup(page, "</tbody>\n</table>\n</div>\n");
}

static void put_unknown(struct page *page, const struct report_namespace *space)
{
	const char *sentence;

	if (report_unknown_at(space, 0) == NULL)
		return;
	page_markup(page, "<h3>Unknown</h3>\n<ul class=\"unknown\">\n");
	for (size_t i = 0; (sentence = report_unknown_at(space, i)); i++)
		page_markup(page, "<li>%s</li>\n", sentence);
	page_markup(page, "</ul>\n");
}

void page_namespace(struct page *page, const struct report_namespace *space)
{
	const struct namespace_security *facts = space->facts;
	size_t number = page_number(page, facts);

	page_markup(page, "<section class=\"namespace\" aria-labelledby=\"n%zu\">\n<h2 id=\"n%zu\" tabindex=\"-1\">",
		    number, number);
	page_string(page, facts->path);
	page_markup(page, "</h2>\n");
	put_facts(page, space);
	if (!facts->is_deleted && space->outcome->source != SOURCE_NOTHING) {
		put_matrix(page, space);
		put_dacl(page, space, space->outcome, 'e', "ACEs in order", space->appended);
		if (space->otherwise && space->appended == 0)
			put_dacl(page, space, space->otherwise, 'o', "ACEs under the other reading", 0);
		put_sacl(page, space);
	}
	put_provider_rules(page, space);
	if (!facts->is_deleted)
		put_unknown(page, space);
	page_markup(page, "</section>\n");
}
