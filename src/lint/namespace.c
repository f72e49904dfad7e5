/* SPDX-License-Identifier: MIT */
#include "lint/namespace.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "model/literal.h"
#include "namespace/windows.h"

struct walk {
	struct lint *lint;
	void (*visit)(struct lint *lint, enum lint_fact fact, const struct lint_target *target);
	struct arena arena;
	struct windows_descriptors windows;
};

/* ---- the walk ---- */

/* SDDL with domain aliases is read with a placeholder domain, so that its ACEs can be checked. */
static const struct sd_descriptor *read_in_domain(struct walk *walk, const struct namespace_statement *statement)
{
	static const struct sid domain = {.authority = 5, .subauthority = {21, 0, 0, 0}, .count = 4};
	const struct sddl_options options = {.domain = &domain};
	struct sddl_error error;

	if (statement->sddl.bytes == NULL || statement->error.problem != SDDL_NEEDS_DOMAIN)
		return NULL;
	return sddl_parse(&walk->arena, statement->sddl, &options, &error);
}

/* Locates all ACEs in one pass, because a literal with escapes can only be read from its start. */
static const struct span *locate_aces(struct walk *walk, const struct lint_target *target)
{
	const struct namespace_statement *statement = target->statement;
	const struct sd_acl *dacl = &target->descriptor->dacl;
	struct span *spans = arena_alloc(&walk->arena, (dacl->count + 1) * sizeof *spans);
	struct literal_walk literal;

	literal_walk_start(&literal, statement->span, statement->sddl);
	for (size_t i = 0; i < dacl->count; i++)
		spans[i] = statement->sddl.bytes ? literal_walk_to(&literal, dacl->aces[i].begin, dacl->aces[i].end)
						 : statement->span;
	return spans;
}

static void walk_statement(struct walk *walk, struct lint_target target)
{
	walk->visit(walk->lint, LINT_SDDL, &target);
	walk->visit(walk->lint, LINT_STATEMENT, &target);
	target.descriptor = target.statement->descriptor;
	if (target.descriptor == NULL)
		target.descriptor = read_in_domain(walk, target.statement);
	if (target.descriptor == NULL || windows_ships(&walk->windows, target.descriptor))
		return;
	target.ace_spans = locate_aces(walk, &target);
	walk->visit(walk->lint, LINT_DESCRIPTOR, &target);
	for (size_t i = 0; i < target.descriptor->dacl.count; i++) {
		target.ace = &target.descriptor->dacl.aces[i];
		if (!target.ace->opaque)
			walk->visit(walk->lint, LINT_ACE, &target);
	}
}

static void walk_namespace(struct walk *walk, const struct namespace_security *space)
{
	struct lint_target target = {.space = space};

	if (space->is_mentioned)
		walk->visit(walk->lint, LINT_NAMESPACE, &target);
	for (target.statement = space->statements; target.statement; target.statement = target.statement->next)
		if (!target.statement->is_base)
			walk_statement(walk, target);
	for (target.encryption = space->encryptions; target.encryption; target.encryption = target.encryption->next)
		if (!target.encryption->is_base)
			walk->visit(walk->lint, LINT_ENCRYPTION, &target);
	for (target.provider_rule = space->provider_rules; target.provider_rule;
	     target.provider_rule = target.provider_rule->next) {
		walk->visit(walk->lint, LINT_SDDL, &target);
		walk->visit(walk->lint, LINT_PROVIDER_RULE, &target);
	}
}

void lint_each_fact(struct lint *lint,
		    void (*visit)(struct lint *lint, enum lint_fact fact, const struct lint_target *target))
{
	struct walk walk = {.lint = lint, .visit = visit};

	windows_read(&walk.arena, &walk.windows);
	for (size_t i = 0; i < lint->facts->misplaced_count; i++)
		visit(lint, LINT_MISPLACED, &(struct lint_target){.misplaced = &lint->facts->misplaced[i]});
	for (const struct namespace_security *space = lint->facts->list; space; space = space->next)
		walk_namespace(&walk, space);
	arena_free(&walk.arena);
}

/* ---- locations and edits ---- */

struct span lint_sddl_span(const struct lint_target *target, struct sd_span at)
{
	if (target->statement->sddl.bytes == NULL)
		return target->statement->span;
	return literal_locate(target->statement->span, target->statement->sddl, at.begin, at.end);
}

struct span lint_ace_span(const struct lint_target *target)
{
	return target->ace_spans[target->ace - target->descriptor->dacl.aces];
}

