/* SPDX-License-Identifier: MIT */
/*
 * SARIF 2.1.0 (OASIS): one run with the rules that were violated, the files, the results and their fixes. Numbers in
 * brackets are clauses of the standard.
 */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "diag/describe.h"
#include "diag/fingerprint.h"
#include "diag/fix.h"
#include "diag/locations.h"
#include "diag/render.h"
#include "diag/sarif.h"
#include "diag/uri.h"

static const char schema[] =
	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

struct sarif {
	struct diag_sink *sink;
	struct locations locations;
	struct sarif_rules rules;
	struct artifact *artifacts; /* sorted by name */
	size_t artifact_count;
	struct fingerprint *fingerprints; /* of sink->items */
};

/* A file that a result refers to. */
struct artifact {
	const char *file;     /* its plain path */
	const char *encoding; /* the name that IANA registered; NULL if it is unknown */
};

static int compare_artifacts(const void *a, const void *b)
{
	const struct artifact *left = a, *right = b;
	int order = strcmp(left->file, right->file);

	return order ? order : (left->encoding == NULL) - (right->encoding == NULL);
}

static const char *form_of(const struct source *source, const char *file)
{
	static const char *const names[] = {[ENCODING_UTF8] = "UTF-8",
					    [ENCODING_UTF8_BOM] = "UTF-8",
					    [ENCODING_UTF16LE] = "UTF-16LE",
					    [ENCODING_UTF16BE] = "UTF-16BE",
					    [ENCODING_CODE_PAGE] = NULL};

	return strcmp(source->path, file) == 0 ? names[source->encoding] : NULL;
}

struct artifact_list {
	struct artifact *items;
	size_t count, capacity;
};

static void add_artifact(struct artifact_list *list, const struct locations *locations, struct span span)
{
	struct artifact artifact;
	const char *file;

	if (span.source == NULL)
		return;
	file = locations_at(locations, span.source, span.begin).file;
	artifact = (struct artifact){uri_plain_path(file), form_of(span.source, file)};
	list->items = mem_grow(list->items, list->count, &list->capacity, sizeof *list->items);
	list->items[list->count++] = artifact;
}

/* Keeps each file once, sorted by name; of equal names the one whose encoding is known. */
static void find_artifacts(struct sarif *sarif)
{
	struct artifact_list list = {0};

	for (size_t i = 0; i < sarif->sink->count; i++) {
		const struct diagnostic *item = sarif->sink->items[i];

		add_artifact(&list, &sarif->locations, item->span);
		for (const struct diag_note *note = item->notes; note; note = note->next)
			add_artifact(&list, &sarif->locations, note->span);
		for (const struct diag_edit *edit = item->edits; edit; edit = edit->next)
			add_artifact(&list, &sarif->locations, edit->span);
	}
	if (list.count)
		qsort(list.items, list.count, sizeof *list.items, compare_artifacts);
	for (size_t i = 0; i < list.count; i++)
		if (i == 0 || strcmp(list.items[sarif->artifact_count - 1].file, list.items[i].file) != 0)
			list.items[sarif->artifact_count++] = list.items[i];
	sarif->artifacts = list.items;
}

static json_t *make_artifact_location(const struct sarif *sarif, const char *file)
{
	size_t low = 0, high = sarif->artifact_count;
	struct buffer uri = {0};
	json_t *location = js_object();

	file = uri_plain_path(file);
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(sarif->artifacts[middle].file, file) <= 0)
			low = middle;
		else
			high = middle;
	}
	uri_put_path(&uri, file);
	js_set(location, "uri", js_buffer(&uri));
	js_set(location, "index", js_integer(low));
	return location;
}

static json_t *make_artifacts(const struct sarif *sarif)
{
	json_t *artifacts = js_array();

	for (size_t i = 0; i < sarif->artifact_count; i++) {
		json_t *artifact = js_object();

		js_set(artifact, "location", make_artifact_location(sarif, sarif->artifacts[i].file));
		if (sarif->artifacts[i].encoding)
			js_set(artifact, "encoding", js_text(sarif->artifacts[i].encoding));
		js_append(artifacts, artifact);
	}
	return artifacts;
}

