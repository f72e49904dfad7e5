/* SPDX-License-Identifier: MIT */
/* Printing diagnostics, and the exit status that follows from them. */
#ifndef MOFKIT_CLI_DIAGNOSTICS_H
#define MOFKIT_CLI_DIAGNOSTICS_H

#include "cli/options.h"
#include "compile/compile.h"
#include "diag/render.h"

/* The format of --format, or the default; NULL after a usage message. */
const struct renderer *cli_renderer(const struct options *options);

/* Prints the diagnostics to stream 1 or 2 and returns the exit status. */
int cli_report(const struct options *options, struct compilation *compilation, const struct renderer *renderer,
	       int stream);

/* The same to --output, or to standard output without it. */
int cli_report_to_output(const struct options *options, struct compilation *compilation,
			 const struct renderer *renderer);

#endif
