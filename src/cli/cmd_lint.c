/* SPDX-License-Identifier: MIT */
/* mof lint: rules over MOF files, and their fixes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "cli/diagnostics.h"
#include "cli/inputs.h"
#include "cli/terminal.h"
#include "lint/fix.h"
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

static int write_fixed(const struct source *source, struct text text)
{
	struct buffer bytes = {0};
	const char *error = "its code page does not have a character of a fix";

	if (source_encode(source, text, &bytes))
		error = file_write(source->path, bytes.bytes, bytes.size);
	if (error)
		fprintf(stderr, "mof: cannot write %s: %s\n", source->path, error);
	buffer_free(&bytes);
	return error ? EXIT_UNREADABLE : EXIT_CLEAN;
}

/* Shows or makes the fixes of each file; a text that was cut at a NUL is not written back. */
static int fix_files(const struct options *options, const struct compilation *compilation)
{
	int status = EXIT_CLEAN;

	for (size_t i = 0; i < compilation->count; i++) {
		const struct source *source = compilation->files[i]->source;
		struct buffer text = {0}, diff = {0};
		struct text fixed;

		if (!source->cut_at_nul && fix_apply(&compilation->sink, source, &text) > 0) {
			fixed = (struct text){(const char *)text.bytes, text.size};
			if (options->diff)
				fix_diff(source->path, (struct text){source->text, source->size}, fixed, &diff);
			else if (write_fixed(source, fixed) != EXIT_CLEAN)
				status = EXIT_UNREADABLE;
		}
		if (cli_print(&diff, STDOUT_FILENO) != EXIT_CLEAN)
			status = EXIT_UNREADABLE;
		buffer_free(&text);
		buffer_free(&diff);
	}
	return status;
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
		fixed = fix_files(options, &compilation);
	status = cli_report(options, &compilation, renderer, options->diff ? STDERR_FILENO : STDOUT_FILENO);
	compilation_free(&compilation);
	return fixed == EXIT_CLEAN ? status : fixed;
}
