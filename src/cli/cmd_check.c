/* SPDX-License-Identifier: MIT */
/* mof check: the syntax and meaning of MOF files. */
#include <unistd.h>

#include "cli/diagnostics.h"
#include "cli/inputs.h"

int cmd_check(const struct options *options)
{
	const struct renderer *renderer = cli_renderer(options);
	struct compilation compilation;
	int status;

	if (renderer == NULL)
		return EXIT_USAGE;
	cli_compile(options, false, &compilation);
	if (!options->syntax_only)
		cli_check(&compilation, &(struct lint){.profile = LINT_PRODUCT, .scope = LINT_ERRORS});
	status = cli_report(options, &compilation, renderer, STDOUT_FILENO);
	compilation_free(&compilation);
	return status;
}