struct span lint_plain_span(struct span literal, struct text decoded, struct sd_span at)
{
	if (literal.source == NULL || decoded.bytes == NULL || literal.end - literal.begin != decoded.length + 2 ||
	    at.begin > at.end || at.end > decoded.length)
		return (struct span){0};
	return (struct span){literal.source, literal.begin + 1 + (uint32_t)at.begin,
			     literal.begin + 1 + (uint32_t)at.end};
}

void lint_edit_sddl(struct lint *lint, const struct lint_target *target, struct diagnostic *diagnostic,
		    struct sd_span at, const char *text)
{
	struct span span = lint_plain_span(target->statement->span, target->statement->sddl, at);

	if (span.source)
		diag_add_edit(lint->sink, diagnostic, span, text);
}

void lint_edit_rights(struct lint *lint, const struct lint_target *target, struct diagnostic *diagnostic, uint32_t mask)
{
	struct buffer letters = {0};

	rights_format(mask, false, &letters);
	diag_set_help(lint->sink, diagnostic, "write the rights '%s'", buffer_text(&letters));
	lint_edit_sddl(lint, target, diagnostic, target->ace->rights_at, buffer_text(&letters));
	buffer_free(&letters);
}

void lint_add_property(struct lint *lint, struct diagnostic *diagnostic, const struct cim_instance *instance,
		       const char *text)
{
	const struct source *source = instance->span.source;
	uint32_t at = instance->span.end;

	diag_set_help(lint->sink, diagnostic, "add %s", text);
	if (source == NULL)
		return;
	while (at > instance->class_span.end && strchr("; \t\r\n", source->text[at - 1]))
		at--;
	if (at <= instance->class_span.end || source->text[at - 1] != '}')
		return;
	diag_add_edit(lint->sink, diagnostic, (struct span){source, at - 1, at - 1},
		      arena_printf(&lint->sink->arena, "\t%s\n", text));
}

/* ---- ACEs ---- */

static bool has_effect(const struct sd_ace *ace, enum sd_effect effect)
{
	const struct sd_ace_kind *kind = sd_ace_kind(ace->type);

	return kind && kind->effect == effect;
}

uint32_t lint_allowed(const struct sd_ace *ace)
{
	if (!has_effect(ace, SD_EFFECT_ALLOW))
		return 0;
	return ace->mask & RIGHT_GENERIC_ALL ? ace->mask | WBEM_FULL_CONTROL : ace->mask;
}

bool lint_denies(const struct sd_ace *ace)
{
	return has_effect(ace, SD_EFFECT_DENY);
}

bool lint_rights_are_written(const struct lint_target *target, const char *letters)
{
	struct text sddl = target->statement->sddl;
	struct sd_span at = target->ace->rights_at;

	if (sddl.bytes == NULL || at.end > sddl.length)
		return false;
	for (size_t i = at.begin; i + 2 <= at.end; i += 2)
		if (memcmp(sddl.bytes + i, letters, 2) == 0)
			return true;
	return false;
}

static int compare_aces(const void *a, const void *b)
{
	const struct sd_ace *left = *(const struct sd_ace *const *)a, *right = *(const struct sd_ace *const *)b;
	int order = sid_compare(&left->sid, &right->sid);

	return order ? order : (left > right) - (left < right);
}

const struct sd_ace **lint_aces_by_sid(const struct sd_acl *dacl)
{
	const struct sd_ace **sorted = mem_alloc((dacl->count + 1) * sizeof *sorted);

	for (size_t i = 0; i < dacl->count; i++)
		sorted[i] = &dacl->aces[i];
	qsort(sorted, dacl->count, sizeof *sorted, compare_aces);
	return sorted;
}

/* ---- descriptions ---- */

const char *lint_principal(struct lint *lint, const struct sid *sid)
{
	const char *name = sid_name(sid), *separator = name ? strrchr(name, '\\') : NULL;
	struct buffer text = {0};
	const char *words;

	sddl_format_sid(sid, NULL, &text);
	if (name)
		words = arena_printf(&lint->sink->arena, "%s (%s)", separator ? separator + 1 : name,
				     buffer_text(&text));
	else
		words = arena_printf(&lint->sink->arena, "%s", buffer_text(&text));
	buffer_free(&text);
	return words;
}

const char *lint_rights(struct lint *lint, enum rights_object object, uint32_t mask)
{
	struct buffer text = {0};
	const char *words;

	rights_describe(object, mask, &text);
	words = arena_printf(&lint->sink->arena, "%s", buffer_text(&text));
	buffer_free(&text);
	return words;
}
