/* SPDX-License-Identifier: MIT */
/* What check, lint, security and access have in common: one application of the files, and the rules on top of it. */
#include <stdlib.h>

#include "base/memory.h"
#include "cli/inputs.h"

struct notes {
	size_t next, first; /* index of the diagnostic that is looked at, and of the first that may go */
};

static bool is_no_new_note(const struct diagnostic *diagnostic, void *context)
{
	struct notes *notes = context;

	return notes->next++ < notes->first || diagnostic->severity > SEVERITY_NOTE;
}

const struct journal *cli_apply(struct compilation *compilation, const struct namespace_bases *bases)
{
	struct notes notes = {.first = compilation->sink.count};
	size_t count = bases ? bases->count : 0;
	const char **paths = mem_alloc((count + 1) * sizeof *paths);

	for (size_t i = 0; i < count; i++)
		paths[i] = bases->items[i].path;
	compilation->options.namespaces = paths;
	compilation->options.namespace_count = count;
	compilation_apply(compilation);
	compilation->options.namespace_count = 0;
	free(paths);
	diag_keep(&compilation->sink, is_no_new_note, &notes);
	return repository_journal(compilation->repository);
}

void cli_lint(struct compilation *compilation, const struct namespaces *facts, struct lint *lint)
{
	struct lint_file *files = mem_alloc((compilation->count + 1) * sizeof *files);

	for (size_t i = 0; i < compilation->count; i++) {
		const struct cim_unit *unit = &compilation->files[i]->unit;

		files[i] = (struct lint_file){compilation->files[i]->source, unit, NULL};
		if (compilation->repository)
			files[i].entries = journal_entries(repository_journal(compilation->repository), unit);
	}
	lint->files = files;
	lint->count = compilation->count;
	lint->sink = &compilation->sink;
	lint->facts = facts;
	lint_run(lint);
	free(files);
}

void cli_check(struct compilation *compilation, struct lint *lint)
{
	struct namespaces facts;

	compilation_apply(compilation);
	namespaces_collect(&facts, repository_journal(compilation->repository), NULL);
	cli_lint(compilation, &facts, lint);
	namespaces_free(&facts);
}
