/* SPDX-License-Identifier: MIT */
/* Reads and writes real numbers of MOF (mof-language 1.5), with a decimal point in every locale. */
#ifndef MOFKIT_MODEL_REAL_H
#define MOFKIT_MODEL_REAL_H

#include <stdbool.h>

#include "base/text.h"

enum { CIM_REAL_TEXT_SIZE = 40 };

/* Reads text that is a real number or integer as a whole; false if it is not. */
bool cim_real_parse(struct text text, double *real);

/*
 * Writes the shortest literal that reads back as the same number, or the same float if `single` is set, and returns its
 * length. It always has a point. Infinity is written as a number too large for a double, which reads back as infinity;
 * NaN has no literal, and 0 is returned.
 */
size_t cim_real_text(double real, bool single, char text[CIM_REAL_TEXT_SIZE]);

#endif
