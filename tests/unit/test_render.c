/* SPDX-License-Identifier: MIT */
/* Each format says what was reported, whatever the text is. */
#include "suites.h"
#include <stdlib.h>
#include <string.h>

#include "diag/render.h"

#ifdef HAVE_JANSSON
#include <jansson.h>
#endif

/* Line 2 begins at 15: "<tab>\"äö\" x;", the string at 16 to 22, x at 23. */
static const char text[] = "class A_\xF0\x9F\x98\x80 {\n\t\"\xC3\xA4\xC3\xB6\" x;\n};\n";

static struct diag_sink sink;
static struct source *source, *other;
static struct buffer out;

static struct source *make_source(const char *path, const char *bytes, unsigned order)
{
	struct source *made = source_new(path, (const uint8_t *)bytes, strlen(bytes), NULL);

	made->order = order;
	return made;
}

static void setup(void)
{
	diag_sink_init(&sink);
	source = make_source("./a b.mof", text, 0);
	other = make_source("other.mof", "class B {};\n", 1);
}

static void teardown(void)
{
	diag_sink_free(&sink);
	source_free(source);
	source_free(other);
	buffer_free(&out);
}

static struct span span(uint32_t begin, uint32_t end)
{
	return (struct span){source, begin, end};
}

static const struct span nowhere = {0};

static const char *render(const char *format)
{
	out.size = 0;
	diag_sort(&sink);
	render_find(format)->render(&sink, &out);
	return buffer_text(&out);
}

static void check_has(const char *format, const char *wanted)
{
	const char *got = render(format);

	ck_assert_msg(strstr(got, wanted) != NULL, "%s has '%s' in:\n%s", format, wanted, got);
}

/* The table */

