/* SPDX-License-Identifier: MIT */
/*
 * Any text is compiled, checked and applied to a repository. If it has no error and binary MOF can hold it, then the
 * binary MOF can be read, and its text compiles to the same bytes again, or the compiler says why not.
 */
#include <stdint.h>
#include <stdlib.h>

#include "compile/compile.h"
#include "compiled.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void apply(const uint8_t *data, size_t size)
{
	struct compilation compilation;
	struct buffer text = {0};

	compilation_init(&compilation, NULL);
	compilation_add_bytes(&compilation, "fuzz.mof", data, size);
	compilation_apply(&compilation);
	repository_dump(compilation.repository, &text);
	buffer_free(&text);
	compilation_free(&compilation);
}

/* The plaintext of a text; false when the text has errors or binary MOF can't hold it. */
static bool to_binary(struct text text, struct compiled *compiled, struct buffer *plain)
{
	compiled_from(compiled, text, true);
	return !has_severity(compiled, SEVERITY_ERROR) && to_plaintext(compiled, plain);
}

static void come_back(const struct buffer *plain)
{
	struct buffer text = {0}, again = {0};
	struct compiled read, compiled;

	if (!read_plaintext(&read, plain))
		abort();
	to_text(&read, &text);
	if (to_binary(text_of_buffer(&text), &compiled, &again) && !same_bytes(plain, &again))
		abort();
	compiled_free(&compiled);
	compiled_free(&read);
	buffer_free(&text);
	buffer_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buffer plain = {0};
	struct compiled compiled;

	apply(data, size);
	if (to_binary((struct text){(const char *)data, size}, &compiled, &plain))
		come_back(&plain);
	compiled_free(&compiled);
	buffer_free(&plain);
	return 0;
}
