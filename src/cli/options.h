/* SPDX-License-Identifier: MIT */
/* The command line: what was asked for, read by the tables commands.def and options.def. */
#ifndef MOFKIT_CLI_OPTIONS_H
#define MOFKIT_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "diag/diag.h"
#include "lint/lint.h"

enum command_id {
#define COMMAND(id, name, function, arguments, words) COMMAND_##id,
#include "cli/commands.def"
#undef COMMAND
	COMMAND_COUNT
};

enum exit_status { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_UNREADABLE = 3, EXIT_UNDECIDED = 4 };

/* What an option that may be given several times was given. */
struct option_list {
	const char **items;
	size_t count, capacity;
};

struct options {
	enum command_id command;
	const char *output, *from, *to, *stage, *format, *fail_level, *start_namespace, *code_page, *stdin_name, *color;
	const char *language, *amendment, *sddl, *template, *object, *domain;
	const char *profile, *select, *ignore, *most, *max_expanded, *jobs, *dependencies, *dialect;
	const char *user, *account, *elevated, *origin, *transport, *mode, *level, *impersonation, *authentication;
	const char *operation, *target, *rules;
	bool assume_defaults;
	bool recursive, verbose, syntax, closed, strict, help, fix, diff, statistics, list, all, old_form, cpp, checks;
	bool require_encryption, no_encryption, remote, inherit, create, autorecover, undo, verify;
	struct option_list include_folders, environment, defines, base, inputs, base_inputs, base_descriptors;
	struct option_list grants, denials, groups, fact_files, facts;
	struct arena arena; /* paths of files in folders */
	const char **files;
	size_t file_count;
};

struct command {
	const char *name;
	int (*run)(const struct options *options); /* returns an exit status */
	const char *arguments;
	const char *words;
};

const struct command *command_at(enum command_id id);

/* The command of that name; COMMAND_COUNT if there is none. */
enum command_id command_find(const char *name);

/*
 * Reads the arguments of a command, argv[0] being its name. False after a mistake, which is explained on
 * standard error. The options point into argv; free their lists with options_free.
 */
bool options_read(int argc, char **argv, enum command_id command, struct options *options);
void options_free(struct options *options);

/* Adds to a list. */
void options_add(struct option_list *list, const char *item);

/* The help of mof, and of one of its commands. */
void help_of_program(struct buffer *out);
void help_of_command(enum command_id command, struct buffer *out);

/* ---- what commands share ---- */

/*
 * Replaces the folders of the command line by the MOF files in them. Returns an exit status: a folder that cannot be read
 * or has no such files is an error, which is explained.
 */
int cli_expand_folders(struct options *options);

/* A line on a terminal that says how many files are done, once work lasts over a second. */
struct progress {
	bool is_shown;
	double started; /* seconds */
};

void cli_start_progress(struct progress *progress);
void cli_show_progress(void *progress, size_t done, size_t count);

/* --max-expanded in bytes, 0 when it is not given; the option was checked. */
enum { MOST_EXPANDED = 1024 }; /* megabytes */
size_t cli_largest_plain(const struct options *options);

/* --jobs, or the number of processors; 0 if it is no number that can be. */
enum { MOST_JOBS = 64 };
size_t cli_jobs(const struct options *options);

/* mof security generate; the first of the files is its name. */
int cli_security_generate(const struct options *options);

/* --base-descriptor into the arena; NULL after a usage message. */
struct namespace_base *cli_base_descriptors(const struct options *options, struct arena *arena);

struct compilation;

struct format;

/* Runs the C preprocessor over a text, which it replaces; NULL or why it can't. What it says itself goes to stderr. */
const char *cli_preprocess(void *options, const char *path, struct buffer *text);

struct cim_unit;

/* The units of the base, and behind them those of the files; free() the array. */
const struct cim_unit **cli_all_units(const struct compilation *compilation, size_t *count);

/* Appends a rule for make: the target depends on the files of the command line and on those that they include. */
void cli_dependencies(const char *target, const struct compilation *compilation, struct buffer *out);

/* Compiles all files of the command line with its options. */
void cli_compile(const struct options *options, bool keep_trees, struct compilation *compilation);

/* Compiles the files of the command line, writes them to --output as `to` if nothing is wrong, reports, and returns the exit status. */
int cli_translate(const struct options *options, const struct format *to);

/* The format that --to names or the suffix of --output tells; NULL after a usage message. */
const struct format *cli_output_format(const struct options *options);

/* Writes a file whole or not at all; a failure is explained and EXIT_UNREADABLE. */
int cli_write(const char *path, const struct buffer *bytes);

struct renderer;

/* The format that --format or the surroundings ask for; NULL after a usage message. */
const struct renderer *cli_renderer(const struct options *options);

/* Prints the diagnostics to a stream, 1 or 2, and returns the exit status that they ask for. */
int cli_report(const struct options *options, struct compilation *compilation, const struct renderer *renderer,
	       int stream);

/* The locale that a switch or option names, or else #pragma amendment of the first file; no bytes when neither does. */
struct text cli_amendment(const struct compilation *compilation, const char *named);

/*
 * Splits the first file by locale and writes the halves to the files that are named; NULL is not written. False after
 * a failure, which is explained on standard error.
 */
bool cli_split(const struct compilation *compilation, struct text locale, const char *neutral, const char *language);

/* Writes text as a file in UTF-16; false as cli_split. */
bool cli_write_unicode(const char *path, const struct buffer *text);

/* Runs the rules of a profile, or those selected, over what was compiled; findings go to its sink. See lint.h. */
void cli_lint(enum lint_profile profile, const char *select, const char *ignore, struct compilation *compilation);

/* Whether to colour what goes to a stream. */
bool cli_color(const struct options *options, int stream);

/* Writes a buffer to a stream whole; a failure is the exit status 3, else 0. */
int cli_print(const struct buffer *text, int stream);

/* Explains a mistake in the use of a command and returns EXIT_USAGE. */
int cli_usage(const struct options *options, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define COMMAND(id, name, function, arguments, words) int function(const struct options *options);
#include "cli/commands.def"
#undef COMMAND

/* The program under the name mofcomp. */
int mofcomp_main(int argc, char **argv);

#endif
