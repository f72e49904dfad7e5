/* SPDX-License-Identifier: MIT */
/*
 * Binary MOF: any bytes may be read, as a file and as a plaintext, annotated, and searched for blobs. What is read
 * comes back from its text byte for byte, or the reader or the compiler says why not.
 */
#include <stdint.h>
#include <stdlib.h>

#include "compiled.h"
#include "formats/bmf/bmf.h"
#include "formats/containers/containers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void comes_back(const struct compiled *read, const struct buffer *plain)
{
	struct buffer text = {0}, again = {0};
	struct compiled compiled;

	to_text(read, &text);
	compiled_from(&compiled, text_of_buffer(&text), true);
	compiled.unit.old_binary_form = read->unit.old_binary_form;
	if (!has_severity(&compiled, SEVERITY_ERROR) && to_plaintext(&compiled, &again) && !same_bytes(&again, plain))
		abort();
	compiled_free(&compiled);
	buffer_free(&text);
	buffer_free(&again);
}

static void read_as_plaintext(const struct buffer *bytes)
{
	struct compiled read;

	if (read_plaintext(&read, bytes)) {
		if (has_severity(&read, SEVERITY_ERROR))
			abort();
		if (!was_reported(&read, MOF837))
			comes_back(&read, bytes);
	} else if (!has_severity(&read, SEVERITY_ERROR) || read.unit.count > 0) {
		abort();
	}
	compiled_free(&read);
}

static void annotate(const struct buffer *bytes)
{
	struct buffer file = {0}, text = {0};
	struct diag_sink sink;

	diag_sink_init(&sink);
	pack_plaintext(bytes, &file);
	if (bmf_annotate("x", file.bytes, file.size, &sink, &text) != (sink.by_severity[SEVERITY_ERROR] == 0))
		abort();
	buffer_free(&file);
	buffer_free(&text);
	diag_sink_free(&sink);
}

static void search(const struct buffer *bytes)
{
	struct container_blobs blobs = {0};
	struct diag_sink sink;

	diag_sink_init(&sink);
	containers_search("x", bytes->bytes, bytes->size, &sink, &blobs);
	for (size_t i = 0; i < blobs.count; i++)
		if (blobs.items[i].offset >= bytes->size || blobs.items[i].size < 16)
			abort();
	container_blobs_free(&blobs);
	diag_sink_free(&sink);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buffer bytes = {0};
	struct compiled read;

	buffer_put(&bytes, data, size);
	read_binary(&read, &bytes);
	compiled_free(&read);
	read_as_plaintext(&bytes);
	annotate(&bytes);
	search(&bytes);
	buffer_free(&bytes);
	return 0;
}
