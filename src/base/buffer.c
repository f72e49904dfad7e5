/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { FIRST_CAPACITY = 256 };

void buffer_init(struct buffer *buffer)
{
	*buffer = (struct buffer){0};
}

void buffer_free(struct buffer *buffer)
{
	free(buffer->bytes);
	buffer_init(buffer);
}

uint8_t *buffer_reserve(struct buffer *buffer, size_t size)
{
	size_t capacity = buffer->capacity ? buffer->capacity : FIRST_CAPACITY;

	if (size > SIZE_MAX / 4 - buffer->size)
		abort();
	while (capacity - buffer->size < size)
		capacity *= 2;
	if (capacity != buffer->capacity) {
		buffer->bytes = mem_resize(buffer->bytes, capacity);
		buffer->capacity = capacity;
	}
	return buffer->bytes + buffer->size;
}

void buffer_put(struct buffer *buffer, const void *bytes, size_t size)
{
	if (size == 0)
		return;
	memcpy(buffer_reserve(buffer, size), bytes, size);
	buffer->size += size;
}

void buffer_put_byte(struct buffer *buffer, uint8_t byte)
{
	*buffer_reserve(buffer, 1) = byte;
	buffer->size++;
}

void buffer_put_text(struct buffer *buffer, const char *text)
{
	buffer_put(buffer, text, strlen(text));
}

void buffer_fill(struct buffer *buffer, uint8_t byte, size_t count)
{
	memset(buffer_reserve(buffer, count), byte, count);
	buffer->size += count;
}

void buffer_vprintf(struct buffer *buffer, const char *format, va_list arguments)
{
	va_list again;
	int length;

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	vsnprintf((char *)buffer_reserve(buffer, (size_t)length + 1), (size_t)length + 1, format, again);
	buffer->size += (size_t)length;
	va_end(again);
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	buffer_vprintf(buffer, format, arguments);
	va_end(arguments);
}

static void put_le(struct buffer *buffer, uint64_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buffer_put_byte(buffer, (uint8_t)(value >> 8 * i));
}

void buffer_put_u16le(struct buffer *buffer, uint16_t value)
{
	put_le(buffer, value, 2);
}

void buffer_put_u32le(struct buffer *buffer, uint32_t value)
{
	put_le(buffer, value, 4);
}

void buffer_put_u64le(struct buffer *buffer, uint64_t value)
{
	put_le(buffer, value, 8);
}

void buffer_set_u32le(struct buffer *buffer, size_t offset, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		buffer->bytes[offset + (size_t)i] = (uint8_t)(value >> 8 * i);
}

const char *buffer_text(struct buffer *buffer)
{
	*buffer_reserve(buffer, 1) = 0;
	return (const char *)buffer->bytes;
}

uint16_t get_u16le(const uint8_t *bytes)
{
	return (uint16_t)(bytes[0] | bytes[1] << 8);
}

uint32_t get_u32le(const uint8_t *bytes)
{
	return get_u16le(bytes) | (uint32_t)get_u16le(bytes + 2) << 16;
}

uint64_t get_u64le(const uint8_t *bytes)
{
	return get_u32le(bytes) | (uint64_t)get_u32le(bytes + 4) << 32;
}
