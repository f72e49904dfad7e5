/* SPDX-License-Identifier: MIT */
/* mof security generate: the MOF that gives namespaces the security that the options describe. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "generate/generate.h"
#include "cli/options.h"
#include "compile/compile.h"
#include "namespace/facts.h"
#include "security/compare.h"
#include "security/rights.h"
#include "security/sddl.h"
#include "security/setsd.h"

/* ---- options ---- */

/* Whether an option says how to read or report files, of which there are none here. */
static bool concerns_files(const struct options *options)
{
	return options->format || options->fail_level || options->recursive || options->strict || options->from ||
	       options->dialect || options->start_namespace || options->code_page || options->stdin_name ||
	       options->max_expanded || options->cpp || options->base.count > 0 || options->include_folders.count > 0 ||
	       options->environment.count > 0;
}

/* Options of the report, and pairs that contradict each other. */
static bool check_options(const struct options *options)
{
	const char *fault = NULL;

	if (options->file_count < 2)
		fault = "name the namespace to secure: mof security generate 'root\\MyNamespace'";
	else if (options->require_encryption && options->no_encryption)
		fault = "--require-encryption and --no-encryption exclude each other";
	else if (options->sddl && options->template)
		fault = "--sddl and --template exclude each other";
	else if (options->remote && options->grants.count == 0)
		fault = "--remote is for those of --grant, and there are none";
	else if (concerns_files(options))
		fault = "an option is for reports on files, not for generate; see 'man mof-security'";
	if (fault)
		cli_usage(options, "%s", fault);
	return fault == NULL;
}

/* The descriptor that --sddl or --template names, else that of Windows, whose children inherit; NULL after a message. */
static struct sd_descriptor *read_first(const struct options *options, struct arena *arena)
{
	const char *name, *words, *sddl = options->sddl ? options->sddl : namespace_default_sddl();
	struct sddl_error error;
	struct sd_descriptor *descriptor;
	bool found = options->template == NULL;

	for (size_t i = 0; !found && policy_template_at(i, &name, &sddl, &words); i++)
		found = strcmp(name, options->template) == 0;
	if (!found) {
		cli_usage(options, "--template is admins-only, monitoring or provider, not '%s'", options->template);
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
		const char *fault;

		if (!policy_parse_ace(arena, list->items[i], denies, &aces[i], &fault)) {
			cli_usage(options, "%s: %s", denies ? "--deny" : "--grant", fault);
			return false;
		}
		if (options->remote && !denies)
			aces[i].mask |= WBEM_ENABLE | WBEM_REMOTE_ENABLE;
		if (options->inherit)
			aces[i].flags |= SD_CONTAINER_INHERIT;
	}
	return true;
}

/* Entries of a template are for children as --inherit says; those of --sddl and of Windows are as they are. */
static void inherit_template(const struct options *options, struct sd_descriptor *descriptor)
{
	if (options->template && options->inherit)
		for (size_t i = 0; i < descriptor->dacl.count; i++)
			descriptor->dacl.aces[i].flags |= SD_CONTAINER_INHERIT;
}

/* What SetSD would not take, or not store, is no descriptor for a namespace. */
static bool is_accepted(const struct sd_descriptor *descriptor, struct arena *arena)
{
	const struct setsd_reason *reasons;
	size_t count;

	setsd_check(arena, descriptor, &reasons, &count);
	for (size_t i = 0; i < count; i++) {
		if (reasons[i].ace >= 0)
			fprintf(stderr, "mof: error: SetSD refuses ACE %d: %s\n", reasons[i].ace + 1,
				setsd_description(reasons[i].problem));
		else
			fprintf(stderr, "mof: error: SetSD refuses the descriptor: %s\n",
				setsd_description(reasons[i].problem));
	}
	return count == 0;
}

