/* SPDX-License-Identifier: MIT */
/*
 * A question: can this principal connect to a namespace from there? It is a set of facts, facts.def, each a word or
 * text under a key. What nobody states is unknown, and stays so unless documented defaults are asked for.
 */
#ifndef MOFKIT_ACCESS_SCENARIO_H
#define MOFKIT_ACCESS_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"
#include "security/descriptor.h"
#include "security/rights.h"

/* The words of each are a list in scenario.c, in this order; the first one is 0. */
enum fact_state { FACT_UNKNOWN, FACT_NO, FACT_YES };
enum fact_account { ACCOUNT_UNKNOWN, ACCOUNT_DOMAIN, ACCOUNT_LOCAL, ACCOUNT_ADMINISTRATOR };
enum fact_origin { FROM_UNKNOWN, FROM_LOCAL, FROM_REMOTE };
enum fact_transport { TRANSPORT_DCOM, TRANSPORT_CMDLET, TRANSPORT_WINRM, TRANSPORT_POWERSHELL };
enum fact_mode { MODE_SYNC, MODE_ASYNC };
enum fact_level { LEVEL_DEFAULT, LEVEL_NONE, LEVEL_CONNECT, LEVEL_CALL, LEVEL_PKT, LEVEL_INTEGRITY, LEVEL_PRIVACY };
enum fact_impersonation {
	IMPERSONATION_DEFAULT,
	IMPERSONATION_ANONYMOUS,
	IMPERSONATION_IDENTIFY,
	IMPERSONATION_IMPERSONATE,
	IMPERSONATION_DELEGATE
};
enum fact_method {
	METHOD_DEFAULT,
	METHOD_KERBEROS,
	METHOD_NTLM,
	METHOD_NEGOTIATE,
	METHOD_BASIC,
	METHOD_DIGEST,
	METHOD_CERTIFICATE,
	METHOD_CREDSSP
};
enum fact_system {
	SYSTEM_UNKNOWN,
	SYSTEM_NT4,
	SYSTEM_2000,
	SYSTEM_2000_SP3,
	SYSTEM_XP,
	SYSTEM_2003,
	SYSTEM_VISTA,
	SYSTEM_7_SP1,
	SYSTEM_2012_R2,
	SYSTEM_LATER
};
enum fact_edition { EDITION_UNKNOWN, EDITION_STARTER, EDITION_BASIC, EDITION_HOME, EDITION_OTHER };
enum fact_membership { IN_UNKNOWN, IN_DOMAIN, IN_WORKGROUP };
enum fact_barrier { BARRIER_UNKNOWN, BARRIER_DEFAULT, BARRIER_OPEN, BARRIER_BLOCKED };
enum fact_profile { PROFILE_UNKNOWN, PROFILE_PRIVATE, PROFILE_PUBLIC };
enum fact_scheme { SCHEME_HTTP, SCHEME_HTTPS };
enum fact_listener { LISTENER_UNKNOWN, LISTENER_NONE, LISTENER_HTTP, LISTENER_HTTPS, LISTENER_BOTH };
enum fact_hop { HOP_UNKNOWN, HOP_NONE, HOP_DELEGATION, HOP_TRUST, HOP_CREDENTIALS };

struct sid_list {
	struct sid *items;
	size_t count;
};

/* How many facts there are. */
enum {
	FACTS = 0
#define FACT_ROW +1
#include "access/facts.def"
};

/* Each fact has the type of its kind; a text, list or descriptor that is not known is NULL, a number 0. */
struct access_scenario {
#define CHOICE(type, field, key, words, given, assumed, source, meaning) enum fact_##type field;
#define YESNO(field, key, given, assumed, source, meaning) enum fact_state field;
#define STRING(field, key, assumed, source, meaning) const char *field;
#define NUMBER(field, key, meaning) uint32_t field;
#define SIDS(field, key, meaning) struct sid_list field;
#define SDDL(field, key, object, assumed, source, meaning) const struct sd_descriptor *field;
#include "access/facts.def"
	const char *stated[FACTS]; /* the text of each fact, NULL when nobody stated it */
	bool is_assumed[FACTS];    /* a documented default stands for what nobody stated */
	bool assumes;              /* documented defaults were asked for */
	struct arena arena;
};

/* What the operation of the question is called, and the rights that it needs beside those to connect. */
struct access_operation {
	const char *word;
	uint32_t rights[3]; /* any one of these sets will do; 0 behind the last */
	uint32_t winrm;     /* the generic right for WinRM's own descriptor */
};

/* Sets what a client does if it says nothing: connects by DCOM, synchronously, to read, at the default level. */
void access_scenario_init(struct access_scenario *scenario);
void access_scenario_free(struct access_scenario *scenario);

/* States a fact, over an earlier one. Returns NULL, or why not in a sentence that the arena of the question holds. */
const char *access_scenario_set(struct access_scenario *scenario, const char *key, const char *value);

/*
 * States the facts of a JSON object: a key for each, with a string, a number, a boolean for yes and no, null for
 * unknown, or an array of strings for a list. Returns NULL or why not.
 */
const char *access_scenario_read(struct access_scenario *scenario, const uint8_t *bytes, size_t size);

/*
 * Reads what was stated, and with `assumes` puts documented defaults where nothing was. Returns NULL or what is wrong.
 * To be called once, before the question is asked.
 */
const char *access_scenario_finish(struct access_scenario *scenario, bool assumes);

const struct access_operation *access_scenario_operation(const struct access_scenario *scenario);

/* The i-th fact in the order of facts.def: its key, what it is, and what may be said; false behind the last. */
struct access_fact {
	const char *key, *meaning;
	const char *const *words;     /* NULL: no choice */
	const char *assumed, *source; /* the documented default and who says so, or NULL */
};
bool access_fact_at(size_t i, struct access_fact *fact);

/* What the question holds for the i-th fact, as text; NULL when it is not known. */
const char *access_scenario_value(const struct access_scenario *scenario, size_t i);

#endif
