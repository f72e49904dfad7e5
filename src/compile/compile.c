/* SPDX-License-Identifier: MIT */
#include "compile/compile.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "compile/dialect.h"
#include "compile/input.h"
#include "compile/lower.h"
#include "model/check.h"
#include "model/namespace.h"
#include "syntax/parse.h"

void compilation_init(struct compilation *compilation, const struct compile_options *options)
{
	*compilation = (struct compilation){0};
	if (options)
		compilation->options = *options;
	names_init(&compilation->names, names_random_seed());
	compilation->declared.names = &compilation->names;
	diag_sink_init(&compilation->sink);
	compilation->sink.verbose = compilation->options.verbose;
}

static void free_file(struct compiled_file *file)
{
	cim_unit_free(&file->unit);
	tree_free(&file->tree);
	source_free(file->source);
	free(file);
}

void compilation_free(struct compilation *compilation)
{
	for (size_t i = 0; i < compilation->count; i++)
		free_file(compilation->files[i]);
	free(compilation->files);
	for (size_t i = 0; i < compilation->base_count; i++)
		free_file(compilation->base[i]);
	free(compilation->base);
	for (size_t i = 0; i < compilation->included_count; i++)
		source_free(compilation->included[i]);
	free(compilation->included);
	repository_free(compilation->repository);
	cim_unit_free(&compilation->system_unit);
	source_free(compilation->system_source);
	cim_declared_free(&compilation->declared);
	diag_sink_free(&compilation->sink);
	names_free(&compilation->names);
	*compilation = (struct compilation){0};
}

static struct compiled_file *new_file(struct compilation *compilation, struct source *source)
{
	struct compiled_file *file = mem_zero(sizeof *file);

	source->order = compilation->source_count++;
	file->source = source;
	cim_unit_init(&file->unit);
	compilation->files =
		mem_grow(compilation->files, compilation->count, &compilation->capacity, sizeof *compilation->files);
	compilation->files[compilation->count++] = file;
	return file;
}

static void read_form(struct compilation *compilation, struct input *input)
{
	struct compiled_file *file = new_file(compilation, source_new(input->path, NULL, 0, NULL));

	file->unit.max_plain = compilation->options.max_plain;
	file->unit.dialect = compilation->options.finds_dialect ? CIM_WMI : compilation->options.dialect;
	file->is_broken = !input->format->read(input->path, input->bytes.bytes, input->bytes.size, &compilation->names,
					       &compilation->sink, &file->unit);
	compilation->sink.subject = input->path;
	if (!file->is_broken && !compilation->options.unchecked)
		cim_check_unit(&file->unit, &compilation->declared, &compilation->sink);
	compilation->sink.subject = NULL;
}

/* Errors that leave the unit incomplete; a missing include is recorded as a remark instead. */
static size_t count_errors(const struct diag_sink *sink)
{
	return sink->by_severity[SEVERITY_ERROR] - sink->by_code[MOF009];
}

/* Detects the dialect of a file; with --verbose, explains the decision. */
static enum cim_dialect find_dialect(struct compilation *compilation, const struct compiled_file *file)
{
	struct dialect_reason reason;
	enum cim_dialect dialect = dialect_of(&file->tree, &reason);
	struct span span = {.source = file->tree.tokens.source};

	if (reason.declaration)
		span = span_join(token_span(&file->tree.tokens, reason.declaration->range.first),
				 token_span(&file->tree.tokens, reason.declaration->range.last));
	if (compilation->options.verbose)
		diag_report(&compilation->sink, MOF905, span, "read as %s: %s", dialect_name(dialect),
			    reason.description);
	return dialect;
}

static void lower_file(struct compilation *compilation, struct compiled_file *file)
{
	const struct compile_options *options = &compilation->options;
	struct lowering start = {
		.names = &compilation->names,
		.unit = &file->unit,
		.sink = &compilation->sink,
		.compilation = options->keep_includes ? NULL : compilation,
		.where = lower_start_namespace(&file->unit, options->start_namespace),
		.class_flags = options->class_flags,
		.instance_flags = options->instance_flags,
		.has_instance_flags = options->has_instance_flags,
	};

	file->unit.dialect = options->finds_dialect ? find_dialect(compilation, file) : options->dialect;
	if (file->unit.dialect != CIM_WMI) {
		start.default_flavors = CIM_TO_SUBCLASS;
		start.declared = &compilation->declared;
	}
	lower_tree(&file->tree, &start);
}