/* [3.30]; the end is the column after the last character, as in our ranges. */
static json_t *make_region(struct range range)
{
	json_t *region = js_object();

	js_set(region, "startLine", js_integer(range.begin.line));
	js_set(region, "startColumn", js_integer(range.begin.column));
	js_set(region, "endLine", js_integer(range.end.line));
	js_set(region, "endColumn", js_integer(range.end.column));
	return region;
}

static json_t *make_physical_location(const struct sarif *sarif, struct span span)
{
	struct range range = locations_range(&sarif->locations, span);
	json_t *physical = js_object();

	js_set(physical, "artifactLocation", make_artifact_location(sarif, range.begin.file));
	js_set(physical, "region", make_region(range));
	return physical;
}

static json_t *make_locations(const struct sarif *sarif, struct span span)
{
	json_t *locations = js_array(), *location = js_object();

	js_set(location, "physicalLocation", make_physical_location(sarif, span));
	js_append(locations, location);
	return locations;
}

/* The ids distinguish equal notes: the elements must be unique. */
static json_t *make_related_locations(const struct sarif *sarif, const struct diagnostic *diagnostic)
{
	json_t *related = js_array();
	uint64_t id = 0;

	for (const struct diag_note *note = diagnostic->notes; note; note = note->next) {
		json_t *location = js_object();

		js_set(location, "id", js_integer(++id));
		if (note->span.source)
			js_set(location, "physicalLocation", make_physical_location(sarif, note->span));
		js_set(location, "message", sarif_message(note->message));
		js_append(related, location);
	}
	return related;
}

static json_t *make_replacement(const struct sarif *sarif, const struct diag_edit *edit)
{
	json_t *replacement = js_object(), *content;

	js_set(replacement, "deletedRegion", make_region(locations_range(&sarif->locations, edit->span)));
	if (*edit->text) {
		content = js_object();
		js_set(content, "text", js_text(edit->text));
		js_set(replacement, "insertedContent", content);
	}
	return replacement;
}

/*
 * The replacements for one file, an array that belongs to its change. Changes are added in the order in which files
 * occur.
 */
static json_t *replacements_for(const struct sarif *sarif, struct map *by_source, json_t *changes,
				const struct source *source)
{
	json_t *replacements = map_get(by_source, source);
	json_t *change;

	if (replacements)
		return replacements;
	replacements = js_array();
	change = js_object();
	js_set(change, "artifactLocation", make_artifact_location(sarif, source->path));
	js_set(change, "replacements", replacements);
	js_append(changes, change);
	map_put(by_source, source, replacements);
	return replacements;
}

/* [3.55] */
static json_t *make_fixes(const struct sarif *sarif, const struct diagnostic *diagnostic)
{
	json_t *fixes = js_array(), *fix = js_object(), *changes = js_array();
	struct map by_source = {0};

	for (const struct diag_edit *edit = diagnostic->edits; edit; edit = edit->next)
		js_append(replacements_for(sarif, &by_source, changes, edit->span.source),
			  make_replacement(sarif, edit));
	map_free(&by_source);
	if (diagnostic->help)
		js_set(fix, "description", sarif_message(diagnostic->help));
	js_set(fix, "artifactChanges", changes);
	js_append(fixes, fix);
	return fixes;
}

static json_t *make_fingerprints(const struct fingerprint *fingerprint)
{
	json_t *fingerprints = js_object();
	struct buffer text = {0};

	buffer_printf(&text, "%016llx:%zu", (unsigned long long)fingerprint->hash, fingerprint->number);
	js_set(fingerprints, "mofLine/v1", js_buffer(&text));
	return fingerprints;
}

static json_t *make_message(const struct diagnostic *diagnostic)
{
	struct buffer text = {0};
	json_t *message;

	describe(&text, diagnostic);
	message = sarif_message(buffer_text(&text));
	buffer_free(&text);
	return message;
}

