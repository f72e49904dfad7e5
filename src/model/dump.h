/* SPDX-License-Identifier: MIT */
/* A unit as text: what the compiler understood, value by value. */
#ifndef MOFKIT_MODEL_DUMP_H
#define MOFKIT_MODEL_DUMP_H

#include "base/buffer.h"
#include "model/unit.h"

/* One class or instance, in the same form. */
void dump_class(const struct cim_class *class, struct buffer *out);
void dump_instance(const struct cim_instance *instance, struct buffer *out);

/* "uint8[4]", "Acme_Room ref", "void". */
void dump_type(const struct cim_type *type, struct buffer *out);

/* An operation begins a line, its parts follow indented; the form is for reading, not for programs. */
void dump_unit(const struct cim_unit *unit, struct buffer *out);

#endif
