/* SPDX-License-Identifier: MIT */
/* The SDDL letters of claim types; private to the files attribute*.c. */
#ifndef MOFKIT_SECURITY_ATTRIBUTE_TYPES_H
#define MOFKIT_SECURITY_ATTRIBUTE_TYPES_H

#include <stdint.h>

struct attribute_type {
	char letters[3];
	uint16_t type; /* enum sd_attribute_type */
};

/* The row of a type by its two letters; NULL if there is none. */
const struct attribute_type *attribute_type_of(const char *letters);

#endif
