/* SPDX-License-Identifier: MIT */
/* Formats names of files and codes as URIs (RFC 3986). */
#ifndef MOFKIT_DIAG_URI_H
#define MOFKIT_DIAG_URI_H

#include <stdbool.h>

#include "base/buffer.h"
#include "diag/diag.h"

/* Skips the "./" at the start of a path. */
const char *uri_plain_path(const char *path);

/*
 * Appends a relative path as a relative reference, an absolute one as file:///. Every byte except letters, digits and
 * "-._~/" is percent-encoded, so the result is ASCII and a colon in a path does not make a scheme.
 */
void uri_put_path(struct buffer *out, const char *path);

/*
 * Appends the address of the first web page that a code cites; if it cites none, that of the list of error codes, if
 * Windows has one for it. Returns false, with nothing appended, if there is neither.
 */
bool uri_put_help(struct buffer *out, enum diag_code code);

#endif
