/* SPDX-License-Identifier: MIT */
/* From units to the repository, with the system classes below. */
#include <limits.h>

#include "compile/compile.h"
#include "compile/lower.h"
#include "repository/system.h"
#include "syntax/parse.h"

/* The system's own MOF goes the way of all files, but for the check of names, which only the system may use. */
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

/* The world before is as it is: what a repository would say of it is nobody's news. */
static void apply_base(struct compilation *compilation)
{
	struct diag_sink sink;

	diag_sink_init(&sink);
	for (size_t i = 0; i < compilation->base_count; i++)
		if (!compilation->base[i]->is_broken)
			repository_apply_before(compilation->repository, &compilation->base[i]->unit, &sink);
	diag_sink_free(&sink);
}

/* What was read of a form without text has no places: messages name the file. */
static void apply_file(struct compilation *compilation, const struct compiled_file *file)
{
	compilation->sink.subject = file->source->size == 0 ? file->source->path : NULL;
	repository_apply(compilation->repository, &file->unit, &compilation->sink);
	compilation->sink.subject = NULL;
}

void compilation_apply(struct compilation *compilation)
{
	const struct repository_options options = {.closed = compilation->options.closed};

	compile_system(compilation);
	compilation->repository = repository_new(&compilation->system_unit, &compilation->names, &options);
	if (compilation->unreadable)
		repository_set_incomplete(compilation->repository);
	apply_base(compilation);
	for (size_t i = 0; i < compilation->count; i++)
		if (compilation->files[i]->is_broken)
			repository_set_incomplete(compilation->repository);
	for (size_t i = 0; i < compilation->count; i++)
		if (!compilation->files[i]->is_broken)
			apply_file(compilation, compilation->files[i]);
}
