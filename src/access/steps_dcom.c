/* SPDX-License-Identifier: MIT */
/* The steps of a connection by DCOM, A0 to A5 and A8, and A9, which is that of the provider. */
#include "access/steps.h"

#define EDIT_LIMITS(permissions)                                                                                 \
	"dcomcnfg, Component Services, Computers, My Computer, Properties, COM Security, " permissions ", Edit " \
	"Limits: "
#define GRANT_LAUNCH                                     \
	EDIT_LIMITS("Launch and Activation Permissions") \
	"add the user or group, allow Remote Launch and Remote Activation"
#define GRANT_ACCESS                      \
	EDIT_LIMITS("Access Permissions") \
	"allow Remote Access, to the user's group rather than to ANONYMOUS LOGON"

/* True after skipping what a connection on the same computer does without. */
static bool skipped_locally(struct access_token *c)
{
	if (case_is_local(c) != FACT_YES)
		return false;
	step_skip(c, "the client is on the target");
	return true;
}

static bool skipped_synchronously(struct access_token *c)
{
	if (skipped_locally(c))
		return true;
	if (c->q->mode == MODE_ASYNC)
		return false;
	step_skip(c, "results do not come as callbacks");
	return true;
}

/* ---- A0 to A2 ---- */

void step_local(struct access_token *c)
{
	switch (case_is_local(c)) {
	case FACT_YES:
		step_pass(c, S_REMOTE,
			  "the client is on the target: the level is PktPrivacy, and Remote Enable is "
			  "not asked for");
		break;
	case FACT_NO:
		step_pass(c, S_REMOTE, "the client is on another computer: DCOM, UAC and the firewall take part");
		break;
	case FACT_UNKNOWN:
		step_unknown(c, S_REMOTE, "from", "where the client is, is not stated; it is taken for remote below");
		break;
	}
}

void step_local_credentials(struct access_token *c)
{
	enum fact_state local = case_is_local(c);

	if (local == FACT_NO || c->q->credentials == FACT_NO)
		step_pass(c, S_ERRORS, "no user name is given to a connection on the same computer");
	else if (local == FACT_YES && c->q->credentials == FACT_YES)
		step_fail(c, CODE_LOCAL_CREDENTIALS, S_ERRORS, "connect without user name and password",
			  "a connection on the same computer takes no user name and password");
	else
		step_unknown(c, S_ERRORS, local == FACT_UNKNOWN ? "from" : "explicit-credentials",
			     "credentials are refused on the same computer");
}

void step_edition(struct access_token *c)
{
	if (skipped_locally(c))
		return;
	if (c->q->edition == EDITION_UNKNOWN)
		step_unknown(c, S_TROUBLE, "edition", "Starter, Basic and Home take no remote connection");
	else if (c->q->edition == EDITION_OTHER)
		step_pass(c, S_TROUBLE, "the edition takes remote connections");
	else
		step_fail(c, 0, S_TROUBLE, "use another edition of Windows on the target",
			  "this edition takes no remote connection");
}

void step_reachable(struct access_token *c)
{
	if (skipped_locally(c))
		return;
	if (c->q->reachable == FACT_NO || c->q->wmi_firewall == BARRIER_BLOCKED)
		step_fail(c, CODE_UNAVAILABLE, S_VISTA,
			  "enable the rule group \"windows management instrumentation (wmi)\" on the target",
			  "the target is off, or its firewall keeps port 135 or that of WMI closed");
	else if (c->q->reachable == FACT_YES && c->q->wmi_firewall == BARRIER_OPEN)
		step_pass(c, S_VISTA "; " S_REMOTE, "port 135 and the port of WMI answer");
	else
		step_unknown(c, S_VISTA "; " S_REMOTE, c->q->reachable == FACT_YES ? "wmi-firewall" : "reachable",
			     "the firewall affects remote connections");
}

