/* SPDX-License-Identifier: MIT */
/* Principals and ACE flags as text for people. */
#ifndef MOFKIT_SECURITY_WORDS_H
#define MOFKIT_SECURITY_WORDS_H

#include "base/buffer.h"
#include "security/sid.h"

/* "BUILTIN\Administrators (BA)"; a SID without a name stands for itself. */
void sd_put_principal(const struct sid *sid, struct buffer *out);

/* "Administrators": without the authority and the alias. */
void sd_put_principal_name(const struct sid *sid, struct buffer *out);

/* "container inherit, inherited": the flags of an entry in words; nothing for none. */
void sd_put_ace_flags(uint8_t flags, struct buffer *out);

#endif
