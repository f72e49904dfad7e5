/* SPDX-License-Identifier: MIT */
/* Steps of a DCOM connection: A0 to A5, A8, and the provider's own checks, A9. */
#include "access/steps.h"

#define EDIT_LIMITS(permissions)                                                                                 \
	"dcomcnfg, Component Services, Computers, My Computer, Properties, COM Security, " permissions ", Edit " \
	"Limits: "
#define GRANT_LAUNCH                                     \
	EDIT_LIMITS("Launch and Activation Permissions") \
	"add the user or group, allow Remote Launch and Remote Activation"
#define GRANT_ACCESS                      \
	EDIT_LIMITS("Access Permissions") \
	"allow Remote Access for the user's group rather than for ANONYMOUS LOGON"

/* Skips a step that does not apply to a local connection; returns whether it did. */
static bool skipped_locally(struct access_token *token)
{
	if (token_is_local(token) != FACT_YES)
		return false;
	step_skip(token, "the client is on the target");
	return true;
}

static bool skipped_synchronously(struct access_token *token)
{
	if (skipped_locally(token))
		return true;
	if (token->scenario->mode == MODE_ASYNC)
		return false;
	step_skip(token, "the call is synchronous: there are no callbacks");
	return true;
}

/* ---- A0 to A2 ---- */

void step_local(struct access_token *token)
{
	switch (token_is_local(token)) {
	case FACT_YES:
		step_pass(token, S_REMOTE,
			  "the client is on the target: the level is PktPrivacy, and Remote Enable is not required");
		break;
	case FACT_NO:
		step_pass(token, S_REMOTE, "the client is on another computer: DCOM, UAC and firewall checks apply");
		break;
	case FACT_UNKNOWN:
		step_unknown(token, S_REMOTE, "from",
			     "the location of the client is unknown; the steps below treat it as remote");
		break;
	}
}

void step_local_credentials(struct access_token *token)
{
	enum fact_state local = token_is_local(token);

	if (local == FACT_NO || token->scenario->credentials == FACT_NO)
		step_pass(token, S_ERRORS, "no credentials are passed to a local connection");
	else if (local == FACT_YES && token->scenario->credentials == FACT_YES)
		step_fail(token, CODE_LOCAL_CREDENTIALS, S_ERRORS, "connect without user name and password",
			  "a local connection does not accept a user name and password");
	else
		step_unknown(token, S_ERRORS, local == FACT_UNKNOWN ? "from" : "explicit-credentials",
			     "a local connection does not accept credentials");
}

void step_edition(struct access_token *token)
{
	if (skipped_locally(token))
		return;
	if (token->scenario->edition == EDITION_UNKNOWN)
		step_unknown(token, S_TROUBLE, "edition",
			     "Starter, Basic and Home editions do not accept remote connections");
	else if (token->scenario->edition == EDITION_OTHER)
		step_pass(token, S_TROUBLE, "the edition accepts remote connections");
	else
		step_fail(token, 0, S_TROUBLE, "use another edition of Windows on the target",
			  "this edition does not accept remote connections");
}

void step_reachable(struct access_token *token)
{
	if (skipped_locally(token))
		return;
	if (token->scenario->reachable == FACT_NO || token->scenario->wmi_firewall == BARRIER_BLOCKED)
		step_fail(token, CODE_UNAVAILABLE, S_VISTA,
			  "enable the rule group \"windows management instrumentation (wmi)\" on the target",
			  "the target is off, or its firewall blocks port 135 or the WMI port");
	else if (token->scenario->reachable == FACT_YES && token->scenario->wmi_firewall == BARRIER_OPEN)
		step_pass(token, S_VISTA "; " S_REMOTE, "port 135 and the WMI port are reachable");
	else
		step_unknown(token, S_VISTA "; " S_REMOTE,
			     token->scenario->reachable == FACT_YES ? "wmi-firewall" : "reachable",
			     "unknown whether port 135 and the WMI port are reachable");
}

