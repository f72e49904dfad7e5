/* SPDX-License-Identifier: MIT */
/* Trees: what was written is in them, and one error costs one message and no more than its member. */
#include "syntax/parse.h"

#include <string.h>

#include "support.h"
#include "syntax/dump.h"

static struct source *source;
static struct diag_sink sink;
static struct tree tree;
static struct buffer out;

static void start(void)
{
	diag_sink_init(&sink);
}

static void finish(void)
{
	tree_free(&tree);
	source_free(source);
	source = NULL;
	diag_sink_free(&sink);
	buffer_free(&out);
}

static void parse_text(struct text text)
{
	source = source_new("a.mof", (const uint8_t *)text.bytes, text.length, NULL);
	parse(source, &sink, &tree);
}

/* ---- shapes ---- */

static const struct {
	const char *text, *tree;
} shapes[] = {
	{"", ""},
	{";;", ""},
	{"class A;", "class A\n"},
	{"class A {};", "class A\n"},
	{"class A as $a : B {};", "class A as $a : B\n"},
	{"class A : B as $a {};", "class A as $a : B\n"},
	{"class A { uint8 x; };", "class A\n"
				  "  property x : uint8\n"},
	{"class A { string s[]; uint8 t[5] = {1, 2}; };", "class A\n"
							  "  property s : string array\n"
							  "  property t : uint8 array of 5\n"
							  "    array\n"
							  "      integer 1\n"
							  "      integer 2\n"},
	{"class A { B ref r; C c; object ref o = $a; };", "class A\n"
							  "  reference r : B\n"
							  "  property c : C\n"
							  "  reference o : object\n"
							  "    alias $a\n"},
	{"class A { uint8 class; uint8 instance; uint8 of; uint8 as; uint8 ref; uint8 qualifier; uint8 true; };",
	 "class A\n"
	 "  property class : uint8\n"
	 "  property instance : uint8\n"
	 "  property of : uint8\n"
	 "  property as : uint8\n"
	 "  property ref : uint8\n"
	 "  property qualifier : uint8\n"
	 "  property true : uint8\n"},
	{"[key, read: ToInstance, Values{\"a\" \"b\"}, Max(5), q(NULL)] class A {};", "class A\n"
										      "  qualifier key\n"
										      "  qualifier read : ToInstance\n"
										      "  qualifier Values\n"
										      "    array\n"
										      "      string \"a\" \"b\"\n"
										      "  qualifier Max\n"
										      "    integer 5\n"
										      "  qualifier q\n"
										      "    null NULL\n"},
	{"class A { [implemented] uint32 f([in] string a, [in, out] uint8 b[] = {}); void g(); };",
	 "class A\n"
	 "  method f : uint32\n"
	 "    qualifier implemented\n"
	 "    property a : string\n"
	 "      qualifier in\n"
	 "    property b : uint8 array\n"
	 "      qualifier in\n"
	 "      qualifier out\n"
	 "      array\n"
	 "  method g : void\n"},
	{"[q] instance of A as $a { x = 1; [r] s; t = {TRUE, 'c', -1.5}; };", "instance of A as $a\n"
									      "  qualifier q\n"
									      "  assignment x\n"
									      "    integer 1\n"
									      "  assignment s\n"
									      "    qualifier r\n"
									      "  assignment t\n"
									      "    array\n"
									      "      true TRUE\n"
									      "      character 'c'\n"
									      "      real -1.5\n"},
	{"instance of A { b = instance of B { c = {instance of C {}, instance of D { e = NULL; }}; }; };",
	 "instance of A\n"
	 "  assignment b\n"
	 "    instance\n"
	 "    instance of B\n"
	 "      assignment c\n"
	 "        array\n"
	 "          instance\n"
	 "          instance of C\n"
	 "          instance\n"
	 "          instance of D\n"
	 "            assignment e\n"
	 "              null NULL\n"},
	{"#pragma autorecover\n#pragma namespace(\"a\" \"b\")\n#pragma deleteclass(\"A\", NOFAIL)\n#pragma "
	 "classflags(64);",
	 "pragma autorecover\n"
	 "pragma namespace\n"
	 "  string \"a\" \"b\"\n"
	 "pragma deleteclass\n"
	 "  string \"A\"\n"
	 "  word NOFAIL\n"
	 "pragma classflags\n"
	 "  integer 64\n"},
	{"#include (\"a.mof\")\n#include \"b.mof\"", "include #include\n"
						     "  string \"a.mof\"\n"
						     "include #include\n"
						     "  string \"b.mof\"\n"},
	{"qualifier Read : ToSubclass Amended; qualifier Max : uint32 = 5, scope(property, method), "
	 "flavor(ToInstance);",
	 "qualifier Read : ToSubclass Amended\n"
	 "qualifier Max : uint32\n"
	 "  integer 5\n"
	 "  clause scope: property method\n"
	 "  clause flavor: ToInstance\n"},
};

