/* SPDX-License-Identifier: MIT */
/* Writing a self-contained HTML page: text is escaped, markup is not. Private to the files html*.c. */
#ifndef MOFKIT_REPORT_PAGE_H
#define MOFKIT_REPORT_PAGE_H

#include "report/report.h"

struct page {
	struct buffer *out;
	const struct report *report;
	struct map numbers; /* namespace or statement -> struct page_number */
	struct arena arena;
};

/* The number that anchors of an object have, from 1; 0 if the page does not show the object. */
size_t page_number(const struct page *page, const void *object);
void page_set_number(struct page *page, const void *object, size_t number);

/* Appends our own markup; arguments must not come from a file. */
void page_markup(struct page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));

/*
 * Appends text from anywhere as one line: escaped for content and quoted attributes, with '?' for characters that end
 * lines, move cursors or change the direction of text.
 */
void page_text(struct page *page, struct text text);
void page_string(struct page *page, const char *text);

/* Appends the contents of a buffer and empties it. */
void page_take(struct page *page, struct buffer *text);

/* Appends the location of a span or statement: "file:12", "(not in MOF text)" or "base descriptor". */
void page_location(struct page *page, struct span span);
void page_statement_location(struct page *page, const struct namespace_statement *statement);

/* Appends the name, the SID and the kind of a principal. */
void page_principal(struct page *page, const struct sid *sid);

/* The style sheet, generated from page.css. */
struct text page_style(void);

/* ---- parts of the report ---- */

/* Appends the section of a namespace: facts, matrix, ACEs. */
void page_namespace(struct page *page, const struct report_namespace *space);

/* Appends the section of all descriptors as written. */
void page_statements(struct page *page);

#endif
