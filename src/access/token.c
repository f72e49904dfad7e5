/* SPDX-License-Identifier: MIT */
/* What follows from several facts: the location of the client, the contents of its token, and the rights it has. */
#include <string.h>

#include "access/steps.h"

static struct sid sid_of(const char *text)
{
	struct sid sid = {0};

	sid_parse(text, strlen(text), NULL, &sid);
	return sid;
}

static bool is_sid(const struct sid *sid, const char *text)
{
	struct sid other = sid_of(text);

	return sid_equal(sid, &other);
}

/* ---- location ---- */

bool token_is_loopback(const struct access_token *token)
{
	static const char *const names[] = {"localhost", "127.0.0.1", "[::1]"};

	for (size_t i = 0; token->scenario->target && i < sizeof names / sizeof *names; i++)
		if (text_compare_folded(names[i], token->scenario->target) == 0)
			return true;
	return false;
}

enum fact_state token_is_local(const struct access_token *token)
{
	if (token->scenario->from == FROM_UNKNOWN)
		return token_is_loopback(token) ? FACT_YES : FACT_UNKNOWN;
	return token->scenario->from == FROM_LOCAL ? FACT_YES : FACT_NO;
}

/* An IPv6 address has colons, which no name has. */
bool token_is_address(const char *target)
{
	return strchr(target, ':') || target[strspn(target, "0123456789.")] == 0;
}

/* ---- the token ---- */

static bool is_listed(const struct access_token *token, const struct sid *sid)
{
	for (size_t i = 0; i < token->scenario->groups.count; i++)
		if (sid_equal(&token->scenario->groups.items[i], sid))
			return true;
	return sid_equal(token->scenario->user.items, sid);
}

enum fact_state token_is_administrator(const struct access_token *token)
{
	struct sid administrators = sid_of("BA");

	if (is_listed(token, &administrators) || is_sid(token->scenario->user.items, "SY"))
		return FACT_YES;
	return token->scenario->groups.items ? FACT_NO : FACT_UNKNOWN;
}

static bool is_remoting(const struct access_token *token)
{
	return token->scenario->transport == TRANSPORT_WINRM || token->scenario->transport == TRANSPORT_POWERSHELL;
}

static enum fact_state filtered_here(const struct access_token *token)
{
	return token->scenario->elevated == FACT_UNKNOWN ? FACT_UNKNOWN
	       : token->scenario->elevated == FACT_NO    ? FACT_YES
							 : FACT_NO;
}

static enum fact_state filtered_remotely(const struct access_token *token)
{
	if (token->scenario->account == ACCOUNT_DOMAIN || token->scenario->account == ACCOUNT_ADMINISTRATOR ||
	    token->scenario->token_policy == FACT_YES)
		return FACT_NO;
	return token->scenario->account == ACCOUNT_LOCAL && token->scenario->token_policy == FACT_NO ? FACT_YES
												     : FACT_UNKNOWN;
}

enum fact_state token_is_filtered(const struct access_token *token)
{
	enum fact_state local = is_remoting(token) ? FACT_NO : token_is_local(token);
	enum fact_state here = filtered_here(token), remotely = filtered_remotely(token);

	if (token_is_administrator(token) == FACT_NO ||
	    (token->scenario->system != SYSTEM_UNKNOWN && token->scenario->system < SYSTEM_VISTA))
		return FACT_NO;
	if (local == FACT_UNKNOWN)
		return here == remotely ? here : FACT_UNKNOWN;
	return local == FACT_YES ? here : remotely;
}

enum fact_state token_is_hardened(const struct access_token *token)
{
	bool by_rule = token->decision->ruleset == RULES_HARDENED && token->scenario->hardening != FACT_NO;

	if (token->scenario->hardening != FACT_YES && !by_rule)
		return FACT_NO;
	return token->scenario->system == SYSTEM_UNKNOWN ? FACT_UNKNOWN
	       : token->scenario->system >= SYSTEM_7_SP1 ? FACT_YES
							 : FACT_NO;
}

enum membership { OUTSIDE, POSSIBLE, SURE };

