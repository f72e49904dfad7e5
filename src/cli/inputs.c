/* SPDX-License-Identifier: MIT */
/* The files to compile, with those in directories; and the progress of the work on them. */
#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/inputs.h"
#include "cli/terminal.h"
#include "compile/dialect.h"
#include "compile/schema.h"

/* ---- directories ---- */

static bool is_mof(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot && dot != name && (text_compare_folded(dot, ".mof") == 0 || text_compare_folded(dot, ".mfl") == 0);
}

static bool is_mof_or_binary(const char *name)
{
	const char *dot = strrchr(name, '.');

	return is_mof(name) || (dot && dot != name && text_compare_folded(dot, ".bmf") == 0);
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* What a command reads from directories. */
struct kind {
	bool (*is_wanted)(const char *name);
	const char *description;
};

static const struct kind mof_files = {is_mof, ".mof or .mfl files"};
static const struct kind base_files = {is_mof_or_binary, ".mof, .mfl or .bmf files"};

static int refuse_directory(const char *directory, int error)
{
	fprintf(stderr, "mof: cannot read %s: %s\n", directory, strerror(error));
	return EXIT_UNREADABLE;
}

/* A directory of DMTF's files is one schema. Returns how many of the paths are compiled by themselves. */
static size_t sort_schema(const struct options *options, const char **paths, size_t count)
{
	struct compile_options compile_options = {.code_page = options->code_page,
						  .include_folders = options->include_directories.items,
						  .include_folder_count = options->include_directories.count};

	if (options->dialect)
		dialect_find(options->dialect, &compile_options.dialect, &compile_options.finds_dialect);
	return schema_sort(&compile_options, paths, count);
}

/*
 * Adds the files below a directory in the order of their names, without hidden files and symbolic links. Returns an exit
 * status, after a message if a directory cannot be read or there is no file.
 */
static int add_directory(struct options *options, struct option_list *list, const char *directory,
			 const struct kind *kind)
{
	char *const paths[] = {(char *)directory, NULL};
	FTS *tree = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
	size_t count = list->count;
	int status = EXIT_CLEAN;
	FTSENT *entry;

	while (tree && (errno = 0, entry = fts_read(tree)) != NULL) {
		bool is_hidden = entry->fts_level > 0 && entry->fts_name[0] == '.';

		if (is_hidden && entry->fts_info == FTS_D)
			fts_set(tree, entry, FTS_SKIP);
		else if (!is_hidden && entry->fts_info == FTS_F && kind->is_wanted(entry->fts_name))
			options_add(list, arena_printf(&options->arena, "%s", entry->fts_path));
		else if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR)
			status = refuse_directory(entry->fts_path, entry->fts_errno);
	}
	if (tree == NULL || errno != 0)
		status = refuse_directory(directory, errno);
	if (tree)
		fts_close(tree);
	if (status == EXIT_CLEAN && list->count == count) {
		fprintf(stderr, "mof: no %s in %s\n", kind->description, directory);
		status = EXIT_UNREADABLE;
	}
	if (status == EXIT_CLEAN)
		list->count = count + sort_schema(options, list->items + count, list->count - count);
	return status;
}

static bool is_directory(const char *path)
{
	struct stat status;

	return strcmp(path, "-") != 0 && stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* A pattern that the shell passed on because no file matched it. */
static bool is_unmatched(const char *path)
{
	return strpbrk(path, "*?[") != NULL && access(path, F_OK) != 0;
}

static int refuse_pattern(const char *pattern)
{
	fprintf(stderr, "mof: no file matches %s\n", pattern);
	return EXIT_UNREADABLE;
}

static int find_base(struct options *options)
{
	int status = EXIT_CLEAN;

	for (size_t i = 0; i < options->base.count && status == EXIT_CLEAN; i++) {
		const char *path = options->base.items[i];

		if (is_directory(path))
			status = add_directory(options, &options->base_files, path, &base_files);
		else
			options_add(&options->base_files, path);
	}
	return status;
}

int cli_find_files(struct options *options)
{
	int status = find_base(options);

	for (size_t i = command_at(options->command)->first_file; i < options->argument_count && status == EXIT_CLEAN;
	     i++) {
		const char *path = options->arguments[i];

		if (is_unmatched(path))
			status = refuse_pattern(path);
		else if (!is_directory(path))
			options_add(&options->files, path);
		else if (options->recursive)
			status = add_directory(options, &options->files, path, &mof_files);
		else
			status = cli_usage(options, "'%s' is a directory%s", path,
					   options_exist(options->command, "recursive")
						   ? "; --recursive reads the MOF files in it"
						   : "");
	}
	return status;
}

/* ---- progress ---- */

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void cli_start_progress(struct progress *progress)
{
	*progress = (struct progress){.is_shown = isatty(STDERR_FILENO), .started = now()};
}

void cli_show_progress(void *context, size_t done, size_t count)
{
	enum { PATIENCE = 1 }; /* seconds */
	struct progress *progress = context;

	if (!progress->is_shown || now() - progress->started < PATIENCE)
		return;
	fprintf(stderr, "\r\033[K%zu of %zu files", done, count);
	if (done == count)
		fputs("\r\033[K", stderr);
	fflush(stderr);
}
