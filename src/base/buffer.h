/* SPDX-License-Identifier: MIT */
/* A growable byte buffer: what writers write into, text and binary alike. */
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

/* A zeroed struct is an empty buffer; this says so in words. */
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

/* Little-endian integers. */
void buffer_put_u16le(struct buffer *buffer, uint16_t value);
void buffer_put_u32le(struct buffer *buffer, uint32_t value);
void buffer_put_u64le(struct buffer *buffer, uint64_t value);

/* Overwrites four bytes that were written before; offset + 4 must not exceed the size. */
void buffer_set_u32le(struct buffer *buffer, size_t offset, uint32_t value);

/* The bytes as text: adds a NUL behind them that is not counted in the size. Valid until the next call. */
const char *buffer_text(struct buffer *buffer);

/* Little-endian reads for those who have checked that the bytes are there. */
uint16_t get_u16le(const uint8_t *bytes);
uint32_t get_u32le(const uint8_t *bytes);
uint64_t get_u64le(const uint8_t *bytes);

#endif
