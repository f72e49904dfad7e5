/* SPDX-License-Identifier: MIT */
#include "cli/fix_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "cli/inputs.h"
#include "cli/terminal.h"
#include "lint/fix.h"

/* A file of the command line. */
struct fixed_file {
	const struct compiled_file *compiled; /* as it was read */
	struct buffer old;                    /* its bytes */
	struct buffer bytes;                  /* those of its text with the accepted fixes */
	bool may_change, is_changed;
};

/* Fixes that were not made, and why: the code that they would have caused or left. */
struct taken_back {
	const struct diagnostic *fix;
	enum diag_code worse;
};

struct run {
	const struct options *options;
	const struct lint *lint;
	const struct compilation *first; /* of the files as they were read */
	struct compilation *round;       /* of the text that the fixes of this round are for */
	struct compilation *accepted;    /* of that text with the fixes that were accepted so far; may be `round` */
	struct fixed_file *files;        /* as many as first->count */
	const struct diagnostic **fixes; /* of the round: those accepted so far first, then those on trial */
	size_t accepted_count;
	struct taken_back *taken_back;
	size_t taken_back_count, taken_back_capacity;
	size_t untried; /* fixes for which no compile was left */
	unsigned compiles_left;
};

enum { MAX_COMPILES = 200 }; /* of one run: each round takes one, and each fix that is taken back a few */

/* ---- which files may change ---- */

static void explain(const struct source *source, const char *reason)
{
	fprintf(stderr, "mof: %s is not fixed: %s\n", source->path, reason);
}

/* Whether the file can be written back with nothing changed but the fixes; NULL, or why not. */
static const char *find_obstacle(const struct options *options, struct fixed_file *file)
{
	const struct source *source = file->compiled->source;
	struct buffer encoded = {0};
	const char *error = NULL;
	bool is_same;

	if (file->compiled->is_unparsed)
		return "it has syntax errors";
	if (source->cut_at_nul)
		return "it has a NUL character, and what follows that was not read";
	if (source->is_repaired)
		return "it has bytes that are invalid in its encoding";
	if (!source_encode(source, (struct text){source->text, source->size}, &encoded))
		return "its code page cannot express its own text";
	if (options->fix)
		error = file_read(source->path, SOURCE_MAX_SIZE, &file->old);
	else
		buffer_put(&file->old, encoded.bytes, encoded.size);
	is_same = encoded.size == file->old.size &&
		  (encoded.size == 0 || memcmp(encoded.bytes, file->old.bytes, encoded.size) == 0);
	buffer_free(&encoded);
	if (error == NULL && !is_same)
		error = source->encoding == ENCODING_CODE_PAGE
				? "it changed after it was read, or its code page has two forms of one character"
				: "it changed after it was read";
	return error;
}

static struct fixed_file *find_file(const struct run *run, const struct source *source)
{
	for (size_t i = 0; i < run->first->count; i++)
		if (run->round->files[i]->source == source)
			return &run->files[i];
	return NULL;
}

static bool may_change(void *context, const struct source *source)
{
	const struct fixed_file *file = find_file(context, source);

	return file && file->may_change;
}

static bool has_fix(const struct diag_sink *sink, const struct source *source)
{
	for (size_t i = 0; i < sink->count; i++)
		for (const struct diag_edit *edit = sink->items[i]->edits; edit; edit = edit->next)
			if (edit->span.source == source && !sink->items[i]->is_suggestion)
				return true;
	return false;
}

static bool is_named_before(const struct run *run, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (strcmp(run->files[i].compiled->source->path, run->files[index].compiled->source->path) == 0)
			return true;
	return false;
}

static void open_files(struct run *run)
{
	run->files = mem_zero((run->first->count + 1) * sizeof *run->files);
	for (size_t i = 0; i < run->first->count; i++) {
		struct fixed_file *file = &run->files[i];
		const char *obstacle;

		file->compiled = run->first->files[i];
		if (!has_fix(&run->first->sink, file->compiled->source) || is_named_before(run, i))
			continue;
		obstacle = find_obstacle(run->options, file);
		if (obstacle)
			explain(file->compiled->source, obstacle);
		file->may_change = obstacle == NULL;
	}
}

