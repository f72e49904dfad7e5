/* SPDX-License-Identifier: MIT */
/* The errors of a sink by their location, so that a declaration can be asked whether it has one. */
#ifndef MOFKIT_DIAG_ERROR_INDEX_H
#define MOFKIT_DIAG_ERROR_INDEX_H

#include "diag/diag.h"

struct error_index {
	const struct diagnostic **items; /* by source order, then offset */
	size_t count;
};

/* Indexes the errors that the sink has now and that have a location. Free with error_index_free. */
void error_index_make(const struct diag_sink *sink, struct error_index *index);
void error_index_free(struct error_index *index);

/* The first error inside the span, NULL if there is none. Takes the logarithm of the number of errors. */
const struct diagnostic *error_index_find(const struct error_index *index, struct span span);

#endif