START_TEST(every_format_is_found_by_its_name)
{
	static const char *const names[] = {
#define RENDERER(name, function, needs, per_code, description) name,
#include "diag/renderers.def"
#undef RENDERER
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		ck_assert_str_eq(render_find(names[i])->name, names[i]);
	ck_assert_ptr_null(render_find("html"));
}
END_TEST

START_TEST(a_format_that_is_not_built_names_what_it_needs)
{
	ck_assert_ptr_null(render_find("gcc")->needs);
	ck_assert_str_eq(render_find("sarif")->needs, "jansson");
	ck_assert_str_eq(render_find("junit")->needs, "libxml2");
}
END_TEST

START_TEST(only_text_limits_the_findings_of_a_code)
{
	ck_assert_uint_eq(render_find("text")->per_code, 20);
	ck_assert_uint_eq(render_find("json")->per_code, 0);
}
END_TEST

/* Lines */

START_TEST(gcc_gives_file_line_and_column)
{
	diag_report(&sink, MOF011, span(16, 22), "bad");
	ck_assert_str_eq(render("gcc"), "./a b.mof:2:2: error: bad [MOF011]\n");
}
END_TEST

START_TEST(msvs_gives_line_and_column_in_parentheses)
{
	diag_report(&sink, MOF011, span(23, 24), "bad");
	diag_report(&sink, MOF805, nowhere, "unknown");
	ck_assert_str_eq(render("msvs"), "./a b.mof(2,7): error MOF011: bad\nmof : note MOF805: unknown\n");
}
END_TEST

START_TEST(mofcomp_gives_the_code_of_windows_and_no_notes)
{
	diag_report(&sink, MOF011, span(23, 24), "bad");
	diag_report(&sink, MOF805, nowhere, "unknown");
	ck_assert_str_eq(render("mofcomp"), "./a b.mof (2): error SYNTAX 0X80044015: bad\n");
}
END_TEST

START_TEST(github_gives_a_workflow_command)
{
	diag_report(&sink, MOF804, span(16, 22), "bad");
	ck_assert_str_eq(render("github"), "::warning file=a b.mof,line=2,endLine=2,col=2,endColumn=6,"
					   "title=MOF804 trailing-comma::bad\n");
}
END_TEST

START_TEST(github_gives_no_columns_for_several_lines)
{
	diag_report(&sink, MOF011, span(16, 28), "bad");
	check_has("github", "line=2,endLine=3,title=");
}
END_TEST

START_TEST(github_escapes_what_ends_its_values)
{
	source_free(source);
	source = make_source("a:b,c%.mof", text, 0);
	diag_report(&sink, MOF011, span(0, 1), "100%%: a, b");
	check_has("github", "file=a%3Ab%2Cc%25.mof,");
	check_has("github", "::100%25: a, b\n");
}
END_TEST

START_TEST(github_puts_help_and_notes_on_lines_of_their_own)
{
	struct diagnostic *item = diag_report(&sink, MOF805, nowhere, "bad");

	diag_set_help(&sink, item, "fix it");
	diag_add_note(&sink, item, span(0, 5), "here");
	ck_assert_str_eq(render("github"), "::notice title=MOF805 not-checked::bad%0Ahelp: fix it"
					   "%0A./a b.mof:1:1: note: here\n");
}
END_TEST

START_TEST(a_message_with_a_line_end_makes_no_second_line)
{
	static const char *const formats[] = {"gcc", "msvs", "mofcomp", "github"};

	diag_report(&sink, MOF011, span(0, 1), "bad\n::error::forged\r\x1B[2J");
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		check_has(formats[i], "bad?::error::forged??[2J");
}
END_TEST

START_TEST(dropped_reports_are_told_in_every_format)
{
	static const char *const formats[] = {"gcc", "msvs", "github", "text"};

	for (int i = 0; i < DIAG_LIMIT + 2; i++)
		diag_report(&sink, MOF011, span(0, 1), "bad");
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		check_has(formats[i], "2 more are not shown");
}
END_TEST

/* Text */

START_TEST(carets_are_below_the_span_after_a_tab)
{
	diag_report(&sink, MOF011, span(16, 22), "bad");
	ck_assert_str_eq(render("text"), "./a b.mof:2:2: error: bad [MOF011 type-mismatch]\n"
					 "    2 | \t\"\xC3\xA4\xC3\xB6\" x;\n"
					 "      | \t^~~~\n"
					 "1 error, 0 warnings\n");
}
END_TEST

START_TEST(an_empty_span_has_one_caret)
{
	diag_report(&sink, MOF502, span(23, 23), "bad");
	check_has("text", "      | \t     ^\n");
}
END_TEST

START_TEST(statistics_begin_with_the_most_frequent_code)
{
	diag_report(&sink, MOF004, span(0, 1), "once");
	for (int i = 0; i < 12; i++)
		diag_report(&sink, MOF804, span(0, 1), "often");
	diag_limit(&sink, 1);
	render_statistics(&sink, &out);
	ck_assert_str_eq(buffer_text(&out), "      12  warning  MOF804 trailing-comma\n"
					    "       1  error    MOF004 missing-semicolon-after-body\n");
}
END_TEST

START_TEST(statistics_of_a_strict_run_count_doubts_as_errors)
{
	sink.strict = true;
	diag_report(&sink, MOF802, span(0, 1), "x");
	render_statistics(&sink, &out);
	ck_assert_str_eq(buffer_text(&out), "       1  error    MOF802 newline-in-string\n");
}
END_TEST

#ifdef HAVE_LIBXML2
/* JUnit */

START_TEST(junit_passes_when_there_is_nothing)
{
	check_has("junit", "<testcase name=\"no findings\" classname=\"mof\"/>");
	check_has("junit", "tests=\"1\" failures=\"0\"");
}
END_TEST

START_TEST(junit_fails_for_warnings_and_passes_for_notes)
{
	diag_report(&sink, MOF804, span(0, 1), "bad");
	diag_report(&sink, MOF805, span(1, 2), "empty");
	check_has("junit", "<testsuite name=\"./a b.mof\" tests=\"2\" failures=\"1\" errors=\"0\">");
	check_has("junit", "<failure type=\"warning\" message=\"bad\">./a b.mof:1:1: warning: bad</failure>");
	check_has("junit", "<system-out>./a b.mof:1:2: note: empty</system-out>");
}
END_TEST

START_TEST(junit_has_a_suite_for_each_file)
{
	diag_report(&sink, MOF804, span(0, 1), "bad");
	diag_report(&sink, MOF804, (struct span){other, 0, 1}, "bad");
	check_has("junit", "<testsuite name=\"./a b.mof\" tests=\"1\"");
	check_has("junit", "<testsuite name=\"other.mof\" tests=\"1\"");
}
END_TEST

START_TEST(junit_escapes_markup_and_replaces_what_xml_has_not)
{
	diag_report(&sink, MOF804, span(0, 1), "<&\"> \x01 \xED\xA0\x80");
	check_has("junit", "message=\"&lt;&amp;&quot;&gt; \xEF\xBF\xBD \xEF\xBF\xBD\"");
}
END_TEST
#endif

#ifdef HAVE_JANSSON
/* Renders, reads back what was written and checks the value at a path such as "runs.0.results.0.level". */
static json_t *render_value(const char *format, const char *path, json_t **document)
{
	json_error_t error;
	json_t *value;
	char key[64];

	render(format);
	*document = json_loadb((const char *)out.bytes, out.size, 0, &error);
	ck_assert_msg(*document != NULL, "%s: %s", format, error.text);
	value = *document;
	while (*path) {
		size_t length = strcspn(path, ".");

		snprintf(key, sizeof key, "%.*s", (int)length, path);
		value = json_is_array(value) ? json_array_get(value, strtoul(key, NULL, 10))
					     : json_object_get(value, key);
		path += length + (path[length] == '.');
	}
	return value;
}

static void check_text(const char *format, const char *path, const char *wanted)
{
	json_t *document, *value = render_value(format, path, &document);

	ck_assert_msg(json_is_string(value), "%s is text in:\n%s", path, buffer_text(&out));
	ck_assert_str_eq(json_string_value(value), wanted);
	json_decref(document);
}

static void check_number(const char *format, const char *path, long long wanted)
{
	json_t *document, *value = render_value(format, path, &document);

	ck_assert_msg(json_is_integer(value), "%s is a number in:\n%s", path, buffer_text(&out));
	ck_assert_int_eq(json_integer_value(value), wanted);
	json_decref(document);
}

static void check_count(const char *format, const char *path, size_t wanted)
{
	json_t *document, *value = render_value(format, path, &document);

	ck_assert_msg(json_is_array(value), "%s is an array in:\n%s", path, buffer_text(&out));
	ck_assert_uint_eq(json_array_size(value), wanted);
	json_decref(document);
}

static void check_absent(const char *format, const char *path)
{
	json_t *document, *value = render_value(format, path, &document);

	ck_assert_msg(value == NULL, "%s is absent in:\n%s", path, buffer_text(&out));
	json_decref(document);
}

/* JSON */

START_TEST(json_has_all_members_in_a_fixed_order)
{
	struct diagnostic *item = diag_report(&sink, MOF011, span(16, 22), "bad");

	diag_add_edit(&sink, item, span(23, 23), "");
	ck_assert_str_eq(render("json"),
			 "{\n  \"version\": 1,\n  \"diagnostics\": [\n    {\n"
			 "      \"code\": \"MOF011\",\n      \"name\": \"type-mismatch\",\n"
			 "      \"severity\": \"error\",\n      \"hresult\": \"0x80044015\",\n      \"score\": 0.0,\n"
			 "      \"message\": \"bad\",\n      \"help\": null,\n      \"file\": \"./a b.mof\",\n"
			 "      \"line\": 2,\n      \"column\": 2,\n      \"end_line\": 2,\n      \"end_column\": 6,\n"
			 "      \"source\": \"./a b.mof\",\n      \"offset\": 16,\n      \"end_offset\": 22,\n"
			 "      \"notes\": [],\n      \"fixes\": [\n        {\n          \"edits\": [\n            {\n"
			 "              \"file\": \"./a b.mof\",\n              \"line\": 2,\n"
			 "              \"column\": 7,\n              \"end_line\": 2,\n"
			 "              \"end_column\": 7,\n              \"source\": \"./a b.mof\",\n"
			 "              \"offset\": 23,\n              \"end_offset\": 23,\n"
			 "              \"text\": \"\"\n            }\n          ]\n        }\n      ]\n    }\n  ],\n"
			 "  \"counts\": {\n    \"error\": 1,\n    \"warning\": 0,\n    \"note\": 0,\n"
			 "    \"not_shown\": 0\n  }\n}\n");
}
END_TEST

START_TEST(json_has_null_for_what_has_no_location)
{
	json_t *document, *value;

	diag_report(&sink, MOF805, nowhere, "unknown");
	value = render_value("json", "diagnostics.0.line", &document);
	ck_assert(json_is_null(value));
	json_decref(document);
}
END_TEST

START_TEST(json_has_notes_with_their_places)
{
	diag_add_note(&sink, diag_report(&sink, MOF011, span(0, 1), "bad"), span(25, 27), "here");
	check_text("json", "diagnostics.0.notes.0.message", "here");
	check_number("json", "diagnostics.0.notes.0.column", 9);
}
END_TEST

START_TEST(json_replaces_lone_surrogates_in_messages)
{
	diag_report(&sink, MOF011, span(0, 1), "\xED\xA0\x80");
	check_text("json", "diagnostics.0.message", "\xEF\xBF\xBD");
}
END_TEST

START_TEST(json_leaves_out_a_fix_that_it_would_change)
{
	struct diagnostic *item = diag_report(&sink, MOF011, span(0, 1), "bad");

	diag_add_edit(&sink, item, span(0, 1), "\xED\xA0\x80");
	check_count("json", "diagnostics.0.fixes", 0);
}
END_TEST

START_TEST(json_counts_what_a_limit_hides)
{
	for (int i = 0; i < 5; i++)
		diag_report(&sink, MOF011, span(0, 1), "bad");
	diag_limit(&sink, 2);
	check_number("json", "counts.error", 5);
	check_number("json", "counts.not_shown", 3);
}
END_TEST

START_TEST(json_follows_markers_and_names_the_file_that_was_read)
{
	source_add_marker(source, 15, 80, text_of("x.h"));
	diag_report(&sink, MOF011, span(16, 22), "bad");
	check_text("json", "diagnostics.0.file", "x.h");
	check_number("json", "diagnostics.0.line", 80);
	check_text("json", "diagnostics.0.source", "./a b.mof");
	check_number("json", "diagnostics.0.offset", 16);
}
END_TEST

/* SARIF */

#define RUN "runs.0."
#define RESULT RUN "results.0."
#define RULE RUN "tool.driver.rules.0."

START_TEST(sarif_lists_each_rule_once)
{
	diag_report(&sink, MOF804, span(0, 1), "bad");
	diag_report(&sink, MOF004, span(1, 2), "bad");
	diag_report(&sink, MOF804, span(2, 3), "bad");
	check_count("sarif", RUN "tool.driver.rules", 2);
	check_text("sarif", RULE "id", "MOF004");
	check_number("sarif", RUN "results.0.ruleIndex", 1);
	check_number("sarif", RUN "results.1.ruleIndex", 0);
	check_number("sarif", RUN "results.2.ruleIndex", 1);
}
END_TEST

START_TEST(sarif_counts_columns_in_code_points)
{
	diag_report(&sink, MOF011, span(16, 22), "bad");
	check_text("sarif", RUN "columnKind", "unicodeCodePoints");
	check_number("sarif", RESULT "locations.0.physicalLocation.region.startColumn", 2);
	check_number("sarif", RESULT "locations.0.physicalLocation.region.endColumn", 6);
}
END_TEST

START_TEST(sarif_encodes_paths_and_lists_files)
{
	diag_report(&sink, MOF011, (struct span){other, 0, 1}, "bad");
	diag_report(&sink, MOF011, span(0, 1), "bad");
	check_count("sarif", RUN "artifacts", 2);
	check_text("sarif", RUN "artifacts.0.location.uri", "a%20b.mof");
	check_text("sarif", RUN "artifacts.0.encoding", "UTF-8");
	check_text("sarif", RUN "results.1.locations.0.physicalLocation.artifactLocation.uri", "other.mof");
	check_number("sarif", RUN "results.1.locations.0.physicalLocation.artifactLocation.index", 1);
}
END_TEST

START_TEST(sarif_lists_a_file_once_for_two_spellings)
{
	source_free(other);
	other = make_source("a b.mof", "class B {};\n", 1);
	diag_report(&sink, MOF011, (struct span){other, 0, 1}, "bad");
	diag_report(&sink, MOF011, span(0, 1), "bad");
	check_count("sarif", RUN "artifacts", 1);
}
END_TEST

START_TEST(sarif_gives_risks_their_score_and_tag)
{
	diag_report(&sink, NSS206, span(0, 1), "bad");
	check_text("sarif", RULE "properties.security-severity", "9.0");
	check_text("sarif", RULE "properties.tags.1", "security");
}
END_TEST

START_TEST(sarif_gives_no_score_to_what_is_no_risk)
{
	diag_report(&sink, MOF011, span(0, 1), "bad");
	check_absent("sarif", RULE "properties.security-severity");
	check_count("sarif", RULE "properties.tags", 1);
}
END_TEST

START_TEST(sarif_keeps_the_level_of_the_rule_beside_that_of_a_strict_run)
{
	sink.strict = true;
	diag_report(&sink, MOF802, span(0, 1), "bad");
	check_text("sarif", RESULT "level", "error");
	check_text("sarif", RULE "defaultConfiguration.level", "warning");
}
END_TEST

START_TEST(sarif_escapes_markdown_in_the_help_of_rules)
{
	diag_report(&sink, MOF014, span(0, 1), "bad");
	check_text("sarif", RULE "help.markdown",
		   "WMI reserves names that begin or end with an underscore; names with two leading underscores belong "
		   "to the "
		   "system. PutClass refuses them for your own classes and properties.\n\n"
		   "**How to fix it:** Choose a name that begins with a letter and does not end with an underscore.\n\n"
		   "- Windows: `0x80041008`\n"
		   "- Source: The MOF language of Windows, 1.3\n"
		   "- Source: [IWbemServices::PutClass method (wbemcli.h)]"
		   "(https://learn.microsoft.com/windows/win32/api/wbemcli/nf-wbemcli-iwbemservices-putclass)");
	diag_report(&sink, MOF006, span(0, 1), "bad");
	check_has("sarif", "\"markdown\": \"'\\\\$Name' is");
}
END_TEST

START_TEST(sarif_doubles_braces_that_would_be_placeholders)
{
	diag_report(&sink, MOF011, span(0, 1), "expected '{', not {12} or {x}");
	check_text("sarif", RESULT "message.text", "expected '{', not {{12}} or {x}");
}
END_TEST

START_TEST(sarif_has_notifications_for_what_has_no_location)
{
	diag_report(&sink, MOF805, nowhere, "unknown");
	check_count("sarif", RUN "results", 0);
	check_text("sarif", RUN "invocations.0.toolExecutionNotifications.0.message.text", "unknown");
	check_text("sarif", RUN "invocations.0.toolExecutionNotifications.0.associatedRule.id", "MOF805");
}
END_TEST

START_TEST(sarif_groups_the_edits_of_a_fix_by_file)
{
	struct diagnostic *item = diag_report(&sink, MOF011, span(0, 1), "bad");

	diag_add_edit(&sink, item, span(16, 22), "1");
	diag_add_edit(&sink, item, (struct span){other, 6, 7}, "");
	diag_add_edit(&sink, item, span(23, 23), "y");
	check_count("sarif", RESULT "fixes.0.artifactChanges", 2);
	check_count("sarif", RESULT "fixes.0.artifactChanges.0.replacements", 2);
	check_text("sarif", RESULT "fixes.0.artifactChanges.0.replacements.1.insertedContent.text", "y");
	check_number("sarif", RESULT "fixes.0.artifactChanges.0.replacements.0.deletedRegion.endColumn", 6);
	check_absent("sarif", RESULT "fixes.0.artifactChanges.1.replacements.0.insertedContent");
}
END_TEST

START_TEST(sarif_has_notes_as_related_locations)
{
	struct diagnostic *item = diag_report(&sink, MOF011, span(0, 1), "bad");

	diag_add_note(&sink, item, span(16, 22), "here");
	diag_add_note(&sink, item, nowhere, "and so on");
	check_number("sarif", RESULT "relatedLocations.0.physicalLocation.region.startLine", 2);
	check_text("sarif", RESULT "relatedLocations.1.message.text", "and so on");
	check_absent("sarif", RESULT "relatedLocations.1.physicalLocation");
}
END_TEST

/* rdjson */

#define FIRST "diagnostics.0."

START_TEST(rdjson_counts_columns_in_bytes)
{
	diag_report(&sink, MOF011, span(16, 22), "bad");
	check_text("rdjson", FIRST "location.path", "a b.mof");
	check_number("rdjson", FIRST "location.range.start.column", 2);
	check_number("rdjson", FIRST "location.range.end.column", 8);
}
END_TEST

START_TEST(rdjson_has_one_suggestion_for_a_fix)
{
	struct diagnostic *item = diag_report(&sink, MOF011, span(16, 22), "bad");

	diag_add_edit(&sink, item, span(23, 24), "y");
	diag_add_edit(&sink, item, span(16, 22), "string");
	check_count("rdjson", FIRST "suggestions", 1);
	check_text("rdjson", FIRST "suggestions.0.text", "string y");
	check_number("rdjson", FIRST "suggestions.0.range.end.column", 10);
}
END_TEST

START_TEST(rdjson_has_its_own_words_for_severities)
{
	diag_report(&sink, MOF805, span(0, 1), "bad");
	check_text("rdjson", FIRST "severity", "INFO");
}
END_TEST
#endif

static void add_tests(Suite *suite, const char *name, const TTest *const *tests, size_t count)
{
	TCase *tcase = tcase_create(name);

	tcase_add_checked_fixture(tcase, setup, teardown);
	for (size_t i = 0; i < count; i++)
		tcase_add_test(tcase, tests[i]);
	suite_add_tcase(suite, tcase);
}

#define ADD(suite, tests) add_tests(suite, #tests, tests, sizeof tests / sizeof *tests)

static void add_xml(Suite *suite)
{
#ifdef HAVE_LIBXML2
	const TTest *const junit[] = {junit_passes_when_there_is_nothing, junit_fails_for_warnings_and_passes_for_notes,
				      junit_has_a_suite_for_each_file,
				      junit_escapes_markup_and_replaces_what_xml_has_not};

	ADD(suite, junit);
#else
	(void)suite;
#endif
}

static void add_json(Suite *suite)
{
#ifdef HAVE_JANSSON
	const TTest *const json[] = {json_has_all_members_in_a_fixed_order,
				     json_has_null_for_what_has_no_location,
				     json_has_notes_with_their_places,
				     json_replaces_lone_surrogates_in_messages,
				     json_leaves_out_a_fix_that_it_would_change,
				     json_counts_what_a_limit_hides,
				     json_follows_markers_and_names_the_file_that_was_read};
	const TTest *const sarif[] = {sarif_lists_each_rule_once,
				      sarif_counts_columns_in_code_points,
				      sarif_encodes_paths_and_lists_files,
				      sarif_lists_a_file_once_for_two_spellings,
				      sarif_gives_risks_their_score_and_tag,
				      sarif_gives_no_score_to_what_is_no_risk,
				      sarif_keeps_the_level_of_the_rule_beside_that_of_a_strict_run,
				      sarif_escapes_markdown_in_the_help_of_rules,
				      sarif_doubles_braces_that_would_be_placeholders,
				      sarif_has_notifications_for_what_has_no_location,
				      sarif_groups_the_edits_of_a_fix_by_file,
				      sarif_has_notes_as_related_locations};
	const TTest *const rdjson[] = {rdjson_counts_columns_in_bytes, rdjson_has_one_suggestion_for_a_fix,
				       rdjson_has_its_own_words_for_severities};

	ADD(suite, json);
	ADD(suite, sarif);
	ADD(suite, rdjson);
#else
	(void)suite;
#endif
}

Suite *render_suite(void)
{
	Suite *suite = suite_create("render");
	const TTest *const table[] = {every_format_is_found_by_its_name, a_format_that_is_not_built_names_what_it_needs,
				      only_text_limits_the_findings_of_a_code};
	const TTest *const lines[] = {gcc_gives_file_line_and_column,
				      msvs_gives_line_and_column_in_parentheses,
				      mofcomp_gives_the_code_of_windows_and_no_notes,
				      github_gives_a_workflow_command,
				      github_gives_no_columns_for_several_lines,
				      github_escapes_what_ends_its_values,
				      github_puts_help_and_notes_on_lines_of_their_own,
				      a_message_with_a_line_end_makes_no_second_line,
				      dropped_reports_are_told_in_every_format};
	const TTest *const texts[] = {carets_are_below_the_span_after_a_tab, an_empty_span_has_one_caret,
				      statistics_begin_with_the_most_frequent_code,
				      statistics_of_a_strict_run_count_doubts_as_errors};

	ADD(suite, table);
	ADD(suite, lines);
	ADD(suite, texts);
	add_xml(suite);
	add_json(suite);
	return suite;
}
