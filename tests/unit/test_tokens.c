/* SPDX-License-Identifier: MIT */
/* Tokens: every text is cut into some, errors are told and fixed, brackets find their partners. */
#include "syntax/token.h"

#include <string.h>

#include "grammar/mof_parse.h"
#include "support.h"

static struct source *source;
static struct diag_sink sink;
static struct tokens tokens;
static struct buffer out;

static void start(void)
{
	diag_sink_init(&sink);
}

static void finish(void)
{
	tokens_free(&tokens);
	source_free(source);
	source = NULL;
	diag_sink_free(&sink);
	buffer_free(&out);
}

static void cut(struct text text)
{
	source = source_new("a.mof", (const uint8_t *)text.bytes, text.length, NULL);
	tokenize(source, &sink, &tokens);
}

static const struct {
	int kind;
	const char *word;
} words[] = {
	{IDENTIFIER, "name"},
	{INTEGER, "integer"},
	{REAL, "real"},
	{CHARACTER, "character"},
	{STRING, "string"},
	{ALIAS, "alias"},
	{CLASS, "class"},
	{INSTANCE, "instance"},
	{OF, "of"},
	{AS, "as"},
	{REF, "ref"},
	{QUALIFIER, "qualifier"},
	{TRUE, "true"},
	{FALSE, "false"},
	{NULL_VALUE, "null"},
	{PRAGMA, "pragma"},
	{INCLUDE, "include"},
	{COMMENT, "comment"},
	{LINE_MARKER, "marker"},
	{PREPROCESSOR, "preprocessor"},
	{END_OF_FILE, "end"},
};

/* The kinds of the tokens: "class name { } ; end". */
static const char *kinds(void)
{
	out.size = 0;
	for (size_t i = 0; i < tokens.count; i++) {
		int kind = tokens.items[i].kind;
		const char *word = NULL;

		for (size_t j = 0; j < sizeof words / sizeof *words; j++)
			if (words[j].kind == kind)
				word = words[j].word;
		if (word)
			buffer_printf(&out, "%s%s", i ? " " : "", word);
		else
			buffer_printf(&out, "%s%c", i ? " " : "", kind);
	}
	return buffer_text(&out);
}

/* The texts of the tokens, between bars. */
static const char *texts(void)
{
	out.size = 0;
	for (size_t i = 0; i + 1 < tokens.count; i++) {
		struct text text = token_text(&tokens, i);

		buffer_printf(&out, "%s%.*s", i ? "|" : "", (int)text.length, text.bytes);
	}
	return buffer_text(&out);
}

/* ---- kinds ---- */

static const struct {
	const char *text, *kinds, *texts;
} whole[] = {
	{"", "end", ""},
	{" \t\r\n\v\f\x1a", "end", ""},
	{"class A : B { };", "class name : name { } ; end", "class|A|:|B|{|}|;"},
	{"CLASS Instance oF aS REF Qualifier", "class instance of as ref qualifier end",
	 "CLASS|Instance|oF|aS|REF|Qualifier"},
	{"true FALSE Null", "true false null end", "true|FALSE|Null"},
	{"classes _a a1 __b", "name name name name end", "classes|_a|a1|__b"},
	{"0 7 10 017 0x1F 0XaB 101b 11B", "integer integer integer integer integer integer integer integer end",
	 "0|7|10|017|0x1F|0XaB|101b|11B"},
	{"-5 +5 -0x8 -10b", "integer integer integer integer end", "-5|+5|-0x8|-10b"},
	{"1.5 .5 1. 1e5 1.5E-3 -.5e+2", "real real real real real real end", "1.5|.5|1.|1e5|1.5E-3|-.5e+2"},
	{"0b 1b 0xb", "integer integer integer end", "0b|1b|0xb"},
	{"'a' '\\'' '\\x41' '\\X00e9' '\xC3\xA9'", "character character character character character end",
	 "'a'|'\\''|'\\x41'|'\\X00e9'|'\xC3\xA9'"},
	{"\"\" \"a b\" \"\\\"\" \"\\\\\"", "string string string string end", "\"\"|\"a b\"|\"\\\"\"|\"\\\\\""},
	{"\"a\"\"b\"", "string string end", "\"a\"|\"b\""},
	{"$a $A1 $1a $_", "alias alias alias alias end", "$a|$A1|$1a|$_"},
	{"[](){}:;,=.", "[ ] ( ) { } : ; , = . end", "[|]|(|)|{|}|:|;|,|=|."},
	{"// a\n/* b * / c **/ d /**/", "comment comment name comment end", "// a|/* b * / c **/|d|/**/"},
	{"\"// no\" '/' \"/* no\"", "string character string end", "\"// no\"|'/'|\"/* no\""},
	{"// a\rb", "comment name end", "// a|b"},
	{"#pragma autorecover", "pragma name end", "#pragma|autorecover"},
	{"# \tPRAGMA x", "pragma name end", "# \tPRAGMA|x"},
	{"#include (\"a\\b\\\") ;", "include ( string ) ; end", "#include|(|\"a\\b\\\"|)|;"},
	{"#include \"a\\\" x", "include string name end", "#include|\"a\\\"|x"},
	{"#include x \"a\\\\\"", "include name string end", "#include|x|\"a\\\\\""},
	{"# 5 \"a.mof\"\nclass", "marker class end", "# 5 \"a.mof\"|class"},
	{"#line 5\nclass\n#LINE 7 \"b\" 1 3", "marker class marker end", "#line 5|class|#LINE 7 \"b\" 1 3"},
};

