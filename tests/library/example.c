/* SPDX-License-Identifier: MIT */
/* The example of libmof(3): compiles a file, prints the diagnostics, lists the classes, and writes binary MOF. */
#include <mof.h>
#include <stdio.h>
#include <stdlib.h>

static void print(void *context, const struct mof_diagnostic *found)
{
	(void)context;
	fprintf(stderr, "%s:%u: %s [%s]\n", found->place.file ? found->place.file : "-", found->place.line,
		found->message, found->code);
}

int main(int argc, char **argv)
{
	struct mof_compiler *compiler = mof_new();
	const char *error = NULL;

	if (argc != 3)
		return 2;
	mof_set(compiler, "namespace", "root\\wmi");
	mof_compile_file(compiler, argv[1]);
	mof_apply(compiler);
	if (mof_diagnostics(compiler, print, NULL) == 0)
		error = mof_write_file(compiler, "bmf", argv[2]);
	for (size_t i = 0; i < mof_item_count(compiler); i++) {
		char *name = mof_item_name(mof_item_at(compiler, i));

		printf("%s: %zu properties\n", name, mof_item_property_count(mof_item_at(compiler, i)));
		mof_release(name);
	}
	mof_free(compiler);
	if (error)
		fprintf(stderr, "cannot write %s: %s\n", argv[2], error);
	return error ? EXIT_FAILURE : EXIT_SUCCESS;
}