void step_callback_port(struct access_token *c)
{
	if (skipped_synchronously(c))
		return;
	if (c->q->callback_firewall == BARRIER_OPEN)
		step_pass(c, S_VISTA, "the target reaches Unsecapp or the sink on the client");
	else if (c->q->callback_firewall == BARRIER_BLOCKED)
		step_fail(c, CODE_UNAVAILABLE, S_VISTA,
			  "open the firewall of the client for its sink, or call "
			  "semisynchronously",
			  "the firewall of the client keeps callbacks out");
	else
		step_unknown(c, S_VISTA, "callback-firewall",
			     "callbacks need a way through the firewall of the "
			     "client");
}

void step_service(struct access_token *c)
{
	if (skipped_locally(c))
		return;
	if (c->q->authentication == METHOD_DEFAULT)
		step_pass(c, S_REMOTE,
			  "RPC_C_AUTHN_DEFAULT lets DCOM choose the authentication service, as "
			  "recommended");
	else if (c->q->authentication == METHOD_KERBEROS && c->q->trusted == FACT_YES)
		step_pass(c, S_REMOTE, "Kerberos is what Vista and later require, and the computers trust each other");
	else
		step_unknown(c, S_REMOTE, NULL,
			     c->q->authentication == METHOD_NTLM
				     ? "the target may require another service: for Vista and later Kerberos is "
				       "named; leave the choice to DCOM"
				     : "Kerberos needs computers that trust each other: state computers-trusted");
}

void step_password(struct access_token *c)
{
	if (skipped_locally(c))
		return;
	if (c->q->account == ACCOUNT_DOMAIN && c->q->blank_password == FACT_UNKNOWN)
		step_skip(c, "the account is one of the domain");
	else
		step_by_fact(c, c->q->blank_password, FACT_NO, "blank-password", S_VISTA, 0,
			     "the account has a "
			     "password",
			     "an account without a password connects from nowhere else", "give the account a password");
}

void step_anonymous_callback(struct access_token *c)
{
	if (skipped_synchronously(c))
		return;
	if (c->q->trusted == FACT_YES)
		step_pass(c, S_VISTA, "the computers trust each other, so the callback is authenticated");
	else if (c->q->anonymous_callback == FACT_YES)
		step_pass(c, S_VISTA, "AllowAnonymousCallback is 1");
	else if (c->q->trusted == FACT_NO && c->q->anonymous_callback == FACT_NO)
		step_fail(c, CODE_DENIED, S_VISTA, "call semisynchronously, or set AllowAnonymousCallback to 1",
			  "between computers without trust a callback is anonymous, and those are off");
	else
		step_unknown(c, S_VISTA, c->q->trusted == FACT_UNKNOWN ? "computers-trusted" : "anonymous-callback",
			     "between computers without trust a callback is anonymous");
}

/* ---- A3, A4 ---- */

#define RAISE_LEVEL                                                                                       \
	"set authenticationLevel=pktIntegrity or pktPrivacy in CoInitializeSecurity, CoSetProxyBlanket, " \
	"SWbemSecurity or the moniker"

static void judge_hardened_level(struct access_token *c, enum fact_state hardened)
{
	if (hardened == FACT_YES && c->q->level != LEVEL_DEFAULT)
		step_fail(c, CODE_DCOM_DENIED, "MS-DCOM <81>, <84>", RAISE_LEVEL,
			  "hardened DCOM wants PktIntegrity "
			  "to activate");
	else
		step_unknown(c, "MS-DCOM <81>, <84>", hardened == FACT_YES ? NULL : "os",
			     hardened == FACT_YES ? "no document says what the default becomes where PktIntegrity is "
						    "demanded"
						  : "hardened DCOM wants PktIntegrity, from Windows 7 SP1 on");
}

