/* SPDX-License-Identifier: MIT */
/* The interface between the parts of the search; each kind of container has a file. */
#ifndef MOFKIT_FORMATS_CONTAINERS_SEARCH_H
#define MOFKIT_FORMATS_CONTAINERS_SEARCH_H

#include "base/buffer.h"
#include "formats/containers/containers.h"

/* A search through one file. */
struct search {
	const char *path;
	const uint8_t *bytes;
	size_t size;
	struct diag_sink *sink;
	struct container_blobs *blobs;
	uint64_t credit;                  /* bytes that may still be spent on what proves to be damaged */
	struct buffer plain;              /* what was expanded last */
	const struct resource *resources; /* of a PE file, in ascending order */
	size_t resource_count;
};

/* A range of bytes in the file, as such or as text. */
struct stretch {
	const uint8_t *bytes;
	size_t size;
	const char *name;    /* of the table, or of the object that they are; NULL */
	const size_t *lines; /* in text: where in the file each 16 bytes begin; NULL otherwise */
	size_t offset;       /* in the file, when there are no lines */
};

/* Adds the binary MOFs in a range. */
void search_stretch(struct search *search, const struct stretch *stretch);

/* pe.c: what a Windows program or driver holds as resources. */
struct resource {
	size_t offset, size;
	const char *name;
};

/* Finds the resources of a PE file; none when it is no such file. */
void search_resources(struct search *search);

/* The name of the resource that holds a byte of the file, or NULL. */
const char *resource_at(const struct search *search, size_t offset);

/* acpi.c: the name of the object, Name (WQBA, Buffer ...), whose bytes begin at `offset`; false when there is none. */
bool aml_object_name(const uint8_t *bytes, size_t offset, size_t size, char name[5]);

/* The signature of the ACPI table that the bytes are as a whole; false when they are none. */
bool acpi_table_name(const uint8_t *bytes, size_t size, char name[5]);

/* acpidump.c, bytelist.c: binary MOFs that are written out in text. */
void search_dump(struct search *search);
void search_byte_lists(struct search *search);

#endif
