/* SPDX-License-Identifier: MIT */
/* What the steps of a decision share; for the files of steps alone. */
#ifndef MOFKIT_ACCESS_STEPS_H
#define MOFKIT_ACCESS_STEPS_H

#include "access/decision.h"
#include "access/sources.h"
#include "security/access_check.h"

#define CODE_DCOM_DENIED UINT32_C(0x80070005)
#define CODE_UNAVAILABLE UINT32_C(0x800706BA)
#define CODE_DENIED UINT32_C(0x80041003)
#define CODE_NO_NAMESPACE UINT32_C(0x8004100E)
#define CODE_PRIVILEGE UINT32_C(0x80041062)
#define CODE_LOCAL_CREDENTIALS UINT32_C(0x80041064)

/* The case in hand, and the step that is being decided. */
struct access_token {
	struct access_decision *decision;
	const struct access_scenario *scenario;
	const struct namespace_security *space; /* NULL: no file speaks of it */
	struct access_step *step;
};

typedef void access_step_function(struct access_token *token);

#define STEP(number, name, transports, function) access_step_function function;
#include "access/steps.def"

/* Give the verdict; the last argument is the reason. `remedy` and `fact`, the key that would decide, may be NULL. */
void step_pass(struct access_token *token, const char *source, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void step_fail(struct access_token *token, uint32_t code, const char *source, const char *remedy, const char *format,
	       ...) __attribute__((format(printf, 5, 6)));
void step_unknown(struct access_token *token, const char *source, const char *fact, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void step_skip(struct access_token *token, const char *reason);

/* The verdict that a yes-or-no fact gives: passes on `good`, fails on the other one. */
void step_by_fact(struct access_token *token, enum fact_state state, enum fact_state good, const char *fact,
		  const char *source, uint32_t code, const char *passes, const char *fails, const char *remedy);

/* Notes that the question meets a contradiction of the documents. */
void step_meets(struct access_token *token, enum access_conflict_id conflict);

/* ---- the case ---- */

enum fact_state token_is_local(const struct access_token *token); /* the target is the computer of the client */
bool token_is_loopback(const struct access_token *token);         /* it is named localhost or the like */
bool token_is_address(const char *target);                        /* an IP address, not a name */
enum fact_state token_is_administrator(const struct access_token *token);
enum fact_state token_is_filtered(const struct access_token *token); /* UAC takes Administrators out of the token */
enum fact_state token_is_hardened(const struct access_token *token); /* DCOM demands PktIntegrity */

/* The method over WinRM, METHOD_DEFAULT when no document says; and what Negotiate becomes: that or NTLM or Kerberos. */
enum fact_method token_method(const struct access_token *token);
enum fact_method token_protocol(const struct access_token *token);
enum fact_state token_trusts_host(const struct access_token *token); /* TrustedHosts of the client has the target */

/*
 * Whether the user gets the rights, for everything that the unknown facts may be: passes if in all cases, fails if in
 * none. An entry for a group in which the user may be is tried both ways.
 */
enum access_verdict token_check(const struct access_token *token, const struct sd_descriptor *sd,
				enum rights_object object, uint32_t wanted);

#endif
