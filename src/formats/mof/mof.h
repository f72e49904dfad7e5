/* SPDX-License-Identifier: MIT */
/* MOF text of what is in memory: units that were read from a binary MOF or another format. */
#ifndef MOFKIT_FORMATS_MOF_MOF_H
#define MOFKIT_FORMATS_MOF_MOF_H

#include "base/buffer.h"
#include "model/unit.h"

/*
 * Appends the unit as MOF text in UTF-8. Compiled, it gives the same unit: operations, flags, namespaces and flavors in
 * their order; remarks stand in front. Lines have up to 100 columns unless a literal is
 * longer. What MOF can't say is left to the reader of the unit to report: a real that is not a number is printed as
 * NULL, a name as it is.
 */
void print_unit(const struct cim_unit *unit, struct buffer *out);

/* Appends one object on one line, with its ';', as DMTF's strings with an embedded object have it. */
void print_class_text(const struct cim_class *class, struct buffer *out);
void print_instance_text(const struct cim_instance *instance, struct buffer *out);

#endif