START_TEST(what_is_written_is_in_the_tree)
{
	parse_text(text_of(shapes[_i].text));
	ck_assert_str_eq(findings(&sink, &out), "");
	out.size = 0;
	dump_tree(&tree, &out);
	ck_assert_str_eq(buffer_text(&out), shapes[_i].tree);
}
END_TEST

START_TEST(a_node_has_the_range_of_its_tokens)
{
	const struct tree_declaration *class;
	const struct tree_member *member;

	parse_text(text_of("#pragma autorecover\n[q] class A { [key] uint8 x = 5; };"));
	class = tree.declarations->next;
	member = class->members;
	ck_assert(text_equal(token_text(&tree.tokens, class->range.first), text_of("[")));
	ck_assert_uint_eq(class->range.last, tree.tokens.count - 2);
	ck_assert(text_equal(token_text(&tree.tokens, member->range.first), text_of("[")));
	ck_assert(text_equal(token_text(&tree.tokens, member->range.last), text_of(";")));
	ck_assert(text_equal(token_text(&tree.tokens, member->value->range.first), text_of("5")));
}
END_TEST

START_TEST(without_qualifiers_a_node_begins_with_its_first_word)
{
	const struct tree_declaration *instance;

	parse_text(text_of("class A { uint8 p; }; instance of A { p = 1; };"));
	instance = tree.declarations->next;
	ck_assert(text_equal(token_text(&tree.tokens, tree.declarations->members->range.first), text_of("uint8")));
	ck_assert(text_equal(token_text(&tree.tokens, instance->range.first), text_of("instance")));
	ck_assert(text_equal(token_text(&tree.tokens, instance->members->range.first), text_of("p")));
}
END_TEST

START_TEST(trailing_commas_are_marked)
{
	parse_text(text_of("[a, b,] class A { uint8 x[] = {1,}; };"));
	ck_assert(tree.declarations->qualifiers->trailing_comma);
	ck_assert(tree.declarations->members->value->trailing_comma);
}
END_TEST

/* ---- recovery ---- */

static void put_members(const struct tree_member *members)
{
	buffer_put_byte(&out, '{');
	for (; members; members = members->next) {
		struct text name = token_text(&tree.tokens, members->name);

		buffer_printf(&out, "%.*s%s", (int)name.length, name.bytes, members->next ? " " : "");
	}
	buffer_put_byte(&out, '}');
}

/* The declarations and their members: "A{x y} B{}". */
static const char *kept(void)
{
	out.size = 0;
	for (const struct tree_declaration *item = tree.declarations; item; item = item->next) {
		struct text name = token_text(&tree.tokens, item->name);

		buffer_printf(&out, "%s%.*s", item == tree.declarations ? "" : " ", (int)name.length, name.bytes);
		if (item->has_body)
			put_members(item->members);
	}
	return buffer_text(&out);
}

#define BEFORE "class A { uint8 a; };\n"
#define AFTER "\nclass Z { uint8 z; };\n"

