/* SPDX-License-Identifier: MIT */
/* A page of HTML that stands alone: text goes in escaped, markup as it is. For report_html.c and its parts. */
#ifndef MOFKIT_REPORT_PAGE_H
#define MOFKIT_REPORT_PAGE_H

#include "report/report.h"

struct page {
	struct buffer *out;
	const struct report *report;
	struct map numbers; /* namespace or statement -> struct page_number */
	struct arena arena;
};

/* The number by which the page refers to an object, from 1; 0 when it is not on the page. */
size_t page_number(const struct page *page, const void *object);
void page_set_number(struct page *page, const void *object, size_t number);

/* Markup of ours; the format must not print what comes from a file. */
void page_markup(struct page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));

/*
 * Text from anywhere, as one line: escaped for content and quoted attributes, with '?' for what would end lines, move
 * cursors or turn the direction of text.
 */
void page_text(struct page *page, struct text text);
void page_string(struct page *page, const char *text);

/* What a buffer holds, which is then empty again. */
void page_take(struct page *page, struct buffer *text);

/* "file:12", "(not in MOF text)" or where else a span or statement stands. */
void page_place(struct page *page, struct span span);
void page_statement_place(struct page *page, const struct namespace_statement *statement);

/* Name and SID of a principal, and what kind it is. */
void page_principal(struct page *page, const struct sid *sid);

/* The style sheet, made of page.css. */
struct text page_style(void);

/* ---- parts of the report ---- */

/* The section of a namespace: its facts, the matrix, the entries. */
void page_namespace(struct page *page, const struct report_namespace *space);

/* The statements, entry by entry, with their places. */
void page_statements(struct page *page);

#endif
