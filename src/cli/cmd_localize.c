/* SPDX-License-Identifier: MIT */
/* mof localize: a master into its neutral and its language half, and the halves into one file. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/source.h"
#include "cli/options.h"
#include "compile/compile.h"
#include "model/namespace.h"

/* ---- split ---- */

static int write_halves(const struct options *options, const struct compilation *compilation)
{
	struct text locale = cli_amendment(compilation, options->amendment);

	if (locale.length == 0)
		return cli_usage(options, "no #pragma amendment names the language; name it with --amendment=MS_409");
	return cli_split(compilation, locale, options->output, options->language) ? EXIT_CLEAN : EXIT_UNREADABLE;
}

static int split(const struct options *options)
{
	struct options master = *options;
	struct compilation compilation;
	int status;

	master.files++, master.file_count--;
	if (master.file_count != 1)
		return cli_usage(options, "one master is split at a time: mof localize split MASTER");
	if (!options->output && !options->language)
		return cli_usage(options,
				 "name the files to write: -o for the neutral half, --mfl for the language half");
	if (options->amendment && !cim_is_locale(text_of(options->amendment)))
		return cli_usage(options, "--amendment is a locale such as MS_409, not '%s'", options->amendment);
	cli_compile(&master, false, &compilation);
	status = cli_report(&master, &compilation, cli_renderer(&master), STDERR_FILENO);
	if (status == EXIT_CLEAN)
		status = write_halves(options, &compilation);
	compilation_free(&compilation);
	return status;
}

/* ---- merge ---- */

/* Appends the text of a file as it is, and the end of its last line if that lacks it. */
static bool append_text(const struct options *options, const char *path, struct buffer *text)
{
	struct buffer bytes = {0};
	struct source *source = NULL;
	const char *error = file_read(path, SOURCE_MAX_SIZE, &bytes);

	if (error == NULL) {
		source = source_new(path, bytes.bytes, bytes.size, options->code_page);
		error = source ? NULL : "its text is larger than mofkit reads";
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

static int merge(const struct options *options)
{
	struct buffer text = {0};
	bool done = true;

	if (options->file_count < 3)
		return cli_usage(options, "name both halves: mof localize merge NEUTRAL LANGUAGE");
	if (options->amendment || options->language)
		return cli_usage(options, "--amendment and --mfl are for mof localize split");
	if (!options->output)
		return cli_usage(options, "name the file to write with -o");
	for (size_t i = 1; i < options->file_count && done; i++)
		done = append_text(options, options->files[i], &text);
	done = done && cli_write_unicode(options->output, &text);
	buffer_free(&text);
	return done ? EXIT_CLEAN : EXIT_UNREADABLE;
}

int cmd_localize(const struct options *options)
{
	if (strcmp(options->files[0], "split") == 0)
		return split(options);
	if (strcmp(options->files[0], "merge") == 0)
		return merge(options);
	return cli_usage(options, "say whether to split or to merge, not '%s'", options->files[0]);
}
