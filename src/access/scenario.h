/* SPDX-License-Identifier: MIT */
/*
 * An access scenario: the facts about a principal, a client and a target that decide who can connect (facts.def). A
 * fact that is not stated stays unknown, unless documented defaults are requested.
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

/* The values of facts. scenario.c lists the words of each enumeration in the same order. */
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

/* The number of facts. */
enum {
	FACTS = 0
#define FACT_ROW +1
#include "access/facts.def"
};

/* A field for each fact. An unknown text, list or descriptor is NULL, an unknown number 0. */
struct access_scenario {
#define CHOICE(type, field, key, words, given, assumed, source, description) enum fact_##type field;
#define YESNO(field, key, given, assumed, source, description) enum fact_state field;
#define STRING(field, key, assumed, source, description) const char *field;
#define NUMBER(field, key, description) uint32_t field;
#define SIDS(field, key, description) struct sid_list field;
#define SDDL(field, key, object, assumed, source, description) const struct sd_descriptor *field;
#include "access/facts.def"
	const char *stated[FACTS]; /* the text of each fact; NULL if it was not stated */
	bool is_assumed[FACTS];    /* the value is a documented default */
	bool assumes;              /* documented defaults were requested */
	struct arena arena;
};

/* An operation, and the rights that it needs besides those to connect. */
struct access_operation {
	const char *word;
	uint32_t rights[3]; /* any one of these sets is enough; 0 after the last */
	uint32_t winrm;     /* the generic right in WinRM's own descriptor */
};

/* Sets all facts to their initial values: a synchronous DCOM connection at the default level, to read. */
void access_scenario_init(struct access_scenario *scenario);
void access_scenario_free(struct access_scenario *scenario);

/* States a fact; the last value wins. Returns NULL, or an error message that the arena of the scenario owns. */
const char *access_scenario_set(struct access_scenario *scenario, const char *key, const char *value);

/*
 * States the facts of a JSON object: each key with a string, an integer, a boolean for yes or no, null for unknown, or
 * an array of strings for a list. Returns NULL or an error message, as above.
 */
const char *access_scenario_read(struct access_scenario *scenario, const uint8_t *bytes, size_t size);

/*
 * Reads the stated texts into the fields; with `assumes`, facts that are unknown get their documented defaults. Returns
 * NULL or an error message, as above. To be called once, before access_decide().
 */
const char *access_scenario_finish(struct access_scenario *scenario, bool assumes);

/* The operation that the scenario names; NULL if it is unknown. */
const struct access_operation *access_scenario_operation(const struct access_scenario *scenario);

/* The i-th fact in the order of facts.def; false after the last. All strings are static. */
struct access_fact {
	const char *key, *description;
	const char *const *words;     /* the values of a choice, ending with NULL; otherwise NULL */
	const char *assumed, *source; /* the documented default and its source, or NULL */
};
bool access_fact_at(size_t i, struct access_fact *fact);

/* The text of the i-th fact; NULL if it is unknown. The scenario owns it. */
const char *access_scenario_value(const struct access_scenario *scenario, size_t i);

#endif
