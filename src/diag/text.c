/* SPDX-License-Identifier: MIT */
/* The format for people: the message, the quoted line, carets below it, and help. */
#include <string.h>

#include "diag/cite.h"
#include "diag/clean.h"
#include "diag/locations.h"
#include "diag/example.h"
#include "diag/render.h"

enum { MAX_LINE = 160, CONTEXT_BEFORE = 40 }; /* columns; longer lines are cut around the span */

enum style { PLAIN, BOLD, RED, MAGENTA, CYAN, GREEN };

struct pen {
	struct buffer *out;
	bool color;
	struct locations locations;
};

/* A control character could move the cursor of the terminal or hide the rest, so it is shown as '?'. */
static void put_clean(struct buffer *out, const char *text)
{
	clean_append(out, text_of(text), CLEAN_LINE);
}

static void set_style(struct pen *pen, enum style style)
{
	static const char *const codes[] = {"\033[0m",    "\033[1m",    "\033[1;31m",
					    "\033[1;35m", "\033[1;36m", "\033[1;32m"};

	if (pen->color)
		buffer_put_text(pen->out, codes[style]);
}

static enum style severity_style(enum severity severity)
{
	return severity == SEVERITY_ERROR ? RED : severity == SEVERITY_WARNING ? MAGENTA : CYAN;
}

/* The part of a source line that is shown. */
struct excerpt {
	struct text before, marked, after;
	bool cut_left, cut_right;
};

/* Moves a position in a line to the start of the character that it is in. */
static size_t at_character(struct text line, size_t at)
{
	while (at < line.length && ((unsigned char)line.bytes[at] & 0xC0) == 0x80)
		at++;
	return at;
}

static struct excerpt make_excerpt(struct text line, size_t begin, size_t end)
{
	struct excerpt excerpt = {0};
	size_t from = 0, to = line.length;

	if (line.length > MAX_LINE) {
		from = begin > CONTEXT_BEFORE ? at_character(line, begin - CONTEXT_BEFORE) : 0;
		to = from + MAX_LINE < line.length ? at_character(line, from + MAX_LINE) : line.length;
		end = end < to ? end : to;
	}
	excerpt.cut_left = from > 0;
	excerpt.cut_right = to < line.length;
	excerpt.before = (struct text){line.bytes + from, begin - from};
	excerpt.marked = (struct text){line.bytes + begin, end - begin};
	excerpt.after = (struct text){line.bytes + end, to - end};
	return excerpt;
}

/* White space as wide as the text; tabs are kept. */
static void put_blank(struct buffer *out, struct text text)
{
	for (size_t at = 0; at < text.length;) {
		uint32_t code_point;
		size_t size = wtf8_decode(text.bytes + at, text.length - at, &code_point);

		if (code_point == '\t')
			buffer_put_byte(out, '\t');
		else
			buffer_fill(out, ' ', text_width((struct text){text.bytes + at, size}));
		at += size;
	}
}

static void put_carets(struct pen *pen, struct text marked)
{
	size_t width = text_width(marked);

	buffer_put_byte(pen->out, '^');
	if (width > 1)
		buffer_fill(pen->out, '~', width - 1);
}

static void put_excerpt(struct pen *pen, struct span span, struct location location, enum style style, const char *help)
{
	const char *text = span.source->text;
	struct text line = {text + location.line_begin, location.line_end - location.line_begin};
	uint32_t end = span.end < location.line_end ? span.end : location.line_end;
	uint32_t begin = span.begin < location.line_end ? span.begin : location.line_end;
	struct excerpt excerpt =
		make_excerpt(line, begin - location.line_begin, (end > begin ? end : begin) - location.line_begin);
	struct buffer shown = {0};
	const char *cleaned;
	size_t marked, after;

	clean_append(&shown, excerpt.before, CLEAN_LINE);
	marked = shown.size;
	clean_append(&shown, excerpt.marked, CLEAN_LINE);
	after = shown.size;
	clean_append(&shown, excerpt.after, CLEAN_LINE);
	cleaned = buffer_text(&shown);
	buffer_printf(pen->out, "%5u | %s%s%s\n", (unsigned)location.line, excerpt.cut_left ? "..." : "", cleaned,
		      excerpt.cut_right ? "..." : "");
	buffer_put_text(pen->out, excerpt.cut_left ? "      |    " : "      | ");
	put_blank(pen->out, (struct text){cleaned, marked});
	set_style(pen, style);
	put_carets(pen, (struct text){cleaned + marked, after - marked});
	buffer_free(&shown);
	set_style(pen, PLAIN);
	if (help) {
		set_style(pen, GREEN);
		buffer_put_text(pen->out, " help: ");
		set_style(pen, PLAIN);
		put_clean(pen->out, help);
	}
	buffer_put_byte(pen->out, '\n');
}

/* "file:line:col: error: "; without a location, only the severity. */
static struct location put_head(struct pen *pen, struct span span, enum severity severity)
{
	struct location location = {0};

	set_style(pen, BOLD);
	if (span.source) {
		location = locations_at(&pen->locations, span.source, span.begin);
		put_clean(pen->out, location.file);
		buffer_printf(pen->out, ":%u:%u: ", (unsigned)location.line, (unsigned)location.column);
	} else {
		buffer_put_text(pen->out, "mof: ");
	}
	set_style(pen, severity_style(severity));
	buffer_printf(pen->out, "%s: ", severity_name(severity));
	set_style(pen, PLAIN);
	return location;
}

