/* SPDX-License-Identifier: MIT */
#include "cli/help.h"

#include <string.h>

#include "cli/options.h"
#include "diag/render.h"
#include "formats/formats.h"

/* ---- layout ---- */

void help_wrap(const char *words, size_t column, struct buffer *out)
{
	size_t at = column;

	while (*words) {
		size_t length = strcspn(words, " ");

		if (at > column && at + 1 + length > HELP_WIDTH) {
			buffer_put_byte(out, '\n');
			buffer_fill(out, ' ', column);
			at = column;
		} else if (at > column) {
			buffer_put_byte(out, ' ');
			at++;
		}
		buffer_put(out, words, length);
		at += length;
		words += length + strspn(words + length, " ");
	}
	buffer_put_byte(out, '\n');
}

/* A sentence made of a phrase. */
static void put_sentence(const char *phrase, struct buffer *out)
{
	struct buffer sentence = {0};

	buffer_printf(&sentence, "%s.", phrase);
	if (sentence.bytes[0] >= 'a' && sentence.bytes[0] <= 'z')
		sentence.bytes[0] += 'A' - 'a';
	help_wrap(buffer_text(&sentence), 0, out);
	buffer_free(&sentence);
}

/* ---- mof --help ---- */

static const char introduction[] = "mof checks, compiles and converts MOF files, and reports on WMI security.\n"
				   "\n"
				   "Usage: mof COMMAND [OPTION...] ARGUMENT...\n"
				   "\n";

static const char closing[] = "\n"
			      "Examples: mof check provider.mof\n"
			      "          mof security generate 'root\\Acme' --grant=BU:read --remote\n"
			      "'mof COMMAND --help' lists options; the manual starts at mof(1).\n"
			      "Exit status: 0 clean, 1 findings, 2 usage error, 3 cannot read or write.\n"
			      "Under the name mofcomp it accepts the switches of mofcomp.exe.\n";

void help_of_program(struct buffer *out)
{
	const char *group = "";

	buffer_put_text(out, introduction);
	for (enum command_id id = 0; id < COMMAND_COUNT; id++) {
		const struct command *command = command_at(id);

		if (command->group == NULL)
			continue;
		if (strcmp(group, command->group) != 0)
			buffer_printf(out, "%s:\n", command->group);
		group = command->group;
		buffer_printf(out, "  %-10s %s\n", command->name, command->description);
	}
	buffer_put_text(out, closing);
}

/* ---- mof COMMAND --help ---- */

/* The formats that are written, or those that are read, a line each. */
static void put_formats(const char *option, bool (*is_listed)(const struct format *format), struct buffer *out)
{
	const struct format *format;

	buffer_printf(out, "\nFormats of %s, and their suffixes:\n", option);
	for (size_t i = 0; (format = format_at(i)); i++)
		if (is_listed(format))
			buffer_printf(out, "  %-10s %-11s %s\n", format->name, format->suffix, format->description);
}

/* Only their names, where the list of output formats describes them. */
static void put_input_names(struct buffer *out)
{
	const struct format *format;
	const char *before = "\nFormats of --from: ";

	for (size_t i = 0; (format = format_at(i)); i++) {
		if (!format_is_read(format))
			continue;
		buffer_printf(out, "%s%s", before, format->name);
		before = ", ";
	}
	buffer_put_byte(out, '\n');
}

static void put_renderers(struct buffer *out)
{
	const struct renderer *renderer;

	buffer_put_text(out, "\nFormats of --format:\n");
	for (size_t i = 0; (renderer = render_at(i)); i++)
		buffer_printf(out, "  %-10s %s\n", renderer->name, renderer->description);
}

static void put_subcommands(enum command_id parent, struct buffer *out)
{
	bool any = false;

	for (enum command_id id = 0; id < COMMAND_COUNT; id++) {
		if (!command_is_part(id, parent))
			continue;
		if (!any)
			buffer_put_text(out, "\nSubcommands:\n");
		any = true;
		buffer_printf(out, "  mof %s %s\n      %s\n", command_at(id)->name, command_at(id)->arguments,
			      command_at(id)->description);
	}
}

/* "mof-security-generate(1)". */
static void put_page(const char *name, struct buffer *out)
{
	buffer_put_text(out, "\nManual: mof-");
	for (; *name; name++)
		buffer_put_byte(out, *name == ' ' ? '-' : (uint8_t)*name);
	buffer_put_text(out, "(1)\n");
}

void help_of_command(enum command_id id, struct buffer *out)
{
	const struct command *command = command_at(id);
	bool writes = id == COMMAND_COMPILE || id == COMMAND_CONVERT || id == COMMAND_DECOMPILE;
	bool reads = options_exist(id, "from") && command->first_file == 0;

	buffer_printf(out, "Usage: mof %s %s%s\n\n", command->name, command->run ? "[OPTION...] " : "",
		      command->arguments);
	put_sentence(command->description, out);
	buffer_put_text(out, "\nOptions:\n");
	options_describe(id, out);
	if (writes)
		put_formats("--to", format_is_written, out);
	if (reads && writes)
		put_input_names(out);
	else if (reads)
		put_formats("--from", format_is_read, out);
	if (id == COMMAND_CHECK || id == COMMAND_LINT)
		put_renderers(out);
	put_subcommands(id, out);
	put_page(command->name, out);
}
