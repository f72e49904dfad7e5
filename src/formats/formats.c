/* SPDX-License-Identifier: MIT */
#include "formats/formats.h"

#include <string.h>

#include "formats/asl/asl.h"
#include "formats/bmf/bmf.h"
#include "formats/bytes/bytes.h"
#include "formats/cheader/cheader.h"
#include "formats/cimxml/cimxml.h"
#include "formats/json/json.h"
#include "formats/methods/methods.h"
#include "formats/mof/mof.h"

/* Each unit starts with its namespace pragma, so that several units fit in one file. */
static bool write_mof(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out)
{
	(void)sink;
	for (size_t i = 0; i < count; i++)
		print_unit(units[i], out);
	return true;
}

#ifdef HAVE_JANSSON
/* A document contains one unit; several units are a sequence of documents, which jq can read. */
static bool write_json(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out)
{
	(void)sink;
	for (size_t i = 0; i < count; i++)
		json_write_unit(units[i], NULL, out);
	return true;
}
#endif

static const struct format formats[] = {
#define FORMAT(name, suffix, is_source, reader, writer, repository_writer, description) \
	{name, suffix, is_source, reader, writer, repository_writer, description},
#include "formats/formats.def"
#undef FORMAT
};

bool format_is_read(const struct format *format)
{
	return format->is_source || format->read;
}

bool format_is_written(const struct format *format)
{
	return format->write || format->write_repository;
}

const struct format *format_at(size_t index)
{
	return index < sizeof formats / sizeof *formats ? &formats[index] : NULL;
}

const struct format *format_find(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (text_compare_folded(name, formats[i].name) == 0)
			return &formats[i];
	return NULL;
}

const struct format *format_of_path(const char *path)
{
	size_t length = strlen(path);

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		size_t suffix = strlen(formats[i].suffix);

		if (length > suffix && text_compare_folded(path + length - suffix, formats[i].suffix) == 0)
			return &formats[i];
	}
	return NULL;
}
