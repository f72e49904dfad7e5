/* SPDX-License-Identifier: MIT */
#include "security/sid.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/digits.h"

enum {
	SID_REVISION = 1,
	ALIAS_LENGTH = 2,
	NT_AUTHORITY = 5,
	NT_DOMAIN = 21,
	NT_SERVICE = 80,
	DOMAIN_PARTS = 4 /* 21 and the three numbers that make a domain unique */
};

#define AUTHORITY_MAX UINT64_C(0xFFFFFFFFFFFF)

struct fixed_sid {
	const char *alias, *name;
	enum sid_class class;
	struct sid sid;
};

struct domain_sid {
	const char *alias, *name;
	enum sid_class class;
	uint32_t rid;
};

static const struct fixed_sid fixed_sids[] = {
#define SID(alias, class, name, authority, ...) \
	{alias, name, SID_CLASS_##class, {authority, {__VA_ARGS__}, sizeof((uint32_t[]){__VA_ARGS__}) / 4}},
#define DOMAIN_SID(alias, class, name, rid)
#include "security/sid_aliases.def"
#undef SID
#undef DOMAIN_SID
};

static const struct domain_sid domain_sids[] = {
#define SID(alias, class, name, authority, ...)
#define DOMAIN_SID(alias, class, name, rid) {alias, name, SID_CLASS_##class, rid},
#include "security/sid_aliases.def"
#undef SID
#undef DOMAIN_SID
};

enum { FIXED_COUNT = sizeof fixed_sids / sizeof *fixed_sids, DOMAIN_COUNT = sizeof domain_sids / sizeof *domain_sids };

static bool alias_is(const char *alias, const char *text)
{
	return alias && memcmp(alias, text, ALIAS_LENGTH) == 0;
}

static const struct fixed_sid *find_fixed_alias(const char *text)
{
	for (int i = 0; i < FIXED_COUNT; i++)
		if (alias_is(fixed_sids[i].alias, text))
			return &fixed_sids[i];
	return NULL;
}

static const struct domain_sid *find_domain_alias(const char *text)
{
	for (int i = 0; i < DOMAIN_COUNT; i++)
		if (alias_is(domain_sids[i].alias, text))
			return &domain_sids[i];
	return NULL;
}

static const struct fixed_sid *find_fixed(const struct sid *sid)
{
	for (int i = 0; i < FIXED_COUNT; i++)
		if (sid_equal(&fixed_sids[i].sid, sid))
			return &fixed_sids[i];
	return NULL;
}

static const struct domain_sid *find_rid(uint32_t rid)
{
	for (int i = 0; i < DOMAIN_COUNT; i++)
		if (domain_sids[i].rid == rid)
			return &domain_sids[i];
	return NULL;
}

bool sid_is_of_domain(const struct sid *sid)
{
	return sid->authority == NT_AUTHORITY && sid->count == DOMAIN_PARTS + 1 && sid->subauthority[0] == NT_DOMAIN;
}

static size_t parse_authority(const char *text, size_t len, uint64_t *authority)
{
	size_t digits;

	if (len < 3 || text[0] != '0' || (text[1] != 'x' && text[1] != 'X'))
		return digits_read((struct text){text, len}, 10, AUTHORITY_MAX, authority);
	digits = digits_read((struct text){text + 2, len - 2}, 16, AUTHORITY_MAX, authority);
	return digits ? digits + 2 : 0;
}

static size_t parse_numeric(const char *text, size_t len, struct sid *sid)
{
	struct sid result;
	size_t at = 4, taken;

	memset(&result, 0, sizeof result); /* including padding: equal SIDs have equal bytes */
	if (len < at || (text[0] != 'S' && text[0] != 's') || memcmp(text + 1, "-1-", 3) != 0)
		return 0;
	taken = parse_authority(text + at, len - at, &result.authority);
	if (taken == 0)
		return 0;
	at += taken;
	while (at < len && text[at] == '-') {
		uint64_t part = 0;

		taken = digits_read((struct text){text + at + 1, len - at - 1}, 10, UINT32_MAX, &part);
		if (taken == 0 || result.count == SID_MAX_SUBAUTHORITIES)
			return 0;
		result.subauthority[result.count++] = (uint32_t)part;
		at += taken + 1;
	}
	memcpy(sid, &result, sizeof result);
	return at;
}

size_t sid_parse(const char *text, size_t len, const struct sid *domain, struct sid *sid)
{
	const struct fixed_sid *fixed;
	const struct domain_sid *relative;

	if (len >= 2 && text[1] == '-')
		return parse_numeric(text, len, sid);
	if (len < ALIAS_LENGTH)
		return 0;
	fixed = find_fixed_alias(text);
	if (fixed) {
		memcpy(sid, &fixed->sid, sizeof *sid);
		return ALIAS_LENGTH;
	}
	relative = find_domain_alias(text);
	if (relative == NULL || domain == NULL || domain->count >= SID_MAX_SUBAUTHORITIES)
		return 0;
	memcpy(sid, domain, sizeof *sid);
	sid->subauthority[sid->count++] = relative->rid;
	return ALIAS_LENGTH;
}

size_t sid_format(const struct sid *sid, char *out)
{
	const char *form = sid->authority > UINT32_MAX ? "S-1-0x%012" PRIX64 : "S-1-%" PRIu64;
	int length = snprintf(out, SID_MAX_TEXT, form, sid->authority);

	for (int i = 0; i < sid->count; i++)
		length += snprintf(out + length, SID_MAX_TEXT - (size_t)length, "-%" PRIu32, sid->subauthority[i]);
	return (size_t)length;
}

size_t sid_size(const struct sid *sid)
{
	return 8 + 4 * (size_t)sid->count;
}

size_t sid_encode(const struct sid *sid, uint8_t *out)
{
	uint8_t *p = out;

	*p++ = SID_REVISION;
	*p++ = sid->count;
	for (int shift = 40; shift >= 0; shift -= 8)
		*p++ = (uint8_t)(sid->authority >> shift); /* the only big-endian field of the format */
	for (int i = 0; i < sid->count; i++)
		for (int shift = 0; shift < 32; shift += 8)
			*p++ = (uint8_t)(sid->subauthority[i] >> shift);
	return (size_t)(p - out);
}

size_t sid_decode(const uint8_t *bytes, size_t size, struct sid *sid)
{
	if (size < 8 || bytes[0] != SID_REVISION || bytes[1] > SID_MAX_SUBAUTHORITIES ||
	    size < 8 + 4 * (size_t)bytes[1])
		return 0;
	memset(sid, 0, sizeof *sid);
	sid->count = bytes[1];
	for (int i = 2; i < 8; i++)
		sid->authority = sid->authority << 8 | bytes[i];
	for (int i = 0; i < sid->count; i++)
		for (int k = 3; k >= 0; k--)
			sid->subauthority[i] = sid->subauthority[i] << 8 | bytes[8 + 4 * i + k];
	return sid_size(sid);
}

int sid_compare(const struct sid *a, const struct sid *b)
{
	if (a->authority != b->authority)
		return a->authority < b->authority ? -1 : 1;
	for (int i = 0; i < a->count && i < b->count; i++)
		if (a->subauthority[i] != b->subauthority[i])
			return a->subauthority[i] < b->subauthority[i] ? -1 : 1;
	return (int)a->count - (int)b->count;
}

bool sid_equal(const struct sid *a, const struct sid *b)
{
	return sid_compare(a, b) == 0;
}

/* Whether `sid` is `domain` with one more subauthority. */
static bool is_in_domain(const struct sid *sid, const struct sid *domain)
{
	struct sid parent = *sid;

	if (domain == NULL || sid->count == 0)
		return false;
	parent.count--;
	return sid_equal(&parent, domain);
}

const char *sid_alias(const struct sid *sid, const struct sid *domain)
{
	const struct fixed_sid *fixed = find_fixed(sid);
	const struct domain_sid *relative;

	if (fixed)
		return fixed->alias;
	if (!is_in_domain(sid, domain))
		return NULL;
	relative = find_rid(sid->subauthority[sid->count - 1]);
	return relative ? relative->alias : NULL;
}

bool sid_alias_needs_domain(const char *text, size_t len, const char **name)
{
	const struct domain_sid *relative = len == ALIAS_LENGTH ? find_domain_alias(text) : NULL;

	if (relative == NULL)
		return false;
	*name = relative->name;
	return true;
}

const char *sid_alias_at(size_t i)
{
	for (int k = 0; k < FIXED_COUNT; k++)
		if (fixed_sids[k].alias && i-- == 0)
			return fixed_sids[k].alias;
	for (int k = 0; k < DOMAIN_COUNT; k++)
		if (domain_sids[k].alias && i-- == 0)
			return domain_sids[k].alias;
	return NULL;
}

const char *sid_name(const struct sid *sid)
{
	const struct fixed_sid *fixed = find_fixed(sid);
	const struct domain_sid *relative;

	if (fixed)
		return fixed->name;
	relative = sid_is_of_domain(sid) ? find_rid(sid->subauthority[DOMAIN_PARTS]) : NULL;
	return relative ? relative->name : NULL;
}

enum sid_class sid_class(const struct sid *sid)
{
	const struct fixed_sid *fixed = find_fixed(sid);
	const struct domain_sid *relative;

	if (fixed)
		return fixed->class;
	if (sid->authority != NT_AUTHORITY || sid->count == 0)
		return SID_CLASS_UNRESOLVED;
	if (sid->subauthority[0] == NT_SERVICE)
		return SID_CLASS_SERVICE;
	if (sid->subauthority[0] != NT_DOMAIN)
		return SID_CLASS_UNRESOLVED;
	relative = sid_is_of_domain(sid) ? find_rid(sid->subauthority[DOMAIN_PARTS]) : NULL;
	return relative ? relative->class : SID_CLASS_NAMED;
}

const char *sid_class_word(enum sid_class class)
{
	static const char *const words[] = {"admin", "service", "operator", "broad", "named", "unresolved"};

	return words[class];
}
