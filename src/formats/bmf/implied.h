/* SPDX-License-Identifier: MIT */
/*
 * Qualifiers that the compiler adds to members: the writer adds them, the reader recognizes and removes them
 * (binary-mof 4).
 */
#ifndef MOFKIT_FORMATS_BMF_IMPLIED_H
#define MOFKIT_FORMATS_BMF_IMPLIED_H

#include "base/buffer.h"
#include "model/object.h"

enum {
	BMF_ID_FLAVORS = CIM_TO_INSTANCE | CIM_DISABLE_OVERRIDE,
	BMF_CIMTYPE_FLAVORS = CIM_TO_INSTANCE | CIM_TO_SUBCLASS,
};

/* Appends the value of CIMTYPE: the type as spelled, after "object:" or "ref:" for the name of a class. */
void bmf_cimtype_text(const struct cim_type *type, struct buffer *out);

/*
 * Sets ids[0..count) to the ids of the parameters: from 0 in declaration order. A name that is listed twice has one id.
 * Returns the index of the first parameter whose name was listed before, or the count.
 */
size_t bmf_number_parameters(const struct cim_properties *parameters, int64_t *ids);

#endif
