/* SPDX-License-Identifier: MIT */
/* Applies units to a repository that has the system classes. */
#include <limits.h>
#include <stdlib.h>

#include "base/memory.h"
#include "compile/compile.h"
#include "compile/lower.h"
#include "repository/system.h"
#include "syntax/parse.h"

/* The system's own MOF is compiled like any file, without the check for reserved names. */
static void compile_system(struct compilation *compilation)
{
	struct text text = repository_system_unit_text();
	struct tree tree = {0};

	compilation->system_source = source_new("system schema", (const uint8_t *)text.bytes, text.length, NULL);
	compilation->system_source->order = UINT_MAX;
	cim_unit_init(&compilation->system_unit);
	parse(compilation->system_source, &compilation->sink, &tree);
	lower_tree(&tree, &(struct lowering){.names = &compilation->names,
					     .unit = &compilation->system_unit,
					     .sink = &compilation->sink,
					     .where = lower_start_namespace(&compilation->system_unit, NULL)});
	tree_free(&tree);
}

/* Diagnostics about the base are discarded. */
static void apply_base(struct compilation *compilation)
{
	struct diag_sink sink;

	diag_sink_init(&sink);
	for (size_t i = 0; i < compilation->base_count; i++)
		if (!compilation->base[i]->is_broken)
			repository_apply_base(compilation->repository, &compilation->base[i]->unit, &sink);
	diag_sink_free(&sink);
}

/* Files without text have no locations: messages name the file. */
static void apply_file(struct compilation *compilation, const struct compiled_file *file)
{
	compilation->sink.subject = file->source->size == 0 ? file->source->path : NULL;
	repository_apply(compilation->repository, &file->unit, &compilation->sink);
	compilation->sink.subject = NULL;
}

/* Announces the files that are applied; if one is left out, or was not read, missing classes are unknown. */
static void begin(struct compilation *compilation)
{
	const struct cim_unit **units = mem_alloc((compilation->count + 1) * sizeof *units);
	size_t count = 0;

	for (size_t i = 0; i < compilation->count; i++)
		if (!compilation->files[i]->is_broken)
			units[count++] = &compilation->files[i]->unit;
	if (compilation->unreadable || count < compilation->count)
		repository_set_incomplete(compilation->repository);
	repository_begin(compilation->repository, units, count, &compilation->sink);
	free(units);
}

/* The text of an embedded object has no includes to follow and no namespace of its own. */
static struct source *compile_text(struct text text, struct names *names, struct diag_sink *sink, struct cim_unit *unit)
{
	struct source *source = source_new("embedded object", (const uint8_t *)text.bytes, text.length, NULL);
	struct tree tree = {0};

	parse(source, sink, &tree);
	lower_tree(&tree, &(struct lowering){.names = names,
					     .unit = unit,
					     .sink = sink,
					     .where = lower_start_namespace(unit, NULL),
					     .default_flavors = CIM_TO_SUBCLASS});
	tree_free(&tree);
	return source;
}

void compilation_apply(struct compilation *compilation)
{
	const struct repository_options options = {.closed = compilation->options.closed, .compile_text = compile_text};

	compile_system(compilation);
	compilation->repository = repository_new(&compilation->system_unit, &compilation->names, &options);
	for (size_t i = 0; i < compilation->options.namespace_count; i++)
		repository_add_namespace(compilation->repository, compilation->options.namespaces[i]);
	apply_base(compilation);
	begin(compilation);
	for (size_t i = 0; i < compilation->count; i++)
		if (compilation->files[i]->is_broken)
			repository_skip(compilation->repository, &compilation->files[i]->unit);
		else
			apply_file(compilation, compilation->files[i]);
	repository_check_references(compilation->repository, &compilation->sink);
}
