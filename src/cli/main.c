/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/help.h"
#include "cli/inputs.h"
#include "cli/mofcomp.h"
#include "cli/options.h"
#include "cli/terminal.h"

static int print_help(enum command_id command)
{
	struct buffer text = {0};
	int status;

	if (command == COMMAND_COUNT)
		help_of_program(&text);
	else
		help_of_command(command, &text);
	status = cli_print(&text, STDOUT_FILENO);
	buffer_free(&text);
	return status;
}

static int refuse_command(const char *name)
{
	const char *nearest = command_suggest(name);

	if (nearest)
		fprintf(stderr, "mof: unknown command '%s'; did you mean '%s'?\n", name, nearest);
	else
		fprintf(stderr, "mof: unknown command '%s'; 'mof --help' lists them\n", name);
	return EXIT_USAGE;
}

/* A command that has only subcommands, without one of them. */
static int refuse_subcommand(const struct options *options)
{
	const char *expected = command_at(options->command)->arguments;

	if (options->argument_count == 0)
		return cli_usage(options, "missing subcommand: expected %s", expected);
	return cli_usage(options, "unknown subcommand '%s': expected %s", options->arguments[0], expected);
}

static int run(struct options *options)
{
	command_function *function = command_at(options->command)->run;
	int status;

	if (options->help)
		return print_help(options->command);
	if (function == NULL)
		return refuse_subcommand(options);
	if (!options_check(options))
		return EXIT_USAGE;
	status = cli_find_files(options);
	return status == EXIT_CLEAN ? function(options) : status;
}

static int run_command(int argc, char **argv)
{
	enum command_id command = command_find(argc, argv);
	struct options options;
	int words, status;

	if (command == COMMAND_COUNT)
		return refuse_command(argv[0]);
	words = command_words(command);
	status = options_read(argc - words + 1, argv + words - 1, command, &options) ? run(&options) : EXIT_USAGE;
	options_free(&options);
	return status;
}

static bool is_mofcomp(const char *program)
{
	const char *name = strrchr(program, '/');

	name = name ? name + 1 : program;
	return strncmp(name, "mofcomp", 7) == 0;
}

int main(int argc, char **argv)
{
	if (argc > 0 && is_mofcomp(argv[0]))
		return mofcomp_main(argc, argv);
	if (argc < 2) {
		print_help(COMMAND_COUNT);
		return EXIT_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0)
		return print_help(command_find(argc - 2, argv + 2));
	if (strcmp(argv[1], "--version") == 0) {
		puts("mof " PACKAGE_VERSION);
		return EXIT_CLEAN;
	}
	return run_command(argc - 1, argv + 1);
}
