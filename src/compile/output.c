/* SPDX-License-Identifier: MIT */
#include "compile/output.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "formats/mof/mof.h"

/* The units as MOF text; compiled again, each namespace begins with its pragma, so they can stand in one file. */
static bool write_mof(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out)
{
	(void)sink;
	for (size_t i = 0; i < count; i++)
		print_unit(units[i], out);
	return true;
}

static const struct format mof_text = {"mof", ".mof", NULL, write_mof, NULL, "MOF text"};

const struct format *output_find(const char *name)
{
	return strcmp(name, mof_text.name) == 0 ? &mof_text : format_find(name);
}

const struct format *output_of_path(const char *path)
{
	size_t length = strlen(path), suffix = strlen(mof_text.suffix);

	if (length > suffix && text_compare_folded(path + length - suffix, mof_text.suffix) == 0)
		return &mof_text;
	return format_of_path(path);
}

/* A form of the repository needs one, in which nothing is wrong. */
static bool write_repository(const struct format *format, struct compilation *compilation,
			     const struct cim_unit *const *units, struct buffer *out)
{
	if (compilation->repository == NULL)
		compilation_apply(compilation);
	return compilation->sink.by_severity[SEVERITY_ERROR] == 0 &&
	       format->write_repository(compilation->repository, units, compilation->count, &compilation->sink, out);
}

bool output_write(const struct format *format, struct compilation *compilation, struct buffer *out)
{
	const struct cim_unit **units = compilation_units(compilation);
	bool written = format->write ? format->write(units, compilation->count, &compilation->sink, out)
				     : write_repository(format, compilation, units, out);

	free(units);
	return written;
}
