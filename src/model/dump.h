/* SPDX-License-Identifier: MIT */
/* Prints a unit as text, value by value, for `mof dump`. */
#ifndef MOFKIT_MODEL_DUMP_H
#define MOFKIT_MODEL_DUMP_H

#include "base/buffer.h"
#include "model/unit.h"

/* Appends one class or instance in the same form. */
void dump_class(const struct cim_class *class, struct buffer *out);
void dump_instance(const struct cim_instance *instance, struct buffer *out);

/* Appends a type: "uint8[4]", "Acme_Room ref", "void". */
void dump_type(const struct cim_type *type, struct buffer *out);

/* Appends all operations: each begins a line, its parts follow indented. The form is for people, not for programs. */
void dump_unit(const struct cim_unit *unit, struct buffer *out);

#endif
