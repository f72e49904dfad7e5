/* SPDX-License-Identifier: MIT */
/* mof decompile: binary MOF, also inside of a driver, firmware image, dump or mail, as MOF text or another format. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/decompile.h"
#include "cli/diagnostics.h"
#include "cli/inputs.h"
#include "cli/terminal.h"
#include "cli/translate.h"
#include "formats/methods/methods.h"

const struct cim_unit *decompile_unit(const struct decompile *work, const struct container_blob *blob)
{
	struct compilation *compilation = work->compilation;
	size_t errors = compilation->sink.by_severity[SEVERITY_ERROR];

	compilation_add_bytes(compilation, blob->path, blob->bytes, blob->size);
	return compilation->sink.by_severity[SEVERITY_ERROR] == errors
		       ? &compilation->files[compilation->count - 1]->unit
		       : NULL;
}

/*
 * --to=bmf copies the bytes; other formats are written from the unit. The table of methods has the objects of _WDG, also
 * when another table than that of the blob has it. Returns whether it was written.
 */
static bool translate(const struct decompile *work, const struct container_blob *blob, struct buffer *out)
{
	const struct cim_unit *unit;

	if (strcmp(work->to->name, "bmf") == 0) {
		buffer_put(out, blob->bytes, blob->size);
		return true;
	}
	unit = decompile_unit(work, blob);
	if (unit && strcmp(work->to->name, "methods") == 0)
		methods_write_table(&unit, 1, work->blobs.objects, work->blobs.object_count, out);
	else if (unit)
		return work->to->write(&unit, 1, &work->compilation->sink, out);
	return unit != NULL;
}

/* Creates the directory of --output, unless it exists. */
static int create_directory(const char *path)
{
	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return EXIT_CLEAN;
	fprintf(stderr, "mof: cannot create %s: %s\n", path, strerror(errno));
	return EXIT_UNREADABLE;
}

/* Writes each blob to its own file in the directory: driver-1.mof, driver-2.mof ... */
static int write_all(const struct decompile *work)
{
	int status = create_directory(work->options->output);

	for (size_t i = 0; i < work->blobs.count && status == EXIT_CLEAN; i++) {
		const char *from = work->blobs.items[i].path, *slash = strrchr(from, '/'),
			   *name = slash ? slash + 1 : from;
		struct buffer path = {0}, text = {0};

		buffer_printf(&path, "%s/%.*s-%zu%s", work->options->output, (int)strcspn(name, "."), name, i + 1,
			      work->to->suffix);
		if (translate(work, &work->blobs.items[i], &text))
			status = cli_write(buffer_text(&path), &text);
		buffer_free(&path);
		buffer_free(&text);
	}
	return status;
}

/* One blob, or the tables of all: those of several blobs can follow each other. */
static int write_output(const struct decompile *work)
{
	struct buffer text = {0};
	bool written = true;
	int status = EXIT_CLEAN;

	for (size_t i = 0; i < work->blobs.count; i++) {
		if (i > 0)
			buffer_put_byte(&text, '\n');
		written = translate(work, &work->blobs.items[i], &text) && written;
	}
	if (written)
		status = cli_write(work->options->output, &text);
	buffer_free(&text);
	return status;
}

static int act(struct decompile *work)
{
	struct buffer text = {0};
	int status;

	if (work->blobs.count == 0) {
		fprintf(stderr, "mof: no binary MOF found in %s\n", work->path);
		return EXIT_FINDINGS;
	}
	if (work->options->lists_blobs) {
		decompile_list(work, &text);
		status = cli_print(&text, STDOUT_FILENO);
		buffer_free(&text);
		return status;
	}
	if (work->options->writes_all)
		return write_all(work);
	if (work->blobs.count == 1 || strcmp(work->to->name, "methods") == 0)
		return write_output(work);
	fprintf(stderr, "mof: %s contains %zu binary MOFs; use --list to list them, --all -o DIR to write each\n",
		work->path, work->blobs.count);
	return EXIT_FINDINGS;
}

int cmd_decompile(const struct options *options)
{
	struct compile_options compile = {.max_plain = cli_max_expanded(options), .unchecked = true};
	struct compilation compilation;
	struct decompile work = {.options = options, .compilation = &compilation};
	int status, reported;

	if (options->writes_all && options->output == NULL)
		return cli_usage(options, "--all needs -o DIR, the directory to write to");
	work.to = format_find(options->to ? options->to : "mof");
	if (work.to == NULL || work.to->write == NULL)
		return cli_usage(options, "invalid --to '%s'", options->to);
	compilation_init(&compilation, &compile);
	work.blobs.max_plain = compile.max_plain;
	compilation.sink.strict = options->strict;
	status = decompile_read(&work);
	if (status == EXIT_CLEAN || work.blobs.count > 0) { /* a file that cannot be read does not hide the others */
		int acted = act(&work);

		status = status == EXIT_CLEAN ? acted : status;
	}
	reported = cli_report(options, &compilation, cli_renderer(options), STDERR_FILENO);
	container_blobs_free(&work.blobs);
	for (size_t i = 0; i < work.count; i++)
		buffer_free(&work.files[i]);
	free(work.files);
	compilation_free(&compilation);
	arena_free(&work.arena);
	return status == EXIT_CLEAN ? reported : status;
}
