/* SPDX-License-Identifier: MIT */
/* Reviewdog Diagnostic Format: comments on the lines of a pull request, with suggestions. */
#include "diag/describe.h"
#include "diag/fix.h"
#include "diag/js.h"
#include "diag/locations.h"
#include "diag/render.h"
#include "diag/uri.h"

/* Its columns count bytes of the line in UTF-8, from 1. */
static json_t *make_position(uint32_t line, uint32_t column)
{
	json_t *position = js_object();

	js_set(position, "line", js_integer(line));
	js_set(position, "column", js_integer(column));
	return position;
}

/* The column of an offset: bytes from the begin of its line, counted from 1. */
static uint32_t byte_column(struct location location, struct span span, uint32_t offset)
{
	uint32_t at = offset < span.source->size ? offset : span.source->size;

	return 1 + at - location.line_begin;
}

static json_t *make_range(const struct locations *locations, struct span span)
{
	struct range range = locations_range(locations, span);
	json_t *object = js_object();
	bool is_empty = range.end.line == range.begin.line && range.end.column == range.begin.column;
	uint32_t begin = byte_column(range.begin, span, span.begin);
	uint32_t end = is_empty ? begin : byte_column(range.end, span, span.end);

	js_set(object, "start", make_position(range.begin.line, begin));
	js_set(object, "end", make_position(range.end.line, end));
	return object;
}

static json_t *make_location(const struct locations *locations, struct span span)
{
	json_t *location = js_object();

	js_set(location, "path", js_text(uri_plain_path(locations_at(locations, span.source, span.begin).file)));
	js_set(location, "range", make_range(locations, span));
	return location;
}

static json_t *make_code(enum diag_code code)
{
	json_t *object = js_object();
	struct buffer uri = {0};

	js_set(object, "value", js_text(diag_info(code)->id));
	if (uri_put_help(&uri, code))
		js_set(object, "url", js_buffer(&uri));
	return object;
}

/* Several suggestions would be offered separately, so the edits of a fix are joined. */
static void set_suggestion(json_t *object, const struct diagnostic *diagnostic, const struct locations *locations)
{
	json_t *suggestions, *suggestion;
	struct buffer text = {0};
	struct span span;

	if (!fix_is_by_line(diagnostic) || !fix_join(diagnostic, &span, &text))
		return;
	suggestions = js_array();
	suggestion = js_object();
	js_set(suggestion, "range", make_range(locations, span));
	js_set(suggestion, "text", js_buffer(&text));
	js_append(suggestions, suggestion);
	js_set(object, "suggestions", suggestions);
}

static void set_related(json_t *object, const struct diagnostic *diagnostic, const struct locations *locations)
{
	json_t *related = js_array();

	for (const struct diag_note *note = diagnostic->notes; note; note = note->next) {
		json_t *entry = js_object();

		js_set(entry, "message", js_text(note->message));
		if (note->span.source)
			js_set(entry, "location", make_location(locations, note->span));
		js_append(related, entry);
	}
	js_set(object, "related_locations", related);
}

static json_t *make_diagnostic(const struct diagnostic *diagnostic, const struct locations *locations)
{
	static const char *const severities[] = {"INFO", "WARNING", "ERROR"};
	json_t *object = js_object();
	struct buffer message = {0};

	describe(&message, diagnostic);
	js_set(object, "message", js_buffer(&message));
	if (diagnostic->span.source)
		js_set(object, "location", make_location(locations, diagnostic->span));
	js_set(object, "severity", js_text(severities[diagnostic->severity]));
	js_set(object, "code", make_code(diagnostic->code));
	set_suggestion(object, diagnostic, locations);
	if (diagnostic->notes)
		set_related(object, diagnostic, locations);
	return object;
}

void render_rdjson(struct diag_sink *sink, struct buffer *out)
{
	const struct diagnostic *overflow = diag_overflow(sink);
	json_t *document = js_object(), *source = js_object(), *diagnostics = js_array();
	struct locations locations;

	locations_find(&locations, sink);
	for (size_t i = 0; i < sink->count; i++)
		js_append(diagnostics, make_diagnostic(sink->items[i], &locations));
	if (overflow)
		js_append(diagnostics, make_diagnostic(overflow, &locations));
	locations_free(&locations);
	js_set(source, "name", js_text("mof"));
	js_set(document, "source", source);
	js_set(document, "diagnostics", diagnostics);
	js_print(document, out);
}
