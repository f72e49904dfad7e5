/* SPDX-License-Identifier: MIT */
/* The parts of a SARIF log that describe codes instead of findings. */
#ifndef MOFKIT_DIAG_SARIF_H
#define MOFKIT_DIAG_SARIF_H

#include "diag/diag.h"
#include "diag/js.h"

/* The codes that occur in a sink, and their indexes in the array of rules. */
struct sarif_rules {
	enum diag_code codes[DIAG_CODE_COUNT];
	size_t count;
	size_t index[DIAG_CODE_COUNT]; /* of the codes that occur */
};

void sarif_find_rules(struct sarif_rules *rules, const struct diag_sink *sink);

/* tool.driver.rules: reportingDescriptor objects with the data of codes.def. */
json_t *sarif_make_rules(const struct sarif_rules *rules);

/* A message object. "{0}" in the text would be a placeholder, so it becomes "{{0}}" (SARIF 3.11.5). */
json_t *sarif_message(const char *text);

#endif
