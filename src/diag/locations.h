/* SPDX-License-Identifier: MIT */
/* Computes the lines and columns of all spans of a sink in one pass over each source. */
#ifndef MOFKIT_DIAG_LOCATIONS_H
#define MOFKIT_DIAG_LOCATIONS_H

#include "diag/diag.h"

/*
 * Locations that were computed together. A single source_locate() takes time in proportion to the length of its line,
 * so many findings in a file of one line would take quadratic time.
 */
struct locations {
	struct located *items; /* by source and offset, each pair once */
	size_t count;
};

/* The locations of both ends of a span. */
struct range {
	struct location begin, end;
};

/* Computes the locations of the spans of all diagnostics, notes and edits. Free with locations_free. */
void locations_find(struct locations *locations, const struct diag_sink *sink);
void locations_free(struct locations *locations);

/*
 * Returns the location of an offset: one of those that were computed, any other one by source_locate(). Lines count
 * from 1 even if a #line marker says 0.
 */
struct location locations_at(const struct locations *locations, const struct source *source, uint32_t offset);

/*
 * Returns the locations of both ends of a span, which must have a source. If line markers put its end into another
 * file or before its beginning, the range is empty.
 */
struct range locations_range(const struct locations *locations, struct span span);

#endif
