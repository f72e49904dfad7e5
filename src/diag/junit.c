/* SPDX-License-Identifier: MIT */
/* JUnit XML as CI servers read it (the Jenkins xUnit schema junit-10.xsd). */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "diag/clean.h"
#include "diag/describe.h"
#include "diag/locations.h"
#include "diag/render.h"
#include "diag/xml.h"

struct report {
	xmlTextWriterPtr writer;
	struct locations locations;
	struct buffer scratch;
};

/* Valid until the next call. */
static const char *clean(struct report *report, const char *text)
{
	report->scratch.size = 0;
	clean_append(&report->scratch, text_of(text), CLEAN_XML);
	return buffer_text(&report->scratch);
}

static void put_attribute(struct report *report, const char *name, const char *value)
{
	xml_attribute(report->writer, name, clean(report, value));
}

static void put_number(struct report *report, const char *name, size_t value)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%zu", value);
	xml_attribute(report->writer, name, digits);
}

/* "file:line:col: ", or nothing if there is no location. */
static void put_location(struct buffer *out, const struct locations *locations, struct span span)
{
	struct location location;

	if (span.source == NULL)
		return;
	location = locations_range(locations, span).begin;
	buffer_printf(out, "%s:%u:%u: ", location.file, (unsigned)location.line, (unsigned)location.column);
}

/* Everything that is known about a finding, as a paragraph. */
static void put_body(struct report *report, const struct diagnostic *diagnostic)
{
	struct buffer body = {0};

	put_location(&body, &report->locations, diagnostic->span);
	buffer_printf(&body, "%s: ", severity_name(diagnostic->severity));
	describe(&body, diagnostic);
	for (const struct diag_note *note = diagnostic->notes; note; note = note->next) {
		buffer_put_byte(&body, '\n');
		put_location(&body, &report->locations, note->span);
		buffer_printf(&body, "note: %s", note->message);
	}
	xml_text(report->writer, clean(report, buffer_text(&body)));
	buffer_free(&body);
}

static bool fails(const struct diagnostic *diagnostic)
{
	return diagnostic->severity != SEVERITY_NOTE;
}

static void put_name(struct report *report, const struct diagnostic *diagnostic)
{
	const struct diag_info *info = diag_info(diagnostic->code);
	struct buffer name = {0};

	buffer_printf(&name, "%s %s", info->id, info->name);
	if (diagnostic->span.source) {
		struct location location = locations_range(&report->locations, diagnostic->span).begin;

		buffer_printf(&name, " %u:%u", (unsigned)location.line, (unsigned)location.column);
	}
	put_attribute(report, "name", buffer_text(&name));
	buffer_free(&name);
}

static const char *suite_of(const struct diagnostic *diagnostic)
{
	return diagnostic->span.source ? diagnostic->span.source->path : "mof";
}

static void put_case(struct report *report, const struct diagnostic *diagnostic)
{
	xml_begin(report->writer, "testcase");
	put_name(report, diagnostic);
	put_attribute(report, "classname", suite_of(diagnostic));
	if (fails(diagnostic)) {
		xml_begin(report->writer, "failure");
		put_attribute(report, "type", severity_name(diagnostic->severity));
		put_attribute(report, "message", diagnostic->message);
	} else {
		xml_begin(report->writer, "system-out");
	}
	put_body(report, diagnostic);
	xml_end(report->writer);
	xml_end(report->writer);
}

static void begin_suite(struct report *report, const char *element, const char *name, size_t tests, size_t failures)
{
	xml_begin(report->writer, element);
	put_attribute(report, "name", name);
	put_number(report, "tests", tests);
	put_number(report, "failures", failures);
	put_number(report, "errors", 0);
}

static void put_suite(struct report *report, const struct diagnostic **items, size_t count)
{
	size_t failures = 0;

	for (size_t i = 0; i < count; i++)
		failures += fails(items[i]);
	begin_suite(report, "testsuite", suite_of(items[0]), count, failures);
	for (size_t i = 0; i < count; i++)
		put_case(report, items[i]);
	xml_end(report->writer);
}

/* The number of items, at least one, that have the source of the first. */
static size_t same_source(const struct diagnostic **items, size_t count)
{
	size_t same = 1;

	while (same < count && items[same]->span.source == items[0]->span.source)
		same++;
	return same;
}

static void put_passed(struct report *report)
{
	begin_suite(report, "testsuite", "mof", 1, 0);
	xml_begin(report->writer, "testcase");
	put_attribute(report, "name", "no findings");
	put_attribute(report, "classname", "mof");
	xml_end(report->writer);
	xml_end(report->writer);
}

static void put_suites(struct report *report, const struct diagnostic **items, size_t count)
{
	size_t failures = 0;

	for (size_t i = 0; i < count; i++)
		failures += fails(items[i]);
	begin_suite(report, "testsuites", "mof", count ? count : 1, failures);
	for (size_t at = 0, same; at < count; at += same) {
		same = same_source(items + at, count - at);
		put_suite(report, items + at, same);
	}
	if (count == 0)
		put_passed(report);
	xml_end(report->writer);
}

/* The diagnostics and the note about dropped ones, which is sorted to those without a location; free() the result. */
static const struct diagnostic **list_items(struct diag_sink *sink, size_t *count)
{
	const struct diagnostic *overflow = diag_overflow(sink);
	const struct diagnostic **items = mem_alloc((sink->count + 1) * sizeof *items);

	for (size_t i = 0; i < sink->count; i++)
		items[i] = sink->items[i];
	items[sink->count] = overflow;
	*count = sink->count + (overflow != NULL);
	return items;
}

void render_junit(struct diag_sink *sink, struct buffer *out)
{
	struct report report = {.writer = xml_open(out)};
	size_t count;
	const struct diagnostic **items = list_items(sink, &count);

	xml_begin_document(report.writer);
	locations_find(&report.locations, sink);
	put_suites(&report, items, count);
	xml_close(report.writer);
	locations_free(&report.locations);
	buffer_free(&report.scratch);
	free(items);
}
