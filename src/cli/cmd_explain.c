/* SPDX-License-Identifier: MIT */
/* mof explain: what a diagnostic means and where the rule comes from. */
#include <stdio.h>
#include <unistd.h>

#include "cli/terminal.h"
#include "diag/render.h"

int cmd_explain(const struct options *options)
{
	struct buffer text = {0};
	int status = EXIT_CLEAN;

	for (size_t i = 0; i < options->argument_count; i++) {
		enum diag_code code = diag_find_code(options->arguments[i]);

		if (code == DIAG_CODE_COUNT) {
			fprintf(stderr, "mof: unknown diagnostic '%s'; mof-rules(7) lists them\n",
				options->arguments[i]);
			status = EXIT_USAGE;
			continue;
		}
		if (text.size > 0)
			buffer_put_byte(&text, '\n');
		render_explanation(code, cli_color(options, STDOUT_FILENO), &text);
	}
	if (cli_print(&text, STDOUT_FILENO) != EXIT_CLEAN)
		status = EXIT_UNREADABLE;
	buffer_free(&text);
	return status;
}