void step_level(struct access_token *c)
{
	enum fact_state hardened = case_is_hardened(c);
	bool old = c->q->system == SYSTEM_NT4 || c->q->system == SYSTEM_2000;

	if (skipped_locally(c))
		return;
	if (c->q->level < LEVEL_INTEGRITY)
		step_meets(c, CONFLICT_LEVEL);
	if (hardened != FACT_NO && c->q->level < LEVEL_INTEGRITY)
		judge_hardened_level(c, hardened);
	else if (c->q->level == LEVEL_DEFAULT)
		step_pass(c, S_REMOTE "; " S_ENCRYPTED,
			  "the default level is negotiated to that of WMI's SVCHOST; "
			  "Vista and later require Pkt");
	else if (c->q->level >= LEVEL_PKT || (old && c->q->level >= LEVEL_CONNECT))
		step_pass(c, S_REMOTE "; MS-WMI <19>", "the level is at least %s, the least that the target takes",
			  old ? "Connect" : "Pkt");
	else if (c->q->system == SYSTEM_UNKNOWN && c->q->level >= LEVEL_CONNECT)
		step_unknown(c, "MS-WMI <19>", "os", "the least level is Connect for NT and 2000, Pkt since then");
	else
		step_fail(c, CODE_DCOM_DENIED, S_REMOTE "; MS-WMI <19>", RAISE_LEVEL,
			  "the level is below the least "
			  "that the target takes");
}

void step_token_filter(struct access_token *c)
{
	switch (case_is_filtered(c)) {
	case FACT_NO:
		step_pass(c, S_UAC, "UAC takes nothing out of the token: %s",
			  case_is_administrator(c) == FACT_NO ? "the user is no administrator"
			  : c->q->account == ACCOUNT_DOMAIN   ? "the account is one of the domain"
							      : "the token is the full one");
		break;
	case FACT_YES:
		step_pass(c, S_UAC,
			  "UAC filters the token: Administrators counts in denials alone below; "
			  "to be an administrator, %s",
			  case_is_local(c) == FACT_YES
				  ? "run elevated"
				  : "use a domain account, or set LocalAccountTokenFilterPolicy to 1, which is not "
				    "recommended");
		break;
	case FACT_UNKNOWN:
		step_pass(c, S_UAC,
			  "whether UAC filters the token is not known: both are tried below; "
			  "account, elevated and local-token-policy decide");
		break;
	}
}

/* ---- A5 ---- */

enum { EXECUTE = 1, EXECUTE_REMOTE = 4, ACTIVATE_REMOTE = 16 };

/* An ACL of the old form has nothing but EXECUTE, which stands for local and remote then. */
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

static void check_dcom(struct access_token *c, const struct sd_descriptor *sd, enum rights_object object,
		       uint32_t wanted, const char *fact, const char *what, const char *remedy)
{
	const char *source = S_REMOTE "; MS-DCOM <43>, <60>, <61>; " S_COM;
	enum access_verdict verdict;

	if (sd == NULL) {
		step_unknown(c, source, fact, "%s is not stated", what);
		return;
	}
	if (form_of(sd) == MIXED_FORM) {
		step_unknown(c, S_COM, fact, "%s is not valid: it lacks Execute, or mixes the old form with the new",
			     what);
		return;
	}
	if (form_of(sd) == OLD_FORM)
		wanted = EXECUTE;
	verdict = case_check(c, sd, object, wanted);
	if (verdict == VERDICT_PASS)
		step_pass(c, source, "%s lets the user in", what);
	else if (verdict == VERDICT_FAIL)
		step_fail(c, CODE_DCOM_DENIED, source, remedy, "%s does not let the user in: DCOM Access Denied", what);
	else
		step_unknown(c, source, "groups", "%s lets the user in or not, by groups or UAC", what);
}

void step_access_limit(struct access_token *c)
{
	if (skipped_locally(c))
		return;
	check_dcom(c, c->q->access_limit, RIGHTS_DCOM_ACCESS, EXECUTE | EXECUTE_REMOTE, "dcom-access-limit",
		   "MachineAccessRestriction", GRANT_ACCESS);
	if (c->step->verdict != VERDICT_PASS)
		step_meets(c, CONFLICT_ANONYMOUS);
}