static void compile_text(struct compilation *compilation, struct input *input)
{
	const struct compile_options *options = &compilation->options;
	struct compiled_file *file = new_file(compilation, input->source);
	size_t errors = count_errors(&compilation->sink);

	diag_take_over(&compilation->sink, &input->sink);
	file->tree = input->tree;
	file->is_unparsed = count_errors(&compilation->sink) > errors;
	if (!options->syntax_only)
		lower_file(compilation, file);
	file->is_broken = count_errors(&compilation->sink) > errors;
	if (!options->keep_trees)
		tree_free(&file->tree);
	cim_check_unit(&file->unit, &compilation->declared, &compilation->sink);
	cim_check_dialect(&file->unit, file->is_broken, &compilation->sink);
}

void compilation_add_input(struct compilation *compilation, struct input *input)
{
	if (input->error) {
		diag_report(&compilation->sink, MOF800, (struct span){0}, "cannot read %s: %s", input->path,
			    input->error);
		compilation->unreadable = true;
		diag_sink_free(&input->sink);
	} else if (input->format) {
		read_form(compilation, input);
		diag_sink_free(&input->sink);
	} else {
		compile_text(compilation, input);
	}
	buffer_free(&input->bytes);
}

void compilation_add_buffer(struct compilation *compilation, const char *path, struct buffer *bytes)
{
	struct input input = {.path = path, .bytes = *bytes};

	*bytes = (struct buffer){0};
	input_parse(&input, &compilation->options, compilation->sink.strict);
	compilation_add_input(compilation, &input);
}

void compilation_add_bytes(struct compilation *compilation, const char *path, const uint8_t *bytes, size_t size)
{
	struct buffer copy = {0};

	buffer_put(&copy, bytes, size);
	compilation_add_buffer(compilation, path, &copy);
}

void compilation_add_file(struct compilation *compilation, const char *path)
{
	compilation_add_files(compilation, &path, 1);
}

void compilation_add_base(struct compilation *compilation, const char *const *paths, size_t count)
{
	struct compilation ours = *compilation;

	compilation->files = NULL;
	compilation->count = compilation->capacity = 0;
	diag_sink_init(&compilation->sink);
	compilation_add_files(compilation, paths, count);
	for (size_t i = 0; i < compilation->count; i++)
		if (compilation->files[i]->is_broken)
			diag_report(&ours.sink, MOF871, (struct span){0}, "%s has errors and is not part of the base",
				    compilation->files[i]->source->path);
	for (size_t i = 0; i < compilation->sink.count; i++)
		if (compilation->sink.items[i]->code == MOF800)
			diag_report(&ours.sink, MOF871, (struct span){0}, "not in the base: %s",
				    compilation->sink.items[i]->message);
	diag_sink_free(&compilation->sink);
	map_free(&compilation->declared.reported);
	compilation->base = compilation->files;
	compilation->base_count = compilation->count;
	compilation->files = ours.files;
	compilation->count = ours.count;
	compilation->capacity = ours.capacity;
	compilation->sink = ours.sink;
	compilation->unreadable = ours.unreadable;
}

const struct cim_unit **compilation_units(const struct compilation *compilation)
{
	const struct cim_unit **units = mem_alloc(compilation->count * sizeof *units);

	for (size_t i = 0; i < compilation->count; i++)
		units[i] = &compilation->files[i]->unit;
	return units;
}

const char *compile_namespace_error(const char *path)
{
	struct cim_namespace_path parsed;
	struct arena arena = {0};
	const char *error = cim_namespace_parse(&arena, text_of(path), &parsed);

	if (error == NULL && parsed.server.length > 0 && !text_equal(parsed.server, text_of(".")))
		error = "names another computer";
	arena_free(&arena);
	return error;
}
