/* SPDX-License-Identifier: MIT */
/* Security identifiers: text, bytes, well-known names and kinds of principals (MS-DTYP 2.4.2). */
#ifndef MOFKIT_SECURITY_SID_H
#define MOFKIT_SECURITY_SID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	SID_MAX_SUBAUTHORITIES = 15,
	SID_MAX_BYTES = 8 + 4 * SID_MAX_SUBAUTHORITIES,
	SID_MAX_TEXT = 4 + 14 + 11 * SID_MAX_SUBAUTHORITIES + 1 /* "S-1-", authority, parts, NUL */
};

struct sid {
	uint64_t authority; /* 48 bits */
	uint32_t subauthority[SID_MAX_SUBAUTHORITIES];
	uint8_t count;
};

/* Kinds of principals: how serious it is that one has a right. */
enum sid_class {
	SID_CLASS_ADMIN,     /* controls the machine anyway: Administrators, SYSTEM, TrustedInstaller */
	SID_CLASS_SERVICE,   /* accounts that services run as */
	SID_CLASS_OPERATOR,  /* built-in groups whose members an administrator chooses */
	SID_CLASS_BROAD,     /* groups that accounts are in automatically */
	SID_CLASS_NAMED,     /* an account or group of a domain or machine */
	SID_CLASS_UNRESOLVED /* none of these */
};

/*
 * Reads a SID ("S-1-5-32-544") or an alias ("BA") at the start of text[0..len).
 * Returns how many bytes it took, 0 if none starts there; *sid is written only on success.
 * An alias that is relative to a domain ("DA") needs `domain`, and is refused if that is NULL.
 * The S of a SID may be lower case and its authority may be written as 0x..; aliases are upper case.
 */
size_t sid_parse(const char *text, size_t len, const struct sid *domain, struct sid *sid);

/* Writes the text form with its NUL to out[0..SID_MAX_TEXT) and returns its length. */
size_t sid_format(const struct sid *sid, char *out);

/* Writes the binary form to out[0..SID_MAX_BYTES) and returns its size: 8 + 4 * count. */
size_t sid_encode(const struct sid *sid, uint8_t *out);

/*
 * Reads the binary form at the start of bytes[0..size). Returns how many bytes it took, 0 if none starts
 * there (other revision, more than 15 parts, cut off); *sid is written only on success.
 */
size_t sid_decode(const uint8_t *bytes, size_t size, struct sid *sid);

/* The size of the binary form. */
size_t sid_size(const struct sid *sid);

bool sid_equal(const struct sid *a, const struct sid *b);

/* An order for sorting: by authority, then part by part, shorter first. */
int sid_compare(const struct sid *a, const struct sid *b);

/* The alias of the SID, NULL if it has none; domain aliases only for SIDs of `domain`. Static text. */
const char *sid_alias(const struct sid *sid, const struct sid *domain);

/* Whether text[0..len) is an alias that is relative to a domain; *name is then its English name. */
bool sid_alias_needs_domain(const char *text, size_t len, const char **name);

/* The i-th alias; NULL after the last. */
const char *sid_alias_at(size_t i);

/*
 * The English name, "BUILTIN\\Administrators"; for the well-known accounts and groups of any domain the
 * name without the domain, "Domain Admins". NULL if the SID is not well known. Static text.
 */
const char *sid_name(const struct sid *sid);

enum sid_class sid_class(const struct sid *sid);
const char *sid_class_word(enum sid_class class); /* "admin", "service" ... */

/* Whether the SID is S-1-5-21-a-b-c-rid, an account or group of a domain or machine. */
bool sid_is_of_domain(const struct sid *sid);

#endif
