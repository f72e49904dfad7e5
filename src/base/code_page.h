/* SPDX-License-Identifier: MIT */
/* Conversion between UTF-8 and code pages by iconv(3). */
#ifndef MOFKIT_BASE_CODE_PAGE_H
#define MOFKIT_BASE_CODE_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct buffer;

/*
 * Whether iconv has a code page of that name. Suffixes such as "//IGNORE" are refused, since they drop characters
 * silently, and so is the empty name, which iconv takes for the code page of the locale.
 */
bool code_page_is_known(const char *code_page);

/*
 * Appends bytes[0..size) as UTF-8. Bytes that the code page does not have become U+FFFD and set *is_repaired. Stops
 * once `out` has more than `limit` bytes. False, with nothing appended, if the code page is not known.
 */
bool code_page_decode(const char *code_page, const uint8_t *bytes, size_t size, size_t limit, struct buffer *out,
		      bool *is_repaired);

/*
 * Appends text in the code page. False, with nothing appended, if the code page is not known, does not have a
 * character, or would be read back as another text.
 */
bool code_page_encode(const char *code_page, struct text text, struct buffer *out);

#endif
