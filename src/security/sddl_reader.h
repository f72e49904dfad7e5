/* SPDX-License-Identifier: MIT */
/* A cursor in an SDDL string: shared by the readers of descriptors, conditions and claims. */
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

/* The byte at the cursor, NUL at the end (a NUL in the text is no part of any notation either). */
char sddl_peek(const struct sddl_reader *reader);

/* Whether `string` stands at the cursor, exactly. */
bool sddl_looking_at(const struct sddl_reader *reader, const char *string);

bool sddl_is_space(char c);
void sddl_skip_space(struct sddl_reader *reader);

/* Fills in the error and returns false, so that a caller can return the result. `fix` may be NULL. */
bool sddl_fail(struct sddl_reader *reader, enum sddl_problem problem, struct sd_span where, const char *fix,
	       const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The bytes of a span for "%.*s" of a message, cut short if long, with bytes that are not printable made visible. */
const char *sddl_quote(const struct sddl_reader *reader, struct sd_span where);

/* The span in capitals, in the arena. */
char *sddl_capitals(const struct sddl_reader *reader, struct sd_span where);

/* Reads the SID or alias that fills the span. */
bool sddl_read_sid(struct sddl_reader *reader, struct sd_span where, struct sid *sid);

/*
 * Reads an unsigned number up to `max` at the start of the span: 0x.. hexadecimal, 0.. octal, else decimal.
 * Returns how many bytes it took, 0 if none starts there or it is too large.
 */
size_t sddl_read_number(const struct sddl_reader *reader, struct sd_span where, uint64_t max, uint64_t *number,
			int *base);

/* Appends the octets that pairs of hexadecimal digits stand for; false if the span holds anything else. */
bool sddl_read_octets(const struct sddl_reader *reader, struct sd_span where, struct buffer *out);

/* "SID(BA)" at the cursor: whether one begins there, and reading it with the error filled in on failure. */
bool sddl_at_sid_literal(const struct sddl_reader *reader);
bool sddl_take_sid_literal(struct sddl_reader *reader, struct sid *sid);

/* Takes "text" with its quotation marks at the cursor; *inner is what stands between them. */
bool sddl_take_string(struct sddl_reader *reader, struct sd_span *inner);

/* Appends the name of an attribute, in which %XXXX stands for any UTF-16 unit, as UTF-16. */
bool sddl_read_name(struct sddl_reader *reader, struct sd_span where, struct buffer *utf16);

#endif
