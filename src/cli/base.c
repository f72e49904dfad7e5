/* SPDX-License-Identifier: MIT */
/* What the repository holds before the files are compiled: --base-descriptor, and the units of --base. */
#include <string.h>

#include "cli/inputs.h"
#include "cli/terminal.h"
#include "security/sddl.h"

/* "NAMESPACE=SDDL" into its parts; false after a usage message. */
static bool read_base(const struct options *options, const char *argument, struct arena *arena,
		      struct namespace_base *base)
{
	const char *equals = strchr(argument, '='), *error;
	struct sddl_error invalid;

	if (equals == NULL) {
		cli_usage(options, "invalid --base-descriptor '%s': expected NAMESPACE=SDDL", argument);
		return false;
	}
	*base = (struct namespace_base){arena_text(arena, argument, (size_t)(equals - argument)), text_of(equals + 1)};
	error = compile_namespace_error(base->path);
	if (error) {
		cli_usage(options, "the namespace path '%s' %s", base->path, error);
		return false;
	}
	if (sddl_parse(arena, base->sddl, NULL, &invalid))
		return true;
	cli_usage(options, "at character %zu of the descriptor of %s: %s", invalid.offset + 1, base->path,
		  invalid.message);
	return false;
}

struct namespace_base *cli_base_descriptors(const struct options *options, struct arena *arena)
{
	const struct option_list *list = &options->base_descriptors;
	struct namespace_base *bases = arena_alloc(arena, list->count * sizeof *bases);

	for (size_t i = 0; i < list->count; i++)
		if (!read_base(options, list->items[i], arena, &bases[i]))
			return NULL;
	return bases;
}
