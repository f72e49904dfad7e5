/* SPDX-License-Identifier: MIT */
/* Binary MOF, which `mofcomp -B:` writes and drivers and firmware carry. */
#ifndef MOFKIT_FORMATS_BMF_BMF_H
#define MOFKIT_FORMATS_BMF_BMF_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "model/unit.h"

/*
 * Appends the binary MOF of the units, in their order, to `out`: the same bytes that Microsoft's compiler writes. Where
 * no sample from that compiler was available, the encoding is inferred and a note (MOF801) reports it, once for each
 * kind of construct. Returns false, with nothing appended, after an error: a construct that cannot be encoded. If one
 * of the units has `old_binary_form` set, the output has the old encoding: unaligned and without flavors.
 */
bool bmf_write(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out);

/* Appends the plaintext of the binary MOF, without file header and compression. */
bool bmf_write_plain(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out);

/*
 * Thirty times the largest binary MOF known. Memory is at most 32 times the plaintext, for arrays of empty strings, and
 * the compression ratio is at most 102: a hostile file of 600 KB takes at most 2 GB.
 */
enum { BMF_MAX_PLAIN = 64 << 20 };

/*
 * Reads a binary MOF as operations after those that `unit` has. Damage is an error (MOF830 and up) that names the byte
 * and what was expected there; then the function returns false and leaves the unit unchanged. Content that would not
 * compile back to the same bytes from the MOF text of the unit is a warning (MOF837). `path` is for messages. The unit
 * does not refer to `bytes`; unit->old_binary_form is set to the file's encoding. A plaintext beyond unit->max_plain
 * (0: BMF_MAX_PLAIN), or beyond what the compressed data can hold, is refused before memory is allocated.
 */
bool bmf_read(const char *path, const uint8_t *bytes, size_t size, struct names *names, struct diag_sink *sink,
	      struct cim_unit *unit);

/* Reads the plaintext of a binary MOF in the same way. */
bool bmf_read_plain(const char *path, const uint8_t *bytes, size_t size, struct names *names, struct diag_sink *sink,
		    struct cim_unit *unit);

/*
 * Appends the plaintext of a binary MOF to `plain`, at most `max` bytes (0: BMF_MAX_PLAIN). Returns false after an
 * error, which is reported.
 */
bool bmf_expand(const char *path, const uint8_t *bytes, size_t size, size_t largest, struct diag_sink *sink,
		struct buffer *plain);

/*
 * Appends a description of every byte: offset, hexadecimal bytes, meaning, as `mof dump` shows it. Continues as far as
 * the file can be read; then reports the error and returns false.
 */
bool bmf_annotate(const char *path, const uint8_t *bytes, size_t size, struct diag_sink *sink, struct buffer *out);

#endif
