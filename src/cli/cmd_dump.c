/* SPDX-License-Identifier: MIT */
/* mof dump: a stage of the compiler as text, for work on mofkit and for questions about how it reads a file. */
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/diagnostics.h"
#include "cli/inputs.h"
#include "cli/terminal.h"
#include "formats/bmf/bmf.h"
#include "model/dump.h"
#include "syntax/dump.h"

typedef void dump_function(struct compilation *compilation, struct buffer *out);

static void put_tokens(struct compilation *compilation, struct buffer *out)
{
	for (size_t i = 0; i < compilation->count; i++)
		dump_tokens(&compilation->files[i]->tree.tokens, out);
}

static void put_trees(struct compilation *compilation, struct buffer *out)
{
	for (size_t i = 0; i < compilation->count; i++)
		dump_tree(&compilation->files[i]->tree, out);
}

static void put_units(struct compilation *compilation, struct buffer *out)
{
	for (size_t i = 0; i < compilation->count; i++)
		dump_unit(&compilation->files[i]->unit, out);
}

static void put_repository(struct compilation *compilation, struct buffer *out)
{
	compilation_apply(compilation);
	repository_dump(compilation->repository, out);
}

static void put_journal(struct compilation *compilation, struct buffer *out)
{
	compilation_apply(compilation);
	journal_dump(repository_journal(compilation->repository), out);
}

static const struct {
	const char *name;
	dump_function *dump;
} stages[] = {
	{"tokens", put_tokens},         {"tree", put_trees},      {"unit", put_units},
	{"repository", put_repository}, {"journal", put_journal},
};

enum { STAGE_COUNT = sizeof stages / sizeof *stages };

/* Bytes are annotated as far as they can be decoded, so the file is not compiled. */
static int dump_bytes(const struct options *options)
{
	struct compilation compilation;
	struct buffer text = {0};
	int status, printed;

	compilation_init(&compilation, NULL);
	for (size_t i = 0; i < options->files.count; i++) {
		struct buffer bytes = {0};
		const char *error = file_read(options->files.items[i], SOURCE_MAX_SIZE, &bytes);

		if (error) {
			diag_report(&compilation.sink, MOF800, (struct span){0}, "cannot read %s: %s",
				    options->files.items[i], error);
			compilation.unreadable = true;
		} else {
			bmf_annotate(options->files.items[i], bytes.bytes, bytes.size, &compilation.sink, &text);
		}
		buffer_free(&bytes);
	}
	printed = cli_print(&text, STDOUT_FILENO);
	status = cli_report(options, &compilation, cli_renderer(options), STDERR_FILENO);
	buffer_free(&text);
	compilation_free(&compilation);
	return printed == EXIT_CLEAN ? status : printed;
}

int cmd_dump(const struct options *options)
{
	struct compilation compilation;
	struct buffer text = {0};
	int status, printed;
	size_t stage = 0;

	if (options->stage == NULL)
		return cli_usage(options, "missing --stage");
	if (strcmp(options->stage, "bytes") == 0)
		return dump_bytes(options);
	while (stage + 1 < STAGE_COUNT && strcmp(stages[stage].name, options->stage) != 0)
		stage++;
	cli_compile(options, true, &compilation);
	stages[stage].dump(&compilation, &text);
	printed = cli_print(&text, STDOUT_FILENO);
	status = cli_report(options, &compilation, cli_renderer(options), STDERR_FILENO);
	buffer_free(&text);
	compilation_free(&compilation);
	return printed == EXIT_CLEAN ? status : printed;
}
