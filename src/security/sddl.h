/* SPDX-License-Identifier: MIT */
/* Security descriptors as text: the Security Descriptor Definition Language (MS-DTYP 2.5.1.1). */
#ifndef MOFKIT_SECURITY_SDDL_H
#define MOFKIT_SECURITY_SDDL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "security/descriptor.h"

struct sddl_options {
	const struct sid *domain; /* what DA, DU ... belong to; NULL: they are errors, never written */
};

enum sddl_problem {
	SDDL_SYNTAX,       /* not SDDL */
	SDDL_LOWER_CASE,   /* would be SDDL in capitals, which is how WMI wants it */
	SDDL_NEEDS_DOMAIN, /* an alias that means nothing without a domain */
	SDDL_UNSUPPORTED,  /* a newer notation that the readers we know of refuse */
	SDDL_TOO_LARGE     /* more than fits into the binary form */
};

struct sddl_error {
	enum sddl_problem problem;
	size_t offset, length; /* the bad piece, in bytes; length 0 where something is missing */
	const char *message;   /* what is wrong and what to write, one sentence, in the arena */
	const char *fix;       /* what would stand well in its place; NULL when that is open */
};

/*
 * Reads a whole SDDL string. Returns the descriptor, which lives in the arena and borrows nothing from the
 * text, or NULL with *error filled in. `options` may be NULL. Letters are capitals: WMI refuses `o:BAg:BA`
 * (WmiSdk, setting namespace security); hexadecimal digits, GUIDs and the S of a SID may be small. The parts
 * may come in any order, each once. White space between the pieces is accepted and noted in has_space.
 */
struct sd_descriptor *sddl_parse(struct arena *arena, struct text text, const struct sddl_options *options,
				 struct sddl_error *error);

/*
 * Appends the descriptor as SDDL in the form that Windows writes: aliases where there are some, letters in
 * the order of the bits. Returns NULL, or, for a descriptor that holds what SDDL has no words for, a sentence
 * that says what (allocated in the arena), and then appends nothing.
 * The defaulted bits and the resource manager's byte are not part of SDDL and are left out silently.
 */
const char *sddl_format(const struct sd_descriptor *sd, const struct sddl_options *options, struct arena *arena,
			struct buffer *out);

/* Appends one entry, "(A;CI;CCDC;;;AU)", on the same terms. */
const char *sddl_format_ace(const struct sd_ace *ace, const struct sddl_options *options, struct arena *arena,
			    struct buffer *out);

/* Appends a SID as its alias or in full. */
void sddl_format_sid(const struct sid *sid, const struct sddl_options *options, struct buffer *out);

/*
 * Appends the name of an attribute with everything but letters, digits and : . / _ as %XXXX, which every reader
 * takes; `escape_first` does so with the first character in any case.
 */
void sddl_format_name(struct text name, bool escape_first, struct buffer *out);

/* Appends the letters of the flags, "CIIO"; bits without letters are left out. */
void sddl_format_flags(uint8_t flags, struct buffer *out);

#endif
