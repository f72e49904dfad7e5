/* SPDX-License-Identifier: MIT */
/* Steps of a connection over WinRM or PowerShell Remoting: B0 to B2 and B6 to B10. */
#include "access/steps.h"

void step_protocol(struct access_token *token)
{
	if (token->scenario->transport == TRANSPORT_CMDLET)
		step_pass(token, S_REMOTING, "-ComputerName of a cmdlet uses RPC, not remoting: the DCOM steps apply");
	else
		step_pass(token, S_REMOTING,
			  "WinRM, which is WS-Management; PowerShell Remoting is the recommended way to manage "
			  "computers");
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
			  "WinRM is not running or has no listener");
	else if (q->listener != LISTENER_UNKNOWN && !listens(q->listener, q->scheme))
		step_fail(token, 0, S_SETUP, "winrm quickconfig, with -transport:https for HTTPS",
			  "WinRM has no listener for this scheme");
	else if (q->winrm_running == FACT_YES && q->listener != LISTENER_UNKNOWN)
		step_pass(token, S_REMOTING, "WinRM is running and has a listener");
	else {
		step_meets(token, CONFLICT_LISTENER);
		step_unknown(token, S_REMOTING "; " S_SETUP,
			     q->listener == LISTENER_UNKNOWN ? "listener" : "winrm-running",
			     "remoting is enabled by default in Server 2012 R2; elsewhere there is no listener until "
			     "one is created");
	}
}

void step_port(struct access_token *token)
{
	bool https = token->scenario->scheme == SCHEME_HTTPS;
	uint32_t usual = https ? 5986 : 5985, old = https ? 443 : 80;

	if (token->scenario->port == 0 || token->scenario->port == usual)
		step_pass(token, S_REMOTING, "%s uses port %u", https ? "HTTPS" : "HTTP", (unsigned)usual);
	else if (token->scenario->port == old)
		step_by_fact(token, token->scenario->compatibility, FACT_YES, "compatibility-listener", S_SETUP, 0,
			     "the compatibility listener uses the port", "ports 80 and 443 have no listener by default",
			     https ? "connect to port 5986" : "connect to port 5985");
	else
		step_unknown(token, S_REMOTING, NULL, "%s uses port %u unless the listener was moved",
			     https ? "HTTPS" : "HTTP", (unsigned)usual);
}

void step_address_filter(struct access_token *token)
{
	step_by_fact(token, token->scenario->in_filter, FACT_YES, "address-in-filter", S_SETUP, 0,
		     "the listener accepts the address", "IPv4Filter or IPv6Filter excludes the address",
		     "add the address to the filter of the service");
}

void step_firewall(struct access_token *token)
{
	const struct access_scenario *q = token->scenario;

	if (token_is_loopback(token))
		step_skip(token, "the target is this computer");
	else if (q->winrm_firewall == BARRIER_BLOCKED)
		step_fail(token, 0, S_REMOTING, "enable the rule for WinRM on the target", "the firewall blocks WinRM");
	else if (q->winrm_firewall == BARRIER_OPEN)
		step_pass(token, S_REMOTING, "the firewall rule accepts all connections");
	else if (q->winrm_firewall == BARRIER_UNKNOWN)
		step_unknown(token, S_REMOTING, "winrm-firewall", "the firewall rule is unknown");
	else if (q->profile == PROFILE_PRIVATE || (q->profile == PROFILE_PUBLIC && q->same_subnet == FACT_YES))
		step_pass(token, S_REMOTING,
			  "the default rule accepts all connections on private networks, and those from the same "
			  "subnet on public ones");
	else if (q->profile == PROFILE_PUBLIC && q->same_subnet == FACT_NO)
		step_fail(token, 0, S_REMOTING, "widen the rule with care: it protects the computer",
			  "on public networks the default rule accepts connections from the same subnet only");
	else
		step_unknown(token, S_REMOTING, q->profile == PROFILE_UNKNOWN ? "firewall-profile" : "same-subnet",
			     "the default rule accepts all connections on private networks, and those from the same "
			     "subnet on public ones");
}

/* ---- B6, B7 ---- */

