/* SPDX-License-Identifier: MIT */
/* mof dump: a stage of the compile as text, for those who work on mofkit or wonder how it reads a file. */
#include <string.h>
#include <unistd.h>

#include "cli/options.h"
#include "compile/compile.h"
#include "model/dump.h"
#include "syntax/dump.h"

static void put_tokens(const struct compiled_file *file, struct buffer *out)
{
	dump_tokens(&file->tree.tokens, out);
}

static void put_tree(const struct compiled_file *file, struct buffer *out)
{
	dump_tree(&file->tree, out);
}

static void put_unit(const struct compiled_file *file, struct buffer *out)
{
	dump_unit(&file->unit, out);
}

static const struct {
	const char *name;
	void (*dump)(const struct compiled_file *file, struct buffer *out);
} stages[] = {
	{"tokens", put_tokens},
	{"tree", put_tree},
	{"unit", put_unit},
};

enum { STAGE_COUNT = sizeof stages / sizeof *stages };

int cmd_dump(const struct options *options)
{
	struct compilation compilation;
	struct buffer text = {0};
	int status, printed;
	size_t stage = 0;

	while (stage < STAGE_COUNT && (!options->stage || strcmp(stages[stage].name, options->stage) != 0))
		stage++;
	if (stage == STAGE_COUNT)
		return cli_usage(options, "--stage is tokens, tree or unit");
	cli_compile(options, NULL, true, &compilation);
	for (size_t i = 0; i < compilation.count; i++)
		stages[stage].dump(compilation.files[i], &text);
	printed = cli_print(&text, STDOUT_FILENO);
	status = cli_report(options, &compilation, cli_renderer(options), STDERR_FILENO);
	buffer_free(&text);
	compilation_free(&compilation);
	return printed == EXIT_CLEAN ? status : printed;
}
