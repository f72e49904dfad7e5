/* SPDX-License-Identifier: MIT */
#include "generate/verify.h"

#include <stdlib.h>

#include "compile/compile.h"
#include "generate/generate.h"
#include "security/compare.h"
#include "security/rights.h"

static void report_difference(const char *path, const struct sd_difference *difference, struct buffer *messages)
{
	for (size_t i = 0; i < difference->count; i++) {
		const struct sd_change *change = &difference->changes[i];
		char sid[SID_MAX_TEXT];

		sid_format(&change->sid, sid);
		buffer_printf(messages, "error: %s: principal %s: rights granted but not requested: ", path, sid);
		rights_describe(RIGHTS_NAMESPACE, change->gained | change->undenied, messages);
		buffer_put_text(messages, "; requested but not granted: ");
		rights_describe(RIGHTS_NAMESPACE, change->lost | change->denied, messages);
		buffer_printf(messages, "%s\n", change->scope == SD_SCOPE_CHILDREN ? " (in child namespaces)" : "");
	}
	if (difference->count == 0)
		buffer_printf(messages, "error: %s: the effective descriptor differs from the requested one\n", path);
}

/* Only the namespace's own ACEs: those that the parent adds by one reading of the sources were not requested. */
static bool verify_descriptor(const struct policy *policy, const struct namespace_security *space, struct arena *arena,
			      struct buffer *messages)
{
	const struct namespace_outcome *replaces = space->outcomes[READING_REPLACES];
	struct sd_difference difference = sd_compare(arena, policy->descriptor, &replaces->descriptor);

	if (!sd_difference_is_empty(&difference)) {
		report_difference(space->path, &difference, messages);
		return false;
	}
	if (space->difference != READINGS_AGREE)
		buffer_printf(messages,
			      "note: %s: also inherits ACEs of its parent by MS-WMI 2.2.30.2, but not by the WMI SDK\n",
			      space->path);
	return true;
}

static bool verify_namespace(const struct policy *policy, struct namespaces *namespaces, const char *path,
			     struct arena *arena, struct buffer *messages)
{
	const struct namespace_security *space = namespaces_find(namespaces, path);
	bool good = space != NULL;

	if (policy->undoes && policy->creates)
		good = good && space->is_deleted;
	else
		good = good && space->encryption && space->encryption->required == policy->requires_encryption &&
		       (policy->descriptor == NULL || verify_descriptor(policy, space, arena, messages));
	if (good)
		buffer_printf(messages, "note: %s: verified: the effective security is as requested\n", space->path);
	else if (space == NULL || space->encryption == NULL)
		buffer_printf(messages, "error: %s: the generated MOF does not secure it\n", path);
	return good;
}

/* Compiles and applies texts in their order, and verifies the result. */
static bool verify_texts(const struct policy *policy, const char *path, const struct buffer *texts, size_t count,
			 const struct namespace_bases *bases, struct buffer *messages)
{
	struct compilation compilation;
	struct namespaces namespaces;
	struct arena arena = {0};
	bool good;

	compilation_init(&compilation, NULL);
	for (size_t i = 0; i < count; i++)
		compilation_add_bytes(&compilation, "generated.mof", texts[i].bytes, texts[i].size);
	compilation_apply(&compilation);
	namespaces_collect(&namespaces, repository_journal(compilation.repository), bases);
	good = compilation.sink.by_severity[SEVERITY_ERROR] == 0 &&
	       verify_namespace(policy, &namespaces, path, &arena, messages);
	namespaces_free(&namespaces);
	compilation_free(&compilation);
	arena_free(&arena);
	return good;
}

bool policy_verify(const struct policy *policy, const struct policy *undone, const char *path,
		   const struct buffer *text, const struct namespace_bases *bases, struct buffer *messages)
{
	struct buffer texts[2] = {{0}, *text};
	bool good;

	if (!policy->undoes)
		return verify_texts(policy, path, text, 1, bases, messages);
	generate_mof(undone, path, &texts[0]);
	good = verify_texts(policy, path, texts, 2, bases, messages);
	buffer_free(&texts[0]);
	return good;
}
