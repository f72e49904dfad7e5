/* SPDX-License-Identifier: MIT */
/* The writer of MOF text, for units from binary MOF or another format. */
#ifndef MOFKIT_FORMATS_MOF_MOF_H
#define MOFKIT_FORMATS_MOF_MOF_H

#include "base/buffer.h"
#include "model/unit.h"

/*
 * Appends the unit as MOF text in UTF-8. Compiling the text gives the same unit: operations, flags, namespaces and flavors
 * in the same order, with remarks first. Lines have up to 100 columns unless a literal is
 * longer. The reader of the unit reports what MOF cannot represent: here a real that is not a number is written as
 * NULL, and an invalid name unchanged.
 */
void print_unit(const struct cim_unit *unit, struct buffer *out);

/* Appends one object on one line, with its ';', as DMTF's strings with an embedded object have it. */
void print_class_text(const struct cim_class *class, struct buffer *out);
void print_instance_text(const struct cim_instance *instance, struct buffer *out);

#endif
