/* SPDX-License-Identifier: MIT */
/* The interface between the parts of the splitter: the state of one half while it is written. */
#ifndef MOFKIT_LOCALIZE_HALF_H
#define MOFKIT_LOCALIZE_HALF_H

#include "formats/mof/writer.h"

#define LINE_END "\r\n"

struct half {
	struct mof_writer writer;
	bool is_language;
	bool in_by_default; /* the master declares In to be TRUE by default, so the language half has to write it */
	bool keeps_sizes;   /* the unit declares MAX itself, perhaps not for arrays */
	struct text locale; /* of the language half */
	bool begun, after_pragma; /* what precedes the next line */
};

/* ---- split_object.c ---- */

/* Whether the class, a member or a parameter has an amended qualifier, and so is in the language half. */
bool half_has_class(const struct cim_class *class);

/* Appends the parts of a class or instance that belong to the half, with the ';' and without a line end. */
void half_put_class(struct half *half, const struct cim_class *class);
void half_put_instance(struct half *half, const struct cim_instance *instance);

#endif
