/* SPDX-License-Identifier: MIT */
/* Lines and columns of all that a sink points at, found in one walk through each source. */
#ifndef MOFKIT_DIAG_PLACES_H
#define MOFKIT_DIAG_PLACES_H

#include "diag/diag.h"

/* Asking for one place costs the length of its line; a file of one line with many findings would cost the square. */
struct places {
	struct located *items; /* by source and offset, each pair once */
	size_t count;
};

/* Both ends of a span. */
struct range {
	struct place begin, end;
};

/* Finds the places of the spans of all diagnostics, notes and edits. Free with places_free. */
void places_find(struct places *places, const struct diag_sink *sink);
void places_free(struct places *places);

/*
 * The place of an offset that is the begin or end of one of those spans; of any other one, source_place(). Lines
 * count from 1 even if a #line marker says 0.
 */
struct place places_at(const struct places *places, const struct source *source, uint32_t offset);

/*
 * Where a span that has a source begins and ends. If markers put its end into another file or before its
 * beginning, the range is empty.
 */
struct range places_range(const struct places *places, struct span span);

#endif
