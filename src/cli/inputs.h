/* SPDX-License-Identifier: MIT */
/* From the arguments of the command line to a compilation: files, directories, --base, --cpp, progress. */
#ifndef MOFKIT_CLI_INPUTS_H
#define MOFKIT_CLI_INPUTS_H

#include "base/buffer.h"
#include "cli/options.h"
#include "compile/compile.h"
#include "lint/lint.h"
#include "namespace/facts.h"

enum {
	MAX_EXPANDED = 1024, /* megabytes, of --max-expanded */
	MAX_JOBS = 64,
};

/*
 * Finds the files to compile and those of --base, also in directories. Returns an exit status: a directory that cannot
 * be read or has no such files is an error, as is a pattern that matches no file; a message explains it.
 */
int cli_find_files(struct options *options);

/* Compiles the files that were found. `keep_trees` for a stage before the unit. compilation_free() it. */
void cli_compile(const struct options *options, bool keep_trees, struct compilation *compilation);

/*
 * Compiles the files once more, with other contents: the bytes texts[i] for the file first->files[i] of an earlier
 * compilation, where bytes is NULL what the file holds now. compilation_free() it.
 */
void cli_compile_again(const struct options *options, const struct compilation *first, const struct text *texts,
		       struct compilation *compilation);

/*
 * Applies the files after the base, and returns the journal, which belongs to the compilation. The namespaces that
 * `bases` has a descriptor of exist. Notes on what could not be checked are dropped: reports and decisions have
 * unknowns of their own.
 */
const struct journal *cli_apply(struct compilation *compilation, const struct namespace_bases *bases);

/* Applies the files and runs the rules that `lint` asks for; only its profile, scope and selections are set. */
void cli_check(struct compilation *compilation, struct lint *lint);

/* Runs the rules over files that are applied; `facts` are theirs, or NULL where none are known (lint.h). */
void cli_lint(struct compilation *compilation, const struct namespaces *facts, struct lint *lint);

/* --max-expanded in bytes; 0 when it is not given or is not valid. */
size_t cli_max_expanded(const struct options *options);

/* --jobs, or the number of processors; 0 when it is not valid. */
size_t cli_jobs(const struct options *options);

/* --base-descriptor, in the arena; NULL after a usage message. */
struct namespace_base *cli_base_descriptors(const struct options *options, struct arena *arena);

/*
 * Replaces a text by what the C preprocessor makes of it. Returns NULL or why that failed; messages of cpp itself go to
 * standard error. The first argument is a const struct options.
 */
const char *cli_preprocess(void *options, const char *path, struct buffer *text);

/* A line on a terminal with the number of files that are done, once the work lasts over a second. */
struct progress {
	bool is_shown;
	double started; /* seconds */
};

void cli_start_progress(struct progress *progress);
void cli_show_progress(void *progress, size_t done, size_t count);

#endif
