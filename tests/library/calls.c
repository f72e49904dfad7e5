/* SPDX-License-Identifier: MIT */
/* The functions of mof.h, and two compilers at work in two threads. Prints TAP. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "libmof/mof.h"

static int point;

static void check(bool holds, const char *what)
{
	printf("%sok %d - %s\n", holds ? "" : "not ", ++point, what);
}

static const char text[] = "[Description(\"A fan.\"), Version(3)] class Acme_Fan : Acme_Part\n"
			   "{ [key] string Name; uint8 Levels[] = {1, 2}; uint32 Set([in] boolean On); };\n"
			   "instance of Acme_Fan { Name = \"left\"; };\n"
			   "#pragma deleteclass(\"Acme_Old\", nofail)\n";

static void last_code(void *context, const struct mof_diagnostic *diagnostic)
{
	snprintf(context, 16, "%s:%u", diagnostic->code, diagnostic->place.line);
}

static void check_items(void)
{
	struct mof_compiler *compiler = mof_new();
	const struct mof_item *class;
	const struct mof_property *levels;
	const struct mof_qualifiers *qualifiers;
	size_t length;
	char *name;

	check(mof_set(compiler, "namespace", "root\\acme"), "a namespace is set");
	check(!mof_set(compiler, "namespace", "root\\\\x"), "a bad one is refused");
	mof_set(compiler, "namespace", "root\\acme");
	check(!mof_set(compiler, "no-such-option", "x"), "an option that is none is refused");
	check(mof_compile_buffer(compiler, "text.mof", text, sizeof text - 1), "a text without errors compiles");
	check(!mof_set(compiler, "strict", NULL), "then it is too late for options");
	check(mof_item_count(compiler) == 3, "it has three items");
	class = mof_item_at(compiler, 0);
	check(mof_item_kind(class) == MOF_CLASS && mof_item_kind(mof_item_at(compiler, 1)) == MOF_INSTANCE &&
		      mof_item_kind(mof_item_at(compiler, 2)) == MOF_DELETE_CLASS,
	      "of three kinds");
	check(mof_item_at(compiler, 3) == NULL, "and no fourth");
	check(strcmp(mof_item_namespace(class), "root\\acme") == 0, "in the namespace");
	name = mof_item_name(mof_item_at(compiler, 2));
	check(strcmp(name, "Acme_Old") == 0, "what is deleted has its name");
	mof_release(name);
	check(strcmp(mof_item_superclass(class), "Acme_Part") == 0, "the class has its superclass");
	levels = mof_item_property_at(class, 1);
	check(strcmp(mof_property_name(levels), "Levels") == 0 && strcmp(mof_property_type(levels), "uint8") == 0 &&
		      mof_property_is_array(levels) && !mof_property_is_reference(levels),
	      "a property has its type");
	check(mof_value_count(mof_property_value(levels)) == 2 &&
		      mof_value_integer(mof_value_at(mof_property_value(levels), 1), NULL) == 2,
	      "and its values");
	qualifiers = mof_item_qualifiers(class);
	check(mof_qualifier_count(qualifiers) == 2 &&
		      memcmp(mof_value_string(mof_qualifier_value(mof_qualifier_at(qualifiers, 0)), &length), "A fan.",
			     6) == 0 &&
		      length == 6,
	      "the class has its qualifiers");
	check(mof_item_method_count(class) == 1 &&
		      strcmp(mof_property_name(mof_method_parameter_at(mof_item_method_at(class, 0), 0)), "On") == 0,
	      "and its method");
	mof_free(compiler);
}

static void check_errors(void)
{
	static const char bad[] = "class A_B\n{ uint8 A = 256; };";
	struct mof_compiler *compiler = mof_new();
	char code[16] = "";
	void *bytes;
	size_t size;

	check(!mof_compile_buffer(compiler, "bad.mof", bad, sizeof bad - 1), "an error is told");
	check(mof_diagnostics(compiler, last_code, code) == 1 && strcmp(code, "MOF529:2") == 0,
	      "with its code and place");
	check(!mof_write(compiler, "bmf", &bytes, &size), "nothing is written then");
	mof_free(compiler);
	mof_free(NULL);
}

static const char *read_part(void *context, const char *path, void **bytes, size_t *size)
{
	(void)context;
	if (strcmp(path, "folder/part.mof") != 0)
		return "there is no such file";
	*bytes = strdup("class Acme_Part { [key] string Name; };");
	*size = strlen(*bytes);
	return NULL;
}

static void check_reader(void)
{
	struct mof_compiler *compiler = mof_new();
	static const char includer[] = "#include (\"part.mof\")\nclass Acme_Fan : Acme_Part {};";

	mof_set_reader(compiler, read_part, NULL);
	mof_set(compiler, "closed", NULL);
	check(mof_compile_buffer(compiler, "folder/all.mof", includer, sizeof includer - 1) && mof_apply(compiler),
	      "includes are read by the caller");
	check(mof_item_count(compiler) == 2, "and are part of the compile");
	check(!mof_compile_file(compiler, "folder/other.mof"), "what the caller can't read is an error");
	mof_free(compiler);
}

static void check_descriptors(void)
{
	void *bytes;
	size_t size;
	char *sddl, *error;

	error = mof_sddl_to_binary("O:BAG:BAD:(A;;CC;;;WD)", &bytes, &size);
	check(error == NULL && size > 20, "SDDL becomes bytes");
	error = mof_sddl_from_binary(bytes, size, &sddl);
	check(error == NULL && strcmp(sddl, "O:BAG:BAD:(A;;CC;;;WD)") == 0, "and comes back");
	mof_release(bytes);
	mof_release(sddl);
	error = mof_sddl_to_binary("O:BAG:BAD:(A;;CC;;;ZZ)", &bytes, &size);
	check(error != NULL, "the error is described");
	mof_release(error);
	check(mof_sddl_same("D:(A;;CC;;;WD)(A;;DC;;;WD)", "D:(A;;CCDC;;;WD)") == 1 &&
		      mof_sddl_same("D:(A;;CC;;;WD)", "D:(A;;DC;;;WD)") == 0 && mof_sddl_same("D:", "x") == -1,
	      "descriptors are compared by what they give");
}

/* ---- threads ---- */

struct result {
	void *bytes;
	size_t size;
};

static void *compile(void *context)
{
	struct result *result = context;
	struct mof_compiler *compiler = mof_new();

	for (int i = 0; i < 50; i++) {
		char source[64];
		int length = snprintf(source, sizeof source, "class Acme_C%d { [key] string Name; };", i);

		mof_compile_buffer(compiler, "thread.mof", source, (size_t)length);
	}
	mof_apply(compiler);
	mof_write(compiler, "bmf", &result->bytes, &result->size);
	mof_free(compiler);
	return NULL;
}

static void check_threads(void)
{
	struct result results[2] = {0};
	pthread_t threads[2];

	for (int i = 0; i < 2; i++)
		pthread_create(&threads[i], NULL, compile, &results[i]);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	check(results[0].size > 0 && results[0].size == results[1].size &&
		      memcmp(results[0].bytes, results[1].bytes, results[0].size) == 0,
	      "two compilers in two threads do the same");
	mof_release(results[0].bytes);
	mof_release(results[1].bytes);
}

int main(void)
{
	check(strchr(mof_version(), '.') != NULL, "there is a version");
	check_items();
	check_errors();
	check_reader();
	check_descriptors();
	check_threads();
	printf("1..%d\n", point);
	return 0;
}
