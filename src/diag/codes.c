/* SPDX-License-Identifier: MIT */
/* The table of codes: all that codes.def and rules.def say of them. */
#include "diag/diag.h"

/* The severities of the tables; a DOUBTFUL one is an error with --strict. */
enum {
	NOTE = SEVERITY_NOTE,
	WARNING = SEVERITY_WARNING,
	ERROR = SEVERITY_ERROR,
	DOUBTFUL = 1 << 2,
	DOUBTFUL_NOTE = NOTE | DOUBTFUL,
	DOUBTFUL_WARNING = WARNING | DOUBTFUL,
};

static const struct diag_info infos[] = {
#define CODE(id, name, severity, hresult, score, title, explanation, fix, source)                            \
	{#id, name,  (severity) & ~DOUBTFUL, ((severity)&DOUBTFUL) != 0, hresult, score, title, explanation, \
	 fix, source},
#include "diag/code_texts.h"
#undef CODE
};

const struct diag_info *diag_info(enum diag_code code)
{
	return &infos[code];
}

enum diag_code diag_find_code(const char *text)
{
	enum diag_code code;

	for (code = 0; code < DIAG_CODE_COUNT; code++)
		if (text_compare_folded(text, infos[code].id) == 0 || text_compare_folded(text, infos[code].name) == 0)
			break;
	return code;
}
