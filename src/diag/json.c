/* SPDX-License-Identifier: MIT */
/* mofkit's own JSON format; render.h documents it. */
#include "diag/fix.h"
#include "diag/js.h"
#include "diag/locations.h"
#include "diag/render.h"

static const char *const place_members[] = {"file",       "line",   "column", "end_line",
					    "end_column", "source", "offset", "end_offset"};

static void set_no_location(json_t *object)
{
	for (size_t i = 0; i < sizeof place_members / sizeof *place_members; i++)
		js_set(object, place_members[i], json_null());
}

static void set_location(json_t *object, const struct locations *locations, struct span span)
{
	struct range range;

	if (span.source == NULL) {
		set_no_location(object);
		return;
	}
	range = locations_range(locations, span);
	js_set(object, "file", js_text(range.begin.file));
	js_set(object, "line", js_integer(range.begin.line));
	js_set(object, "column", js_integer(range.begin.column));
	js_set(object, "end_line", js_integer(range.end.line));
	js_set(object, "end_column", js_integer(range.end.column));
	js_set(object, "source", js_text(span.source->path));
	js_set(object, "offset", js_integer(span.begin));
	js_set(object, "end_offset", js_integer(span.end));
}

static json_t *make_notes(const struct diagnostic *diagnostic, const struct locations *locations)
{
	json_t *notes = js_array();

	for (const struct diag_note *note = diagnostic->notes; note; note = note->next) {
		json_t *object = js_object();

		js_set(object, "message", js_text(note->message));
		set_location(object, locations, note->span);
		js_append(notes, object);
	}
	return notes;
}

static json_t *make_fixes(const struct diagnostic *diagnostic, const struct locations *locations)
{
	json_t *fixes = js_array(), *fix, *edits;

	if (!fix_is_complete(diagnostic))
		return fixes;
	edits = js_array();
	for (const struct diag_edit *edit = diagnostic->edits; edit; edit = edit->next) {
		json_t *object = js_object();

		set_location(object, locations, edit->span);
		js_set(object, "text", js_text(edit->text));
		js_append(edits, object);
	}
	fix = js_object();
	js_set(fix, "edits", edits);
	js_append(fixes, fix);
	return fixes;
}

static json_t *make_hresult(uint32_t hresult)
{
	struct buffer text = {0};

	if (hresult == 0)
		return json_null();
	buffer_printf(&text, "0x%08X", (unsigned)hresult);
	return js_buffer(&text);
}

static json_t *make_diagnostic(const struct diagnostic *diagnostic, const struct locations *locations)
{
	const struct diag_info *info = diag_info(diagnostic->code);
	json_t *object = js_object();

	js_set(object, "code", js_text(info->id));
	js_set(object, "name", js_text(info->name));
	js_set(object, "severity", js_text(severity_name(diagnostic->severity)));
	js_set(object, "hresult", make_hresult(info->hresult));
	js_set(object, "score", js_real(info->score));
	js_set(object, "message", js_text(diagnostic->message));
	js_set(object, "help", js_text(diagnostic->help));
	set_location(object, locations, diagnostic->span);
	js_set(object, "notes", make_notes(diagnostic, locations));
	js_set(object, "fixes", make_fixes(diagnostic, locations));
	return object;
}

static json_t *make_diagnostics(struct diag_sink *sink)
{
	const struct diagnostic *overflow = diag_overflow(sink);
	json_t *diagnostics = js_array();
	struct locations locations;

	locations_find(&locations, sink);
	for (size_t i = 0; i < sink->count; i++)
		js_append(diagnostics, make_diagnostic(sink->items[i], &locations));
	if (overflow)
		js_append(diagnostics, make_diagnostic(overflow, &locations));
	locations_free(&locations);
	return diagnostics;
}

static json_t *make_counts(const struct diag_sink *sink)
{
	json_t *counts = js_object();
	size_t total = 0;

	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--) {
		js_set(counts, severity_name((enum severity)severity), js_integer(sink->by_severity[severity]));
		total += sink->by_severity[severity];
	}
	js_set(counts, "not_shown", js_integer(total - sink->count));
	return counts;
}

void render_json(struct diag_sink *sink, struct buffer *out)
{
	json_t *document = js_object();

	js_set(document, "version", js_integer(1));
	js_set(document, "diagnostics", make_diagnostics(sink));
	js_set(document, "counts", make_counts(sink));
	js_print(document, out);
}
