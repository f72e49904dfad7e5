/* SPDX-License-Identifier: MIT */
/* The bits of an access mask in the words of the object that they protect: rights.def, looked up. */
#ifndef MOFKIT_SECURITY_RIGHTS_H
#define MOFKIT_SECURITY_RIGHTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buffer;

enum rights_object {
#define OBJECT(object, key, words) RIGHTS_##object,
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
	const char *letters;  /* SDDL, NULL when it has none */
	const char *constant; /* as in C headers, NULL when none is published */
	const char *words;    /* as in the Windows dialogs, NULL when the bit means nothing at all */
};

/*
 * Splits `mask` into its bits, lowest first, and writes one row for each to out[0..32). Returns how many
 * there are: no bit is dropped. A bit that the object does not define has words if Windows defines it for other objects.
 */
size_t rights_split(enum rights_object object, uint32_t mask, struct right out[32]);

/* Appends "Enable Account, Execute Methods, unknown 0x100"; "nothing" for an empty mask. */
void rights_describe(enum rights_object object, uint32_t mask, struct buffer *out);

/* Every bit that the object defines: 0x6003F for a namespace. */
uint32_t rights_defined(enum rights_object object);

/*
 * Replaces the generic bits of `mask` by what they mean for the object. Where nothing is published (a
 * namespace, an event, DCOM) the mask is returned as it is and *doubtful set when it holds such a bit.
 */
uint32_t rights_map_generic(enum rights_object object, uint32_t mask, bool *doubtful);

/* "namespace", "dcom-launch" ... and the words for a sentence; and back: false when no kind is called so. */
const char *rights_object_key(enum rights_object object);
const char *rights_object_words(enum rights_object object);
bool rights_object_find(const char *key, enum rights_object *object);

/*
 * Reads one pair of SDDL letters, two bytes; those of a mandatory label (NW NR NX) are among them.
 * Returns false when there is no such pair.
 */
bool rights_letters(const char *letters, uint32_t *mask);

/* Appends the mask as SDDL writes it: letters in the order of the bits, 0x.. when letters cannot say it. */
void rights_format(uint32_t mask, bool label, struct buffer *out);

#endif