/* Nobody needs to launch what runs; when that is not known, a pass must hold for both. */
static void check_launch(struct access_token *c, const struct sd_descriptor *sd, const char *fact, const char *what)
{
	uint32_t activate = EXECUTE | ACTIVATE_REMOTE;

	check_dcom(c, sd, RIGHTS_DCOM_LAUNCH, c->q->wmi_running == FACT_YES ? activate : activate | EXECUTE_REMOTE,
		   fact, what, GRANT_LAUNCH);
	if (c->step->verdict == VERDICT_FAIL && c->q->wmi_running == FACT_UNKNOWN && form_of(sd) == NEW_FORM &&
	    case_check(c, sd, RIGHTS_DCOM_LAUNCH, activate) != VERDICT_FAIL)
		step_unknown(c, S_COM, "wmi-running", "%s lets the user activate WMI, but not launch it", what);
}

void step_launch_limit(struct access_token *c)
{
	if (!skipped_locally(c))
		check_launch(c, c->q->launch_limit, "dcom-launch-limit", "MachineLaunchRestriction");
}

void step_launch(struct access_token *c)
{
	if (!skipped_locally(c))
		check_launch(c, c->q->launch, "dcom-launch", "LaunchPermission");
}

void step_access(struct access_token *c)
{
	if (!skipped_locally(c))
		check_dcom(c, c->q->access, RIGHTS_DCOM_ACCESS, EXECUTE | EXECUTE_REMOTE, "dcom-access",
			   "AccessPermission",
			   "dcomcnfg, DCOM Config, Windows Management and Instrumentation, Security: allow Remote "
			   "Access");
}

/* ---- A8, A9 ---- */

void step_impersonation(struct access_token *c)
{
	if (c->q->impersonation == IMPERSONATION_DEFAULT && case_is_local(c) != FACT_YES)
		step_unknown(c, S_REMOTE, "impersonation",
			     "the default of the client may not be Impersonate, which "
			     "the target requires");
	else if (c->q->impersonation == IMPERSONATION_ANONYMOUS || c->q->impersonation == IMPERSONATION_IDENTIFY)
		step_fail(c, 0, S_REMOTE "; " S_DELEGATION, "set impersonationLevel=impersonate",
			  "at this level providers cannot act for the user");
	else
		step_pass(c, S_REMOTE, "providers can act for the user");
}

void step_delegation(struct access_token *c)
{
	const struct access_scenario *q = c->q;

	if (q->second_hop == FACT_NO)
		step_skip(c, "no third computer takes part");
	else if (q->second_hop == FACT_UNKNOWN)
		step_unknown(c, S_DELEGATION, "second-hop", "a third computer needs delegation");
	else if (q->impersonation != IMPERSONATION_DELEGATE || q->authentication == METHOD_NTLM ||
		 q->delegation == FACT_NO || q->sensitive == FACT_YES || q->trusted == FACT_NO)
		step_fail(c, CODE_DCOM_DENIED, S_DELEGATION,
			  "use impersonationLevel=delegate and Kerberos; trust the computer for delegation",
			  "the third computer denies access: the level is not Delegate, or delegation is not allowed");
	else if (q->delegation == FACT_YES && q->sensitive == FACT_NO && q->trusted == FACT_YES &&
		 q->authentication == METHOD_KERBEROS)
		step_pass(c, S_DELEGATION, "the computer may delegate the user by Kerberos");
	else
		step_unknown(c, S_DELEGATION, "trusted-for-delegation",
			     "delegation needs Kerberos, trust of the computers, and an account that is not sensitive");
}

void step_provider(struct access_token *c)
{
	if (c->q->privileges == FACT_NO) {
		step_fail(c, CODE_PRIVILEGE, S_ERRORS, "enable the privilege in the call",
			  "the provider wants a privilege that the user does not hold");
		return;
	}
	step_unknown(c, "MS-WMI; " S_ERRORS, NULL, "providers may check more than WMI does");
	c->step->is_outside = true;
}
