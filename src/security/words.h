/* SPDX-License-Identifier: MIT */
/* Principals and ACE flags as readable text. */
#ifndef MOFKIT_SECURITY_WORDS_H
#define MOFKIT_SECURITY_WORDS_H

#include "base/buffer.h"
#include "security/sid.h"

/* Appends "BUILTIN\Administrators (BA)"; a SID that has no name as S-1-... */
void sd_put_principal(const struct sid *sid, struct buffer *out);

/* Appends "Administrators": without the authority and the alias. */
void sd_put_principal_name(const struct sid *sid, struct buffer *out);

/* Appends the flags of an ACE: "container inherit, inherited"; nothing if there are none. */
void sd_put_ace_flags(uint8_t flags, struct buffer *out);

#endif
