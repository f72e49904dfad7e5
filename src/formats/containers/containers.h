/* SPDX-License-Identifier: MIT */
/* Binary MOFs inside other files: drivers, firmware images, ACPI tables, their dumps and their source. */
#ifndef MOFKIT_FORMATS_CONTAINERS_CONTAINERS_H
#define MOFKIT_FORMATS_CONTAINERS_CONTAINERS_H

#include "base/arena.h"
#include "base/guid.h"
#include "diag/diag.h"

struct container_blob {
	const uint8_t *bytes; /* a whole binary MOF, header included */
	size_t size;
	size_t offset;     /* in the file, of its first byte or of the text that represents that */
	const char *where; /* "resource MOFDATA/TOASTER/0x0409", "DSDT, WQBA"; NULL: not told */
	const char *path;  /* of the file, as containers_search() was told */
	unsigned pass;     /* the form in which it was found */
};

enum { WMI_OBJECT_METHOD = 0x02, WMI_OBJECT_EVENT = 0x08 }; /* flags of _WDG */

/* What firmware has for a GUID: an entry of _WDG, or what Linux shows of it. */
struct wmi_object {
	struct guid guid;
	char id[2]; /* of WMxx, WQxx, WSxx; of an event the first is the value of its notification */
	uint8_t instances;
	uint8_t flags;
};

struct container_blobs {
	size_t max_plain;             /* what promises to expand to more bytes is left out; 0: BMF_MAX_PLAIN */
	struct container_blob *items; /* in the order in which they were found */
	size_t count, capacity;
	struct wmi_object *objects; /* of every _WDG, as found; a GUID may be there twice */
	size_t object_count, object_capacity;
	struct arena arena; /* what was text in the file, and the names */
};

/*
 * Adds every binary MOF in a file to `blobs`, a zeroed struct at first. Found are
 *
 *  - a file that is one (.bmf, and bmof of what Linux shows below /sys/bus/wmi/devices),
 *  - one anywhere among other bytes; named by its resource in a PE file, by its object in ACPI machine language,
 *  - one in text, which may be UTF-16, or quoted with '>' as in mail: as a hexadecimal dump (acpidump, hexdump, xxd, od, a
 *    listing of iasl), as lines of hexadecimal digits, in base64, or as a list of bytes in braces (ASL, C).
 *
 * The entries of every _WDG in the file become objects. Each binary MOF is known by its header and expanded once; one
 * that is damaged is a warning (MOF839). Time is linear in the size, but for sorting the result. Bytes are those of
 * `bytes` where they are there as such; free with container_blobs_free.
 */
void containers_search(const char *path, const uint8_t *bytes, size_t size, struct diag_sink *sink,
		       struct container_blobs *blobs);

/* Adds an object that is known from elsewhere. */
void container_add_object(struct container_blobs *blobs, const struct wmi_object *object);

void container_blobs_free(struct container_blobs *blobs);

#endif