START_TEST(what_is_right_is_cut_into_its_tokens)
{
	cut(text_of(whole[_i].text));
	ck_assert_str_eq(kinds(), whole[_i].kinds);
	ck_assert_str_eq(texts(), whole[_i].texts);
	ck_assert_str_eq(findings(&sink, &out), "");
}
END_TEST

/* Errors, their diagnostics and the remaining tokens. */
static const struct {
	const char *text, *findings, *kinds, *texts;
} errors[] = {
	/* A literal without its quote ends before the punctuation that ends its line. */
	{"string s = \"abc;\nuint8 x;", "MOF002:1:12", "name name = string ; name name ; end",
	 "string|s|=|\"abc|;|uint8|x|;"},
	{"[a(\"b)]\nuint8 x;", "MOF002:1:4", "[ name ( string ) ] name name ; end", "[|a|(|\"b|)|]|uint8|x|;"},
	{"x = \"abc", "MOF002:1:5", "name = string end", "x|=|\"abc"},
	{"x = \"abc\\", "MOF002:1:5", "name = string end", "x|=|\"abc\\"},
	{"x = \"abc\\\";\n", "MOF002:1:5", "name = string ; end", "x|=|\"abc\\\"|;"},
	{"\"", "MOF002:1:1", "string end", "\""},
	{"c = 'a;\nd = 'b';", "MOF002:1:5", "name = character ; name = character ; end", "c|=|'a|;|d|=|'b'|;"},
	{"'", "MOF002:1:1", "character end", "'"},
	{"x = \"a; // b\ny = \"c\";", "MOF002:1:5", "name = string ; comment name = string ; end",
	 "x|=|\"a|;|// b|y|=|\"c\"|;"},
	{"x = \"http://a/b; \t) ;  \ny;", "MOF002:1:5", "name = string ; ) ; name ; end", "x|=|\"http://a/b|;|)|;|y|;"},
	{"x = \"a;b ,c d\ny;", "MOF002:1:5", "name = string name ; end", "x|=|\"a;b ,c d|y|;"},
	/* It continues over the line end where a quote closes it that can close one. */
	{"x = \"a\nb\";", "MOF802:1:5", "name = string ; end", "x|=|\"a\nb\"|;"},
	{"x = \"a\r\nb\\\"c\r\nd\" ;", "MOF802:1:5", "name = string ; end", "x|=|\"a\r\nb\\\"c\r\nd\"|;"},
	{"x = \"a;\ny = \"b\";", "MOF002:1:5", "name = string ; name = string ; end", "x|=|\"a|;|y|=|\"b\"|;"},
	{"x = \"a;\ny = \"b;\nz = \"c\";", "MOF002:1:5 MOF002:2:5",
	 "name = string ; name = string ; name = string ; end", "x|=|\"a|;|y|=|\"b|;|z|=|\"c\"|;"},
	/* Characters. */
	{"''", "MOF507:1:1", "character end", "''"},
	{"'ab'", "MOF507:1:1", "character end", "'ab'"},
	{"'\\x12345'", "MOF507:1:1", "character end", "'\\x12345'"},
	/* Numbers. */
	{"12x", "MOF507:1:1", "integer end", "12x"},
	{"08", "MOF507:1:1", "integer end", "08"},
	{"0x", "MOF507:1:1", "integer end", "0x"},
	{"12b", "MOF507:1:1", "integer end", "12b"},
	{"1.2.3", "MOF507:1:1", "integer end", "1.2.3"},
	{"1e", "MOF507:1:1", "integer end", "1e"},
	{"1e+", "MOF507:1:1", "integer end", "1e+"},
	{"1\xC3\xA9", "MOF507:1:1", "integer end", "1\xC3\xA9"},
	/* Aliases. */
	{"$", "MOF522:1:1", "alias end", "$"},
	{"$ a;", "MOF522:1:1", "alias ; end", "$ a|;"},
	/* Comments and what else is open at the end. */
	{"a /* b", "MOF825:1:3", "name comment end", "a|/* b"},
	{"/* **", "MOF825:1:1", "comment end", "/* **"},
	{"a /* /* */ b", "", "name comment name end", "a|/* /* */|b"},
	/* Names and strays. */
	{"caf\xC3\xA9 x", "MOF812:1:1", "name name end", "caf\xC3\xA9|x"},
	{"@x", "MOF001:1:1", "name end", "x"},
	{"a\xEF\xBB\xBF class", "MOF001:1:2", "name class end", "a|class"},
	{"class\xC2\xA0\xC2\xA0"
	 "b\xE2\x80\x8B;",
	 "MOF001:1:6 MOF001:1:9", "class name ; end", "class|b|;"},
	{"$a\xC2\xA0 5\xC2\xA0 1.5\xC2\xA0", "MOF001:1:3 MOF001:1:6 MOF001:1:11", "alias integer real end", "$a|5|1.5"},
	{"a\xE2\x80\x91"
	 "b c",
	 "MOF001:1:2", "name name end",
	 "a\xE2\x80\x91"
	 "b|c"},
	{"\xE2\x80\x9C"
	 "a\xE2\x80\x9D \xE2\x80\x98"
	 "b\xE2\x80\x99",
	 "MOF001:1:1 MOF001:1:5", "string character end",
	 "\xE2\x80\x9C"
	 "a\xE2\x80\x9D|\xE2\x80\x98"
	 "b\xE2\x80\x99"},
	{"\xE2\x80\x9C"
	 "a;",
	 "MOF001:1:1", "string ; end",
	 "\xE2\x80\x9C"
	 "a|;"},
	{"\"a\xE2\x80\x9D;", "MOF001:1:3", "string ; end", "\"a\xE2\x80\x9D|;"},
	{"\xEF\xBC\x88"
	 "a\xEF\xBC\x89",
	 "MOF001:1:1 MOF001:1:3", "( name ) end", "\xEF\xBC\x88|a|\xEF\xBC\x89"},
	{"/* /* a */ b */ c", "MOF825:1:4", "comment name end", "/* /* a */ b */|c"},
	{"/* /* */ \"*/\" // */", "", "comment string comment end", "/* /* */|\"*/\"|// */"},
	{"#pragma n(\\\\.\\a b) c", "", "pragma name ( name ) name end", "#pragma|n|(|\\\\.\\a b|)|c"},
	{"#pragma n(a.b\\c", "", "pragma name ( name end", "#pragma|n|(|a.b\\c"},
	{"#pragma n(\"a\" \\", "MOF001:1:15", "pragma name ( string end", "#pragma|n|(|\"a\""},
	{"a ? \xE2\x82\xAC!", "MOF001:1:3 MOF812:1:5 MOF001:1:6", "name name end", "a|\xE2\x82\xAC"},
	{"\x01", "MOF001:1:1", "end", ""},
	{"a \\\nb", "MOF803:1:3", "name name end", "a|b"},
	{"a \\ \t\r\nb", "MOF803:1:3", "name name end", "a|b"},
	{"a \\b", "MOF001:1:3", "name name end", "a|b"},
	{"+", "MOF001:1:1", "end", ""},
	/* The C preprocessor. */
	{"#define A \\\n b\nclass", "MOF808:1:1", "preprocessor class end", "#define A \\\n b|class"},
	{"#if 1\r\n# endif\r\nclass", "MOF808:1:1 MOF808:2:1", "preprocessor preprocessor class end",
	 "#if 1|# endif|class"},
	{"#pragmax y\nclass", "MOF001:1:1", "preprocessor class end", "#pragmax y|class"},
	{"#", "MOF001:1:1", "preprocessor end", "#"},
};

