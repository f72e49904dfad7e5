/* SPDX-License-Identifier: MIT */
/* The rights of principals: an access check for each one that a descriptor names. */
#include "namespace/principals.h"

#include <string.h>

#include "base/arena.h"
#include "base/memory.h"
#include "security/access_check.h"

const uint32_t principal_rights[PRINCIPAL_RIGHTS] = {
	WBEM_ENABLE,         WBEM_METHOD_EXECUTE, WBEM_FULL_WRITE,    WBEM_PARTIAL_WRITE,
	WBEM_WRITE_PROVIDER, WBEM_REMOTE_ENABLE,  RIGHT_READ_CONTROL, RIGHT_WRITE_DAC,
};

/* Well-known SIDs. */
struct known {
	struct sid everyone, authenticated, administrators, system, anonymous, guests, owner_rights;
};

static struct sid sid_of(const char *alias)
{
	struct sid sid = {0};

	sid_parse(alias, strlen(alias), NULL, &sid);
	return sid;
}

static struct known know(void)
{
	return (struct known){sid_of("WD"), sid_of("AU"), sid_of("BA"), sid_of("SY"),
			      sid_of("AN"), sid_of("BG"), sid_of("OW")};
}

/* ---- unusual rights ---- */

/*
 * Who is no administrator has no right to write, but that every user may write through providers; from afar come
 * administrators, and groups that one of them filled (security-descriptors 3.4).
 */
bool principal_right_is_unusual(const struct sid *sid, uint32_t right)
{
	struct sid authenticated = sid_of("AU");
	enum sid_class class = sid_class(sid);

	if (right == WBEM_WRITE_PROVIDER)
		return class == SID_CLASS_BROAD && !sid_equal(sid, &authenticated);
	if (right == WBEM_REMOTE_ENABLE)
		return class == SID_CLASS_BROAD || class == SID_CLASS_UNRESOLVED;
	return (right & WRITE_RIGHTS) && class != SID_CLASS_ADMIN;
}

/* ---- one principal ---- */

/* The groups that a member of the principal certainly belongs to. */
static size_t find_groups(const struct known *known, const struct sid *sid, struct sd_group groups[3])
{
	size_t count = 0;

	if (sid_equal(sid, &known->anonymous) || sid_equal(sid, &known->everyone))
		return 0;
	groups[count++].sid = known->everyone;
	if (!sid_equal(sid, &known->guests) && !sid_equal(sid, &known->authenticated))
		groups[count++].sid = known->authenticated;
	if (sid_equal(sid, &known->system))
		groups[count++].sid = known->administrators;
	return count;
}

static enum right_state state_of(enum sd_reason_kind kind)
{
	switch (kind) {
	case SD_REASON_ALLOWED:
		return STATE_ALLOWED;
	case SD_REASON_DENIED:
		return STATE_DENIED;
	case SD_REASON_CONDITION_UNKNOWN:
		return STATE_CONDITIONAL;
	case SD_REASON_NO_DACL:
		return STATE_NO_DACL;
	default:
		return STATE_NONE;
	}
}

/* The reason of an undecided condition precedes its effect: an allow ACE does not apply, a deny ACE does. */
static void apply_reason(struct principal *principal, const struct sd_reason *reason)
{
	enum right_state state = state_of(reason->kind);

	for (int i = 0; state != STATE_NONE && i < PRINCIPAL_RIGHTS; i++) {
		struct principal_right *cell = &principal->cells[i];
		bool is_same =
			cell->state == STATE_CONDITIONAL && (state == STATE_CONDITIONAL || cell->ace == reason->ace);

		if ((reason->mask & principal_rights[i]) && !is_same)
			*cell = (struct principal_right){state, reason->ace};
	}
}

static void sum_up(const struct sd_acl *dacl, struct principal *principal)
{
	for (int i = 0; i < PRINCIPAL_RIGHTS; i++) {
		enum right_state state = principal->cells[i].state;
		int ace = principal->cells[i].ace;

		if (state == STATE_CONDITIONAL)
			principal->conditional |= principal_rights[i];
		if (state == STATE_ALLOWED || state == STATE_BY_OWNERSHIP || state == STATE_NO_DACL)
			principal->granted |= principal_rights[i];
		if (state == STATE_ALLOWED ? sid_equal(&dacl->aces[ace].sid, &principal->sid)
					   : state == STATE_BY_OWNERSHIP)
			principal->own |= principal_rights[i];
	}
	if (dacl->state != SD_ACL_PRESENT)
		principal->own = principal->granted;
	principal->connects_remotely = (principal->granted & REMOTE_RIGHTS) == REMOTE_RIGHTS;
	principal->writes = (principal->granted & WRITE_RIGHTS) != 0;
}

