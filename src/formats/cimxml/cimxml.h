/* SPDX-License-Identifier: MIT */
/* CIM-XML declarations (DSP0201 and DSP0203 2.4): classes, instances and declarations of qualifiers by namespace. */
#ifndef MOFKIT_FORMATS_CIMXML_CIMXML_H
#define MOFKIT_FORMATS_CIMXML_CIMXML_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "repository/repository.h"

/*
 * Appends a DECLARATION document of the repository's contents after the units were applied, without the system classes
 * and the base: values have the types of their properties, and references are full paths. What CIM-XML cannot express
 * is reported once per kind (MOF891 and MOF892). Returns false, with nothing appended, if a text has characters that
 * XML excludes or a reference is not a path (MOF890).
 */
bool cimxml_write(const struct repository *repository, const struct cim_unit *const *units, size_t count,
		  struct diag_sink *sink, struct buffer *out);

/*
 * Reads the declarations of a document into `unit`, which is initialised and empty; members that are marked as
 * propagated are left out, since the superclass has them. The unit owns all that it refers to but the names, its spans
 * have no source. `path` is for messages. External entities are never fetched. False, and the unit is empty, after
 * errors (MOF893 to MOF898), all of which are in the sink.
 */
bool cimxml_read(const char *path, const uint8_t *bytes, size_t size, struct names *names, struct diag_sink *sink,
		 struct cim_unit *unit);

#endif
