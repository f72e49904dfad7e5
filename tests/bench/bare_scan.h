/* SPDX-License-Identifier: MIT */
/* The least that must be done to read MOF: what our time is compared with. */
#ifndef MOFKIT_TESTS_BARE_SCAN_H
#define MOFKIT_TESTS_BARE_SCAN_H

#include <stddef.h>

/* How many tokens there are in text[0..size), comments included. Two NULs stand after the text, as flex wants them. */
size_t bare_scan(char *text, size_t size);

#endif
