/* SPDX-License-Identifier: MIT */
/* Checks the 25 characters of a CIM datetime (mof-language 3.3). */
#ifndef MOFKIT_MODEL_DATETIME_H
#define MOFKIT_MODEL_DATETIME_H

#include "base/text.h"

/*
 * What is wrong with a datetime: NULL when nothing is. *malformed tells a wrong form, which WMI can't store, from
 * a right form that no calendar has, which it need not notice. The message is static and completes
 * "the datetime ...". DMTF also allows asterisks for single digits of the microseconds and in intervals.
 */
const char *cim_datetime_error(struct text text, bool is_dmtf, bool *malformed);

#endif