/* Applies all reasons except ownership; returns the granted rights. */
static uint32_t apply_reasons(const struct sd_descriptor *descriptor, const struct sd_token *token,
			      struct principal *principal)
{
	struct arena scratch = {0};
	struct sd_access access = sd_access_check(&scratch, descriptor, token, RIGHTS_NAMESPACE, RIGHT_MAXIMUM_ALLOWED);
	uint32_t owned = 0;

	for (int i = 0; i < PRINCIPAL_RIGHTS; i++)
		principal->cells[i] = (struct principal_right){STATE_NONE, SD_NO_ACE};
	for (size_t i = 0; i < access.reason_count; i++) {
		if (access.reasons[i].kind == SD_REASON_OWNER)
			owned |= access.reasons[i].mask;
		else
			apply_reason(principal, &access.reasons[i]);
	}
	arena_free(&scratch);
	return owned;
}

/* A right that an owner also has by an ACE is shown as that of the ACE. */
static void check_principal(const struct known *known, const struct sd_descriptor *descriptor,
			    struct principal *principal)
{
	struct sd_group groups[3] = {0};
	struct sd_token token = {.user = principal->sid, .groups = groups};
	struct sd_descriptor unowned = *descriptor;
	uint32_t owned;

	if (descriptor->has_owner && sid_equal(&principal->sid, &known->owner_rights))
		token.user = descriptor->owner;
	token.group_count = find_groups(known, &principal->sid, groups);
	owned = apply_reasons(descriptor, &token, principal);
	if (owned) {
		unowned.has_owner = false;
		apply_reasons(&unowned, &token, principal);
	}
	for (int i = 0; i < PRINCIPAL_RIGHTS; i++)
		if ((owned & principal_rights[i]) && principal->cells[i].state != STATE_ALLOWED)
			principal->cells[i] = (struct principal_right){STATE_BY_OWNERSHIP, SD_NO_ACE};
	sum_up(&descriptor->dacl, principal);
}

/* ---- all principals ---- */

static void add_principal(struct principals *principals, const struct sid *sid, size_t left)
{
	for (size_t i = 0; i < principals->count; i++)
		if (sid_equal(&principals->items[i].sid, sid))
			return;
	if (principals->count == left) {
		principals->is_cut = true;
		return;
	}
	principals->items =
		mem_grow(principals->items, principals->count, &principals->capacity, sizeof *principals->items);
	principals->items[principals->count++] = (struct principal){.sid = *sid};
}

static bool decides(const struct sd_ace *ace)
{
	const struct sd_ace_kind *kind = ace->opaque ? NULL : sd_ace_kind(ace->type);

	return kind && (kind->effect == SD_EFFECT_ALLOW || kind->effect == SD_EFFECT_DENY);
}

/* The attributes in the SACL are not needed: conditions are not decided here. */
struct principals principals_find(const struct sd_descriptor *descriptor, size_t *left)
{
	struct known known = know();
	struct sd_descriptor checked = *descriptor;
	struct principals principals = {0};

	if (descriptor->dacl.state != SD_ACL_PRESENT)
		add_principal(&principals, &known.everyone, *left);
	for (size_t i = 0; i < descriptor->dacl.count; i++)
		if (decides(&descriptor->dacl.aces[i]))
			add_principal(&principals, &descriptor->dacl.aces[i].sid, *left);
	if (descriptor->has_owner)
		add_principal(&principals, &descriptor->owner, *left);
	checked.sacl = (struct sd_acl){.state = SD_ACL_ABSENT};
	for (size_t i = 0; i < principals.count; i++)
		check_principal(&known, &checked, &principals.items[i]);
	*left -= principals.count;
	return principals;
}

/* ---- selection ---- */

bool principal_is_unusual(const struct principal *principal, uint32_t rights)
{
	for (int i = 0; i < PRINCIPAL_RIGHTS; i++)
		if ((principal->own & rights & principal_rights[i]) &&
		    principal_right_is_unusual(&principal->sid, principal_rights[i]))
			return true;
	return false;
}

bool principal_connects(const struct principal *principal)
{
	return principal->connects_remotely && (principal->own & REMOTE_RIGHTS);
}

bool principal_writes(const struct principal *principal)
{
	return (principal->own & WRITE_RIGHTS) != 0;
}