/* Membership in a group that the scenario does not list: well-known groups follow from the connection. */
static enum membership unlisted_membership(const struct access_token *token, const struct sid *sid)
{
	static const char *const never[] = {"AN", "SY", "LS", "NS", "CO", "CG", "OW", "PS", "S-1-0-0"};
	bool anonymous = is_sid(token->scenario->user.items, "AN");
	enum fact_state local = is_remoting(token) ? FACT_NO : token_is_local(token);

	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		if (is_sid(sid, never[i]))
			return OUTSIDE;
	if (is_sid(sid, "WD") || is_sid(sid, "AU"))
		return anonymous ? OUTSIDE : SURE;
	if (is_sid(sid, "NU"))
		return local == FACT_NO ? SURE : local == FACT_YES ? OUTSIDE : POSSIBLE;
	if (is_sid(sid, "IU") && local == FACT_NO)
		return OUTSIDE;
	return token->scenario->groups.items ? OUTSIDE : POSSIBLE;
}

static enum membership membership_of(const struct access_token *token, const struct sid *sid)
{
	if (is_sid(sid, "BA") && is_sid(token->scenario->user.items, "SY"))
		return SURE;
	return is_listed(token, sid) ? SURE : unlisted_membership(token, sid);
}

/* ---- the check ---- */

enum bound { LOWER, UPPER };

/* The ACE under the assumption that unknown facts count against the user, or for the user; false if it drops out. */
static bool settle_ace(const struct access_token *token, enum bound bound, struct sd_ace *ace)
{
	const struct sd_ace_kind *kind = ace->opaque ? NULL : sd_ace_kind(ace->type);
	enum membership membership = membership_of(token, &ace->sid);
	bool denies = kind && kind->effect == SD_EFFECT_DENY, allows = kind && kind->effect == SD_EFFECT_ALLOW;
	bool is_open = membership == POSSIBLE;

	if ((!denies && !allows) || membership == OUTSIDE)
		return true;
	if (is_sid(&ace->sid, "BA") && token_is_filtered(token) != FACT_NO && allows)
		is_open = true;
	if (kind->tail == SD_TAIL_CONDITION && token->scenario->groups.items == NULL)
		is_open = true; /* it may test for any group */
	if (!is_open)
		return true;
	if (is_sid(&ace->sid, "BA") && token_is_filtered(token) == FACT_YES && allows)
		return false;
	if ((bound == LOWER) == allows)
		return false;
	ace->sid = token->scenario->user.items[0];
	if (kind->tail == SD_TAIL_CONDITION && !kind->object) {
		ace->type = denies ? SD_DENY : SD_ALLOW;
		ace->data = NULL;
		ace->data_size = 0;
	}
	return true;
}

/* Checks access under the assumption that unknown facts count against the user (LOWER) or for the user (UPPER). */
static struct sd_access check_bound(const struct access_token *token, const struct sd_descriptor *sd,
				    enum rights_object object, uint32_t wanted, enum bound bound, struct arena *arena)
{
	struct sd_descriptor settled = *sd;
	size_t count = token->scenario->groups.count;
	struct sd_group *groups = arena_alloc(arena, (count + 4) * sizeof *groups);
	struct sd_token subject = {.user = token->scenario->user.items[0], .groups = groups};
	static const char *const implied[] = {"WD", "AU", "NU", "BA"};

	for (size_t i = 0; i < count; i++)
		groups[subject.group_count++].sid = token->scenario->groups.items[i];
	for (size_t i = 0; i < sizeof implied / sizeof *implied; i++) {
		struct sid sid = sid_of(implied[i]);

		if (membership_of(token, &sid) == SURE && !is_listed(token, &sid))
			groups[subject.group_count++].sid = sid;
	}
	for (size_t i = 0; i < subject.group_count; i++)
		groups[i].deny_only = is_sid(&groups[i].sid, "BA") &&
				      token_is_filtered(token) >= (bound == LOWER ? FACT_UNKNOWN : FACT_YES) &&
				      token_is_filtered(token) != FACT_NO;
	settled.dacl.aces = arena_alloc(arena, (sd->dacl.count + 1) * sizeof *settled.dacl.aces);
	settled.dacl.count = 0;
	for (size_t i = 0; i < sd->dacl.count; i++) {
		struct sd_ace ace = sd->dacl.aces[i];

		if (settle_ace(token, bound, &ace))
			settled.dacl.aces[settled.dacl.count++] = ace;
	}
	if (bound == UPPER && sd->has_owner && membership_of(token, &sd->owner) == POSSIBLE)
		settled.owner = subject.user;
	return sd_access_check(arena, &settled, &subject, object, wanted);
}

