/* SPDX-License-Identifier: MIT */
/* The search itself: headers among other bytes, and proof that a binary MOF stands after them. */
#include "formats/containers/containers.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "formats/bmf/bmf.h"
#include "formats/bmf/ds.h"
#include "formats/bmf/layout.h"
#include "formats/containers/search.h"

enum {
	BEGIN_SIZE = 8,
	TEXT_PROBED = 4096, /* bytes that have no NUL when a file is text */
	FREE_CREDIT = 1 << 20,
	BYTES_PER_LINE = 16,
};

/* All streams begin so: the magic, then "FOMB" in nine bits each (binary-mof 2). */
static const uint8_t begin[BEGIN_SIZE] = {0x44, 0x53, 0x00, 0x01, 0x1A, 0x7D, 0xDA, 0x54};

static bool looks_like_header(const uint8_t *bytes, size_t size)
{
	return size >= BMF_FILE_HEADER + BEGIN_SIZE && get_u32le(bytes) == BMF_MAGIC &&
	       get_u32le(bytes + 4) == BMF_VERSION && memcmp(bytes + BMF_FILE_HEADER, begin, BEGIN_SIZE) == 0;
}

static size_t file_offset(const struct stretch *stretch, size_t at)
{
	return stretch->lines ? stretch->lines[at / BYTES_PER_LINE] : stretch->offset + at;
}

static void report(struct search *search, const struct stretch *stretch, size_t at, const char *fault)
{
	diag_report(search->sink, MOF839, (struct span){0}, "%s: byte 0x%zX: the header of a binary MOF, but %s",
		    search->path, file_offset(stretch, at), fault);
}

/* Expands what stands after a header; a file full of false ones must not cost more than reading it a few times. */
static bool is_whole(struct search *search, const struct stretch *stretch, size_t at)
{
	const struct container_blobs *blobs = search->blobs;
	const uint8_t *header = stretch->bytes + at;
	size_t size = get_u32le(header + 8);
	struct ds_error error;

	if (size > stretch->size - at - BMF_FILE_HEADER) {
		report(search, stretch, at, "it is truncated");
		return false;
	}
	if (get_u32le(header + 12) > (blobs->max_plain ? blobs->max_plain : BMF_MAX_PLAIN)) {
		report(search, stretch, at, "it promises more bytes than --max-expanded allows");
		return false;
	}
	if (search->credit == 0) {
		report(search, stretch, at, "too many were damaged before it to look further");
		return false;
	}
	search->plain.size = 0;
	if (ds_decompress(header + BMF_FILE_HEADER, size, get_u32le(header + 12), &search->plain, &error))
		return true;
	search->credit -= search->credit > error.offset ? error.offset + 1 : search->credit;
	report(search, stretch, at, "the data after it cannot be decompressed");
	return false;
}

static const char *name_place(struct search *search, const struct stretch *stretch, size_t at, size_t size)
{
	struct arena *arena = &search->blobs->arena;
	const char *resource = stretch->lines ? NULL : resource_at(search, stretch->offset + at);
	char object[5];

	if (resource)
		return arena_printf(arena, "resource %s", resource);
	if (!aml_object_name(stretch->bytes, at, size, object))
		return stretch->name ? arena_printf(arena, "%s", stretch->name) : NULL;
	return stretch->name ? arena_printf(arena, "%s, %s", stretch->name, object) : arena_printf(arena, "%s", object);
}

static void add(struct search *search, const struct stretch *stretch, size_t at, size_t size)
{
	struct container_blobs *blobs = search->blobs;

	blobs->items = mem_grow(blobs->items, blobs->count, &blobs->capacity, sizeof *blobs->items);
	blobs->items[blobs->count++] = (struct container_blob){
		.bytes = stretch->bytes + at,
		.size = size,
		.offset = file_offset(stretch, at),
		.where = name_place(search, stretch, at, size),
	};
}

void search_stretch(struct search *search, const struct stretch *stretch)
{
	for (size_t at = 0; at < stretch->size;) {
		const uint8_t *found = memmem(stretch->bytes + at, stretch->size - at, "FOMB", 4);

		if (found == NULL)
			return;
		at = (size_t)(found - stretch->bytes);
		if (looks_like_header(found, stretch->size - at) && is_whole(search, stretch, at)) {
			size_t size = BMF_FILE_HEADER + get_u32le(found + 8);

			add(search, stretch, at, size);
			at += size;
		} else {
			at += 4;
		}
	}
}

static bool is_text(const uint8_t *bytes, size_t size)
{
	return size > 0 && memchr(bytes, 0, size < TEXT_PROBED ? size : TEXT_PROBED) == NULL;
}

void containers_search(const char *path, const uint8_t *bytes, size_t size, struct diag_sink *sink,
		       struct container_blobs *blobs)
{
	struct search search = {.path = path, .bytes = bytes, .size = size, .sink = sink, .blobs = blobs};
	struct stretch whole = {.bytes = bytes, .size = size};
	char table[5];

	search.credit = FREE_CREDIT + 2 * (uint64_t)size;
	search_resources(&search);
	if (acpi_table_name(bytes, size, table))
		whole.name = table;
	search_stretch(&search, &whole);
	if (is_text(bytes, size)) {
		search_dump(&search);
		search_byte_lists(&search);
	}
	buffer_free(&search.plain);
}

void container_blobs_free(struct container_blobs *blobs)
{
	free(blobs->items);
	arena_free(&blobs->arena);
	*blobs = (struct container_blobs){0};
}