/* One error in line 2 or after it; A{a} and Z{z} are always kept, and `kept` between them. */
static const struct {
	const char *text, *findings, *kept;
} recoveries[] = {
	/* Classes: each of their tokens missing. */
	{"class B { uint8 x; }", "MOF004:2:21", "B{x}"},
	{"class B { uint8 x;", "MOF541:2:19", ""},
	{"class B { uint8 x;\n[q]", "MOF541:2:19", ""},
	{"class B uint8 x; };", "MOF503:2:9", ""},
	{"class B uint8 x[] = {1, 2}; uint8 y; };", "MOF503:2:9", ""},
	{"class { uint8 x; };", "MOF520:2:7", ""},
	{"B { uint8 x; };", "MOF001:2:1", ""},
	{"class B : { uint8 x; };", "MOF520:2:11", ""},
	{"class B as { uint8 x; };", "MOF525:2:12", ""},
	{"class B C { uint8 x; };", "MOF503:2:9", ""},
	{"class B", "MOF503:2:8", ""},
	/* Members. */
	{"class B { uint8 x uint8 y; };", "MOF502:2:18", "B{x y}"},
	{"class B { uint8 x = 5 [key] uint8 y; };", "MOF502:2:22", "B{x y}"},
	{"class B { void f() B ref y; };", "MOF502:2:19", "B{f y}"},
	{"class B { uint8 x y; };", "MOF502:2:19", "B{}"},
	{"class B { uint8 x\nuint8 y; };", "MOF502:2:18", "B{x y}"},
	{"class B { uint8 x };", "MOF502:2:18", "B{x}"},
	{"class B { uint8 x = 5\nuint8 y; };", "MOF502:2:22", "B{x y}"},
	{"class B { uint8; uint8 y; };", "MOF512:2:16", "B{y}"},
	{"class B { x; uint8 y; };", "MOF512:2:12", "B{y}"},
	{"class B { uint8 x = ; uint8 y; };", "MOF507:2:21", "B{y}"},
	{"class B { uint8 x 5; uint8 y; };", "MOF502:2:19", "B{y}"},
	{"class B { = 5; uint8 y; };", "MOF541:2:11", "B{y}"},
	{"class B { uint8 x[; uint8 y; };", "MOF505:2:19", "B{y}"},
	{"class B { uint8 x]; uint8 y; };", "MOF502:2:18", "B{y}"},
	{"class B { uint8 x[a]; uint8 y; };", "MOF505:2:19", "B{y}"},
	{"class B { uint8 x[] = {1, 2; uint8 y; };", "MOF504:2:28", "B{y}"},
	{"class B { uint8 x[3]\nuint8 y; };", "MOF502:2:21", "B{x y}"},
	{"class B { string x = \"a\"\nuint8 y; };", "MOF502:2:25", "B{x y}"},
	{"class B { string x[] = {\"a\"}\nuint8 y; };", "MOF502:2:29", "B{x y}"},
	{"class B { uint8 x[] = {1 2}; uint8 y; };", "MOF504:2:26", "B{y}"},
	{"class B { uint8 x[] = {,}; uint8 y; };", "MOF504:2:24", "B{y}"},
	{"class B { ref x; uint8 y; };", "MOF508:2:11", "B{y}"},
	/* Qualifiers. */
	{"class B { [key uint8 x; uint8 y; };", "MOF505:2:16", "B{y}"},
	{"class B { key] uint8 x; uint8 y; };", "MOF512:2:14", "B{y}"},
	{"class B { [key, , read] uint8 x; uint8 y; };", "MOF501:2:17", "B{y}"},
	{"class B { [key read] uint8 x; uint8 y; };", "MOF505:2:16", "B{y}"},
	{"class B { [Max(5] uint8 x; uint8 y; };", "MOF506:2:17", "B{y}"},
	{"class B { [Max 5)] uint8 x; uint8 y; };", "MOF509:2:16", "B{y}"},
	{"class B { [Max()] uint8 x; uint8 y; };", "MOF507:2:16", "B{y}"},
	{"class B { [Values{\"a\"] uint8 x; uint8 y; };", "MOF504:2:22", "B{y}"},
	{"class B { [Values{\"a\" 5}] uint8 x; uint8 y; };", "MOF504:2:23", "B{y}"},
	{"class B { [read:] uint8 x; uint8 y; };", "MOF534:2:17", "B{y}"},
	{"class B { [5] uint8 x; uint8 y; };", "MOF501:2:12", "B{y}"},
	{"[key class B { uint8 x; };", "MOF505:2:6", "B{x}"},
	/* Methods. */
	{"class B { void f(; uint8 y; };", "MOF508:2:18", "B{y}"},
	{"class B { void f); uint8 y; };", "MOF502:2:17", "B{y}"},
	{"class B { void f([in] uint8); uint8 y; };", "MOF512:2:28", "B{y}"},
	{"class B { void f([in] a); uint8 y; };", "MOF512:2:24", "B{y}"},
	{"class B { void f([in] uint8 a [in] uint8 b); uint8 y; };", "MOF505:2:32", "B{y}"},
	{"class B { void f([in] uint8 a uint8 b); uint8 y; };", "MOF506:2:31", "B{y}"},
	{"class B { void f([in] uint8 a,); uint8 y; };", "MOF508:2:31", "B{y}"},
	{"class B { void f()\nuint8 y; };", "MOF502:2:19", "B{f y}"},
	{"class B { void f([in uint8 a); uint8 y; };", "MOF505:2:22", "B{y}"},
	/* Instances. */
	{"instance of B { x = 1; }", "MOF004:2:25", "B{x}"},
	{"instance of B { x = 1;", "MOF541:2:23", ""},
	{"instance of B { x = 1;\n[q]", "MOF541:2:23", ""},
	{"instance B { x = 1; };", "MOF524:2:10", ""},
	{"instance of { x = 1; };", "MOF520:2:13", ""},
	{"instance of B x = 1; };", "MOF503:2:15", ""},
	{"instance of B as { x = 1; };", "MOF525:2:18", ""},
	{"instance of B as a { x = 1; };", "MOF525:2:18", ""},
	{"instance of B { x = 1\ny = 2; };", "MOF502:2:22", "B{x y}"},
	{"instance of B { x = 1 y = 2; };", "MOF502:2:22", "B{x y}"},
	{"instance of B { x = 1 [q] y = 2; };", "MOF502:2:22", "B{x y}"},
	{"instance of B { x = \"a\" \"b\"\ny = 2; };", "MOF502:2:28", "B{x y}"},
	{"instance of B { x 1; y = 2; };", "MOF502:2:19", "B{y}"},
	{"instance of B { = 1; y = 2; };", "MOF512:2:17", "B{y}"},
	{"instance of B { x = ; y = 2; };", "MOF507:2:21", "B{y}"},
	{"instance of B { x = abc; y = 2; };", "MOF507:2:21", "B{y}"},
	{"instance of B { x = {1, 2; y = 2; };", "MOF504:2:26", "B{y}"},
	{"instance of B { x = instance of C { c = 1 }; y = 2; };", "MOF502:2:42", "B{x y}"},
	{"instance of B { x = instance C { c = 1; }; y = 2; };", "MOF524:2:30", "B{y}"},
	/* Directives. */
	{"#pragma", "MOF010:3:1", ""},
	{"#pragma namespace(\"root\"", "MOF519:3:1", ""},
	{"#pragma namespace \"root\")", "MOF001:2:19", ""},
	{"#pragma deleteclass(\"X\" FAIL)", "MOF549:2:25", ""},
	{"#pragma deleteinstance(, FAIL)", "MOF544:2:24", ""},
	{"#pragma classflags(", "MOF540:3:1", ""},
	{"#include", "MOF548:3:1", ""},
	{"#include (\"a.mof\"", "MOF548:3:1", ""},
	{"qualifier X", "MOF545:3:1", ""},
	{"qualifier X : ;", "MOF545:2:15", ""},
	{"qualifier X : uint8, scope(property;", "MOF545:2:36", ""},
	{"qualifier X : ToInstance", "MOF502:2:25", "X"},
	/* Text that is not MOF. */
	{"typedef uint8 X;", "MOF513:2:1", ""},
	{"enum E { a, b };", "MOF513:2:1", ""},
	{"structure S { uint8 x; };", "MOF020:2:1", ""},
	{"association B : C { uint8 x; };", "MOF020:2:1", ""},
	{"hello world", "MOF001:2:1", ""},
	{"}", "MOF001:2:1", ""},
	{") ] } ;", "MOF001:2:1", ""},
	{"5;", "MOF001:2:1", ""},
};

