/* SPDX-License-Identifier: MIT */
/* Parses a source into a tree. */
#ifndef MOFKIT_SYNTAX_PARSE_H
#define MOFKIT_SYNTAX_PARSE_H

#include "syntax/tree.h"

struct diag_sink;

/*
 * Parses a whole file. Every error is reported once; what cannot be parsed is skipped up to the ';' or '}' of the
 * enclosing member or to the next declaration, the rest is in the tree. The tree refers to the source, which must
 * outlive it. Free with tree_free, also after errors.
 */
void parse(struct source *source, struct diag_sink *sink, struct tree *tree);
void tree_free(struct tree *tree);

#endif
