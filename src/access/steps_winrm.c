/* SPDX-License-Identifier: MIT */
/* The steps of a connection by WinRM or PowerShell Remoting: B0 to B2 and B6 to B10. */
#include "access/steps.h"

void step_protocol(struct access_token *c)
{
	if (c->q->transport == TRANSPORT_CMDLET)
		step_pass(c, S_REMOTING, "-ComputerName of a cmdlet uses RPC, not remoting: the steps of DCOM hold");
	else
		step_pass(c, S_REMOTING,
			  "WinRM, which is WS-Management; PowerShell Remoting is the recommended way "
			  "to manage");
}

/* ---- B1, B2 ---- */

static bool listens(enum fact_listener listener, enum fact_scheme scheme)
{
	return listener == LISTENER_BOTH || listener == (scheme == SCHEME_HTTPS ? LISTENER_HTTPS : LISTENER_HTTP);
}

void step_listener(struct access_token *c)
{
	const struct access_scenario *q = c->q;

	if (q->winrm_running == FACT_NO || q->listener == LISTENER_NONE)
		step_fail(c, 0, S_SETUP, "winrm quickconfig on the target", "WinRM does not run or has no listener");
	else if (q->listener != LISTENER_UNKNOWN && !listens(q->listener, q->scheme))
		step_fail(c, 0, S_SETUP, "winrm quickconfig, with -transport:https for HTTPS",
			  "there is no listener "
			  "for this scheme");
	else if (q->winrm_running == FACT_YES && q->listener != LISTENER_UNKNOWN)
		step_pass(c, S_REMOTING, "WinRM listens");
	else {
		step_meets(c, CONFLICT_LISTENER);
		step_unknown(c, S_REMOTING "; " S_SETUP, q->listener == LISTENER_UNKNOWN ? "listener" : "winrm-running",
			     "remoting is enabled by default in Server 2012 R2; elsewhere there is no listener until "
			     "one is made");
	}
}

void step_port(struct access_token *c)
{
	bool https = c->q->scheme == SCHEME_HTTPS;
	uint32_t usual = https ? 5986 : 5985, old = https ? 443 : 80;

	if (c->q->port == 0 || c->q->port == usual)
		step_pass(c, S_REMOTING, "%s is on port %u", https ? "HTTPS" : "HTTP", (unsigned)usual);
	else if (c->q->port == old)
		step_by_fact(c, c->q->compatibility, FACT_YES, "compatibility-listener", S_SETUP, 0,
			     "the compatibility listener has the port", "80 and 443 have no listener by default",
			     https ? "connect to port 5986" : "connect to port 5985");
	else
		step_unknown(c, S_REMOTING, NULL, "%s is on port %u unless the listener was moved",
			     https ? "HTTPS" : "HTTP", (unsigned)usual);
}

void step_address_filter(struct access_token *c)
{
	step_by_fact(c, c->q->in_filter, FACT_YES, "address-in-filter", S_SETUP, 0, "the listener has the address",
		     "IPv4Filter or IPv6Filter leaves the address out",
		     "put the address into the filter of the "
		     "service");
}

void step_firewall(struct access_token *c)
{
	const struct access_scenario *q = c->q;

	if (case_is_loopback(c))
		step_skip(c, "the target is this computer");
	else if (q->winrm_firewall == BARRIER_BLOCKED)
		step_fail(c, 0, S_REMOTING, "enable the rule for WinRM on the target", "the firewall keeps WinRM out");
	else if (q->winrm_firewall == BARRIER_OPEN)
		step_pass(c, S_REMOTING, "the rule was opened to all connections");
	else if (q->winrm_firewall == BARRIER_UNKNOWN)
		step_unknown(c, S_REMOTING, "winrm-firewall", "the rule of the firewall is not known");
	else if (q->profile == PROFILE_PRIVATE || (q->profile == PROFILE_PUBLIC && q->same_subnet == FACT_YES))
		step_pass(c, S_REMOTING,
			  "the default rule takes all connections on private networks, the same subnet "
			  "on public ones");
	else if (q->profile == PROFILE_PUBLIC && q->same_subnet == FACT_NO)
		step_fail(c, 0, S_REMOTING, "widen the rule with caution: it protects the computer",
			  "on public networks the default rule takes connections from the same subnet alone");
	else
		step_unknown(c, S_REMOTING, q->profile == PROFILE_UNKNOWN ? "firewall-profile" : "same-subnet",
			     "the default rule takes all on private networks, the same subnet on public ones");
}

/* ---- B6, B7 ---- */

#define ALLOW_ACCOUNTS "use a domain account, or set LocalAccountTokenFilterPolicy to 1 on the target"