START_TEST(one_error_is_reported_once_and_the_rest_is_kept)
{
	struct buffer text = {0}, expected = {0};

	buffer_printf(&text, "%s%s%s", BEFORE, recoveries[_i].text, AFTER);
	buffer_printf(&expected, "A{a} %s%sZ{z}", recoveries[_i].kept, *recoveries[_i].kept ? " " : "");
	parse_text((struct text){(const char *)text.bytes, text.size});
	ck_assert_msg(strcmp(findings(&sink, &out), recoveries[_i].findings) == 0, "%s\ngives %s, not %s",
		      recoveries[_i].text, buffer_text(&out), recoveries[_i].findings);
	ck_assert_msg(strcmp(kept(), buffer_text(&expected)) == 0, "%s\nleaves %s, not %s", recoveries[_i].text,
		      buffer_text(&out), buffer_text(&expected));
	buffer_free(&text);
	buffer_free(&expected);
}
END_TEST

/* A text with an error in each of several members, all of which are told. */
START_TEST(each_of_several_errors_is_reported)
{
	parse_text(text_of("class A {\n"
			   "  uint8 = 1;\n"
			   "  uint8 b;\n"
			   "  [key uint8 c;\n"
			   "  uint8 d\n"
			   "  uint8 e = ;\n"
			   "  uint8 f;\n"
			   "}\n"
			   "class B { uint8 g; };\n"));
	ck_assert_str_eq(findings(&sink, &out), "MOF512:2:9 MOF505:4:8 MOF502:5:10 MOF507:6:13 MOF004:8:2");
	ck_assert_str_eq(kept(), "A{b d f} B{g}");
}
END_TEST

