/* SPDX-License-Identifier: MIT */
/* GUIDs: text and the bytes that Windows keeps of them (MS-DTYP 2.3.4). */
#ifndef MOFKIT_BASE_GUID_H
#define MOFKIT_BASE_GUID_H

#include <stdbool.h>

#include "base/text.h"

enum { GUID_SIZE = 16, GUID_TEXT = 36 }; /* bytes, and characters without braces */

/* The binary form: a 32-bit and two 16-bit little-endian numbers, then eight bytes in the order of the text. */
struct guid {
	uint8_t bytes[GUID_SIZE];
};

/*
 * Reads 8-4-4-4-12 hexadecimal digits of either case, in braces or without them. Returns false if the text is
 * anything else; *guid is written only on success.
 */
bool guid_parse(struct text text, struct guid *guid);

/* Appends the GUID_TEXT characters of a GUID: lower-case digits, no braces. */
void guid_format(const struct guid *guid, struct buffer *out);

/* An order for sorting; 0 when both are equal. */
int guid_compare(const struct guid *a, const struct guid *b);

#endif
