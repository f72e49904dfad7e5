/* SPDX-License-Identifier: MIT */
/* Lowers a tree to a unit: declarations become operations, names are interned, literals decoded, pragmas applied. */
#ifndef MOFKIT_COMPILE_LOWER_H
#define MOFKIT_COMPILE_LOWER_H

#include <locale.h>

#include "base/buffer.h"
#include "diag/diag.h"
#include "model/declared.h"
#include "model/unit.h"
#include "syntax/tree.h"

/* The state at a point of a file. */
struct lowering {
	const struct tree *tree;
	struct names *names;
	struct cim_unit *unit;
	struct diag_sink *sink;
	struct compilation *compilation; /* follows includes; NULL: they become remarks */
	const struct cim_namespace *where;
	uint32_t class_flags, instance_flags;
	bool has_instance_flags;
	struct span amendment;         /* the first #pragma amendment; no source before it */
	struct cim_declared *declared; /* gives the flavors of each namespace; NULL: each file has its own */
	struct map *declared_flavors;  /* folded qualifier name -> uint8_t flavors, by declarations so far */
	uint8_t default_flavors;       /* of a qualifier without a declaration */
	struct buffer scratch;         /* for the decoded text of a string */
	locale_t c_locale;             /* real numbers have a point in every locale */
};

struct compilation;

/*
 * Appends the operations of a tree to start->unit; `start` has the state at the beginning, and the tables for names and
 * reports. Operations of included files are inserted where they are included if there is a compilation to read them; an
 * include that is not followed becomes a remark of the unit. Reports errors that the parser cannot see (arguments of
 * pragmas, flavors, escapes). The unit points into the source's text.
 */
void lower_tree(const struct tree *tree, const struct lowering *start);

/* Lowers the tree of an included file at this point. */
void lower_included(struct lowering *lowering, const struct tree *tree);

/* The start namespace: "root\default", or the one that -N names (as the user wrote it). */
const struct cim_namespace *lower_start_namespace(struct cim_unit *unit, const char *written);

/* The parts of it, a file each: lower_pragma.c, lower_value.c, lower_qualifier.c. */
void lower_pragma(struct lowering *lowering, const struct tree_declaration *pragma);
void lower_include(struct lowering *lowering, const struct tree_declaration *include);
void lower_value(struct lowering *lowering, const struct tree_value *tree, struct cim_value *value);

/* The decoded text of a literal. Backslashes that were not meant as escapes are reported (MOF110), or not. */
struct text lower_string(struct lowering *lowering, struct tree_range range);
struct text lower_string_unchecked(struct lowering *lowering, struct tree_range range);

/*
 * Reports the backslashes of a literal, spelled as `literal` between its quotes, that were not meant as escapes: those
 * that begin none, and in what looks like a path those of control characters.
 */
void lower_check_escapes(struct lowering *lowering, struct text literal);

/* "tab" for 't': the control character that an escape stands for; NULL for other letters. */
const char *lower_escape_name(char letter);

void lower_qualifiers(struct lowering *lowering, const struct tree_qualifiers *tree, struct cim_qualifiers *qualifiers);
void lower_qualifier_declaration(struct lowering *lowering, const struct tree_declaration *tree);
struct cim_instance *lower_instance(struct lowering *lowering, const struct tree_declaration *tree);
void lower_type(struct lowering *lowering, uint32_t token, bool is_reference, struct cim_type *type);

/* Makes a namespace the current one, with the flavors that are declared there. */
void lower_enter(struct lowering *lowering, const struct cim_namespace *where);

/* Makes the latest report an error outside of the dialect wmi: the grammar of DSP0004 does not have the construct. */
void lower_refuse(struct lowering *lowering, struct diagnostic *diagnostic);

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
