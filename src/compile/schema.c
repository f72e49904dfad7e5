/* SPDX-License-Identifier: MIT */
#include "compile/schema.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "compile/dialect.h"
#include "compile/include.h"
#include "compile/input.h"
#include "syntax/parse.h"

/* A class that a file needs, or the path of a file that it includes. */
struct link {
	struct link *next;
	const char *text; /* the folded name, or the real path */
};

struct schema_file {
	const char *path;
	char *real;            /* NULL if it cannot be read */
	struct link *needs;    /* classes; those of included files are added */
	struct link *included; /* files */
	bool is_dmtf, declares, defines;
	bool is_included;           /* by another file */
	struct schema_file *root;   /* the file with which it is compiled: itself, or one that includes it */
	struct schema_file *parent; /* in a walk: where it came from */
	bool is_seen;               /* by the walk along the classes */
};

struct schema {
	struct compilation scratch; /* owns names and paths */
	struct schema_file *files;
	struct schema_file **by_path; /* sorted by their real paths */
	size_t count, known;
	struct map classes;  /* folded name -> struct schema_file that defines it first */
	const char **sorted; /* paths of files that are compiled */
	size_t sorted_count;
};

/* ---- reading ---- */

static void add_link(struct schema *schema, struct link **list, const char *text)
{
	struct link *link = arena_alloc(&schema->scratch.sink.arena, sizeof *link);

	*link = (struct link){*list, text};
	*list = link;
}

static const char *folded(struct schema *schema, const struct tree *tree, uint32_t token)
{
	return names_intern(&schema->scratch.names, token_text(&tree->tokens, token)).folded;
}

/* What is not found here is reported when the file is compiled. */
static void add_include(struct schema *schema, struct schema_file *file, const struct input *input,
			const struct tree_value *value)
{
	struct arena *arena = &schema->scratch.sink.arena;
	struct text text = token_text(&input->tree.tokens, value->range.first);
	char *path = arena_copy(arena, text.bytes, text.length);
	const char *found;
	char *real;

	if (text.length < 2)
		return;
	path[text.length - 1] = 0; /* the closing quote */
	for (char *slash = path; (slash = strchr(slash, '\\')) != NULL;)
		*slash = '/';
	found = include_find(&schema->scratch, input->source, path + 1);
	real = found ? realpath(found, NULL) : NULL;
	if (real)
		add_link(schema, &file->included, arena_text(arena, real, strlen(real)));
	free(real);
}

static void look_at(struct schema *schema, struct schema_file *file, const struct input *input,
		    const struct tree_declaration *declaration)
{
	const struct tree *tree = &input->tree;
	const struct tree_value *argument = declaration->arguments;
	bool includes = declaration->kind == TREE_INCLUDE ||
			(declaration->kind == TREE_PRAGMA &&
			 text_same_name(token_text(&tree->tokens, declaration->name), text_of("include")));

	file->declares |= declaration->kind == TREE_QUALIFIER_TYPE;
	if (includes && argument && argument->kind == TREE_STRING) {
		add_include(schema, file, input, argument);
	} else if (declaration->kind == TREE_CLASS) {
		const char *name = folded(schema, tree, declaration->name);

		file->defines = true;
		if (!map_get(&schema->classes, name))
			map_put(&schema->classes, name, file);
		if (declaration->superclass != NO_TOKEN)
			add_link(schema, &file->needs, folded(schema, tree, declaration->superclass));
	} else if (declaration->kind == TREE_INSTANCE_OF) {
		file->defines = true;
		add_link(schema, &file->needs, folded(schema, tree, declaration->name));
	}
}

static void read_file(struct schema *schema, struct schema_file *file)
{
	const struct compile_options *options = &schema->scratch.options;
	struct input input = {.path = file->path};
	struct dialect_reason reason;

	input.error = input_read(options, file->path, SOURCE_MAX_SIZE, &input.bytes);
	if (input.error == NULL) {
		input_parse(&input, options, false);
		diag_sink_free(&input.sink);
	}
	if (input.error == NULL && input.source) {
		file->real = realpath(file->path, NULL);
		file->is_dmtf = options->finds_dialect ? dialect_of(&input.tree, &reason) == CIM_DMTF
						       : options->dialect == CIM_DMTF;
		for (const struct tree_declaration *at = input.tree.declarations; at; at = at->next)
			look_at(schema, file, &input, at);
	}
	tree_free(&input.tree);
	source_free(input.source);
	buffer_free(&input.bytes);
}

/* ---- includes ---- */

static int by_real_path(const void *a, const void *b)
{
	return strcmp((*(struct schema_file *const *)a)->real, (*(struct schema_file *const *)b)->real);
}

