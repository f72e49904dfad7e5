/* SPDX-License-Identifier: MIT */
/* The steps of a connection by WinRM or PowerShell Remoting: B0 to B2 and B6 to B10. */
#include "access/steps.h"

void step_protocol(struct access_token *token)
{
	if (token->scenario->transport == TRANSPORT_CMDLET)
		step_pass(token, S_REMOTING,
			  "-ComputerName of a cmdlet uses RPC, not remoting: the steps of DCOM hold");
	else
		step_pass(token, S_REMOTING,
			  "WinRM, which is WS-Management; PowerShell Remoting is the recommended way "
			  "to manage");
}

/* ---- B1, B2 ---- */

static bool listens(enum fact_listener listener, enum fact_scheme scheme)
{
	return listener == LISTENER_BOTH || listener == (scheme == SCHEME_HTTPS ? LISTENER_HTTPS : LISTENER_HTTP);
}

void step_listener(struct access_token *token)
{
	const struct access_scenario *q = token->scenario;

	if (q->winrm_running == FACT_NO || q->listener == LISTENER_NONE)
		step_fail(token, 0, S_SETUP, "winrm quickconfig on the target",
			  "WinRM does not run or has no listener");
	else if (q->listener != LISTENER_UNKNOWN && !listens(q->listener, q->scheme))
		step_fail(token, 0, S_SETUP, "winrm quickconfig, with -transport:https for HTTPS",
			  "there is no listener "
			  "for this scheme");
	else if (q->winrm_running == FACT_YES && q->listener != LISTENER_UNKNOWN)
		step_pass(token, S_REMOTING, "WinRM listens");
	else {
		step_meets(token, CONFLICT_LISTENER);
		step_unknown(token, S_REMOTING "; " S_SETUP,
			     q->listener == LISTENER_UNKNOWN ? "listener" : "winrm-running",
			     "remoting is enabled by default in Server 2012 R2; elsewhere there is no listener until "
			     "one is made");
	}
}

void step_port(struct access_token *token)
{
	bool https = token->scenario->scheme == SCHEME_HTTPS;
	uint32_t usual = https ? 5986 : 5985, old = https ? 443 : 80;

	if (token->scenario->port == 0 || token->scenario->port == usual)
		step_pass(token, S_REMOTING, "%s is on port %u", https ? "HTTPS" : "HTTP", (unsigned)usual);
	else if (token->scenario->port == old)
		step_by_fact(token, token->scenario->compatibility, FACT_YES, "compatibility-listener", S_SETUP, 0,
			     "the compatibility listener has the port", "80 and 443 have no listener by default",
			     https ? "connect to port 5986" : "connect to port 5985");
	else
		step_unknown(token, S_REMOTING, NULL, "%s is on port %u unless the listener was moved",
			     https ? "HTTPS" : "HTTP", (unsigned)usual);
}

void step_address_filter(struct access_token *token)
{
	step_by_fact(token, token->scenario->in_filter, FACT_YES, "address-in-filter", S_SETUP, 0,
		     "the listener has the address", "IPv4Filter or IPv6Filter leaves the address out",
		     "put the address into the filter of the "
		     "service");
}

void step_firewall(struct access_token *token)
{
	const struct access_scenario *q = token->scenario;

	if (token_is_loopback(token))
		step_skip(token, "the target is this computer");
	else if (q->winrm_firewall == BARRIER_BLOCKED)
		step_fail(token, 0, S_REMOTING, "enable the rule for WinRM on the target",
			  "the firewall keeps WinRM out");
	else if (q->winrm_firewall == BARRIER_OPEN)
		step_pass(token, S_REMOTING, "the rule was opened to all connections");
	else if (q->winrm_firewall == BARRIER_UNKNOWN)
		step_unknown(token, S_REMOTING, "winrm-firewall", "the rule of the firewall is not known");
	else if (q->profile == PROFILE_PRIVATE || (q->profile == PROFILE_PUBLIC && q->same_subnet == FACT_YES))
		step_pass(token, S_REMOTING,
			  "the default rule takes all connections on private networks, the same subnet "
			  "on public ones");
	else if (q->profile == PROFILE_PUBLIC && q->same_subnet == FACT_NO)
		step_fail(token, 0, S_REMOTING, "widen the rule with caution: it protects the computer",
			  "on public networks the default rule takes connections from the same subnet alone");
	else
		step_unknown(token, S_REMOTING, q->profile == PROFILE_UNKNOWN ? "firewall-profile" : "same-subnet",
			     "the default rule takes all on private networks, the same subnet on public ones");
}

/* ---- B6, B7 ---- */

#define ALLOW_ACCOUNTS "use a domain account, or set LocalAccountTokenFilterPolicy to 1 on the target"

