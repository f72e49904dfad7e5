/* SPDX-License-Identifier: MIT */
#include "report/page.h"
#include "security/words.h"

#include "diag/clean.h"

/* ---- numbers ---- */

struct page_number {
	size_t number;
};

size_t page_number(const struct page *page, const void *object)
{
	const struct page_number *number = map_get(&page->numbers, object);

	return number ? number->number : 0;
}

void page_set_number(struct page *page, const void *object, size_t number)
{
	struct page_number *kept = arena_alloc(&page->arena, sizeof *kept);

	kept->number = number;
	map_put(&page->numbers, object, kept);
}

/* ---- markup and text ---- */

void page_markup(struct page *page, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	buffer_vprintf(page->out, format, arguments);
	va_end(arguments);
}

static const char *entity(char byte)
{
	switch (byte) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void page_text(struct page *page, struct text text)
{
	struct buffer clean = {0};
	const char *bytes;

	clean_append(&clean, text, CLEAN_LINE);
	bytes = buffer_text(&clean);
	for (size_t i = 0; i < clean.size; i++) {
		const char *escaped = entity(bytes[i]);

		if (escaped)
			buffer_put_text(page->out, escaped);
		else
			buffer_put_byte(page->out, (uint8_t)bytes[i]);
	}
	buffer_free(&clean);
}

void page_string(struct page *page, const char *text)
{
	page_text(page, text_of(text));
}

void page_take(struct page *page, struct buffer *text)
{
	page_text(page, (struct text){buffer_text(text), text->size});
	text->size = 0;
}

/* ---- locations and principals ---- */

void page_location(struct page *page, struct span span)
{
	struct location place;

	if (span.source == NULL) {
		page_markup(page, "(not in MOF text)");
		return;
	}
	place = source_locate((struct source *)span.source, span.begin);
	page_string(page, place.file);
	page_markup(page, ":%u", (unsigned)place.line);
}

void page_statement_location(struct page *page, const struct namespace_statement *statement)
{
	if (statement->form == STATEMENT_BASE)
		page_markup(page, "base descriptor");
	else
		page_location(page, statement->span);
}

void page_principal(struct page *page, const struct sid *sid)
{
	struct buffer text = {0};

	sd_put_principal_name(sid, &text);
	page_markup(page, "<span class=\"name\">");
	page_take(page, &text);
	page_markup(page, "</span> <span class=\"sid\">");
	if (sid_name(sid)) {
		sddl_format_sid(sid, NULL, &text);
		page_take(page, &text);
		page_markup(page, " &middot; ");
	}
	page_markup(page, "%s</span>", sid_class_word(sid_class(sid)));
	buffer_free(&text);
}
