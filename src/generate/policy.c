/* SPDX-License-Identifier: MIT */
/* Principals, rights and templates by the names that command lines use. */
#include <string.h>

#include "generate/generate.h"
#include "base/nearest.h"
#include "base/text.h"
#include "security/rights.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- rights ---- */

/* The names of the Windows dialog in lower case, and common combinations. */
static const struct {
	const char *word;
	uint32_t mask;
} rights[] = {
	{"enable", WBEM_ENABLE},
	{"execute-methods", WBEM_METHOD_EXECUTE},
	{"full-write", WBEM_FULL_WRITE},
	{"partial-write", WBEM_PARTIAL_WRITE},
	{"provider-write", WBEM_WRITE_PROVIDER},
	{"remote-enable", WBEM_REMOTE_ENABLE},
	{"read-security", RIGHT_READ_CONTROL},
	{"edit-security", RIGHT_WRITE_DAC},
	{"read", WBEM_ENABLE | RIGHT_READ_CONTROL},
	{"write", WBEM_FULL_WRITE | WBEM_PARTIAL_WRITE | WBEM_WRITE_PROVIDER},
	{"all", WBEM_FULL_CONTROL},
};

/* Pairs of SDDL letters, of rights that a namespace has. */
static bool read_letters(struct text word, uint32_t *mask)
{
	uint32_t bits;

	*mask = 0;
	for (size_t i = 0; i + 2 <= word.length; i += 2) {
		if (!rights_letters(word.bytes + i, &bits))
			return false;
		*mask |= bits;
	}
	return word.length > 0 && word.length % 2 == 0 && (*mask & ~(uint32_t)WBEM_FULL_CONTROL) == 0;
}

static bool find_right(struct text word, uint32_t *mask)
{
	for (size_t i = 0; i < COUNT(rights); i++) {
		if (text_same_name(word, text_of(rights[i].word))) {
			*mask = rights[i].mask;
			return true;
		}
	}
	return read_letters(word, mask);
}

static const char *nearest_right(struct text word)
{
	struct nearest nearest = nearest_start(word);

	for (size_t i = 0; i < COUNT(rights); i++) {
		if (word.length > 2 && strncmp(word.bytes, rights[i].word, word.length) == 0)
			return rights[i].word;
		nearest_offer(&nearest, rights[i].word);
	}
	return nearest.name;
}

static const char *read_rights(struct arena *arena, const char *list, uint32_t *mask)
{
	*mask = 0;
	for (;;) {
		struct text word = {list, strcspn(list, ",")};
		uint32_t bits;
		const char *nearest;

		if (word.length == 0)
			return "missing right: write PRINCIPAL:right,right";
		if (!find_right(word, &bits)) {
			nearest = nearest_right(word);
			return arena_printf(arena, "unknown right '%.*s'%s%s%s", (int)word.length, word.bytes,
					    nearest ? "; did you mean '" : "", nearest ? nearest : "",
					    nearest ? "'?" : "");
		}
		*mask |= bits;
		list += word.length;
		if (*list++ == '\0')
			return NULL;
	}
}

/* ---- principals ---- */

/* "Administrators" as well as "BUILTIN\Administrators". */
static bool is_name_of(const struct sid *sid, struct text text)
{
	const char *name = sid_name(sid), *slash = name ? strchr(name, '\\') : NULL;

	return name && (text_same_name(text, text_of(name)) || (slash && text_same_name(text, text_of(slash + 1))));
}

static bool find_principal(struct text text, struct sid *sid)
{
	const char *alias;

	if (text.length > 0 && sid_parse(text.bytes, text.length, NULL, sid) == text.length)
		return true;
	for (size_t i = 0; (alias = sid_alias_at(i)) != NULL; i++)
		if (sid_parse(alias, strlen(alias), NULL, sid) > 0 && is_name_of(sid, text))
			return true;
	return false;
}