/* Whether the options say something of who may do what. */
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
		return cli_usage(options, "--inherit is for entries of --template, --grant and --deny, and there are "
					  "none");
	}
	first = read_first(options, arena);
	if (first == NULL || !read_entries(options, &options->grants, false, arena, aces) ||
	    !read_entries(options, &options->denials, true, arena, aces + grants))
		return EXIT_USAGE;
	inherit_template(options, first);
	*descriptor = policy_compose(arena, first, aces, count);
	return is_accepted(*descriptor, arena) ? EXIT_CLEAN : EXIT_FINDINGS;
}

/* ---- taking back ---- */

/* GetSD shows inherited entries, too; they are not stored, but come from the parent again. */
static void drop_inherited(struct sd_acl *dacl)
{
	size_t count = 0;

	for (size_t i = 0; i < dacl->count; i++)
		if (!(dacl->aces[i].flags & SD_INHERITED))
			dacl->aces[count++] = dacl->aces[i];
	dacl->count = count;
}

/* The descriptor that --base-descriptor says the namespace had; NULL when it does not. */
static const struct sd_descriptor *find_before(const struct namespaces_world *world, const char *path,
					       struct arena *arena)
{
	struct namespaces namespaces;
	const struct namespace_security *space;
	struct sd_descriptor *before = NULL;
	struct sddl_error error;

	for (size_t i = 0; i < world->base_count; i++) {
		struct namespaces_world one = {.bases = &world->bases[i], .base_count = 1};

		namespaces_collect(&namespaces, NULL, 0, &one);
		space = namespaces_find(&namespaces, path);
		if (space && space->statement)
			before = sddl_parse(arena, world->bases[i].sddl, NULL, &error);
		namespaces_free(&namespaces);
	}
	if (before)
		drop_inherited(&before->dacl);
	return before;
}

static struct policy reversed(const struct policy *wish, const struct namespaces_world *world, const char *path,
			      struct arena *arena)
{
	struct policy back = *wish;
	struct sddl_error error;

	back.undoes = true;
	back.requires_encryption = !wish->requires_encryption;
	if (wish->descriptor) {
		back.descriptor = find_before(world, path, arena);
		back.is_guess = back.descriptor == NULL;
		if (back.is_guess)
			back.descriptor = sddl_parse(arena, text_of(namespace_default_sddl()), NULL, &error);
	}
	return back;
}

/* ---- verifying ---- */

static void report_difference(const char *path, const struct sd_difference *difference)
{
	struct buffer words = {0};

	for (size_t i = 0; i < difference->count; i++) {
		const struct sd_change *change = &difference->changes[i];
		char sid[SID_MAX_TEXT];

		sid_format(&change->sid, sid);
		words.size = 0;
		rights_describe(RIGHTS_NAMESPACE, change->gained | change->undenied, &words);
		buffer_put_text(&words, " more, ");
		rights_describe(RIGHTS_NAMESPACE, change->lost | change->denied, &words);
		fprintf(stderr, "mof: error: %s: %s has %s less than was asked%s\n", path, sid, buffer_text(&words),
			change->scope == SD_SCOPE_CHILDREN ? ", for namespaces below" : "");
	}
	if (difference->count == 0)
		fprintf(stderr, "mof: error: %s: the descriptor in effect is not what was asked\n", path);
	buffer_free(&words);
}

/* The entries that are the namespace's own: what the parent adds by one reading of the sources was not asked for. */
static bool verify_descriptor(const struct policy *wish, const struct namespace_security *space, struct arena *arena)
{
	const struct namespace_outcome *replaces = space->outcomes[READING_REPLACES];
	struct sd_difference difference = sd_compare(arena, wish->descriptor, &replaces->descriptor);

	if (!sd_difference_is_empty(&difference)) {
		report_difference(space->path, &difference);
		return false;
	}
	if (space->difference != READINGS_AGREE)
		fprintf(stderr,
			"mof: note: %s: by MS-WMI 2.2.30.2, not by WmiSdk, what the parent hands down comes "
			"to it\n",
			space->path);
	return true;
}

static bool verify_namespace(const struct policy *wish, struct namespaces *namespaces, const char *path,
			     struct arena *arena)
{
	const struct namespace_security *space = namespaces_find(namespaces, path);
	bool good = space != NULL;

