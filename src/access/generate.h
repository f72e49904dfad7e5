/* SPDX-License-Identifier: MIT */
/* MOF that gives a namespace the security that somebody wishes for (mof-language 5.5). */
#ifndef MOFKIT_ACCESS_GENERATE_H
#define MOFKIT_ACCESS_GENERATE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "security/descriptor.h"

struct access_wish {
	bool requires_encryption;               /* what RequiresEncryption is to be */
	const struct sd_descriptor *descriptor; /* what the namespace is to have; NULL: what it has */
	bool creates;                           /* the namespace is created, or with `undoes` deleted */
	bool recovers;                          /* #pragma autorecover */
	bool undoes;                            /* the comments say that something is taken back */
	bool is_guess;                          /* the descriptor is Windows' default, since the one before is not known */
};

/* ---- what to wish for ---- */

/*
 * Reads "PRINCIPAL:right,right", as "BU:enable,remote-enable": an alias of SDDL, a SID or an English name, and rights by the
 * words of access_right_at or letters of SDDL. Returns NULL, or what is wrong, a sentence in the arena. The entry inherits
 * nothing yet.
 */
const char *access_read_entry(struct arena *arena, const char *argument, bool denies, struct sd_ace *ace);

/* The word and the mask of the i-th right, and of sums of rights; false behind the last. Static text. */
bool access_right_at(size_t i, const char **word, uint32_t *mask);

/* The name, SDDL and use of the i-th template; false behind the last. Its entries inherit nothing yet. Static text. */
bool access_template_at(size_t i, const char **name, const char **sddl, const char **words);

/*
 * A descriptor with the entries of `base` and others, in the arena: entries for the same principal become one, those that
 * deny stand before those that allow, and what `base` has keeps its order.
 */
struct sd_descriptor *access_compose(struct arena *arena, const struct sd_descriptor *base, const struct sd_ace *aces,
				     size_t count);

/* ---- what to write ---- */

/*
 * Appends the MOF for one namespace, "root\MyNamespace" or below root, with a comment for each entry. Returns NULL or why
 * there is none, in words that follow the path; a namespace without a parent gets no descriptor and is not created.
 */
const char *access_generate(const struct access_wish *wish, const char *path, struct buffer *out);

#endif
