/* SPDX-License-Identifier: MIT */
/* Steps of authentication over WinRM, of the user and of the server: B3 to B5. */
#include "access/steps.h"

/* ---- B3 ---- */

void step_method(struct access_token *token)
{
	static const char *const names[] = {"",      "Kerberos", "NTLM",          "Negotiate",
					    "Basic", "Digest",   "a certificate", "CredSSP"};
	enum fact_method method = token_method(token), protocol = token_protocol(token);

	if (method == METHOD_DEFAULT) {
		step_unknown(token, S_WINRM,
			     token->scenario->target == NULL            ? "target"
			     : token->scenario->client_in == IN_UNKNOWN ? "client-in"
									: NULL,
			     "no document specifies the default method for this scenario");
		return;
	}
	if (method == METHOD_NEGOTIATE && protocol != method)
		step_pass(token, S_WINRM "; " S_REMOTING,
			  "Negotiate, which picks %s; write a local account as computer\\user", names[protocol]);
	else
		step_pass(token, S_WINRM, "the method is %s%s", names[method],
			  token->scenario->authentication == METHOD_DEFAULT ? ", by default" : "");
}

void step_credentials(struct access_token *token)
{
	enum fact_method stated = token->scenario->authentication;

	if (stated != METHOD_NEGOTIATE && stated != METHOD_DIGEST && stated != METHOD_BASIC)
		step_skip(token, "the method uses the credentials of the logged-on user, or has its own conditions");
	else
		step_by_fact(token, token->scenario->credentials, FACT_YES, "explicit-credentials", S_WINRM, 0,
			     "a ConnectionOptions object has the credentials",
			     "explicit credentials are required for Negotiate, Digest and Basic",
			     "supply a ConnectionOptions object, and WSManFlagCredUserNamePassword");
}

#define TRUST_HOST "connect by HTTPS, or winrm set winrm/config/client @{TrustedHosts=\"...\"}"

void step_trusted_hosts(struct access_token *token)
{
	enum fact_method method = token_method(token);
	enum fact_state trusts = token_trusts_host(token);

	if (token->scenario->scheme == SCHEME_HTTPS || token_is_loopback(token) ||
	    (method != METHOD_NEGOTIATE && method != METHOD_DIGEST && method != METHOD_BASIC)) {
		step_skip(token, "not needed over HTTPS, to the local computer, or with this method");
	} else if (trusts != FACT_YES && token_protocol(token) == METHOD_KERBEROS) {
		step_meets(token, CONFLICT_HOSTS);
		step_unknown(token, S_WINRM "; " S_REMOTING, "trusted-hosts",
			     "documents contradict each other on whether Negotiate needs TrustedHosts when it picks "
			     "Kerberos");
	} else {
		step_by_fact(token, trusts, FACT_YES, token->scenario->target ? "trusted-hosts" : "target", S_WINRM, 0,
			     "TrustedHosts lists the target", "without HTTPS the target must be in TrustedHosts",
			     TRUST_HOST);
	}
}

/* ---- B4 ---- */

#define ENABLE_METHOD \
	"winrm set winrm/config/client/auth or winrm/config/service/auth @{METHOD=\"true\"}, or Group Policy"

void step_method_enabled(struct access_token *token)
{
	const struct access_scenario *q = token->scenario;
	const struct {
		enum fact_state client, service;
	} switches[] = {
		[METHOD_KERBEROS] = {q->client_kerberos, q->service_kerberos},
		[METHOD_NEGOTIATE] = {q->client_negotiate, q->service_negotiate},
		[METHOD_BASIC] = {q->client_basic, q->service_basic},
		[METHOD_DIGEST] = {q->client_digest, FACT_NO},
		[METHOD_CERTIFICATE] = {q->client_certificate, q->service_certificate},
		[METHOD_CREDSSP] = {q->client_credssp, q->service_credssp},
	};
	enum fact_method method = token_method(token);

	if (method == METHOD_DEFAULT) {
		step_unknown(token, S_WINRM, NULL, "the method is unknown");
		return;
	}
	if (method == METHOD_BASIC && q->client_basic == FACT_UNKNOWN)
		step_meets(token, CONFLICT_BASIC);
	if (method == METHOD_DIGEST)
		step_fail(token, 0, S_WINRM, "use Kerberos or Negotiate", "the service does not support Digest");
	else if (switches[method].client == FACT_NO || switches[method].service == FACT_NO)
		step_fail(token, 0, S_WINRM, ENABLE_METHOD, "the method is disabled on the %s",
			  switches[method].client == FACT_NO ? "client" : "service");
	else if (switches[method].client == FACT_YES && switches[method].service == FACT_YES)
		step_pass(token, S_WINRM, "the method is enabled on the client and on the service");
	else
		step_unknown(token, S_WINRM, NULL,
			     "unknown whether the method is enabled on the client and the service");
}

