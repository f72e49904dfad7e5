/* SPDX-License-Identifier: MIT */
/* The suites of unit tests, one for each module. */
#ifndef MOFKIT_TESTS_SUITES_H
#define MOFKIT_TESTS_SUITES_H

#include <check.h>

#define SUITE(name) Suite *name##_suite(void);
#include "suites.def"
#undef SUITE

#endif
