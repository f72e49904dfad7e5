/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/code_page.h"
#include "cli/options.h"
#include "compile/compile.h"
#include "compile/dialect.h"
#include "compile/output.h"

static int print_help(void (*help)(struct buffer *out))
{
	struct buffer text = {0};
	int status;

	help(&text);
	status = cli_print(&text, STDOUT_FILENO);
	buffer_free(&text);
	return status;
}

static int print_command_help(enum command_id command)
{
	struct buffer text = {0};
	int status;

	help_of_command(command, &text);
	status = cli_print(&text, STDOUT_FILENO);
	buffer_free(&text);
	return status;
}

static bool is_one_of(const char *value, const char *const *choices)
{
	while (*choices && strcmp(*choices, value) != 0)
		choices++;
	return *choices != NULL;
}

/* MOF text is in no table of readers: it is what the compiler reads itself. */
static bool is_read(const char *name)
{
	const struct format *format = output_find(name);

	return format && (format->read || format_find(name) == NULL);
}

static int refuse_from(const struct options *options)
{
	struct buffer names = {0};
	int status;

	for (size_t i = 0; format_at(i); i++)
		if (format_at(i)->read)
			buffer_printf(&names, ", %s", format_at(i)->name);
	status = cli_usage(options, "--from is one of %s%s; not '%s'", output_find("mof")->name, buffer_text(&names),
			   options->from);
	buffer_free(&names);
	return status;
}

/* Options whose values are words of a small set, or must make sense before anything is read. */
static int check_values(const struct options *options)
{
	static const char *const levels[] = {"error", "warning", "note", NULL};
	static const char *const colors[] = {"always", "never", "auto", NULL};
	const char *fault;
	enum cim_dialect dialect;
	bool is_auto;

	if (options->fail_level && !is_one_of(options->fail_level, levels))
		return cli_usage(options, "--fail-level is error, warning or note, not '%s'", options->fail_level);
	if (options->color && !is_one_of(options->color, colors))
		return cli_usage(options, "--color is always, never or auto, not '%s'", options->color);
	if (options->code_page && !code_page_is_known(options->code_page))
		return cli_usage(options, "the code page '%s' is not known", options->code_page);
	if (options->most && options->most[strspn(options->most, "0123456789")])
		return cli_usage(options, "--most is a number, not '%s'", options->most);
	if (options->max_expanded && cli_largest_plain(options) == 0)
		return cli_usage(options, "--max-expanded is a number from 1 to %d, not '%s'", MOST_EXPANDED,
				 options->max_expanded);
	for (size_t i = 0; i < options->environment.count; i++)
		if (strchr(options->environment.items[i], '=') == NULL)
			return cli_usage(options, "--env is NAME=FOLDER, not '%s'", options->environment.items[i]);
	if (options->from && options->command != COMMAND_SDDL && !is_read(options->from))
		return refuse_from(options);
	if (options->dialect && !dialect_find(options->dialect, &dialect, &is_auto))
		return cli_usage(options, "--dialect is wmi, dmtf, dsc or auto, not '%s'", options->dialect);
	fault = options->start_namespace ? compile_namespace_fault(options->start_namespace) : NULL;
	if (fault)
		return cli_usage(options, "the namespace path %s", fault);
	return EXIT_CLEAN;
}

/* Whether all arguments of the command are files that it compiles together. */
static bool takes_files(const struct options *options)
{
	if (options->command == COMMAND_SECURITY)
		return strcmp(options->files[0], "generate") != 0;
	return options->command == COMMAND_CHECK || options->command == COMMAND_LINT ||
	       options->command == COMMAND_COMPILE || options->command == COMMAND_CONVERT ||
	       options->command == COMMAND_DUMP;
}

static int run_with(struct options *options)
{
	int status = check_values(options);

	if (status != EXIT_CLEAN)
		return status;
	if (options->file_count == 0)
		return cli_usage(options, "nothing is named to work on");
	if (options->jobs && cli_jobs(options) == 0)
		return cli_usage(options, "--jobs is a number from 1 to %d, not '%s'", MOST_JOBS, options->jobs);
	if (takes_files(options))
		status = cli_expand_folders(options);
	if (status != EXIT_CLEAN)
		return status;
	return command_at(options->command)->run(options);
}

static int run_command(int argc, char **argv)
{
	enum command_id command = command_find(argv[0]);
	struct options options;
	int status;

	if (command == COMMAND_COUNT) {
		fprintf(stderr, "mof: there is no command '%s'; 'mof --help' lists them\n", argv[0]);
		return EXIT_USAGE;
	}
	if (!options_read(argc, argv, command, &options))
		status = EXIT_USAGE;
	else if (options.help)
		status = print_command_help(command);
	else
		status = run_with(&options);
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
		print_help(help_of_program);
		return EXIT_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
		enum command_id command = argc > 2 ? command_find(argv[2]) : COMMAND_COUNT;

		return command == COMMAND_COUNT ? print_help(help_of_program) : print_command_help(command);
	}
	if (strcmp(argv[1], "--version") == 0) {
		puts("mof " PACKAGE_VERSION);
		return EXIT_CLEAN;
	}
	return run_command(argc - 1, argv + 1);
}
