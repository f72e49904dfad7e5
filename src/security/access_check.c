/* SPDX-License-Identifier: MIT */
#include "security/access_check.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/memory.h"

#define NT_AUTHORITY 5

static const struct sid owner_rights = {3, {4}, 1};
static const struct sid principal_self = {NT_AUTHORITY, {10}, 1};

struct check {
	struct arena *arena;
	const struct sd_descriptor *sd;
	const struct sd_token *token;
	enum rights_object object;
	bool owner;                       /* the token contains the owner's SID */
	uint32_t wanted, granted, denied; /* generic bits mapped, without MAXIMUM_ALLOWED */
	bool maximum, stopped;
	bool optimistic; /* unknown conditions count for the token: the upper bound */
	bool met_unknown;
	struct sd_evaluation evaluation;
	int decided_by;
	struct sd_reason *reasons;
	size_t reason_count, reason_capacity;
};

static void note(struct check *c, enum sd_reason_kind kind, int ace, uint32_t mask)
{
	c->reasons = mem_grow(c->reasons, c->reason_count, &c->reason_capacity, sizeof *c->reasons);
	c->reasons[c->reason_count++] = (struct sd_reason){kind, ace, mask};
}

enum match { MATCH_NO, MATCH_YES, MATCH_DENY_ONLY };

bool sd_token_has(const struct sd_token *token, const struct sid *sid, bool denying)
{
	if (sid_equal(&token->user, sid))
		return true;
	for (size_t i = 0; i < token->group_count; i++)
		if (sid_equal(&token->groups[i].sid, sid) && (denying || !token->groups[i].deny_only))
			return true;
	return false;
}

static enum match match_sid(const struct sd_token *token, const struct sid *sid)
{
	if (sd_token_has(token, sid, false))
		return MATCH_YES;
	return sd_token_has(token, sid, true) ? MATCH_DENY_ONLY : MATCH_NO;
}

/* Substitutes SELF and OWNER RIGHTS. The CREATOR SIDs are never in a token and so never match. */
static enum match match_ace(const struct check *c, const struct sd_ace *ace)
{
	if (sid_equal(&ace->sid, &owner_rights))
		return c->owner ? MATCH_YES : MATCH_NO;
	if (sid_equal(&ace->sid, &principal_self))
		return c->token->self ? match_sid(c->token, c->token->self) : MATCH_NO;
	return match_sid(c->token, &ace->sid);
}

static bool has_owner_rights(const struct sd_acl *dacl)
{
	for (size_t i = 0; i < dacl->count; i++)
		if (!dacl->aces[i].opaque && !(dacl->aces[i].flags & SD_INHERIT_ONLY) &&
		    sid_equal(&dacl->aces[i].sid, &owner_rights))
			return true;
	return false;
}

/* The undecided bits among those that are wanted. */
static uint32_t open_bits(const struct check *c, uint32_t mask)
{
	mask &= ~(c->granted | c->denied);
	return c->maximum ? mask : mask & c->wanted;
}

/* Whether every bit that is wanted by name is granted, so that the remaining ACEs do not matter. */
static bool is_done(const struct check *c)
{
	return c->stopped || (!c->maximum && (c->wanted & ~c->granted) == 0);
}

static void grant(struct check *c, enum sd_reason_kind kind, int ace, uint32_t bits)
{
	if (bits == 0)
		return;
	note(c, kind, ace, bits);
	c->granted |= bits;
	if (c->wanted & bits)
		c->decided_by = ace;
}

static void deny(struct check *c, int ace, uint32_t bits)
{
	if (bits == 0)
		return;
	note(c, SD_REASON_DENIED, ace, bits);
	c->denied |= bits;
	if (c->wanted & bits) {
		c->decided_by = ace;
		c->stopped = !c->maximum;
	}
}

static enum sd_truth evaluate(struct check *c, const struct sd_ace *ace, bool denying)
{
	const char *problem;
	const struct condition *condition;
	enum sd_truth truth;

