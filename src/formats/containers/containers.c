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
	FREE_CREDIT = 1 << 20,
};

/* All streams begin so: the magic, then "FOMB" in nine bits each (binary-mof 2). */
static const uint8_t begin[BEGIN_SIZE] = {0x44, 0x53, 0x00, 0x01, 0x1A, 0x7D, 0xDA, 0x54};

static bool looks_like_header(const uint8_t *bytes, size_t size)
{
	return size >= BMF_FILE_HEADER + BEGIN_SIZE && get_u32le(bytes) == BMF_MAGIC &&
	       get_u32le(bytes + 4) == BMF_VERSION && memcmp(bytes + BMF_FILE_HEADER, begin, BEGIN_SIZE) == 0;
}

/* Where a byte of a range is in the file; in text, where its line or word begins. */
static size_t file_offset(const struct search *search, const struct stretch *stretch, size_t at)
{
	size_t low = 0, high = stretch->line_count;

	if (stretch->lines == NULL)
		return stretch->offset + at;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (stretch->lines[middle].byte <= at)
			low = middle;
		else
			high = middle;
	}
	return stretch->lines[low].place * search->text_scale;
}

static void report(struct search *search, const struct stretch *stretch, size_t at, const char *fault)
{
	diag_report(search->sink, MOF839, (struct span){0}, "%s: byte 0x%zX: the header of a binary MOF, but %s",
		    search->path, file_offset(search, stretch, at), fault);
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
		.offset = file_offset(search, stretch, at),
		.where = name_place(search, stretch, at, size),
		.path = search->path,
		.pass = search->pass,
	};
}

static void search_blobs(struct search *search, const struct stretch *stretch)
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

void search_stretch(struct search *search, const struct stretch *stretch)
{
	struct stretch named = *stretch;
	char table[5];

	if (named.name == NULL && acpi_table_name(named.bytes, named.size, table))
		named.name = arena_printf(&search->blobs->arena, "%s", table);
	search_blobs(search, &named);
	search_wdg(search, &named);
}

/* ---- the result ---- */

static int compare_places(const void *a, const void *b)
{
	const struct container_blob *left = a, *right = b;

	return left->offset != right->offset ? (left->offset < right->offset ? -1 : 1) : 0;
}

/* By contents; of those with the same by the form in which they were found. */
static int compare_contents(const void *a, const void *b)
{
	const struct container_blob *left = a, *right = b;
	int order;

	if (left->size != right->size)
		return left->size < right->size ? -1 : 1;
	order = memcmp(left->bytes, right->bytes, left->size);
	if (order == 0 && left->pass != right->pass)
		order = left->pass < right->pass ? -1 : 1;
	return order ? order : compare_places(a, b);
}

/* A listing has the same bytes in two forms: one of them is left out. Blobs in one form may well be equal. */
static void settle(struct container_blobs *blobs, size_t first)
{
	size_t count = blobs->count - first, kept = 0;
	struct container_blob *items = count > 0 ? blobs->items + first : NULL;

	if (count > 1)
		qsort(items, count, sizeof *items, compare_contents);
	for (size_t i = 0; i < count; i++) {
		const struct container_blob *last = kept > 0 ? &items[kept - 1] : NULL;

		if (last && last->pass != items[i].pass && last->size == items[i].size &&
		    memcmp(last->bytes, items[i].bytes, last->size) == 0)
			continue;
		items[kept++] = items[i];
	}
	blobs->count = first + kept;
	if (kept > 1)
		qsort(items, kept, sizeof *items, compare_places);
}

void container_add_object(struct container_blobs *blobs, const struct wmi_object *object)
{
	blobs->objects = mem_grow(blobs->objects, blobs->object_count, &blobs->object_capacity, sizeof *blobs->objects);
	blobs->objects[blobs->object_count++] = *object;
}

void containers_search(const char *path, const uint8_t *bytes, size_t size, struct diag_sink *sink,
		       struct container_blobs *blobs)
{
	static void (*const forms[])(struct search * search) = {search_dump, search_byte_lists, search_base64,
								search_hex_lines};
	struct search search = {.path = path, .bytes = bytes, .size = size, .sink = sink, .blobs = blobs};
	struct stretch whole = {.bytes = bytes, .size = size};
	size_t first = blobs->count;

	if (size == 0)
		return;
	search.credit = FREE_CREDIT + 2 * (uint64_t)size;
	search_resources(&search);
	search_stretch(&search, &whole);
	if (search_open_text(&search))
		for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
			search.pass = (unsigned)i + 1;
			forms[i](&search);
		}
	settle(blobs, first);
	buffer_free(&search.text);
	buffer_free(&search.plain);
}

void container_blobs_free(struct container_blobs *blobs)
{
	free(blobs->items);
	free(blobs->objects);
	arena_free(&blobs->arena);
	*blobs = (struct container_blobs){0};
}
