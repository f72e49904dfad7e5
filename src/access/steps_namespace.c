/* SPDX-License-Identifier: MIT */
/* Steps at the namespace: whether it exists and grants the rights (A6), and whether it requires encryption (A7). */
#include "access/steps.h"

static bool is_there(const struct namespace_security *space)
{
	return space->is_created || space->is_in_base || space->statement;
}

void step_namespace(struct access_token *token)
{
	if (token->space && token->space->is_deleted)
		step_fail(token, CODE_NO_NAMESPACE, "MS-WMI 3.1.4", "remove the deletion",
			  "the files delete the namespace");
	else if (token->space && is_there(token->space))
		step_pass(token, "MS-WMI 3.1.4", "the namespace exists");
	else
		step_by_fact(token, token->scenario->exists, FACT_YES, "namespace-exists", "MS-WMI 3.1.4",
			     CODE_NO_NAMESPACE, "the namespace exists", "the namespace does not exist", "create it");
}

/* ---- rights ---- */

/* The descriptor with the default ACEs replaced by those of another default, or without them if `other` is NULL. */
static struct sd_descriptor vary(const struct access_token *token, const struct namespace_outcome *outcome,
				 const struct namespace_default *other, bool *varies)
{
	struct sd_descriptor varied = outcome->descriptor;
	struct sd_ace *aces = arena_alloc(&token->decision->arena, (varied.dacl.count + 1) * sizeof *aces);
	size_t count = 0;

	for (size_t i = 0; i < varied.dacl.count; i++) {
		struct sd_ace ace = varied.dacl.aces[i];

		if (outcome->entries[i].origin == ORIGIN_DEFAULT) {
			*varies = true;
			if (other == NULL)
				continue;
			if (ace.mask == namespace_default_at(0)->mask)
				ace.mask = other->mask;
		}
		aces[count++] = ace;
	}
	varied.dacl.aces = aces;
	varied.dacl.count = count;
	return varied;
}

/* The verdict under one reading. Default ACEs of Windows count only if defaults may be assumed. */
static enum access_verdict check_outcome(struct access_token *token, const struct namespace_outcome *outcome,
					 uint32_t wanted)
{
	enum access_verdict verdict = VERDICT_UNKNOWN;
	const struct namespace_default *other;
	struct sd_descriptor varied;
	bool varies = false;

	if (outcome->source == SOURCE_NOTHING || outcome->is_cut)
		return VERDICT_UNKNOWN;
	if (!token->scenario->assumes) {
		varied = vary(token, outcome, NULL, &varies);
		verdict = token_check(token, &varied, RIGHTS_NAMESPACE, wanted);
		return varies && verdict == VERDICT_FAIL ? VERDICT_UNKNOWN : verdict;
	}
	for (size_t i = 0; (other = namespace_default_at(i)); i++) {
		enum access_verdict by_this;

		varied = vary(token, outcome, other, &varies);
		by_this = token_check(token, &varied, RIGHTS_NAMESPACE, wanted);
		if (i > 0 && by_this != verdict) {
			step_meets(token, CONFLICT_DEFAULTS);
			return VERDICT_UNKNOWN;
		}
		verdict = by_this;
	}
	return verdict;
}

static enum access_verdict check_readings(struct access_token *token, uint32_t wanted)
{
	enum access_verdict replaced = check_outcome(token, token->space->outcomes[READING_REPLACES], wanted);
	enum access_verdict appended = check_outcome(token, token->space->outcomes[READING_APPENDS], wanted);

	if (replaced == appended)
		return replaced;
	step_meets(token, CONFLICT_READINGS);
	return VERDICT_UNKNOWN;
}

static enum access_verdict check_operation(struct access_token *token, uint32_t connect)
{
	const struct access_operation *operation = access_scenario_operation(token->scenario);
	enum access_verdict best = check_readings(token, connect | operation->rights[0]);

	for (size_t i = 1; i < 3 && operation->rights[i] && best != VERDICT_PASS; i++) {
		enum access_verdict other = check_readings(token, connect | operation->rights[i]);

		if (other != VERDICT_FAIL)
			best = other;
	}
	return best;
}

