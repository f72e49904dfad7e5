/* SPDX-License-Identifier: MIT */
/* What several suites need: texts with a length, tests over tables, MOF text compiled in memory. */
#ifndef MOFKIT_TESTS_SUPPORT_H
#define MOFKIT_TESTS_SUPPORT_H

#include "suites.h"

#include "base/buffer.h"
#include "compile/compile.h"

/* A struct text of a literal, NUL characters in it included. */
#define TEXT(literal)                       \
	{                                   \
		literal, sizeof literal - 1 \
	}

/* Runs a test once for each row of a table; _i is the row. */
#define ADD_ROWS(tcase, test, table) tcase_add_loop_test(tcase, test, 0, sizeof table / sizeof *table)

/* A compilation of one file, "a.mof", with its tree kept. Free it with compilation_free. */
void compile_text(struct compilation *compilation, struct text text);

/* What the sink has, sorted, as "MOF011:1:9 MOF005:2:3": code, line, column; in a buffer that the caller frees. */
const char *findings(struct diag_sink *sink, struct buffer *out);

/* The same as "MOF011 MOF005". */
const char *found_codes(struct diag_sink *sink, struct buffer *out);

#endif
