/* SPDX-License-Identifier: MIT */
/* Text for standard output and standard error. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/terminal.h"

int cli_usage(const struct options *options, const char *format, ...)
{
	const char *command = command_at(options->command)->name;
	va_list arguments;

	fprintf(stderr, "mof %s: ", command);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fprintf(stderr, "\nTry 'mof %s --help'.\n", command);
	return EXIT_USAGE;
}

int cli_print(const struct buffer *text, int stream)
{
	FILE *file = stream == STDOUT_FILENO ? stdout : stderr;

	if (text->size == 0 || (fwrite(text->bytes, 1, text->size, file) == text->size && fflush(file) == 0))
		return EXIT_CLEAN;
	if (stream == STDOUT_FILENO)
		fprintf(stderr, "mof: cannot write to standard output: %s\n", strerror(errno));
	return EXIT_UNREADABLE;
}

bool cli_color(const struct options *options, int stream)
{
	const char *no_color = getenv("NO_COLOR");

	if (options->color && strcmp(options->color, "always") == 0)
		return true;
	if (options->color && strcmp(options->color, "never") == 0)
		return false;
	return isatty(stream) && (no_color == NULL || *no_color == 0);
}