START_TEST(nothing_is_lost_after_any_missing_semicolon)
{
	static const char text[] = "#pragma autorecover\n"
				   "[q]\n"
				   "class A : B {\n"
				   "  [key]\n"
				   "  uint8 a;\n"
				   "  uint8 b[] = {1, 2};\n"
				   "  [implemented]\n"
				   "  void c([in] uint8 x);\n"
				   "  B ref d;\n"
				   "};\n"
				   "instance of A as $a {\n"
				   "  a = 1;\n"
				   "  e = instance of B {\n"
				   "    f = \"x\";\n"
				   "  };\n"
				   "  g = $a;\n"
				   "};\n"
				   "qualifier X : ToInstance;\n"
				   "class C {\n"
				   "};\n";

	for (size_t at = 0; at < sizeof text - 1; at++) {
		char damaged[sizeof text];

		if (text[at] != ';')
			continue;
		memcpy(damaged, text, sizeof text);
		damaged[at] = ' ';
		finish();
		start();
		parse_text(text_of(damaged));
		ck_assert_uint_eq(sink.by_severity[SEVERITY_ERROR], 1);
		ck_assert_uint_eq(sink.items[0]->span.begin, at);
		ck_assert_str_eq(kept(), "autorecover A{a b c d} A{a e g} X C{}");
	}
}
END_TEST

/* Any one token taken out of it: no crash, few messages, and the class after it is always there. */
START_TEST(any_one_token_may_be_missing)
{
	static const char text[] = "#pragma namespace(\"root\")\n"
				   "[Description(\"d\"): Amended, Values{\"1\", \"2\"}]\n"
				   "class A as $c : B {\n"
				   "  [key] uint8 a[3] = {1, 2};\n"
				   "  [implemented] uint32 f([in] string s = \"x\", [out] B ref r);\n"
				   "};\n"
				   "instance of A as $a {\n"
				   "  a = {1, instance of B { c = 'x'; }};\n"
				   "};\n"
				   "qualifier X : uint8 = 5, scope(property), flavor(ToInstance);\n";
	size_t count;

	parse_text((struct text)TEXT(text));
	ck_assert_uint_eq(sink.count, 0);
	count = tree.tokens.count - 1;
	for (size_t i = 0; i < count; i++) {
		struct buffer damaged = {0};
		struct span span = token_span(&tree.tokens, i);

		buffer_put(&damaged, text, span.begin);
		buffer_fill(&damaged, ' ', span.end - span.begin);
		buffer_put(&damaged, text + span.end, sizeof text - 1 - span.end);
		buffer_put_text(&damaged, AFTER);
		finish();
		start();
		parse_text((struct text){(const char *)damaged.bytes, damaged.size});
		ck_assert_msg(sink.by_severity[SEVERITY_ERROR] <= 4, "without token %zu there are %zu errors", i,
			      sink.by_severity[SEVERITY_ERROR]);
		ck_assert_msg(strstr(kept(), "Z{z}") != NULL, "without token %zu: %s", i, buffer_text(&out));
		buffer_free(&damaged);
		finish();
		start();
		parse_text((struct text)TEXT(text));
	}
}
END_TEST

