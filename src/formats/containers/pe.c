/* SPDX-License-Identifier: MIT */
/*
 * The resources of a Windows program or driver (PE format, "The .rsrc Section"): a tree of three levels, type, name and
 * language, whose leaves say where the bytes are. Drivers carry their binary MOF as a resource of the type MOFDATA.
 */
#include <stdlib.h>
#include <string.h>

#include "formats/containers/search.h"

enum {
	DOS_HEADER = 64,
	DOS_PE_OFFSET = 0x3C,
	COFF_HEADER = 24, /* its magic "PE\0\0" included */
	MAGIC_32 = 0x10B,
	MAGIC_64 = 0x20B,
	SECTION_HEADER = 40,
	RESOURCE_DIRECTORY = 2, /* its index among the data directories */
	DIRECTORY_HEADER = 16,
	DIRECTORY_ENTRY = 8,
	LEVELS = 3,
	MAX_RESOURCES = 4096,
	MAX_NAME = 255,
};

#define IS_DIRECTORY 0x80000000u /* in an entry's offset; in its name: a string, no number */

struct pe {
	struct search *search;
	const uint8_t *bytes;
	size_t size;
	size_t sections, section_count; /* where their headers begin */
	size_t base, end;               /* of the resource section in the file */
	struct resource *resources;
	size_t count;
	size_t visited;     /* entries of directories; bounded, as directories may share others */
	struct buffer name; /* of the entries that lead to the current one */
};

static bool has(const struct pe *pe, size_t offset, size_t size)
{
	return offset <= pe->size && size <= pe->size - offset;
}

/* The location in the file of an address in memory, if all `size` bytes are in one section. */
static bool find_address(const struct pe *pe, uint32_t address, size_t size, size_t *offset)
{
	for (size_t i = 0; i < pe->section_count; i++) {
		const uint8_t *header = pe->bytes + pe->sections + i * SECTION_HEADER;
		uint32_t start = get_u32le(header + 12), raw_size = get_u32le(header + 16);

		if (address < start || address - start > raw_size || size > raw_size - (address - start))
			continue;
		*offset = (size_t)get_u32le(header + 20) + (address - start);
		return has(pe, *offset, size);
	}
	return false;
}

/* Finds the section headers and the resource directory. */
static bool read_headers(struct pe *pe)
{
	size_t coff, optional, optional_size, directories;
	uint32_t size;

	if (pe->size < DOS_HEADER || pe->bytes[0] != 'M' || pe->bytes[1] != 'Z')
		return false;
	coff = get_u32le(pe->bytes + DOS_PE_OFFSET);
	if (!has(pe, coff, COFF_HEADER) || memcmp(pe->bytes + coff, "PE\0", 4) != 0)
		return false;
	optional = coff + COFF_HEADER;
	optional_size = get_u16le(pe->bytes + coff + 20);
	pe->sections = optional + optional_size;
	pe->section_count = get_u16le(pe->bytes + coff + 6);
	if (optional_size < 2 || !has(pe, optional, optional_size) ||
	    !has(pe, pe->sections, pe->section_count * SECTION_HEADER))
		return false;
	directories = get_u16le(pe->bytes + optional) == MAGIC_64 ? 112 : 96;
	if (directories == 96 && get_u16le(pe->bytes + optional) != MAGIC_32)
		return false;
	if (optional_size < directories + 8 * (RESOURCE_DIRECTORY + 1))
		return false;
	directories += optional + (size_t)8 * RESOURCE_DIRECTORY;
	size = get_u32le(pe->bytes + directories + 4);
	if (!find_address(pe, get_u32le(pe->bytes + directories), size, &pe->base))
		return false;
	pe->end = pe->base + size;
	return true;
}

/* Appends an entry's name: a string of UTF-16 units after their number, or a number. */
static void put_name(struct pe *pe, uint32_t name)
{
	size_t offset = pe->base + (name & ~IS_DIRECTORY);
	size_t length;

	if (!(name & IS_DIRECTORY)) {
		buffer_printf(&pe->name, "0x%04X", (unsigned)name);
		return;
	}
	if (offset > pe->end || pe->end - offset < 2)
		return;
	length = get_u16le(pe->bytes + offset);
	for (size_t i = 0; i < length && i < MAX_NAME && pe->end - offset - 2 >= 2 * (i + 1); i++) {
		uint16_t unit = get_u16le(pe->bytes + offset + 2 + 2 * i);

		buffer_put_byte(&pe->name, unit > ' ' && unit < 0x7F ? (uint8_t)unit : '?');
	}
}

static void add_leaf(struct pe *pe, size_t offset)
{
	size_t size, place;

	if (offset > pe->end || pe->end - offset < 16 || pe->count == MAX_RESOURCES)
		return;
	size = get_u32le(pe->bytes + offset + 4);
	if (!find_address(pe, get_u32le(pe->bytes + offset), size, &place))
		return;
	pe->resources[pe->count++] = (struct resource){
		.offset = place,
		.size = size,
		.name = arena_text(&pe->search->blobs->arena, (const char *)pe->name.bytes, pe->name.size),
	};
}

/* A directory at an offset in the file; `level` bounds the recursion. */
static void read_directory(struct pe *pe, size_t offset, int level)
{
	size_t count;

	if (offset > pe->end || pe->end - offset < DIRECTORY_HEADER)
		return;
	count = (size_t)get_u16le(pe->bytes + offset + 12) + get_u16le(pe->bytes + offset + 14);
	offset += DIRECTORY_HEADER;
	for (size_t i = 0; i < count && pe->end - offset >= DIRECTORY_ENTRY && pe->visited < 4 * MAX_RESOURCES; i++) {
		uint32_t name = get_u32le(pe->bytes + offset), target = get_u32le(pe->bytes + offset + 4);
		size_t length = pe->name.size;

		pe->visited++;
		if (level > 1)
			buffer_put_byte(&pe->name, '/');
		put_name(pe, name);
		if (!(target & IS_DIRECTORY))
			add_leaf(pe, pe->base + target);
		else if (level < LEVELS)
			read_directory(pe, pe->base + (target & ~IS_DIRECTORY), level + 1);
		pe->name.size = length;
		offset += DIRECTORY_ENTRY;
	}
}

static int compare(const void *a, const void *b)
{
	const struct resource *left = a, *right = b;

	if (left->offset != right->offset)
		return left->offset < right->offset ? -1 : 1;
	return strcmp(left->name, right->name);
}

void search_resources(struct search *search)
{
	struct arena *arena = &search->blobs->arena;
	struct pe pe = {.search = search, .bytes = search->bytes, .size = search->size};

	if (!read_headers(&pe))
		return;
	pe.resources = arena_alloc(arena, MAX_RESOURCES * sizeof *pe.resources);
	read_directory(&pe, pe.base, 1);
	qsort(pe.resources, pe.count, sizeof *pe.resources, compare);
	search->resources = pe.resources;
	search->resource_count = pe.count;
	buffer_free(&pe.name);
}

const char *resource_at(const struct search *search, size_t offset)
{
	size_t low = 0, high = search->resource_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (search->resources[middle].offset <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0 || offset - search->resources[low - 1].offset >= search->resources[low - 1].size)
		return NULL;
	return search->resources[low - 1].name;
}
