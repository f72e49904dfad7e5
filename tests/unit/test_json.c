/* SPDX-License-Identifier: MIT */
/* The JSON form of a unit: nothing is lost on the way there and back, and nothing else is taken for it. */
#include "formats/json/json.h"

#include "suites.h"
#include <dirent.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "compile/lower.h"
#include "formats/bmf/bmf.h"
#include "model/check.h"
#include "syntax/parse.h"

/* ---- units from text and from JSON ---- */

struct side {
	struct source *source; /* of MOF text */
	struct tree tree;
	struct names names;
	struct diag_sink sink;
	struct cim_unit unit;
};

static void open_side(struct side *side)
{
	*side = (struct side){0};
	names_init(&side->names, 1);
	diag_sink_init(&side->sink);
	cim_unit_init(&side->unit);
}

static void close_side(struct side *side)
{
	cim_unit_free(&side->unit);
	diag_sink_free(&side->sink);
	names_free(&side->names);
	if (side->source) {
		tree_free(&side->tree);
		source_free(side->source);
	}
}

/* Returns whether the text has no errors. */
static bool compile(struct side *side, const uint8_t *bytes, size_t size)
{
	open_side(side);
	side->source = source_new("test.mof", bytes, size, NULL);
	parse(side->source, &side->sink, &side->tree);
	lower_tree(&side->tree, &(struct lowering){.names = &side->names,
						   .unit = &side->unit,
						   .sink = &side->sink,
						   .where = lower_start_namespace(&side->unit, NULL)});
	return side->sink.by_severity[SEVERITY_ERROR] == 0;
}

static bool read_json(struct side *side, const void *bytes, size_t size)
{
	open_side(side);
	return json_read_unit("test.json", bytes, size, &side->names, &side->sink, &side->unit);
}

/* JSON in this file has ' for ". */
static char *quote(const char *json)
{
	char *copy = strdup(json);

	for (char *at = copy; *at; at++)
		if (*at == '\'')
			*at = '"';
	return copy;
}

static bool read_quoted(struct side *side, const char *json)
{
	char *quoted = quote(json);
	bool good = read_json(side, quoted, strlen(quoted));

	free(quoted);
	return good;
}

static void write_json(const struct side *side, struct buffer *out)
{
	json_write_unit(&side->unit, NULL, out);
}

static bool write_binary(struct side *side, struct buffer *out)
{
	const struct cim_unit *unit = &side->unit;

	return bmf_write_plain(&unit, 1, &side->sink, out);
}

static void expect_same(const struct buffer *a, const struct buffer *b)
{
	ck_assert_uint_eq(a->size, b->size);
	ck_assert(a->size == 0 || memcmp(a->bytes, b->bytes, a->size) == 0);
}

/* The law: the unit that comes back has the same JSON, binary MOF and errors. */
static void expect_law(struct side *before)
{
	struct buffer json[2] = {0}, binary[2] = {0};
	struct side after;

	write_json(before, &json[0]);
	ck_assert_msg(read_json(&after, json[0].bytes, json[0].size), "%s",
		      after.sink.count ? after.sink.items[0]->message : "");
	write_json(&after, &json[1]);
	expect_same(&json[0], &json[1]);

	diag_sink_free(&before->sink);
	cim_check_unit(&before->unit, NULL, &before->sink);
	cim_check_unit(&after.unit, NULL, &after.sink);
	ck_assert_int_eq(write_binary(before, &binary[0]), write_binary(&after, &binary[1]));
	expect_same(&binary[0], &binary[1]);
	ck_assert_uint_eq(before->sink.count, after.sink.count);
	for (size_t i = 0; i < after.sink.count; i++)
		ck_assert_int_eq(before->sink.items[i]->code, after.sink.items[i]->code);

	close_side(&after);
	for (int i = 0; i < 2; i++) {
		buffer_free(&json[i]);
		buffer_free(&binary[i]);
	}
}

