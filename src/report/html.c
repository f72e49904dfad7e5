/* SPDX-License-Identifier: MIT */
/* The security report as a self-contained HTML page: no script, no request. */
#include <stdlib.h>
#include <string.h>

#include "report/page.h"
#include "security/words.h"
#include "base/memory.h"

/* ---- the tree ---- */

/* Compares paths in the order of the tree: the children of a namespace follow it. */
static int compare_paths(const char *a, const char *b)
{
	for (;; a++, b++) {
		int left = *a == '\\' ? 1 : (unsigned char)text_fold(*a),
		    right = *b == '\\' ? 1 : (unsigned char)text_fold(*b);

		if (left != right || left == 0)
			return left - right;
	}
}

static int compare_namespaces(const void *left, const void *right)
{
	const struct namespace_security *const *a = left, *const *b = right;

	return compare_paths((*a)->path, (*b)->path);
}

static size_t depth_of(const struct namespace_security *space)
{
	size_t depth = 0;

	for (; space->parent; space = space->parent)
		depth++;
	return depth;
}

/* ---- overview ---- */

struct naming {
	struct page *page;
	const struct report_namespace *space;
	uint32_t rights; /* those that are marked if unusual */
	bool is_open;    /* the list has begun */
};

static void put_name(const struct principal *principal, size_t index, bool is_other, void *context)
{
	struct naming *naming = context;
	struct page *page = naming->page;
	bool look = principal_is_unusual(principal, naming->rights);
	size_t number = page_number(page, naming->space->facts);
	struct buffer name = {0};

	page_markup(page, "%s<li%s><a href=\"#n%zu-", naming->is_open ? "" : "<ul class=\"who\">",
		    look ? " class=\"look\"" : "", number);
	page_markup(page, is_other ? "o\">" : "p%zu\">", index);
	sd_put_principal_name(&principal->sid, &name);
	page_take(page, &name);
	page_markup(page, "%s%s</a></li>", is_other ? " under the other reading" : "",
		    look ? "<span class=\"mark\" aria-hidden=\"true\">&nbsp;!</span><span class=\"vh\"> unusual</span>"
			 : "");
	naming->is_open = true;
	buffer_free(&name);
}

static void put_principals(struct page *page, const struct report_namespace *space,
			   bool (*has)(const struct principal *principal), uint32_t rights)
{
	struct naming naming = {page, space, rights, false};

	page_markup(page, "<td>");
	if (report_visit_principals(space, has, put_name, &naming) > 0)
		page_markup(page, "</ul>");
	else
		page_markup(page, "<span class=\"dim\">%s</span>",
			    space->outcome->source == SOURCE_NOTHING ? "unknown" : "no one");
	page_markup(page, "</td>\n");
}

static void put_encryption(struct page *page, const struct namespace_security *facts)
{
	if (facts->encryption == NULL)
		page_markup(page, "<td class=\"dim\">unknown</td>");
	else if (facts->encryption->required)
		page_markup(page, "<td><span class=\"flag yes\">required</span>%s</td>",
			    facts->encryption->outcome == JOURNAL_UNKNOWN ? " <span class=\"sid\">if it exists</span>"
									  : "");
	else
		page_markup(page, "<td><span class=\"flag look\">cleared</span></td>");
}

static const char *leaf_of(const char *path)
{
	const char *separator = strrchr(path, '\\');

	return separator ? separator + 1 : path;
}

static void put_row(struct page *page, const struct namespace_security *facts)
{
	size_t number = page_number(page, facts), depth = depth_of(facts);
	const struct report_namespace *space = number ? &page->report->namespaces[number - 1] : NULL;
	const char *leaf = leaf_of(facts->path);

	page_markup(page, "<tr%s><th scope=\"row\" class=\"tree d%zu\">", space ? "" : " class=\"above\"",
		    depth < 8 ? depth : 8);
	if (space)
		page_markup(page, "<a href=\"#n%zu\">", number);
	page_markup(page, "<span class=\"vh\">");
	page_text(page, (struct text){facts->path, (size_t)(leaf - facts->path)});
	page_markup(page, "</span>");
	page_string(page, leaf);
	page_markup(page, "%s</th>\n", space ? "</a>" : "");
	if (space == NULL || facts->is_deleted) {
		page_markup(page, "<td colspan=\"4\" class=\"dim\">%s</td></tr>\n",
			    space ? "deleted by these files" : "not used by these files");
		return;
	}
	page_markup(page, "<td>%s%s</td>\n", namespace_source_word(space->outcome->source),
		    facts->difference == READINGS_AGREE ? "" : " <span class=\"sid\">two readings</span>");
	put_principals(page, space, principal_connects, REMOTE_RIGHTS);
	put_principals(page, space, principal_writes, WRITE_RIGHTS);
	put_encryption(page, facts);
	page_markup(page, "</tr>\n");
}