/* ---- trying fixes ---- */

/* The bytes of each file with the first `count` fixes of the round; false if a code page lacks a character. */
static bool encode_files(const struct run *run, size_t count, struct buffer *encoded)
{
	bool can_encode = true;

	for (size_t i = 0; i < run->first->count && can_encode; i++) {
		struct buffer text = {0};

		if (!run->files[i].may_change)
			continue;
		fix_apply(run->fixes, count, run->round->files[i]->source, &text);
		can_encode = source_encode(run->files[i].compiled->source,
					   (struct text){(const char *)text.bytes, text.size}, &encoded[i]);
		buffer_free(&text);
	}
	return can_encode;
}

/* Compiles and lints the files with these bytes; those of other files as they were read, or as they are. */
static struct compilation *compile_again(const struct run *run, const struct buffer *encoded)
{
	struct text *texts = mem_zero((run->first->count + 1) * sizeof *texts);
	struct buffer *copies = mem_zero((run->first->count + 1) * sizeof *copies);
	struct compilation *compilation = mem_zero(sizeof *compilation);
	struct lint lint = {.profile = run->lint->profile, .select = run->lint->select, .ignore = run->lint->ignore};

	for (size_t i = 0; i < run->first->count; i++) {
		const struct source *source = run->first->files[i]->source;
		const struct buffer *bytes = &encoded[i];

		if (!run->files[i].may_change && !source->cut_at_nul && source->size > 0 &&
		    source_encode(source, (struct text){source->text, source->size}, &copies[i]))
			bytes = &copies[i];
		if (bytes->bytes)
			texts[i] = (struct text){(const char *)bytes->bytes, bytes->size};
	}
	cli_compile_again(run->options, run->first, texts, compilation);
	cli_check(compilation, &lint);
	for (size_t i = 0; i < run->first->count; i++)
		buffer_free(&copies[i]);
	free(copies);
	free(texts);
	return compilation;
}

static void discard(const struct run *run, struct compilation *compilation)
{
	if (compilation == run->first)
		return;
	compilation_free(compilation);
	free(compilation);
}

static void accept(struct run *run, struct compilation *compilation, struct buffer *encoded)
{
	for (size_t i = 0; i < run->first->count; i++) {
		struct fixed_file *file = &run->files[i];

		if (!file->may_change)
			continue;
		buffer_free(&file->bytes);
		file->bytes = encoded[i];
		encoded[i] = (struct buffer){0};
		file->is_changed = file->bytes.size != file->old.size ||
				   (file->old.size && memcmp(file->bytes.bytes, file->old.bytes, file->old.size) != 0);
	}
	if (run->accepted != run->round)
		discard(run, run->accepted);
	run->accepted = compilation;
}

/* Tries these fixes on top of the accepted ones; true if they are good, and accepted then. */
static bool try_fixes(struct run *run, size_t count, enum diag_code *worse)
{
	struct buffer *encoded = mem_zero((run->first->count + 1) * sizeof *encoded);
	bool is_good = encode_files(run, run->accepted_count + count, encoded);
	struct compilation *compilation;

	*worse = DIAG_CODE_COUNT;
	if (is_good) {
		run->compiles_left--;
		compilation = compile_again(run, encoded);
		is_good = fix_check(&run->accepted->sink, &compilation->sink, run->fixes + run->accepted_count, count,
				    worse);
		if (is_good)
			accept(run, compilation, encoded);
		else
			discard(run, compilation);
	}
	for (size_t i = 0; i < run->first->count; i++)
		buffer_free(&encoded[i]);
	free(encoded);
	return is_good;
}

static void take_back(struct run *run, const struct diagnostic *fix, enum diag_code worse)
{
	run->taken_back =
		mem_grow(run->taken_back, run->taken_back_count, &run->taken_back_capacity, sizeof *run->taken_back);
	run->taken_back[run->taken_back_count++] = (struct taken_back){fix, worse};
}

/*
 * Accepts of the next `count` fixes of the round those that are good: all of them, or else each half is tried. The others
 * are taken out of the list, in which `rest` more follow.
 */