START_TEST(an_error_is_reported_once_and_repaired)
{
	cut(text_of(errors[_i].text));
	ck_assert_str_eq(findings(&sink, &out), errors[_i].findings);
	ck_assert_str_eq(kinds(), errors[_i].kinds);
	ck_assert_str_eq(texts(), errors[_i].texts);
}
END_TEST

START_TEST(text_after_a_nul_is_left_out)
{
	cut((struct text)TEXT("class A\0 {};"));
	ck_assert_str_eq(kinds(), "class name end");
	ck_assert_str_eq(findings(&sink, &out), "MOF814:1:8");
}
END_TEST

START_TEST(the_quotes_of_an_open_string_are_looked_for_once)
{
	struct buffer text = {0};

	for (int i = 0; i < 200000; i++)
		buffer_put_text(&text, "\\\"x\n");
	cut((struct text){(const char *)text.bytes, text.size});
	ck_assert_uint_eq(tokens.count, 200001);
	buffer_free(&text);
}
END_TEST

START_TEST(the_end_of_an_open_string_is_looked_for_once)
{
	struct buffer text = {0};

	buffer_put_byte(&text, '"');
	buffer_fill(&text, ';', 1 << 20);
	buffer_put_byte(&text, 'x');
	cut((struct text){(const char *)text.bytes, text.size});
	ck_assert_uint_eq(tokens.count, 2);
	buffer_free(&text);
}
END_TEST

