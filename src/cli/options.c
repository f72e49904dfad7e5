/* SPDX-License-Identifier: MIT */
#include "cli/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static const struct command commands[] = {
#define COMMAND(id, name, function, arguments, words) {name, function, arguments, words},
#include "cli/commands.def"
#undef COMMAND
};

enum kind { FLAG, TEXT, LIST };

struct option_row {
	size_t offset; /* of the field in struct options */
	enum kind kind;
	char short_name;
	const char *long_name;
	const char *argument;
	unsigned commands;
	const char *words;
};

#define IN(command) (1u << COMMAND_##command)
#define IN_ALL (~0u)

static const struct option_row rows[] = {
#define OPTION(field, kind, short_name, long_name, argument, mask, words) \
	{offsetof(struct options, field), kind, short_name, long_name, argument, mask, words},
#include "cli/options.def"
#undef OPTION
};

enum { ROW_COUNT = sizeof rows / sizeof *rows, FIRST_LONG = 256 };

const struct command *command_at(enum command_id id)
{
	return &commands[id];
}

enum command_id command_find(const char *name)
{
	enum command_id id;

	for (id = 0; id < COMMAND_COUNT; id++)
		if (strcmp(commands[id].name, name) == 0)
			break;
	return id;
}

void options_add(struct option_list *list, const char *argument)
{
	list->items = mem_grow(list->items, list->count, &list->capacity, sizeof *list->items);
	list->items[list->count++] = argument;
}

static void set_field(struct options *options, const struct option_row *row, const char *argument)
{
	char *field = (char *)options + row->offset;

	switch (row->kind) {
	case FLAG:
		*(bool *)(void *)field = true;
		break;
	case TEXT:
		*(const char **)(void *)field = argument;
		break;
	case LIST:
		options_add((struct option_list *)(void *)field, argument);
		break;
	}
}

void options_free(struct options *options)
{
	free(options->include_folders.items);
	free(options->environment.items);
	free(options->defines.items);
	free(options->base.items);
	free(options->inputs.items);
	free(options->base_inputs.items);
	free(options->base_descriptors.items);
	free(options->grants.items);
	free(options->denials.items);
	free(options->groups.items);
	free(options->fact_files.items);
	free(options->facts.items);
	arena_free(&options->arena);
}

/* getopt's tables, made of the rows that the command has. */
struct getopt_tables {
	char letters[2 * ROW_COUNT + 2];
	struct option longs[ROW_COUNT + 1];
};

static void make_tables(enum command_id command, struct getopt_tables *tables)
{
	size_t letter = 0, count = 0;

	*tables = (struct getopt_tables){0};
	tables->letters[letter++] = ':';
	for (int i = 0; i < ROW_COUNT; i++) {
		if (!(rows[i].commands & 1u << command))
			continue;
		tables->longs[count++] =
			(struct option){rows[i].long_name, rows[i].kind == FLAG ? no_argument : required_argument, NULL,
					FIRST_LONG + i};
		if (rows[i].short_name == 0)
			continue;
		tables->letters[letter++] = rows[i].short_name;
		if (rows[i].kind != FLAG)
			tables->letters[letter++] = ':';
	}
}

/* A letter may be that of another option in another command. */
static const struct option_row *find_row(enum command_id command, int found)
{
	for (int i = 0; i < ROW_COUNT; i++)
		if (found == FIRST_LONG + i ||
		    (found < FIRST_LONG && found == rows[i].short_name && (rows[i].commands & 1u << command)))
			return &rows[i];
	return NULL;
}

/* A short option may stand in a cluster, so getopt's letter names it better than the argument does. */
static void report_unknown(const struct options *options, const char *argument)
{
	if (optopt > 0 && optopt < FIRST_LONG)
		cli_usage(options, "there is no option '-%c'", optopt);
	else
		cli_usage(options, "there is no option '%s'", argument);
}

bool options_read(int argc, char **argv, enum command_id command, struct options *options)
{
	struct getopt_tables tables;
	int found;

	*options = (struct options){.command = command};
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "-MF") == 0) /* as compilers of C have it */
			argv[i] = "--MF";
	make_tables(command, &tables);
	opterr = 0;
	optind = 1;
	while ((found = getopt_long(argc, argv, tables.letters, tables.longs, NULL)) != -1) {
		const struct option_row *row = find_row(command, found);

		if (found == ':') {
			cli_usage(options, "the option '%s' needs an argument", argv[optind - 1]);
			return false;
		}
		if (row == NULL) {
			report_unknown(options, argv[optind - 1]);
			return false;
		}
		set_field(options, row, optarg);
	}
	options->files = (const char **)argv + optind;
	options->file_count = (size_t)(argc - optind);
	if (options->defines.count > 0 && !options->cpp) {
		cli_usage(options, "-D defines a macro for --cpp, which is not given");
		return false;
	}
	return true;
}

void help_of_program(struct buffer *out)
{
	buffer_put_text(out, "mof compiles MOF, the Managed Object Format of WMI and CIM, and says what it\n"
			     "does to the security of namespaces.\n\nUsage: mof COMMAND [OPTION...] ARGUMENT...\n\n");
	for (enum command_id id = 0; id < COMMAND_COUNT; id++)
		buffer_printf(out, "  %-10s %s\n", commands[id].name, commands[id].words);
	buffer_put_text(out, "\n'mof COMMAND --help' shows the options of a command, 'man mof' tells all.\n"
			     "Exit: 0 clean, 1 findings (--fail-level), 2 wrong usage, 3 cannot read or write.\n"
			     "Under the name 'mofcomp' the program takes the switches of mofcomp.exe.\n");
}

enum { HELP_WIDTH = 79, HELP_COLUMN = 33 };

/* Puts words from HELP_COLUMN on, over as many lines as they take. */
static void put_wrapped(const char *words, struct buffer *out)
{
	size_t column = HELP_COLUMN;

	while (*words) {
		size_t length = strcspn(words, " ");

		if (column > HELP_COLUMN && column + 1 + length > HELP_WIDTH) {
			buffer_put_byte(out, '\n');
			buffer_fill(out, ' ', HELP_COLUMN);
			column = HELP_COLUMN;
		} else if (column > HELP_COLUMN) {
			buffer_put_byte(out, ' ');
			column++;
		}
		buffer_put(out, words, length);
		column += length;
		words += length + strspn(words + length, " ");
	}
	buffer_put_byte(out, '\n');
}

void help_of_command(enum command_id command, struct buffer *out)
{
	buffer_printf(out, "Usage: mof %s [OPTION...] %s\n\n%s.\n\n", commands[command].name,
		      commands[command].arguments, commands[command].words);
	for (int i = 0; i < ROW_COUNT; i++) {
		char left[64];

		if (!(rows[i].commands & 1u << command))
			continue;
		snprintf(left, sizeof left, "%c%c%s --%s%s%s", rows[i].short_name ? '-' : ' ',
			 rows[i].short_name ? rows[i].short_name : ' ', rows[i].short_name ? "," : " ",
			 rows[i].long_name, rows[i].argument ? "=" : "", rows[i].argument ? rows[i].argument : "");
		buffer_printf(out, "  %-30s ", left);
		if (strlen(left) > HELP_COLUMN - 3) {
			buffer_put_byte(out, '\n');
			buffer_fill(out, ' ', HELP_COLUMN);
		}
		put_wrapped(rows[i].words, out);
	}
}
