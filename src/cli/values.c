/* SPDX-License-Identifier: MIT */
/* Values of options that can be checked before anything is read. */
#include <string.h>

#include "base/code_page.h"
#include "base/source.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "compile/dialect.h"
#include "formats/formats.h"

static bool is_number(const char *text)
{
	return *text && text[strspn(text, "0123456789")] == 0;
}

/* --from of a command that compiles files. */
static bool check_from(const struct options *options)
{
	const struct format *format = format_find(options->from);
	struct buffer names = {0};

	if (format && format_is_read(format))
		return true;
	for (size_t i = 0; (format = format_at(i)); i++)
		if (format_is_read(format))
			buffer_printf(&names, "%s%s", names.size > 0 ? ", " : "", format->name);
	cli_usage(options, "invalid --from '%s': expected one of %s", options->from, buffer_text(&names));
	buffer_free(&names);
	return false;
}

static bool check_numbers(const struct options *options)
{
	if (options->max_findings && !is_number(options->max_findings))
		cli_usage(options, "invalid --max-findings '%s': expected a number", options->max_findings);
	else if (options->max_expanded && cli_max_expanded(options) == 0)
		cli_usage(options, "invalid --max-expanded '%s': expected 1 to %d", options->max_expanded,
			  MAX_EXPANDED);
	else if (options->jobs && cli_jobs(options) == 0)
		cli_usage(options, "invalid --jobs '%s': expected 1 to %d", options->jobs, MAX_JOBS);
	else
		return true;
	return false;
}

static bool check_environment(const struct options *options)
{
	for (size_t i = 0; i < options->environment.count; i++) {
		if (strchr(options->environment.items[i], '=') == NULL) {
			cli_usage(options, "invalid --env '%s': expected NAME=DIR", options->environment.items[i]);
			return false;
		}
	}
	return true;
}

/* Too few or too many arguments. */
static bool check_arguments(const struct options *options)
{
	const struct command *command = command_at(options->command);

	if (options->argument_count < command->min)
		cli_usage(options, "missing argument: expected %s", command->arguments);
	else if (options->argument_count > command->max)
		cli_usage(options, "unexpected argument '%s': expected %s", options->arguments[command->max],
			  command->arguments);
	else
		return true;
	return false;
}

bool options_check(const struct options *options)
{
	const char *error = options->start_namespace ? compile_namespace_error(options->start_namespace) : NULL;
	bool compiles = command_at(options->command)->first_file == 0;
	enum cim_dialect dialect;
	bool is_auto;

	if (options->code_page && !code_page_is_known(options->code_page))
		cli_usage(options, "unknown code page '%s'", options->code_page);
	else if (options->dialect && !dialect_find(options->dialect, &dialect, &is_auto))
		cli_usage(options, "invalid --dialect '%s': expected wmi, dmtf, dsc or auto", options->dialect);
	else if (error)
		cli_usage(options, "the namespace path %s", error);
	else if (options->defines.count > 0 && !options->runs_cpp)
		cli_usage(options, "-D defines a macro for --cpp, which is not given");
	else
		return check_numbers(options) && check_environment(options) &&
		       (!options->from || !compiles || check_from(options)) && check_arguments(options);
	return false;
}
