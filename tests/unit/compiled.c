/* SPDX-License-Identifier: MIT */
#include "compiled.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "compile/lower.h"
#include "formats/bmf/bmf.h"
#include "formats/bmf/ds.h"
#include "model/check.h"
#include "formats/mof/mof.h"
#include "syntax/parse.h"

static void start(struct compiled *compiled)
{
	*compiled = (struct compiled){0};
	names_init(&compiled->names, 1);
	diag_sink_init(&compiled->sink);
	cim_unit_init(&compiled->unit);
}

void compiled_from(struct compiled *compiled, struct text text, bool checked)
{
	start(compiled);
	compiled->source = source_new("text.mof", (const uint8_t *)text.bytes, text.length, NULL);
	parse(compiled->source, &compiled->sink, &compiled->tree);
	lower_tree(&compiled->tree, &(struct lowering){.names = &compiled->names,
						       .unit = &compiled->unit,
						       .sink = &compiled->sink,
						       .where = lower_start_namespace(&compiled->unit, NULL)});
	if (checked)
		cim_check_unit(&compiled->unit, NULL, &compiled->sink);
}

bool read_binary(struct compiled *compiled, const struct buffer *bytes)
{
	start(compiled);
	return bmf_read("test.bmf", bytes->bytes, bytes->size, &compiled->names, &compiled->sink, &compiled->unit);
}

bool read_plaintext(struct compiled *compiled, const struct buffer *plain)
{
	start(compiled);
	return bmf_read_plain("test.bmf", plain->bytes, plain->size, &compiled->names, &compiled->sink,
			      &compiled->unit);
}

void compiled_free(struct compiled *compiled)
{
	cim_unit_free(&compiled->unit);
	if (compiled->source)
		tree_free(&compiled->tree);
	source_free(compiled->source);
	diag_sink_free(&compiled->sink);
	names_free(&compiled->names);
}

bool was_reported(const struct compiled *compiled, enum diag_code code)
{
	for (size_t i = 0; i < compiled->sink.count; i++)
		if (compiled->sink.items[i]->code == code)
			return true;
	return false;
}

bool has_severity(const struct compiled *compiled, enum severity severity)
{
	return compiled->sink.by_severity[severity] > 0;
}

bool to_plaintext(const struct compiled *compiled, struct buffer *plain)
{
	const struct cim_unit *unit = &compiled->unit;
	struct diag_sink sink;
	bool written;

	diag_sink_init(&sink);
	plain->size = 0;
	written = bmf_write_plain(&unit, 1, &sink, plain);
	diag_sink_free(&sink);
	return written;
}

struct buffer plaintext_of(const char *text)
{
	struct compiled compiled;
	struct buffer plain = {0};

	compiled_from(&compiled, text_of(text), false);
	if (has_severity(&compiled, SEVERITY_ERROR) || !to_plaintext(&compiled, &plain))
		abort();
	compiled_free(&compiled);
	return plain;
}

void to_text(const struct compiled *compiled, struct buffer *text)
{
	text->size = 0;
	print_unit(&compiled->unit, text);
}

void pack_plaintext(const struct buffer *plain, struct buffer *file)
{
	struct buffer stream = {0};

	ds_compress(plain->bytes, plain->size, &stream);
	file->size = 0;
	buffer_put_text(file, "FOMB");
	buffer_put_u32le(file, 1);
	buffer_put_u32le(file, (uint32_t)stream.size);
	buffer_put_u32le(file, (uint32_t)plain->size);
	buffer_put(file, stream.bytes, stream.size);
	buffer_free(&stream);
}

struct text text_of_buffer(const struct buffer *buffer)
{
	return (struct text){(const char *)buffer->bytes, buffer->size};
}

bool same_bytes(const struct buffer *a, const struct buffer *b)
{
	return a->size == b->size && (a->size == 0 || memcmp(a->bytes, b->bytes, a->size) == 0);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static char **list_files(const char *directory, const char *suffix, size_t *count)
{
	DIR *stream = opendir(directory);
	char **names = NULL;

	*count = 0;
	for (struct dirent *entry; stream && (entry = readdir(stream)) != NULL;) {
		size_t length = strlen(entry->d_name), suffix_length = strlen(suffix);

		if (length < suffix_length || strcmp(entry->d_name + length - suffix_length, suffix) != 0)
			continue;
		names = realloc(names, (*count + 1) * sizeof *names);
		names[(*count)++] = strdup(entry->d_name);
	}
	if (stream)
		closedir(stream);
	if (names)
		qsort(names, *count, sizeof *names, compare_names);
	return names;
}

size_t each_file(const char *directory, const char *suffix,
		 void (*visit)(const char *path, const struct buffer *bytes, void *context), void *context)
{
	const char *root = getenv("srcdir");
	char path[4096];
	size_t count;
	char **names;

	snprintf(path, sizeof path, "%s/%s", root ? root : ".", directory);
	names = list_files(path, suffix, &count);
	for (size_t i = 0; i < count; i++) {
		struct buffer bytes = {0};

		snprintf(path, sizeof path, "%s/%s/%s", root ? root : ".", directory, names[i]);
		if (file_read(path, 1 << 30, &bytes) == NULL)
			visit(path, &bytes, context);
		buffer_free(&bytes);
		free(names[i]);
	}
	free(names);
	return count;
}
