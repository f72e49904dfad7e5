/* SPDX-License-Identifier: MIT */
/* mof lint: rules over MOF files, and their fixes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/diagnostics.h"
#include "cli/fix_files.h"
#include "cli/inputs.h"
#include "cli/terminal.h"
#include "lint/lint.h"

/* A typo in --select or --ignore would otherwise switch a rule off without a word. */
static bool check_selection(const struct options *options, const char *option, const char *selection)
{
	size_t length;
	const char *error = lint_selection_error(selection, &length);

	if (error)
		cli_usage(options, "invalid %s: no code begins with '%.*s'", option, (int)length, error);
	return error == NULL;
}

/* What can't be fixed: standard input has no file, and text from the preprocessor is not what its file holds. */
static int check_fixable(const struct options *options)
{
	if (options->runs_cpp && (options->fix || options->diff))
		return cli_usage(
			options,
			"%s cannot be used with --cpp: fixes apply to the preprocessor's output, not to the file",
			options->fix ? "--fix" : "--diff");
	for (size_t i = 0; options->fix && i < options->files.count; i++)
		if (strcmp(options->files.items[i], "-") == 0)
			return cli_usage(options, "--fix cannot change standard input; use --diff");
	return EXIT_CLEAN;
}

int cmd_lint(const struct options *options)
{
	const struct renderer *renderer = cli_renderer(options);
	enum lint_profile profile = lint_profile_find(options->profile ? options->profile : "product");
	struct lint lint = {.profile = profile, .select = options->select, .ignore = options->ignore};
	struct compilation compilation;
	int status, fixed = EXIT_CLEAN;

	if (renderer == NULL || !check_selection(options, "--select", options->select) ||
	    !check_selection(options, "--ignore", options->ignore))
		return EXIT_USAGE;
	if (profile == 0)
		return cli_usage(options, "invalid --profile '%s': expected product, dsc, driver, dmtf or hunt",
				 options->profile);
	if (check_fixable(options) != EXIT_CLEAN)
		return EXIT_USAGE;
	cli_compile(options, false, &compilation);
	cli_check(&compilation, &lint);
	if (options->fix || options->diff)
		fixed = cli_fix_files(options, &compilation, &lint);
	status = cli_report(options, &compilation, renderer, options->diff ? STDERR_FILENO : STDOUT_FILENO);
	compilation_free(&compilation);
	return fixed == EXIT_CLEAN ? status : fixed;
}
