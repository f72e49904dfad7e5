/* SPDX-License-Identifier: MIT */
/* What the parts of mof decompile share: the files, and the binary MOFs that were found in them. */
#ifndef MOFKIT_CLI_DECOMPILE_H
#define MOFKIT_CLI_DECOMPILE_H

#include "cli/options.h"
#include "compile/compile.h"
#include "formats/containers/containers.h"
#include "formats/formats.h"

struct decompile {
	const struct options *options;
	const struct format *to;
	const char *path; /* the argument, as messages show it */
	bool is_directory;
	struct compilation *compilation;
	struct container_blobs blobs;
	struct buffer *files; /* their bytes, to which the blobs point */
	size_t count, capacity;
	struct arena arena; /* paths */
};

/*
 * Reads the file, or every file in the directory: a dump of ACPI tables, or the devices of /sys/bus/wmi/devices. Returns
 * an exit status after a message for what cannot be read.
 */
int decompile_read(struct decompile *work);

/* Reads a blob into a unit of the compilation; NULL after an error, which is in its sink. */
const struct cim_unit *decompile_unit(const struct decompile *work, const struct container_blob *blob);

/* Appends what --list prints: each blob with its classes, their GUIDs, objects and methods. */
void decompile_list(const struct decompile *work, struct buffer *out);

#endif
