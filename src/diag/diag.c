/* SPDX-License-Identifier: MIT */
#include "diag/diag.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"

enum { MAX_MESSAGE = 1000 }; /* bytes */

void diag_sink_init(struct diag_sink *sink)
{
	*sink = (struct diag_sink){0};
}

void diag_sink_free(struct diag_sink *sink)
{
	free(sink->items);
	arena_free(&sink->arena);
	diag_sink_init(sink);
}

enum severity diag_severity(const struct diag_sink *sink, enum diag_code code)
{
	const struct diag_info *info = diag_info(code);

	return sink->strict && info->doubtful ? SEVERITY_ERROR : info->severity;
}

/* Names may be as long as a file: the beginning of a message is enough. */
static char *format_text(struct diag_sink *sink, const char *format, va_list arguments)
{
	char text[MAX_MESSAGE + 1] = "";
	int length = vsnprintf(text, sizeof text, format, arguments);
	size_t end = MAX_MESSAGE;

	sink->text_size += length >= 0 ? (size_t)length : INT_MAX;
	if (length >= 0 && length <= MAX_MESSAGE)
		return arena_text(&sink->arena, text, (size_t)length);
	while (((unsigned char)text[end - 1] & 0xC0) == 0x80)
		end--;
	return arena_printf(&sink->arena, "%.*s...", (int)end - 1, text);
}

static bool is_full(struct diag_sink *sink)
{
	if (sink->count < DIAG_LIMIT && sink->text_size < DIAG_TEXT_LIMIT)
		return false;
	sink->dropped++;
	return true;
}

struct diagnostic *diag_report(struct diag_sink *sink, enum diag_code code, struct span span, const char *format, ...)
{
	enum severity severity = diag_severity(sink, code);
	struct diagnostic *diagnostic;
	va_list arguments;

	sink->by_severity[severity]++;
	sink->by_code[code]++;
	if (is_full(sink)) {
		sink->spare.severity = severity;
		return &sink->spare;
	}
	diagnostic = arena_alloc(&sink->arena, sizeof *diagnostic);
	diagnostic->code = code;
	diagnostic->severity = severity;
	diagnostic->span = span;
	diagnostic->last_note = &diagnostic->notes;
	diagnostic->last_edit = &diagnostic->edits;
	va_start(arguments, format);
	diagnostic->message = format_text(sink, format, arguments);
	va_end(arguments);
	if (sink->subject && span.source == NULL)
		diagnostic->message = arena_printf(&sink->arena, "%s: %s", sink->subject, diagnostic->message);
	sink->items = mem_grow(sink->items, sink->count, &sink->capacity, sizeof *sink->items);
	sink->items[sink->count++] = diagnostic;
	return diagnostic;
}

void diag_set_severity(struct diag_sink *sink, struct diagnostic *diagnostic, enum severity severity)
{
	sink->by_severity[diagnostic->severity]--;
	sink->by_severity[severity]++;
	diagnostic->severity = severity;
}

void diag_add_note(struct diag_sink *sink, struct diagnostic *diagnostic, struct span span, const char *format, ...)
{
	struct diag_note *note;
	va_list arguments;

	if (diagnostic == &sink->spare)
		return;
	note = arena_alloc(&sink->arena, sizeof *note);
	va_start(arguments, format);
	note->message = format_text(sink, format, arguments);
	va_end(arguments);
	note->span = span;
	*diagnostic->last_note = note;
	diagnostic->last_note = &note->next;
}

void diag_set_help(struct diag_sink *sink, struct diagnostic *diagnostic, const char *format, ...)
{
	va_list arguments;

	if (diagnostic == &sink->spare)
		return;
	va_start(arguments, format);
	diagnostic->help = format_text(sink, format, arguments);
	va_end(arguments);
}

void diag_add_edit(struct diag_sink *sink, struct diagnostic *diagnostic, struct span span, const char *text)
{
	struct diag_edit *edit;

	if (diagnostic == &sink->spare)
		return;
	edit = arena_alloc(&sink->arena, sizeof *edit);
	edit->span = span;
	edit->text = arena_printf(&sink->arena, "%s", text);
	*diagnostic->last_edit = edit;
	diagnostic->last_edit = &edit->next;
}

void diag_suggest_edit(struct diag_sink *sink, struct diagnostic *diagnostic, struct span span, const char *text)
{
	diag_add_edit(sink, diagnostic, span, text);
	diagnostic->is_suggestion = true;
}

static void take_over(struct diag_sink *sink, const struct diagnostic *other)
{
	struct diagnostic *diagnostic = diag_report(sink, other->code, other->span, "%s", other->message);

	diag_set_severity(sink, diagnostic, other->severity);
	for (const struct diag_note *note = other->notes; note; note = note->next)
		diag_add_note(sink, diagnostic, note->span, "%s", note->message);
	for (const struct diag_edit *edit = other->edits; edit; edit = edit->next)
		diag_add_edit(sink, diagnostic, edit->span, edit->text);
	diagnostic->is_suggestion = other->is_suggestion;
	if (other->help)
		diag_set_help(sink, diagnostic, "%s", other->help);
}

void diag_take_over(struct diag_sink *sink, struct diag_sink *other)
{
	size_t kept[DIAG_CODE_COUNT] = {0};

	for (size_t i = 0; i < other->count; i++) {
		take_over(sink, other->items[i]);
		kept[other->items[i]->code]++;
	}
	sink->dropped += other->dropped;
	for (int code = 0; code < DIAG_CODE_COUNT; code++) {
		sink->by_code[code] += other->by_code[code] - kept[code];
		sink->by_severity[diag_severity(sink, code)] += other->by_code[code] - kept[code];
	}
	diag_sink_free(other);
}

struct sort_key {
	size_t source, offset, report;
	struct diagnostic *diagnostic;
};

static int compare_keys(const void *a, const void *b)
{
	const struct sort_key *left = a, *right = b;

	if (left->source != right->source)
		return left->source < right->source ? -1 : 1;
	if (left->offset != right->offset)
		return left->offset < right->offset ? -1 : 1;
	return left->report < right->report ? -1 : left->report > right->report;
}

static size_t source_rank(const struct source *source)
{
	return source ? source->order : SIZE_MAX;
}

void diag_sort(struct diag_sink *sink)
{
	struct sort_key *keys = mem_alloc(sink->count * sizeof *keys);

	for (size_t i = 0; i < sink->count; i++)
		keys[i] = (struct sort_key){source_rank(sink->items[i]->span.source), sink->items[i]->span.begin, i,
					    sink->items[i]};
	qsort(keys, sink->count, sizeof *keys, compare_keys);
	for (size_t i = 0; i < sink->count; i++)
		sink->items[i] = keys[i].diagnostic;
	free(keys);
}

const char *severity_name(enum severity severity)
{
	static const char *const names[] = {"note", "warning", "error"};

	return names[severity];
}
