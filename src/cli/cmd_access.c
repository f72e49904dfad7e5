/* SPDX-License-Identifier: MIT */
/* mof access: whether a user can connect to a namespace, given facts and MOF files. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "access/decision.h"
#include "base/file.h"
#include "cli/diagnostics.h"
#include "cli/inputs.h"
#include "cli/terminal.h"

enum { MAX_FACT_BYTES = 1 << 20 };

/* ---- the scenario ---- */

static int read_file(const struct options *options, const char *path, struct access_scenario *scenario)
{
	struct buffer bytes = {0};
	const char *error = file_read(path, MAX_FACT_BYTES, &bytes);
	int status = EXIT_CLEAN;

	if (error)
		status = cli_usage(options, "cannot read %s: %s", path, error);
	else if ((error = access_scenario_read(scenario, bytes.bytes, bytes.size)))
		status = cli_usage(options, "%s: %s", path, error);
	buffer_free(&bytes);
	return status;
}

static const char *set_pair(const char *pair, struct access_scenario *scenario)
{
	const char *equals = strchr(pair, '=');

	if (equals == NULL)
		return arena_printf(&scenario->arena, "invalid --set '%s': expected FACT=VALUE", pair);
	return access_scenario_set(scenario, arena_text(&scenario->arena, pair, (size_t)(equals - pair)), equals + 1);
}

static const char *set_groups(const struct options *options, struct access_scenario *scenario)
{
	struct buffer list = {0};
	const char *error = NULL;

	for (size_t i = 0; i < options->groups.count; i++)
		buffer_printf(&list, "%s%s", i > 0 ? "," : "", options->groups.items[i]);
	if (options->groups.count > 0)
		error = access_scenario_set(scenario, "groups", buffer_text(&list));
	buffer_free(&list);
	return error;
}

static int read_scenario(const struct options *options, struct access_scenario *scenario)
{
	const char *error = NULL;
	int status = EXIT_CLEAN;

	access_scenario_init(scenario);
	for (size_t i = 0; i < options->fact_files.count && status == EXIT_CLEAN; i++)
		status = read_file(options, options->fact_files.items[i], scenario);
	if (status != EXIT_CLEAN)
		return status;
	for (size_t i = 0; i < options->facts.count && !error; i++)
		error = set_pair(options->facts.items[i], scenario);
	if (!error)
		error = set_groups(options, scenario);
	if (!error)
		error = access_scenario_finish(scenario, options->assume_defaults);
	return error ? cli_usage(options, "%s", error) : EXIT_CLEAN;
}

/* ---- the decision ---- */

static int print_decision(const struct options *options, const struct access_decision *decision)
{
	static const int statuses[] = {EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNDECIDED};
	struct buffer text = {0};
	int status = statuses[decision->answer];

	if (options->format && strcmp(options->format, "json") == 0) {
		if (!access_decision_json(decision, &text))
			status = cli_usage(options,
					   "--format=json is not supported: this mof was built without jansson");
	} else {
		access_decision_text(decision, &text);
	}
	if (cli_print(&text, STDOUT_FILENO) != EXIT_CLEAN)
		status = EXIT_UNREADABLE;
	buffer_free(&text);
	return status;
}

/* Files with errors are no basis for a decision. */
static int decide(const struct options *options, enum access_ruleset rules, const struct access_scenario *scenario,
		  struct namespace_bases *bases)
{
	struct compilation compilation;
	struct access_decision decision;
	struct lint lint = {.profile = LINT_PRODUCT, .scope = LINT_NAMESPACES};
	int status;

	cli_compile(options, false, &compilation);
	access_decide(scenario, rules, options->arguments[0], cli_apply(&compilation, bases), bases, &decision);
	cli_lint(&compilation, &decision.facts, &lint);
	status = cli_report(options, &compilation, render_find("text"), STDERR_FILENO);
	if (status == EXIT_CLEAN)
		status = print_decision(options, &decision);
	else if (status == EXIT_FINDINGS)
		status = EXIT_USAGE;
	access_decision_free(&decision);
	compilation_free(&compilation);
	return status;
}

int cmd_access(const struct options *options)
{
	struct namespace_bases bases = {.count = options->base_descriptors.count};
	enum access_ruleset rules = RULES_DOCUMENTED;
	const char *error = compile_namespace_error(options->arguments[0]);
	struct access_scenario scenario;
	struct arena arena = {0};
	int status = EXIT_USAGE;

	if (error)
		return cli_usage(options, "the namespace path '%s' %s", options->arguments[0], error);
	if (options->ruleset && !access_ruleset_find(options->ruleset, &rules))
		return cli_usage(options, "invalid --ruleset '%s': expected documented-2018 or hardened-2022",
				 options->ruleset);
	bases.items = cli_base_descriptors(options, &arena);
	if (bases.items) {
		status = read_scenario(options, &scenario);
		if (status == EXIT_CLEAN)
			status = decide(options, rules, &scenario, &bases);
		access_scenario_free(&scenario);
	}
	arena_free(&arena);
	return status;
}
