/* SPDX-License-Identifier: MIT */
#include "compile/output.h"

#include <string.h>

#include "base/text.h"
#include "printer/mof.h"

/* The units as MOF text; compiled again, each namespace begins with its pragma, so they can stand in one file. */
static bool write_mof(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out)
{
	(void)sink;
	for (size_t i = 0; i < count; i++)
		print_unit(units[i], out);
	return true;
}

static const struct format mof_text = {"mof", ".mof", NULL, write_mof, "MOF text"};

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
