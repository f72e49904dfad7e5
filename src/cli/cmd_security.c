/* SPDX-License-Identifier: MIT */
/* mof security: which namespaces files create or touch, and what they do to their security. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "access/report.h"
#include "base/memory.h"
#include "cli/options.h"
#include "compile/compile.h"
#include "diag/render.h"
#include "lint/lint.h"

/* "NAMESPACE=SDDL" into its parts; false after a usage message. */
static bool read_base(const struct options *options, const char *argument, struct arena *arena,
		      struct namespace_base *base)
{
	const char *equals = strchr(argument, '='), *fault;
	struct sddl_error error;

	if (equals == NULL) {
		cli_usage(options, "write --base-descriptor='root\\MyNamespace=O:BAG:BAD:...', not '%s'", argument);
		return false;
	}
	*base = (struct namespace_base){arena_text(arena, argument, (size_t)(equals - argument)), text_of(equals + 1)};
	fault = compile_namespace_fault(base->path);
	if (fault) {
		cli_usage(options, "the namespace path '%s' %s", base->path, fault);
		return false;
	}
	if (sddl_parse(arena, base->sddl, NULL, &error))
		return true;
	cli_usage(options, "at character %zu of the descriptor of %s: %s", error.offset + 1, base->path, error.message);
	return false;
}

struct namespace_base *cli_base_descriptors(const struct options *options, struct arena *arena)
{
	const struct option_list *list = &options->base_descriptors;
	struct namespace_base *bases = arena_alloc(arena, list->count * sizeof *bases);

	for (size_t i = 0; i < list->count; i++)
		if (!read_base(options, list->items[i], arena, &bases[i]))
			return NULL;
	return bases;
}

/* ---- the forms of the report ---- */

static bool print_text(const struct access_report *access, struct buffer *out)
{
	access_report_text(access, out);
	return true;
}

static bool print_html(const struct access_report *access, struct buffer *out)
{
	access_report_html(access, out);
	return true;
}

/* SARIF has findings alone, which take the place of the report. */
static const struct form {
	const char *name;
	bool (*print)(const struct access_report *access, struct buffer *out);
} forms[] = {{"text", print_text}, {"json", access_report_json}, {"html", print_html}, {"sarif", NULL}};

static const struct form *find_form(const struct options *options)
{
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (options->format == NULL || strcmp(options->format, forms[i].name) == 0)
			return &forms[i];
	cli_usage(options, "--format is text, json, html or sarif, not '%s'", options->format);
	return NULL;
}

static int print_report(const struct options *options, const struct form *form, const struct access_report *access)
{
	struct buffer text = {0};
	int status = EXIT_USAGE;

	if (form->print(access, &text))
		status = cli_print(&text, STDOUT_FILENO);
	else
		cli_usage(options, "this mof was built without JSON");
	buffer_free(&text);
	return status;
}

const struct cim_unit **cli_all_units(const struct compilation *compilation, size_t *count)
{
	const struct cim_unit **units = mem_alloc((compilation->base_count + compilation->count + 1) * sizeof *units);

	*count = 0;
	for (size_t i = 0; i < compilation->base_count; i++)
		units[(*count)++] = &compilation->base[i]->unit;
	for (size_t i = 0; i < compilation->count; i++)
		units[(*count)++] = &compilation->files[i]->unit;
	return units;
}

static int report(const struct options *options, const struct form *form, const struct renderer *renderer,
		  struct namespaces_world *world)
{
	struct compilation compilation;
	struct access_report access;
	struct lint lint = {.sink = &compilation.sink, .profile = LINT_PRODUCT};
	const struct cim_unit **units;
	int status, printed = EXIT_CLEAN;
	size_t count;

	cli_compile(options, false, &compilation);
	units = cli_all_units(&compilation, &count);
	world->units_before = compilation.base_count;
	access_report_make(units, count, world, &compilation.sink, &access);
	lint_namespaces(&lint, &access.facts);
	status = cli_report(options, &compilation, renderer, form->print ? STDERR_FILENO : STDOUT_FILENO);
	if (form->print && !compilation.unreadable)
		printed = print_report(options, form, &access);
	free(units);
	access_report_free(&access);
	compilation_free(&compilation);
	return printed == EXIT_CLEAN ? status : printed;
}

/* An option of generate does nothing in a report, and is not passed over. */
static bool check_report_options(const struct options *options)
{
	bool generates = options->require_encryption || options->no_encryption || options->sddl || options->template ||
			 options->grants.count || options->denials.count || options->remote || options->inherit ||
			 options->create || options->autorecover || options->undo || options->verify;

	if (generates)
		cli_usage(options, "an option is for 'mof security generate NAMESPACE' alone; see its help");
	return !generates;
}

int cmd_security(const struct options *options)
{
	struct namespaces_world world = {.base_count = options->base_descriptors.count};
	struct arena arena = {0};
	const struct form *form;
	const struct renderer *renderer;
	int status = EXIT_USAGE;

	if (strcmp(options->files[0], "generate") == 0)
		return cli_security_generate(options);
	if (!check_report_options(options))
		return EXIT_USAGE;
	form = find_form(options);
	if (form == NULL)
		return EXIT_USAGE;
	renderer = render_find(form->print ? "text" : form->name);
	if (renderer->render == NULL)
		return cli_usage(options, "the format %s needs %s, without which this mof was built", renderer->name,
				 renderer->needs);
	world.bases = cli_base_descriptors(options, &arena);
	if (world.bases)
		status = report(options, form, renderer, &world);
	arena_free(&arena);
	return status;
}
