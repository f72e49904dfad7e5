/* SPDX-License-Identifier: MIT */
/* mof security generate: MOF that gives namespaces the security that the options ask for. */
#include <stdio.h>
#include <string.h>

#include "cli/inputs.h"
#include "cli/terminal.h"
#include "cli/translate.h"
#include "generate/generate.h"
#include "namespace/windows.h"
#include "generate/undo.h"
#include "generate/verify.h"
#include "security/rights.h"
#include "security/sddl.h"
#include "security/setsd.h"

/* ---- the policy ---- */

/* Options that contradict each other, or have no effect without another one. */
static bool check_options(const struct options *options)
{
	const char *error = NULL;

	if (options->require_encryption && options->no_encryption)
		error = "--require-encryption and --no-encryption are mutually exclusive";
	else if (options->sddl && options->template)
		error = "--sddl and --template are mutually exclusive";
	else if (options->remote && options->grants.count == 0)
		error = "--remote needs --grant";
	if (error)
		cli_usage(options, "%s", error);
	return error == NULL;
}

/* The descriptor of --sddl or --template, or else the default of Windows; NULL after a usage message. */
static struct sd_descriptor *read_first(const struct options *options, struct arena *arena)
{
	const char *name, *description, *sddl = options->sddl ? options->sddl : windows_default_sddl();
	struct sddl_error error;
	struct sd_descriptor *descriptor;
	bool found = options->template == NULL;

	for (size_t i = 0; !found && policy_template_at(i, &name, &sddl, &description); i++)
		found = strcmp(name, options->template) == 0;
	if (!found) {
		cli_usage(options, "invalid --template '%s': expected admins-only, monitoring or provider",
			  options->template);
		return NULL;
	}
	descriptor = sddl_parse(arena, text_of(sddl), NULL, &error);
	if (descriptor == NULL)
		cli_usage(options, "at character %zu of --sddl: %s", error.offset + 1, error.message);
	return descriptor;
}

static bool read_entries(const struct options *options, const struct option_list *list, bool denies,
			 struct arena *arena, struct sd_ace *aces)
{
	for (size_t i = 0; i < list->count; i++) {
		const char *error;

		if (!policy_parse_ace(arena, list->items[i], denies, &aces[i], &error)) {
			cli_usage(options, "%s: %s", denies ? "--deny" : "--grant", error);
			return false;
		}
		if (options->remote && !denies)
			aces[i].mask |= WBEM_ENABLE | WBEM_REMOTE_ENABLE;
		if (options->inherit)
			aces[i].flags |= SD_CONTAINER_INHERIT;
	}
	return true;
}

/* --inherit applies to the ACEs of a template; those of --sddl and of the default stay as they are. */
static void inherit_template(const struct options *options, struct sd_descriptor *descriptor)
{
	if (options->template && options->inherit)
		for (size_t i = 0; i < descriptor->dacl.count; i++)
			descriptor->dacl.aces[i].flags |= SD_CONTAINER_INHERIT;
}

/* Whether SetSD accepts and stores the descriptor; false after messages. */
static bool is_accepted(const struct sd_descriptor *descriptor, struct arena *arena)
{
	const struct setsd_reason *reasons;
	size_t count;

	setsd_check(arena, descriptor, &reasons, &count);
	for (size_t i = 0; i < count; i++) {
		if (reasons[i].ace >= 0)
			fprintf(stderr, "mof: error: WMI does not accept ACE %d: %s\n", reasons[i].ace + 1,
				setsd_description(reasons[i].problem));
		else
			fprintf(stderr, "mof: error: WMI does not accept the descriptor: %s\n",
				setsd_description(reasons[i].problem));
	}
	return count == 0;
}

/* Whether the options specify a descriptor. */
static bool wants_descriptor(const struct options *options)
{
	return options->sddl || options->template || options->grants.count > 0 || options->denials.count > 0;
}

static int read_descriptor(const struct options *options, struct arena *arena, const struct sd_descriptor **descriptor)
{
	size_t grants = options->grants.count, count = grants + options->denials.count;
	struct sd_ace *aces = arena_alloc(arena, count * sizeof *aces);
	struct sd_descriptor *first;

	if (!wants_descriptor(options)) {
		if (!options->inherit)
			return EXIT_CLEAN;
		return cli_usage(options, "--inherit needs --template, --grant or --deny");
	}
	first = read_first(options, arena);
	if (first == NULL || !read_entries(options, &options->grants, false, arena, aces) ||
	    !read_entries(options, &options->denials, true, arena, aces + grants))
		return EXIT_USAGE;
	inherit_template(options, first);
	*descriptor = policy_compose(arena, first, aces, count);
	return is_accepted(*descriptor, arena) ? EXIT_CLEAN : EXIT_FINDINGS;
}

/* ---- the MOF ---- */

/* Prints each line to standard error. */
static void print_messages(const struct buffer *messages)
{
	const char *line = (const char *)messages->bytes, *end = line + messages->size;

	while (line < end) {
		size_t length = strcspn(line, "\n");

		fprintf(stderr, "mof: %.*s\n", (int)length, line);
		line += length + 1;
	}
}

static bool verify(const struct policy *policy, const struct policy *undone, const char *path,
		   const struct buffer *text, const struct namespace_bases *bases)
{
	struct buffer messages = {0};
	bool good = policy_verify(policy, undone, path, text, bases, &messages);

	buffer_text(&messages); /* ends it with a NUL */
	print_messages(&messages);
	buffer_free(&messages);
	return good;
}

static int generate_one(const struct options *options, const struct policy *asked, const char *path,
			const struct namespace_bases *bases, struct arena *arena, struct buffer *out)
{
	struct policy policy = options->undo ? policy_undo(asked, bases, path, arena) : *asked;
	const char *error = compile_namespace_error(path);
	struct buffer text = {0};
	int status = EXIT_CLEAN;

	if (error == NULL)
		error = generate_mof(&policy, path, &text);
	if (error)
		status = cli_usage(options, "the namespace path '%s' %s", path, error);
	else if (options->verify && !verify(&policy, asked, path, &text, bases))
		status = EXIT_FINDINGS;
	buffer_put(out, text.bytes, text.size);
	buffer_free(&text);
	return status;
}

static int generate(const struct options *options, const struct policy *asked, const struct namespace_bases *bases,
		    struct arena *arena)
{
	struct buffer text = {0};
	int status = EXIT_CLEAN;

	for (size_t i = 0; i < options->argument_count && status == EXIT_CLEAN; i++) {
		if (i > 0)
			buffer_put_byte(&text, '\n');
		status = generate_one(options, asked, options->arguments[i], bases, arena, &text);
	}
	if (status == EXIT_CLEAN)
		status = cli_write(options->output, &text);
	buffer_free(&text);
	return status;
}

int cmd_security_generate(const struct options *options)
{
	struct policy policy = {.requires_encryption = !options->no_encryption,
				.creates = options->create,
				.recovers = options->autorecover};
	struct namespace_bases bases = {.count = options->base_descriptors.count};
	struct arena arena = {0};
	int status = EXIT_USAGE;

	if (!check_options(options))
		return EXIT_USAGE;
	bases.items = cli_base_descriptors(options, &arena);
	if (bases.items)
		status = read_descriptor(options, &arena, &policy.descriptor);
	if (status == EXIT_CLEAN)
		status = generate(options, &policy, &bases, &arena);
	arena_free(&arena);
	return status;
}
