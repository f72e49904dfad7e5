/* SPDX-License-Identifier: MIT */
/* A growable byte buffer, which all writers append to, text and binary alike. */
#ifndef MOFKIT_BASE_BUFFER_H
#define MOFKIT_BASE_BUFFER_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct buffer {
	uint8_t *bytes; /* owned; NULL while empty */
	size_t size;
	size_t capacity;
};

/* Makes an empty buffer; a zeroed struct is one, too. */
void buffer_init(struct buffer *buffer);
void buffer_free(struct buffer *buffer);

/* Makes room for `size` more bytes and returns where they start; the caller sets buffer->size. */
uint8_t *buffer_reserve(struct buffer *buffer, size_t size);

void buffer_put(struct buffer *buffer, const void *bytes, size_t size);
void buffer_put_byte(struct buffer *buffer, uint8_t byte);
void buffer_put_text(struct buffer *buffer, const char *text); /* without its NUL */
void buffer_fill(struct buffer *buffer, uint8_t byte, size_t count);
void buffer_printf(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_vprintf(struct buffer *buffer, const char *format, va_list arguments) __attribute__((format(printf, 2, 0)));

/* Append little-endian integers. */
void buffer_put_u16le(struct buffer *buffer, uint16_t value);
void buffer_put_u32le(struct buffer *buffer, uint32_t value);
void buffer_put_u64le(struct buffer *buffer, uint64_t value);

/* Overwrites four bytes that were written before; offset + 4 must not exceed the size. */
void buffer_set_u32le(struct buffer *buffer, size_t offset, uint32_t value);

/* Returns the bytes as a C string: adds a NUL that is not counted in the size. Valid until the next change. */
const char *buffer_text(struct buffer *buffer);

/* Read little-endian integers. The caller has checked that the bytes are there. */
uint16_t get_u16le(const uint8_t *bytes);
uint32_t get_u32le(const uint8_t *bytes);
uint64_t get_u64le(const uint8_t *bytes);

#endif