void step_local_account(struct access_token *token)
{
	const struct access_scenario *q = token->scenario;
	enum fact_state administrator = token_is_administrator(token);

	if (q->account == ACCOUNT_DOMAIN || q->account == ACCOUNT_ADMINISTRATOR) {
		step_pass(token, S_WINRM, "the account is %s",
			  q->account == ACCOUNT_DOMAIN ? "one of a domain" : "the built-in Administrator");
		return;
	}
	if (q->account == ACCOUNT_UNKNOWN) {
		step_unknown(token, S_WINRM, "account", "UAC refuses local accounts but the built-in Administrator");
		return;
	}
	if (q->target_in != IN_WORKGROUP)
		step_meets(token, CONFLICT_NEGOTIATE);
	if (administrator == FACT_NO) {
		step_meets(token, CONFLICT_GROUP);
		step_unknown(token, S_WINRM, NULL,
			     "whether a local account that is no administrator is admitted, the "
			     "document says both ways");
		return;
	}
	step_by_fact(token, q->token_policy, FACT_YES, "local-token-policy", S_WINRM, 0,
		     "LocalAccountTokenFilterPolicy "
		     "is 1",
		     "UAC refuses local administrators but the built-in one", ALLOW_ACCOUNTS);
}

static void check_rights(struct access_token *token, const struct sd_descriptor *sd, enum rights_object object,
			 uint32_t wanted, const char *fact, const char *source, const char *remedy)
{
	enum access_verdict verdict;

	if (sd == NULL) {
		step_unknown(token, source, fact, "%s is not stated; by default it admits administrators", fact);
		return;
	}
	verdict = token_check(token, sd, object, wanted);
	if (verdict == VERDICT_PASS)
		step_pass(token, source, "%s admits the user", fact);
	else if (verdict == VERDICT_FAIL)
		step_fail(token, 0, source, remedy, "%s does not admit the user", fact);
	else
		step_unknown(token, source, "groups", "%s admits the user or not, by groups", fact);
}

/* What the default descriptor does not show: the group that setup makes. */
void step_winrm_rights(struct access_token *token)
{
	const struct access_operation *operation = access_scenario_operation(token->scenario);
	bool is_stated = token->scenario->root && !token->scenario->assumes;

	if (!is_stated && token->scenario->winrm_group == FACT_YES) {
		step_pass(token, S_WINRM, "by default members of WinRMRemoteWMIUsers__ are admitted");
		return;
	}
	check_rights(token, token->scenario->root, RIGHTS_WINRM, operation->winrm, "root-sddl", S_WINRM "; " S_SETUP,
		     "net localgroup WinRMRemoteWMIUsers__ /add DOMAIN\\USER on the target");
	if (token->step->verdict == VERDICT_FAIL && !is_stated && token->scenario->winrm_group == FACT_UNKNOWN)
		step_unknown(token, S_WINRM, "winrm-group",
			     "administrators and members of WinRMRemoteWMIUsers__ are "
			     "admitted by default");
}

void step_session_rights(struct access_token *token)
{
	check_rights(token, token->scenario->session, RIGHTS_SESSION, RIGHT_GENERIC_EXECUTE, "session-sddl", S_REMOTING,
		     "give the user Execute in the session configuration");
}

/* ---- B8 to B10 ---- */

void step_message_encryption(struct access_token *token)
{
	if (token_method(token) == METHOD_BASIC && token->scenario->scheme == SCHEME_HTTP) {
		step_meets(token, CONFLICT_MESSAGES);
		step_unknown(token, S_REMOTING "; " S_SETUP, NULL,
			     "Basic over HTTP: documents contradict each other on "
			     "what is encrypted");
		token->step->is_outside = true;
		return;
	}
	step_pass(token, S_REMOTING,
		  "after authentication all is encrypted with a key of AES-256 for the session, over "
		  "HTTP and HTTPS");
}

void step_second_hop(struct access_token *token)
{
	if (token->scenario->second_hop == FACT_NO)
		step_skip(token, "no third computer takes part");
	else if (token_method(token) == METHOD_CREDSSP)
		step_pass(token, S_REMOTING,
			  "CredSSP gives the target the credentials in plain text: trust it, as a "
			  "theft there is one of them");
	else if (token->scenario->hop == HOP_DELEGATION)
		step_pass(token, S_REMOTING, "Kerberos constrained delegation names the computers and services");
	else if (token->scenario->hop == HOP_TRUST)
		step_pass(token, S_REMOTING, "the third computer gives access to the account of the target itself");
	else if (token->scenario->hop == HOP_CREDENTIALS)
		step_pass(token, S_REMOTING, "the session passes credentials itself, by -Credential");
	else if (token->scenario->hop == HOP_NONE && token->scenario->second_hop == FACT_YES)
		step_fail(token, 0, S_REMOTING,
			  "constrained delegation, trust in the account of the target, -Credential in the session, or "
			  "CredSSP",
			  "Kerberos and NTLM send no credentials, so the target reaches nothing else for the user");
	else
		step_unknown(token, S_REMOTING, token->scenario->second_hop == FACT_UNKNOWN ? "second-hop" : "hop-way",
			     "a third computer needs a way to reach it");
}

void step_logs(struct access_token *token)
{
	step_pass(token, S_REMOTING,
		  "a process of its own, under the account of the user, hosts the session; WinRM runs "
		  "as Network Service; "
		  "sessions leave entries in the event logs");
}