void step_local_account(struct access_token *c)
{
	const struct access_scenario *q = c->q;
	enum fact_state administrator = case_is_administrator(c);

	if (q->account == ACCOUNT_DOMAIN || q->account == ACCOUNT_ADMINISTRATOR) {
		step_pass(c, S_WINRM, "the account is %s",
			  q->account == ACCOUNT_DOMAIN ? "one of a domain" : "the built-in Administrator");
		return;
	}
	if (q->account == ACCOUNT_UNKNOWN) {
		step_unknown(c, S_WINRM, "account", "UAC refuses local accounts but the built-in Administrator");
		return;
	}
	if (q->target_in != IN_WORKGROUP)
		step_meets(c, CONFLICT_NEGOTIATE);
	if (administrator == FACT_NO) {
		step_meets(c, CONFLICT_GROUP);
		step_unknown(c, S_WINRM, NULL,
			     "whether a local account that is no administrator is admitted, the "
			     "document says both ways");
		return;
	}
	step_by_fact(c, q->token_policy, FACT_YES, "local-token-policy", S_WINRM, 0,
		     "LocalAccountTokenFilterPolicy "
		     "is 1",
		     "UAC refuses local administrators but the built-in one", ALLOW_ACCOUNTS);
}

static void check_rights(struct access_token *c, const struct sd_descriptor *sd, enum rights_object object,
			 uint32_t wanted, const char *fact, const char *source, const char *remedy)
{
	enum access_verdict verdict;

	if (sd == NULL) {
		step_unknown(c, source, fact, "%s is not stated; by default it admits administrators", fact);
		return;
	}
	verdict = case_check(c, sd, object, wanted);
	if (verdict == VERDICT_PASS)
		step_pass(c, source, "%s admits the user", fact);
	else if (verdict == VERDICT_FAIL)
		step_fail(c, 0, source, remedy, "%s does not admit the user", fact);
	else
		step_unknown(c, source, "groups", "%s admits the user or not, by groups", fact);
}

/* What the default descriptor does not show: the group that setup makes. */
void step_winrm_rights(struct access_token *c)
{
	const struct access_operation *operation = access_scenario_operation(c->q);
	bool is_stated = c->q->root && !c->q->assumes;

	if (!is_stated && c->q->winrm_group == FACT_YES) {
		step_pass(c, S_WINRM, "by default members of WinRMRemoteWMIUsers__ are admitted");
		return;
	}
	check_rights(c, c->q->root, RIGHTS_WINRM, operation->winrm, "root-sddl", S_WINRM "; " S_SETUP,
		     "net localgroup WinRMRemoteWMIUsers__ /add DOMAIN\\USER on the target");
	if (c->step->verdict == VERDICT_FAIL && !is_stated && c->q->winrm_group == FACT_UNKNOWN)
		step_unknown(c, S_WINRM, "winrm-group",
			     "administrators and members of WinRMRemoteWMIUsers__ are "
			     "admitted by default");
}

void step_session_rights(struct access_token *c)
{
	check_rights(c, c->q->session, RIGHTS_SESSION, RIGHT_GENERIC_EXECUTE, "session-sddl", S_REMOTING,
		     "give the user Execute in the session configuration");
}

/* ---- B8 to B10 ---- */

void step_message_encryption(struct access_token *c)
{
	if (case_method(c) == METHOD_BASIC && c->q->scheme == SCHEME_HTTP) {
		step_meets(c, CONFLICT_MESSAGES);
		step_unknown(c, S_REMOTING "; " S_SETUP, NULL,
			     "Basic over HTTP: documents contradict each other on "
			     "what is encrypted");
		c->step->is_outside = true;
		return;
	}
	step_pass(c, S_REMOTING,
		  "after authentication all is encrypted with a key of AES-256 for the session, over "
		  "HTTP and HTTPS");
}

void step_second_hop(struct access_token *c)
{
	if (c->q->second_hop == FACT_NO)
		step_skip(c, "no third computer takes part");
	else if (case_method(c) == METHOD_CREDSSP)
		step_pass(c, S_REMOTING,
			  "CredSSP gives the target the credentials in plain text: trust it, as a "
			  "theft there is one of them");
	else if (c->q->hop == HOP_DELEGATION)
		step_pass(c, S_REMOTING, "Kerberos constrained delegation names the computers and services");
	else if (c->q->hop == HOP_TRUST)
		step_pass(c, S_REMOTING, "the third computer gives access to the account of the target itself");
	else if (c->q->hop == HOP_CREDENTIALS)
		step_pass(c, S_REMOTING, "the session passes credentials itself, by -Credential");
	else if (c->q->hop == HOP_NONE && c->q->second_hop == FACT_YES)
		step_fail(c, 0, S_REMOTING,
			  "constrained delegation, trust in the account of the target, -Credential in the session, or "
			  "CredSSP",
			  "Kerberos and NTLM send no credentials, so the target reaches nothing else for the user");
	else
		step_unknown(c, S_REMOTING, c->q->second_hop == FACT_UNKNOWN ? "second-hop" : "hop-way",
			     "a third computer needs a way to reach it");
}

void step_logs(struct access_token *c)
{
	step_pass(c, S_REMOTING,
		  "a process of its own, under the account of the user, hosts the session; WinRM runs "
		  "as Network Service; "
		  "sessions leave entries in the event logs");
}
