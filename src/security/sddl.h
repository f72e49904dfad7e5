/* SPDX-License-Identifier: MIT */
/* SDDL, the Security Descriptor Definition Language (MS-DTYP 2.5.1.1). */
#ifndef MOFKIT_SECURITY_SDDL_H
#define MOFKIT_SECURITY_SDDL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "security/descriptor.h"

struct sddl_options {
	const struct sid *domain; /* of aliases such as DA and DU; NULL: they are errors, and never written */
};

enum sddl_problem {
	SDDL_SYNTAX,       /* invalid SDDL */
	SDDL_LOWER_CASE,   /* valid in upper case, which WMI requires */
	SDDL_NEEDS_DOMAIN, /* an alias that is relative to a domain */
	SDDL_UNSUPPORTED,  /* a newer notation that known readers refuse */
	SDDL_TOO_LARGE     /* exceeds the binary form */
};

struct sddl_error {
	enum sddl_problem problem;
	size_t offset, length; /* the invalid part, in bytes; length 0 if something is missing */
	const char *message;   /* what is wrong and what to write; in the arena */
	const char *fix;       /* a replacement for the invalid part, or NULL */
};

/*
 * Reads a whole SDDL string. Returns the descriptor, which is in the arena and borrows nothing from the text, or NULL
 * with *error filled in. `options` may be NULL. Letters must be upper case, as WMI refuses `o:BAg:BA` (WmiSdk, setting
 * namespace security), except in hexadecimal digits, GUIDs and the S of a SID. The parts may come in any order, each
 * once. White space between them is accepted and recorded in has_space.
 */
struct sd_descriptor *sddl_parse(struct arena *arena, struct text text, const struct sddl_options *options,
				 struct sddl_error *error);

/*
 * Appends the descriptor as SDDL in the form that Windows writes: aliases where they exist, letters in the order of the
 * bits. Returns NULL, or a message in the arena if SDDL cannot express the descriptor, and then appends nothing. SDDL has
 * neither the defaulted bits nor the resource manager byte; they are omitted.
 */
const char *sddl_format(const struct sd_descriptor *sd, const struct sddl_options *options, struct arena *arena,
			struct buffer *out);

/* Appends one ACE, "(A;CI;CCDC;;;AU)"; returns as sddl_format(). */
const char *sddl_format_ace(const struct sd_ace *ace, const struct sddl_options *options, struct arena *arena,
			    struct buffer *out);

/* Appends the alias of a SID, or the SID in full. */
void sddl_format_sid(const struct sid *sid, const struct sddl_options *options, struct buffer *out);

/*
 * Appends the name of an attribute; everything but letters, digits and : . / _ becomes %XXXX, which every reader accepts.
 * `escape_first` escapes the first character in any case.
 */
void sddl_format_name(struct text name, bool escape_first, struct buffer *out);

/* Appends the letters of the flags, "CIIO"; bits without letters are omitted. */
void sddl_format_flags(uint8_t flags, struct buffer *out);

#endif