/* The JSON at a location as messages name it, on one line; "null" when nothing is there. */
static char *json_at(const struct buffer *text, const char *place)
{
	json_t *root = json_loadb((const char *)text->bytes, text->size, JSON_ALLOW_NUL, NULL);
	json_t *json = root;
	char *found;

	while (json && *place) {
		char key[64] = {0};
		size_t length = strcspn(place, ".[");

		if (*place == '[') {
			json = json_array_get(json, strtoul(place + 1, (char **)&place, 10));
			place++;
		} else if (*place == '.') {
			place++;
		} else {
			json = json_object_get(json, strncpy(key, place, length));
			place += length;
		}
	}
	found = json_dumps(json, JSON_COMPACT | JSON_ENCODE_ANY);
	json_decref(root);
	return found ? found : strdup("nothing");
}

static void expect_at(const struct buffer *text, const char *place, const char *expected)
{
	char *found = json_at(text, place), *quoted = quote(expected);

	ck_assert_str_eq(found, quoted);
	free(found);
	free(quoted);
}

/* ---- each construct ---- */

#define VALUE "operations[0].class.properties[0].value"
#define PROPERTY "operations[0].class.properties[0]"
#define QUALIFIER "operations[0].class.qualifiers[0]"
#define LONG "012345678901234567890123456789012"

#define UNIT(operations, declarations, remarks)                                                  \
	"{'mofkit':1,'operations':[" operations "],'qualifier_declarations':[" declarations "]," \
	"'remarks':[" remarks "]}"
#define WHERE "'namespace':{'path':'root\\\\a','written':'root\\\\a'}"
#define CLASS(qualifiers, properties, methods)                                                   \
	UNIT("{'class':{'name':'A','qualifiers':[" qualifiers "],'properties':[" properties "]," \
	     "'methods':[" methods "]}," WHERE "}",                                              \
	     "", "")
#define TYPED(type) CLASS("", "{'name':'P'," type ",'qualifiers':[]}", "")
#define VALUED(value) TYPED("'type':'string','value':" value)
#define DELETED "{'path':'A','must_exist':true}"
#define IN(namespace) UNIT("{'delete_class':" DELETED ",'namespace':{" namespace "}}", "", "")

static const struct {
	const char *mof, *place, *json;
} constructs[] = {
#define CONSTRUCT(mof, place, json) {mof, place, json},
#define ACCEPTED(json)
#define REFUSAL(json, code, place, message)
#include "json_cases.def"
#undef CONSTRUCT
#undef ACCEPTED
#undef REFUSAL
};

enum { CONSTRUCTS = sizeof constructs / sizeof *constructs };

START_TEST(each_construct_has_its_form_and_comes_back)
{
	const char *mof = constructs[_i].mof;
	struct buffer json = {0};
	struct side side;

	ck_assert_msg(compile(&side, (const uint8_t *)mof, strlen(mof)), "%s", mof);
	write_json(&side, &json);
	expect_at(&json, constructs[_i].place, constructs[_i].json);
	expect_law(&side);
	buffer_free(&json);
	close_side(&side);
}
END_TEST

/* ---- what no text says ---- */

START_TEST(a_real_keeps_all_its_bits)
{
	static const double reals[] = {1e308, 5e-324, 0.1, -INFINITY, NAN, -NAN};
	static const char mof[] = "class A { real64 P = 1.0; };";

	for (size_t i = 0; i < sizeof reals / sizeof *reals; i++) {
		struct buffer json = {0};
		struct side before, after;

		ck_assert(compile(&before, (const uint8_t *)mof, sizeof mof - 1));
		before.unit.operations[0].class->properties.items[0].value.real = reals[i];
		write_json(&before, &json);
		ck_assert(read_json(&after, json.bytes, json.size));
		ck_assert_mem_eq(&after.unit.operations[0].class->properties.items[0].value.real, &reals[i],
				 sizeof reals[i]);
		buffer_free(&json);
		close_side(&before);
		close_side(&after);
	}
}
END_TEST

START_TEST(bits_without_a_name_are_kept)
{
	static const char mof[] = "[x] class A {};";
	struct buffer json = {0};
	struct side side;

	ck_assert(compile(&side, (const uint8_t *)mof, sizeof mof - 1));
	side.unit.operations[0].class->qualifiers.items[0].flavors = 0x61;
	side.unit.operations[0].class_flags = 0x80000048;
	write_json(&side, &json);
	expect_at(&json, "operations[0].class.qualifiers[0].effective", "['ToInstance','0x60']");
	expect_at(&json, "operations[0].class_flags", "['forceupdate','0x80000008']");
	expect_law(&side);
	buffer_free(&json);
	close_side(&side);
}
END_TEST

