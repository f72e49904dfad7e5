/* SPDX-License-Identifier: MIT */
/*
 * CIM-XML: any bytes may be read. What is refused leaves an error and an empty unit; what is read can be checked and
 * applied, and if it can be written again, the document is read without an error.
 */
#include <stdint.h>
#include <stdlib.h>

#include "compile/compile.h"
#include "compile/output.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_again(const struct compile_options *options, const struct buffer *document)
{
	struct compilation again;

	compilation_init(&again, options);
	compilation_add_bytes(&again, "again.xml", document->bytes, document->size);
	if (again.files[0]->is_broken)
		abort();
	compilation_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct compile_options options = {.from = format_find("cimxml")};
	struct compilation compilation;
	struct buffer document = {0};

	compilation_init(&compilation, &options);
	compilation_add_bytes(&compilation, "fuzz.xml", data, size);
	if (compilation.files[0]->is_broken && compilation.files[0]->unit.count != 0)
		abort();
	if (!compilation.files[0]->is_broken && output_write(options.from, &compilation, &document))
		check_again(&options, &document);
	buffer_free(&document);
	compilation_free(&compilation);
	return 0;
}