void step_callback_port(struct access_token *token)
{
	if (skipped_synchronously(token))
		return;
	if (token->scenario->callback_firewall == BARRIER_OPEN)
		step_pass(token, S_VISTA, "the target can reach Unsecapp or the sink on the client");
	else if (token->scenario->callback_firewall == BARRIER_BLOCKED)
		step_fail(token, CODE_UNAVAILABLE, S_VISTA,
			  "open the client's firewall for its sink, or call semisynchronously",
			  "the client's firewall blocks callbacks");
	else
		step_unknown(token, S_VISTA, "callback-firewall", "callbacks must pass the client's firewall");
}

void step_service(struct access_token *token)
{
	if (skipped_locally(token))
		return;
	if (token->scenario->authentication == METHOD_DEFAULT)
		step_pass(token, S_REMOTE,
			  "RPC_C_AUTHN_DEFAULT lets DCOM choose the authentication service, as recommended");
	else if (token->scenario->authentication == METHOD_KERBEROS && token->scenario->trusted == FACT_YES)
		step_pass(token, S_REMOTE, "Kerberos, which Vista and later require; the computers trust each other");
	else
		step_unknown(token, S_REMOTE, NULL,
			     token->scenario->authentication == METHOD_NTLM
				     ? "the target may require another service: the documents name Kerberos for Vista "
				       "and later; let DCOM choose"
				     : "Kerberos requires a trust between the computers: state computers-trusted");
}

void step_password(struct access_token *token)
{
	if (skipped_locally(token))
		return;
	if (token->scenario->account == ACCOUNT_DOMAIN && token->scenario->blank_password == FACT_UNKNOWN)
		step_skip(token, "the account is a domain account");
	else
		step_by_fact(token, token->scenario->blank_password, FACT_NO, "blank-password", S_VISTA, 0,
			     "the account has a password", "an account with a blank password cannot connect remotely",
			     "give the account a password");
}

void step_anonymous_callback(struct access_token *token)
{
	if (skipped_synchronously(token))
		return;
	if (token->scenario->trusted == FACT_YES)
		step_pass(token, S_VISTA, "the computers trust each other, so the callback is authenticated");
	else if (token->scenario->anonymous_callback == FACT_YES)
		step_pass(token, S_VISTA, "AllowAnonymousCallback is 1");
	else if (token->scenario->trusted == FACT_NO && token->scenario->anonymous_callback == FACT_NO)
		step_fail(token, CODE_DENIED, S_VISTA, "call semisynchronously, or set AllowAnonymousCallback to 1",
			  "without a trust between the computers callbacks are anonymous, and anonymous callbacks are "
			  "disabled");
	else
		step_unknown(token, S_VISTA,
			     token->scenario->trusted == FACT_UNKNOWN ? "computers-trusted" : "anonymous-callback",
			     "without a trust between the computers callbacks are anonymous");
}

/* ---- A3, A4 ---- */

#define RAISE_LEVEL                                                                                       \
	"set authenticationLevel=pktIntegrity or pktPrivacy in CoInitializeSecurity, CoSetProxyBlanket, " \
	"SWbemSecurity or the moniker"

static void judge_hardened_level(struct access_token *token, enum fact_state hardened)
{
	if (hardened == FACT_YES && token->scenario->level != LEVEL_DEFAULT)
		step_fail(token, CODE_DCOM_DENIED, "MS-DCOM <81>, <84>", RAISE_LEVEL,
			  "hardened DCOM requires PktIntegrity for activation");
	else
		step_unknown(
			token, "MS-DCOM <81>, <84>", hardened == FACT_YES ? NULL : "os",
			hardened == FACT_YES
				? "no document specifies what the default level becomes where PktIntegrity is required"
				: "hardened DCOM requires PktIntegrity from Windows 7 SP1 on");
}

