/* SPDX-License-Identifier: MIT */
/* Names for findings that stay the same when lines are added or removed elsewhere in the file. */
#ifndef MOFKIT_DIAG_FINGERPRINT_H
#define MOFKIT_DIAG_FINGERPRINT_H

#include <stdint.h>

#include "diag/places.h"

struct fingerprint {
	uint64_t hash; /* of the code and of the text of the line, white space left out */
	size_t number; /* from 1, among those of equal hash in one source */
};

/*
 * The fingerprints of all diagnostics of a sorted sink, sink->count of them; free() the result. What has no
 * place is told apart by its message.
 */
struct fingerprint *fingerprint_all(const struct diag_sink *sink, const struct places *places);

#endif
