/* SPDX-License-Identifier: MIT */
#include "compile/input.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "syntax/parse.h"

/* so many files are parsed before their trees are lowered, in order, and freed */
enum { BATCH = 64, MAX_JOBS = 64 };

/* Whether a file cannot be text: it begins with a control character and is not UTF-16. */
static bool looks_binary(const struct source *source)
{
	enum { LOOKED_AT = 64 };

	if (source->encoding == ENCODING_UTF16LE || source->encoding == ENCODING_UTF16BE)
		return false;
	for (size_t i = 0; i < source->size && i < LOOKED_AT; i++)
		if ((unsigned char)source->text[i] < ' ' && !memchr("\t\n\v\f\r\x1a", source->text[i], 6))
			return true;
	return source->size == 0 && source->cut_at_nul;
}

/*
 * The format of a file: the option, else binary MOF by its first bytes, else by its suffix; NULL for MOF text, which
 * has no reader of its own.
 */
static const struct format *format_of(const struct compile_options *options, const char *path,
				      const struct buffer *bytes)
{
	const struct format *form = options->from;

	if (form == NULL)
		form = bytes->size >= 4 && memcmp(bytes->bytes, "FOMB", 4) == 0 ? format_find("bmf")
										: format_of_path(path);
	return form && form->read ? form : NULL;
}

/*
 * Runs the preprocessor on a source and returns its output as the source; NULL, with the input's error set, on failure.
 */
static struct source *preprocess(struct input *input, const struct compile_options *options, struct source *source)
{
	struct buffer text = {0};

	buffer_put(&text, source->text, source->size);
	source_free(source);
	input->error = options->preprocess(options->preprocess_context, input->path, &text);
	if (input->error) {
		buffer_free(&text);
		return NULL;
	}
	return source_take(input->path, &text, NULL);
}

void input_parse(struct input *input, const struct compile_options *options, bool strict)
{
	bool is_binary;

	diag_sink_init(&input->sink);
	input->sink.strict = strict;
	input->format = format_of(options, input->path, &input->bytes);
	if (input->format)
		return;
	input->source = source_take(input->path, &input->bytes, options->code_page);
	is_binary = input->source && looks_binary(input->source);
	if (input->source && options->preprocess && !is_binary)
		input->source = preprocess(input, options, input->source);
	if (input->error)
		return;
	if (input->source == NULL)
		input->error = "its text is larger than mofkit reads";
	else if (is_binary)
		diag_report(&input->sink, MOF530, (struct span){input->source, 0, 0},
			    "neither MOF text nor binary MOF");
	else
		parse(input->source, &input->sink, &input->tree);
}

const char *input_read(const struct compile_options *options, const char *path, size_t limit, struct buffer *bytes)
{
	const char *error;
	void *read = NULL;
	size_t size = 0;

	if (options->read == NULL)
		return file_read(path, limit, bytes);
	error = options->read(options->read_context, path, &read, &size);
	if (error == NULL && size > limit)
		error = "it is larger than mofkit reads";
	if (error == NULL)
		buffer_put(bytes, read, size);
	free(read);
	return error;
}

static void read_and_parse(struct input *input, const struct compile_options *options, bool strict)
{
	input->error = input_read(options, input->path, SOURCE_MAX_SIZE, &input->bytes);
	if (strcmp(input->path, "-") == 0)
		input->path = options->stdin_name ? options->stdin_name : "<stdin>";
	if (input->error == NULL)
		input_parse(input, options, strict);
}

/* ---- in parallel ---- */

struct batch {
	const struct compile_options *options;
	bool strict;
	struct input *inputs;
	size_t count;
	atomic_size_t next;
};

static void *work(void *context)
{
	struct batch *batch = context;

	for (;;) {
		size_t mine = atomic_fetch_add(&batch->next, 1);

		if (mine >= batch->count)
			return NULL;
		read_and_parse(&batch->inputs[mine], batch->options, batch->strict);
	}
}

/* Starts as many threads as the system allows; this one works as well. */
static void parse_all(struct batch *batch)
{
	size_t jobs = batch->options->jobs < MAX_JOBS ? batch->options->jobs : MAX_JOBS, started = 0;
	pthread_t threads[MAX_JOBS];

	if (batch->options->read)
		jobs = 1;
	while (started + 1 < jobs && started + 1 < batch->count &&
	       pthread_create(&threads[started], NULL, work, batch) == 0)
		started++;
	work(batch);
	while (started > 0)
		pthread_join(threads[--started], NULL);
}

static void add_batch(struct compilation *compilation, const char *const *paths, size_t count)
{
	struct batch batch = {
		.options = &compilation->options,
		.strict = compilation->sink.strict,
		.inputs = mem_zero(count * sizeof *batch.inputs),
		.count = count,
	};

	for (size_t i = 0; i < count; i++)
		batch.inputs[i].path = paths[i];
	parse_all(&batch);
	for (size_t i = 0; i < count; i++)
		compilation_add_input(compilation, &batch.inputs[i]);
	free(batch.inputs);
}

void compilation_add_files(struct compilation *compilation, const char *const *paths, size_t count)
{
	const struct compile_options *options = &compilation->options;

	for (size_t done = 0; done < count;) {
		size_t size = count - done < BATCH ? count - done : BATCH;

		add_batch(compilation, paths + done, size);
		done += size;
		if (options->progress)
			options->progress(options->progress_context, done, count);
	}
}