static void put_overview(struct page *page)
{
	const struct namespace_security **sorted;
	size_t count = 0, at = 0;

	for (const struct namespace_security *facts = page->report->facts.list; facts; facts = facts->next)
		count++;
	sorted = mem_alloc((count + 1) * sizeof *sorted);
	for (const struct namespace_security *facts = page->report->facts.list; facts; facts = facts->next)
		sorted[at++] = facts;
	qsort(sorted, count, sizeof *sorted, compare_namespaces);
	page_markup(page,
		    "<section aria-labelledby=\"overview\">\n<h2 id=\"overview\">Overview</h2>\n"
		    "<div class=\"scroll\" role=\"region\" aria-labelledby=\"overview\" tabindex=\"0\">\n<table>\n"
		    "<caption>Principals that can connect remotely, and those that can write or change the descriptor. "
		    "&ldquo;!&rdquo; marks rights that Windows does not grant by default.</caption>\n"
		    "<thead><tr><th scope=\"col\">Namespace</th><th scope=\"col\">Descriptor</th><th scope=\"col\">Can "
		    "connect remotely</th><th scope=\"col\">Can write</th><th "
		    "scope=\"col\">Encryption</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < count; i++)
		put_row(page, sorted[i]);
	page_markup(page, "</tbody>\n</table>\n</div>\n</section>\n");
	free(sorted);
}

/* ---- head ---- */

static void put_head(struct page *page)
{
	page_markup(
		page,
		"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
		"base-uri 'none'; form-action 'none'\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"color-scheme\" content=\"light dark\">\n"
		"<meta name=\"referrer\" content=\"no-referrer\">\n"
		"<meta name=\"generator\" content=\"mofkit\">\n<title>Security of WMI namespaces</title>\n<style>\n");
	buffer_put(page->out, page_style().bytes, page_style().length);
	page_markup(page, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n");
}

static void put_figure(struct page *page, size_t number, const char *words, bool look)
{
	page_markup(page, "<div%s><dt>%s</dt><dd>%zu%s</dd></div>\n", look && number > 0 ? " class=\"look\"" : "",
		    words, number, look && number > 0 ? "<span class=\"mark\" aria-hidden=\"true\"> !</span>" : "");
}

/* What the figures count about a namespace. */
struct exposure {
	bool lets_in;        /* a principal that is not an administrator */
	bool lets_in_widely; /* a principal that Windows does not admit by default */
	bool lets_write;     /* a principal that cannot write by default */
};

static void see_remote(const struct principal *principal, size_t index, bool is_other, void *context)
{
	struct exposure *exposure = context;

	(void)index;
	(void)is_other;
	exposure->lets_in |= sid_class(&principal->sid) != SID_CLASS_ADMIN;
	exposure->lets_in_widely |= principal_is_unusual(principal, REMOTE_RIGHTS);
}

static void see_write(const struct principal *principal, size_t index, bool is_other, void *context)
{
	struct exposure *exposure = context;

	(void)index;
	(void)is_other;
	exposure->lets_write |= principal_is_unusual(principal, WRITE_RIGHTS);
}

static void put_header(struct page *page)
{
	const struct report *report = page->report;
	size_t encrypted = 0, remote = 0, writable = 0;
	bool widely = false;

	for (size_t i = 0; i < report->count; i++) {
		const struct report_namespace *space = &report->namespaces[i];
		struct exposure exposure = {0};

		if (space->facts->is_deleted)
			continue;
		report_visit_principals(space, principal_connects, see_remote, &exposure);
		report_visit_principals(space, principal_writes, see_write, &exposure);
		encrypted += space->facts->encryption && space->facts->encryption->required;
		remote += exposure.lets_in;
		writable += exposure.lets_write;
		widely |= exposure.lets_in_widely;
	}
	page_markup(page, "<header>\n<p class=\"eyebrow\">mof security</p>\n<h1>Security of WMI namespaces</h1>\n"
			  "<dl class=\"figures\">\n");
	put_figure(page, report->count, "namespaces used", false);
	put_figure(page, remote, "remotely accessible to non-administrators", widely);
	put_figure(page, writable, "writable beyond the default", true);
	put_figure(page, encrypted, "require encryption", false);
	page_markup(page, "</dl>\n</header>\n<main id=\"main\" tabindex=\"-1\">\n");
	if (report->count == 0)
		page_markup(page, "<p>These files do not use any namespace.</p>\n");
}

/* Security qualifiers on declarations where they have no effect. */
static void put_misplaced(struct page *page)
{
	const struct namespaces *facts = &page->report->facts;

	if (facts->misplaced_count == 0)
		return;
	page_markup(page, "<section aria-labelledby=\"misplaced\">\n<h2 id=\"misplaced\">Without effect</h2>\n"
			  "<p>Security qualifiers have no effect on these declarations.</p>\n<ul>\n");
	for (size_t i = 0; i < facts->misplaced_count; i++) {
		page_markup(page, "<li><strong class=\"look\">! ");
		page_string(page, facts->misplaced[i].qualifier->name.spelling);
		page_markup(page, "</strong> on %s, ", facts->misplaced[i].on);
		page_location(page, facts->misplaced[i].qualifier->span);
		page_markup(page, "</li>\n");
	}
	page_markup(page, "</ul>\n</section>\n");
}

/* ---- clients and sources ---- */

static void put_clients(struct page *page)
{
	const struct namespace_security *first = NULL;
	struct buffer code = {0};
	const char *name;

	for (size_t i = 0; i < page->report->count && first == NULL; i++)
		if (page->report->namespaces[i].facts->encryption &&
		    page->report->namespaces[i].facts->encryption->required)
			first = page->report->namespaces[i].facts;
	if (first == NULL)
		return;
	page_markup(
		page,
		"<section aria-labelledby=\"clients\">\n<h2 id=\"clients\">Connecting to an encrypted namespace</h2>\n"
		"<p>A remote client must set the authentication level <code>PktPrivacy</code>. The default level is "
		"refused, and so are results over an unencrypted callback connection. For ");
	page_string(page, first->path);
	page_markup(page, ":</p>\n<dl class=\"code\">\n");
	for (size_t i = 0; report_client_at(i, first->path, &name, &code); i++) {
		page_markup(page, "<dt>%s</dt><dd><pre><code>", name);
		for (size_t at = 0; at < code.size; at++) {
			const char *line = buffer_text(&code) + at, *end = strchr(line, '\n');
			size_t length = end ? (size_t)(end - line) : code.size - at;

			page_text(page, (struct text){line, length});
			page_markup(page, end ? "\n" : "");
			at += length;
		}
		page_markup(page, "</code></pre></dd>\n");
		code.size = 0;
	}
	page_markup(page, "</dl>\n</section>\n");
	buffer_free(&code);
}

static void put_sources(struct page *page)
{
	const struct namespace_default *row;
	struct buffer rights = {0};

	page_markup(page,
		    "<section aria-labelledby=\"sources\">\n<h2 id=\"sources\">Where the sources disagree</h2>\n<dl>\n"
		    "<dt>Explicit descriptor and inherited ACEs</dt>\n");
	for (enum namespace_reading reading = 0; reading < READING_COUNT; reading++) {
		page_markup(page, "<dd>");
		page_string(page, namespace_reading_sentence(reading));
		page_markup(page, "</dd>\n");
	}
	page_markup(page, "<dt id=\"defaults\">Default rights of ordinary users</dt>\n");
	for (size_t i = 0; (row = namespace_default_at(i)); i++) {
		page_markup(page, "<dd>");
		rights_describe(RIGHTS_NAMESPACE, row->mask, &rights);
		page_take(page, &rights);
		page_markup(page, " <code>0x%X</code>%s: ", (unsigned)row->mask,
			    row->is_used ? ", used in this report" : "");
		page_string(page, row->source);
		page_markup(page, ".</dd>\n");
	}
	page_markup(page, "<dt>What files do not show</dt>\n<dd>Group memberships, DCOM limits, firewalls and checks "
			  "by providers: access that is granted here may still be denied there.</dd>\n"
			  "</dl>\n</section>\n");
	buffer_free(&rights);
}

/* ---- the page ---- */

static void set_numbers(struct page *page)
{
	size_t statements = 0;

	for (size_t i = 0; i < page->report->count; i++)
		page_set_number(page, page->report->namespaces[i].facts, i + 1);
	for (const struct namespace_security *facts = page->report->facts.list; facts; facts = facts->next)
		for (const struct namespace_statement *statement = facts->statements; statement;
		     statement = statement->next)
			page_set_number(page, statement, ++statements);
}

void report_html(const struct report *report, struct buffer *out)
{
	struct page page = {.out = out, .report = report};

	set_numbers(&page);
	put_head(&page);
	put_header(&page);
	put_overview(&page);
	put_misplaced(&page);
	for (size_t i = 0; i < report->count; i++)
		page_namespace(&page, &report->namespaces[i]);
	put_clients(&page);
	page_statements(&page);
	put_sources(&page);
	page_markup(&page, "</main>\n<footer><p>Generated by mof security. This page is self-contained: it loads "
			   "nothing from the network and runs no script.</p></footer>\n</body>\n</html>\n");
	map_free(&page.numbers);
	arena_free(&page.arena);
}
