/* SPDX-License-Identifier: MIT */
/* Claims: the attribute of a resource in an RA ACE, and those of users and devices (MS-DTYP 2.4.10.1). */
#ifndef MOFKIT_SECURITY_ATTRIBUTE_H
#define MOFKIT_SECURITY_ATTRIBUTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "security/sid.h"

struct arena;
struct buffer;
struct sddl_options;
struct sddl_reader;

enum sd_attribute_type {
	SD_ATTRIBUTE_INT64 = 1,
	SD_ATTRIBUTE_UINT64 = 2,
	SD_ATTRIBUTE_STRING = 3,
	SD_ATTRIBUTE_SID = 5,
	SD_ATTRIBUTE_BOOLEAN = 6,
	SD_ATTRIBUTE_OCTETS = 0x10
};

enum sd_attribute_flag {
	SD_ATTRIBUTE_CASE_SENSITIVE = 0x2, /* its strings are compared with regard to case */
	SD_ATTRIBUTE_DENY_ONLY = 0x4,      /* matches in deny ACEs only */
	SD_ATTRIBUTE_DISABLED = 0x10       /* is ignored */
};

struct sd_value {
	uint64_t integer;      /* INT64 (two's complement), UINT64, BOOLEAN */
	struct text text;      /* STRING */
	struct sid sid;        /* SID */
	const uint8_t *octets; /* OCTETS */
	size_t size;
};

struct sd_attribute {
	struct text name;
	uint16_t type; /* enum sd_attribute_type */
	uint32_t flags;
	struct sd_value *values;
	size_t count;
};

/*
 * Reads ("name",TI,flags,value,...) at the cursor and moves the cursor past it. Writes the bytes of
 * CLAIM_SECURITY_ATTRIBUTE_RELATIVE_V1, padded to 4, to the reader's arena. Returns false with the error filled in.
 */
bool attribute_parse(struct sddl_reader *in, const uint8_t **bytes, size_t *size);

/* Reads those bytes. Returns NULL, with a message in *problem, if they are invalid. */
const struct sd_attribute *attribute_read(struct arena *arena, const uint8_t *bytes, size_t size, const char **problem);

/* Appends the bytes of an attribute. */
void attribute_write(const struct sd_attribute *attribute, struct buffer *out);

/* Appends an attribute as SDDL. Returns NULL, or a message if SDDL cannot express it. */
const char *attribute_format(const struct sd_attribute *attribute, const struct sddl_options *options,
			     struct buffer *out);

#endif