bool policy_parse_ace(struct arena *arena, const char *argument, bool denies, struct sd_ace *ace, const char **error)
{
	const char *colon = strrchr(argument, ':'), *domain;
	struct text principal = {argument, colon ? (size_t)(colon - argument) : 0};

	*ace = (struct sd_ace){.type = denies ? SD_DENY : SD_ALLOW};
	if (colon == NULL || colon == argument)
		*error = arena_printf(arena, "write PRINCIPAL:right,right, not '%s'", argument);
	else if (sid_alias_needs_domain(principal.bytes, principal.length, &domain))
		*error = arena_printf(arena, "%.*s (%s) is a different SID in every domain: write the SID",
				      (int)principal.length, principal.bytes, domain);
	else if (!find_principal(principal, &ace->sid))
		*error = arena_printf(
			arena, "'%.*s' is not an SDDL alias, a SID or a well-known name; for an account, write its SID",
			(int)principal.length, principal.bytes);
	else
		*error = read_rights(arena, colon + 1, &ace->mask);
	return *error == NULL;
}

/* ---- templates ---- */

static const struct {
	const char *name, *sddl, *description;
} templates[] = {
	{"admins-only", "O:BAG:BAD:(A;;CCDCLCSWRPWPRCWD;;;BA)(A;;CCDCLCSWRPWPRCWD;;;SY)",
	 "administrators and the system only"},
	{"monitoring", "O:BAG:BAD:(A;;CCDCLCSWRPWPRCWD;;;BA)(A;;CCDCLCSWRPWPRCWD;;;SY)(A;;CCWPRC;;;MU)",
	 "administrators; Performance Monitor Users can read, also remotely"},
	{"provider",
	 "O:BAG:BAD:(A;;CCDCLCSWRPWPRCWD;;;BA)(A;;CCDCLCSWRPWPRCWD;;;SY)(A;;CCDCRP;;;NS)(A;;CCDCRP;;;LS)(A;;CCDC;;;AU)",
	 "the Windows default, but users cannot write through providers"},
};

bool policy_template_at(size_t i, const char **name, const char **sddl, const char **description)
{
	if (i >= COUNT(templates))
		return false;
	*name = templates[i].name;
	*sddl = templates[i].sddl;
	*description = templates[i].description;
	return true;
}

/* ---- composition ---- */

static bool denies(const struct sd_ace *ace)
{
	return !ace->opaque && sd_ace_kind(ace->type)->effect == SD_EFFECT_DENY;
}

/* Adds the rights to an ACE for the same principal, or appends the ACE. */
static void add_ace(struct sd_acl *dacl, const struct sd_ace *ace)
{
	for (size_t i = 0; i < dacl->count; i++) {
		struct sd_ace *present = &dacl->aces[i];

		if (!present->opaque && present->type == ace->type && present->flags == ace->flags &&
		    sid_equal(&present->sid, &ace->sid)) {
			present->mask |= ace->mask;
			return;
		}
	}
	dacl->aces[dacl->count++] = *ace;
}

static struct sd_ace *ordered(struct arena *arena, const struct sd_acl *dacl)
{
	struct sd_ace *aces = arena_alloc(arena, dacl->count * sizeof *aces);
	size_t count = 0;

	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < dacl->count; i++)
			if (denies(&dacl->aces[i]) == (pass == 0))
				aces[count++] = dacl->aces[i];
	return aces;
}

struct sd_descriptor *policy_compose(struct arena *arena, const struct sd_descriptor *base, const struct sd_ace *aces,
				     size_t count)
{
	struct sd_descriptor *sd = arena_copy(arena, base, sizeof *base);
	struct sd_acl *dacl = &sd->dacl;

	if (count == 0)
		return sd;
	dacl->aces = arena_alloc(arena, (dacl->count + count) * sizeof *aces);
	for (size_t i = 0; i < base->dacl.count; i++)
		dacl->aces[i] = base->dacl.aces[i];
	for (size_t i = 0; i < count; i++)
		add_ace(dacl, &aces[i]);
	dacl->aces = ordered(arena, dacl);
	return sd;
}
