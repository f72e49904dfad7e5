/* SPDX-License-Identifier: MIT */
/* Objects in strings: DMTF's EmbeddedInstance and EmbeddedObject hold MOF text (DSP0004 5.6.3, annex on embedded objects). */
#ifndef MOFKIT_REPOSITORY_EMBEDDED_H
#define MOFKIT_REPOSITORY_EMBEDDED_H

#include "repository/repository.h"

/* The MOF text of one object, compiled. All that it reports and has points into its own source. */
struct embedded {
	struct source *source;
	struct cim_unit unit;
	struct diag_sink sink;
	const struct cim_instance *instance; /* one of the two; both NULL when the text is not one object */
	const struct cim_class *class;
};

/*
 * Compiles a text with the options' compile_text. Returns whether it is one instance or class without errors; else
 * the sink has the errors. Free it with embedded_free in either case.
 */
bool repository_read_embedded(const struct repository *repository, struct text text, enum cim_dialect dialect,
			      struct embedded *embedded);
void embedded_free(struct embedded *embedded);

#endif
