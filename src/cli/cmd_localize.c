/* SPDX-License-Identifier: MIT */
/* mof localize: a localized MOF file into its language-neutral and its localized half, and back. */
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/source.h"
#include "cli/diagnostics.h"
#include "cli/halves.h"
#include "cli/inputs.h"
#include "cli/terminal.h"
#include "model/namespace.h"

/* ---- split ---- */

static int write_halves(const struct options *options, const struct compilation *compilation)
{
	struct text locale = cli_locale(compilation, options->locale);

	if (locale.length == 0)
		return cli_usage(options, "no #pragma amendment specifies the locale; use --amendment=MS_409");
	return cli_split(compilation, locale, options->output, options->localized_output) ? EXIT_CLEAN
											  : EXIT_UNREADABLE;
}

int cmd_localize_split(const struct options *options)
{
	struct compilation compilation;
	int status;

	if (!options->output && !options->localized_output)
		return cli_usage(options,
				 "missing output: -o for the language-neutral file, --mfl for the localized one");
	if (options->locale && !cim_is_locale(text_of(options->locale)))
		return cli_usage(options, "invalid --amendment '%s': expected a locale such as MS_409",
				 options->locale);
	cli_compile(options, false, &compilation);
	status = cli_report(options, &compilation, cli_renderer(options), STDERR_FILENO);
	if (status == EXIT_CLEAN)
		status = write_halves(options, &compilation);
	compilation_free(&compilation);
	return status;
}

/* ---- merge ---- */

/* Appends the text of a file unchanged, and a line end if it has none at its end. */
static bool append_text(const struct options *options, const char *path, struct buffer *text)
{
	struct buffer bytes = {0};
	struct source *source = NULL;
	const char *error = file_read(path, SOURCE_MAX_SIZE, &bytes);

	if (error == NULL) {
		source = source_new(path, bytes.bytes, bytes.size, options->code_page);
		error = source ? NULL : "the text is too large";
	}
	if (error)
		fprintf(stderr, "mof: cannot read %s: %s\n", path, error);
	else
		buffer_put(text, source->text, source->size);
	if (text->size > 0 && text->bytes[text->size - 1] != '\n')
		buffer_put_text(text, "\r\n");
	source_free(source);
	buffer_free(&bytes);
	return error == NULL;
}

int cmd_localize_merge(const struct options *options)
{
	struct buffer text = {0};
	bool good = true;

	if (!options->output)
		return cli_usage(options, "missing -o FILE, the merged file");
	for (size_t i = 0; i < options->argument_count && good; i++)
		good = append_text(options, options->arguments[i], &text);
	good = good && cli_write_unicode(options->output, &text);
	buffer_free(&text);
	return good ? EXIT_CLEAN : EXIT_UNREADABLE;
}
