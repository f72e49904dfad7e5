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

enum { MOST_FACT_BYTES = 1 << 20 };

/* ---- the question ---- */

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

static int read_file(const struct options *options, const char *path, struct access_scenario *question)
{
	struct buffer bytes = {0};
	const char *fault = file_read(path, MOST_FACT_BYTES, &bytes);
	int status = EXIT_CLEAN;

	if (fault)
		status = cli_usage(options, "cannot read %s: %s", path, fault);
	else if ((fault = access_scenario_read(question, bytes.bytes, bytes.size)))
		status = cli_usage(options, "%s: %s", path, fault);
	buffer_free(&bytes);
	return status;
}

static const char *state_pair(const char *pair, struct access_scenario *question)
{
	const char *equals = strchr(pair, '=');

	if (equals == NULL)
		return arena_printf(&question->arena, "write --set=FACT=VALUE, not '%s'", pair);
	return access_scenario_state(question, arena_text(&question->arena, pair, (size_t)(equals - pair)), equals + 1);
}

static const char *state_groups(const struct options *options, struct access_scenario *question)
{
	struct buffer list = {0};
	const char *fault = NULL;

	for (size_t i = 0; i < options->groups.count; i++)
		buffer_printf(&list, "%s%s", i > 0 ? "," : "", options->groups.items[i]);
	if (options->groups.count > 0)
		fault = access_scenario_state(question, "groups", buffer_text(&list));
	buffer_free(&list);
	return fault;
}

static int read_question(const struct options *options, struct access_scenario *question)
{
	const char *fault = NULL;
	int status = EXIT_CLEAN;

	access_scenario_init(question);
	for (size_t i = 0; i < options->fact_files.count && status == EXIT_CLEAN; i++)
		status = read_file(options, options->fact_files.items[i], question);
	if (status != EXIT_CLEAN)
		return status;
	for (size_t i = 0; i < options->facts.count && !fault; i++)
		fault = state_pair(options->facts.items[i], question);
	for (size_t i = 0; i < sizeof facts / sizeof *facts && !fault; i++) {
		const char *value = *(const char *const *)(const void *)((const char *)options + facts[i].offset);

		if (value)
			fault = access_scenario_state(question, facts[i].key, value);
	}
	if (!fault)
		fault = state_groups(options, question);
	if (!fault)
		fault = access_scenario_finish(question, options->assume_defaults);
	return fault ? cli_usage(options, "%s", fault) : EXIT_CLEAN;
}

/* ---- the answer ---- */

static int print_answer(const struct options *options, const struct access_decision *inquiry)
{
	static const int statuses[] = {EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNDECIDED};
	struct buffer text = {0};
	int status = statuses[inquiry->answer];

	if (options->format && strcmp(options->format, "json") == 0) {
		if (!access_decision_json(inquiry, &text))
			status = cli_usage(options, "this mof was built without JSON");
	} else {
		access_decision_text(inquiry, &text);
	}
	if (cli_print(&text, STDOUT_FILENO) != EXIT_CLEAN)
		status = EXIT_UNREADABLE;
	buffer_free(&text);
	return status;
}

/* Files with errors say nothing that can be relied on. */
static int answer(const struct options *options, enum access_ruleset rules, const struct access_scenario *question,
		  struct namespaces_world *world)
{
	struct options files = *options;
	struct compilation compilation;
	struct access_decision inquiry;
	struct lint lint = {.sink = &compilation.sink, .profile = LINT_PRODUCT};
	const struct cim_unit **units;
	size_t count;
	int status;

	files.files++;
	files.file_count--;
	cli_compile(&files, false, &compilation);
	units = cli_all_units(&compilation, &count);
	world->units_before = compilation.base_count;
	access_decide(question, rules, options->files[0], units, count, world, &inquiry);
	lint_namespaces(&lint, &inquiry.facts);
	status = cli_report(options, &compilation, render_find("text"), STDERR_FILENO);
	if (status == EXIT_CLEAN)
		status = print_answer(options, &inquiry);
	else if (status == EXIT_FINDINGS)
		status = EXIT_USAGE;
	free(units);
	access_decision_free(&inquiry);
	compilation_free(&compilation);
	return status;
}

int cmd_access(const struct options *options)
{
	struct namespaces_world world = {.base_count = options->base_descriptors.count};
	enum access_ruleset rules = RULES_DOCUMENTED;
	const char *fault = compile_namespace_fault(options->files[0]);
	struct access_scenario question;
	struct arena arena = {0};
	int status = EXIT_USAGE;

	if (fault)
		return cli_usage(options, "the namespace path '%s' %s", options->files[0], fault);
	if (options->rules && !access_ruleset_find(options->rules, &rules))
		return cli_usage(options, "--ruleset is documented-2018 or hardened-2022, not '%s'", options->rules);
	if (options->format && strcmp(options->format, "text") != 0 && strcmp(options->format, "json") != 0)
		return cli_usage(options, "--format is text or json, not '%s'", options->format);
	world.bases = cli_base_descriptors(options, &arena);
	if (world.bases) {
		status = read_question(options, &question);
		if (status == EXIT_CLEAN)
			status = answer(options, rules, &question, &world);
		access_scenario_free(&question);
	}
	arena_free(&arena);
	return status;
}
