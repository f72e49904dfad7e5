/* SPDX-License-Identifier: MIT */
/* A cursor in an SDDL string, shared by the readers of descriptors, conditions and claims; private to this folder. */
#ifndef MOFKIT_SECURITY_SDDL_READER_H
#define MOFKIT_SECURITY_SDDL_READER_H

#include "base/arena.h"
#include "base/buffer.h"
#include "security/sddl.h"

struct sddl_reader {
	struct arena *arena;
	const char *text;
	size_t length, at; /* at <= length */
	const struct sid *domain;
	struct sddl_error *error;
};

/* The byte at the cursor, NUL at the end (no notation has a NUL either). */
char sddl_peek(const struct sddl_reader *reader);

/* Whether the text at the cursor begins with `string`. */
bool sddl_looking_at(const struct sddl_reader *reader, const char *string);

bool sddl_is_space(char c);
void sddl_skip_space(struct sddl_reader *reader);

/* Fills in the error and returns false, for the caller to return. `fix` may be NULL. */
bool sddl_fail(struct sddl_reader *reader, enum sddl_problem problem, struct sd_span where, const char *fix,
	       const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The text of a span for a message, in the arena: shortened if long, with visible escapes for unprintable bytes. */
const char *sddl_quote(const struct sddl_reader *reader, struct sd_span where);

/* The text of a span in upper case, in the arena. */
char *sddl_capitals(const struct sddl_reader *reader, struct sd_span where);

/* Reads the SID or alias that fills the span; false with the error filled in. */
bool sddl_read_sid(struct sddl_reader *reader, struct sd_span where, struct sid *sid);

/*
 * Reads an unsigned number up to `max` at the start of the span: 0x.. hexadecimal, 0.. octal, else decimal.
 * Returns how many bytes it took, 0 if there is none or it is too large; *base is 16, 8 or 10.
 */
size_t sddl_read_number(const struct sddl_reader *reader, struct sd_span where, uint64_t max, uint64_t *number,
			int *base);

/* Appends the bytes of pairs of hexadecimal digits; false if the span has anything else. */
bool sddl_read_octets(const struct sddl_reader *reader, struct sd_span where, struct buffer *out);

/* Whether "SID(BA)" begins at the cursor; and reading it, false with the error filled in. */
bool sddl_at_sid_literal(const struct sddl_reader *reader);
bool sddl_take_sid_literal(struct sddl_reader *reader, struct sid *sid);

/* Reads a string in quotation marks at the cursor; *inner is the span between them. */
bool sddl_take_string(struct sddl_reader *reader, struct sd_span *inner);

/* Appends the name of an attribute, with %XXXX for any UTF-16 unit, as UTF-16; false with the error filled in. */
bool sddl_read_name(struct sddl_reader *reader, struct sd_span where, struct buffer *utf16);

#endif
