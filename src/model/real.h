/* SPDX-License-Identifier: MIT */
/* Real numbers as MOF writes them (mof-language 1.5), with a point in every country. */
#ifndef MOFKIT_MODEL_REAL_H
#define MOFKIT_MODEL_REAL_H

#include <stdbool.h>

#include "base/text.h"

enum { CIM_REAL_TEXT_SIZE = 40 };

/* Reads text that is a real number or integer as a whole; false when it is none. */
bool cim_real_parse(struct text text, double *real);

/*
 * Writes the shortest literal that reads back as the same number, of the same float when `single` is set, and
 * returns its length. It has a point always. Infinity is written as a number too large for a double, which reads
 * back as infinity; what is not a number has no literal, and 0 is returned.
 */
size_t cim_real_text(double real, bool single, char text[CIM_REAL_TEXT_SIZE]);

#endif
