/* SPDX-License-Identifier: MIT */
/* Formats with one line per diagnostic, for programs that read compiler output. */
#include "diag/clean.h"
#include "diag/locations.h"
#include "diag/render.h"
#include "diag/uri.h"

/* One diagnostic and the parts that its lines are made of. */
struct line {
	const struct diagnostic *diagnostic;
	const struct diag_info *info;
	const struct locations *locations;
	struct range range; /* of the location; without one the file is "mof" and all numbers are 0 */
	struct buffer *out;
};

/* Calls the function for each diagnostic and for the note about dropped ones. */
static void put_lines(struct diag_sink *sink, void (*put)(const struct line *line), struct buffer *out)
{
	const struct diagnostic *overflow = diag_overflow(sink);
	struct locations locations;

	locations_find(&locations, sink);
	for (size_t i = 0; i < sink->count + (overflow != NULL); i++) {
		struct line line = {.diagnostic = i < sink->count ? sink->items[i] : overflow,
				    .locations = &locations,
				    .range = {{.file = "mof"}, {.file = "mof"}},
				    .out = out};

		line.info = diag_info(line.diagnostic->code);
		if (line.diagnostic->span.source)
			line.range = locations_range(&locations, line.diagnostic->span);
		put(&line);
	}
	locations_free(&locations);
}

/* A line stays one line, whatever a message or a file name quotes. */
static void put_clean(struct buffer *out, const char *text)
{
	clean_append(out, text_of(text), CLEAN_LINE);
}

static void put_gcc(const struct line *line)
{
	struct location location = line->range.begin;

	put_clean(line->out, location.file);
	buffer_printf(line->out, ":%u:%u: %s: ", (unsigned)location.line, (unsigned)location.column,
		      severity_name(line->diagnostic->severity));
	put_clean(line->out, line->diagnostic->message);
	buffer_printf(line->out, " [%s]\n", line->info->id);
}

void render_gcc(struct diag_sink *sink, struct buffer *out)
{
	put_lines(sink, put_gcc, out);
}

static void put_msvs(const struct line *line)
{
	struct location location = line->range.begin;

	put_clean(line->out, location.file);
	if (line->diagnostic->span.source)
		buffer_printf(line->out, "(%u,%u): ", (unsigned)location.line, (unsigned)location.column);
	else
		buffer_put_text(line->out, " : ");
	buffer_printf(line->out, "%s %s: ", severity_name(line->diagnostic->severity), line->info->id);
	put_clean(line->out, line->diagnostic->message);
	buffer_put_byte(line->out, '\n');
}

void render_msvs(struct diag_sink *sink, struct buffer *out)
{
	put_lines(sink, put_msvs, out);
}

enum { WBEM_E_FAILED = 0x80041001 };

static void put_mofcomp(const struct line *line)
{
	uint32_t hresult = line->info->hresult ? line->info->hresult : WBEM_E_FAILED;

	if (line->diagnostic->severity == SEVERITY_NOTE)
		return;
	if (line->diagnostic->span.source) {
		put_clean(line->out, line->range.begin.file);
		buffer_printf(line->out, " (%u): ", (unsigned)line->range.begin.line);
	}
	if (line->diagnostic->severity == SEVERITY_ERROR && line->diagnostic->span.source == NULL)
		buffer_printf(line->out, "error 0X%08x: ", (unsigned)hresult); /* such as a file that is missing */
	else if (line->diagnostic->severity == SEVERITY_ERROR)
		buffer_printf(line->out, "error SYNTAX 0X%08x: ", (unsigned)hresult);
	else
		buffer_printf(line->out, "warning %s: ", line->info->id);
	put_clean(line->out, line->diagnostic->message);
	buffer_put_byte(line->out, '\n');
}

void render_mofcomp(struct diag_sink *sink, struct buffer *out)
{
	put_lines(sink, put_mofcomp, out);
}

/*
 * Cleaned, with the characters that would end a value of a workflow command written as %XX: '%', and in properties ':'
 * and ','.
 */
static void put_github_value(struct buffer *out, const char *text, bool in_property)
{
	struct buffer value = {0};

	put_clean(&value, text);
	for (size_t i = 0; i < value.size; i++) {
		uint8_t byte = value.bytes[i];

		if (byte == '%' || (in_property && (byte == ':' || byte == ',')))
			buffer_printf(out, "%%%02X", (unsigned)byte);
		else
			buffer_put_byte(out, byte);
	}
	buffer_free(&value);
}

/* Columns are allowed only within one line; an end that equals the begin marks that character. */
static void put_github_location(const struct line *line)
{
	struct range range = line->range;

	buffer_put_text(line->out, "file=");
	put_github_value(line->out, uri_plain_path(range.begin.file), true);
	buffer_printf(line->out, ",line=%u,endLine=%u,", (unsigned)range.begin.line, (unsigned)range.end.line);
	if (range.begin.line == range.end.line)
		buffer_printf(line->out, "col=%u,endColumn=%u,", (unsigned)range.begin.column,
			      (unsigned)range.end.column);
}

/* The escape for a line end inside a value. */
static const char github_newline[] = "%0A";

static void put_github_notes(const struct line *line)
{
	for (const struct diag_note *note = line->diagnostic->notes; note; note = note->next) {
		buffer_put_text(line->out, github_newline);
		if (note->span.source) {
			struct location location = locations_range(line->locations, note->span).begin;

			put_github_value(line->out, location.file, false);
			buffer_printf(line->out, ":%u:%u: ", (unsigned)location.line, (unsigned)location.column);
		}
		buffer_put_text(line->out, "note: ");
		put_github_value(line->out, note->message, false);
	}
}

static void put_github(const struct line *line)
{
	static const char *const commands[] = {"notice", "warning", "error"};

	buffer_printf(line->out, "::%s ", commands[line->diagnostic->severity]);
	if (line->diagnostic->span.source)
		put_github_location(line);
	buffer_printf(line->out, "title=%s %s::", line->info->id, line->info->name);
	put_github_value(line->out, line->diagnostic->message, false);
	if (line->diagnostic->help) {
		buffer_put_text(line->out, github_newline);
		buffer_put_text(line->out, "help: ");
		put_github_value(line->out, line->diagnostic->help, false);
	}
	put_github_notes(line);
	buffer_put_byte(line->out, '\n');
}

void render_github(struct diag_sink *sink, struct buffer *out)
{
	put_lines(sink, put_github, out);
}
