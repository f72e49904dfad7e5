/* SPDX-License-Identifier: MIT */
/* Names of files and codes as URIs (RFC 3986). */
#ifndef MOFKIT_DIAG_URI_H
#define MOFKIT_DIAG_URI_H

#include <stdbool.h>

#include "base/buffer.h"
#include "diag/diag.h"

/* A path without the "./" that it may begin with. */
const char *uri_plain_path(const char *path);

/*
 * A relative path as a relative reference, an absolute one as file:///. Every byte but letters, digits and
 * "-._~/" is percent-encoded, so the result is ASCII whatever the path is, and no colon makes a scheme of it.
 */
void uri_put_path(struct buffer *out, const char *path);

/*
 * The page of Microsoft's documentation that the row of a code in codes.def cites first (W:, WD:, SDK:); where
 * it cites none, the list of error codes if Windows has one for it. False, and nothing written: there is none.
 */
bool uri_put_help(struct buffer *out, enum diag_code code);

#endif
