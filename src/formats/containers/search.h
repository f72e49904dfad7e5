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
	struct buffer text; /* the file as 8-bit text without the quotes of mail; empty if it is not text */
	size_t text_scale;  /* bytes of the file that one byte of `text` is */
	unsigned pass;      /* the kind of container that is being searched for */
};

/* Where bytes that are written out in text come from. */
struct line {
	size_t byte;  /* the first one, in the range */
	size_t place; /* where the line or word begins in the text */
};

/* A range of bytes in the file, as such or as text. */
struct stretch {
	const uint8_t *bytes;
	size_t size;
	const char *name;         /* of the table, or of the object that they are; NULL */
	const struct line *lines; /* in text, in ascending order; NULL otherwise */
	size_t line_count;
	size_t offset; /* in the file, when there are no lines */
};

/* Adds the binary MOFs in a range, and the objects of _WDG. */
void search_stretch(struct search *search, const struct stretch *stretch);

/* ---- text.c ---- */

/* Reads the file as text into search->text; false if it is not text. */
bool search_open_text(struct search *search);

/* The line of the text that begins at *at, without its end; *at becomes the start of the next one. */
struct text search_next_line(const struct search *search, size_t *at);

/* Bytes that are read from text, and where they are. Zeroed at first. */
struct decoded {
	struct buffer bytes;
	struct line *lines;
	size_t line_count, line_capacity;
};

/* The next byte comes from this place of the text. */
void decoded_mark(struct decoded *decoded, size_t place);

/* Searches the bytes and empties them. The name is that of their table or object; NULL if unknown. */
void decoded_search(struct search *search, struct decoded *decoded, const char *name);
void decoded_free(struct decoded *decoded);

/* ---- pe.c, acpi.c, and the forms of bytes in text ---- */

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

/* acpi.c: the objects of each Name (_WDG, Buffer ...) in machine language. */
void search_wdg(struct search *search, const struct stretch *stretch);

/* Adds the objects in the bytes of a _WDG: 20 bytes each. */
void search_add_objects(struct search *search, const uint8_t *bytes, size_t size);

/* hexdump.c, hexlines.c, base64.c, bytelist.c: binary MOFs that are written out in text. */
void search_dump(struct search *search);
void search_hex_lines(struct search *search);
void search_base64(struct search *search);
void search_byte_lists(struct search *search);

#endif
