/* SPDX-License-Identifier: MIT */
/* mof decompile: the binary MOFs in a file, a driver, a firmware image or a dump, as MOF text. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/options.h"
#include "compile/output.h"
#include "compile/compile.h"
#include "formats/containers/containers.h"
#include "formats/formats.h"

enum { LARGEST_FILE = 1 << 30 };

/* One file, and what was found in it. */
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

/* A binary MOF as itself is taken as it is; every other form is made of the unit that it holds. */
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

/* Writes each blob to a file of its own in the folder: driver-1.mof, driver-2.mof ... */
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
	const char *output = work->options->output ? work->options->output : "-";
	struct buffer text = {0};
	int status = EXIT_CLEAN;

	translate(work, &work->blobs.items[0], &text);
	if (work->compilation->sink.by_severity[SEVERITY_ERROR] == 0)
		status = cli_write(output, &text);
	buffer_free(&text);
	return status;
}

static int act(struct work *work)
{
	struct buffer text = {0};
	int status;

	if (work->blobs.count == 0) {
		fprintf(stderr, "mof: there is no binary MOF in %s\n", work->path);
		return EXIT_FINDINGS;
	}
	if (work->options->list) {
		list(work, &text);
		status = cli_print(&text, STDOUT_FILENO);
		buffer_free(&text);
		return status;
	}
	if (work->options->all)
		return write_all(work);
	if (work->blobs.count == 1)
		return write_one(work);
	fprintf(stderr, "mof: there are %zu binary MOFs in %s; --list shows them, --all -o FOLDER writes each\n",
		work->blobs.count, work->path);
	return EXIT_FINDINGS;
}

int cmd_decompile(const struct options *options)
{
	struct compilation compilation;
	struct work work = {.options = options, .compilation = &compilation};
	struct buffer bytes = {0};
	const char *error;
	int status, reported;

	if (options->file_count != 1)
		return cli_usage(options, "one file is decompiled at a time");
	if (options->all && options->output == NULL)
		return cli_usage(options, "--all needs a folder to write to: -o FOLDER");
	work.to = output_find(options->to ? options->to : "mof");
	if (work.to == NULL || work.to->write == NULL)
		return cli_usage(options, "there is no format '%s' to write", options->to);
	work.path = strcmp(options->files[0], "-") != 0 ? options->files[0]
		    : options->stdin_name               ? options->stdin_name
							: "stdin";
	error = file_read(options->files[0], LARGEST_FILE, &bytes);
	if (error) {
		fprintf(stderr, "mof: cannot read %s: %s\n", work.path, error);
		buffer_free(&bytes);
		return EXIT_UNREADABLE;
	}
	compilation_init(&compilation, &(struct compile_options){.largest_plain = cli_largest_plain(options)});
	work.blobs.largest_plain = cli_largest_plain(options);
	compilation.sink.strict = options->strict;
	containers_search(work.path, bytes.bytes, bytes.size, &compilation.sink, &work.blobs);
	status = act(&work);
	reported = cli_report(options, &compilation, cli_renderer(options), STDERR_FILENO);
	container_blobs_free(&work.blobs);
	compilation_free(&compilation);
	buffer_free(&bytes);
	return status == EXIT_CLEAN ? reported : status;
}
