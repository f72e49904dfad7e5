/* SPDX-License-Identifier: MIT */
/* The texts of --help, made from the tables of commands, options and formats. */
#ifndef MOFKIT_CLI_HELP_H
#define MOFKIT_CLI_HELP_H

#include "base/buffer.h"
#include "cli/commands.h"

enum { HELP_WIDTH = 79 };

void help_of_program(struct buffer *out);
void help_of_command(enum command_id command, struct buffer *out);

/* Appends words, wrapped to HELP_WIDTH and indented to a column, and a line end; `out` is at that column. */
void help_wrap(const char *words, size_t column, struct buffer *out);

#endif
