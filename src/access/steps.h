/* SPDX-License-Identifier: MIT */
/* What the step functions share; private to this folder. */
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

/* What a step is decided by: the scenario, and what its facts imply about the token of the user. */
struct access_token {
	struct access_decision *decision;
	const struct access_scenario *scenario;
	const struct namespace_security *space; /* NULL if no file mentions it */
	struct access_step *step;
};

typedef void access_step_function(struct access_token *token);

#define STEP(number, name, transports, function) access_step_function function;
#include "access/steps.def"

/*
 * Give the step its verdict; the format makes the reason. `source` names the document, `remedy` how to fix it, and
 * `fact` the key of the fact to state; the last two may be NULL.
 */
void step_pass(struct access_token *token, const char *source, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void step_fail(struct access_token *token, uint32_t code, const char *source, const char *remedy, const char *format,
	       ...) __attribute__((format(printf, 5, 6)));
void step_unknown(struct access_token *token, const char *source, const char *fact, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void step_skip(struct access_token *token, const char *reason);

/* Gives the verdict of a yes-or-no fact: pass if it is `good`, fail if it is the opposite. */
void step_by_fact(struct access_token *token, enum fact_state state, enum fact_state good, const char *fact,
		  const char *source, uint32_t code, const char *passes, const char *fails, const char *remedy);

/* Records that a contradiction of the documents concerns the scenario. */
void step_meets(struct access_token *token, enum access_conflict_id conflict);

/* ---- the token ---- */

enum fact_state token_is_local(const struct access_token *token); /* the client is on the target */
bool token_is_loopback(const struct access_token *token);         /* the target is named localhost or similar */
bool token_is_address(const char *target);                        /* an IP address, not a name */
enum fact_state token_is_administrator(const struct access_token *token);
enum fact_state token_is_filtered(const struct access_token *token); /* UAC makes Administrators deny-only */
enum fact_state token_is_hardened(const struct access_token *token); /* DCOM requires PktIntegrity */

/* The method over WinRM, METHOD_DEFAULT if no document specifies it; and the protocol that Negotiate picks, if known. */
enum fact_method token_method(const struct access_token *token);
enum fact_method token_protocol(const struct access_token *token);
enum fact_state token_trusts_host(const struct access_token *token); /* the client's TrustedHosts lists the target */

/*
 * Whether the descriptor grants the user the rights, for every value of the unknown facts: VERDICT_PASS if it does in
 * all cases, VERDICT_FAIL if in none. An ACE for a group that may contain the user is evaluated both ways.
 */
enum access_verdict token_check(const struct access_token *token, const struct sd_descriptor *sd,
				enum rights_object object, uint32_t wanted);

#endif