	if (wish->undoes && wish->creates)
		good = good && space->is_deleted;
	else
		good = good && space->encryption && space->encryption->required == wish->requires_encryption &&
		       (wish->descriptor == NULL || verify_descriptor(wish, space, arena));
	if (good)
		fprintf(stderr, "mof: note: %s: verified, what is in effect is what was asked for\n", space->path);
	else if (space == NULL || space->encryption == NULL)
		fprintf(stderr, "mof: error: %s: the result does not secure it\n", path);
	return good;
}

/* Compiles texts as any other files, the first ones as the world before, and works out what they do to the namespace. */
static bool verify_texts(const struct policy *wish, const char *path, const struct buffer *texts, size_t count,
			 const struct namespaces_world *world)
{
	struct namespaces_world before = *world;
	struct compilation compilation;
	struct namespaces namespaces;
	const struct cim_unit **units;
	struct arena arena = {0};
	bool good;

	compilation_init(&compilation, NULL);
	for (size_t i = 0; i < count; i++)
		compilation_add_bytes(&compilation, "generated.mof", texts[i].bytes, texts[i].size);
	units = compilation_units(&compilation);
	before.units_before = count - 1;
	namespaces_collect(&namespaces, units, count, &before);
	good = compilation.sink.by_severity[SEVERITY_ERROR] == 0 && verify_namespace(wish, &namespaces, path, &arena);
	namespaces_free(&namespaces);
	free(units);
	compilation_free(&compilation);
	arena_free(&arena);
	return good;
}

/* What is taken back was there before. */
static bool verify(const struct policy *wish, const struct policy *done, const char *path, const struct buffer *text,
		   const struct namespaces_world *world)
{
	struct buffer texts[2] = {{0}, *text};
	bool good;

	if (!wish->undoes)
		return verify_texts(wish, path, text, 1, world);
	generate_mof(done, path, &texts[0]);
	good = verify_texts(wish, path, texts, 2, world);
	buffer_free(&texts[0]);
	return good;
}

/* ---- all namespaces ---- */

static int generate_one(const struct options *options, const struct policy *wish, const char *path,
			const struct namespaces_world *world, struct arena *arena, struct buffer *out)
{
	struct policy asked = options->undo ? reversed(wish, world, path, arena) : *wish;
	const char *fault = compile_namespace_fault(path);
	struct buffer text = {0};
	int status = EXIT_CLEAN;

	if (fault == NULL)
		fault = generate_mof(&asked, path, &text);
	if (fault)
		status = cli_usage(options, "the namespace path '%s' %s", path, fault);
	else if (options->verify && !verify(&asked, wish, path, &text, world))
		status = EXIT_FINDINGS;
	buffer_put(out, text.bytes, text.size);
	buffer_free(&text);
	return status;
}

static int generate(const struct options *options, const struct policy *wish, const struct namespaces_world *world,
		    struct arena *arena)
{
	struct buffer text = {0};
	int status = EXIT_CLEAN;

	for (size_t i = 1; i < options->file_count && status == EXIT_CLEAN; i++) {
		if (i > 1)
			buffer_put_byte(&text, '\n');
		status = generate_one(options, wish, options->files[i], world, arena, &text);
	}
	if (status == EXIT_CLEAN)
		status = cli_print(&text, STDOUT_FILENO);
	buffer_free(&text);
	return status;
}

int cli_security_generate(const struct options *options)
{
	struct policy wish = {.requires_encryption = !options->no_encryption,
			      .creates = options->create,
			      .recovers = options->autorecover};
	struct namespaces_world world = {.base_count = options->base_descriptors.count};
	struct arena arena = {0};
	int status = EXIT_USAGE;

	if (!check_options(options))
		return EXIT_USAGE;
	world.bases = cli_base_descriptors(options, &arena);
	if (world.bases)
		status = read_descriptor(options, &arena, &wish.descriptor);
	if (status == EXIT_CLEAN)
		status = generate(options, &wish, &world, &arena);
	arena_free(&arena);
	return status;
}