/* ---- bounds ---- */

/* Repeats `pattern`, deeper than is allowed. */
static void parse_deep(const char *before, const char *pattern)
{
	struct buffer text = {0};

	buffer_put_text(&text, "class Y {};");
	buffer_put_text(&text, before);
	for (int i = 0; i < 1000; i++)
		buffer_put_text(&text, pattern);
	parse_text((struct text){(const char *)text.bytes, text.size});
	buffer_free(&text);
}

static const struct {
	const char *before, *pattern, *codes;
} deep[] = {
	{"instance of A { p = ", "instance of A { p = ", "MOF813"},
	{"instance of A { p = ", "{ instance of A { p = ", "MOF813"},
	{"class A { void f([in] object o = instance of B { x = 1; ", "[q(instance of B { x = 1; ", "MOF813"},
	{"class A { uint8 x = ", "{", "MOF504 MOF813"},
	{"", "[", "MOF501 MOF813"},
	{"", "(", "MOF001 MOF813"},
};

START_TEST(what_is_nested_too_deep_is_told_and_left)
{
	parse_deep(deep[_i].before, deep[_i].pattern);
	ck_assert_str_eq(found_codes(&sink, &out), deep[_i].codes);
	ck_assert_str_eq(kept(), "Y{}");
}
END_TEST

START_TEST(instances_may_be_nested_as_deep_as_brackets)
{
	struct buffer text = {0};

	for (int i = 0; i < MAX_BRACKET_DEPTH; i++)
		buffer_put_text(&text, "instance of A { p = ");
	buffer_put_text(&text, "1");
	for (int i = 0; i < MAX_BRACKET_DEPTH; i++)
		buffer_put_text(&text, "; }");
	buffer_put_text(&text, ";");
	parse_text((struct text){(const char *)text.bytes, text.size});
	ck_assert_uint_eq(sink.count, 0);
	buffer_free(&text);
}
END_TEST

static TCase *shapes_of_trees(void)
{
	TCase *tcase = tcase_create("shapes");

	tcase_add_checked_fixture(tcase, start, finish);
	ADD_ROWS(tcase, what_is_written_is_in_the_tree, shapes);
	tcase_add_test(tcase, a_node_has_the_range_of_its_tokens);
	tcase_add_test(tcase, without_qualifiers_a_node_begins_with_its_first_word);
	tcase_add_test(tcase, trailing_commas_are_marked);
	return tcase;
}

static TCase *recovery(void)
{
	TCase *tcase = tcase_create("recovery");

	tcase_add_checked_fixture(tcase, start, finish);
	ADD_ROWS(tcase, one_error_is_reported_once_and_the_rest_is_kept, recoveries);
	tcase_add_test(tcase, each_of_several_errors_is_reported);
	tcase_add_test(tcase, nothing_is_lost_after_any_missing_semicolon);
	tcase_add_test(tcase, any_one_token_may_be_missing);
	ADD_ROWS(tcase, what_is_nested_too_deep_is_told_and_left, deep);
	tcase_add_test(tcase, instances_may_be_nested_as_deep_as_brackets);
	return tcase;
}

Suite *parse_suite(void)
{
	Suite *suite = suite_create("parse");

	suite_add_tcase(suite, shapes_of_trees());
	suite_add_tcase(suite, recovery());
	return suite;
}