START_TEST(bytes_that_are_no_text_are_replaced_once)
{
	static const char mof[] = "#pragma autorecover\nclass A {};";
	struct buffer json = {0};
	struct side side;

	ck_assert(compile(&side, (const uint8_t *)mof, sizeof mof - 1));
	side.unit.remarks[0].argument = (struct text){"a\xFF", 2};
	write_json(&side, &json);
	expect_at(&json, "remarks[0].argument", "'a\xEF\xBF\xBD'");
	expect_law(&side);
	buffer_free(&json);
	close_side(&side);
}
END_TEST

static const char positioned[] = "// A\n[x]\nclass A {\n\tuint8 P;\n\tvoid M();\n};\n"
				 "instance of A {\n\tP = 1;\n};\nqualifier X : ToInstance;\n#pragma autorecover\n";

static const struct {
	const char *place, *json;
} positions[] = {
	{"operations[0].file", "'test.mof'"},
	{"operations[0].line", "2"},
	{"operations[0].class.line", "3"},
	{"operations[0].class.qualifiers[0].column", "2"},
	{"operations[0].class.properties[0].line", "4"},
	{"operations[0].class.properties[0].column", "8"},
	{"operations[0].class.methods[0].line", "5"},
	{"operations[1].instance.column", "13"},
	{"operations[1].instance.properties[0].line", "8"},
	{"qualifier_declarations[0].line", "10"},
	{"remarks[0].line", "11"},
};

START_TEST(positions_are_written_on_request_and_not_read)
{
	const struct json_options options = {.positions = true};
	struct buffer with = {0}, without = {0}, again = {0};
	struct side before, after;

	ck_assert(compile(&before, (const uint8_t *)positioned, sizeof positioned - 1));
	json_write_unit(&before.unit, &options, &with);
	for (size_t i = 0; i < sizeof positions / sizeof *positions; i++)
		expect_at(&with, positions[i].place, positions[i].json);
	write_json(&before, &without);
	ck_assert(read_json(&after, with.bytes, with.size));
	write_json(&after, &again);
	expect_same(&without, &again);
	buffer_free(&with);
	buffer_free(&without);
	buffer_free(&again);
	close_side(&before);
	close_side(&after);
}
END_TEST

START_TEST(operations_share_the_namespace_that_they_have_in_common)
{
	static const char mof[] = "class A {}; class B {};";
	struct buffer json = {0};
	struct side before, after;

	ck_assert(compile(&before, (const uint8_t *)mof, sizeof mof - 1));
	write_json(&before, &json);
	ck_assert(read_json(&after, json.bytes, json.size));
	ck_assert_ptr_eq(after.unit.operations[0].where, after.unit.operations[1].where);
	buffer_free(&json);
	close_side(&before);
	close_side(&after);
}
END_TEST

/* ---- refusals ---- */

static const char *const accepted[] = {
#define CONSTRUCT(mof, place, json)
#define ACCEPTED(json) json,
#define REFUSAL(json, code, place, message)
#include "json_cases.def"
#undef CONSTRUCT
#undef ACCEPTED
#undef REFUSAL
};

static const struct {
	const char *json;
	enum diag_code code;
	const char *place, *message;
} refusals[] = {
#define CONSTRUCT(mof, place, json)
#define ACCEPTED(json)
#define REFUSAL(json, code, place, message) {json, code, place, message},
#include "json_cases.def"
#undef CONSTRUCT
#undef ACCEPTED
#undef REFUSAL
};

enum { ACCEPTABLE = sizeof accepted / sizeof *accepted, REFUSALS = sizeof refusals / sizeof *refusals };

START_TEST(what_people_may_write_is_read)
{
	struct side side;

	ck_assert_msg(read_quoted(&side, accepted[_i]), "%s", side.sink.count ? side.sink.items[0]->message : "");
	expect_law(&side);
	close_side(&side);
}
END_TEST

