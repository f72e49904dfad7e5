/* SPDX-License-Identifier: MIT */
/* MOF that gives a namespace the security that a policy asks for (mof-language 5.5). */
#ifndef MOFKIT_GENERATE_GENERATE_H
#define MOFKIT_GENERATE_GENERATE_H

#include "base/buffer.h"
#include "generate/policy.h"

/*
 * Appends the MOF for one namespace, "root\MyNamespace" or below root, with a comment for each entry. Returns NULL or why
 * there is none, in words that follow the path; a namespace without a parent gets no descriptor and is not created.
 */
const char *generate_mof(const struct policy *wish, const char *path, struct buffer *out);

#endif
