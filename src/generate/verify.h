/* SPDX-License-Identifier: MIT */
/* Whether generated MOF has the effect that its policy asks for. */
#ifndef MOFKIT_GENERATE_VERIFY_H
#define MOFKIT_GENERATE_VERIFY_H

#include "base/buffer.h"
#include "generate/policy.h"
#include "namespace/facts.h"

/*
 * Compiles `text`, which generate_mof() made of `policy`, and compares the effective descriptor and RequiresEncryption
 * of the namespace with the policy. When `policy` undoes another one, `undone` is that one, and its MOF is compiled first.
 * Appends messages, each a line that begins with "error: " or "note: ". Returns whether the effect is as asked for.
 */
bool policy_verify(const struct policy *policy, const struct policy *undone, const char *path,
		   const struct buffer *text, const struct namespace_bases *bases, struct buffer *messages);

#endif