START_TEST(everything_else_is_refused_where_it_stands)
{
	const char *place = refusals[_i].place;
	struct buffer message = {0};
	struct side side;

	buffer_printf(&message, "test.json:%s%s%s%s", place ? " " : "", place ? place : "", place && *place ? ": " : "",
		      refusals[_i].message);
	ck_assert_msg(!read_quoted(&side, refusals[_i].json), "%s", refusals[_i].json);
	ck_assert_uint_eq(side.sink.count, 1);
	ck_assert_str_eq(diag_info(side.sink.items[0]->code)->id, diag_info(refusals[_i].code)->id);
	ck_assert_msg(strncmp(side.sink.items[0]->message, buffer_text(&message), message.size) == 0, "%s",
		      side.sink.items[0]->message);
	ck_assert_uint_eq(side.unit.count, 0);
	buffer_free(&message);
	close_side(&side);
}
END_TEST

START_TEST(flavors_without_effective_ones_take_effect_themselves)
{
	struct side side;

	ck_assert(read_quoted(&side, CLASS("{'name':'x','value':true,'flavors':['Amended','ToSubclass']}", "", "")));
	ck_assert_uint_eq(side.unit.operations[0].class->qualifiers.items[0].flavors, CIM_AMENDED | CIM_TO_SUBCLASS);
	close_side(&side);
}
END_TEST

START_TEST(text_that_ends_anywhere_is_refused)
{
	char *json = quote(CLASS("{'name':'x','value':[true,{'integer':'1'}]}", "", ""));
	struct side side;

	for (size_t size = 0; size < strlen(json); size++) {
		ck_assert(!read_json(&side, json, size));
		ck_assert_uint_eq(side.sink.count, 1);
		close_side(&side);
	}
	free(json);
}
END_TEST

/* An instance in an array in an instance, `depth` of them. */
static bool read_nested(struct side *side, int depth)
{
	struct buffer json = {0};
	bool good;

	buffer_put_text(&json,
			"{'mofkit':1,'qualifier_declarations':[],'remarks':[],'operations':[{" WHERE ",'instance':");
	for (int i = 1; i < depth; i++)
		buffer_put_text(&json, "{'class':'A','qualifiers':[],'properties':"
				       "[{'name':'P','qualifiers':[],'value':[{'instance':");
	buffer_put_text(&json, "{'class':'A','qualifiers':[],'properties':[]}");
	for (int i = 1; i < depth; i++)
		buffer_put_text(&json, "}]}]}");
	buffer_put_text(&json, "}]}");
	good = read_quoted(side, buffer_text(&json));
	buffer_free(&json);
	return good;
}

START_TEST(instances_nest_as_deep_as_in_text_and_no_deeper)
{
	struct side side;

	ck_assert(read_nested(&side, 200));
	expect_law(&side);
	close_side(&side);
	ck_assert(!read_nested(&side, 201));
	ck_assert_int_eq(side.sink.items[0]->code, MOF847);
	close_side(&side);
}
END_TEST

START_TEST(brackets_without_end_are_refused)
{
	struct buffer json = {0};
	struct side side;

	buffer_fill(&json, '[', 1000000);
	ck_assert(!read_json(&side, json.bytes, json.size));
	ck_assert_int_eq(side.sink.items[0]->code, MOF847);
	buffer_free(&json);
	close_side(&side);
}
END_TEST

/* ---- the law over files ---- */

static size_t expect_law_of_file(const char *path)
{
	struct buffer bytes = {0};
	struct side side;
	bool good;

	ck_assert_msg(file_read(path, SOURCE_MAX_SIZE, &bytes) == NULL, "%s", path);
	good = compile(&side, bytes.bytes, bytes.size);
	if (good)
		expect_law(&side);
	close_side(&side);
	buffer_free(&bytes);
	return good;
}

/* The files that compile in a folder and those below it; 0 when it isn't there. */
static size_t expect_law_below(const char *folder)
{
	DIR *directory = opendir(folder);
	struct dirent *entry;
	size_t count = 0;

	while (directory && (entry = readdir(directory)) != NULL) {
		size_t length = strlen(entry->d_name);
		struct buffer path = {0};

		buffer_printf(&path, "%s/%s", folder, entry->d_name);
		if (length > 4 && strcmp(entry->d_name + length - 4, ".mof") == 0)
			count += expect_law_of_file(buffer_text(&path));
		else if (entry->d_name[0] != '.')
			count += expect_law_below(buffer_text(&path));
		buffer_free(&path);
	}
	if (directory)
		closedir(directory);
	return count;
}

