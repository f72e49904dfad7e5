/* SPDX-License-Identifier: MIT */
/* Fixes: the text with all of them has no errors, also where mof lint --fix leaves them to an editor. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "compile/compile.h"
#include "lint/fix.h"

static bool may_change(void *context, const struct source *source)
{
	return source == ((const struct compilation *)context)->files[0]->source;
}

/* Appends the text with its fixes; returns how many there were. */
static size_t fix_once(const char *text, struct buffer *fixed)
{
	struct compilation compilation;
	const struct diagnostic **fixes;
	size_t count;

	compile_text(&compilation, text_of(text));
	diag_sort(&compilation.sink);
	fixes = fix_choose(&compilation.sink, may_change, &compilation, &count);
	fix_apply(fixes, count, compilation.files[0]->source, fixed);
	free(fixes);
	compilation_free(&compilation);
	return count;
}

static const struct {
	const char *text, *fixed;
} rows[] = {
	{"class Acme_A\n{\n\t[key] string Name\n\t[read] boolean On = yes;\n\tstring Tags[] = [\"a\", \"b\"];\n"
	 "\tuint32 Go([in] uint32 Speed, out string Result);\n};\n"
	 "instance of Acme_A { Name := \"x\"; };\ninstance of Acme_A as Fan { Name = \"y\"; };\n",
	 "class Acme_A\n{\n\t[key] string Name;\n\t[read] boolean On = TRUE;\n\tstring Tags[] = {\"a\", \"b\"};\n"
	 "\tuint32 Go([in] uint32 Speed, [out] string Result);\n};\n"
	 "instance of Acme_A { Name = \"x\"; };\ninstance of Acme_A as $Fan { Name = \"y\"; };\n"},
	{"class Acme_A { [key] integer K; string [] L; [Values(\"a\", \"b\")] string M; };",
	 "class Acme_A { [key] sint32 K; string  L[]; [Values{\"a\", \"b\"}] string M; };"},
	/* What is a guess stays as it is. */
	{"#pragma namespce(\"root\\\\Acme\")\n", "#pragma namespce(\"root\\\\Acme\")\n"},
	{"class Acme_A { [key : tosubclas] string K; };", "class Acme_A { [key : tosubclas] string K; };"},
};

START_TEST(fixes_make_the_text_right)
{
	struct buffer text = {0};
	size_t count;

	buffer_put_text(&text, rows[_i].text);
	do {
		struct buffer fixed = {0};

		count = fix_once(buffer_text(&text), &fixed);
		buffer_free(&text);
		text = fixed;
	} while (count > 0);
	ck_assert_str_eq(buffer_text(&text), rows[_i].fixed);
	buffer_free(&text);
}
END_TEST

Suite *fix_suite(void)
{
	Suite *suite = suite_create("fix");
	TCase *fixes = tcase_create("fix");

	tcase_add_loop_test(fixes, fixes_make_the_text_right, 0, sizeof rows / sizeof *rows);
	suite_add_tcase(suite, fixes);
	return suite;
}
