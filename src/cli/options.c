/* SPDX-License-Identifier: MIT */
#include "cli/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/nearest.h"
#include "cli/help.h"
#include "cli/terminal.h"

enum kind { FLAG, TEXT, CHOICE, LIST, FACT };

struct option_row {
	size_t offset; /* of the field in struct options */
	enum kind kind;
	char short_name;
	const char *long_name;
	const char *argument;
	unsigned commands;
	const char *description;
};

#define IN(command) (1u << COMMAND_##command)
#define IN_ALL (~0u)
_Static_assert(COMMAND_COUNT <= 32, "a mask has a bit for each command");

static const struct option_row rows[] = {
#define OPTION(field, kind, short_name, long_name, argument, commands, description) \
	{offsetof(struct options, field), kind, short_name, long_name, argument, commands, description},
#include "cli/options.def"
#undef OPTION
};

enum { ROW_COUNT = sizeof rows / sizeof *rows, FIRST_LONG = 256 };

static bool has(enum command_id command, const struct option_row *row)
{
	return row->commands & 1u << command;
}

/* ---- one option ---- */

void options_add(struct option_list *list, const char *item)
{
	list->items = mem_grow(list->items, list->count, &list->capacity, sizeof *list->items);
	list->items[list->count++] = item;
}

/* Whether a value is one of the words in "text|json|html". */
static bool is_choice(const char *choices, const char *value)
{
	size_t length = strlen(value);

	while (*choices) {
		size_t choice = strcspn(choices, "|");

		if (choice == length && strncmp(choices, value, length) == 0)
			return true;
		choices += choice + (choices[choice] == '|');
	}
	return false;
}

/* False after a usage message. */
static bool set_field(struct options *options, const struct option_row *row, const char *value)
{
	char *field = (char *)options + row->offset;

	if (row->kind == CHOICE && !is_choice(row->argument, value)) {
		cli_usage(options, "invalid --%s '%s': expected %s", row->long_name, value, row->argument);
		return false;
	}
	if (row->kind == FLAG)
		*(bool *)(void *)field = true;
	else if (row->kind == LIST)
		options_add((struct option_list *)(void *)field, value);
	else if (row->kind == FACT)
		options_add((struct option_list *)(void *)field,
			    arena_printf(&options->arena, "%s=%s", row->long_name, value));
	else
		*(const char **)(void *)field = value;
	return true;
}

void options_free(struct options *options)
{
	for (int i = 0; i < ROW_COUNT; i++) {
		struct option_list *list = (struct option_list *)(void *)((char *)options + rows[i].offset);

		if (rows[i].kind != LIST)
			continue;
		free(list->items);
		*list = (struct option_list){0};
	}
	free(options->files.items);
	free(options->base_files.items);
	arena_free(&options->arena);
}

/* ---- getopt ---- */

/* getopt's tables, made from the rows of a command. */
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
		if (!has(command, &rows[i]))
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

/* A letter may belong to another option in another command. */
static const struct option_row *find_row(enum command_id command, int found)
{
	for (int i = 0; i < ROW_COUNT; i++)
		if (found == FIRST_LONG + i ||
		    (found < FIRST_LONG && found == rows[i].short_name && has(command, &rows[i])))
			return &rows[i];
	return NULL;
}

/* ---- options that do not exist ---- */

/* The most similar option of a command; NULL if none is similar. */
static const char *suggest(enum command_id command, struct text name)
{
	struct nearest nearest = nearest_start(name);

	for (int i = 0; i < ROW_COUNT; i++)
		if (has(command, &rows[i]))
			nearest_offer(&nearest, rows[i].long_name);
	return nearest.name;
}

static bool are_related(enum command_id a, enum command_id b)
{
	return command_is_part(a, b) || command_is_part(b, a);
}

/* The first command that has the option, if possible one that is related; COMMAND_COUNT if there is none. */
static enum command_id find_owner(enum command_id command, struct text name)
{
	enum command_id owner = COMMAND_COUNT;

