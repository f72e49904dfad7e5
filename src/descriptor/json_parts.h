/* SPDX-License-Identifier: MIT */
/* Principals, rights and ACEs as JSON, for the security report and for descriptors. */
#ifndef MOFKIT_DESCRIPTOR_JSON_PARTS_H
#define MOFKIT_DESCRIPTOR_JSON_PARTS_H

#include "diag/js.h"
#include "security/descriptor.h"
#include "security/rights.h"

/* Each returns a new value that the caller owns. */
json_t *json_of_sid(const struct sid *sid);
json_t *json_of_rights(enum rights_object object, uint32_t mask);
json_t *json_of_ace(const struct sd_ace *ace, enum rights_object object);

#endif
