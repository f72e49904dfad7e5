/* SPDX-License-Identifier: MIT */
/* The options of a command line, read by the tables commands.def and options.def. */
#ifndef MOFKIT_CLI_OPTIONS_H
#define MOFKIT_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "cli/commands.h"

/* The values of an option that may be repeated. */
struct option_list {
	const char **items;
	size_t count, capacity;
};

/* The fields are the first column of options.def; NULL, false or empty when the option is not given. */
struct options {
	enum command_id command;
	const char *output, *from, *to, *stage, *format, *fail_level, *start_namespace, *code_page, *stdin_name, *color;
	const char *localized_output, *locale, *sddl, *template, *object, *domain, *ruleset;
	const char *profile, *select, *ignore, *max_findings, *max_expanded, *jobs, *dependencies, *dialect;
	bool assume_defaults, recursive, verbose, syntax_only, closed, strict, help, fix, diff, statistics;
	bool lists_blobs, writes_all, old_form, runs_cpp, checks_setsd;
	bool require_encryption, no_encryption, remote, inherit, create, autorecover, undo, verify;
	struct option_list include_directories, environment, defines, base, base_descriptors;
	struct option_list grants, denials, groups, fact_files, facts;

	const char *const *arguments; /* what is not an option */
	size_t argument_count;

	/* Set by cli_find_files(): the arguments from first_file on, and --base, with the files of directories. */
	struct option_list files, base_files;
	struct arena arena; /* holds what is not in argv */
};

/*
 * Reads the arguments of a command, argv[0] being the last word of its name. False after a usage message. The options
 * point into argv; call options_free() in either case.
 */
bool options_read(int argc, char **argv, enum command_id command, struct options *options);
void options_free(struct options *options);

/* Whether the values of options make sense before anything is read, and their number; false after a usage message. */
bool options_check(const struct options *options);

/* Adds to a list. */
void options_add(struct option_list *list, const char *item);

/* Appends the lines of --help for each option of a command. */
void options_describe(enum command_id command, struct buffer *out);

/* Whether a command has an option of that long name. */
bool options_exist(enum command_id command, const char *long_name);

#endif