static void put_notes(struct pen *pen, const struct diagnostic *diagnostic)
{
	for (const struct diag_note *note = diagnostic->notes; note; note = note->next) {
		struct location location = put_head(pen, note->span, SEVERITY_NOTE);

		put_clean(pen->out, note->message);
		buffer_put_byte(pen->out, '\n');
		if (note->span.source)
			put_excerpt(pen, note->span, location, CYAN, NULL);
	}
}

/* The chain of includes that leads to a location in an included file, the innermost first. */
static void put_includers(struct pen *pen, const struct source *source)
{
	for (; source && source->includer; source = source->includer) {
		struct location location = locations_at(&pen->locations, source->includer, source->included_at);

		buffer_put_text(pen->out, "included from ");
		put_clean(pen->out, location.file);
		buffer_printf(pen->out, ":%u:\n", (unsigned)location.line);
	}
}

static void put_diagnostic(struct pen *pen, const struct diagnostic *diagnostic)
{
	const struct diag_info *info = diag_info(diagnostic->code);
	struct location location;

	put_includers(pen, diagnostic->span.source);
	location = put_head(pen, diagnostic->span, diagnostic->severity);

	set_style(pen, BOLD);
	put_clean(pen->out, diagnostic->message);
	set_style(pen, PLAIN);
	buffer_printf(pen->out, " [%s %s]\n", info->id, info->name);
	if (diagnostic->span.source) {
		put_excerpt(pen, diagnostic->span, location, severity_style(diagnostic->severity), diagnostic->help);
	} else if (diagnostic->help) {
		buffer_put_text(pen->out, "help: ");
		put_clean(pen->out, diagnostic->help);
		buffer_put_byte(pen->out, '\n');
	}
	put_notes(pen, diagnostic);
}

static void put_count(struct buffer *out, size_t count, const char *what)
{
	buffer_printf(out, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

void render_text(struct diag_sink *sink, bool color, struct buffer *out)
{
	const struct diagnostic *overflow = diag_overflow(sink);
	struct pen pen = {.out = out, .color = color};

	locations_find(&pen.locations, sink);
	for (size_t i = 0; i < sink->count; i++)
		put_diagnostic(&pen, sink->items[i]);
	if (overflow)
		put_diagnostic(&pen, overflow);
	locations_free(&pen.locations);
	if (sink->by_severity[SEVERITY_ERROR] + sink->by_severity[SEVERITY_WARNING] == 0)
		return;
	put_count(out, sink->by_severity[SEVERITY_ERROR], "error");
	buffer_put_text(out, ", ");
	put_count(out, sink->by_severity[SEVERITY_WARNING], "warning");
	buffer_put_byte(out, '\n');
}

enum { EXPLANATION_WIDTH = 80 };

/* Fills lines with words. */
static void put_paragraph(struct buffer *out, const char *text)
{
	size_t column = 0;

	while (*text) {
		size_t length = strcspn(text, " ");
		size_t width = text_width((struct text){text, length});

		if (column > 0 && column + 1 + width > EXPLANATION_WIDTH) {
			buffer_put_byte(out, '\n');
			column = 0;
		} else if (column > 0) {
			buffer_put_byte(out, ' ');
			column++;
		}
		buffer_put(out, text, length);
		column += width;
		text += length + strspn(text + length, " ");
	}
	buffer_put_byte(out, '\n');
}

/* MOF, set off from the text. */
static void put_example(const char *heading, const char *example, struct buffer *out)
{
	if (example == NULL)
		return;
	buffer_printf(out, "\n%s:\n\n", heading);
	while (*example) {
		size_t length = strcspn(example, "\n");

		buffer_printf(out, "%s%.*s\n", length ? "    " : "", (int)length, example);
		example += length + (example[length] == '\n');
	}
}

static void put_sources(const char *citations, struct buffer *out)
{
	const char *label = "Source: ";
	struct citation citation;

	while (cite_next(&citations, &citation)) {
		buffer_put_text(out, label);
		cite_put_name(out, &citation);
		buffer_printf(out, "%s%s\n", citation.address ? "\n        " : "",
			      citation.address ? citation.address : "");
		label = "        ";
	}
}

void render_explanation(enum diag_code code, bool color, struct buffer *out)
{
	const struct diag_info *info = diag_info(code);
	struct pen pen = {.out = out, .color = color};

	set_style(&pen, BOLD);
	buffer_printf(out, "%s %s", info->id, info->name);
	set_style(&pen, PLAIN);
	buffer_printf(out, " (%s%s)\n%s\n\n", severity_name(info->severity),
		      info->doubtful ? ", an error with --strict" : "", info->title);
	put_paragraph(out, info->explanation);
	buffer_put_text(out, "\nHow to fix it:\n");
	put_paragraph(out, info->fix);
	put_example("Example", diag_example(info->id), out);
	put_example("Corrected", diag_corrected(info->id), out);
	buffer_put_byte(out, '\n');
	if (info->hresult)
		buffer_printf(out, "Windows: 0x%08X\n", (unsigned)info->hresult);
	if (info->score > 0)
		buffer_printf(out, "Security severity: %.1f of 10\n", info->score);
	put_sources(info->source, out);
}