static bool is_uncertain(const struct sd_access *access)
{
	for (size_t i = 0; i < access->reason_count; i++)
		if (access->reasons[i].kind == SD_REASON_GENERIC_DOUBTFUL)
			return true;
	return access->uncertain;
}

enum access_verdict token_check(const struct access_token *token, const struct sd_descriptor *sd,
				enum rights_object object, uint32_t wanted)
{
	struct arena scratch = {0};
	enum access_verdict verdict = VERDICT_UNKNOWN;

	if (check_bound(token, sd, object, wanted, LOWER, &scratch).allowed) {
		verdict = VERDICT_PASS;
	} else {
		struct sd_access max = check_bound(token, sd, object, wanted, UPPER, &scratch);

		if (!max.allowed && !is_uncertain(&max))
			verdict = VERDICT_FAIL;
	}
	arena_free(&scratch);
	return verdict;
}

/* ---- methods of WinRM ---- */

enum fact_method token_method(const struct access_token *token)
{
	bool loopback = token_is_loopback(token);

	if (token->scenario->authentication != METHOD_DEFAULT)
		return token->scenario->authentication;
	if (token->scenario->credentials == FACT_YES)
		return METHOD_NEGOTIATE;
	if (token->scenario->credentials == FACT_UNKNOWN || token->scenario->target == NULL)
		return METHOD_DEFAULT;
	if (token->scenario->client_in == IN_DOMAIN && !loopback)
		return METHOD_KERBEROS;
	return token->scenario->client_in == IN_WORKGROUP && loopback ? METHOD_NEGOTIATE : METHOD_DEFAULT;
}

enum fact_method token_protocol(const struct access_token *token)
{
	enum fact_method method = token_method(token);

	if (method != METHOD_NEGOTIATE && method != METHOD_CREDSSP)
		return method;
	if (token->scenario->client_in == IN_WORKGROUP || token->scenario->target_in == IN_WORKGROUP ||
	    token->scenario->account == ACCOUNT_LOCAL || token->scenario->account == ACCOUNT_ADMINISTRATOR ||
	    (token->scenario->target && token_is_address(token->scenario->target)))
		return METHOD_NTLM;
	if (token->scenario->client_in == IN_DOMAIN && token->scenario->target_in == IN_DOMAIN &&
	    token->scenario->target)
		return METHOD_KERBEROS;
	return method;
}

/* A pattern of TrustedHosts: a name, or text with * at one end. */
static bool matches_host(struct text pattern, const char *host)
{
	size_t length = strlen(host);

	if (pattern.length > 0 && pattern.bytes[0] == '*') {
		size_t rest = pattern.length - 1;

		return rest <= length && text_same_name((struct text){pattern.bytes + 1, rest},
							(struct text){host + length - rest, rest});
	}
	if (pattern.length > 0 && pattern.bytes[pattern.length - 1] == '*')
		return pattern.length - 1 <= length && text_same_name((struct text){pattern.bytes, pattern.length - 1},
								      (struct text){host, pattern.length - 1});
	return text_same_name(pattern, text_of(host));
}

enum fact_state token_trusts_host(const struct access_token *token)
{
	const char *list = token->scenario->trusted_hosts;

	if (list == NULL || token->scenario->target == NULL)
		return FACT_UNKNOWN;
	if (strcmp(list, "none") == 0)
		return FACT_NO;
	while (*list) {
		size_t skipped = strspn(list, ", "), length = strcspn(list + skipped, ", ");

		if (length > 0 && matches_host((struct text){list + skipped, length}, token->scenario->target))
			return FACT_YES;
		list += skipped + length;
	}
	return FACT_NO;
}
