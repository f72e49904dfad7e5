/* SPDX-License-Identifier: MIT */
/* ACPI source of a device that carries a binary MOF and the objects of its data blocks, for firmware developers. */
#ifndef MOFKIT_FORMATS_ASL_ASL_H
#define MOFKIT_FORMATS_ASL_ASL_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "model/unit.h"

/*
 * Appends a DefinitionBlock with a PNP0C14 device: WQBA is the binary MOF, _WDG maps GUIDs to objects, each block has
 * skeletons of its methods WQxx, WSxx, WMxx, and each event a case in _WED. Fails as bmf_write does, and if there are
 * more blocks or events than names for them (MOF869).
 */
bool asl_write(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out);

#endif
