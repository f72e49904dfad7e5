/* SPDX-License-Identifier: MIT */
/* mof check: everything that can be said of MOF files, all at once. */
#include <unistd.h>

#include "cli/options.h"
#include "compile/compile.h"

int cmd_check(const struct options *options)
{
	const struct renderer *renderer = cli_renderer(options);
	struct compilation compilation;
	int status;

	if (renderer == NULL)
		return EXIT_USAGE;
	cli_compile(options, false, &compilation);
	if (!options->syntax)
		compilation_apply(&compilation);
	status = cli_report(options, &compilation, renderer, STDOUT_FILENO);
	compilation_free(&compilation);
	return status;
}
