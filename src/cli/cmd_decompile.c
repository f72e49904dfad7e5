/* SPDX-License-Identifier: MIT */
/* mof decompile: binary MOF, also inside of a driver, firmware image or dump, as MOF text. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/diagnostics.h"
#include "cli/inputs.h"
#include "cli/terminal.h"
#include "cli/translate.h"
#include "formats/containers/containers.h"
#include "formats/formats.h"

enum { MAX_FILE_SIZE = 1 << 30 };

/* A file and the blobs that were found in it. */
struct work {
	const struct options *options;
	const struct format *to;
	const char *path;
	struct compilation *compilation;
	struct container_blobs blobs;
};

static void list(const struct work *work, struct buffer *out)
{
	for (size_t i = 0; i < work->blobs.count; i++) {
		const struct container_blob *blob = &work->blobs.items[i];

		buffer_printf(out, "%zu: offset 0x%zX, %zu bytes, %u expanded%s%s\n", i + 1, blob->offset, blob->size,
			      (unsigned)get_u32le(blob->bytes + 12), blob->where ? ", " : "",
			      blob->where ? blob->where : "");
	}
}

/* --to=bmf copies the bytes; other formats are written from the unit. */
static void translate(const struct work *work, const struct container_blob *blob, struct buffer *out)
{
	struct compilation *compilation = work->compilation;
	const struct cim_unit *unit;

	if (strcmp(work->to->name, "bmf") == 0) {
		buffer_put(out, blob->bytes, blob->size);
		return;
	}
	compilation_add_bytes(compilation, work->path, blob->bytes, blob->size);
	unit = &compilation->files[compilation->count - 1]->unit;
	if (compilation->sink.by_severity[SEVERITY_ERROR] == 0)
		work->to->write(&unit, 1, &compilation->sink, out);
}

/* Writes each blob to its own file in the directory: driver-1.mof, driver-2.mof ... */
static int write_all(const struct work *work)
{
	const char *slash = strrchr(work->path, '/'), *name = slash ? slash + 1 : work->path;
	int status = EXIT_CLEAN;

	for (size_t i = 0; i < work->blobs.count && status == EXIT_CLEAN; i++) {
		struct buffer path = {0}, text = {0};

		buffer_printf(&path, "%s/%.*s-%zu%s", work->options->output, (int)strcspn(name, "."), name, i + 1,
			      work->to->suffix);
		translate(work, &work->blobs.items[i], &text);
		if (work->compilation->sink.by_severity[SEVERITY_ERROR] == 0)
			status = cli_write(buffer_text(&path), &text);
		buffer_free(&path);
		buffer_free(&text);
	}
	return status;
}

static int write_one(const struct work *work)
{
	struct buffer text = {0};
	int status = EXIT_CLEAN;

	translate(work, &work->blobs.items[0], &text);
	if (work->compilation->sink.by_severity[SEVERITY_ERROR] == 0)
		status = cli_write(work->options->output, &text);
	buffer_free(&text);
	return status;
}

static int act(struct work *work)
{
	struct buffer text = {0};
	int status;

	if (work->blobs.count == 0) {
		fprintf(stderr, "mof: no binary MOF found in %s\n", work->path);
		return EXIT_FINDINGS;
	}
	if (work->options->lists_blobs) {
		list(work, &text);
		status = cli_print(&text, STDOUT_FILENO);
		buffer_free(&text);
		return status;
	}
	if (work->options->writes_all)
		return write_all(work);
	if (work->blobs.count == 1)
		return write_one(work);
	fprintf(stderr, "mof: %s contains %zu binary MOFs; use --list to list them, --all -o DIR to write each\n",
		work->path, work->blobs.count);
	return EXIT_FINDINGS;
}

int cmd_decompile(const struct options *options)
{
	struct compilation compilation;
	struct work work = {.options = options, .compilation = &compilation};
	struct buffer bytes = {0};
	const char *error;
	int status, reported;

	if (options->writes_all && options->output == NULL)
		return cli_usage(options, "--all needs -o DIR, the directory to write to");
	work.to = format_find(options->to ? options->to : "mof");
	if (work.to == NULL || work.to->write == NULL)
		return cli_usage(options, "invalid --to '%s'", options->to);
	work.path = strcmp(options->arguments[0], "-") != 0 ? options->arguments[0]
		    : options->stdin_name                   ? options->stdin_name
							    : "stdin";
	error = file_read(options->arguments[0], MAX_FILE_SIZE, &bytes);
	if (error) {
		fprintf(stderr, "mof: cannot read %s: %s\n", work.path, error);
		buffer_free(&bytes);
		return EXIT_UNREADABLE;
	}
	compilation_init(&compilation,
			 &(struct compile_options){.max_plain = cli_max_expanded(options), .unchecked = true});
	work.blobs.max_plain = cli_max_expanded(options);
	compilation.sink.strict = options->strict;
	containers_search(work.path, bytes.bytes, bytes.size, &compilation.sink, &work.blobs);
	status = act(&work);
	reported = cli_report(options, &compilation, cli_renderer(options), STDERR_FILENO);
	container_blobs_free(&work.blobs);
	compilation_free(&compilation);
	buffer_free(&bytes);
	return status == EXIT_CLEAN ? reported : status;
}
