/* SPDX-License-Identifier: MIT */
/* Identifiers of findings that stay the same when lines are added or removed elsewhere in the file. */
#ifndef MOFKIT_DIAG_FINGERPRINT_H
#define MOFKIT_DIAG_FINGERPRINT_H

#include <stdint.h>

#include "diag/locations.h"

struct fingerprint {
	uint64_t hash; /* of the code and the text of the line, without white space */
	size_t number; /* from 1, among those with the same hash in one source */
};

/*
 * The fingerprints of all diagnostics of a sorted sink, sink->count of them; free() the result. Those without a
 * location are hashed by their message.
 */
struct fingerprint *fingerprint_all(const struct diag_sink *sink, const struct locations *locations);

#endif