static struct schema_file *file_at(const struct schema *schema, const char *real)
{
	struct schema_file key = {.real = (char *)real}, *wanted = &key;
	struct schema_file **found =
		bsearch(&wanted, schema->by_path, schema->known, sizeof *schema->by_path, by_real_path);

	return found ? *found : NULL;
}

static void index_paths(struct schema *schema)
{
	schema->by_path = mem_alloc((schema->count + 1) * sizeof *schema->by_path);
	for (size_t i = 0; i < schema->count; i++)
		if (schema->files[i].real)
			schema->by_path[schema->known++] = &schema->files[i];
	qsort(schema->by_path, schema->known, sizeof *schema->by_path, by_real_path);
	for (size_t i = 0; i < schema->count; i++) {
		for (const struct link *link = schema->files[i].included; link; link = link->next) {
			struct schema_file *included = file_at(schema, link->text);

			if (included && included != &schema->files[i])
				included->is_included = true;
		}
	}
}

/* Gives a root what it includes, directly or not: their declarations and needs are its own. */
static void take_includes(struct schema *schema, struct schema_file *root)
{
	struct schema_file *waiting = root;

	root->root = root;
	root->parent = NULL;
	while (waiting) {
		struct schema_file *file = waiting;

		waiting = file->parent;
		for (const struct link *link = file->included; link; link = link->next) {
			struct schema_file *included = file_at(schema, link->text);

			if (included == NULL || included->root)
				continue;
			included->root = root;
			included->parent = waiting;
			waiting = included;
			root->declares |= included->declares;
			root->defines |= included->defines;
			for (const struct link *need = included->needs; need; need = need->next)
				add_link(schema, &root->needs, need->text);
		}
	}
}

/* Files that include each other in a circle have no root: the first becomes one. */
static void find_roots(struct schema *schema)
{
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < schema->count; i++)
			if (schema->files[i].root == NULL && (pass == 1 || !schema->files[i].is_included))
				take_includes(schema, &schema->files[i]);
}

/* ---- order ---- */

static struct schema_file *next_need(const struct schema *schema, struct schema_file *file)
{
	while (file->needs) {
		struct schema_file *definer = map_get(&schema->classes, file->needs->text);

		file->needs = file->needs->next;
		if (definer && !definer->root->is_seen)
			return definer->root;
	}
	return NULL;
}

/* Adds a file after those that it needs. */
static void add_sorted(struct schema *schema, struct schema_file *file)
{
	if (file->is_seen)
		return;
	file->is_seen = true;
	file->parent = NULL;
	while (file) {
		struct schema_file *need = next_need(schema, file);

		if (need) {
			need->is_seen = true;
			need->parent = file;
			file = need;
		} else {
			schema->sorted[schema->sorted_count++] = file->path;
			file = file->parent;
		}
	}
}

static void sort_roots(struct schema *schema)
{
	enum { DECLARATIONS_ONLY, WITH_DECLARATIONS, ALL, PASSES };

	schema->sorted = mem_alloc((schema->count + 1) * sizeof *schema->sorted);
	for (int pass = DECLARATIONS_ONLY; pass < PASSES; pass++) {
		for (size_t i = 0; i < schema->count; i++) {
			struct schema_file *file = &schema->files[i];

			if (file->root == file && (pass == ALL || file->declares) &&
			    (pass != DECLARATIONS_ONLY || !file->defines))
				add_sorted(schema, file);
		}
	}
}

static bool has_dmtf(const struct schema *schema)
{
	for (size_t i = 0; i < schema->count; i++)
		if (schema->files[i].is_dmtf)
			return true;
	return false;
}

size_t schema_sort(const struct compile_options *options, const char **paths, size_t count)
{
	struct schema schema = {.count = count};

	if (!options->finds_dialect && options->dialect != CIM_DMTF)
		return count;
	compilation_init(&schema.scratch, options);
	schema.files = mem_zero((count + 1) * sizeof *schema.files);
	for (size_t i = 0; i < count; i++) {
		schema.files[i].path = paths[i];
		read_file(&schema, &schema.files[i]);
	}
	if (has_dmtf(&schema)) {
		index_paths(&schema);
		find_roots(&schema);
		sort_roots(&schema);
		memcpy(paths, schema.sorted, schema.sorted_count * sizeof *paths);
		count = schema.sorted_count;
	}
	for (size_t i = 0; i < schema.count; i++)
		free(schema.files[i].real);
	free(schema.files);
	free(schema.by_path);
	free(schema.sorted);
	map_free(&schema.classes);
	compilation_free(&schema.scratch);
	return count;
}