static void try_halves(struct run *run, size_t count, size_t rest)
{
	const struct diagnostic **next = run->fixes + run->accepted_count;
	enum diag_code worse = DIAG_CODE_COUNT;
	bool can_try = count > 0 && run->compiles_left > 0;

	if (can_try && try_fixes(run, count, &worse)) {
		run->accepted_count += count;
	} else if (can_try && count > 1) {
		try_halves(run, count / 2, rest + count - count / 2);
		try_halves(run, count - count / 2, rest);
	} else if (count > 0) {
		if (can_try)
			take_back(run, *next, worse);
		else
			run->untried += count;
		memmove(next, next + count, rest * sizeof *next);
	}
}

/* One round; true if another one may find more to fix. */
static bool run_round(struct run *run)
{
	size_t count;

	run->fixes = fix_choose(&run->round->sink, may_change, run, &count);
	run->accepted_count = run->taken_back_count = run->untried = 0;
	try_halves(run, count, 0);
	return run->accepted_count > 0;
}

/* ---- results ---- */

static void explain_taken_back(const struct run *run)
{
	for (size_t i = 0; i < run->taken_back_count; i++) {
		const struct diagnostic *fix = run->taken_back[i].fix;
		struct location location =
			source_locate((struct source *)fix->edits->span.source, fix->edits->span.begin);

		fprintf(stderr, "mof: %s:%u: the fix of %s is not made: ", location.file, (unsigned)location.line,
			diag_info(fix->code)->id);
		if (run->taken_back[i].worse == DIAG_CODE_COUNT)
			fprintf(stderr, "the code page of the file does not have its characters\n");
		else if (run->taken_back[i].worse == fix->code)
			fprintf(stderr, "the finding would remain\n");
		else
			fprintf(stderr, "it would cause %s\n", diag_info(run->taken_back[i].worse)->id);
	}
	if (run->untried > 0)
		fprintf(stderr, "mof: %zu more fixes are possible: run mof lint again\n", run->untried);
}

static int print_diff(const struct run *run, size_t index)
{
	const struct source *source = run->files[index].compiled->source;
	struct source *fixed = source_new(source->path, run->files[index].bytes.bytes, run->files[index].bytes.size,
					  source->code_page);
	struct buffer diff = {0};
	int status;

	if (fixed)
		fix_diff(source->path, (struct text){source->text, source->size},
			 (struct text){fixed->text, fixed->size}, &diff);
	status = cli_print(&diff, STDOUT_FILENO);
	source_free(fixed);
	buffer_free(&diff);
	return status;
}

static int write_file(const struct fixed_file *file)
{
	const char *path = file->compiled->source->path;
	const char *error = file_replace(path, &file->old, file->bytes.bytes, file->bytes.size);

	if (error)
		fprintf(stderr, "mof: cannot write %s: %s\n", path, error);
	return error ? EXIT_UNREADABLE : EXIT_CLEAN;
}

static int finish(struct run *run)
{
	int status = EXIT_CLEAN;

	explain_taken_back(run);
	for (size_t i = 0; i < run->first->count; i++) {
		struct fixed_file *file = &run->files[i];

		if (file->is_changed && (run->options->diff ? print_diff(run, i) : write_file(file)) != EXIT_CLEAN)
			status = EXIT_UNREADABLE;
		buffer_free(&file->old);
		buffer_free(&file->bytes);
	}
	if (run->accepted != run->round)
		discard(run, run->accepted);
	discard(run, run->round);
	free(run->fixes);
	free(run->files);
	free(run->taken_back);
	return status;
}

int cli_fix_files(const struct options *options, const struct compilation *compilation, const struct lint *lint)
{
	struct run run = {.options = options,
			  .lint = lint,
			  .first = compilation,
			  .round = (struct compilation *)compilation,
			  .accepted = (struct compilation *)compilation,
			  .compiles_left = MAX_COMPILES};

	open_files(&run);
	while (run_round(&run)) {
		discard(&run, run.round);
		run.round = run.accepted;
		free(run.fixes);
	}
	return finish(&run);
}
