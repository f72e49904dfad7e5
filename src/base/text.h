/* SPDX-License-Identifier: MIT */
/*
 * Text in mofkit is WTF-8: UTF-8 in which a lone surrogate, legal in a MOF string, is encoded as the three bytes that
 * its code unit would take. So any sequence of UTF-16 units survives a round trip.
 */
#ifndef MOFKIT_BASE_TEXT_H
#define MOFKIT_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buffer;

/* Text with a length: it may contain NUL characters and need not end with one. */
struct text {
	const char *bytes;
	size_t length;
};

/* The text of a C string; the bytes are not copied. */
struct text text_of(const char *string);

bool text_equal(struct text a, struct text b);

/* Compares names as MOF does: ASCII letters without regard to case, all other bytes exactly. */
bool text_same_name(struct text a, struct text b);

/* As strcasecmp(), for ASCII only, so that no locale changes what a MOF file means; 0 when equal. */
int text_compare_folded(const char *a, const char *b);

/* The ASCII lower-case form of one byte; other bytes are returned as they are. */
static inline char text_fold(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/*
 * Decodes the character at text[0..length), length >= 1, into *code_point (a lone surrogate included) and returns its
 * size, 1 to 4 bytes. A byte that starts no valid sequence gives U+FFFD and 1.
 */
size_t wtf8_decode(const char *text, size_t length, uint32_t *code_point);

/* Appends bytes[0..size), with U+FFFD for each byte that starts no valid sequence. */
void wtf8_append_repaired(struct buffer *out, const uint8_t *bytes, size_t size);

/* Appends one code point; a low surrogate is joined with a high surrogate at the end of the buffer. */
void wtf8_append(struct buffer *out, uint32_t code_point);

/* The number of UTF-16 units of the text, and the units themselves in little-endian order, without a NUL. */
size_t wtf8_utf16_length(struct text text);
void wtf8_append_utf16le(struct buffer *out, struct text text);

/* Appends bytes[0..size) of UTF-16, size even, as WTF-8. */
void wtf8_append_from_utf16(struct buffer *out, const uint8_t *bytes, size_t size, bool big_endian);

/* Whether bytes[0..size) are well-formed UTF-8 (without surrogates); *ascii is set if all are below 0x80. */
bool utf8_valid(const uint8_t *bytes, size_t size, bool *ascii);

/* The number of terminal columns of the text; a tab counts as one. */
size_t text_width(struct text text);

/* The number of code points of the text. */
size_t text_code_points(struct text text);

#endif
