/* SPDX-License-Identifier: MIT */
/* Tree to unit: what was written becomes operations; names are interned, literals decoded, pragmas take effect. */
#ifndef MOFKIT_COMPILE_LOWER_H
#define MOFKIT_COMPILE_LOWER_H

#include <locale.h>

#include "base/buffer.h"
#include "diag/diag.h"
#include "model/unit.h"
#include "syntax/tree.h"

/* What is in force at a place of a file. */
struct lowering {
	const struct tree *tree;
	struct names *names;
	struct cim_unit *unit;
	struct diag_sink *sink;
	struct compilation *compilation; /* that follows includes; NULL: they are remarks */
	const struct cim_namespace *where;
	uint32_t class_flags, instance_flags;
	bool has_instance_flags;
	struct span amendment;        /* the first #pragma amendment; no source before it */
	struct map *declared_flavors; /* folded qualifier name -> uint8_t flavors, by declarations so far; NULL at the
						   start: those of this file alone */
	uint8_t default_flavors;      /* of a qualifier that none declares */
	struct buffer scratch;        /* a string while its escapes are decoded */
	locale_t c_locale;            /* a real number has a point in every country */
};

struct compilation;

/*
 * Appends the operations of a tree to start->unit; `start` says what is in force at the beginning, and where names and
 * reports go. The operations of includes come at their places if there is a compilation to read them; an include that is not followed is a remark of the unit. Faults of form that a parser can't see
 * are reported (arguments of pragmas, flavors, escapes). The unit points into the source's text.
 */
void lower_tree(const struct tree *tree, const struct lowering *start);

/* The same for the tree of an included file, at this place. */
void lower_included(struct lowering *lowering, const struct tree *tree);

/* The default namespace of a compile, "root\default", or the one that -N names (written as by the user). */
const struct cim_namespace *lower_start_namespace(struct cim_unit *unit, const char *written);

/* The parts of it, a file each: lower_pragma.c, lower_value.c, lower_qualifier.c. */
void lower_pragma(struct lowering *lowering, const struct tree_declaration *pragma);
void lower_include(struct lowering *lowering, const struct tree_declaration *include);
void lower_value(struct lowering *lowering, const struct tree_value *tree, struct cim_value *value);
struct text lower_string(struct lowering *lowering, struct tree_range range);
void lower_qualifiers(struct lowering *lowering, const struct tree_qualifiers *tree, struct cim_qualifiers *qualifiers);
void lower_qualifier_declaration(struct lowering *lowering, const struct tree_declaration *tree);
struct cim_instance *lower_instance(struct lowering *lowering, const struct tree_declaration *tree);
void lower_type(struct lowering *lowering, uint32_t token, bool is_reference, struct cim_type *type);

/* Reports the comma before a closing bracket. */
void lower_trailing_comma(struct lowering *lowering, uint32_t bracket);

struct name lower_name(struct lowering *lowering, uint32_t token); /* no name for NO_TOKEN */

static inline struct span lower_token_span(const struct lowering *lowering, uint32_t token)
{
	return token_span(&lowering->tree->tokens, token);
}

static inline struct span lower_span(const struct lowering *lowering, struct tree_range range)
{
	return span_join(lower_token_span(lowering, range.first), lower_token_span(lowering, range.last));
}

#endif