/* [3.27] */
static json_t *make_result(const struct sarif *sarif, const struct diagnostic *diagnostic,
			   const struct fingerprint *fingerprint)
{
	json_t *result = js_object();

	js_set(result, "ruleId", js_text(diag_info(diagnostic->code)->id));
	js_set(result, "ruleIndex", js_integer(sarif->rules.index[diagnostic->code]));
	js_set(result, "level", js_text(severity_name(diagnostic->severity)));
	js_set(result, "message", make_message(diagnostic));
	js_set(result, "locations", make_locations(sarif, diagnostic->span));
	if (diagnostic->notes)
		js_set(result, "relatedLocations", make_related_locations(sarif, diagnostic));
	if (fix_is_by_line(diagnostic))
		js_set(result, "fixes", make_fixes(sarif, diagnostic));
	js_set(result, "partialFingerprints", make_fingerprints(fingerprint));
	return result;
}

static json_t *make_results(const struct sarif *sarif)
{
	json_t *results = js_array();

	for (size_t i = 0; i < sarif->sink->count; i++)
		if (sarif->sink->items[i]->span.source)
			js_append(results, make_result(sarif, sarif->sink->items[i], &sarif->fingerprints[i]));
	return results;
}

/* [3.58] */
static json_t *make_notification(const struct sarif *sarif, const struct diagnostic *diagnostic)
{
	json_t *notification = js_object(), *rule = js_object();

	js_set(rule, "id", js_text(diag_info(diagnostic->code)->id));
	js_set(rule, "index", js_integer(sarif->rules.index[diagnostic->code]));
	js_set(notification, "message", make_message(diagnostic));
	js_set(notification, "level", js_text(severity_name(diagnostic->severity)));
	js_set(notification, "associatedRule", rule);
	return notification;
}

static json_t *make_invocations(const struct sarif *sarif, const struct diagnostic *overflow)
{
	json_t *invocations = js_array(), *invocation = js_object(), *notifications = js_array();

	for (size_t i = 0; i < sarif->sink->count; i++)
		if (sarif->sink->items[i]->span.source == NULL)
			js_append(notifications, make_notification(sarif, sarif->sink->items[i]));
	if (overflow)
		js_append(notifications, make_notification(sarif, overflow));
	js_set(invocation, "executionSuccessful", json_true());
	js_set(invocation, "toolExecutionNotifications", notifications);
	js_append(invocations, invocation);
	return invocations;
}

static json_t *make_tool(const struct sarif *sarif)
{
	json_t *tool = js_object(), *driver = js_object();

	js_set(driver, "name", js_text("mof"));
#ifdef PACKAGE_VERSION
	js_set(driver, "version", js_text(PACKAGE_VERSION));
#endif
	js_set(driver, "rules", sarif_make_rules(&sarif->rules));
	js_set(tool, "driver", driver);
	return tool;
}

/* The sequences that end a line of MOF; SARIF would treat a lone CR as an ordinary character. */
static json_t *make_newlines(void)
{
	json_t *newlines = js_array();

	js_append(newlines, js_text("\r\n"));
	js_append(newlines, js_text("\n"));
	js_append(newlines, js_text("\r"));
	return newlines;
}

static json_t *make_document(const struct sarif *sarif, const struct diagnostic *overflow)
{
	json_t *document = js_object(), *runs = js_array(), *run = js_object();

	js_set(run, "tool", make_tool(sarif));
	js_set(run, "invocations", make_invocations(sarif, overflow));
	js_set(run, "columnKind", js_text("unicodeCodePoints"));
	js_set(run, "newlineSequences", make_newlines());
	js_set(run, "artifacts", make_artifacts(sarif));
	js_set(run, "results", make_results(sarif));
	js_append(runs, run);
	js_set(document, "$schema", js_text(schema));
	js_set(document, "version", js_text("2.1.0"));
	js_set(document, "runs", runs);
	return document;
}

void render_sarif(struct diag_sink *sink, struct buffer *out)
{
	const struct diagnostic *overflow = diag_overflow(sink);
	struct sarif sarif = {.sink = sink};

	locations_find(&sarif.locations, sink);
	find_artifacts(&sarif);
	sarif_find_rules(&sarif.rules, sink);
	sarif.fingerprints = fingerprint_all(sink, &sarif.locations);
	js_print(make_document(&sarif, overflow), out);
	free(sarif.fingerprints);
	free(sarif.artifacts);
	locations_free(&sarif.locations);
}