/* ---- markers ---- */

static const struct {
	const char *text;
	uint32_t offset;
	const char *file;
	uint32_t line;
} markers[] = {
	{"# 5 \"b.mof\"\nclass", 12, "b.mof", 5},
	{"# 5 \"b.mof\"\r\nclass", 13, "b.mof", 5},
	{"# 5 \"b.mof\"\rclass", 12, "b.mof", 5},
	{"#line 70\nclass", 9, "a.mof", 70},
	{"# 5 \"b.mof\" 1 3 4\nclass", 18, "b.mof", 5},
	{"# 5 \"b \\\"c\\\".mof\"\nclass", 18, "b \"c\".mof", 5},
	{"# 5 \"b.mof\"\n\n\nclass", 14, "b.mof", 7},
	{"# 1 \"x\"\na\n# 9 \"y\"\nclass", 18, "y", 9},
	{"# 1 \"x\"\na\n# 9\nclass", 14, "x", 9},
	{"# 99999999999999999999\nclass", 23, "a.mof", UINT32_MAX / 2},
	{"# 5 \"b.mof\"", 11, "a.mof", 1},
};

START_TEST(a_line_marker_says_where_the_next_line_stands)
{
	struct location place;

	cut(text_of(markers[_i].text));
	place = source_locate(source, markers[_i].offset);
	ck_assert_str_eq(place.file, markers[_i].file);
	ck_assert_uint_eq(place.line, markers[_i].line);
}
END_TEST

/* ---- brackets ---- */

/* The partners of all brackets: "0-3 1-2"; one without is "4-". */
static const char *partners(void)
{
	out.size = 0;
	for (size_t i = 0; i < tokens.count; i++) {
		const struct token *token = &tokens.items[i];
		const char *before = out.size ? " " : "";

		if (token->kind == 0 || !strchr("()[]{}", token->kind))
			continue;
		if (token->match > i)
			buffer_printf(&out, "%s%zu-%u", before, i, (unsigned)token->match);
		else if (token->match == 0 && !(i > 0 && tokens.items[0].match == i))
			buffer_printf(&out, "%s%zu-", before, i);
	}
	return buffer_text(&out);
}

static const struct {
	const char *text, *partners;
} brackets[] = {
	{"( [ { } ] )", "0-5 1-4 2-3"},
	{"class A { uint8 f ( ) ; } ;", "2-8 5-6"},
	{"[ a ( b ] class A { } ;", "0-4 2- 7-8"},
	{"[ a { b ] class A { } ;", "0-4 2- 7-8"},
	{"class A { [ a ( b ; uint8 c ; } ;", "2-11 3- 5-"},
	{"class A { f ( x ; } ;", "2-7 4-"},
	{"class A { ) ] } ;", "2-5 3- 4-"},
	{"class A { x = { 1 ; } ;", "2-8 5-"},
	{"class A { uint8 x } } ;", "2-5 6-"},
	{"} ) ] ;", "0- 1- 2-"},
	/* A class inside an open body: each '}' closes the innermost body. */
	{"class A { class B { } ; } ;", "2-8 5-6"},
	{"instance of A { p = instance of B { q = { 1 } ; } ; } ;", "3-18 9-16 12-14"},
};

