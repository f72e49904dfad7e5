/* SPDX-License-Identifier: MIT */
/* Changes MOF by whole tokens, so that what comes out is wrong in a location or two and MOF all around. */
#ifndef MOFKIT_TESTS_TOKEN_MUTATOR_H
#define MOFKIT_TESTS_TOKEN_MUTATOR_H

#include "base/buffer.h"
#include "base/text.h"

/*
 * Appends `text` to `out` with one to four changes: tokens deleted, doubled, swapped, replaced by others of their kind
 * or by words and numbers that are known to matter; members and declarations doubled, moved, nested in themselves or
 * taken from `other`, which may be empty. The seed alone decides which.
 */
void token_mutate(struct text text, struct text other, uint64_t seed, struct buffer *out);

#endif
