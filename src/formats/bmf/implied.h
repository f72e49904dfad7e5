/* SPDX-License-Identifier: MIT */
/* What the compiler adds to members by itself: the writer puts it there, the reader knows it again (binary-mof 4). */
#ifndef MOFKIT_FORMATS_BMF_IMPLIED_H
#define MOFKIT_FORMATS_BMF_IMPLIED_H

#include "base/buffer.h"
#include "model/object.h"

enum {
	BMF_ID_FLAVORS = CIM_TO_INSTANCE | CIM_DISABLE_OVERRIDE,
	BMF_CIMTYPE_FLAVORS = CIM_TO_INSTANCE | CIM_TO_SUBCLASS,
};

/* Appends the value of CIMTYPE: the type as spelled, "object:" or "ref:" in front of the name of a class. */
void bmf_cimtype_text(const struct cim_type *type, struct buffer *out);

/*
 * Sets ids[0..count) to the numbers of the parameters: from 0 in declaration order. A name that is listed twice has
 * one number. Returns the index of the first parameter whose name was listed before, or the count.
 */
size_t bmf_number_parameters(const struct cim_properties *parameters, int64_t *ids);

#endif