static void check_kerberos(struct access_token *token)
{
	const struct access_scenario *q = token->scenario;

	if (q->target && token_is_address(q->target))
		step_fail(token, 0, S_WINRM "; " S_REMOTING, "connect by the name of the target",
			  "Kerberos does not accept an IP address");
	else if (q->client_in == IN_WORKGROUP || q->target_in == IN_WORKGROUP)
		step_fail(token, 0, S_WINRM, "join both to a domain, or use Negotiate",
			  "Kerberos requires client and target to be in a domain");
	else if (q->client_in == IN_UNKNOWN || q->target_in == IN_UNKNOWN || q->target == NULL)
		step_unknown(token, S_WINRM,
			     q->target == NULL            ? "target"
			     : q->client_in == IN_UNKNOWN ? "client-in"
							  : "target-in",
			     "Kerberos requires client and target to be in a domain, and a host name");
	else
		step_by_fact(token, q->spn, FACT_YES, "spn", S_WINRM, 0,
			     "both are in a domain, and the target is named",
			     "the service principal name of the target is not registered", "register it with setspn");
}

static void check_basic(struct access_token *token)
{
	const struct access_scenario *q = token->scenario;

	if (q->account == ACCOUNT_DOMAIN)
		step_fail(token, 0, S_METHODS, "use a local account, or another method",
			  "Basic accepts local accounts only");
	else if (q->account == ACCOUNT_UNKNOWN)
		step_unknown(token, S_METHODS, "account", "Basic accepts local accounts only");
	else if (q->scheme == SCHEME_HTTPS || (q->client_unencrypted == FACT_YES && q->service_unencrypted == FACT_YES))
		step_pass(token, S_METHODS "; " S_SETUP,
			  "the password goes over HTTPS, or clear text is allowed on both sides");
	else if (q->client_unencrypted == FACT_NO || q->service_unencrypted == FACT_NO)
		step_fail(token, 0, S_METHODS "; " S_SETUP, "connect by HTTPS",
			  "Basic sends clear text, which HTTP allows only with AllowUnencrypted on both sides");
	else
		step_unknown(token, S_SETUP, "client-unencrypted",
			     "Basic over HTTP needs AllowUnencrypted on both sides");
}

enum { MAX_CERTIFICATE_BYTES = 16 << 10 };

static void check_certificate(struct access_token *token)
{
	if (token->scenario->certificate_size > MAX_CERTIFICATE_BYTES)
		step_fail(token, 0, S_WINRM, "use a smaller certificate", "a certificate must not exceed 16 KB");
	else if (token->scenario->certificate_size == 0)
		step_unknown(token, S_WINRM, "certificate-size", "a certificate must not exceed 16 KB");
	else
		step_by_fact(token, token->scenario->certificate_mapped, FACT_YES, "certificate-mapped", S_WINRM, 0,
			     "CertMapping maps the certificate to a local account",
			     "CertMapping has no entry for the certificate",
			     "add an entry; see winrm help certmapping");
}

static void check_credssp(struct access_token *token)
{
	if (token->scenario->credentials != FACT_YES)
		step_by_fact(token, token->scenario->credentials, FACT_YES, "explicit-credentials", S_HOPS, 0, "",
			     "CredSSP needs explicit credentials", "supply the credentials");
	else
		step_by_fact(token, token->scenario->fresh_credentials, FACT_YES, "fresh-credentials", S_HOPS, 0,
			     "AllowFreshCredentials names the target", "AllowFreshCredentials does not name the target",
			     "add WSMAN/target to the policy AllowFreshCredentials");
}

void step_method_conditions(struct access_token *token)
{
	static void (*const checks[])(struct access_token * token) = {
		[METHOD_KERBEROS] = check_kerberos,
		[METHOD_BASIC] = check_basic,
		[METHOD_CERTIFICATE] = check_certificate,
		[METHOD_CREDSSP] = check_credssp,
	};
	enum fact_method method = token_method(token);

	if (method < sizeof checks / sizeof *checks && checks[method])
		checks[method](token);
	else
		step_skip(token, "the method has no further conditions");
}

/* ---- B5 ---- */

void step_server_identity(struct access_token *token)
{
	enum fact_method protocol = token_protocol(token);

	if (protocol == METHOD_NTLM)
		step_meets(token, CONFLICT_NTLM);
	if (token_is_loopback(token))
		step_skip(token, "the target is this computer");
	else if (protocol == METHOD_KERBEROS)
		step_pass(token, S_REMOTING, "Kerberos authenticates user and server and sends no reusable credential");
	else if (token->scenario->scheme == SCHEME_HTTPS)
		step_by_fact(token, token->scenario->certificate_trusted, FACT_YES, "certificate-trusted", S_REMOTING,
			     0, "a certificate from a trusted authority authenticates the server",
			     "the client does not trust the issuer of the certificate",
			     "use a certificate from an authority that the client trusts");
	else if (protocol == METHOD_DEFAULT)
		step_unknown(token, S_REMOTING, NULL, "unknown which method authenticates the server");
	else
		step_by_fact(token, token_trusts_host(token), FACT_YES,
			     token->scenario->target ? "trusted-hosts" : "target", S_REMOTING, 0,
			     "TrustedHosts suppresses the error but does not authenticate the server: anyone with a "
			     "computer account may impersonate it",
			     "NTLM, Basic and Digest do not authenticate the server, so they are disabled without SSL "
			     "or TrustedHosts",
			     TRUST_HOST);
}
