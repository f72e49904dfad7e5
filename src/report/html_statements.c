/* SPDX-License-Identifier: MIT */
/* The section of descriptors as written, each ACE with an anchor that the tables link to. */
#include "report/page.h"

static void put_piece(struct page *page, struct text sddl, size_t begin, size_t end)
{
	if (begin < end && end <= sddl.length)
		page_text(page, (struct text){sddl.bytes + begin, end - begin});
}

/* The SDDL text with an element around each ACE; everything between them is copied. */
static void put_sddl(struct page *page, const struct namespace_statement *statement)
{
	const struct sd_descriptor *descriptor = statement->descriptor;
	size_t number = page_number(page, statement), at = 0;

	page_markup(page, "<pre><code>");
	for (size_t i = 0; descriptor && i < descriptor->dacl.count; i++) {
		const struct sd_ace *ace = &descriptor->dacl.aces[i];

		if (ace->begin < at)
			continue;
		put_piece(page, statement->sddl, at, ace->begin);
		page_markup(page, "<span class=\"ace\" id=\"s%zu-e%zu\">", number, i);
		put_piece(page, statement->sddl, ace->begin, ace->end);
		page_markup(page, "</span>");
		at = ace->end;
	}
	put_piece(page, statement->sddl, at, statement->sddl.length);
	page_markup(page, "</code></pre>\n");
}

static void put_statement(struct page *page, const struct namespace_security *facts,
			  const struct namespace_statement *statement)
{
	size_t number = page_number(page, statement);

	page_markup(page, "<h3 id=\"s%zu\" tabindex=\"-1\">", number);
	page_statement_location(page, statement);
	page_markup(page, " <span class=\"sid\">for ");
	page_string(page, facts->path);
	page_markup(page, "%s</span></h3>\n",
		    statement == facts->statement                ? ""
		    : *namespace_effect_note(statement->outcome) ? namespace_effect_note(statement->outcome)
								 : ", replaced later");
	if (statement->sddl.bytes)
		put_sddl(page, statement);
	else
		page_markup(page, "<p>Binary, in __thisNAMESPACE.</p>\n");
	if (statement->descriptor)
		return;
	page_markup(page, "<p class=\"note look\">! Cannot be read: ");
	page_string(page, statement->error.message);
	page_markup(page, "</p>\n");
}

void page_statements(struct page *page)
{
	bool is_first = true;

	for (const struct namespace_security *facts = page->report->facts.list; facts; facts = facts->next) {
		for (const struct namespace_statement *statement = facts->statements; statement;
		     statement = statement->next) {
			if (is_first)
				page_markup(page, "<section class=\"statements\" aria-labelledby=\"statements\">\n"
						  "<h2 id=\"statements\">Descriptors as written</h2>\n");
			is_first = false;
			put_statement(page, facts, statement);
		}
	}
	if (!is_first)
		page_markup(page, "</section>\n");
}
