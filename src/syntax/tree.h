/* SPDX-License-Identifier: MIT */
/*
 * The tree of a file: what was written, unchecked. Nodes refer to tokens by index and contain no names, so that files
 * can be parsed in parallel.
 */
#ifndef MOFKIT_SYNTAX_TREE_H
#define MOFKIT_SYNTAX_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "syntax/token.h"

enum { NO_TOKEN = UINT32_MAX }; /* an index where an optional token was not written */

/* The first and last token of a node. */
struct tree_range {
	uint32_t first, last;
};

enum tree_value_kind {
	TREE_INTEGER,
	TREE_REAL,
	TREE_CHARACTER,
	TREE_STRING, /* one literal or several adjacent ones: the range covers them all */
	TREE_TRUE,
	TREE_FALSE,
	TREE_NULL,
	TREE_ALIAS,
	TREE_WORD, /* a bare word as the argument of a pragma */
	TREE_ARRAY,
	TREE_INSTANCE,
};

struct tree_value {
	struct tree_value *next;
	struct tree_range range;
	union {
		struct tree_value *elements;       /* TREE_ARRAY */
		struct tree_declaration *instance; /* TREE_INSTANCE */
	};
	enum tree_value_kind kind;
	bool trailing_comma; /* of an array */
};

struct tree_word { /* a name in a list: flavors, scopes */
	struct tree_word *next;
	uint32_t token;
};

struct tree_qualifier {
	struct tree_qualifier *next;
	struct tree_range range;
	uint32_t name;
	struct tree_value *values; /* NULL: none written; an array is one value */
	struct tree_word *flavors;
};

struct tree_qualifiers {
	struct tree_range range; /* from '[' to ']' */
	bool written;            /* false: there is no list */
	bool trailing_comma;
	struct tree_qualifier *first;
};

/* A property, reference, method or parameter of a class, or the assignment of an instance. */
struct tree_member {
	struct tree_member *next;
	struct tree_range range;
	const struct tree_qualifiers *qualifiers; /* never NULL */
	uint32_t type;                            /* NO_TOKEN in an instance */
	uint32_t name;
	bool is_reference;
	bool is_method;
	bool is_array;
	uint32_t array_size;         /* the number in brackets or NO_TOKEN */
	uint32_t misplaced_brackets; /* `type[] name`: the '[', else 0 */
	struct tree_value *value;    /* NULL when none is written */
	struct tree_member *parameters;
};

/* One clause of a DMTF qualifier declaration: Scope(class, property). */
struct tree_clause {
	struct tree_clause *next;
	uint32_t name;
	struct tree_word *words;
};

enum tree_declaration_kind {
	TREE_CLASS,
	TREE_INSTANCE_OF,
	TREE_PRAGMA,
	TREE_INCLUDE,
	TREE_QUALIFIER_FLAVORS, /* qualifier Name : ToSubclass Amended; */
	TREE_QUALIFIER_TYPE,    /* qualifier Name : type = value, scope(...), flavor(...); */
};

struct tree_declaration {
	struct tree_declaration *next;
	struct tree_range range;
	enum tree_declaration_kind kind;
	const struct tree_qualifiers *qualifiers; /* never NULL; of a class or instance */
	uint32_t name;                            /* of the class, the instance's class, the pragma, the qualifier */
	uint32_t alias;
	uint32_t superclass;
	bool has_body; /* false: class Name; */
	struct tree_member *members;
	struct tree_value *arguments; /* of a pragma or include */
	struct tree_word *flavors;    /* TREE_QUALIFIER_FLAVORS */
	uint32_t type;                /* TREE_QUALIFIER_TYPE from here on */
	bool is_array;
	struct tree_value *value;
	struct tree_clause *clauses;
};

/* One parsed file, which owns its nodes and tokens; the source must outlive it. */
struct tree {
	struct arena arena;
	struct tokens tokens;
	struct tree_declaration *declarations; /* without damaged ones, in the order of the file */
};

#endif