	if (sd_ace_kind(ace->type)->tail != SD_TAIL_CONDITION)
		return SD_TRUE;
	condition = condition_read(c->arena, ace->data, ace->data_size, &problem);
	c->evaluation.denying = denying;
	truth = condition ? sd_condition_evaluate(&c->evaluation, condition) : SD_UNKNOWN;
	if (truth == SD_UNKNOWN)
		c->met_unknown = true;
	return truth;
}

/* The bits of an ACE, generic ones mapped if possible. Two bits have no meaning in an ACE. */
static uint32_t bits_of(struct check *c, const struct sd_ace *ace, int index)
{
	bool doubtful;
	uint32_t mask = ace->mask & ~(uint32_t)(RIGHT_SYSTEM_SECURITY | RIGHT_MAXIMUM_ALLOWED);

	mask = rights_map_generic(c->object, mask, &doubtful);
	if (!doubtful)
		return mask;
	note(c, SD_REASON_GENERIC_DOUBTFUL, index, mask & RIGHT_GENERIC_MASK);
	return mask & ~RIGHT_GENERIC_MASK;
}

/* The reason why an ACE does not apply to this token and these bits, if there is one. */
static bool is_passed_over(struct check *c, const struct sd_ace *ace, int index, enum match match, uint32_t bits)
{
	bool denying = sd_ace_kind(ace->type)->effect == SD_EFFECT_DENY;
	enum sd_truth truth;

	if (ace->flags & SD_INHERIT_ONLY) {
		note(c, SD_REASON_INHERIT_ONLY, index, bits);
		return true;
	}
	if (match == MATCH_DENY_ONLY && !denying) {
		note(c, SD_REASON_DENY_ONLY, index, bits);
		return true;
	}
	if (ace->object_flags & SD_OBJECT_TYPE) {
		note(c, SD_REASON_OBJECT_TYPE, index, bits);
		return true;
	}
	truth = evaluate(c, ace, denying);
	if (truth == SD_UNKNOWN)
		note(c, SD_REASON_CONDITION_UNKNOWN, index, bits);
	if (truth == SD_FALSE)
		note(c, SD_REASON_CONDITION_FALSE, index, bits);
	if (truth == SD_UNKNOWN)
		return denying == c->optimistic;
	return truth == SD_FALSE;
}

static void check_ace(struct check *c, int index)
{
	const struct sd_ace *ace = &c->sd->dacl.aces[index];
	enum sd_effect effect;
	enum match match;
	uint32_t bits;

	if (ace->opaque) {
		note(c, SD_REASON_OPAQUE, index, 0);
		return;
	}
	effect = sd_ace_kind(ace->type)->effect;
	match = match_ace(c, ace);
	if ((effect != SD_EFFECT_ALLOW && effect != SD_EFFECT_DENY) || match == MATCH_NO)
		return;
	bits = open_bits(c, bits_of(c, ace, index));
	if (bits == 0 || is_passed_over(c, ace, index, match, bits))
		return;
	if (effect == SD_EFFECT_ALLOW)
		grant(c, SD_REASON_ALLOWED, index, bits);
	else
		deny(c, index, bits);
}

/* ACCESS_SYSTEM_SECURITY requires a privilege, WRITE_OWNER can come from one. Returns false if access is denied. */
static bool check_privileges(struct check *c)
{
	if (c->wanted & RIGHT_SYSTEM_SECURITY) {
		if (!c->token->security_privilege) {
			note(c, SD_REASON_NO_PRIVILEGE, SD_NO_ACE, RIGHT_SYSTEM_SECURITY);
			return false;
		}
		grant(c, SD_REASON_PRIVILEGE, SD_NO_ACE, RIGHT_SYSTEM_SECURITY);
	}
	if (c->token->take_ownership_privilege)
		grant(c, SD_REASON_PRIVILEGE, SD_NO_ACE, open_bits(c, RIGHT_WRITE_OWNER));
	return true;
}

