/* SPDX-License-Identifier: MIT */
/* What the security of a namespace should be, read from the words of the command line. */
#ifndef MOFKIT_GENERATE_POLICY_H
#define MOFKIT_GENERATE_POLICY_H

#include "base/arena.h"
#include "security/descriptor.h"

struct policy {
	bool requires_encryption;               /* what RequiresEncryption is to be */
	const struct sd_descriptor *descriptor; /* what the namespace is to have; NULL: what it has */
	bool creates;                           /* the namespace is created, or with `undoes` deleted */
	bool recovers;                          /* #pragma autorecover */
	bool undoes;                            /* the comments say that something is taken back */
	bool is_guess; /* the descriptor is Windows' default, since the one before is not known */
};

/*
 * Reads "PRINCIPAL:right,right", as "BU:enable,remote-enable": an alias of SDDL, a SID or an English name, and rights by their
 * names ("enable", "all") or by letters of SDDL. Returns NULL, or what is wrong, a sentence in the arena. The entry inherits
 * nothing yet.
 */
const char *policy_read_entry(struct arena *arena, const char *argument, bool denies, struct sd_ace *ace);

/* The name, SDDL and use of the i-th template; false behind the last. Its entries inherit nothing yet. Static text. */
bool policy_template_at(size_t i, const char **name, const char **sddl, const char **words);

/*
 * A descriptor with the entries of `base` and others, in the arena: entries for the same principal become one, those that
 * deny stand before those that allow, and what `base` has keeps its order.
 */
struct sd_descriptor *policy_compose(struct arena *arena, const struct sd_descriptor *base, const struct sd_ace *aces,
				     size_t count);

#endif
