/* SPDX-License-Identifier: MIT */
/* Generates MOF that secures a namespace by a policy (mof-language 5.5). */
#ifndef MOFKIT_GENERATE_GENERATE_H
#define MOFKIT_GENERATE_GENERATE_H

#include "base/buffer.h"
#include "generate/policy.h"

/*
 * Appends the MOF for one namespace, "root\MyNamespace" or relative to root, with a comment for each ACE. Returns NULL, or
 * a static message that follows the path: root has no parent and so can neither be created nor get a descriptor.
 */
const char *generate_mof(const struct policy *policy, const char *path, struct buffer *out);

#endif
