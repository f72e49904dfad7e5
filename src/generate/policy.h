/* SPDX-License-Identifier: MIT */
/* The policy for a namespace: its intended security, read from command-line arguments. */
#ifndef MOFKIT_GENERATE_POLICY_H
#define MOFKIT_GENERATE_POLICY_H

#include "base/arena.h"
#include "security/descriptor.h"

struct policy {
	bool requires_encryption;               /* the value of RequiresEncryption */
	const struct sd_descriptor *descriptor; /* the new descriptor; NULL: keep the current one */
	bool creates;                           /* create the namespace, or with `undoes` delete it */
	bool recovers;                          /* add #pragma autorecover */
	bool undoes;                            /* the MOF reverts an earlier change */
	bool is_guess; /* the earlier descriptor is unknown: `descriptor` is the Windows default */
};

/*
 * Reads "PRINCIPAL:right,right", such as "BU:enable,remote-enable": an SDDL alias, a SID or an English name, and rights by
 * name ("enable", "all") or as SDDL letters. Returns false with a message in *error, in the arena or static. The ACE has
 * no inheritance flags.
 */
bool policy_parse_ace(struct arena *arena, const char *argument, bool denies, struct sd_ace *ace, const char **error);

/* The i-th template; false after the last. Its ACEs have no inheritance flags. All strings are static. */
bool policy_template_at(size_t i, const char **name, const char **sddl, const char **description);

/*
 * A descriptor with the ACEs of `base` and more, in the arena: ACEs for the same principal are merged, deny ACEs precede
 * allow ACEs, and the ACEs of `base` keep their order.
 */
struct sd_descriptor *policy_compose(struct arena *arena, const struct sd_descriptor *base, const struct sd_ace *aces,
				     size_t count);

#endif