void step_level(struct access_token *token)
{
	enum fact_state hardened = token_is_hardened(token);
	bool old = token->scenario->system == SYSTEM_NT4 || token->scenario->system == SYSTEM_2000;

	if (skipped_locally(token))
		return;
	if (token->scenario->level < LEVEL_INTEGRITY)
		step_meets(token, CONFLICT_LEVEL);
	if (hardened != FACT_NO && token->scenario->level < LEVEL_INTEGRITY)
		judge_hardened_level(token, hardened);
	else if (token->scenario->level == LEVEL_DEFAULT)
		step_pass(token, S_REMOTE "; " S_ENCRYPTED,
			  "the default level is negotiated to that of WMI's SVCHOST; Vista and later require Pkt");
	else if (token->scenario->level >= LEVEL_PKT || (old && token->scenario->level >= LEVEL_CONNECT))
		step_pass(token, S_REMOTE "; MS-WMI <19>", "the level is at least %s, the minimum of the target",
			  old ? "Connect" : "Pkt");
	else if (token->scenario->system == SYSTEM_UNKNOWN && token->scenario->level >= LEVEL_CONNECT)
		step_unknown(token, "MS-WMI <19>", "os",
			     "the minimum level is Connect on Windows NT and 2000, Pkt on later versions");
	else
		step_fail(token, CODE_DCOM_DENIED, S_REMOTE "; MS-WMI <19>", RAISE_LEVEL,
			  "the level is below the minimum of the target");
}

void step_token_filter(struct access_token *token)
{
	switch (token_is_filtered(token)) {
	case FACT_NO:
		step_pass(token, S_UAC, "UAC does not filter the token: %s",
			  token_is_administrator(token) == FACT_NO     ? "the user is not an administrator"
			  : token->scenario->account == ACCOUNT_DOMAIN ? "the account is a domain account"
								       : "it is a full token");
		break;
	case FACT_YES:
		step_pass(
			token, S_UAC,
			"UAC filters the token: below, Administrators counts for deny ACEs only; for administrator "
			"rights, %s",
			token_is_local(token) == FACT_YES
				? "run elevated"
				: "use a domain account, or set LocalAccountTokenFilterPolicy to 1 (not recommended)");
		break;
	case FACT_UNKNOWN:
		step_pass(token, S_UAC,
			  "unknown whether UAC filters the token: both cases are evaluated below; it depends on "
			  "account, elevated and local-token-policy");
		break;
	}
}

/* ---- A5 ---- */

enum { EXECUTE = 1, EXECUTE_REMOTE = 4, ACTIVATE_REMOTE = 16 };

/* Every ACE of an old ACL has the mask EXECUTE, which then grants local and remote access. */
enum form { OLD_FORM, NEW_FORM, MIXED_FORM };

static enum form form_of(const struct sd_descriptor *sd)
{
	size_t old = 0, without = 0;

	for (size_t i = 0; i < sd->dacl.count; i++) {
		old += sd->dacl.aces[i].mask == EXECUTE;
		without += !(sd->dacl.aces[i].mask & EXECUTE);
	}
	if (without > 0 || (old > 0 && old < sd->dacl.count))
		return MIXED_FORM;
	return sd->dacl.count > 0 && old == sd->dacl.count ? OLD_FORM : NEW_FORM;
}

static void check_dcom(struct access_token *token, const struct sd_descriptor *sd, enum rights_object object,
		       uint32_t wanted, const char *fact, const char *what, const char *remedy)
{
	const char *source = S_REMOTE "; MS-DCOM <43>, <60>, <61>; " S_COM;
	enum access_verdict verdict;

	if (sd == NULL) {
		step_unknown(token, source, fact, "%s is unknown", what);
		return;
	}
	if (form_of(sd) == MIXED_FORM) {
		step_unknown(token, S_COM, fact,
			     "%s is invalid: an ACE lacks Execute, or ACEs of the old and the new form are mixed",
			     what);
		return;
	}
	if (form_of(sd) == OLD_FORM)
		wanted = EXECUTE;
	verdict = token_check(token, sd, object, wanted);
	if (verdict == VERDICT_PASS)
		step_pass(token, source, "%s grants access", what);
	else if (verdict == VERDICT_FAIL)
		step_fail(token, CODE_DCOM_DENIED, source, remedy, "%s does not grant access: DCOM Access Denied",
			  what);
	else
		step_unknown(token, source, "groups", "%s grants access or not, depending on groups or UAC", what);
}

void step_access_limit(struct access_token *token)
{
	if (skipped_locally(token))
		return;
	check_dcom(token, token->scenario->access_limit, RIGHTS_DCOM_ACCESS, EXECUTE | EXECUTE_REMOTE,
		   "dcom-access-limit", "MachineAccessRestriction", GRANT_ACCESS);
	if (token->step->verdict != VERDICT_PASS)
		step_meets(token, CONFLICT_ANONYMOUS);
}

