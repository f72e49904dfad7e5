/* SPDX-License-Identifier: MIT */
/* Lowers qualifiers, their flavors, and declarations of qualifiers. */
#include <stdlib.h>

#include "base/nearest.h"
#include "compile/lower.h"

static void report_unknown_flavor(struct lowering *lowering, uint32_t token)
{
	struct text word = token_text(&lowering->tree->tokens, token);
	struct nearest nearest = nearest_start(word);
	struct diagnostic *diagnostic = diag_report(lowering->sink, MOF534, lower_token_span(lowering, token),
						    "unknown flavor '%.*s'", (int)word.length, word.bytes);

	for (unsigned bit = 1; bit <= CIM_WORD_AMENDED; bit <<= 1)
		nearest_offer(&nearest, cim_flavor_word_name((enum cim_flavor_word)bit));
	if (nearest.name == NULL)
		return;
	diag_set_help(lowering->sink, diagnostic, "did you mean '%s'?", nearest.name);
	diag_suggest_edit(lowering->sink, diagnostic, lower_token_span(lowering, token), nearest.name);
}

/* Flavors that exclude each other (mof-language 2.5). */
static void check_flavors(struct lowering *lowering, uint8_t words, struct span span)
{
	const uint8_t both = CIM_WORD_ENABLE_OVERRIDE | CIM_WORD_DISABLE_OVERRIDE;

	if ((words & both) == both)
		diag_report(lowering->sink, MOF535, span, "EnableOverride and DisableOverride are mutually exclusive");
	if (words & CIM_WORD_RESTRICTED && words & (CIM_WORD_TO_INSTANCE | CIM_WORD_TO_SUBCLASS))
		diag_report(lowering->sink, MOF537, span,
			    "Restricted cannot be combined with ToInstance or ToSubclass");
}

static uint8_t lower_flavors(struct lowering *lowering, const struct tree_word *flavors)
{
	uint8_t words = 0;
	struct span span = {0};

	for (; flavors; flavors = flavors->next) {
		enum cim_flavor_word word = cim_flavor_word(token_text(&lowering->tree->tokens, flavors->token));

		if (word == 0)
			report_unknown_flavor(lowering, flavors->token);
		words |= (uint8_t)word;
		span = span.source ? span_join(span, lower_token_span(lowering, flavors->token))
				   : lower_token_span(lowering, flavors->token);
	}
	check_flavors(lowering, words, span);
	return words;
}

/* The text of a value; the parentheses around several values become braces. */
static void report_list_in_parentheses(struct lowering *lowering, const struct tree_qualifier *tree, struct span span)
{
	const struct tokens *tokens = &lowering->tree->tokens;
	uint32_t open = tree->values->range.first;
	struct diagnostic *diagnostic;

	while (tokens->items[open].kind != '(')
		open--;
	diagnostic = diag_report(lowering->sink, MOF018, span, "an array of values needs braces, not parentheses");
	diag_set_help(lowering->sink, diagnostic, "use '{' and '}'");
	diag_add_edit(lowering->sink, diagnostic, token_span(tokens, open), "{");
	if (tokens->items[open].match)
		diag_add_edit(lowering->sink, diagnostic, token_span(tokens, tokens->items[open].match), "}");
}

static void lower_qualifier(struct lowering *lowering, const struct tree_qualifier *tree,
			    struct cim_qualifier *qualifier)
{
	const uint8_t *declared;

	qualifier->name = lower_name(lowering, tree->name);
	qualifier->span = lower_span(lowering, tree->range);
	if (tree->values) {
		lower_value(lowering, tree->values, &qualifier->value);
		if (tree->values->next)
			report_list_in_parentheses(lowering, tree, qualifier->span);
	} else {
		qualifier->value_is_implied = true;
		qualifier->value.kind = CIM_LITERAL_BOOLEAN;
		qualifier->value.boolean = true;
		qualifier->value.span = lower_token_span(lowering, tree->name);
	}
	qualifier->words = lower_flavors(lowering, tree->flavors);
	declared = map_get(lowering->declared_flavors, qualifier->name.folded);
	qualifier->flavors_declared = declared && *declared;
	qualifier->flavors_exact = lowering->unit->dialect == CIM_DMTF;
	qualifier->flavors = cim_apply_flavors(declared ? *declared : lowering->default_flavors, qualifier->words);
}

