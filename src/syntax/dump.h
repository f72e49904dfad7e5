/* SPDX-License-Identifier: MIT */
/* Prints tokens and trees as text, for `mof dump`. */
#ifndef MOFKIT_SYNTAX_DUMP_H
#define MOFKIT_SYNTAX_DUMP_H

#include "base/buffer.h"
#include "syntax/tree.h"

/* Appends a line for each token: index, line:column, kind, partner of a bracket, text. */
void dump_tokens(const struct tokens *tokens, struct buffer *out);

/* Appends a line for each node, indented by its depth. */
void dump_tree(const struct tree *tree, struct buffer *out);

#endif
