/* SPDX-License-Identifier: MIT */
/* Citations: what the texts of codes cite, found in the table of sources. */
#ifndef MOFKIT_DIAG_CITE_H
#define MOFKIT_DIAG_CITE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/text.h"

struct citation {
	const char *title;   /* of the page, standard or document; NULL for a manual page, which `section` names */
	const char *address; /* https://..., or a path in the source tree: doc/...; NULL without a title */
	struct text section; /* what follows the tag: "5.4.1, 5.4.3 rule 2"; the name of an error code; may be empty */
};

/*
 * Takes the next citation off a list ("mof-language 6.5; W:mofcomp"); false at the end. A citation is a tag of
 * sources.def, and a section after it. Its text belongs to the list, the rest is static.
 */
bool cite_next(const char **list, struct citation *citation);

/* Appends "title, section". */
void cite_put_name(struct buffer *out, const struct citation *citation);

#endif
