/* SPDX-License-Identifier: MIT */
/* The table of output formats, and the search by name. */
#include <string.h>

#include "diag/render.h"

static void render_plain_text(struct diag_sink *sink, struct buffer *out)
{
	render_text(sink, false, out);
}

/* Expansions of the column `needs`: the function if this build has the library, and the library's name. */
#define NOTHING(function) function, NULL
#ifdef HAVE_JANSSON
#define JANSSON(function) function, "jansson"
#else
#define JANSSON(function) NULL, "jansson"
#endif
#ifdef HAVE_LIBXML2
#define LIBXML2(function) function, "libxml2"
#else
#define LIBXML2(function) NULL, "libxml2"
#endif

static const struct renderer renderers[] = {
#define RENDERER(name, function, needs, per_code, description) {name, needs(function), per_code, description},
#include "diag/renderers.def"
#undef RENDERER
};

const struct renderer *render_find(const char *name)
{
	for (size_t i = 0; i < sizeof renderers / sizeof *renderers; i++)
		if (strcmp(renderers[i].name, name) == 0)
			return &renderers[i];
	return NULL;
}

const struct renderer *render_at(size_t index)
{
	return index < sizeof renderers / sizeof *renderers ? &renderers[index] : NULL;
}
