/* SPDX-License-Identifier: MIT */
/* The lint rules over the files of a compilation: what mof lint and mofcomp -WMI share. */
#include <stdlib.h>

#include "base/memory.h"
#include "cli/inputs.h"

void cli_lint(enum lint_profile profile, const char *select, const char *ignore, struct compilation *compilation)
{
	struct lint lint = {.count = compilation->count,
			    .sink = &compilation->sink,
			    .profile = profile,
			    .select = select,
			    .ignore = ignore};
	struct lint_file *files = mem_alloc(compilation->count * sizeof *files);
	const struct cim_unit **base = mem_alloc((compilation->base_count + 1) * sizeof *base);

	for (size_t i = 0; i < compilation->count; i++)
		files[i] = (struct lint_file){compilation->files[i]->source, &compilation->files[i]->unit};
	for (size_t i = 0; i < compilation->base_count; i++)
		base[i] = &compilation->base[i]->unit;
	lint.files = files;
	lint.base = base;
	lint.base_count = compilation->base_count;
	lint_run(&lint);
	free(files);
	free(base);
}
