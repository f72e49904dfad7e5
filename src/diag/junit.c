/* SPDX-License-Identifier: MIT */
/* JUnit's XML, as CI servers read it (the Jenkins xUnit schema junit-10.xsd). */
#include <libxml/parser.h>
#include <libxml/xmlwriter.h>
#include <stdlib.h>

#include "base/memory.h"
#include "diag/clean.h"
#include "diag/describe.h"
#include "diag/places.h"
#include "diag/render.h"

struct report {
	xmlTextWriterPtr writer;
	struct places places;
	struct buffer scratch;
};

/* The writer fails only where memory does. */
static void must(int result)
{
	if (result < 0)
		abort();
}

static int put_bytes(void *out, const char *bytes, int size)
{
	buffer_put(out, bytes, (size_t)size);
	return size;
}

static xmlTextWriterPtr open_writer(struct buffer *out)
{
	xmlOutputBufferPtr output;
	xmlTextWriterPtr writer;

	xmlInitParser();
	output = xmlOutputBufferCreateIO(put_bytes, NULL, out, NULL);
	writer = output ? xmlNewTextWriter(output) : NULL;
	if (writer == NULL)
		abort();
	must(xmlTextWriterSetIndent(writer, 1));
	must(xmlTextWriterStartDocument(writer, NULL, "UTF-8", NULL));
	return writer;
}

static void close_writer(xmlTextWriterPtr writer)
{
	must(xmlTextWriterEndDocument(writer));
	xmlFreeTextWriter(writer);
}

static void begin_element(struct report *report, const char *name)
{
	must(xmlTextWriterStartElement(report->writer, BAD_CAST name));
}

static void end_element(struct report *report)
{
	must(xmlTextWriterEndElement(report->writer));
}

/* Valid until the next call. */
static const xmlChar *clean(struct report *report, const char *text)
{
	report->scratch.size = 0;
	clean_append(&report->scratch, text_of(text), CLEAN_XML);
	return BAD_CAST buffer_text(&report->scratch);
}

static void put_attribute(struct report *report, const char *name, const char *value)
{
	must(xmlTextWriterWriteAttribute(report->writer, BAD_CAST name, clean(report, value)));
}

static void put_number(struct report *report, const char *name, size_t value)
{
	must(xmlTextWriterWriteFormatAttribute(report->writer, BAD_CAST name, "%zu", value));
}

/* "file:line:col: ", nothing for what has no place. */
static void put_place(struct buffer *out, const struct places *places, struct span span)
{
	struct place place;

	if (span.source == NULL)
		return;
	place = places_range(places, span).begin;
	buffer_printf(out, "%s:%u:%u: ", place.file, (unsigned)place.line, (unsigned)place.column);
}

/* All that is known of a finding, as a paragraph. */
static void put_body(struct report *report, const struct diagnostic *diagnostic)
{
	struct buffer body = {0};

	put_place(&body, &report->places, diagnostic->span);
	buffer_printf(&body, "%s: ", severity_name(diagnostic->severity));
	describe(&body, diagnostic);
	for (const struct diag_note *note = diagnostic->notes; note; note = note->next) {
		buffer_put_byte(&body, '\n');
		put_place(&body, &report->places, note->span);
		buffer_printf(&body, "note: %s", note->message);
	}
	must(xmlTextWriterWriteString(report->writer, clean(report, buffer_text(&body))));
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
		struct place place = places_range(&report->places, diagnostic->span).begin;

		buffer_printf(&name, " %u:%u", (unsigned)place.line, (unsigned)place.column);
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
	begin_element(report, "testcase");
	put_name(report, diagnostic);
	put_attribute(report, "classname", suite_of(diagnostic));
	if (fails(diagnostic)) {
		begin_element(report, "failure");
		put_attribute(report, "type", severity_name(diagnostic->severity));
		put_attribute(report, "message", diagnostic->message);
	} else {
		begin_element(report, "system-out");
	}
	put_body(report, diagnostic);
	end_element(report);
	end_element(report);
}

static void begin_suite(struct report *report, const char *element, const char *name, size_t tests, size_t failures)
{
	begin_element(report, element);
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
	end_element(report);
}

/* How many of the items, at least one, are of the source of the first. */
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
	begin_element(report, "testcase");
	put_attribute(report, "name", "no findings");
	put_attribute(report, "classname", "mof");
	end_element(report);
	end_element(report);
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
	end_element(report);
}

/* The diagnostics and the note on those that were dropped, which joins what has no place; free() the result. */
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
	struct report report = {.writer = open_writer(out)};
	size_t count;
	const struct diagnostic **items = list_items(sink, &count);

	places_find(&report.places, sink);
	put_suites(&report, items, count);
	close_writer(report.writer);
	places_free(&report.places);
	buffer_free(&report.scratch);
	free(items);
}
