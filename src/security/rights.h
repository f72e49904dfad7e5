/* SPDX-License-Identifier: MIT */
/* Access rights: the meaning of the bits of an access mask for each kind of object (rights.def). */
#ifndef MOFKIT_SECURITY_RIGHTS_H
#define MOFKIT_SECURITY_RIGHTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buffer;

enum rights_object {
#define OBJECT(object, key, description) RIGHTS_##object,
#include "security/rights.def"
	RIGHTS_OBJECT_COUNT
};

/* The bits that code tests by name. */
enum {
	WBEM_ENABLE = 0x1,
	WBEM_METHOD_EXECUTE = 0x2,
	WBEM_FULL_WRITE = 0x4,
	WBEM_PARTIAL_WRITE = 0x8,
	WBEM_WRITE_PROVIDER = 0x10,
	WBEM_REMOTE_ENABLE = 0x20,
	WBEM_RIGHT_SUBSCRIBE = 0x40,
	WBEM_RIGHT_PUBLISH = 0x80,
	WBEM_FULL_CONTROL = 0x6003F,
	RIGHT_DELETE = 0x10000,
	RIGHT_READ_CONTROL = 0x20000,
	RIGHT_WRITE_DAC = 0x40000,
	RIGHT_WRITE_OWNER = 0x80000,
	RIGHT_SYSTEM_SECURITY = 0x1000000,
	RIGHT_MAXIMUM_ALLOWED = 0x2000000
};

#define RIGHT_GENERIC_ALL UINT32_C(0x10000000)
#define RIGHT_GENERIC_EXECUTE UINT32_C(0x20000000)
#define RIGHT_GENERIC_WRITE UINT32_C(0x40000000)
#define RIGHT_GENERIC_READ UINT32_C(0x80000000)
#define RIGHT_GENERIC_MASK UINT32_C(0xF0000000)

struct right {
	uint32_t bit;
	const char *letters;     /* SDDL; NULL if it has none */
	const char *constant;    /* as in C headers; NULL if none is published */
	const char *description; /* as in the Windows dialogs; NULL if the bit has no meaning */
};

/*
 * Splits `mask` into its bits, lowest first, and writes one row for each to out[0..32). Returns the number of rows; no
 * bit is dropped. A bit that the object does not define is described if Windows defines it for other objects.
 */
size_t rights_split(enum rights_object object, uint32_t mask, struct right out[32]);

/* Appends "Enable Account, Execute Methods, unknown 0x100"; "nothing" for an empty mask. */
void rights_describe(enum rights_object object, uint32_t mask, struct buffer *out);

/* Every bit that the object defines: 0x6003F for a namespace. */
uint32_t rights_defined(enum rights_object object);

/*
 * Replaces the generic bits of `mask` by the rights that they map to for the object. If no mapping is published
 * (namespace, event, DCOM), returns the mask unchanged and sets *doubtful if it has such a bit.
 */
uint32_t rights_map_generic(enum rights_object object, uint32_t mask, bool *doubtful);

/* The key ("dcom-launch") and the description ("DCOM launch and activation") of a kind of object. Static text. */
const char *rights_object_key(enum rights_object object);
const char *rights_object_description(enum rights_object object);

/* Writes the kind with that key to *object; false if there is none. */
bool rights_object_find(const char *key, enum rights_object *object);

/*
 * Reads one pair of SDDL letters, letters[0..2), including those of a mandatory label (NW NR NX). Returns false if there
 * is no such pair.
 */
bool rights_letters(const char *letters, uint32_t *mask);

/* Appends the mask as SDDL: letters in the order of the bits, or 0x.. if letters cannot express it. */
void rights_format(uint32_t mask, bool label, struct buffer *out);

#endif
