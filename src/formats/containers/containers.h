/* SPDX-License-Identifier: MIT */
/* Binary MOFs inside other files: drivers, firmware images, ACPI tables, their dumps and their source. */
#ifndef MOFKIT_FORMATS_CONTAINERS_CONTAINERS_H
#define MOFKIT_FORMATS_CONTAINERS_CONTAINERS_H

#include "base/arena.h"
#include "diag/diag.h"

struct container_blob {
	const uint8_t *bytes; /* a whole binary MOF, header included */
	size_t size;
	size_t offset;     /* in the file, of its first byte or of the text that represents that */
	const char *where; /* "resource MOFDATA/TOASTER/0x0409", "DSDT, WQBA"; NULL: not told */
};

struct container_blobs {
	size_t max_plain;             /* what promises to expand to more bytes is left out; 0: BMF_MAX_PLAIN */
	struct container_blob *items; /* in the order in which they were found */
	size_t count, capacity;
	struct arena arena; /* what was text in the file, and the names */
};

/*
 * Adds every binary MOF in a file to `blobs`, a zeroed struct at first. Found are
 *
 *  - a file that is one (.bmf, and what Linux shows below /sys/bus/wmi/drivers/wmi-bmof),
 *  - one anywhere among other bytes; named by its resource in a PE file, by its object in ACPI machine language,
 *  - one in the hexadecimal dump of a table that acpidump writes,
 *  - one as a list of bytes in braces, as in ASL that iasl disassembles, or in C.
 *
 * Each is known by its header and expanded once; one that is damaged is a warning (MOF839). Time is linear in the size,
 * whatever the bytes. Bytes are those of `bytes` where they are there as such; free with container_blobs_free.
 */
void containers_search(const char *path, const uint8_t *bytes, size_t size, struct diag_sink *sink,
		       struct container_blobs *blobs);

void container_blobs_free(struct container_blobs *blobs);

#endif
