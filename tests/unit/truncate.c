/* SPDX-License-Identifier: MIT */
/* Every beginning of ten files is compiled, to binary MOF where nothing is wrong: a cut never does harm. Prints TAP. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "compile/compile.h"
#include "formats/bmf/bmf.h"

static const char *const files[] = {
	"aliases.mof",        "arrays_and_valuemap.mof",  "association.mof",        "driver_data_block.mof",
	"driver_methods.mof", "embedded_objects.mof",     "event_subscription.mof", "many_errors.mof",
	"utf16_names.mof",    "numbers_and_literals.mof",
};

enum { FILE_COUNT = sizeof files / sizeof *files, LARGEST = 1 << 20 };

static void compile_beginning(const char *name, const struct buffer *bytes, size_t size)
{
	struct compilation compilation;

	compilation_init(&compilation, NULL);
	compilation_add_bytes(&compilation, name, bytes->bytes, size);
	if (compilation.sink.by_severity[SEVERITY_ERROR] == 0) {
		const struct cim_unit **units = compilation_units(&compilation);
		struct buffer plain = {0};

		bmf_write_plain(units, compilation.count, &compilation.sink, &plain);
		buffer_free(&plain);
		free(units);
	}
	compilation_free(&compilation);
}

int main(void)
{
	const char *srcdir = getenv("srcdir");

	for (int i = 0; i < FILE_COUNT; i++) {
		struct buffer path = {0}, bytes = {0};
		const char *error;

		buffer_printf(&path, "%s/mof-samples/%s", srcdir ? srcdir : ".", files[i]);
		error = file_read(buffer_text(&path), LARGEST, &bytes);
		for (size_t size = 0; error == NULL && size <= bytes.size; size++)
			compile_beginning(files[i], &bytes, size);
		printf("%s %d - %zu beginnings of %s%s%s\n", error ? "not ok" : "ok", i + 1, bytes.size + 1, files[i],
		       error ? ": " : "", error ? error : "");
		buffer_free(&path);
		buffer_free(&bytes);
	}
	printf("1..%d\n", FILE_COUNT);
	return 0;
}
