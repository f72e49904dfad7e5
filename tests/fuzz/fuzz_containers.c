/* SPDX-License-Identifier: MIT */
/*
 * The search for binary MOF in any file, text or not: each that is found is whole, in ascending order of its offset, and
 * found again in itself.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "formats/bmf/layout.h"
#include "formats/containers/containers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAX_PLAIN = 1 << 20, MAX_CHECKED = 8 };

static void require(bool holds)
{
	if (!holds)
		abort();
}

static void check_blob(const struct container_blob *blob)
{
	struct container_blobs again = {.max_plain = MAX_PLAIN};
	struct diag_sink sink;

	diag_sink_init(&sink);
	require(blob->size >= BMF_FILE_HEADER && get_u32le(blob->bytes) == BMF_MAGIC);
	containers_search("blob", blob->bytes, blob->size, &sink, &again);
	require(again.count > 0 && again.items[0].offset == 0 && again.items[0].size == blob->size);
	container_blobs_free(&again);
	diag_sink_free(&sink);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct container_blobs blobs = {.max_plain = MAX_PLAIN};
	struct diag_sink sink;

	diag_sink_init(&sink);
	containers_search("file", data, size, &sink, &blobs);
	for (size_t i = 0; i < blobs.count; i++) {
		require(blobs.items[i].offset < size);
		require(i == 0 || blobs.items[i - 1].offset <= blobs.items[i].offset);
		if (i < MAX_CHECKED)
			check_blob(&blobs.items[i]);
	}
	require(blobs.object_count <= size);
	container_blobs_free(&blobs);
	diag_sink_free(&sink);
	return 0;
}
