/* SPDX-License-Identifier: MIT */
#include "generate/undo.h"
#include "namespace/windows.h"

#include "security/sddl.h"

/* GetSD returns inherited ACEs, too; they are not stored with the namespace but come from its parent again. */
static void drop_inherited(struct sd_acl *dacl)
{
	size_t count = 0;

	for (size_t i = 0; i < dacl->count; i++)
		if (!(dacl->aces[i].flags & SD_INHERITED))
			dacl->aces[count++] = dacl->aces[i];
	dacl->count = count;
}

/* The last descriptor of the namespace among the bases; NULL when there is none. */
static const struct sd_descriptor *find_before(const struct namespace_bases *bases, const char *path,
					       struct arena *arena)
{
	struct namespaces namespaces;
	const struct namespace_security *space;
	struct sd_descriptor *before = NULL;
	struct sddl_error error;

	for (size_t i = 0; i < bases->count; i++) {
		struct namespace_bases one = {.items = &bases->items[i], .count = 1};

		namespaces_collect(&namespaces, NULL, &one);
		space = namespaces_find(&namespaces, path);
		if (space && space->statement)
			before = sddl_parse(arena, bases->items[i].sddl, NULL, &error);
		namespaces_free(&namespaces);
	}
	if (before)
		drop_inherited(&before->dacl);
	return before;
}

struct policy policy_undo(const struct policy *policy, const struct namespace_bases *bases, const char *path,
			  struct arena *arena)
{
	struct policy undo = *policy;
	struct sddl_error error;

	undo.undoes = true;
	undo.requires_encryption = !policy->requires_encryption;
	if (policy->descriptor) {
		undo.descriptor = find_before(bases, path, arena);
		undo.is_guess = undo.descriptor == NULL;
		if (undo.is_guess)
			undo.descriptor = sddl_parse(arena, text_of(windows_default_sddl()), NULL, &error);
	}
	return undo;
}