static void check_owner(struct check *c)
{
	uint32_t implied = open_bits(c, RIGHT_READ_CONTROL | RIGHT_WRITE_DAC);

	c->owner = c->sd->has_owner && match_sid(c->token, &c->sd->owner) == MATCH_YES;
	if (!c->owner || implied == 0)
		return;
	if (has_owner_rights(&c->sd->dacl))
		note(c, SD_REASON_OWNER_RIGHTS, SD_NO_ACE, implied);
	else
		grant(c, SD_REASON_OWNER, SD_NO_ACE, implied);
}

static void check_dacl(struct check *c)
{
	const struct sd_acl *dacl = &c->sd->dacl;

	if (dacl->count == 0)
		note(c, SD_REASON_EMPTY_DACL, SD_NO_ACE, 0);
	for (size_t i = 0; i < dacl->count && !is_done(c); i++)
		check_ace(c, (int)i);
}

/* Without a DACL everything is granted, except what requires a privilege. */
static void grant_everything(struct check *c)
{
	uint32_t all = rights_defined(c->object) | rights_defined(RIGHTS_ANY);

	all &= ~(RIGHT_GENERIC_MASK | RIGHT_SYSTEM_SECURITY | RIGHT_MAXIMUM_ALLOWED);
	if (c->object == RIGHTS_ANY)
		all |= 0xFFFF;
	grant(c, SD_REASON_NO_DACL, SD_NO_ACE, c->maximum ? all | (c->wanted & ~c->granted) : c->wanted & ~c->granted);
}

static void run(struct check *c)
{
	if (!check_privileges(c))
		return;
	if (c->sd->dacl.state != SD_ACL_PRESENT) {
		grant_everything(c);
		return;
	}
	check_owner(c);
	check_dacl(c);
}

static bool is_allowed(const struct check *c)
{
	return (c->wanted & ~c->granted) == 0 && !(c->maximum && c->granted == 0);
}

/* Unknown conditions can only add rights: a second, optimistic run shows whether they do. */
static bool could_be_more(const struct check *c)
{
	struct check again = *c;
	bool more;

	again.optimistic = true;
	again.granted = again.denied = 0;
	again.stopped = false;
	again.reasons = NULL;
	again.reason_count = again.reason_capacity = 0;
	again.evaluation.budget = SD_EVALUATION_BUDGET;
	run(&again);
	more = again.granted != c->granted || is_allowed(&again) != is_allowed(c);
	free(again.reasons);
	return more;
}

struct sd_access sd_access_check(struct arena *arena, const struct sd_descriptor *sd, const struct sd_token *token,
				 enum rights_object object, uint32_t wanted)
{
	struct check c = {.arena = arena, .sd = sd, .token = token, .object = object, .decided_by = SD_NO_ACE};
	struct sd_access access;
	bool doubtful;
	uint32_t undecided;

	c.evaluation = (struct sd_evaluation){token, sd_resource_attributes(arena, sd), false, SD_EVALUATION_BUDGET};
	c.maximum = (wanted & RIGHT_MAXIMUM_ALLOWED) != 0;
	c.wanted = rights_map_generic(object, wanted & ~(uint32_t)RIGHT_MAXIMUM_ALLOWED, &doubtful);
	if (doubtful)
		note(&c, SD_REASON_GENERIC_DOUBTFUL, SD_NO_ACE, c.wanted & RIGHT_GENERIC_MASK);
	run(&c);
	undecided = c.wanted & ~(c.granted | c.denied);
	if (undecided)
		note(&c, SD_REASON_NOT_GRANTED, SD_NO_ACE, undecided);
	access = (struct sd_access){
		.allowed = is_allowed(&c),
		.uncertain = c.met_unknown && could_be_more(&c),
		.granted = c.granted,
		.decided_by = c.decided_by,
		.reasons = arena_copy(arena, c.reasons, c.reason_count * sizeof *c.reasons),
		.reason_count = c.reason_count,
	};
	free(c.reasons);
	return access;
}