void step_rights(struct access_token *token)
{
	const char *source = S_REMOTE "; MS-WMI 3.1.4", *word = access_scenario_operation(token->scenario)->word;
	bool local = token->scenario->transport <= TRANSPORT_CMDLET && token_is_local(token) == FACT_YES;
	uint32_t connect = local ? WBEM_ENABLE : WBEM_ENABLE | WBEM_REMOTE_ENABLE;
	enum access_verdict verdict;

	if (token->space == NULL) {
		step_unknown(token, source, NULL,
			     "no file mentions the namespace: supply its MOF, or --base-descriptor");
		return;
	}
	verdict = check_operation(token, connect);
	if (verdict == VERDICT_FAIL && token->scenario->transport == TRANSPORT_POWERSHELL &&
	    check_operation(token, WBEM_ENABLE) != VERDICT_FAIL) {
		step_unknown(
			token, S_REMOTING, NULL,
			"no document specifies whether a session needs Remote Enable; the user has the other rights");
		return;
	}
	if (verdict == VERDICT_PASS)
		step_pass(token, source, "the descriptor grants the rights to connect%s and to %s",
			  local ? "" : " remotely", word);
	else if (verdict == VERDICT_FAIL)
		step_fail(token, CODE_DENIED, source,
			  "WMI Control, Security, the namespace, Security: allow Remote Enable and the other missing "
			  "rights",
			  "the descriptor does not grant %s and the rights to %s",
			  local ? "Enable Account" : "Enable Account, Remote Enable", word);
	else
		step_unknown(token, source, "groups",
			     "the descriptor grants the rights or not, depending on groups, UAC, inherited ACEs or "
			     "contradicting documents");
}

/* ---- encryption ---- */

static enum fact_state requires_encryption(const struct access_token *token)
{
	if (token->space && token->space->encryption)
		return token->space->encryption->required ? FACT_YES : FACT_NO;
	if (token->scenario->encryption != FACT_UNKNOWN)
		return token->scenario->encryption;
	return token->space && token->space->is_created ? FACT_NO : FACT_UNKNOWN;
}

/* Decides the step where the level of the client does not matter; returns whether it did. */
static bool decided_without_level(struct access_token *token)
{
	enum fact_state required = requires_encryption(token);
	bool by_rpc = token->scenario->transport <= TRANSPORT_CMDLET;

	if (required == FACT_NO)
		step_pass(token, S_ENCRYPTED, "the namespace does not require encryption");
	else if (by_rpc && token->scenario->system != SYSTEM_UNKNOWN && token->scenario->system < SYSTEM_VISTA)
		step_pass(token, "MS-WMI <10>, <22>", "RequiresEncryption is ignored before Vista");
	else if (by_rpc && token_is_local(token) == FACT_YES)
		step_pass(token, S_REMOTE, "a local connection has the level PktPrivacy");
	else if (token->scenario->transport == TRANSPORT_POWERSHELL)
		step_pass(token, S_REMOTE, "the session connects locally on the target, with PktPrivacy");
	else if (token->scenario->transport == TRANSPORT_WINRM)
		step_unknown(
			token, S_ENCRYPTED, required == FACT_UNKNOWN ? "requires-encryption" : NULL,
			"RequiresEncryption is defined for DCOM levels; no document specifies its effect on WinRM");
	else
		return false;
	return true;
}

#define SET_PRIVACY                                                                                \
	"connect with winmgmts:{impersonationLevel=impersonate,authenticationLevel=pktPrivacy}!, " \
	"or RPC_C_AUTHN_LEVEL_PKT_PRIVACY in CoSetProxyBlanket"

void step_encryption(struct access_token *token)
{
	if (decided_without_level(token))
		return;
	if (token->scenario->level == LEVEL_PRIVACY)
		step_pass(token, S_ENCRYPTED, "the level is PktPrivacy");
	else if (requires_encryption(token) == FACT_UNKNOWN)
		step_unknown(token, S_ENCRYPTED, "requires-encryption",
			     "unknown whether the namespace requires PktPrivacy");
	else if (token->scenario->level == LEVEL_DEFAULT)
		step_fail(token, CODE_DENIED, S_ENCRYPTED, SET_PRIVACY,
			  "the namespace requires encryption, but the default level is negotiated to that of WMI's "
			  "SVCHOST");
	else
		step_fail(token, CODE_DENIED, S_ENCRYPTED "; " S_REMOTE, SET_PRIVACY,
			  "the namespace requires PktPrivacy, but the level is lower");
}

void step_encrypted_callback(struct access_token *token)
{
	if (token->scenario->mode != MODE_ASYNC || token_is_local(token) == FACT_YES ||
	    requires_encryption(token) == FACT_NO)
		step_skip(token, "no callback needs encryption");
	else if (token->scenario->callback_encrypted == FACT_YES)
		step_pass(token, S_ENCRYPTED, "the callback connection is encrypted");
	else if (requires_encryption(token) == FACT_YES && token->scenario->callback_encrypted == FACT_NO)
		step_fail(
			token, CODE_DENIED, S_ENCRYPTED, "set PktPrivacy on the sink, or call semisynchronously",
			"callbacks are not encrypted: access is denied, and the event log of the target reports that "
			"no secure connection to the client can be established (Vista and later have no WbemCore.log)");
	else
		step_unknown(token, S_ENCRYPTED,
			     token->scenario->callback_encrypted == FACT_UNKNOWN ? "callback-encrypted"
										 : "requires-encryption",
			     "callbacks from a namespace that requires encryption must be encrypted");
}
