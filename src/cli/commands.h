/* SPDX-License-Identifier: MIT */
/* The commands of mof, made from commands.def, and their exit statuses. */
#ifndef MOFKIT_CLI_COMMANDS_H
#define MOFKIT_CLI_COMMANDS_H

#include <stdbool.h>
#include <stddef.h>

enum command_id {
#define COMMAND(id, group, name, function, first_file, min, max, arguments, description) COMMAND_##id,
#include "cli/commands.def"
#undef COMMAND
	COMMAND_COUNT
};

enum exit_status { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_UNREADABLE = 3, EXIT_UNDECIDED = 4 };

struct options;

typedef int command_function(const struct options *options); /* returns an exit status */

struct command {
	const char *group; /* its heading in `mof --help`; NULL: listed only with the command that it is part of */
	const char *name;  /* "security", or "security generate" for a subcommand */
	command_function *run;
	size_t first_file; /* index of the first argument that is a file to compile; SIZE_MAX: none is */
	size_t min, max;   /* how many arguments it takes */
	const char *arguments;
	const char *description;
};

const struct command *command_at(enum command_id id);

/* The command that the words begin with, "security generate" before "security"; COMMAND_COUNT if there is none. */
enum command_id command_find(int count, char *const *words);

/* How many words its name has. */
int command_words(enum command_id id);

/* Whether `id` is a subcommand of `parent`, as "sddl diff" is of "sddl". */
bool command_is_part(enum command_id id, enum command_id parent);

/* The command whose name is most similar to a word that is not one; NULL if none is. */
const char *command_suggest(const char *word);

command_function cmd_access, cmd_check, cmd_compile, cmd_convert, cmd_decompile, cmd_dump, cmd_explain, cmd_lint,
	cmd_localize_merge, cmd_localize_split, cmd_sddl, cmd_sddl_diff, cmd_security, cmd_security_generate;

#endif
