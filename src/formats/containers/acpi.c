/* SPDX-License-Identifier: MIT */
/* ACPI tables and their machine language (ACPI 6.4, 5.2.6 and 20.2): enough to say which object holds a blob. */
#include <string.h>

#include "formats/containers/search.h"

enum {
	TABLE_HEADER = 36,
	NAME_SIZE = 4,
	NAME_OP = 0x08,
	BUFFER_OP = 0x11,
	OBJECT_SIZE = 20, /* of an entry of _WDG */
	MAX_PACKAGE_LENGTH = 4,
};

static bool is_name(const uint8_t *bytes)
{
	for (int i = 0; i < NAME_SIZE; i++)
		if (!(bytes[i] >= 'A' && bytes[i] <= 'Z') && bytes[i] != '_' &&
		    !(i > 0 && bytes[i] >= '0' && bytes[i] <= '9'))
			return false;
	return true;
}

static void copy_name(char name[5], const uint8_t *bytes)
{
	memcpy(name, bytes, NAME_SIZE);
	name[NAME_SIZE] = 0;
}

/* The bytes that the size of a buffer takes in front of its contents, 0 if none of `size` or more ends there. */
static size_t buffer_size_length(const uint8_t *bytes, size_t offset, size_t size)
{
	static const struct {
		uint8_t prefix;
		uint8_t length;
	} constants[] = {{0x0A, 1}, {0x0B, 2}, {0x0C, 4}};

	for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
		size_t length = constants[i].length, value = 0;

		if (offset < length + 1 || bytes[offset - length - 1] != constants[i].prefix)
			continue;
		for (size_t byte = 0; byte < length; byte++)
			value |= (size_t)bytes[offset - length + byte] << 8 * byte;
		if (value >= size)
			return length + 1;
	}
	return 0;
}

bool aml_object_name(const uint8_t *bytes, size_t offset, size_t size, char name[5])
{
	size_t taken = buffer_size_length(bytes, offset, size);

	if (taken == 0)
		return false;
	offset -= taken;
	for (size_t length = 1; length <= MAX_PACKAGE_LENGTH; length++) {
		size_t before = length + 1 + NAME_SIZE + 1;
		const uint8_t *object = bytes + (offset < before ? 0 : offset - before);

		if (offset < before)
			return false;
		/* The two high bits of the first byte of a package length tell how many follow it. */
		if (bytes[offset - length] >> 6 == length - 1 && bytes[offset - length - 1] == BUFFER_OP &&
		    object[0] == NAME_OP && is_name(object + 1)) {
			copy_name(name, object + 1);
			return true;
		}
	}
	return false;
}

/* The length of a constant of ACPI machine language, 0 if none is there; *value is written only on success. */
static size_t read_constant(const uint8_t *bytes, size_t left, size_t *value)
{
	size_t length = left == 0 ? 0 : bytes[0] == 0x0A ? 1 : bytes[0] == 0x0B ? 2 : bytes[0] == 0x0C ? 4 : 0;

	if (length == 0 || left < length + 1)
		return 0;
	*value = 0;
	for (size_t i = 0; i < length; i++)
		*value |= (size_t)bytes[1 + i] << 8 * i;
	return length + 1;
}

void search_add_objects(struct search *search, const uint8_t *bytes, size_t size)
{
	struct container_blobs *blobs = search->blobs;

	for (; size >= OBJECT_SIZE; bytes += OBJECT_SIZE, size -= OBJECT_SIZE) {
		struct wmi_object object = {.instances = bytes[18], .flags = bytes[19]};

		memcpy(object.guid.bytes, bytes, GUID_SIZE);
		memcpy(object.id, bytes + GUID_SIZE, sizeof object.id);
		container_add_object(blobs, &object);
	}
}

void search_wdg(struct search *search, const struct stretch *stretch)
{
	const uint8_t *bytes = stretch->bytes, *end = bytes + stretch->size, *found;

	for (const uint8_t *at = bytes; at < end && (found = memmem(at, (size_t)(end - at), "_WDG", NAME_SIZE));) {
		size_t size, taken;

		at = found + NAME_SIZE;
		if (found == bytes || found[-1] != NAME_OP || end - at < 2 || at[0] != BUFFER_OP ||
		    (size_t)(end - at) < 2u + (at[1] >> 6))
			continue;
		at += 2 + (at[1] >> 6); /* the two high bits of a package length tell how many bytes follow */
		taken = read_constant(at, (size_t)(end - at), &size);
		if (taken == 0)
			continue;
		at += taken;
		size = size < (size_t)(end - at) ? size : (size_t)(end - at);
		search_add_objects(search, at, size);
		at += size;
	}
}

bool acpi_table_name(const uint8_t *bytes, size_t size, char name[5])
{
	if (size < TABLE_HEADER || !is_name(bytes) || get_u32le(bytes + 4) != size)
		return false;
	copy_name(name, bytes);
	return true;
}
