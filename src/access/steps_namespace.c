/* SPDX-License-Identifier: MIT */
/* The steps at the namespace, A6 and A7: is it there, what does its descriptor give, and must the client encrypt. */
#include "access/steps.h"

static bool is_there(const struct namespace_security *space)
{
	return space->is_created || space->was_there || space->statement;
}

void step_namespace(struct access_token *c)
{
	if (c->space && c->space->is_deleted)
		step_fail(c, CODE_NO_NAMESPACE, "MS-WMI 3.1.4", "do not delete it", "the files delete the namespace");
	else if (c->space && is_there(c->space))
		step_pass(c, "MS-WMI 3.1.4", "the namespace is there");
	else
		step_by_fact(c, c->q->exists, FACT_YES, "namespace-exists", "MS-WMI 3.1.4", CODE_NO_NAMESPACE,
			     "the namespace is there", "there is no such namespace", "create it");
}

/* ---- rights ---- */

/* The DACL if ordinary users had other rights by default, or nothing that nobody stated. */
static struct sd_descriptor vary(const struct access_token *c, const struct namespace_outcome *outcome,
				 const struct namespace_default *other, bool *varies)
{
	struct sd_descriptor varied = outcome->descriptor;
	struct sd_ace *aces = arena_alloc(&c->inquiry->arena, (varied.dacl.count + 1) * sizeof *aces);
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

/* By one reading. Entries that Windows gives by default count only if defaults may be assumed. */
static enum access_verdict check_outcome(struct access_token *c, const struct namespace_outcome *outcome,
					 uint32_t wanted)
{
	enum access_verdict verdict = VERDICT_UNKNOWN;
	const struct namespace_default *other;
	struct sd_descriptor varied;
	bool varies = false;

	if (outcome->source == SOURCE_NOTHING || outcome->is_cut)
		return VERDICT_UNKNOWN;
	if (!c->q->assumes) {
		varied = vary(c, outcome, NULL, &varies);
		verdict = case_check(c, &varied, RIGHTS_NAMESPACE, wanted);
		return varies && verdict == VERDICT_FAIL ? VERDICT_UNKNOWN : verdict;
	}
	for (size_t i = 0; (other = namespace_default_at(i)); i++) {
		enum access_verdict by_this;

		varied = vary(c, outcome, other, &varies);
		by_this = case_check(c, &varied, RIGHTS_NAMESPACE, wanted);
		if (i > 0 && by_this != verdict) {
			step_meets(c, CONFLICT_DEFAULTS);
			return VERDICT_UNKNOWN;
		}
		verdict = by_this;
	}
	return verdict;
}

static enum access_verdict check_readings(struct access_token *c, uint32_t wanted)
{
	enum access_verdict replaced = check_outcome(c, c->space->outcomes[READING_REPLACES], wanted);
	enum access_verdict appended = check_outcome(c, c->space->outcomes[READING_APPENDS], wanted);

	if (replaced == appended)
		return replaced;
	step_meets(c, CONFLICT_READINGS);
	return VERDICT_UNKNOWN;
}

static enum access_verdict check_operation(struct access_token *c, uint32_t connect)
{
	const struct access_operation *operation = access_scenario_operation(c->q);
	enum access_verdict best = check_readings(c, connect | operation->rights[0]);

	for (size_t i = 1; i < 3 && operation->rights[i] && best != VERDICT_PASS; i++) {
		enum access_verdict other = check_readings(c, connect | operation->rights[i]);

		if (other != VERDICT_FAIL)
			best = other;
	}
	return best;
}

void step_rights(struct access_token *c)
{
	const char *source = S_REMOTE "; MS-WMI 3.1.4", *word = access_scenario_operation(c->q)->word;
	bool local = c->q->transport <= TRANSPORT_CMDLET && case_is_local(c) == FACT_YES;
	uint32_t connect = local ? WBEM_ENABLE : WBEM_ENABLE | WBEM_REMOTE_ENABLE;
	enum access_verdict verdict;

	if (c->space == NULL) {
		step_unknown(c, source, NULL, "no file speaks of the namespace: give its MOF, or --base-descriptor");
		return;
	}
	verdict = check_operation(c, connect);
	if (verdict == VERDICT_FAIL && c->q->transport == TRANSPORT_POWERSHELL &&
	    check_operation(c, WBEM_ENABLE) != VERDICT_FAIL) {
		step_unknown(c, S_REMOTING, NULL,
			     "no document says whether a session needs Remote Enable; without it "
			     "the user has the rights");
		return;
	}
	if (verdict == VERDICT_PASS)
		step_pass(c, source, "the descriptor gives the rights to connect%s and to %s", local ? "" : " remotely",
			  word);
	else if (verdict == VERDICT_FAIL)
		step_fail(c, CODE_DENIED, source,
			  "WMI Control, Security, the namespace, Security: check Remote Enable and what else is "
			  "lacking for the account",
			  "the descriptor does not give %s and what it takes to %s",
			  local ? "Enable Account" : "Enable Account, Remote Enable", word);
	else
		step_unknown(c, source, "groups",
			     "the descriptor gives the rights or not, by groups, UAC, what the parent hands down, or "
			     "contradicting documents");
}

/* ---- encryption ---- */

static enum fact_state demands_encryption(const struct access_token *c)
{
	if (c->space && c->space->encryption)
		return c->space->encryption->required ? FACT_YES : FACT_NO;
	if (c->q->encryption != FACT_UNKNOWN)
		return c->q->encryption;
	return c->space && c->space->is_created ? FACT_NO : FACT_UNKNOWN;
}

/* Whether the step is decided without the level of the client. */
static bool decided_by_way(struct access_token *c)
{
	enum fact_state demanded = demands_encryption(c);
	bool by_rpc = c->q->transport <= TRANSPORT_CMDLET;

	if (demanded == FACT_NO)
		step_pass(c, S_ENCRYPTED, "the namespace does not demand encryption");
	else if (by_rpc && c->q->system != SYSTEM_UNKNOWN && c->q->system < SYSTEM_VISTA)
		step_pass(c, "MS-WMI <10>, <22>", "before Vista RequiresEncryption is ignored");
	else if (by_rpc && case_is_local(c) == FACT_YES)
		step_pass(c, S_REMOTE, "a connection on the same computer has the level PktPrivacy");
	else if (c->q->transport == TRANSPORT_POWERSHELL)
		step_pass(c, S_REMOTE, "the session connects on the target itself, with PktPrivacy");
	else if (c->q->transport == TRANSPORT_WINRM)
		step_unknown(c, S_ENCRYPTED, demanded == FACT_UNKNOWN ? "requires-encryption" : NULL,
			     "RequiresEncryption speaks of levels of DCOM; no document says what it means for WinRM");
	else
		return false;
	return true;
}

#define SET_PRIVACY                                                                                \
	"connect with winmgmts:{impersonationLevel=impersonate,authenticationLevel=pktPrivacy}!, " \
	"or RPC_C_AUTHN_LEVEL_PKT_PRIVACY in CoSetProxyBlanket"

void step_encryption(struct access_token *c)
{
	if (decided_by_way(c))
		return;
	if (c->q->level == LEVEL_PRIVACY)
		step_pass(c, S_ENCRYPTED, "the level is PktPrivacy");
	else if (demands_encryption(c) == FACT_UNKNOWN)
		step_unknown(c, S_ENCRYPTED, "requires-encryption",
			     "whether the namespace demands PktPrivacy is not "
			     "known");
	else if (c->q->level == LEVEL_DEFAULT)
		step_fail(c, CODE_DENIED, S_ENCRYPTED, SET_PRIVACY,
			  "the namespace demands encryption, and the default level is negotiated to that of the "
			  "SVCHOST of WMI");
	else
		step_fail(c, CODE_DENIED, S_ENCRYPTED "; " S_REMOTE, SET_PRIVACY,
			  "the namespace demands PktPrivacy, "
			  "and the level is lower");
}

void step_encrypted_callback(struct access_token *c)
{
	if (c->q->mode != MODE_ASYNC || case_is_local(c) == FACT_YES || demands_encryption(c) == FACT_NO)
		step_skip(c, "no callback has to be encrypted");
	else if (c->q->callback_encrypted == FACT_YES)
		step_pass(c, S_ENCRYPTED, "the connection for callbacks is encrypted");
	else if (demands_encryption(c) == FACT_YES && c->q->callback_encrypted == FACT_NO)
		step_fail(c, CODE_DENIED, S_ENCRYPTED, "set PktPrivacy on the sink, or call semisynchronously",
			  "callbacks are not encrypted: access is denied, and the Event Log of the target says that "
			  "no secure "
			  "connection to the client can be established; since Vista there is no WbemCore.log");
	else
		step_unknown(c, S_ENCRYPTED,
			     c->q->callback_encrypted == FACT_UNKNOWN ? "callback-encrypted" : "requires-encryption",
			     "callbacks from a namespace that demands encryption must be encrypted");
}
