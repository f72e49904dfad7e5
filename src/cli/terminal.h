/* SPDX-License-Identifier: MIT */
/* Standard output and standard error: usage messages, text, color. */
#ifndef MOFKIT_CLI_TERMINAL_H
#define MOFKIT_CLI_TERMINAL_H

#include "base/buffer.h"
#include "cli/options.h"

/* Prints what is wrong with the command line to standard error and returns EXIT_USAGE. */
int cli_usage(const struct options *options, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Writes a buffer to stream 1 or 2; returns EXIT_CLEAN, or EXIT_UNREADABLE after a message. */
int cli_print(const struct buffer *text, int stream);

/* Whether to color what goes to stream 1 or 2: --color, NO_COLOR, or whether it is a terminal. */
bool cli_color(const struct options *options, int stream);

#endif
