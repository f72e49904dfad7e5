/* SPDX-License-Identifier: MIT */
/* mof access: can this principal connect to a namespace, by the facts that are stated and the files that are given? */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "access/decision.h"
#include "base/file.h"
#include "cli/options.h"
#include "compile/compile.h"
#include "diag/render.h"

enum { MAX_FACT_BYTES = 1 << 20 };

/* ---- the scenario ---- */

/* Options that state a fact. */
static const struct {
	size_t offset;
	const char *key;
} facts[] = {
	{offsetof(struct options, user), "user"},
	{offsetof(struct options, account), "account"},
	{offsetof(struct options, elevated), "elevated"},
	{offsetof(struct options, origin), "from"},
	{offsetof(struct options, target), "target"},
	{offsetof(struct options, transport), "transport"},
	{offsetof(struct options, mode), "mode"},
	{offsetof(struct options, level), "level"},
	{offsetof(struct options, impersonation), "impersonation"},
	{offsetof(struct options, authentication), "authentication"},
	{offsetof(struct options, operation), "operation"},
};

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

static const char *state_pair(const char *pair, struct access_scenario *scenario)
{
	const char *equals = strchr(pair, '=');

	if (equals == NULL)
		return arena_printf(&scenario->arena, "write --set=FACT=VALUE, not '%s'", pair);
	return access_scenario_set(scenario, arena_text(&scenario->arena, pair, (size_t)(equals - pair)), equals + 1);
}

static const char *state_groups(const struct options *options, struct access_scenario *scenario)
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
		error = state_pair(options->facts.items[i], scenario);
	for (size_t i = 0; i < sizeof facts / sizeof *facts && !error; i++) {
		const char *value = *(const char *const *)(const void *)((const char *)options + facts[i].offset);

		if (value)
			error = access_scenario_set(scenario, facts[i].key, value);
	}
	if (!error)
		error = state_groups(options, scenario);
	if (!error)
		error = access_scenario_finish(scenario, options->assume_defaults);
	return error ? cli_usage(options, "%s", error) : EXIT_CLEAN;
}

/* ---- the answer ---- */

static int print_answer(const struct options *options, const struct access_decision *decision)
{
	static const int statuses[] = {EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNDECIDED};
	struct buffer text = {0};
	int status = statuses[decision->answer];

	if (options->format && strcmp(options->format, "json") == 0) {
		if (!access_decision_json(decision, &text))
			status = cli_usage(options, "this mof was built without JSON");
	} else {
		access_decision_text(decision, &text);
	}
	if (cli_print(&text, STDOUT_FILENO) != EXIT_CLEAN)
		status = EXIT_UNREADABLE;
	buffer_free(&text);
	return status;
}

/* Files with errors say nothing that can be relied on. */
static int answer(const struct options *options, enum access_ruleset rules, const struct access_scenario *scenario,
		  struct namespaces_world *world)
{
	struct options files = *options;
	struct compilation compilation;
	struct access_decision decision;
	struct lint lint = {.sink = &compilation.sink, .profile = LINT_PRODUCT};
	const struct cim_unit **units;
	size_t count;
	int status;

	files.files++;
	files.file_count--;
	cli_compile(&files, false, &compilation);
	units = cli_all_units(&compilation, &count);
	world->units_before = compilation.base_count;
	access_decide(scenario, rules, options->files[0], units, count, world, &decision);
	lint_namespaces(&lint, &decision.facts);
	status = cli_report(options, &compilation, render_find("text"), STDERR_FILENO);
	if (status == EXIT_CLEAN)
		status = print_answer(options, &decision);
	else if (status == EXIT_FINDINGS)
		status = EXIT_USAGE;
	free(units);
	access_decision_free(&decision);
	compilation_free(&compilation);
	return status;
}

int cmd_access(const struct options *options)
{
	struct namespaces_world world = {.base_count = options->base_descriptors.count};
	enum access_ruleset rules = RULES_DOCUMENTED;
	const char *error = compile_namespace_fault(options->files[0]);
	struct access_scenario scenario;
	struct arena arena = {0};
	int status = EXIT_USAGE;

	if (error)
		return cli_usage(options, "the namespace path '%s' %s", options->files[0], error);
	if (options->rules && !access_ruleset_find(options->rules, &rules))
		return cli_usage(options, "--ruleset is documented-2018 or hardened-2022, not '%s'", options->rules);
	if (options->format && strcmp(options->format, "text") != 0 && strcmp(options->format, "json") != 0)
		return cli_usage(options, "--format is text or json, not '%s'", options->format);
	world.bases = cli_base_descriptors(options, &arena);
	if (world.bases) {
		status = read_scenario(options, &scenario);
		if (status == EXIT_CLEAN)
			status = answer(options, rules, &scenario, &world);
		access_scenario_free(&scenario);
	}
	arena_free(&arena);
	return status;
}