static const struct {
	const char *folder;
	size_t least; /* files that must be there; 0 when the folder need not be */
} folders[] = {
	{"mof-samples", 10},
	{"tests/language", 100},
	{"../shared/corpus/mof/driver-samples", 0},
	{"../shared/corpus/pairs", 0},
};

enum { FOLDERS = sizeof folders / sizeof *folders };

START_TEST(every_file_that_compiles_comes_back)
{
	const char *root = getenv("srcdir");
	struct buffer path = {0};

	buffer_printf(&path, "%s/%s", root ? root : ".", folders[_i].folder);
	ck_assert_uint_ge(expect_law_below(buffer_text(&path)), folders[_i].least);
	buffer_free(&path);
}
END_TEST

/* ---- the manual ---- */

/* Moves *rest after the next literal block of the page and returns it without its escapes; free() it. */
static char *take_example(const char **rest)
{
	static const char begin[] = ".Bd -literal -offset indent\n";
	const char *from = strstr(*rest, begin), *to;
	char *text, *end;

	ck_assert_ptr_nonnull(from);
	from += sizeof begin - 1;
	to = strstr(from, ".Ed\n");
	ck_assert_ptr_nonnull(to);
	*rest = to;
	end = text = strndup(from, (size_t)(to - from));
	for (const char *at = text; *at; at++) {
		*end++ = *at;
		if (at[0] == '\\' && at[1] == 'e')
			at++;
	}
	*end = 0;
	return text;
}

START_TEST(the_example_of_the_manual_is_what_is_written)
{
	const char *root = getenv("srcdir"), *rest;
	struct buffer path = {0}, page = {0}, json = {0};
	char *mof, *expected;
	struct side side;

	buffer_printf(&path, "%s/man/mof-json.5", root ? root : ".");
	ck_assert(file_read(buffer_text(&path), SOURCE_MAX_SIZE, &page) == NULL);
	rest = buffer_text(&page);
	mof = take_example(&rest);
	expected = take_example(&rest);
	ck_assert(compile(&side, (const uint8_t *)mof, strlen(mof)));
	write_json(&side, &json);
	ck_assert_str_eq(buffer_text(&json), expected);
	free(mof);
	free(expected);
	close_side(&side);
	buffer_free(&path);
	buffer_free(&page);
	buffer_free(&json);
}
END_TEST

Suite *json_suite(void)
{
	Suite *suite = suite_create("json");
	TCase *forms = tcase_create("forms"), *refusing = tcase_create("refusing"), *laws = tcase_create("laws");

	tcase_add_loop_test(forms, each_construct_has_its_form_and_comes_back, 0, CONSTRUCTS);
	tcase_add_test(forms, a_real_keeps_all_its_bits);
	tcase_add_test(forms, bits_without_a_name_are_kept);
	tcase_add_test(forms, bytes_that_are_no_text_are_replaced_once);
	tcase_add_test(forms, positions_are_written_on_request_and_not_read);
	tcase_add_test(forms, operations_share_the_namespace_that_they_have_in_common);
	suite_add_tcase(suite, forms);
	tcase_add_loop_test(refusing, what_people_may_write_is_read, 0, ACCEPTABLE);
	tcase_add_loop_test(refusing, everything_else_is_refused_where_it_stands, 0, REFUSALS);
	tcase_add_test(refusing, flavors_without_effective_ones_take_effect_themselves);
	tcase_add_test(refusing, text_that_ends_anywhere_is_refused);
	tcase_add_test(refusing, instances_nest_as_deep_as_in_text_and_no_deeper);
	tcase_add_test(refusing, brackets_without_end_are_refused);
	suite_add_tcase(suite, refusing);
	tcase_add_loop_test(laws, every_file_that_compiles_comes_back, 0, FOLDERS);
	tcase_add_test(laws, the_example_of_the_manual_is_what_is_written);
	suite_add_tcase(suite, laws);
	return suite;
}