void lower_qualifiers(struct lowering *lowering, const struct tree_qualifiers *tree, struct cim_qualifiers *qualifiers)
{
	const struct tree_qualifier *item;
	size_t count = 0;

	if (!tree->written)
		return;
	qualifiers->span = lower_span(lowering, tree->range);
	if (tree->first == NULL)
		lower_refuse(lowering, diag_report(lowering->sink, MOF810, qualifiers->span, "empty qualifier list"));
	if (tree->trailing_comma)
		lower_trailing_comma(lowering, tree->range.last);
	for (item = tree->first; item; item = item->next)
		qualifiers->count++;
	qualifiers->items = arena_alloc(&lowering->unit->arena, qualifiers->count * sizeof *qualifiers->items);
	for (item = tree->first; item; item = item->next)
		lower_qualifier(lowering, item, &qualifiers->items[count++]);
}

static void declare_flavors(struct lowering *lowering, struct name name, uint8_t words)
{
	uint8_t flavors = cim_apply_flavors(lowering->default_flavors, words);

	map_put(lowering->declared_flavors, name.folded, arena_copy(&lowering->unit->arena, &flavors, sizeof flavors));
}

static void lower_scopes(struct lowering *lowering, const struct tree_word *words,
			 struct cim_qualifier_declaration *declaration)
{
	for (; words; words = words->next) {
		struct text word = token_text(&lowering->tree->tokens, words->token);
		uint32_t scope = cim_scope_word(word);

		if (scope == 0)
			diag_report(lowering->sink, MOF545, lower_token_span(lowering, words->token),
				    "unknown scope '%.*s'; scopes are schema, class, association, indication, "
				    "qualifier, property, reference, method, parameter and any",
				    (int)word.length, word.bytes);
		declaration->scopes |= scope;
	}
}

/* scope(...) first, then flavor(...) if any (mof-language 2.1). */
static void lower_clauses(struct lowering *lowering, const struct tree_clause *clause,
			  struct cim_qualifier_declaration *declaration)
{
	bool has_scope = false, has_flavor = false;

	for (; clause; clause = clause->next) {
		struct text name = token_text(&lowering->tree->tokens, clause->name);

		if (text_same_name(name, text_of("scope")) && !has_scope && !has_flavor) {
			has_scope = true;
			lower_scopes(lowering, clause->words, declaration);
		} else if (text_same_name(name, text_of("flavor")) && has_scope && !has_flavor) {
			has_flavor = true;
			declaration->words = lower_flavors(lowering, clause->words);
		} else if (text_same_name(name, text_of("policy"))) {
			diag_report(lowering->sink, MOF020, lower_token_span(lowering, clause->name),
				    "'Policy' is MOF 3.0 and not supported; write Flavor(...)");
		} else {
			diag_report(lowering->sink, MOF545, lower_token_span(lowering, clause->name),
				    "expected %s, not '%.*s'",
				    has_flavor  ? "';'"
				    : has_scope ? "flavor(...)"
						: "scope(...)",
				    (int)name.length, name.bytes);
		}
	}
}

void lower_qualifier_declaration(struct lowering *lowering, const struct tree_declaration *tree)
{
	struct cim_qualifier_declaration *declaration = cim_unit_add_declaration(lowering->unit);

	declaration->name = lower_name(lowering, tree->name);
	declaration->span = lower_span(lowering, tree->range);
	declaration->position = lowering->unit->count;
	declaration->where = lowering->where;
	if (tree->kind == TREE_QUALIFIER_FLAVORS) {
		declaration->words = lower_flavors(lowering, tree->flavors);
	} else {
		declaration->has_type = true;
		lower_type(lowering, tree->type, false, &declaration->type);
		if (cim_type_names_class(&declaration->type))
			diag_report(lowering->sink, MOF545, declaration->type.span, "a qualifier cannot have type '%s'",
				    declaration->type.spelling.spelling);
		declaration->type.is_array = tree->is_array;
		declaration->has_value = tree->value != NULL;
		if (tree->value)
			lower_value(lowering, tree->value, &declaration->value);
		lower_clauses(lowering, tree->clauses, declaration);
	}
	declare_flavors(lowering, declaration->name, declaration->words);
}
