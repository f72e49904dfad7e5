/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "diag/cite.h"
#include "diag/describe.h"
#include "diag/sarif.h"
#include "diag/uri.h"

void sarif_find_rules(struct sarif_rules *rules, const struct diag_sink *sink)
{
	bool occurs[DIAG_CODE_COUNT] = {false};

	for (size_t i = 0; i < sink->count; i++)
		occurs[sink->items[i]->code] = true;
	if (sink->dropped)
		occurs[MOF809] = true;
	rules->count = 0;
	for (enum diag_code code = 0; code < DIAG_CODE_COUNT; code++) {
		if (!occurs[code])
			continue;
		rules->index[code] = rules->count;
		rules->codes[rules->count++] = code;
	}
}

/* The length of "{digits}" at the start of the text, else 0. */
static size_t placeholder_length(const char *text)
{
	size_t digits;

	if (*text != '{')
		return 0;
	digits = strspn(text + 1, "0123456789");
	return digits && text[1 + digits] == '}' ? digits + 2 : 0;
}

/* Braces that cannot be mistaken for a placeholder stay single, since few readers support the doubling. */
static void put_without_placeholders(struct buffer *out, const char *text)
{
	while (*text) {
		size_t length = placeholder_length(text);

		if (length == 0) {
			buffer_put_byte(out, (uint8_t)*text++);
			continue;
		}
		buffer_put_byte(out, '{');
		buffer_put(out, text, length);
		buffer_put_byte(out, '}');
		text += length;
	}
}

json_t *sarif_message(const char *text)
{
	struct buffer escaped = {0};
	json_t *message = js_object();

	put_without_placeholders(&escaped, text);
	js_set(message, "text", js_buffer(&escaped));
	return message;
}

/* With a backslash before each character that CommonMark or GitHub's extensions treat as markup. */
static void put_markdown(struct buffer *out, const char *text)
{
	for (; *text; text++) {
		if (strchr("\\`*_{}[]<>#|~$&", *text))
			buffer_put_byte(out, '\\');
		buffer_put_byte(out, (uint8_t)*text);
	}
}

/* The sources, a line for each: as links in Markdown where they have an address on the web. */
static void put_sources(struct buffer *text, struct buffer *markdown, const char *citations)
{
	struct citation citation;

	while (cite_next(&citations, &citation)) {
		struct buffer name = {0};

		cite_put_name(&name, &citation);
		buffer_printf(text, "\nSource: %s", buffer_text(&name));
		if (citation.address)
			buffer_printf(text, " (%s)", citation.address);
		buffer_put_text(markdown, "\n- Source: ");
		if (citation.address && strncmp(citation.address, "https:", 6) == 0) {
			buffer_put_byte(markdown, '[');
			put_markdown(markdown, buffer_text(&name));
			buffer_printf(markdown, "](%s)", citation.address);
		} else {
			put_markdown(markdown, buffer_text(&name));
		}
		buffer_free(&name);
	}
}

static json_t *make_help(const struct diag_info *info)
{
	struct buffer text = {0}, markdown = {0};
	json_t *help = js_object();

	buffer_printf(&text, "%s\n\nHow to fix it: %s\n", info->explanation, info->fix);
	put_markdown(&markdown, info->explanation);
	buffer_put_text(&markdown, "\n\n**How to fix it:** ");
	put_markdown(&markdown, info->fix);
	buffer_put_byte(&markdown, '\n');
	if (info->hresult) {
		buffer_printf(&text, "\nWindows: 0x%08X", (unsigned)info->hresult);
		buffer_printf(&markdown, "\n- Windows: `0x%08X`", (unsigned)info->hresult);
	}
	put_sources(&text, &markdown, info->source);
	js_set(help, "text", js_buffer(&text));
	js_set(help, "markdown", js_buffer(&markdown));
	return help;
}

/* The tag of a code, by its letters. */
static const struct {
	const char *letters, *tag;
} families[] = {
	{"MOF", "mof"},
	{"NSS", "namespace-security"},
	{"PRV", "provider-hosting"},
	{"EVT", "event-subscription"},
};

/* Code scanners show a security severity for rules that have both the tag and the score. */
static json_t *make_properties(const struct diag_info *info)
{
	json_t *properties = js_object(), *tags = js_array();
	struct buffer score = {0};

	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		if (strncmp(info->id, families[i].letters, strlen(families[i].letters)) == 0)
			js_append(tags, js_text(families[i].tag));
	if (info->score > 0) {
		js_append(tags, js_text("security"));
		describe_score(&score, info->score);
		js_set(properties, "security-severity", js_buffer(&score));
	}
	js_set(properties, "tags", tags);
	return properties;
}

static json_t *make_text(const char *text)
{
	json_t *object = js_object();

	js_set(object, "text", js_text(text));
	return object;
}

static json_t *make_rule(enum diag_code code)
{
	const struct diag_info *info = diag_info(code);
	json_t *rule = js_object(), *configuration = js_object();
	struct buffer uri = {0};

	js_set(rule, "id", js_text(info->id));
	js_set(rule, "name", js_text(info->name));
	js_set(rule, "shortDescription", make_text(info->title));
	js_set(rule, "fullDescription", make_text(info->explanation));
	if (uri_put_help(&uri, code))
		js_set(rule, "helpUri", js_buffer(&uri));
	js_set(rule, "help", make_help(info));
	js_set(configuration, "level", js_text(severity_name(info->severity)));
	js_set(rule, "defaultConfiguration", configuration);
	js_set(rule, "properties", make_properties(info));
	return rule;
}

json_t *sarif_make_rules(const struct sarif_rules *rules)
{
	json_t *array = js_array();

	for (size_t i = 0; i < rules->count; i++)
		js_append(array, make_rule(rules->codes[i]));
	return array;
}