#define ALLOW_ACCOUNTS "use a domain account, or set LocalAccountTokenFilterPolicy to 1 on the target"

void step_local_account(struct access_token *token)
{
	const struct access_scenario *q = token->scenario;
	enum fact_state administrator = token_is_administrator(token);

	if (q->account == ACCOUNT_DOMAIN || q->account == ACCOUNT_ADMINISTRATOR) {
		step_pass(token, S_WINRM, "the account is %s",
			  q->account == ACCOUNT_DOMAIN ? "a domain account" : "the built-in Administrator");
		return;
	}
	if (q->account == ACCOUNT_UNKNOWN) {
		step_unknown(token, S_WINRM, "account",
			     "UAC refuses local accounts other than the built-in Administrator");
		return;
	}
	if (q->target_in != IN_WORKGROUP)
		step_meets(token, CONFLICT_NEGOTIATE);
	if (administrator == FACT_NO) {
		step_meets(token, CONFLICT_GROUP);
		step_unknown(token, S_WINRM, NULL,
			     "the document contradicts itself on whether local accounts without administrator rights "
			     "are admitted");
		return;
	}
	step_by_fact(token, q->token_policy, FACT_YES, "local-token-policy", S_WINRM, 0,
		     "LocalAccountTokenFilterPolicy is 1",
		     "UAC refuses local administrators other than the built-in one", ALLOW_ACCOUNTS);
}

static void check_rights(struct access_token *token, const struct sd_descriptor *sd, enum rights_object object,
			 uint32_t wanted, const char *fact, const char *source, const char *remedy)
{
	enum access_verdict verdict;

	if (sd == NULL) {
		step_unknown(token, source, fact, "%s is unknown; by default it admits administrators", fact);
		return;
	}
	verdict = token_check(token, sd, object, wanted);
	if (verdict == VERDICT_PASS)
		step_pass(token, source, "%s admits the user", fact);
	else if (verdict == VERDICT_FAIL)
		step_fail(token, 0, source, remedy, "%s does not admit the user", fact);
	else
		step_unknown(token, source, "groups", "%s admits the user or not, depending on groups", fact);
}

/* The default descriptor does not show the group that setup creates. */
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
			     "administrators and members of WinRMRemoteWMIUsers__ are admitted by default");
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
			     "Basic over HTTP: documents contradict each other on what is encrypted");
		token->step->is_outside = true;
		return;
	}
	step_pass(token, S_REMOTING,
		  "after authentication everything is encrypted with a per-session AES-256 key, over HTTP and HTTPS");
}

void step_second_hop(struct access_token *token)
{
	if (token->scenario->second_hop == FACT_NO)
		step_skip(token, "no third computer is involved");
	else if (token_method(token) == METHOD_CREDSSP)
		step_pass(
			token, S_REMOTING,
			"CredSSP gives the target the credentials in clear text: whoever controls the target has them");
	else if (token->scenario->hop == HOP_DELEGATION)
		step_pass(token, S_REMOTING, "Kerberos constrained delegation to named computers and services");
	else if (token->scenario->hop == HOP_TRUST)
		step_pass(token, S_REMOTING, "the third computer grants access to the target's computer account");
	else if (token->scenario->hop == HOP_CREDENTIALS)
		step_pass(token, S_REMOTING, "the session passes credentials with -Credential");
	else if (token->scenario->hop == HOP_NONE && token->scenario->second_hop == FACT_YES)
		step_fail(token, 0, S_REMOTING,
			  "use constrained delegation, grant access to the target's computer account, pass -Credential "
			  "in the session, or use CredSSP",
			  "Kerberos and NTLM send no credentials, so the target cannot access other computers as the "
			  "user");
	else
		step_unknown(token, S_REMOTING, token->scenario->second_hop == FACT_UNKNOWN ? "second-hop" : "hop-way",
			     "unknown how the session accesses the third computer");
}

void step_logs(struct access_token *token)
{
	step_pass(token, S_REMOTING,
		  "a separate process under the user's account hosts the session; WinRM runs as Network Service; the "
		  "event logs record sessions");
}
