/* SPDX-License-Identifier: MIT */
/* Binary MOF, what `mofcomp -B:` writes and drivers and firmware carry. */
#ifndef MOFKIT_FORMATS_BMF_BMF_H
#define MOFKIT_FORMATS_BMF_BMF_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "model/unit.h"

/*
 * Appends the binary MOF of the units, in their order, to `out`: the bytes that Microsoft's compiler writes.
 * Where no genuine blob tells them, the form is inferred and a note (MOF801) says so, once for each kind of
 * construct. Returns false, with nothing appended, after an error: a construct that has no binary form. If one of the
 * units has `old_binary_form` set, the output is of that form: unaligned and without flavors.
 */
bool bmf_write(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out);

/* The same without file header and compression: the bytes that are compressed. */
bool bmf_write_plain(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out);

/*
 * Thirty times the largest binary MOF known. Memory is at most 32 times the plaintext, for arrays of empty strings, and
 * compressed data can hold 102 times its size: a hostile file of 600 KB gets 2 GB at the most.
 */
enum { BMF_LARGEST_PLAIN = 64 << 20 };

/*
 * Reads a binary MOF as operations behind those that `unit` has. What is damaged is an error (MOF830 and up) that says
 * the byte and what was expected there; then false is returned and the unit has what it had. What can be read, but
 * would not come back byte for byte from the MOF text of the unit, is a warning (MOF837). `path` is for messages.
 * Nothing of `bytes` is kept; unit->old_binary_form becomes what the file is. A plaintext beyond unit->largest_plain (0: BMF_LARGEST_PLAIN), or
 * beyond what the compressed data can hold, is refused before memory is taken for it.
 */
bool bmf_read(const char *path, const uint8_t *bytes, size_t size, struct names *names, struct diag_sink *sink,
	      struct cim_unit *unit);

/* The same for the plaintext. */
bool bmf_read_plain(const char *path, const uint8_t *bytes, size_t size, struct names *names, struct diag_sink *sink,
		    struct cim_unit *unit);

/*
 * Appends the plaintext of a binary MOF to `plain`, `largest` bytes at most (0: BMF_LARGEST_PLAIN). Returns false after an
 * error, which is reported.
 */
bool bmf_expand(const char *path, const uint8_t *bytes, size_t size, size_t largest, struct diag_sink *sink,
		struct buffer *plain);

/*
 * Appends a description of every byte: offset, hexadecimal bytes, meaning, as mof dump shows it. It goes as far as the
 * file can be read; then the error is reported and false returned.
 */
bool bmf_annotate(const char *path, const uint8_t *bytes, size_t size, struct diag_sink *sink, struct buffer *out);

#endif