/* A running server needs no launch right; while that is unknown, a pass must hold for both cases. */
static void check_launch(struct access_token *token, const struct sd_descriptor *sd, const char *fact, const char *what)
{
	uint32_t activate = EXECUTE | ACTIVATE_REMOTE;

	check_dcom(token, sd, RIGHTS_DCOM_LAUNCH,
		   token->scenario->wmi_running == FACT_YES ? activate : activate | EXECUTE_REMOTE, fact, what,
		   GRANT_LAUNCH);
	if (token->step->verdict == VERDICT_FAIL && token->scenario->wmi_running == FACT_UNKNOWN &&
	    form_of(sd) == NEW_FORM && token_check(token, sd, RIGHTS_DCOM_LAUNCH, activate) != VERDICT_FAIL)
		step_unknown(token, S_COM, "wmi-running", "%s allows the user to activate WMI but not to launch it",
			     what);
}

void step_launch_limit(struct access_token *token)
{
	if (!skipped_locally(token))
		check_launch(token, token->scenario->launch_limit, "dcom-launch-limit", "MachineLaunchRestriction");
}

void step_launch(struct access_token *token)
{
	if (!skipped_locally(token))
		check_launch(token, token->scenario->launch, "dcom-launch", "LaunchPermission");
}

void step_access(struct access_token *token)
{
	if (!skipped_locally(token))
		check_dcom(
			token, token->scenario->access, RIGHTS_DCOM_ACCESS, EXECUTE | EXECUTE_REMOTE, "dcom-access",
			"AccessPermission",
			"dcomcnfg, DCOM Config, Windows Management and Instrumentation, Security: allow Remote Access");
}

/* ---- A8, A9 ---- */

void step_impersonation(struct access_token *token)
{
	if (token->scenario->impersonation == IMPERSONATION_DEFAULT && token_is_local(token) != FACT_YES)
		step_unknown(token, S_REMOTE, "impersonation",
			     "the client's default level may be lower than Impersonate, which the target requires");
	else if (token->scenario->impersonation == IMPERSONATION_ANONYMOUS ||
		 token->scenario->impersonation == IMPERSONATION_IDENTIFY)
		step_fail(token, 0, S_REMOTE "; " S_DELEGATION, "set impersonationLevel=impersonate",
			  "at this level providers cannot act for the user");
	else
		step_pass(token, S_REMOTE, "providers can act for the user");
}

void step_delegation(struct access_token *token)
{
	const struct access_scenario *q = token->scenario;

	if (q->second_hop == FACT_NO)
		step_skip(token, "no third computer is involved");
	else if (q->second_hop == FACT_UNKNOWN)
		step_unknown(token, S_DELEGATION, "second-hop", "access to a third computer requires delegation");
	else if (q->impersonation != IMPERSONATION_DELEGATE || q->authentication == METHOD_NTLM ||
		 q->delegation == FACT_NO || q->sensitive == FACT_YES || q->trusted == FACT_NO)
		step_fail(token, CODE_DCOM_DENIED, S_DELEGATION,
			  "use impersonationLevel=delegate and Kerberos; trust the computer for delegation",
			  "the third computer denies access: the level is not Delegate, or delegation is not allowed");
	else if (q->delegation == FACT_YES && q->sensitive == FACT_NO && q->trusted == FACT_YES &&
		 q->authentication == METHOD_KERBEROS)
		step_pass(token, S_DELEGATION, "the computer may delegate the user by Kerberos");
	else
		step_unknown(token, S_DELEGATION, "trusted-for-delegation",
			     "delegation requires Kerberos, a trust between the computers, and an account not marked "
			     "sensitive");
}

void step_provider(struct access_token *token)
{
	if (token->scenario->privileges == FACT_NO) {
		step_fail(token, CODE_PRIVILEGE, S_ERRORS, "enable the privilege in the call",
			  "the provider requires a privilege that the user does not hold");
		return;
	}
	step_unknown(token, "MS-WMI; " S_ERRORS, NULL, "providers may make checks of their own");
	token->step->is_outside = true;
}