START_TEST(brackets_find_their_partners_also_after_damage)
{
	cut(text_of(brackets[_i].text));
	ck_assert_str_eq(partners(), brackets[_i].partners);
}
END_TEST

/* Which '{' open bodies: their indexes. */
static const struct {
	const char *text, *bodies;
} bodies[] = {
	{"class A { }", "2"},
	{"class A : B { }", "4"},
	{"instance of A as $a { }", "5"},
	{"instance of A { p = { 1 } ; q = instance of B { } ; }", "3 15"},
	{"instance of A { p = { instance of B { } , instance of C { } } ; }", "3 10 16"},
	{"[ ValueMap { \"1\" } ] class A { }", "8"},
	{"class A { uint8 x [ ] = { 1 , 2 } ; }", "2"},
	{"{ }", ""},
	{"= { }", ""},
};

START_TEST(a_brace_opens_a_body_or_an_array)
{
	cut(text_of(bodies[_i].text));
	out.size = 0;
	for (size_t i = 0; i < tokens.count; i++)
		if (tokens.items[i].kind == '{' && tokens.items[i].body)
			buffer_printf(&out, "%s%zu", out.size ? " " : "", i);
	ck_assert_str_eq(buffer_text(&out), bodies[_i].bodies);
}
END_TEST

START_TEST(the_depth_of_a_token_is_how_many_brackets_are_open_around_it)
{
	static const unsigned expected[] = {0, 0, 0, 1, 1, 1, 2, 1, 1, 0, 0, 0};

	cut(text_of("class A { uint8 x [ 5 ] ; } ;"));
	ck_assert_uint_eq(tokens.count, sizeof expected / sizeof *expected);
	for (size_t i = 0; i < tokens.count; i++)
		ck_assert_uint_eq(tokens.items[i].depth, expected[i]);
}
END_TEST

START_TEST(as_many_brackets_as_allowed_may_be_open)
{
	buffer_fill(&out, '[', MAX_BRACKET_DEPTH);
	buffer_fill(&out, ']', MAX_BRACKET_DEPTH);
	cut((struct text){(const char *)out.bytes, out.size});
	ck_assert_uint_eq(sink.count, 0);
	ck_assert_uint_eq(tokens.count, 2 * MAX_BRACKET_DEPTH + 1);
	ck_assert_uint_eq(tokens.items[0].match, 2 * MAX_BRACKET_DEPTH - 1);
}
END_TEST

START_TEST(one_bracket_more_ends_the_tokens)
{
	buffer_fill(&out, '[', MAX_BRACKET_DEPTH + 1);
	buffer_put_text(&out, "; class A {};");
	cut((struct text){(const char *)out.bytes, out.size});
	ck_assert_uint_eq(tokens.count, MAX_BRACKET_DEPTH + 2);
	ck_assert_int_eq(tokens.items[MAX_BRACKET_DEPTH + 1].kind, END_OF_FILE);
	ck_assert_str_eq(findings(&sink, &out), "MOF813:1:201");
}
END_TEST

Suite *tokens_suite(void)
{
	Suite *suite = suite_create("tokens");
	TCase *tcase = tcase_create("tokens");

	tcase_add_checked_fixture(tcase, start, finish);
	ADD_ROWS(tcase, what_is_right_is_cut_into_its_tokens, whole);
	ADD_ROWS(tcase, an_error_is_reported_once_and_repaired, errors);
	tcase_add_test(tcase, text_after_a_nul_is_left_out);
	tcase_add_test(tcase, the_quotes_of_an_open_string_are_looked_for_once);
	tcase_add_test(tcase, the_end_of_an_open_string_is_looked_for_once);
	ADD_ROWS(tcase, a_line_marker_says_where_the_next_line_stands, markers);
	ADD_ROWS(tcase, brackets_find_their_partners_also_after_damage, brackets);
	ADD_ROWS(tcase, a_brace_opens_a_body_or_an_array, bodies);
	tcase_add_test(tcase, the_depth_of_a_token_is_how_many_brackets_are_open_around_it);
	tcase_add_test(tcase, as_many_brackets_as_allowed_may_be_open);
	tcase_add_test(tcase, one_bracket_more_ends_the_tokens);
	suite_add_tcase(suite, tcase);
	return suite;
}
