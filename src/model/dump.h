/* SPDX-License-Identifier: MIT */
/* A unit as text: what the compiler understood, value by value. */
#ifndef MOFKIT_MODEL_DUMP_H
#define MOFKIT_MODEL_DUMP_H

#include "base/buffer.h"
#include "model/unit.h"

/* An operation begins a line, its parts follow indented; the form is for reading, not for programs. */
void dump_unit(const struct cim_unit *unit, struct buffer *out);

#endif