	for (enum command_id id = 0; id < COMMAND_COUNT; id++) {
		if (owner != COMMAND_COUNT && !are_related(id, command))
			continue;
		for (int i = 0; i < ROW_COUNT; i++)
			if (has(id, &rows[i]) && text_equal(name, text_of(rows[i].long_name)))
				owner = id;
	}
	return owner;
}

/* How many options of a command begin with a name. */
static int count_prefixes(enum command_id command, struct text name)
{
	int count = 0;

	for (int i = 0; i < ROW_COUNT; i++)
		count += has(command, &rows[i]) && strncmp(rows[i].long_name, name.bytes, name.length) == 0;
	return count;
}

static void report_unknown_name(const struct options *options, struct text name)
{
	enum command_id owner = find_owner(options->command, name);
	const char *nearest = suggest(options->command, name);
	int length = (int)name.length;

	if (count_prefixes(options->command, name) > 1)
		cli_usage(options, "ambiguous option '--%.*s'", length, name.bytes);
	else if (owner != COMMAND_COUNT)
		cli_usage(options, "option '--%.*s' is for 'mof %s'", length, name.bytes, command_at(owner)->name);
	else if (nearest)
		cli_usage(options, "unknown option '--%.*s'; did you mean '--%s'?", length, name.bytes, nearest);
	else
		cli_usage(options, "unknown option '--%.*s'", length, name.bytes);
}

/* A letter can be inside of a cluster, so getopt's optopt is used rather than the argument. */
static void report_unknown(const struct options *options, const char *argument)
{
	if (optopt >= FIRST_LONG)
		cli_usage(options, "option '--%s' takes no value", rows[optopt - FIRST_LONG].long_name);
	else if (optopt > 0)
		cli_usage(options, "unknown option '-%c'", optopt);
	else
		report_unknown_name(options, (struct text){argument + 2, strcspn(argument + 2, "=")});
}

/* ---- all of them ---- */

static bool read_all(int argc, char **argv, struct options *options)
{
	struct getopt_tables tables;
	int found;

	make_tables(options->command, &tables);
	opterr = 0;
	optind = 1;
	while ((found = getopt_long(argc, argv, tables.letters, tables.longs, NULL)) != -1) {
		const struct option_row *row = find_row(options->command, found);

		if (found == ':') {
			cli_usage(options, "option '%s' needs a value", argv[optind - 1]);
			return false;
		}
		if (row == NULL) {
			report_unknown(options, argv[optind - 1]);
			return false;
		}
		if (!set_field(options, row, optarg))
			return false;
	}
	return true;
}

bool options_read(int argc, char **argv, enum command_id command, struct options *options)
{
	*options = (struct options){.command = command};
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "-MF") == 0) /* as C compilers spell it */
			argv[i] = "--MF";
	if (!read_all(argc, argv, options))
		return false;
	options->arguments = (const char *const *)argv + optind;
	options->argument_count = (size_t)(argc - optind);
	return true;
}

bool options_exist(enum command_id command, const char *long_name)
{
	for (int i = 0; i < ROW_COUNT; i++)
		if (has(command, &rows[i]) && strcmp(rows[i].long_name, long_name) == 0)
			return true;
	return false;
}

enum { HELP_COLUMN = 33 };

void options_describe(enum command_id command, struct buffer *out)
{
	for (int i = 0; i < ROW_COUNT; i++) {
		const struct option_row *row = &rows[i];
		size_t start = out->size;

		if (!has(command, row))
			continue;
		if (row->short_name)
			buffer_printf(out, "  -%c, --%s", row->short_name, row->long_name);
		else
			buffer_printf(out, "      --%s", row->long_name);
		if (row->argument)
			buffer_printf(out, "=%s", row->argument);
		if (out->size - start > HELP_COLUMN - 2) {
			buffer_put_byte(out, '\n');
			start = out->size;
		}
		buffer_fill(out, ' ', HELP_COLUMN - (out->size - start));
		help_wrap(row->description, HELP_COLUMN, out);
	}
}
